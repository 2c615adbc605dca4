"""Hits: the candidates of a page, as an answer has them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from index.engine.found import Finder, Found
from index.engine.scoring import Scores
from index.response import Contribution, Hit

Explain = Callable[[Finder, Scores, int, int], tuple[Contribution, ...]]
"""What each part of the evidence adds to a score: of whose search, of which scores, of which
document, and its place among the candidates."""


def hits_of(
    finder: Finder,
    found: Found,
    places: npt.NDArray[np.int64],
    totals: npt.NDArray[np.float64],
    *,
    explain: Explain | None,
) -> tuple[Hit, ...]:
    """Hits with how they stand to what was asked.

    Args:
        finder: that found the candidates.
        found: the candidates.
        places: of the hits among them, in order.
        totals: score of each candidate.
        explain: None leaves explanations out.
    """
    view, request = finder.view, finder.request
    documents = found.documents[places]
    # By identity: yes and 1 are equal to Python. One that was relaxed is judged as asked.
    judged = {id(c): truths[places] for c, truths in found.scores.judged}
    stated = [
        view.outcomes(c, documents, finder.terms, judged.get(id(c))) for c in request.constraints
    ]
    hidden = finder.behind(documents) if request.collapse else [()] * len(documents)
    scores = found.scores
    of_words = totals[places] - scores.should[places] - scores.unknown[places]
    hits: list[Hit] = []
    for at, (place, document) in enumerate(zip(places.tolist(), documents.tolist(), strict=True)):
        hits.append(
            Hit(
                product_id=view.id(document),
                score=float(totals[place]),
                of_words=float(of_words[at]),
                outcomes=tuple(each[at] for each in stated),
                duplicates=tuple(view.id(other) for other in hidden[at]),
                contributions=() if explain is None else explain(finder, scores, document, place),
            )
        )
    return tuple(hits)
