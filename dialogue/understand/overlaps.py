"""A wording of the catalogue and a mention of the grammar in one place: which of them stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from data.schema.model import AttributeKind
from dialogue.grammar.mention import (
    CertificationMention,
    CountryMention,
    DateMention,
    Mention,
    MoneyMention,
    NumberMention,
    QuantityMention,
)
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.wordings import VARIANT

_FOR: Final = frozenset(("for", "para", "für", "pour"))


def settle_overlaps(draft: Draft) -> None:
    """A wording of the catalogue and a mention on the same characters: the longer one stands."""
    kept: list[Mention] = []
    for mention in draft.mentions:
        over = [m for m in draft.matches if m.start < mention.end and mention.start < m.end]
        stronger = [m for m in over if _is_stronger(draft, m, mention)]
        if _is_no_country(draft, mention, over):
            continue
        if any(_is_name_of_a_flag(draft, m, mention) for m in over):
            continue
        mention = _without_currency(draft, mention, over)
        if stronger:
            rest = _before(mention, min(one.start for one in stronger))
            if rest is not None:
                kept.append(rest)
            continue
        kept.append(mention)
        if isinstance(mention, NumberMention):
            draft.matches = [
                m
                for m in draft.matches
                if m not in over
                or not (mention.start <= m.start and m.end <= mention.end)
                or m.of(EntryKind.NAME)
            ]
        else:
            draft.matches = [m for m in draft.matches if m not in over or _has_name(m)]
    draft.mentions = kept


def _before(mention: Mention, place: int) -> Mention | None:
    """The number of a quantity whose unit is a part of what is counted: "5000 cajas de pizza"."""
    number = place - mention.start
    if not isinstance(mention, QuantityMention) or not mention.words[:number].strip():
        return None
    if not mention.words[:number].strip()[-1].isalnum():
        return None
    return replace(mention, end=place, words=mention.words[:number].rstrip(), unit=None)


def drop_verbs(draft: Draft) -> None:
    """A name that begins a phrase of correction is its verb: "make that 30" is about no brand."""
    cues = draft.cues_of(CueKind.CORRECT)
    draft.matches = [
        match
        for match in draft.matches
        if match.of(EntryKind.VALUE, EntryKind.CATEGORY)
        or not any(match.start == cue.start and match.end < cue.end for cue in cues)
    ]


def is_waved_away(draft: Draft, mention: Mention) -> bool:
    """A mention inside a phrase of indifference: "no rush"."""
    return any(
        cue.start <= mention.start and mention.end <= cue.end
        for cue in draft.cues_of(CueKind.INDIFFERENT, CueKind.UNKNOWN, CueKind.ASK_PRICE)
    )


def asked_for(draft: Draft, mention: Mention) -> Mention:
    """A number that 有没有 asks for is not ruled out by its 没有."""
    if isinstance(mention, NumberMention) and mention.negated:
        for cue in draft.cues_of(CueKind.ASK_COUNT):
            if cue.start <= mention.start and mention.start - cue.end <= 2:
                return replace(mention, negated=False)
    return mention


def _is_name_of_a_flag(draft: Draft, match: Match, mention: Mention) -> bool:
    """Whether what looks like a number is what goods have or have not: "4G" is no four grams."""
    core = mention.words.casefold().split()[-1:]
    if not isinstance(mention, NumberMention) or match.end != mention.end:
        return False
    if core != [draft.words(match.start, match.end).casefold()]:
        return False
    return any(
        draft.scope.attributes[entry.field].kind is AttributeKind.BOOLEAN
        for entry in match.of(EntryKind.NAME)
        if entry.field in draft.scope.attributes
    )


def _without_currency(draft: Draft, mention: Mention, over: list[Match]) -> Mention:
    """A sum of money whose currency is a number's name here: a heat pump's "COP 2.2"."""
    if not isinstance(mention, MoneyMention) or mention.per_unit is not None or mention.total:
        return mention
    numbers = [
        entry
        for match in over
        if match.end - match.start == len(mention.currency or "")
        for entry in match.of(EntryKind.NAME, EntryKind.NAME_PART)
        if entry.field in draft.scope.attributes
        and draft.scope.attributes[entry.field].kind is AttributeKind.NUMBER
    ]
    if not numbers or mention.low is mention.high is None:
        return mention
    return NumberMention(
        start=mention.start,
        end=mention.end,
        words=mention.words,
        confidence=mention.confidence,
        low=float("-inf") if mention.low is None else float(mention.low),
        high=float("inf") if mention.high is None else float(mention.high),
        operator=mention.operator,
    )


def _has_name(match: Match) -> bool:
    return bool(match.of(EntryKind.NAME, EntryKind.TERM))


def _is_stronger(draft: Draft, match: Match, mention: Mention) -> bool:
    values = match.of(EntryKind.VALUE)
    if not values or values[0].confidence < 0.8:
        return False
    length, other = match.end - match.start, mention.end - mention.start
    stated = values[0].confidence >= VARIANT and not values[0].weak
    if isinstance(mention, CertificationMention):
        stated = stated or _is_standard(draft, values[0].field)
        return length >= other if stated else length > other
    if isinstance(mention, DateMention):
        # "Candles for Christmas" are of that occasion, where candles have one.
        meant = mention.words.split()[0].casefold() in _FOR and match.end == mention.end
        return length >= other or meant if stated else length > other
    weak = all(entry.weak for entry in values) and all(
        entry.field != draft.asked and not _is_named(draft, match, entry.field) for entry in values
    )
    if isinstance(mention, NumberMention | MoneyMention | CountryMention):
        return not weak and length >= other
    if isinstance(mention, QuantityMention) and not any(map(str.isdigit, mention.words)):
        # A count in words that is itself a value: "two piece".
        return not weak and length >= other
    return length > other


def _is_standard(draft: Draft, field: str) -> bool:
    """Whether an attribute says which standard goods follow."""
    attribute = draft.scope.attributes.get(field)
    return attribute is not None and "standard" in attribute.label.casefold()


def _is_no_country(draft: Draft, mention: Mention, over: list[Match]) -> bool:
    """Whether a country without its capital is a word for the goods: "cuba" is also a bowl."""
    if not isinstance(mention, CountryMention):
        return False
    words = draft.utterance[mention.start : mention.end]
    goods = any(match.of(EntryKind.VALUE, EntryKind.CATEGORY) for match in over)
    return words.isascii() and words.islower() and goods


def _is_named(draft: Draft, match: Match, field: str) -> bool:
    """Whether the attribute's name, or a word of it, stands right beside a value."""
    return any(
        entry.field == field
        for other in draft.matches
        if other.last == match.first or other.first == match.last
        for entry in other.of(EntryKind.NAME, EntryKind.NAME_PART)
    )
