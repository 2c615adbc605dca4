"""Our own nDCG, for tuning: thousands of rankings a second, where a provider would start anew.

Reports never use it; a test holds it to ``ir_measures``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence


def ndcg(
    ranking: Sequence[str],
    grades: Mapping[str, int],
    *,
    cutoff: int = 10,
    judged_only: bool = False,
) -> float:
    """Normalised discounted cumulative gain (Järvelin & Kekäläinen, TOIS 2002), linear gains.

    Args:
        ranking: document ids, best first.
        grades: judgements; what is not judged counts as not relevant.
        cutoff: depth.
        judged_only: leave documents without a judgement out of the ranking first.
    """
    if judged_only:
        ranking = [document for document in ranking if document in grades]
    gain = sum(
        grades.get(document, 0) / math.log2(place + 2)
        for place, document in enumerate(ranking[:cutoff])
    )
    best = sorted((grade for grade in grades.values() if grade > 0), reverse=True)[:cutoff]
    ideal = sum(grade / math.log2(place + 2) for place, grade in enumerate(best))
    return gain / ideal if ideal else 0.0
