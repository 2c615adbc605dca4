"""Figure: what is said of one amount, before it is known what kind of mention it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data.constraint import Operator
from dialogue.grammar.unit_words import Counts


@dataclass(frozen=True, slots=True)
class Figure:
    """What is said of one amount.

    Attributes:
        first, last: tokens, with the words for limits.
        core_first, core_last: tokens without them.
        low, high: None where it is open.
        values: for ONE_OF; ``sizes``: of a size.
        counts, symbol, strong: as in `Measure`.
        bounded: words around say the operator.
    """

    first: int
    last: int
    core_first: int
    core_last: int
    low: Decimal | None
    high: Decimal | None
    operator: Operator
    counts: Counts
    symbol: str
    confidence: float
    strong: bool = True
    values: tuple[Decimal, ...] = ()
    sizes: tuple[Decimal, ...] = ()
    negated: bool = False
    power: int = 0
    digits: bool = True
