"""How few questions could find a target: the information bound.

A question can tell at most the entropy of its answers; the largest of any attribute of the category
is taken for every question, which no policy can have every time. What has to be found out is
which of the candidates is wanted, up to the five that are shown and to those that the catalogue
does not tell apart.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import Final

from benchmarks.dialogue.buyers.goals import Goal, GoalSource

SHOWN: Final = 5
MOST_OPTIONS: Final = 6
"""An answer to a question of the dialogue is one of at most so many options."""


def bound(source: GoalSource, goal: Goal) -> float:
    """Questions, not rounded, that are needed at the least beyond the first request."""
    values = source.stated(goal.category)
    told = goal.wishes[: goal.told]
    left = [
        product
        for product, stated in values.items()
        if all(wish.field in stated and source.met(wish, stated[wish.field]) for wish in told)
    ]
    most = max((_entropy(source, goal, left, wish.field) for wish in goal.wishes), default=0.0)
    hidden = len(left) / max(SHOWN, len(goal.acceptable))
    if hidden <= 1 or most == 0.0:
        return 0.0
    return math.log2(hidden) / most


def _entropy(source: GoalSource, goal: Goal, products: list[str], field: str) -> float:
    """Of the answers to a question about a field, with at most `MOST_OPTIONS` options."""
    values = source.stated(goal.category)
    stated = [values[product][field] for product in products if field in values[product]]
    if not stated:
        return 0.0
    if stated[0].labels:
        counts = sorted(Counter(one.labels for one in stated).values(), reverse=True)
        counts = [*counts[: MOST_OPTIONS - 1], sum(counts[MOST_OPTIONS - 1 :])]
    else:
        numbers = sorted(one.low for one in stated)
        size = math.ceil(len(numbers) / MOST_OPTIONS)
        edges = sorted({numbers[n] for n in range(0, len(numbers), size)})
        counts = [
            sum(low <= number < high for number in numbers)
            for low, high in zip(edges, [*edges[1:], math.inf], strict=True)
        ]
    total = sum(counts)
    return -sum(c / total * math.log2(c / total) for c in counts if c)
