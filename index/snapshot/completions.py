"""Completions: the phrases that products are called by, in order of spelling."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from data.records import Product
from index.columns.pool import TextPool
from index.mapped import load
from index.snapshot.function_words import FUNCTION_WORDS
from index.text.fold import fold

_KEYS: Final = "completion_keys"
_SHOWN: Final = "completions"
_COUNTS: Final = "completion_counts"
_LONGEST_PHRASE: Final = 3
_LEAST: Final = 3
_MOST_HELD: Final = 1_000_000
_HIGHEST: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Completions:
    """Phrases with the number of products they name, memory-mapped.

    Attributes:
        keys: folded, in order of their UTF-8.
        shown: as the catalogue writes them.
        counts: int32.
    """

    keys: TextPool
    shown: TextPool
    counts: npt.NDArray[np.int32]

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map what `write` wrote."""
        return cls(
            TextPool.open(folder, _KEYS),
            TextPool.open(folder, _SHOWN),
            load(folder, _COUNTS),
        )

    def write(self, folder: Path) -> None:
        """Write .npy files into an existing folder."""
        self.keys.write(folder, _KEYS)
        self.shown.write(folder, _SHOWN)
        np.save(folder / f"{_COUNTS}.npy", self.counts)

    def starting_with(self, prefix: str, count: int) -> list[tuple[str, int]]:
        """The phrases most products are called by among those that begin with a prefix."""
        key = " ".join(fold(prefix).split())
        if prefix[-1:].isspace():
            key += " "
        if not key.strip():
            return []
        start, stop = self._place(key), self._place(key + _HIGHEST)
        counts = np.asarray(self.counts[start:stop])
        if not len(counts):
            return []
        # Ties keep the order of spelling, so that the shorter of two phrases comes first.
        best = np.argsort(-counts, kind="stable")[:count]
        return [(self.shown[start + int(n)], int(counts[n])) for n in best]

    def _place(self, key: str) -> int:
        low, high = 0, len(self.keys)
        wanted = key.encode()
        while low < high:
            middle = (low + high) // 2
            if self.keys[middle].encode() < wanted:
                low = middle + 1
            else:
                high = middle
        return low


class PhraseCounter:
    """Counts what products are called: categories, brands, and runs of up to three title words.

    Phrases seen once are forgotten when too many are held, which can only undercount the rarest
    (Manku & Motwani, "Approximate frequency counts over data streams", VLDB 2002).
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._shown: dict[str, str] = {}
        self._always: Counter[str] = Counter()

    def add(self, product: Product) -> None:
        """Count one product."""
        names = {name for name in (product.brand, *product.category) if name}
        for name in names:
            key = _key(name)
            self._always[key] += 1
            self._shown.setdefault(key, name)
        said: dict[str, str] = {}
        for run in _runs(product.title, set((product.brand or "").casefold().split())):
            for start in range(len(run)):
                for length in range(1, min(_LONGEST_PHRASE, len(run) - start) + 1):
                    words = run[start : start + length]
                    if not FUNCTION_WORDS.isdisjoint((fold(words[0]), fold(words[-1]))):
                        continue
                    phrase = " ".join(words)
                    said.setdefault(_key(phrase), phrase)
        for key, phrase in said.items():
            self._shown.setdefault(key, phrase.lower())
            self._counts[key] += 1
        if len(self._counts) > _MOST_HELD:
            self._forget()

    def completions(self) -> Completions:
        """The phrases that enough products are called by."""
        kept = {key: n for key, n in self._counts.items() if n >= _LEAST and len(key) > 2}
        for key, n in self._always.items():
            kept[key] = max(n, kept.get(key, 0))
        # A phrase that is only ever said as part of a longer one says nothing of its own.
        ordered = sorted(_maximal(kept), key=str.encode)
        return Completions(
            TextPool.of(ordered),
            TextPool.of(self._shown[key] for key in ordered),
            np.array([kept[key] for key in ordered], np.int32),
        )

    def _forget(self) -> None:
        self._counts = Counter({key: n for key, n in self._counts.items() if n > 1})
        kept = self._counts.keys() | self._always.keys()
        self._shown = {key: shown for key, shown in self._shown.items() if key in kept}


def _key(phrase: str) -> str:
    return " ".join(fold(phrase).split())


def _runs(title: str, brand: set[str]) -> list[list[str]]:
    """Words of a title that stand side by side with nothing but spaces between them.

    Numbers, codes and the brand's own words end a run.
    """
    runs: list[list[str]] = [[]]
    for word in title.split():
        bare = word.strip(",;:()[]【】!|")
        if bare != word and runs[-1] and word[:1] in "([【":
            runs.append([])
        if bare and bare.casefold() not in brand and all(c.isalpha() or c in "-'&" for c in bare):
            runs[-1].append(bare)
        else:
            runs.append([])
            continue
        if bare != word:
            runs.append([])
    return [run for run in runs if run]


def _maximal(counts: dict[str, int]) -> list[str]:
    contained: Counter[str] = Counter()
    for key, count in counts.items():
        parts = key.split()
        if len(parts) > 1:
            for part in (" ".join(parts[1:]), " ".join(parts[:-1])):
                contained[part] = max(contained[part], count)
    return [key for key, count in counts.items() if contained[key] < count]
