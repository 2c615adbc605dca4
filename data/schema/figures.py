"""Numbers as people read them: three significant digits, thousands grouped."""

from __future__ import annotations

import math


def readable(value: float, *, digits: int = 3) -> str:
    """``1234567`` -> ``1,230,000``; ``0.00012345`` -> ``0.000123``; ``5.0`` -> ``5``.

    Whole numbers below 10,000 keep all their digits, and no number below 10,000 is grouped: a year
    or a model size must look like one.
    """
    if math.isinf(value):
        return "unbounded"
    if value == 0:
        return "0"
    if value == int(value) and abs(value) < 10_000:
        return f"{int(value)}"
    magnitude = math.floor(math.log10(abs(value)))
    if magnitude >= 12 or magnitude < -6:
        return f"{value:.{digits - 1}e}"
    rounded = round(value, digits - 1 - magnitude)
    places = max(0, digits - 1 - math.floor(math.log10(abs(rounded))))
    text = f"{rounded:,.{places}f}" if abs(rounded) >= 10_000 else f"{rounded:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def share(value: float) -> str:
    """``0.934`` -> ``93 %``; a share that is neither none nor all never reads as such."""
    percent = value * 100
    if 0 < percent < 1:
        return "< 1 %"
    if 99 < percent < 100:
        return "> 99 %"
    return f"{percent:.0f} %"
