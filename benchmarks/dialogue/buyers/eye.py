"""What a simulated buyer sees in offered options: how much of each will do, and how much it leaves
out.

An option and a wish are compared by the products of the category that state the attribute: those
that go with the option, and those that meet the wish. Somebody who wants "at most 60 cells" does
not answer "36 cells", though 36 would do, since that is not what is wanted; and does not answer
"at most 72" either.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.dialogue.buyers.goals import GoalSource, Stated, Wish
from data.constraint import Operator
from data.units import convert
from dialogue.acts import Correct, Inform
from dialogue.state import Option, Question

Products = npt.NDArray[np.bool_]

SAYS_IT: Final = 0.9
"""Options say what is wanted when products that go with both are this share of those that go with
either (Jaccard); otherwise a careful buyer writes. So much of an option has to do for it to be
ticked, too."""
HALF: Final = 0.5
"""Of an option that has to do for a careless buyer to pick it."""

_NEGATED: Final = (Operator.NOT_EQUAL, Operator.NOT_ONE_OF)


class Eye:
    """Looks at options, knowing what products of one category state.

    Args:
        stated: per product and attribute.
    """

    def __init__(self, stated: Mapping[str, Mapping[str, Stated]]) -> None:
        self._stated = stated
        self._fields: dict[str, list[Stated]] = {}

    def faithful(self, question: Question, wish: Wish) -> tuple[Option, ...]:
        """The options that together say what is wanted; none where they do not."""
        met = self._met(wish)
        masks = [(one, self._within(one, wish)) for one in question.options]
        if question.several:
            ticked = [
                (one, mask) for one, mask in masks if mask.any() and met[mask].mean() >= SAYS_IT
            ]
            together = np.zeros(len(met), np.bool_)
            for _, mask in ticked:
                together |= mask
            if ticked and _alike(together, met) >= SAYS_IT:
                return tuple(one for one, _ in ticked)
            return ()
        best = max(masks, key=lambda pair: _alike(pair[1], met), default=None)
        if best is None or _alike(best[1], met) < SAYS_IT:
            return ()
        return (best[0],)

    def loosely(self, options: Sequence[Option], wish: Wish) -> tuple[Option, ...]:
        """The option most like the wish among those of which at least half will do."""
        met = self._met(wish)
        masks = [(one, self._within(one, wish)) for one in options]
        fair = [(one, mask) for one, mask in masks if mask.any() and met[mask].mean() >= HALF]
        if not fair:
            return ()
        return (max(fair, key=lambda pair: _alike(pair[1], met))[0],)

    def tightest(self, options: Sequence[Option], wish: Wish) -> tuple[Option, ...]:
        """The option with the fewest products among those that a known product goes with."""
        met = self._met(wish)
        masks = [(one, self._within(one, wish)) for one in options]
        holding = [(one, mask) for one, mask in masks if mask[met].any()]
        if not holding:
            return ()
        return (min(holding, key=lambda pair: int(pair[1].sum()))[0],)

    def wrong(self, options: Sequence[Option], wish: Wish) -> list[Option]:
        """Options that are not what is wanted: those with nothing that will do, if there are any,
        else those with little.
        """
        met = self._met(wish)
        alike = [(_alike(self._within(one, wish), met), one) for one in options]
        nothing = [one for share, one in alike if share == 0]
        return nothing or [one for share, one in alike if share < HALF]

    def astray(self, wish: Wish, random: Random) -> Wish | None:
        """A wish on the same attribute that another product meets, and nothing that will do; None
        where there is no such product.
        """
        values = self._values(wish.field)
        others = np.flatnonzero(~self._met(wish))
        if not len(others):
            return None
        other = values[int(random.choice(others.tolist()))]
        if wish.numeric:
            return replace(wish, low=other.low, high=other.high)
        return replace(wish, labels=other.labels[:1])

    def _values(self, field: str) -> list[Stated]:
        if field not in self._fields:
            self._fields[field] = [
                values[field] for values in self._stated.values() if field in values
            ]
        return self._fields[field]

    def _met(self, wish: Wish) -> Products:
        values = self._values(wish.field)
        if wish.numeric:
            return np.array(
                [wish.low <= one.low and one.high <= wish.high for one in values], np.bool_
            )
        return np.array([bool(set(wish.labels) & set(one.labels)) for one in values], np.bool_)

    def _within(self, option: Option, wish: Wish) -> Products:
        """Products that go with an option."""
        values = self._values(wish.field)
        found = np.zeros(len(values), np.bool_)
        for act in option.acts:
            if isinstance(act, Inform | Correct) and act.constraint.values:
                operator, given = act.constraint.operator, act.constraint.values
                negated = operator in _NEGATED
                if isinstance(given[0], bool | str):
                    labels = {
                        ("yes" if one else "no") if isinstance(one, bool) else str(one)
                        for one in given
                    }
                    held = [bool(labels & set(one.labels)) for one in values]
                elif negated:
                    points = _ends(given, act.constraint.unit, wish.unit)
                    held = [one.low in points and one.high in points for one in values]
                else:
                    low, high = _range(operator, _ends(given, act.constraint.unit, wish.unit))
                    held = [low <= one.low and one.high <= high for one in values]
                found |= np.array(held, np.bool_) != negated
        return found


class Eyes:
    """One `Eye` per category."""

    def __init__(self, goals: GoalSource) -> None:
        self._goals = goals
        self._held: dict[tuple[str, ...], Eye] = {}

    def of(self, category: tuple[str, ...]) -> Eye:
        """The one for a category."""
        if category not in self._held:
            self._held[category] = Eye(self._goals.stated(category))
        return self._held[category]


def _ends(
    values: Sequence[float | str | bool], unit: str | None, wanted: str | None
) -> list[float]:
    numbers = [float(value) for value in values]
    if unit and wanted and unit != wanted:
        return [convert(number, unit, wanted) for number in numbers]
    return numbers


def _range(operator: Operator, numbers: Sequence[float]) -> tuple[float, float]:
    low, high = min(numbers), max(numbers)
    if operator in (Operator.AT_LEAST, Operator.MORE):
        high = math.inf
    elif operator in (Operator.AT_MOST, Operator.LESS):
        low = -math.inf
    return low, high


def _alike(one: Products, other: Products) -> float:
    either = int(np.count_nonzero(one | other))
    return int(np.count_nonzero(one & other)) / either if either else 0.0
