"""Learnt ranker: LambdaMART over lexical, dense, attribute, category and popularity features.

Burges, "From RankNet to LambdaRank to LambdaMART: An Overview", MSR-TR-2010-82; the
implementation is LightGBM's (Ke et al., NeurIPS 2017).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from benchmarks.relevance.arms.covered import Weights, best_weights, combine
from benchmarks.relevance.arms.evidence import Gatherer
from benchmarks.relevance.arms.features import NAMES, Features, Matrix
from benchmarks.relevance.model import Query
from benchmarks.relevance.ranker import Arm, Ranker
from index.fusion import Ranked
from index.rerank.learnt import PARAMETERS

_ROUNDS: Final = 60
_SEEDS: Final = 3
_PRIOR: Final = 12.0
"""Scale of the weighted sum that boosting starts from, in units of the model's scores."""
_UNJUDGED: Final = 400


class Learnt:
    """Orders the candidates of both sides by the weighted sum and what several models add to it."""

    def __init__(
        self,
        name: str,
        gatherer: Gatherer,
        features: Callable[[str], tuple[npt.NDArray[np.int32], Matrix]],
        weights: Weights,
        models: Sequence[Any],
    ) -> None:
        self.name = name
        self._gatherer = gatherer
        self._features = features
        self._weights = weights
        self._models = models

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """The best documents."""
        candidates, matrix = self._features(query)
        if not len(candidates):
            return []
        scores = _PRIOR * combine(self._gatherer.of(query), self._weights)
        scores = scores + np.mean([model.predict(matrix) for model in self._models], axis=0)
        ranked = Ranked.of(candidates, scores.astype(np.float32))
        return self._gatherer.sides.corpus.named(ranked, count)


def learnt(gatherer: Gatherer, *, seed: int, name: str = "LambdaMART") -> Arm:
    """An arm that trains on the judgements of the queries it is given.

    Boosting starts from the weighted sum of both sides and coverage, with weights chosen on the
    same training queries, so that trees learn only where that sum is wrong; a few dozen queries
    are too few to learn all of ranking from. Candidates that nobody judged are taken as not
    relevant: leaving them out would teach nothing about what a ranking must keep out. Of those,
    the best ranked and as many others are kept.
    """
    corpus = gatherer.sides.corpus
    features: list[Features] = []

    @lru_cache(maxsize=100_000)
    def of(query: str) -> tuple[npt.NDArray[np.int32], Matrix]:
        if not features:
            features.append(Features(gatherer))
        return features[0].of(query)

    def fit(queries: Sequence[Query]) -> Ranker:
        import lightgbm

        weights = best_weights(gatherer, queries)
        matrices, labels, priors, groups = [], [], [], []
        for query in queries:
            grades = corpus.dataset.grades(query)
            candidates, matrix = of(query.text)
            prior = combine(gatherer.of(query.text), weights)
            judged = np.array([corpus.ids[n] in grades for n in candidates], np.bool_)
            kept = _kept(judged, prior, seed)
            matrices.append(matrix[kept])
            priors.append(_PRIOR * prior[kept])
            labels.append([max(0, grades.get(corpus.ids[n], 0)) for n in candidates[kept]])
            groups.append(len(kept))
        data = lightgbm.Dataset(
            np.vstack(matrices),
            np.concatenate(labels),
            group=groups,
            init_score=np.concatenate(priors),
            feature_name=[name.replace(" ", "_") for name in NAMES],
            free_raw_data=False,
        )
        models = [
            lightgbm.train({**PARAMETERS, "seed": seed + n}, data, num_boost_round=_ROUNDS)
            for n in range(_SEEDS)
        ]
        return Learnt(name, gatherer, of, weights, models)

    return Arm(name, fit, learns=True)


def _kept(
    judged: npt.NDArray[np.bool_], prior: npt.NDArray[np.float64], seed: int
) -> npt.NDArray[np.int64]:
    unjudged = np.flatnonzero(~judged)
    unjudged = unjudged[np.argsort(-prior[unjudged], kind="stable")]
    half = _UNJUDGED // 2
    rest = unjudged[half:]
    if len(rest) > half:
        rest = np.random.default_rng(seed).choice(rest, half, replace=False)
    return np.sort(np.concatenate([np.flatnonzero(judged), unjudged[:half], rest]))
