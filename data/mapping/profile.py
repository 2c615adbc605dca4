"""The sample of a column that recognition looks at, and its shares of cells that look like …"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from data.parse.text import clean, is_missing
from data.readers.base import RowBatch

SAMPLE_ROWS = 2000
"""Rows of the first batch that recognition looks at."""

SAMPLE_CELLS = 100
"""Distinct cells per column that are tested by the slower detectors."""

Detector = Callable[[str], bool]


@dataclass(eq=False)
class Profile:
    """One column of the sample.

    Attributes:
        cells: per row, cleaned text, or None where it is missing.
        machine: the source types the column, so its numbers are in machine notation.
    """

    cells: list[str | None]
    machine: bool = False
    _shares: dict[Detector, float] = field(default_factory=dict)

    @cached_property
    def filled(self) -> list[str]:
        """The cells that are not missing."""
        return [cell for cell in self.cells if cell is not None]

    @cached_property
    def distinct(self) -> list[str]:
        """Distinct cells, in order of first appearance, at most `SAMPLE_CELLS`."""
        return list(dict.fromkeys(self.filled))[:SAMPLE_CELLS]

    @cached_property
    def distinct_share(self) -> float:
        """Distinct cells by filled cells: 1 when each names its row alone."""
        return len(set(self.filled)) / len(self.filled) if self.filled else 0.0

    @property
    def is_empty(self) -> bool:
        """Whether no cell of the sample says anything."""
        return not self.filled

    @cached_property
    def fill(self) -> float:
        """Share of rows that say something."""
        return len(self.filled) / len(self.cells) if self.cells else 0.0

    @cached_property
    def mean_words(self) -> float:
        """Mean number of words; four Chinese characters count as one word and a half."""
        return _mean([_count_words(cell) for cell in self.distinct])

    @cached_property
    def mean_length(self) -> float:
        """Mean number of characters."""
        return _mean([len(cell) for cell in self.distinct])

    def share(self, detector: Detector) -> float:
        """Share of the distinct cells for which a detector says yes; 0 for an empty column."""
        if detector not in self._shares:
            cells = self.distinct
            self._shares[detector] = sum(map(detector, cells)) / len(cells) if cells else 0.0
        return self._shares[detector]


class Sample:
    """The first rows of a source, by column; each column is cleaned when it is first looked at."""

    def __init__(self, batch: RowBatch) -> None:
        self._rows = batch.rows[:SAMPLE_ROWS]
        self._machine = [column.machine for column in batch.columns]
        self._position = {column.name: at for at, column in enumerate(batch.columns)}
        self._profiles: dict[str, Profile] = {}
        self.rows = len(self._rows)

    def __getitem__(self, column: str) -> Profile:
        if column not in self._profiles:
            at = self._position[column]
            cells = [_clean(row[at]) for row in self._rows]
            self._profiles[column] = Profile(cells, self._machine[at])
        return self._profiles[column]

    def __contains__(self, column: object) -> bool:
        return column in self._position

    def raw(self, column: str) -> list[str]:
        """Cells as the source has them, without the empty ones."""
        at = self._position[column]
        return [cell for row in self._rows if (cell := row[at])]

    def agree(self, first: str, second: str, test: Callable[[str, str], bool]) -> float:
        """Share of the rows filled in both columns for which a test of the two cells holds."""
        pairs = [
            (a, b)
            for a, b in zip(self[first].cells, self[second].cells, strict=True)
            if a is not None and b is not None
        ]
        return sum(test(a, b) for a, b in pairs) / len(pairs) if pairs else 0.0

    def distinct(self, *columns: str) -> tuple[int, int]:
        """How many rows fill all of these columns, and how many different fillings there are."""
        rows = [
            row
            for row in zip(*(self[column].cells for column in columns), strict=True)
            if None not in row
        ]
        return len(rows), len(set(rows))

    def is_unique(self, *columns: str) -> bool:
        """Whether these columns, all filled, tell every row of the sample apart."""
        rows = list(zip(*(self[column].cells for column in columns), strict=True))
        return bool(rows) and all(None not in row for row in rows) and len(set(rows)) == len(rows)


def _clean(raw: str | None) -> str | None:
    if raw is None:
        return None
    text = clean(raw)
    return None if not text or is_missing(text) else text


def _count_words(text: str) -> float:
    wide = sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in text)
    return len(text.split()) + wide / 2.5 if wide else len(text.split())


def _mean(numbers: list[float] | list[int]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0
