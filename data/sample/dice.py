"""Seeded draws that are the same on every machine and Python version."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of draws named by a seed and a path of names.

    Streams with different names are independent, so adding a category leaves the others as they
    are. Only ``random.random()`` is used, the one method of the Mersenne Twister whose sequence
    Python promises to keep; everything else is built on it with exact arithmetic.
    """

    def __init__(self, *names: str | int) -> None:
        digest = hashlib.sha256("\x1f".join(str(name) for name in names).encode()).digest()
        seed = int.from_bytes(digest[:8], "big")
        self.share = random.Random(seed).random  # noqa: S311  reproducible by design

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self.share() < probability

    def integer(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self.share() * (high - low + 1))

    def uniform(self, low: float, high: float) -> float:
        """A number between two others."""
        return low + (high - low) * self.share()

    def normal(self, mean: float, deviation: float) -> float:
        """A bell-shaped number within six deviations (Irwin–Hall: twelve uniforms less six).

        Free of logarithms and cosines, whose last bit differs between maths libraries.
        """
        total = -6.0
        for _ in range(12):
            total += self.share()
        return mean + deviation * total

    def pick(self, choices: Sequence[T]) -> T:
        """One of several, all equally likely."""
        return choices[int(self.share() * len(choices))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """One of several by weight."""
        point = self.share() * sum(weights.values())
        for choice, weight in weights.items():
            point -= weight
            if point < 0:
                return choice
        return next(reversed(list(weights)))

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in a random order."""
        rest = list(items)
        for last in range(len(rest) - 1, 0, -1):
            other = int(self.share() * (last + 1))
            rest[last], rest[other] = rest[other], rest[last]
        return rest

    def some(self, weights: Mapping[T, float], count: int) -> list[T]:
        """Different ones by weight, in the order in which ``weights`` lists them."""
        left = dict(weights)
        chosen: set[T] = set()
        for _ in range(min(count, len(left))):
            one = self.weighted(left)
            del left[one]
            chosen.add(one)
        return [item for item in weights if item in chosen]
