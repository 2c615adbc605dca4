"""Where goods are to go, and on which Incoterms rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dialogue.grammar.country_words import country_of_town
from dialogue.grammar.mention import DeliveryMention
from dialogue.grammar.place import Named, place_at
from dialogue.grammar.utterance import Utterance

_WORDS_IN_SMALL: Final = frozenset({"cip", "fas", "cpt", "dap", "caf"})
_WEAK: Final = frozenset({"nach", "we are in", "we're in", "i am in", "i'm in", "based in", "frei"})
_PLACES_OF_ALL: Final = frozenset({"based in", "located in", "shop in", "lager in"})


def deliveries(utterance: Utterance) -> Iterator[DeliveryMention]:
    """The delivery terms and destinations of an utterance."""
    for hit in utterance.all("incoterm"):
        rule = str(hit.entry.value)
        raw = utterance.text[hit.start : hit.end]
        folded = utterance.folded[hit.start : hit.end]
        if utterance.attached(hit.first) and utterance.word(hit.first - 1) in ("-", "_"):
            continue
        confidence = 1.0
        if not raw.isupper() and " " not in raw:
            confidence = 0.5 if folded in _WORDS_IN_SMALL else 0.9
        last = hit.last
        leading = utterance.after("deliver", last)
        if leading is not None:
            last = leading.last
        place = place_at(utterance, last, sure=leading is not None)
        if place is None:
            last = hit.last
        yield _mention(utterance, hit.first, last, rule, place, confidence)
    for hit in utterance.all("deliver"):
        longest = utterance.after("deliver", hit.first)
        if longest is not hit:
            continue
        folded = utterance.folded[hit.start : hit.end]
        place = place_at(utterance, hit.last, sure=folded not in _WEAK)
        if place is None:
            continue
        confidence = 1.0
        if folded in _WEAK or folded in _PLACES_OF_ALL:
            confidence = 0.8 if place.country is not None else 0.6
        before = utterance.before("incoterm", hit.first)
        if before is not None:
            continue
        yield _mention(utterance, hit.first, hit.last, None, place, confidence)


def _mention(
    utterance: Utterance,
    first: int,
    last: int,
    rule: str | None,
    place: Named | None,
    confidence: float,
) -> DeliveryMention:
    if place is not None:
        last, confidence = place.last, confidence * place.confidence
    start, end = utterance.tokens[first].start, utterance.tokens[last - 1].end
    return DeliveryMention(
        start=start,
        end=end,
        words=utterance.text[start:end],
        confidence=confidence,
        incoterm=rule,
        place=None if place is None else place.name,
        country=None if place is None else place.country or country_of_town(place.name),
    )
