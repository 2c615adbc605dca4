"""SizeColumn: sizes in two or three directions per product.

Sources rarely say which direction is which, so sizes are compared in order of length, as one
would turn a thing to see whether it fits:

- one number: ``=``, ``about``, ``one of`` and ``between`` hold when some direction does; ``<`` and
  ``≤`` when all directions do; ``>`` and ``≥`` when the longest does;
- a size, as a text ("800 x 600 mm") or as two or three numbers: each direction is compared with
  its counterpart, and all must hold; if the number of directions differs it is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.asked import LOWER, UPPER, alternatives, converter, is_negative, size
from data.constraint import Constraint, Operator
from index.columns.manifest import ColumnInfo
from index.columns.scope import Places
from index.columns.truths import Truths, negated
from index.columns.wanted import Floats, Wanted, wanted


@dataclass(frozen=True, slots=True)
class SizeColumn:
    """Sizes in the canonical unit of the column's category.

    Attributes:
        sizes: float64, shape (documents of the column, 3), each row ascending, NaN where there is
            no third direction and where nothing is known.
    """

    info: ColumnInfo
    sizes: Floats

    def predicate(self, constraint: Constraint) -> Callable[[Places], Truths]:
        """The truth of a constraint per place.

        Raises:
            InputError: a value is neither a number nor a size.
            UnitError: a unit is not known, or not one of this column's dimension.
        """
        ways = [self._one(part) for part in alternatives(constraint)]
        negative = is_negative(constraint)

        def truths(places: Places) -> Truths:
            sizes = self.sizes[places]
            found = np.maximum.reduce([alternative(sizes) for alternative in ways])
            return negated(found) if negative else found

        return truths

    def _one(self, constraint: Constraint) -> Callable[[Floats], Truths]:
        asked_size = size(constraint)
        if asked_size is None:
            convert = converter(constraint.unit, self.info.unit, constraint.field)
            asked = wanted(constraint, convert)
            return lambda sizes: _single(sizes, asked, constraint.operator)
        numbers, unit = asked_size
        convert = converter(unit, self.info.unit, constraint.field)
        each = [
            wanted(replace(constraint, values=(number,), unit=unit), convert)
            for number in sorted(numbers)
        ]
        return lambda sizes: _pairwise(sizes, each)


def _single(sizes: Floats, asked: Wanted, operator: Operator) -> Truths:
    truths = np.stack([asked.points(sizes[:, n]) for n in range(3)])
    if operator in UPPER:
        # The third direction of a flat size is no unknown: NaN must not pull a met down.
        truths[2] = np.where(np.isnan(sizes[:, 2]), truths[1], truths[2])
        return np.asarray(truths.min(axis=0))
    if operator in LOWER:
        return np.asarray(asked.points(np.fmax(sizes[:, 1], sizes[:, 2])))
    known = ~np.isnan(sizes[:, 0])
    return np.where(known, np.where((truths > 0).any(axis=0), 1, -1), 0).astype(np.int8)


def _pairwise(sizes: Floats, each: Sequence[Wanted]) -> Truths:
    stated = np.count_nonzero(~np.isnan(sizes), axis=1)
    truths = np.minimum.reduce([asked.points(sizes[:, n]) for n, asked in enumerate(each)])
    return np.where(stated == len(each), truths, 0).astype(np.int8)
