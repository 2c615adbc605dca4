"""The number that a narrow range stands for: "about 2,500 kg" instead of "2,490–2,510 kg".

Ranges of options are as wide as the values found in the catalogue, and the same nominal value is
stated with slightly different numbers by those who convert it from another unit.
"""

from __future__ import annotations

import math
from typing import Final

NARROW: Final = 0.03
"""Width of a range, as a share of its greater end, up to which it stands for one number."""
AT_AN_END: Final = 0.01
"""The same for a number at an end of the range: the next range may begin there, and only ranges
that buyers cannot tell apart may share a name."""


def nominal(low: float, high: float) -> float | None:
    """The roundest number within a narrow range; None when the range is wide, or one number.

    Of two equally round ones, the nearer to the middle.
    """
    size = max(abs(low), abs(high))
    if not (math.isfinite(low) and math.isfinite(high)) or not low < high:
        return None
    if low <= 0 <= high or (high - low) > NARROW * size:
        return None
    middle = (low + high) / 2
    step = 10.0 ** math.floor(math.log10(size))
    while step > size * 1e-9:
        for unit in (step, step / 2):
            nearest = round(middle / unit) * unit
            if low <= nearest <= high:
                inside = low < nearest < high or (high - low) <= AT_AN_END * size
                return float(f"{nearest:.9g}") if inside else None
        step /= 10
    return None
