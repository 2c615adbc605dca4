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
_DIRECTION: Final = frozenset("to into a hasta hacia nach à 到 往".split())
_IN: Final = frozenset("in at for en para bei zu für pour 在".split())
_SENDING: Final = frozenset(
    "ship shipped shipping send sent sending deliver delivered delivery dispatch dispatched "
    "freight enviar enviado enviados enviame envia envien mandar manda manden entregar "
    "entrega entreguen embarcar llevar liefern lieferung versand senden schicken livrer "
    "livraison envoyer".split()
)
_ENDS: Final = frozenset(". ; ! ?".split())
_FAR: Final = 8
"""Tokens between a verb of sending and the preposition that belongs to it."""
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
    yield from _towards(utterance)
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


def _towards(utterance: Utterance) -> Iterator[DeliveryMention]:
    """A place after a plain preposition: "to Rotterdam", "ship 2000 of them to Felixstowe".

    After a verb of sending any name is one; without it, only a town that trade knows by its name,
    or, after a word of direction, a country.
    """
    sending: int | None = None
    for index in range(len(utterance.tokens) - 1):
        word = utterance.word(index)
        if word in _ENDS:
            sending = None
        elif word in _SENDING:
            sending = index
        if word not in _DIRECTION and word not in _IN:
            continue
        if utterance.before("supplier_before", index + 1) is not None and word in _IN:
            continue
        if utterance.before("deliver", index + 1) is not None:
            continue
        place = place_at(utterance, index + 1, sure=False)
        if place is None or is_origin(utterance, index, place.last):
            continue
        sent = sending is not None and index - sending <= _FAR and word in _DIRECTION
        known = country_of_town(place.name) is not None
        country = place.country is not None and not known and word in _DIRECTION
        if sent or known or (country and index == 0):
            yield _mention(utterance, index, index + 1, None, place, 0.9 if sent else 0.8)


def is_origin(utterance: Utterance, index: int, last: int) -> bool:
    """Whether a place says where goods or their makers are from: "a factory in Ningbo"."""
    before = utterance.before("supplier_before", index)
    return before is not None or utterance.after("supplier_after", last) is not None


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
