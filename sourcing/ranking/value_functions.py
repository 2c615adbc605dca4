"""Value functions: what a measured figure is worth to a buyer, from 0 (worst) to 1 (best).

All are anchored in absolute figures or in the market, never in the suppliers that happen to be
compared: a supplier that is added or taken away moves nobody else's value.
Source: Keeney & Raiffa, "Decisions with Multiple Objectives", 1976, chapter 3.
"""

from __future__ import annotations

import math
from typing import Final


def linear(figure: float, *, worst: float, best: float) -> float:
    """0 at and beyond ``worst``, 1 at and beyond ``best``, straight between them."""
    return min(1.0, max(0.0, (figure - worst) / (best - worst)))


def logarithmic(figure: float, *, worst: float, best: float) -> float:
    """As `linear` over the logarithms: equal ratios are worth the same."""
    if figure <= 0:
        return 0.0 if best > worst else 1.0
    return linear(math.log(figure), worst=math.log(worst), best=math.log(best))


def saturating(figure: float, *, half: float) -> float:
    """0 at 0, one half at ``half``, towards 1 beyond: more is better, and ever less so."""
    return figure / (figure + half) if figure > 0 else 0.0


def waning(figure: float, *, half: float) -> float:
    """1 at 0, one half at ``half``, towards 0 beyond: less is better."""
    return half / (half + figure) if figure > 0 else 1.0


def logistic(ratio: float, *, steepness: float) -> float:
    """One half at a ratio of 1, towards 1 below and 0 above: logistic in the logarithm.

    Strictly falling at every ratio, so that cheaper is always worth more.
    """
    if ratio <= 0:
        return 1.0
    exponent = steepness * math.log(ratio)
    # Past this exp overflows, and the value is 0 to the last digit of a double.
    return 0.0 if exponent > _OVERFLOW else 1.0 / (1.0 + math.exp(exponent))


_OVERFLOW: Final = 700.0
