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
from typing import Final

import numpy as np

from data.constraint import Constraint, Operator
from data.errors import InputError
from index.columns.label_column import is_negative
from index.columns.manifest import ColumnInfo
from index.columns.number_column import converter
from index.columns.scope import Places
from index.columns.truths import Truths, negated
from index.columns.wanted import Floats, Wanted, wanted

_UPPER: Final = (Operator.LESS, Operator.AT_MOST)
_LOWER: Final = (Operator.MORE, Operator.AT_LEAST)
_WHOLE: Final = (*_UPPER, *_LOWER, Operator.EQUAL, Operator.NOT_EQUAL, Operator.ABOUT)
_POSITIVE: Final = {Operator.NOT_EQUAL: Operator.EQUAL, Operator.NOT_ONE_OF: Operator.ONE_OF}


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
        positive = replace(
            constraint, operator=_POSITIVE.get(constraint.operator, constraint.operator)
        )
        alternatives = [self._one(part) for part in _alternatives(positive)]
        negative = is_negative(constraint)

        def truths(places: Places) -> Truths:
            sizes = self.sizes[places]
            found = np.maximum.reduce([alternative(sizes) for alternative in alternatives])
            return negated(found) if negative else found

        return truths

    def _one(self, constraint: Constraint) -> Callable[[Floats], Truths]:
        size = _size(constraint)
        if size is None:
            convert = converter(constraint.unit, self.info.unit, constraint.field)
            asked = wanted(constraint, convert)
            return lambda sizes: _single(sizes, asked, constraint.operator)
        numbers, unit = size
        convert = converter(unit, self.info.unit, constraint.field)
        each = [
            wanted(replace(constraint, values=(number,), unit=unit), convert)
            for number in sorted(numbers)
        ]
        return lambda sizes: _pairwise(sizes, each)


def _single(sizes: Floats, asked: Wanted, operator: Operator) -> Truths:
    truths = np.stack([asked.points(sizes[:, n]) for n in range(3)])
    if operator in _UPPER:
        # The third direction of a flat size is no unknown: NaN must not pull a met down.
        truths[2] = np.where(np.isnan(sizes[:, 2]), truths[1], truths[2])
        return np.asarray(truths.min(axis=0))
    if operator in _LOWER:
        return np.asarray(asked.points(np.fmax(sizes[:, 1], sizes[:, 2])))
    known = ~np.isnan(sizes[:, 0])
    return np.where(known, np.where((truths > 0).any(axis=0), 1, -1), 0).astype(np.int8)


def _pairwise(sizes: Floats, each: Sequence[Wanted]) -> Truths:
    stated = np.count_nonzero(~np.isnan(sizes), axis=1)
    truths = np.minimum.reduce([asked.points(sizes[:, n]) for n, asked in enumerate(each)])
    return np.where(stated == len(each), truths, 0).astype(np.int8)


def _alternatives(constraint: Constraint) -> list[Constraint]:
    """One constraint per value of ``one of``; the constraint itself otherwise."""
    if constraint.operator is Operator.ONE_OF:
        if not constraint.values:
            raise InputError("'one of' with 0 values", field=constraint.field)
        return [
            replace(constraint, operator=Operator.EQUAL, values=(value,))
            for value in constraint.values
        ]
    return [constraint]


def _size(constraint: Constraint) -> tuple[tuple[float, ...], str | None] | None:
    """The size that a constraint asks for with its unit, or None when it is one number."""
    values = constraint.values
    if constraint.operator not in _WHOLE:
        return None
    if len(values) == 1 and isinstance(values[0], str):
        from data.parse.read import read_cell
        from data.parse.reading import Shape

        reading = read_cell(values[0], decimal=".", unit=constraint.unit)
        if reading.shape is not Shape.DIMENSIONS:
            raise InputError(
                "this field is a size",
                field=constraint.field,
                value=values[0],
                accepted="a number, or a size such as 800 x 600 mm",
            )
        return tuple(number.low for number in reading.numbers), reading.numbers[0].unit
    numbers = tuple(v for v in values if not isinstance(v, str | bool))
    if len(values) in (2, 3) and len(numbers) == len(values):
        return numbers, constraint.unit
    return None
