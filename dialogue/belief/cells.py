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
    """

    count: int
    numeric: bool
    first: Codes
    owners: npt.NDArray[np.int64]
    others: Codes

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
        return cls(len(column.labels), False, first, owners[beyond], others)

    def mass(self, weights: Floats) -> Floats:
        """The weight in each cell; of a product in several, an equal part in each."""
        if not len(self.owners):
            return self._counted(self.first, weights)
        shares = weights / (1.0 + np.bincount(self.owners, minlength=len(weights)))
        found = self._counted(self.first, shares)
        found += np.bincount(self.others, shares[self.owners], self.count)
        return found

    def _counted(self, cells: Codes, weights: Floats) -> Floats:
        return np.bincount(cells + 1, weights, self.count + 1)[1:].astype(np.float64)

    def spread(self, per_cell: Floats, unknown: float) -> Floats:
        """A quantity per product: the greatest over its cells, or that of the unknown."""
        table = np.append(per_cell, unknown)
        found: Floats = table[self.first]
        if len(self.owners):
            np.maximum.at(found, self.owners, per_cell[self.others])
        return found


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
    return Cells(len(edges), True, first, np.concatenate(owners), np.concatenate(others))
