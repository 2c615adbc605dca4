"""Counts that are a property of the goods, not how many are wanted: "10 trays", "三个烛芯"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from data.constraint import Constraint, Operator
from data.schema.model import AttributeDefinition, AttributeKind
from dialogue.grammar.mention import Mention, NumberMention, QuantityMention
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.evidence import names_goods
from dialogue.understand.telling import link_words

_TIMES: Final = 1.5
"""How far beyond what products have a count may be, and still be read so."""
_PIECES: Final = frozenset(("piece", "pcs", "unit", "set"))
_BY_THE_PIECE: Final = ("H87", "C62", "EA", None)
_SETS: Final = frozenset("set sets kit kits juego juegos maletin 套 套装".split())
_BOUNDS: Final = (Operator.AT_LEAST, Operator.MORE, Operator.AT_MOST, Operator.LESS)


def read_counts(draft: Draft) -> None:
    """Read quantities as numbers where what is counted is an attribute without a unit.

    Also numbers whose unit no attribute has, and whose unit's word is a value: "40 mesh chairs";
    and adjectives that count: "dual heads", "双头".
    """
    draft.mentions += _adjectives(draft)
    draft.mentions = [_without_unit(draft, _as_count(draft, one)) for one in draft.mentions]
    draft.mentions += _chinese(draft)
    draft.mentions = [_of_a_set(draft, one) for one in _without_the_set(draft)]
    draft.mentions.sort(key=lambda one: (one.start, one.end))


def _as_count(draft: Draft, mention: Mention) -> Mention:
    if not isinstance(mention, QuantityMention) or mention.annual:
        return mention
    for match in draft.matches:
        inside = mention.start < match.start < mention.end <= match.end
        behind = match.start >= mention.end and not _between(draft, mention.end, match.start)
        named = (
            match.end <= mention.start and not draft.utterance[match.end : mention.start].strip()
        )
        if not (inside or behind or named) or names_goods(draft, match):
            continue
        kinds = (EntryKind.NAME,) if named else (EntryKind.NAME, EntryKind.NAME_PART)
        for entry in match.of(*kinds):
            attribute = draft.scope.attributes.get(entry.field)
            if attribute is not None and _counts(draft, mention, match, attribute):
                end = mention.end if named else min(mention.end, match.start)
                return NumberMention(
                    start=mention.start,
                    end=end,
                    words=draft.words(mention.start, end),
                    confidence=mention.confidence,
                    low=_low(mention),
                    high=_high(mention),
                    operator=mention.operator,
                )
    return mention


def _without_the_set(draft: Draft) -> list[Mention]:
    """The mentions without a "one set" right before how many pieces it has: 一套4片."""
    starts = {one.start for one in draft.mentions if isinstance(one, QuantityMention)}
    return [
        one
        for one in draft.mentions
        if not (
            isinstance(one, QuantityMention)
            and one.number == 1
            and one.words[-1:] in _SETS
            and one.end in starts
        )
    ]


def _of_a_set(draft: Draft, mention: Mention) -> Mention:
    """The bare number behind "set of", as the pieces of a set; others as they are."""
    counted = isinstance(mention, QuantityMention) and mention.unit in _BY_THE_PIECE
    bare = isinstance(mention, NumberMention) and mention.unit is None and not mention.values
    if isinstance(mention, QuantityMention) and counted and not mention.annual:
        number = float(mention.number)
    elif isinstance(mention, NumberMention) and bare:
        number = mention.low
    else:
        return mention
    named = [one for one in draft.scope.attributes.values() if _counts_pieces(one, number)]
    if not named or not _is_in_a_set(draft, mention.start, mention.end, after=False):
        return mention
    draft.items.append(
        Item(
            mention.start,
            mention.end,
            Constraint(named[0].id, Operator.EQUAL, (number,)),
            confidence=0.9,
        )
    )
    left, _ = draft.clause(mention.start)
    for token in draft.tokens_between(left, mention.start):
        if token.text in _SETS:
            draft.use(token.start, token.end)
    draft.use(mention.start, mention.end)
    return mention


def _counts_pieces(attribute: AttributeDefinition, number: float) -> bool:
    spread = attribute.quantiles
    if attribute.kind is not AttributeKind.NUMBER or attribute.unit is not None or spread is None:
        return False
    pieces = any("piece" in name.casefold() for name in attribute.names)
    return pieces and spread.minimum / _TIMES <= number <= spread.maximum * _TIMES


def _chinese(draft: Draft) -> list[Mention]:
    """A numeral right in front of what is counted, without a measure word: 两层, 三轴."""
    found: list[Mention] = []
    for match in draft.matches:
        place = match.start - 1
        number = _NUMERALS.get(draft.utterance[place : match.start]) if place >= 0 else None
        alone = place == 0 or draft.utterance[place - 1 : place] not in _NUMERALS
        if number is None or not alone:
            continue
        if any(one.start <= place < one.end for one in draft.mentions):
            continue
        fields = [entry.field for entry in match.of(EntryKind.NAME, EntryKind.NAME_PART)]
        attributes = [
            draft.scope.attributes[one] for one in fields if one in draft.scope.attributes
        ]
        if any(one.kind is AttributeKind.NUMBER and one.unit is None for one in attributes):
            found.append(
                NumberMention(
                    start=place,
                    end=match.start,
                    words=draft.utterance[place : match.start],
                    confidence=0.9,
                    low=float(number),
                    high=float(number),
                )
            )
    return found


_NUMERALS: Final = dict(
    zip("一二两三四五六七八九十", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True)
)


_ADJECTIVES: Final = {
    "single": 1,
    "dual": 2,
    "double": 2,
    "twin": 2,
    "triple": 3,
    "quad": 4,
    "doble": 2,
    "doppel": 2,
    "单": 1,
    "双": 2,
}


def _adjectives(draft: Draft) -> list[Mention]:
    found: list[Mention] = []
    for place, token in enumerate(draft.tokens):
        number = _ADJECTIVES.get(token.text) or _hyphened(draft, place)
        if number is None or place + 1 >= len(draft.tokens):
            continue
        if any(m.first <= place < m.last and _is_a_value(m) for m in draft.matches):
            continue
        counted = [m for m in draft.matches if m.first == place + 1]
        if any(_takes(draft, match, number) for match in counted):
            found.append(
                NumberMention(
                    start=token.start,
                    end=token.end,
                    words=draft.words(token.start, token.end),
                    confidence=0.85,
                    low=float(number),
                    high=float(number),
                )
            )
    return found


def _hyphened(draft: Draft, place: int) -> int | None:
    """The number of "6-tray", which general grammar takes for a part of a name."""
    token = draft.tokens[place]
    if not token.text.isdecimal() or len(token.text) > 4 or place + 1 >= len(draft.tokens):
        return None
    if draft.utterance[token.end : draft.tokens[place + 1].start] != "-":
        return None
    taken = any(one.start < token.end and token.start < one.end for one in draft.mentions)
    return None if taken else int(token.text)


def _is_a_value(match: Match) -> bool:
    return any(not entry.weak for entry in match.of(EntryKind.VALUE))


def _takes(draft: Draft, match: Match, number: int) -> bool:
    """Whether what a match names is counted, and can be this many."""
    for entry in match.of(EntryKind.NAME, EntryKind.NAME_PART):
        attribute = draft.scope.attributes.get(entry.field)
        if attribute is None or attribute.kind is not AttributeKind.NUMBER:
            continue
        spread = attribute.quantiles
        if attribute.unit is None and spread is not None:
            return spread.minimum <= number <= spread.maximum * _TIMES
    return False


def _low(mention: QuantityMention) -> float:
    below = mention.operator in (Operator.AT_MOST, Operator.LESS)
    return float("-inf") if below else float(mention.number)


def _high(mention: QuantityMention) -> float:
    above = mention.operator in (Operator.AT_LEAST, Operator.MORE)
    return float("inf") if above else float(mention.high or mention.number)


def _between(draft: Draft, start: int, end: int) -> bool:
    return bool(draft.utterance[start:end].strip())


def _counts(
    draft: Draft, mention: QuantityMention, match: Match, attribute: AttributeDefinition
) -> bool:
    spread = attribute.quantiles
    if attribute.kind is not AttributeKind.NUMBER or attribute.unit is not None or spread is None:
        return False
    number = float(mention.number)
    if not spread.minimum / _TIMES <= number <= spread.maximum * _TIMES:
        return False
    pieces = _PIECES & {token.stem for token in draft.tokens[match.first : match.last]}
    pieces |= {"piece"} if any("piece" in name.casefold() for name in attribute.names) else set()
    if not pieces:
        return True
    # "500 pcs" is how many are wanted; "at least 100 pieces" and "100-piece" are in each set.
    joined = "-" in draft.utterance[mention.start : match.end]
    return mention.operator in _BOUNDS or joined or _is_in_a_set(draft, mention.start, match.end)


def _is_in_a_set(draft: Draft, start: int, end: int, *, after: bool = True) -> bool:
    """Whether pieces are those of one set: "94 piece tool set", "set of 94 pieces", 94件套."""
    left, right = draft.clause(start)
    links = link_words()
    before = [one for one in draft.tokens_between(left, start) if one.text not in links][-1:]
    if before and before[0].text in _SETS:
        return True
    behind = draft.tokens_between(end, right)[: 3 if after else 0]
    return any(one.text in _SETS for one in behind[:1]) or (
        draft.words(start, end).casefold().endswith("piece")
        and any(one.text in _SETS for one in behind)
    )


def _without_unit(draft: Draft, mention: Mention) -> Mention:
    if not isinstance(mention, NumberMention) or mention.unit is None:
        return mention
    values = [
        match
        for match in draft.matches
        if mention.start < match.start < mention.end and match.of(EntryKind.VALUE)
    ]
    if not values or _has_dimension(draft.scope.attributes.values(), mention):
        return mention
    place = values[0].start
    return NumberMention(
        start=mention.start,
        end=place,
        words=draft.words(mention.start, place),
        confidence=mention.confidence,
        low=mention.low,
        high=mention.high,
        operator=mention.operator,
        values=mention.values,
    )


def _has_dimension(attributes: Iterable[AttributeDefinition], mention: NumberMention) -> bool:
    return any(one.dimension == mention.dimension for one in attributes)
