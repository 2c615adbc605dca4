"""Candidates: documents to count, and which of them lie in which category."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.columns.manifest import ColumnInfo
from index.columns.order import DocumentOrder
from index.columns.scope import Scope


@dataclass(frozen=True, slots=True)
class Part:
    """The candidates that one column is about.

    Attributes:
        start, stop: bounds of them among the candidates.
    """

    info: ColumnInfo
    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start


@dataclass(frozen=True, slots=True)
class Candidates:
    """Documents, ascending.

    Attributes:
        numbers: int64.
        bounds: of each leaf's documents among them.
    """

    scope: Scope
    numbers: npt.NDArray[np.int64]
    bounds: Sequence[int]

    @classmethod
    def of(cls, order: DocumentOrder, scope: Scope) -> Candidates:
        """The documents of a scope."""
        numbers = scope.numbers()
        return cls(scope, numbers, np.searchsorted(numbers, order.starts).tolist())

    def __len__(self) -> int:
        return len(self.numbers)

    def leaves(self) -> list[int]:
        """The leaves that some lie in."""
        return [n for n in range(len(self.bounds) - 1) if self.bounds[n] < self.bounds[n + 1]]

    def parts(self, infos: Iterable[ColumnInfo]) -> list[Part]:
        """Those of some columns that any candidate lies in and that can be filtered."""
        found = []
        for info in infos:
            start, stop = 0, len(self)
            if info.leaf >= 0:
                start, stop = self.bounds[info.leaf], self.bounds[info.leaf + 1]
            if start < stop and info.kind.is_filterable:
                found.append(Part(info, start, stop))
        return found

    def rows(self, parts: Sequence[Part]) -> npt.NDArray[np.int64]:
        """Where the parts' values are in the dense array of their kind, ascending."""
        pieces = [self.numbers[p.start : p.stop] + (p.info.at - p.info.start) for p in parts]
        return np.concatenate(pieces) if pieces else np.empty(0, np.int64)
