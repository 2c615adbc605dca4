"""Finding the catalogue's words in an utterance: the longest wording from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dialogue.understand.entry import Entry, EntryKind, Match
from dialogue.understand.telling import link_words
from dialogue.understand.text import Token
from dialogue.understand.translated import Translations
from dialogue.understand.vocabulary import Vocabulary
from dialogue.understand.wordings import SAME

LIKE: Final = 0.97
"""Certainty of a wording with another ending."""
TURNED: Final = 0.9
"""Certainty of a wording whose words stand in another order."""
_LONGEST_TURNED: Final = 4


def find_matches(
    tokens: Sequence[Token],
    vocabularies: Sequence[Vocabulary],
    translations: Translations | None = None,
) -> list[Match]:
    """The wordings of the catalogue in an utterance, none overlapping another.

    Args:
        tokens: of the utterance.
        vocabularies: all of them are looked into; the longest wording of any wins.
        translations: other ways to say the catalogue's words in this utterance; its own come first.
    """
    found: list[Match] = []
    place = 0
    while place < len(tokens):
        best, entries, exact = place, [], True
        for vocabulary in vocabularies:
            last, here, same = _longest(tokens, place, vocabulary)
            if last > best:
                best, entries, exact = last, list(here), same
            elif last == best and here:
                entries += here
                exact = exact or same
        certainty = 1.0 if exact else LIKE
        turned = _turned(tokens, place, vocabularies, best)
        if turned is not None:
            best, entries = turned
            certainty = TURNED
        if translations is not None:
            best, entries, certainty = _with_translations(
                translations, place, vocabularies, (best, entries, certainty)
            )
        if best == place:
            place += 1
            continue
        found.append(
            Match(
                tokens[place].start,
                tokens[best - 1].end,
                place,
                best,
                tuple(sorted(entries, key=lambda entry: -entry.confidence)),
                certainty,
            )
        )
        only_parts = all(entry.kind is EntryKind.NAME_PART for entry in entries)
        place = place + 1 if only_parts else best
    return found


def _turned(
    tokens: Sequence[Token], place: int, vocabularies: Sequence[Vocabulary], least: int
) -> tuple[int, list[Entry]] | None:
    """A longer wording whose words stand here in another order: "adjustable 4d"."""
    run = [place]
    while len(run) < _LONGEST_TURNED and tokens[run[-1]].stem.isascii():
        if not any(tokens[run[-1]].stem in one.stems for one in vocabularies):
            return None if len(run) == 1 else _of_run(tokens, run[:-1], vocabularies, least)
        at = run[-1] + 1
        while at < len(tokens) and tokens[at].text in link_words():
            at += 1
        if at >= len(tokens) or tokens[at].start - tokens[at - 1].end > 1:
            break
        run.append(at)
    return _of_run(tokens, run, vocabularies, least)


def _of_run(
    tokens: Sequence[Token], run: list[int], vocabularies: Sequence[Vocabulary], least: int
) -> tuple[int, list[Entry]] | None:
    """The longest wording that the first tokens of a run are in any order."""
    for length in range(len(run), 1, -1):
        last = run[length - 1] + 1
        if last <= least:
            break
        stems = tuple(tokens[at].stem for at in run[:length])
        key = tuple(sorted(stems))
        found = [
            entry
            for vocabulary in vocabularies
            for wording in vocabulary.bags.get(key, ())
            for entry in vocabulary.entries[wording]
            if entry.kind is EntryKind.VALUE and entry.confidence >= SAME
        ]
        if found:
            return last, found
    return None


def _with_translations(
    translations: Translations,
    place: int,
    vocabularies: Sequence[Vocabulary],
    found: tuple[int, list[Entry], float],
) -> tuple[int, list[Entry], float]:
    """What was found in the catalogue's own words, and what is said in others.

    English words that the catalogue has stand for themselves, unless they begin a longer phrase.
    """
    best, entries, certainty = found
    strong = any(entry.kind is not EntryKind.NAME_PART for entry in entries)
    last, others, sure = translations.longest(place, vocabularies)
    if not others or last < best or (last == best and strong and translations.only_english):
        return found
    if last > best:
        return last, others, sure
    known = {(entry.kind, entry.field) for entry in entries}
    more = [entry for entry in others if (entry.kind, entry.field) not in known]
    return best, [*entries, *more], certainty if strong else sure


def _longest(
    tokens: Sequence[Token], place: int, vocabulary: Vocabulary
) -> tuple[int, Sequence[Entry], bool]:
    """Where the longest wording that starts at a token ends, and what it can mean."""
    for stems in vocabulary.starts.get(tokens[place].stem, ()):
        last = _end(tokens, place, stems)
        if last is not None:
            texts = tuple(token.text for token in tokens[place:last])
            return last, vocabulary.entries[stems], texts in vocabulary.exact
    return place, (), False


def _end(tokens: Sequence[Token], place: int, stems: tuple[str, ...]) -> int | None:
    """The token after a wording, links inside it skipped; None when it does not stand here."""
    at = place
    links = link_words()
    for number, stem in enumerate(stems):
        if number:
            # A wording ends with its sentence: words on both sides of a full stop are two things.
            while at < len(tokens) and tokens[at].stem != stem and tokens[at].text in links:
                at += 1
        if at >= len(tokens) or tokens[at].stem != stem:
            return None
        if number and tokens[at].start - tokens[at - 1].end > _gap(tokens[at - 1], tokens[at]):
            return None
        at += 1
    return at


def _gap(one: Token, other: Token) -> int:
    """Characters that may stand between two words of a wording: none inside Chinese ones."""
    return 0 if one.text[0] > "\u2e7f" and other.text[0] > "\u2e7f" else 2
