"""Countries and regions, what they are named for, and whether they are ruled out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dialogue.grammar.country_words import region_codes
from dialogue.grammar.fold import is_han
from dialogue.grammar.lexicon import Hit
from dialogue.grammar.mention import CountryMention, CountryRole
from dialogue.grammar.utterance import Utterance

_CATEGORIES: Final = ("country", "country_cased", "demonym", "region", "region_demonym")
_ROLES_BEFORE: Final = (
    ("supplier_before", CountryRole.SUPPLIER),
    ("destination_before", CountryRole.DESTINATION),
)
_CAPITAL_ONLY: Final = frozenset({"polish", "us", "cis"})
_BETWEEN: Final = frozenset("the from in la el los las de der die das aus den l ' les le".split())
_LANGUAGES_RATHER: Final = frozenset({"english", "ingles", "inglesa", "englisch", "anglais"})


@dataclass(frozen=True, slots=True)
class _Place:
    """A name of countries: its tokens and what it names."""

    first: int
    last: int
    codes: tuple[str, ...]
    region: str | None
    adjective: bool
    confidence: float


def countries(utterance: Utterance) -> Iterator[CountryMention]:
    """The countries and regions of an utterance, lists of them as one mention."""
    places = _places(utterance)
    index = 0
    floor = 0
    while index < len(places):
        group = [places[index]]
        while index + len(group) < len(places):
            following = places[index + len(group)]
            if not _joined(utterance, group[-1].last, following.first):
                break
            group.append(following)
        index += len(group)
        mention, floor = _mention(utterance, group, floor)
        yield mention


def country_at(utterance: Utterance, index: int) -> tuple[str, int] | None:
    """The country (not a region) whose name begins with a token: its code, one past its end."""
    hit = utterance.after("country", index) or utterance.after("country_cased", index)
    if hit is None or not isinstance(hit.entry.value, tuple):
        return None
    return hit.entry.value[0], hit.last


def _places(utterance: Utterance) -> list[_Place]:
    found: list[_Place] = []
    hits: list[Hit] = [hit for category in _CATEGORIES for hit in utterance.all(category)]
    hits.sort(key=lambda hit: (hit.first, hit.first - hit.last))
    end = 0
    for hit in hits:
        if hit.first < end or not _stands_alone(utterance, hit):
            continue
        place = _place(utterance, hit)
        if place is not None:
            found.append(place)
            end = hit.last
    return found


def _stands_alone(utterance: Utterance, hit: Hit) -> bool:
    """Not a part of a hyphenated or longer word ("us-style" is, "non-EU" is not)."""
    return not (utterance.attached(hit.last) and utterance.word(hit.last) in ("_", "@"))


def _place(utterance: Utterance, hit: Hit) -> _Place | None:
    value = hit.entry.value
    if not isinstance(value, tuple):
        return None
    raw = utterance.text[hit.start : hit.end]
    folded = utterance.folded[hit.start : hit.end]
    category = hit.entry.category
    adjective = category in ("demonym", "region_demonym")
    confidence = 1.0
    if folded in _CAPITAL_ONLY and not raw[:1].isupper():
        return None
    if folded == "us" and raw != "US":
        return None
    if category == "country_cased" and not raw[:1].isupper():
        if utterance.before("supplier_before", hit.first) is None and (
            utterance.before("deliver", hit.first) is None
        ):
            confidence = 0.5
        else:
            confidence = 0.9
    if adjective and folded in _LANGUAGES_RATHER:
        confidence = 0.4
    if category.startswith("region"):
        name = value[0]
        return _Place(hit.first, hit.last, region_codes(name), name, adjective, confidence)
    return _Place(hit.first, hit.last, value, None, adjective, confidence)


def _joined(utterance: Utterance, last: int, first: int) -> bool:
    """Whether two names are one list: only "or", "and" or commas, and articles, between."""
    if first == last:
        return False
    index = last
    links = 0
    while index < first:
        hit = utterance.after("country_or", index)
        if hit is not None and hit.last <= first:
            links += 1
            index = hit.last
        elif links and utterance.word(index) in _BETWEEN:
            index += 1
        else:
            return False
    return 0 < links <= 2


def _mention(utterance: Utterance, group: list[_Place], floor: int) -> tuple[CountryMention, int]:
    first, last = group[0].first, group[-1].last
    confidence = min(one.confidence for one in group)
    adjective = any(one.adjective for one in group)
    role, first, last, said = _role(utterance, first, last, floor)
    if role is CountryRole.UNKNOWN and adjective:
        confidence = min(confidence, 0.7)
    if said and adjective:
        confidence = 1.0
    negated, first, last = _negated(utterance, first, last, floor)
    start, end = utterance.tokens[first].start, utterance.tokens[last - 1].end
    codes = sorted({code for one in group for code in one.codes})
    mention = CountryMention(
        start=start,
        end=end,
        words=utterance.text[start:end],
        confidence=confidence,
        codes=tuple(codes),
        negated=negated,
        role=role,
        region=group[0].region if len(group) == 1 else None,
    )
    return mention, last


def _role(
    utterance: Utterance, first: int, last: int, floor: int
) -> tuple[CountryRole, int, int, bool]:
    """What the words around say: the role, the span with them, and whether they name makers."""
    behind = utterance.after("supplier_after", last)
    if behind is None and utterance.word(last) in ("-", "的"):
        behind = utterance.after("supplier_after", last + 1)
    if behind is not None:
        first = _opened(utterance, first, floor)
        return CountryRole.SUPPLIER, first, behind.last, True
    folded = utterance.folded[utterance.tokens[first].start : utterance.tokens[last - 1].end]
    if folded in ("国产", "国内"):
        return CountryRole.SUPPLIER, first, last, True
    market = utterance.after("destination_after", last)
    if market is not None:
        return CountryRole.DESTINATION, first, market.last, True
    noun = utterance.before("supplier_before_noun", first)
    if noun is not None and noun.first >= floor:
        return CountryRole.SUPPLIER, noun.first, last, True
    at = first
    for _ in range(2):
        for category, role in _ROLES_BEFORE:
            before = utterance.before(category, at)
            if before is not None and before.first >= floor:
                return role, before.first, last, False
        if at <= floor or utterance.word(at - 1) not in (
            "the",
            "la",
            "los",
            "der",
            "den",
            "l",
            "'",
        ):
            break
        at -= 1
    return CountryRole.UNKNOWN, first, last, False


def _opened(utterance: Utterance, first: int, floor: int) -> int:
    """With a "from" or "made in" before it."""
    before = utterance.before("supplier_before", first)
    return before.first if before is not None and before.first >= floor else first


def _negated(utterance: Utterance, first: int, last: int, floor: int) -> tuple[bool, int, int]:
    at = first
    for _ in range(5):
        for category in ("negation", "country_not"):
            hit = utterance.before(category, at)
            if hit is not None and hit.first >= floor:
                return not utterance.asks(hit), hit.first, last
        word = utterance.word(at - 1)
        fillers = utterance.words.of("country_filler")
        if at <= floor or not (word in fillers or word in ("-", "'")):
            break
        at -= 1
    behind = utterance.after("negation_after", last)
    if behind is not None and is_han(utterance.word(behind.first)[0]):
        return True, first, behind.last
    return False, first, last
