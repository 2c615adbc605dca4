"""The category nearest to a query that finds nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import numpy as np

from index.engine.candidates import Candidates
from index.engine.query import Query
from index.engine.view import View

_VOTERS: Final = 10


def nearest_category(view: View, query: Query, candidates: Candidates) -> tuple[str, ...] | None:
    """The category that the query names, or that most of the nearest products are in."""
    if query.categories:
        return min(query.categories, key=lambda one: one.stop - one.start).path
    evidence = candidates.lexical.coverage
    if candidates.cosines is not None:
        evidence = np.where(candidates.cosines > 0, evidence + candidates.cosines, evidence)
    order = np.argsort(-evidence, kind="stable")[:_VOTERS]
    votes: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for at in order.tolist():
        path = view.path_of(int(candidates.documents[at]))
        if path and evidence[at] > 0:
            votes[path] += float(evidence[at])
    return max(votes, key=lambda path: (votes[path], path), default=None)
