"""Learnt ranker: LambdaMART over lexical, dense, attribute, category and popularity features.

Burges, "From RankNet to LambdaRank to LambdaMART: An Overview", MSR-TR-2010-82; the
implementation is LightGBM's (Ke et al., NeurIPS 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np

from benchmarks.relevance.arms.evidence import Gatherer
from benchmarks.relevance.arms.features import NAMES, Features
from benchmarks.relevance.arms.fused import Sides
from benchmarks.relevance.model import Query
from benchmarks.relevance.ranker import Arm, Ranker
from index.fusion import Ranked

_ROUNDS: Final = 60
_SEEDS: Final = 3
_PARAMETERS: Final[dict[str, Any]] = {
    "objective": "lambdarank",
    "learning_rate": 0.08,
    # Few queries: shallow trees, large leaves and strong shrinkage keep them from being learnt
    # by heart.
    "num_leaves": 7,
    "min_data_in_leaf": 40,
    "lambda_l2": 10.0,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambdarank_truncation_level": 20,
    "num_threads": 1,
    "verbosity": -1,
    "deterministic": True,
}


class Learnt:
    """Orders the candidates of both sides by the mean of several models' scores."""

    def __init__(self, name: str, sides: Sides, features: Any, models: Sequence[Any]) -> None:
        self.name = name
        self._sides = sides
        self._features = features
        self._models = models

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """The best documents."""
        candidates, matrix = self._features(query)
        if not len(candidates):
            return []
        scores = np.mean([model.predict(matrix) for model in self._models], axis=0)
        ranked = Ranked.of(candidates, scores.astype(np.float32))
        return self._sides.corpus.named(ranked, count)


def learnt(gatherer: Gatherer, *, seed: int, name: str = "LambdaMART") -> Arm:
    """An arm that trains on the judgements of the queries it is given.

    Candidates that nobody judged are taken as not relevant: leaving them out would teach nothing
    about the documents that a ranking must keep out.
    """
    sides = gatherer.sides
    features: list[Features] = []

    @lru_cache(maxsize=100_000)
    def of(query: str) -> Any:
        if not features:
            features.append(Features(gatherer))
        return features[0].of(query)

    def fit(queries: Sequence[Query]) -> Ranker:
        import lightgbm

        matrices, labels, groups = [], [], []
        for query in queries:
            grades = sides.corpus.dataset.grades(query)
            candidates, matrix = of(query.text)
            matrices.append(matrix)
            labels.append([max(0, grades.get(sides.corpus.ids[n], 0)) for n in candidates])
            groups.append(len(candidates))
        data = lightgbm.Dataset(
            np.vstack(matrices),
            np.concatenate(labels),
            group=groups,
            feature_name=[name.replace(" ", "_") for name in NAMES],
            free_raw_data=False,
        )
        models = [
            lightgbm.train({**_PARAMETERS, "seed": seed + n}, data, num_boost_round=_ROUNDS)
            for n in range(_SEEDS)
        ]
        return Learnt(name, sides, of, models)

    return Arm(name, fit, learns=True)
