"""Measures of a ranking, by the definitions of trec_eval and ir_measures.

nDCG after Järvelin & Kekäläinen, TOIS 2002, with linear gains. What nobody judged counts as not
relevant, but for the "judged only" form, which leaves it out first (Sakai, "Alternatives to Bpref",
SIGIR 2007): where judgements are incomplete the two pull apart, and both are needed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

Grades = Mapping[str, int]


def ndcg(
    ranking: Sequence[str], grades: Grades, *, cutoff: int = 10, judged_only: bool = False
) -> float:
    """Normalised discounted cumulative gain, 0 to 1."""
    if judged_only:
        ranking = [product for product in ranking if product in grades]
    gain = sum(
        max(0, grades.get(product, 0)) / math.log2(place + 2)
        for place, product in enumerate(ranking[:cutoff])
    )
    best = sorted((grade for grade in grades.values() if grade > 0), reverse=True)[:cutoff]
    ideal = sum(grade / math.log2(place + 2) for place, grade in enumerate(best))
    return gain / ideal if ideal else 0.0


def judged(ranking: Sequence[str], grades: Grades, *, cutoff: int = 10) -> float:
    """Share of the first places that somebody judged."""
    return sum(product in grades for product in ranking[:cutoff]) / cutoff


def reciprocal_rank(ranking: Sequence[str], grades: Grades) -> float:
    """1 / place of the first relevant product; 0 where none is found."""
    for place, product in enumerate(ranking, 1):
        if grades.get(product, 0) > 0:
            return 1.0 / place
    return 0.0


def recall(ranking: Sequence[str], grades: Grades, *, cutoff: int = 100) -> float:
    """Share of the relevant products that are found."""
    relevant = {product for product, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranking[:cutoff])) / len(relevant) if relevant else 0.0


def success(ranking: Sequence[str], grades: Grades, *, cutoff: int = 10) -> float:
    """1 where a relevant product is among the first, else 0."""
    return float(any(grades.get(product, 0) > 0 for product in ranking[:cutoff]))


MEASURES: Final[Mapping[str, Callable[[Sequence[str], Grades], float]]] = {
    "nDCG@10": ndcg,
    "nDCG@10 judged only": lambda ranking, grades: ndcg(ranking, grades, judged_only=True),
    "Judged@10": judged,
    "RR": reciprocal_rank,
    "R@100": recall,
    "Success@1": lambda ranking, grades: success(ranking, grades, cutoff=1),
    "Success@10": success,
}
