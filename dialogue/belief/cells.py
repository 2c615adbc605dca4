"""Cells: a field of many products cut fine, so that a turn costs a look-up per product.

Labels are cells as they are. Numbers are cut at their quantiles into cells of about equal weight,
fine enough that what is computed per cell (how many buyers a value suits, say) is as good as
computed per product.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from dialogue.protocols import Column

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int32]

_FINE: Final = 128
_SAMPLE: Final = 4096


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a field, and those that each of n products is in.

    Attributes:
        count: number of cells.
        numeric: whether they are in ascending order of a number.
        first: int32, shape (n,); the product's cell, the first of several; -1 is unknown.
        owners, others: rows and cells of products in several cells, beyond the first.
        values: float64 per cell, the least number in it; empty for labels.
    """

    count: int
    numeric: bool
    first: Codes
    owners: npt.NDArray[np.int64]
    others: Codes
    values: Floats

    @classmethod
    def of(cls, column: Column, size: int) -> Cells | None:
        """Cut a column; None when it tells nobody apart."""
        if column.low is not None and column.high is not None:
            return _of_numbers(column.low, column.high)
        if column.offsets is None or column.codes is None or not len(column.labels):
            return None
        counts = np.diff(column.offsets)
        first = np.full(size, -1, np.int32)
        stated = np.flatnonzero(counts)
        first[stated] = column.codes[column.offsets[:-1][stated]]
        # Pairs beyond each product's first.
        owners = np.repeat(np.arange(size), counts)
        beyond = np.ones(len(owners), np.bool_)
        beyond[column.offsets[:-1][stated]] = False
        others = column.codes[beyond].astype(np.int32)
        return cls(len(column.labels), False, first, owners[beyond], others, np.empty(0))

    def mass(self, weights: Floats) -> Floats:
        """The weight in each cell; of a product in several, an equal part in each."""
        from dialogue.belief.kernel import mass_of_cells

        if not len(self.owners):
            return mass_of_cells(self.first, weights, self.count)
        shares = weights / (1.0 + np.bincount(self.owners, minlength=len(weights)))
        found = mass_of_cells(self.first, shares, self.count)
        found += np.bincount(self.others, shares[self.owners], self.count)
        return found


@dataclass(frozen=True, slots=True)
class Factor:
    """A number per product that depends only on what it states on a field.

    Attributes:
        table: float64 per cell.
        unknown: of products that state nothing.
    """

    cells: Cells
    table: Floats
    unknown: float

    def of(self, rows: npt.NDArray[np.int64] | None = None) -> Floats:
        """The number per product, the greatest where it is in several cells.

        Args:
            rows: the products; None takes all.
        """
        cells = self.cells
        found: Floats = np.append(self.table, self.unknown)[
            cells.first if rows is None or len(cells.owners) else cells.first[rows]
        ]
        if len(cells.owners):
            np.maximum.at(found, cells.owners, self.table[cells.others])
            return found if rows is None else found[rows]
        return found

    def multiply(self, score: Floats) -> None:
        """Multiply each product's score by its number, in place."""
        from dialogue.belief.kernel import multiply

        if len(self.cells.owners):
            score *= self.of()
        else:
            multiply(score, self.cells.first, self.table, self.unknown)


def _of_numbers(low: Floats, high: Floats) -> Cells | None:
    known = np.flatnonzero(np.isfinite(low) | np.isfinite(high))
    if len(known) < 2:
        return None
    start = np.where(np.isfinite(low), low, high)
    stop = np.where(np.isfinite(high), high, low)
    sample = np.sort(start[known[:: -(-len(known) // _SAMPLE)]])
    edges = np.unique(sample)
    if len(edges) > _FINE:
        edges = np.unique(sample[np.linspace(0, len(sample) - 1, _FINE).astype(np.int64)])
    first = np.full(len(low), -1, np.int32)
    first[known] = np.maximum(np.searchsorted(edges, start[known], side="right") - 1, 0)
    ranges = known[stop[known] > start[known]]
    owners, others = [np.empty(0, np.int64)], [np.empty(0, np.int32)]
    if len(ranges):
        last = np.searchsorted(edges, stop[ranges], side="right") - 1
        counts = np.maximum(last - first[ranges], 0)
        owners.append(np.repeat(ranges, counts))
        within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        others.append((np.repeat(first[ranges], counts) + 1 + within).astype(np.int32))
    return Cells(len(edges), True, first, np.concatenate(owners), np.concatenate(others), edges)
