"""Steps: values of an offer that depend on the quantity, as price breaks and lead times do."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from index.columns.offer_kernel import best_certain, certain_at, document_ends, values_at
from index.columns.scope import Places
from index.columns.truths import Truths, of_known
from index.columns.wanted import Floats, Wanted
from index.mapped import load

Codes = npt.NDArray[np.int32]
Key = TypeVar("Key")
Value = TypeVar("Value")

_REMEMBERED: Final = 4
"""Levels of quantity whose values are remembered for all offers: 16 bytes for each offer. As many
are for all documents, per currency: 16 bytes for each document."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Ranges that depend on the quantity: the price breaks, or the lead times, of offers.

    Attributes:
        starts: int64, one more than offers; bounds of each offer's steps.
        quantity: from which a step holds, ascending within an offer.
        low, high: ends of its value.
    """

    starts: npt.NDArray[np.int64]
    quantity: Floats
    low: Floats
    high: Floats
    _levels: list[Floats] = field(default_factory=list, repr=False, compare=False)
    _remembered: dict[int, tuple[Floats, Floats]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _ends: dict[tuple[int, bytes], tuple[Floats, Floats]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _remembering: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    @classmethod
    def open(cls, folder: Path, name: str) -> Steps:
        """Map the steps of one name."""
        return cls(
            starts=load(folder, f"{name}_starts"),
            quantity=load(folder, f"{name}_quantity"),
            low=load(folder, f"{name}_low"),
            high=load(folder, f"{name}_high"),
        )

    def at(self, quantity: Decimal | None, rows: Places) -> tuple[Floats, Floats]:
        """Ends of the value at a quantity per offer; NaN below an offer's smallest quantity."""
        first, past = self._bounds(rows)
        found: tuple[Floats, Floats] = values_at(
            first, past, self.quantity, self.low, self.high, _number(quantity)
        )
        return found

    def lower(
        self,
        truths: Truths,
        asked: Wanted,
        quantity: Decimal | None,
        rows: Places,
        codes: Codes | None = None,
        factors: Floats | None = None,
    ) -> None:
        """Lower the truth of each offer to that of its value at a quantity, read as certain.

        Args:
            truths: of the offers.
            asked: the wanted numbers.
            quantity: None takes the first step.
            rows: the offers.
            codes: of their currencies, -1 unknown.
            factors: by which each currency's values are multiplied, the last one for unknown.
        """
        first, past = self._bounds(rows)
        ends = np.array(asked.intervals, np.float64).reshape(-1, 2)
        certain_at(
            first,
            past,
            self.quantity,
            self.low,
            self.high,
            _number(quantity),
            np.zeros(len(first), np.int32) if codes is None else codes,
            np.ones(1) if factors is None else factors,
            np.ascontiguousarray(ends[:, 0]),
            np.ascontiguousarray(ends[:, 1]),
            -1 if asked.negative else 1,
            truths,
        )

    def best(
        self,
        bounds: npt.NDArray[np.int64],
        inside: slice,
        documents: Truths | None,
        joint: Truths,
        asked: Wanted,
        quantity: Decimal | None,
        codes: Codes,
        factors: Floats,
    ) -> Truths:
        """Truth per document of the best of its offers: `index.columns.offer_kernel`.

        Args:
            bounds: of all documents' offers, one more than documents.
            inside: the documents asked about.
            documents: what else is asked of each of these; None for nothing. Of one that
                misses that, what is answered is not to be read.
            joint: what else is asked of each of their offers; empty for nothing.
            asked: the wanted numbers.
            quantity: None takes the first step.
            codes: of each offer's currency; empty takes the first factor.
            factors: of each currency.
        """
        most = asked.most
        if most is not None and not len(joint):
            sure, possible = self._document_ends(bounds, quantity, codes, factors)
            # A document whose offers are neither sure nor impossible is unknown.
            met = sure[inside] <= most
            return of_known(met, met | (possible[inside] > most))
        bounds = bounds[inside.start : inside.stop + 1]
        if documents is None:
            documents = np.ones(len(bounds) - 1, np.int8)
        ends = np.array(asked.intervals, np.float64).reshape(-1, 2)
        found: Truths = best_certain(
            bounds,
            documents,
            joint,
            *self._reached(quantity),
            codes,
            factors,
            np.ascontiguousarray(ends[:, 0]),
            np.ascontiguousarray(ends[:, 1]),
            -1 if asked.negative else 1,
        )
        return found

    def _reached(self, quantity: Decimal | None) -> tuple[Floats, Floats]:
        """Ends of the value at a quantity of all offers, remembered.

        Which step is reached changes only at the quantities from which steps hold, and offers of
        a catalogue share few of those: two buyers' quantities mostly come to the same.
        """
        level = self.level(quantity)
        found = self._remembered.get(level)
        if found is None:
            found = self.at(quantity, slice(0, len(self.starts) - 1))
            self._remember(self._remembered, level, found)
        return found

    def _document_ends(
        self,
        bounds: npt.NDArray[np.int64],
        quantity: Decimal | None,
        codes: Codes,
        factors: Floats,
    ) -> tuple[Floats, Floats]:
        """Ends of all documents' offers at a quantity in a currency, remembered."""
        level = self.level(quantity)
        key = (level, factors.tobytes())
        found = self._ends.get(key)
        if found is None:
            reached = self._remembered.get(level) or self.at(
                quantity, slice(0, len(self.starts) - 1)
            )
            found = document_ends(bounds, *reached, codes, factors)
            self._remember(self._ends, key, found)
        return found

    def level(self, quantity: Decimal | None) -> int:
        """A number that is the same for quantities that reach the same steps; -1 for none."""
        if quantity is None:
            return -1
        if not self._levels:
            self._levels.append(np.unique(self.quantity))
        return int(np.searchsorted(self._levels[0], _number(quantity), side="right"))

    def _remember(self, kept: dict[Key, Value], key: Key, value: Value) -> None:
        with self._remembering:
            while len(kept) >= _REMEMBERED:
                kept.pop(next(iter(kept)))
            kept[key] = value

    def _bounds(self, rows: Places) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        if isinstance(rows, slice):
            bounds = self.starts[rows.start : rows.stop + 1]
            return bounds[:-1], bounds[1:]
        return self.starts[rows], self.starts[rows + 1]


def _number(quantity: Decimal | None) -> float:
    """A quantity as the loops take it: NaN for none."""
    return float("nan") if quantity is None else float(quantity)
