"""Values of columns as text for people."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt


def number_text(value: float) -> str:
    """A number in plain digits, to twelve of them; powers of ten only for the very small."""
    text = f"{value:.12g}"
    if "e+" in text:
        return f"{value:.0f}"
    return text


def range_text(low: float, high: float) -> str:
    """A number, a range or an open range, without its unit."""
    if low == high:
        return number_text(low)
    if math.isinf(low) and math.isinf(high):
        return "any"
    if math.isinf(low):
        return f"up to {number_text(high)}"
    if math.isinf(high):
        return f"from {number_text(low)}"
    return f"{number_text(low)}–{number_text(high)}"


def numbers_text(ranges: Iterable[tuple[float, float]], unit: str | None) -> str:
    """Alternatives with their unit: "10, 30, 60 s"."""
    return with_unit(", ".join(range_text(low, high) for low, high in ranges), unit)


def size_text(sizes: npt.NDArray[np.float64], unit: str | None) -> str:
    """A size, shortest direction first: "600 × 800 mm"."""
    stated = [number_text(float(size)) for size in sizes if not math.isnan(size)]
    return with_unit(" × ".join(stated), unit)


def with_unit(text: str, unit: str | None) -> str:
    """A text and its unit, or the text alone."""
    return f"{text} {unit}" if unit else text
