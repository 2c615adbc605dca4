"""How a delimited text file is written: its delimiter and how quotes inside quotes are escaped.

Judged by how consistently a sample splits, quotes respected. The dialect sniffers of the csv
module and of DuckDB guess from single characters and can settle on "no quotes" for a file that
has quoted line breaks.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

DELIMITERS: Final = (",", "\t", ";", "|")
_ROWS: Final = 500
_ERRORS: Final = 50
_LOOSE: Final = re.compile(r' +"[^"]*"')


@dataclass(frozen=True, slots=True)
class Dialect:
    r"""How a delimited file is written.

    Attributes:
        backslash: a quote inside quotes is written ``\"`` instead of ``""``.
        skip_spaces: spaces stand between a delimiter and an opening quote.
        preamble: lines before the table that only declare the delimiter (``sep=;``).
        consistency: share of the sample's rows that have the usual number of cells.
        width: the usual number of cells.
    """

    delimiter: str
    backslash: bool = False
    skip_spaces: bool = False
    preamble: int = 0
    consistency: float = 1.0
    width: int = 1


def find_dialect(sample: str, *, complete: bool, delimiter: str | None = None) -> Dialect:
    """The dialect that splits a sample of text most consistently.

    Args:
        sample: text from the beginning of the file.
        complete: the sample is the whole file; otherwise its last row may be cut off.
        delimiter: what the user says it is.
    """
    preamble = 0
    declared = re.match(r"sep=(.)\r?\n", sample)
    if declared:
        preamble, sample = 1, sample[declared.end() :]
        delimiter = delimiter or declared[1]
    candidates = [_judged(sample, d, complete) for d in ([delimiter] if delimiter else DELIMITERS)]
    best = max(candidates, key=lambda found: (found.width > 1, found.consistency, found.width))
    return replace(best, preamble=preamble)


def _judged(sample: str, delimiter: str, complete: bool) -> Dialect:
    """How consistently a delimiter splits the sample, in the dialect that does so best."""
    trials = [Dialect(delimiter)]
    if '\\"' in sample:
        trials.append(Dialect(delimiter, backslash=True))
    if re.search(rf'{re.escape(delimiter)} +"(?!")', sample):
        trials += [replace(trial, skip_spaces=True) for trial in trials]
    results: list[tuple[int, int, Dialect]] = []
    for trial in trials:
        rows, errors = split_sample(sample, trial, complete)
        widths = Counter(len(row) for row in rows if row)
        if not widths:
            results.append((errors + 1, 0, replace(trial, consistency=0.0)))
            continue
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
        quoted = sum(1 for row in rows for cell in row if _LOOSE.fullmatch(cell))
        share = count / (widths.total() + errors)
        results.append((errors, quoted, replace(trial, consistency=share, width=width)))
    best = min(results, key=lambda r: (r[0] + (1 - r[2].consistency) * len(sample), r[1]))
    return best[2]


def split_sample(sample: str, dialect: Dialect, complete: bool) -> tuple[list[list[str]], int]:
    """The first rows of a sample, and how many could not be split."""
    lines = _lines(sample)
    if not complete and len(lines) > 1:
        lines.pop()
    rows: list[list[str]] = []
    errors = place = 0
    while place < len(lines) and len(rows) < _ROWS and errors < _ERRORS:
        feed = _Counted(lines[place:])
        try:
            for row in csv_rows(feed, dialect):
                rows.append(row)
                feed.settled = feed.taken
                if len(rows) >= _ROWS:
                    return rows, errors
            return rows, errors
        except csv.Error:
            at_end = place + feed.taken >= len(lines)
            if at_end and not complete and rows:
                return rows, errors
            errors += 1
            place += feed.settled + 1
    return rows, errors


class _Counted:
    """Lines that tell how many of them were taken."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = iter(lines)
        self.taken = 0
        self.settled = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.taken += 1
        return line


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text, newline=""))


def csv_rows(lines: Iterator[str], dialect: Dialect) -> Iterator[list[str]]:
    """The rows of these lines in this dialect, strictly; raises ``csv.Error``."""
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar='"',
        doublequote=not dialect.backslash,
        escapechar="\\" if dialect.backslash else None,
        skipinitialspace=dialect.skip_spaces,
        strict=True,
    )
