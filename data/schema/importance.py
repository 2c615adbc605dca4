"""How much a buyer is likely to care about an attribute, from what the catalogue shows.

    unsaid = kind · name · √coverage · split · (½ + ½·√price) · (¾ + ¼·choice) · plain · steps
    importance = 1 - (1 - unsaid)^(1 + 2·titled)

- coverage: sellers state what buyers ask for.
- split = 1 - 2^-entropy: about the chance that two products differ in it; 0 for a constant.
- price: share of the variance of log price that it explains within a category (epsilon squared,
  Kelley 1935: corrected for the number of groups). Where no price is known, √price counts as 0.3.
- choice: how often two products of one supplier differ in it, as a share of how often any two
  products do. It is near 1 for what a buyer chooses and near 0 for what only says who sells.
- plain: 1 for numbers of up to four digits and of a size that people grasp, as they state them;
  less for those that instruments and models produce.
- steps: numbers that come in steps (load capacities, voltages) are choices; one that is different
  for nearly every product (its exact weight) is a consequence of others.
- titled: how far titles say the value, more than by chance (`data.schema.titled`): sellers put
  there what buyers search by. One that every title says counts as if it had three chances to
  matter; one that none says loses nothing, as many catalogues have no more than a name for a title.
- kind and name: text and identifiers hardly count, nor do names of a seller's book-keeping.

No factor knows any category. An overlay can set the result.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from data.schema.model import AttributeKind
from data.schema.numbers import Bin

_KIND = {
    AttributeKind.NUMBER: 1.0,
    AttributeKind.ONE_OF: 1.0,
    AttributeKind.SEVERAL_OF: 0.95,
    AttributeKind.BOOLEAN: 0.9,
    AttributeKind.DIMENSIONS: 0.9,
    AttributeKind.TEXT: 0.1,
    AttributeKind.IDENTIFIER: 0.02,
}
_BOOKKEEPING = 0.3
_UNPRICED = 0.3
_PRICED_PRODUCTS = 20
_GRASPED = (0.01, 10_000_000.0)
_HARD_TO_GRASP = 0.7
_UNSTEPPED = 0.5
_MANY_VALUES = 0.5
"""A one-of whose values mostly occur once or twice makes a poor question."""


_CHANCES = 2.0
"""Further chances to matter that an attribute has which every title says."""


def entropy(counts: Iterable[int], *, singles: int = 0) -> float:
    """Entropy in bits of a distribution given by counts, and by so many values that occur once."""
    counted = [c for c in counts if c > 0]
    total = sum(counted) + singles
    if total == 0:
        return 0.0
    bits = -sum(c / total * math.log2(c / total) for c in sorted(counted))
    return max(0.0, bits + singles / total * math.log2(total))


def price_effect(groups: Sequence[Bin]) -> float | None:
    """Share of the variance of log price between groups: epsilon squared, not below 0.

    None when too few products with a price are spread over too many groups to tell.
    """
    groups = [g for g in groups if g.priced > 0]
    n = sum(g.priced for g in groups)
    if n < _PRICED_PRODUCTS or n < 2 * len(groups):
        return None
    correction = sum(g.z1 for g in groups) ** 2 / n
    whole = sum(g.z2 for g in groups) - correction
    if whole <= 0:
        return 0.0
    between = sum(g.z1**2 / g.priced for g in groups) - correction
    unexplained = max(0.0, 1 - between / whole)
    return min(1.0, max(0.0, 1 - unexplained * (n - 1) / max(1, n - len(groups))))


def importance(
    *,
    kind: AttributeKind,
    coverage: float,
    bits: float,
    price: float | None,
    choice: float | None = None,
    digits: float = 0.0,
    typical: float | None = None,
    bookkeeping: bool = False,
    per_value: float = math.inf,
) -> float:
    """Importance from 0 to 1 apart from titles; see the head of this module.

    Args:
        kind: of the attribute.
        coverage: share of products whose value is known.
        bits: entropy.
        price: `price_effect`, or None when unknown.
        choice: `data.schema.choice.choices`, or None when unknown.
        digits: mean number of significant digits, for numbers.
        typical: median in the canonical unit, for numbers.
        bookkeeping: the name is one of a seller's book-keeping.
        per_value: products per distinct value.
    """
    split = 1 - float(2**-bits)
    if kind in (AttributeKind.TEXT, AttributeKind.IDENTIFIER):
        split = 1.0
    plain = 1.0 if kind is not AttributeKind.NUMBER else min(1.0, 1 - 0.12 * (digits - 4))
    if typical and not _GRASPED[0] <= abs(typical) < _GRASPED[1]:
        plain *= _HARD_TO_GRASP
    few = 1.0 if per_value >= 3 else _MANY_VALUES
    if kind is AttributeKind.NUMBER:
        few = _UNSTEPPED + (1 - _UNSTEPPED) * (1 - 1 / max(1.0, per_value))
    return round(
        _KIND[kind]
        * (_BOOKKEEPING if bookkeeping else 1.0)
        * math.sqrt(coverage)
        * split
        * (0.5 + 0.5 * (_UNPRICED if price is None else math.sqrt(price)))
        * (0.75 + 0.25 * (1.0 if choice is None else choice))
        * max(0.5, plain)
        * few,
        4,
    )


def heightened(unsaid: float, *, titled: float) -> float:
    """Importance with what titles say of it; see the head of this module.

    Args:
        unsaid: `importance`, which looks at no title.
        titled: 0 to 1.
    """
    return round(1 - math.pow(1 - unsaid, 1 + _CHANCES * titled), 4)
