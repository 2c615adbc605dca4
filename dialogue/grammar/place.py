"""Names of places after words that lead to one: towns, ports, countries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dialogue.grammar.country import country_at
from dialogue.grammar.country_words import country_of_town
from dialogue.grammar.fold import is_han
from dialogue.grammar.lexicon import is_word
from dialogue.grammar.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Named:
    """A place: one past its last token, its name as written, its country where that is said."""

    last: int
    name: str
    country: str | None
    confidence: float = 1.0


_MOST_WORDS: Final = 4
_MOST_HAN: Final = 8
_CONNECTORS: Final = frozenset(
    "de del la las los el le les es am an der sur on upon of di do da dos das und - ' . st".split()
)
_OPENERS: Final = frozenset(
    "new los las san santa el la le les port puerto saint st st. hong abu ho kuala buenos rio cape "
    "tel sao dar bad porto santo south north west east nueva ciudad al den des".split()
)
_LEAD: Final = frozenset("the port of to in at : puerto de hafen von le port a nach ( the".split())
_NO_PLACES: Final = frozenset(
    "my our your their his her its me us you them site door warehouse customer customers address "
    "home office factory plant shop store port ports price prices terms basis order stock it this "
    "that mi nuestro nuestra obra almacen fabrica casa cliente unser unserem mein lager werk notre "
    "mon chantier usine entrepot only only? destination delivery supplier suppliers good best "
    "whatever wherever anywhere".split()
)


def place_at(utterance: Utterance, index: int, *, sure: bool) -> Named | None:
    """The place whose name begins at a token, or None.

    Args:
        utterance: the text.
        index: of the token after the words that lead to it.
        sure: whether these words lead to nothing but a place; else a name in small letters is
            none unless it is a country's.
    """
    at = index
    while at < len(utterance.tokens) and utterance.word(at) in _LEAD and at - index < 3:
        known = country_at(utterance, at)
        capital = utterance.raw(at, at + 1)[:1].isupper()
        if known is not None or (
            capital and utterance.raw(at + 1, at + 2)[:1].isupper()
            if at + 1 < len(utterance.tokens)
            else capital
        ):
            break
        at += 1
    if at >= len(utterance.tokens):
        return None
    if is_han(utterance.word(at)[0]):
        return _han(utterance, at)
    return _latin(utterance, at, sure=sure)


def _han(utterance: Utterance, index: int) -> Named | None:
    known = country_at(utterance, index)
    stops = utterance.words.of("place_stop")
    last = index
    if known is not None:
        last = known[1]
    while (
        last < len(utterance.tokens)
        and last - index < _MOST_HAN
        and is_han(utterance.word(last)[0])
        and utterance.word(last) not in stops
        and not _begins_something(utterance, last)
    ):
        last += 1
    if last == index:
        return None
    town = utterance.raw(known[1], last) if known is not None and last > known[1] else ""
    name = town or utterance.raw(index, last)
    if known is None and len(name) < 2:
        return None
    return Named(last, name, known[0] if known is not None else None, 1.0 if known else 0.9)


def _begins_something(utterance: Utterance, index: int) -> bool:
    """Whether another part of the sentence begins: a date, a limit, an amount."""
    categories = ("bound", "date_soon", "budget", "quantity", "holidays", "date_by", "incoterm")
    return any(utterance.after(category, index) is not None for category in categories)


def _latin(utterance: Utterance, index: int, *, sure: bool) -> Named | None:
    start = index
    at = index
    if utterance.word(at).isdecimal():
        # A postal code before a town.
        if not 4 <= len(utterance.word(at)) <= 6 or at + 1 >= len(utterance.tokens):
            return None
        at += 1
        if not utterance.raw(at, at + 1)[:1].isupper():
            return None
    if not is_word(utterance.word(at)):
        return None
    known = country_at(utterance, at)
    capital = utterance.raw(at, at + 1)[:1].isupper()
    word = utterance.word(at)
    if known is not None:
        return Named(known[1], utterance.raw(start, known[1]), known[0])
    if word in _NO_PLACES or _is_other(utterance, at):
        return None
    if not capital:
        for last in (at + 3, at + 2, at + 1):
            if last <= len(utterance.tokens) and country_of_town(utterance.raw(at, last)):
                return _with_country(utterance, start, last, 0.9)
        if not sure or word in utterance.words.of("place_stop"):
            return None
        last = at + 1
        if word in _OPENERS and is_word(utterance.word(last)):
            last += 1
        return _with_country(utterance, start, last, 0.7)
    last = at + 1
    words = 1
    while last < len(utterance.tokens) and words < _MOST_WORDS:
        step = last
        while (
            step < len(utterance.tokens)
            and step - last < 2
            and (utterance.word(step) in _CONNECTORS and not _is_sentence_end(utterance, step))
        ):
            step += 1
        if step >= len(utterance.tokens) or not is_word(utterance.word(step)):
            break
        if not utterance.raw(step, step + 1)[:1].isupper() or _is_other(utterance, step):
            break
        if utterance.word(step) in utterance.words.of("place_stop") and step == last:
            break
        last, words = step + 1, words + 1
        if country_at(utterance, step) is not None and words == 1:
            break
    if utterance.word(last) == "port":
        last += 1
    return _with_country(utterance, start, last, 1.0)


def _is_sentence_end(utterance: Utterance, index: int) -> bool:
    return utterance.word(index) == "." and not utterance.attached(index + 1)


def _is_other(utterance: Utterance, index: int) -> bool:
    """Whether a word belongs to another part of the grammar: a month, a holiday, a rule."""
    categories = ("month", "weekday", "holidays", "incoterm", "date_soon", "currency", "quarters")
    return any(utterance.after(category, index) is not None for category in categories)


def _with_country(utterance: Utterance, first: int, last: int, confidence: float) -> Named:
    """With the country that follows the town: "Hamburg, Germany", "Valencia (España)"."""
    name = utterance.raw(first, last)
    at = last + 1 if utterance.word(last) in (",", "(", "-", "/") else last
    if utterance.word(at) == "in":
        at += 1
    known = country_at(utterance, at) if at < len(utterance.tokens) else None
    if known is None:
        return Named(last, name, None, confidence)
    end = known[1]
    if utterance.word(end) == ")" and utterance.word(last) == "(":
        end += 1
    return Named(end, name, known[0], confidence)
