"""Article numbers of the sample, from the ranges that GS1 sets aside for use inside a company."""

from __future__ import annotations

from data.sample.dice import Dice


def check_digit(digits: str) -> str:
    """The GS1 check digit for the digits before it."""
    total = sum(int(d) * (3 if place % 2 == 0 else 1) for place, d in enumerate(reversed(digits)))
    return str(-total % 10)


def gtin13(dice: Dice) -> str:
    """A GTIN-13 with prefix 200 to 299: never the number of a real article."""
    digits = f"2{dice.integer(0, 99_999_999_999):011d}"
    return digits + check_digit(digits)
