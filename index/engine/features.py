"""Features of a query's candidates, for the learnt ranker."""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from index.engine.candidates import Candidates
from index.engine.evidence import Floats, lexical_evidence
from index.engine.query import Query
from index.engine.view import View
from index.fusion import Parts
from index.fusion.covered import scaled

_BEST: Final = 10
_DIGIT: Final = re.compile(r"\d")


def features_of(
    view: View, query: Query, candidates: Candidates, fused: Parts, model: str | None
) -> Floats:
    """Shape (candidates, features), columns as in `index.rerank.names`.

    Scores are shares of the query's best, so that one model serves rare and common words. "values
    covered" is the share of the query's numbers and codes that a product states. "like the best"
    is the cosine with the mean vector of the ten best so far (Rocchio's feedback, 1971), "category
    of the best" the share of those ten that are of the product's category. "offers" is how many
    suppliers sell it, the nearest thing to popularity that a catalogue holds.

    Args:
        view: the documents.
        query: as read.
        candidates: with their evidence.
        fused: their fused scores.
        model: that the cosines are from; None where meaning was not asked.
    """
    documents, count = candidates.documents, len(candidates.documents)
    values = [unit for unit in query.units if _DIGIT.search(unit.word)]
    best = np.argsort(-fused.scores, kind="stable")[:_BEST]
    leaves = view.leaves_of(documents)
    of_best = leaves[best]
    like = np.zeros(count)
    if model is not None and len(best):
        dense = view.dense[model]
        mean = np.mean([dense.vector(int(documents[at]))[0] for at in best], axis=0)
        like = dense.scores(mean[None].astype(np.float32), documents).astype(np.float64)
    named = np.zeros(count)
    for category in query.categories:
        named[(documents >= category.start) & (documents < category.stop)] = 1.0
    meaning = candidates.meaning
    columns = (
        fused.scores,
        scaled(candidates.lexical.scores, 0.0),
        np.zeros(count) if meaning is None else scaled(meaning, candidates.low),
        candidates.lexical.ranking,
        lexical_evidence(view.lexical, values, documents).ranking,
        like,
        np.array([float(np.mean(of_best == leaf)) for leaf in leaves.tolist()]),
        named,
        np.log1p(view.offers_of(documents)),
        view.quality[documents].astype(np.float64),
        np.full(count, float(query.brand)),
        np.full(count, float(len(query.units))),
        np.full(count, np.log1p(count)),
    )
    return np.column_stack(columns)
