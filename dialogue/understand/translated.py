"""Finding the catalogue's English words in what is said in another language, or otherwise.

Phrases of the trade lexicon in a row are put together, links between them left out, and looked up
among the catalogue's wordings whatever their order: "cabina cerrada" is "closed cabin".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dialogue.understand.cues import lexicon
from dialogue.understand.entry import Entry, EntryKind
from dialogue.understand.telling import Stems
from dialogue.understand.text import Prepared, Token
from dialogue.understand.translation import Span, TradeLexicon, trade_lexicon
from dialogue.understand.vocabulary import Vocabulary
from dialogue.understand.wordings import TRADE

MEANT: Final = 0.94
"""Certainty of the meaning that a foreign phrase has most often."""
_LESS: Final = 0.03
_MOST_PARTS: Final = 4
_MOST_STEMS: Final = 6
_NEAR: Final = 0.8
_PARTICLES: Final = frozenset("的色款")
_JOINING: Final = frozenset(" -'\u00a0\u3000")

Hits = dict[int, list[tuple[int, Entry]]]


class Translations:
    """The lexicon's phrases in one utterance.

    Args:
        text: the utterance.
        language: BCP 47 tag it is in; Chinese characters are read as Chinese in any.
    """

    def __init__(self, text: Prepared, language: str) -> None:
        own = language.split("-")[0]
        languages = dict.fromkeys((*(("zh",) if text.is_chinese else ()), own))
        self._utterance = text.utterance
        self._tokens: Sequence[Token] = text.tokens
        self._lexicons = [trade_lexicon(one) for one in languages]
        self._spans = [one.spans(self._tokens) for one in self._lexicons]
        self._stop = lexicon(own).stop if own in ("es", "de", "fr", "en") else frozenset()
        self.only_english = own == "en" and not text.is_chinese

    def knows(self, place: int) -> bool:
        """Whether the lexicon has a phrase that starts at a token."""
        return any(spans[place] for spans in self._spans)

    def stems(self) -> Iterator[str]:
        """The English stems of what the phrases of the utterance can mean."""
        for spans in self._spans:
            for at_token in spans:
                for span in at_token:
                    for meaning in span.meanings:
                        if meaning.rank <= 1:
                            yield from meaning.stems

    def longest(
        self, place: int, vocabularies: Sequence[Vocabulary]
    ) -> tuple[int, list[Entry], float]:
        """The longest wording said at a token: where it ends, its meanings, and how sure they are.

        A wording begins with a phrase of the lexicon, or with an English word that one follows.
        """
        hits: Hits = defaultdict(list)
        for one, spans in zip(self._lexicons, self._spans, strict=True):
            self._walk(_Walk(one, spans, vocabularies, hits, place), place, (), 0, 0, 0)
        for last in sorted(hits, reverse=True):
            entries = _chosen(hits[last])
            if not entries:
                continue
            if last == place + 1 and self._says_little(place) and not self._is_marked(last):
                entries = [replace(entry, weak=True) for entry in entries]
            elif last > place + 1:
                # "low cut", 低帮: two words of trade mean what one of them ("low") may not.
                entries = [replace(entry, weak=False) for entry in entries]
            least = min(rank for rank, _ in hits[last])
            return last, entries, MEANT - _LESS * min(least, 3)
        return place, [], 0.0

    def _walk(
        self, walk: _Walk, place: int, bag: Stems, rank: int, parts: int, foreign: int
    ) -> None:
        if foreign:
            walk.look_up(place, bag, rank)
        if parts == _MOST_PARTS or len(bag) >= _MOST_STEMS:
            return
        for at in self._next(walk, place) if parts else (place,):
            if at >= len(self._tokens):
                continue
            for span in walk.spans[at]:
                for meaning in span.meanings:
                    if walk.knows(meaning.stems):
                        stems = (*bag, *meaning.stems)
                        self._walk(
                            walk, span.last, stems, rank + meaning.rank, parts + 1, foreign + 1
                        )
            token = self._tokens[at]
            english = token.stem.isascii() and token.text not in walk.lexicon.links
            if english and not walk.spans[at] and walk.knows((token.stem,)):
                self._walk(walk, at + 1, (*bag, token.stem), rank, parts + 1, foreign)

    def _next(self, walk: _Walk, place: int) -> tuple[int, ...]:
        """Where the next phrase can start: here, or behind the links that stand here."""
        at = place
        while at < len(self._tokens) and self._joins(at):
            if self._tokens[at].text not in walk.lexicon.links:
                return (place,) if at == place else (place, at)
            at += 1
        return (place,) if place < len(self._tokens) and self._joins(place) else ()

    def _joins(self, place: int) -> bool:
        gap = self._utterance[self._tokens[place - 1].end : self._tokens[place].start]
        return all(letter in _JOINING for letter in gap)

    def _is_marked(self, place: int) -> bool:
        """Whether a particle behind one Chinese character makes it a property: 粉的, 白色款."""
        return place < len(self._tokens) and self._tokens[place].text in _PARTICLES

    def _says_little(self, place: int) -> bool:
        """One Chinese character, or a word that is common without meaning goods."""
        word = self._tokens[place].text
        return (len(word) == 1 and not word.isascii()) or word in self._stop


class _Walk:
    """What stays the same while the phrases that follow a token are put together."""

    def __init__(
        self,
        lexicon: TradeLexicon,
        spans: Sequence[Sequence[Span]],
        vocabularies: Sequence[Vocabulary],
        hits: Hits,
        first: int,
    ) -> None:
        self.lexicon = lexicon
        self.spans = spans
        self._vocabularies = vocabularies
        self._hits = hits
        self._first = first

    def knows(self, stems: Stems) -> bool:
        """Whether every word stands in the catalogue, so that a wording may come of it."""
        return all(any(stem in one.stems for one in self._vocabularies) for stem in stems)

    def look_up(self, last: int, bag: Stems, rank: int) -> None:
        """Note the wordings that have just these words."""
        key = tuple(sorted(bag))
        for vocabulary in self._vocabularies:
            for stems in vocabulary.bags.get(key, ()):
                for entry in vocabulary.entries[stems]:
                    if entry.kind is not EntryKind.CATEGORY:
                        self._hits[last].append((rank, entry))
                    elif self.lexicon.language != "en":
                        # Goods are called by their first name; the others are near to it.
                        sure = entry.confidence if rank == 0 else min(entry.confidence, _NEAR)
                        self._hits[last].append((rank, replace(entry, confidence=sure)))


def _chosen(hits: Sequence[tuple[int, Entry]]) -> list[Entry]:
    """Per field the first meaning that the catalogue has; a whole label before a part of one."""
    found: dict[tuple[EntryKind, str, tuple[str, ...]], Entry] = {}
    order = sorted(hits, key=lambda hit: (hit[1].confidence < TRADE, hit[0], -hit[1].confidence))
    ranks: dict[tuple[EntryKind, str, tuple[str, ...]], int] = {}
    for rank, entry in order:
        key = (entry.kind, entry.field, entry.path)
        known = found.get(key)
        if known is None:
            found[key] = entry
            ranks[key] = rank
        elif (
            known.kind is EntryKind.VALUE
            and rank == ranks[key]
            and (known.confidence >= TRADE) == (entry.confidence >= TRADE)
        ):
            labels = tuple(dict.fromkeys((*known.labels, *entry.labels)))
            found[key] = replace(known, labels=labels, weak=known.weak and entry.weak)
    return sorted(found.values(), key=lambda entry: -entry.confidence)
