"""Relaxation: what to give up when nothing meets every must.

Every product that is not let through needs some musts loosened or dropped: a bound on a number is
loosened just so far that the product meets it, anything else is dropped. The products that need
the least decide: the fewest musts, then the least cost, then the most products found. A category
is given up only when nothing else helps.

The cost of loosening a number is its distance d from the bound, on a scale s of the field (the
range between the 5th and the 95th percentile of the attribute, or the bound itself for prices,
minimum orders and lead times): d / (d + s), always less than that of dropping, which is 1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from data.asked import converter, is_negative
from data.constraint import CATEGORY, LEAD_TIME, MOQ, PRICE, Constraint, Importance
from index.columns.evaluate import accepting, allowed, evaluate
from index.columns.nearest import Gap, certain_gap, loosened, offered_gap
from index.columns.number_column import NumberColumn
from index.columns.offers import DAY, OFFER_FIELDS
from index.columns.scope import Scope
from index.columns.terms import Terms
from index.columns.truths import passes
from index.columns.wanted import Floats, Wanted, wanted
from index.response import Relaxation

if TYPE_CHECKING:
    from index.columns.table import ColumnTable

_DIGITS: Final = 12
_PATTERNS: Final = 16
"""Ways to relax, equally good, of which the one that finds most is looked for."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Constraints that something meets.

    Attributes:
        constraints: those asked for, loosened or left out; in their order.
        relaxations: what was done to which must; none when nothing had to be.
        cost: of that, to compare it with other documents': musts on the category that had to be
            given up, all that had to be relaxed, and how far.
    """

    constraints: tuple[Constraint, ...]
    relaxations: tuple[Relaxation, ...]
    cost: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class _Need:
    """What one must costs per row; zero where it lets the row through.

    Attributes:
        low, high: what has to be let in, in the constraint's unit; NaN where it has to be dropped.
    """

    cost: Floats
    low: Floats
    high: Floats


def relax(
    table: ColumnTable,
    constraints: Sequence[Constraint],
    scope: Scope,
    terms: Terms,
    *,
    known_only: bool,
) -> Relaxed:
    """The least relaxation of the musts that lets a candidate through.

    Args:
        table: the columns.
        constraints: of which only musts are relaxed.
        scope: the candidates.
        terms: for prices and lead times.
        known_only: a document that does not state what a must asks for is not let through.

    Raises:
        InputError, UnitError: as `evaluate`.
    """
    musts = [(n, c) for n, c in enumerate(constraints) if c.importance is Importance.MUST]
    let_through = allowed(table, constraints, scope, terms, known_only=known_only)
    if not len(scope) or not musts or let_through.any():
        return Relaxed(tuple(constraints), ())
    rows = _Rows.of(table, [c for _, c in musts], scope)
    needs = [rows.need(c, terms, known_only=known_only) for _, c in musts]
    costs = np.stack([need.cost for need in needs])
    best, cost = _cheapest(costs, np.array([c.field == CATEGORY for _, c in musts]))
    found: list[tuple[int, Relaxed]] = []
    # Which musts fail, as the bits of a number.
    patterns = (1 << np.arange(len(musts))) @ (costs[:, best] > 0)
    _, first = np.unique(patterns, return_index=True)
    for n in first[:_PATTERNS].tolist():
        row = int(best[n])
        changed = {
            musts[m][0]: _changed(musts[m][1], needs[m], row)
            for m in range(len(musts))
            if costs[m, row] > 0
        }
        left = [changed.get(n, c) for n, c in enumerate(constraints)]
        kept = tuple(c for c in left if c is not None)
        count = int(allowed(table, kept, scope, terms, known_only=known_only).sum())
        relaxations = tuple(
            Relaxation(constraints[n], new, count) for n, new in sorted(changed.items())
        )
        found.append((count, Relaxed(kept, relaxations, cost)))
    return max(found, key=lambda one: one[0])[1]


def _cheapest(
    costs: Floats, is_category: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.int64], tuple[float, ...]]:
    """The rows that need least, all of them, and what they need."""
    failed = costs > 0
    keys = (
        failed[is_category].sum(axis=0),
        failed.sum(axis=0),
        np.round(costs.sum(axis=0), _DIGITS),
    )
    rows = np.arange(costs.shape[1])
    for key in keys:
        rows = rows[key[rows] == key[rows].min()]
    return rows, tuple(float(key[rows[0]]) for key in keys)


def _changed(constraint: Constraint, need: _Need, row: int) -> Constraint | None:
    low, high = float(need.low[row]), float(need.high[row])
    if low != low:
        return None
    low, high = float(f"{low:.{_DIGITS}g}"), float(f"{high:.{_DIGITS}g}")
    return loosened(constraint, low, high)


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is judged: documents, or their offers one by one when a must is on offers.

    Attributes:
        owners: the document of each row, as its place in the scope.
        offers: the offer of each row, -1 for a document without.
    """

    table: ColumnTable
    scope: Scope
    owners: npt.NDArray[np.int64]
    offers: npt.NDArray[np.int64]

    @classmethod
    def of(cls, table: ColumnTable, musts: Sequence[Constraint], scope: Scope) -> _Rows:
        everyone = np.arange(len(scope))
        if not any(c.field in OFFER_FIELDS for c in musts):
            return cls(table, scope, everyone, np.full(len(scope), -1))
        owners, places = table.offers.rows(scope)
        if isinstance(places, slice):
            places = np.arange(places.start, places.stop)
        without = np.setdiff1d(everyone, owners)
        return cls(
            table,
            scope,
            np.concatenate([owners, without]),
            np.concatenate([places, np.full(len(without), -1)]),
        )

    def need(self, constraint: Constraint, terms: Terms, *, known_only: bool) -> _Need:
        if constraint.field in OFFER_FIELDS:
            return self._on_offers(constraint, terms, known_only=known_only)
        need = self._on_documents(constraint, known_only=known_only)
        return _Need(need.cost[self.owners], need.low[self.owners], need.high[self.owners])

    def _on_offers(self, constraint: Constraint, terms: Terms, *, known_only: bool) -> _Need:
        offers, with_offer = self.table.offers, np.flatnonzero(self.offers >= 0)
        rows = self.offers[with_offer]
        truths = np.zeros(len(self.owners), np.int8)
        truths[with_offer] = offers.predicate(constraint, terms)(rows)
        gap = Gap.nothing(len(self.owners))
        back = 1.0
        if constraint.field in (PRICE, MOQ, LEAD_TIME) and not is_negative(constraint):
            convert: Callable[[float], float] = float
            if constraint.field == LEAD_TIME:
                convert = converter(constraint.unit, DAY, LEAD_TIME)
            asked = wanted(constraint, convert)
            back = convert(1.0)
            low = high = offers.moq[rows]
            if constraint.field == PRICE:
                currency = offers.currency_of(constraint.unit)
                low, high = offers.price(rows, currency, terms)
            elif constraint.field == LEAD_TIME:
                low, high = offers.leads.at(terms.quantity, rows)
            part = certain_gap(asked, low, high)
            gap.distance[with_offer] = part.distance
            gap.low[with_offer], gap.high[with_offer] = part.low, part.high
            scale = _bound(asked)
        else:
            scale = 1.0
        cost = _cost(passes(truths, known_only=known_only), gap.distance, scale)
        return _Need(cost, gap.low / back, gap.high / back)

    def _on_documents(self, constraint: Constraint, *, known_only: bool) -> _Need:
        truths = evaluate(
            self.table, constraint, Scope(self.scope.start, self.scope.stop, self.scope.documents)
        )
        let_through = passes(truths, known_only=known_only)
        need = _Need(
            np.where(let_through, 0.0, 1.0),
            np.full(len(self.scope), np.nan),
            np.full(len(self.scope), np.nan),
        )
        if constraint.field == CATEGORY or is_negative(constraint):
            return need
        for group, _ in accepting(self.table, constraint, self.scope):
            if not isinstance(group.column, NumberColumn):
                continue
            inside = group.inside(self.scope)
            convert = converter(constraint.unit, group.infos[0].unit, constraint.field)
            shift = convert(0.0)
            factor = convert(1.0) - shift
            asked = wanted(constraint, convert)
            gap = offered_gap(asked, group.column, inside.rows)
            spreads = np.array([info.spread for info in group.infos])
            scales = np.where(spreads > 0, spreads, _bound(asked))[inside.parts]
            need.cost[inside.at] = _cost(let_through[inside.at], gap.distance, scales)
            need.low[inside.at] = (gap.low - shift) / factor
            need.high[inside.at] = (gap.high - shift) / factor
        return need


def _cost(let_through: npt.NDArray[np.bool_], distance: Floats, scale: Floats | float) -> Floats:
    with np.errstate(invalid="ignore"):
        loosening = np.where(np.isinf(distance), 1.0, distance / (distance + scale))
    # Nothing that is not let through is free, however near it lies.
    return np.where(let_through, 0.0, np.maximum(loosening, 10.0**-_DIGITS))


def _bound(asked: Wanted) -> float:
    """The size of a bound, as a scale."""
    ends = [abs(end) for interval in asked.intervals for end in interval if np.isfinite(end)]
    return max(ends, default=0.0) or 1.0
