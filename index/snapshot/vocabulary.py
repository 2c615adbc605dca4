"""Vocabulary: the catalogue's own words with how many products use them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from index.columns.pool import TextPool
from index.mapped import load
from index.text.fold import fold
from index.text.scan import Kind, scan

_POOL: Final = "vocabulary"
_COUNTS: Final = "vocabulary_counts"
_NATIVE: Final = "vocabulary_native"
_LENGTHS: Final = "vocabulary_lengths.npy"
_LONGEST: Final = 40
_REMEMBERED: Final = 20_000
"""Words whose place is remembered, or that there is none."""
_UNSEEN: Final = -1


def plain_words(text: str) -> list[str]:
    """The folded words of a text without numbers, codes and CJK runs."""
    return [piece.text for piece in scan(fold(text)) if piece.kind is Kind.WORD]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by length, then alphabet; memory-mapped.

    Attributes:
        words: folded, unstemmed.
        counts: int32, products that use each.
        native: int32, how many of those are described in the catalogue's language.
        bounds: int64; words of n characters are from ``bounds[n]`` to before ``bounds[n + 1]``.
    """

    words: TextPool
    counts: npt.NDArray[np.int32]
    native: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.int64]
    _places: dict[str, int | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, counts: Mapping[str, int], native: Mapping[str, int] | None = None) -> Self:
        """From counted words.

        Args:
            counts: products per word.
            native: of those in the catalogue's language; None takes all for such.
        """
        own = counts if native is None else native
        ordered = sorted(
            (w for w in counts if 1 < len(w) < _LONGEST), key=lambda w: (len(w), w.encode())
        )
        lengths = np.array([len(w) for w in ordered], np.int64)
        return cls(
            TextPool.of(ordered),
            np.array([counts[w] for w in ordered], np.int32),
            np.array([own.get(w, 0) for w in ordered], np.int32),
            np.searchsorted(lengths, np.arange(_LONGEST + 1)),
        )

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map what `write` wrote."""
        return cls(
            TextPool.open(folder, _POOL),
            load(folder, _COUNTS),
            load(folder, _NATIVE),
            np.load(folder / _LENGTHS),
        )

    def write(self, folder: Path) -> None:
        """Write .npy files into an existing folder."""
        self.words.write(folder, _POOL)
        np.save(folder / f"{_COUNTS}.npy", self.counts)
        np.save(folder / f"{_NATIVE}.npy", self.native)
        np.save(folder / _LENGTHS, self.bounds)

    def __len__(self) -> int:
        return len(self.counts)

    def count(self, word: str) -> int:
        """Products that use a word; 0 when none does."""
        at = self._find(word)
        return 0 if at is None else int(self.counts[at])

    def nativeness(self, word: str) -> float:
        """Share of the products using a word that are in the catalogue's language; 0 for none."""
        at = self._find(word)
        return 0.0 if at is None else float(self.native[at] / self.counts[at])

    def of_length(self, length: int) -> list[tuple[str, int]]:
        """The words of some number of characters, with their counts."""
        if not 1 < length < _LONGEST:
            return []
        start, stop = self._range(length)
        counts = self.counts[start:stop].tolist()
        return [(self.words[n], counts[n - start]) for n in range(start, stop)]

    def _find(self, word: str) -> int | None:
        if not 1 < len(word) < _LONGEST:
            return None
        found = self._places.get(word, _UNSEEN)
        if found == _UNSEEN:
            found = self.words.find(word, *self._range(len(word)))
            if len(self._places) >= _REMEMBERED:
                self._places.clear()
            self._places[word] = found
        return found

    def _range(self, length: int) -> tuple[int, int]:
        return int(self.bounds[length]), int(self.bounds[length + 1])


def count_words(texts: Iterable[str], counts: Counter[str]) -> None:
    """Count each word of one product's texts once."""
    counts.update({word for text in texts for word in plain_words(text)})
