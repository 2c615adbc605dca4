"""LearntRanker: LambdaMART over the engine's evidence.

Burges, "From RankNet to LambdaRank to LambdaMART: An Overview", MSR-TR-2010-82; the
implementation is LightGBM's (Ke et al., NeurIPS 2017), needed only where a ranker is trained or
asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from data.catalogue.durable import write_file
from data.errors import CorruptIndex, InputError, MissingDependency
from index.rerank.names import NAMES, VERSION

Floats = npt.NDArray[np.float64]

MANIFEST: Final = "ranker.json"
_MODEL: Final = "model-{}.txt"
_ROUNDS: Final = (15, 200)
_QUERIES_A_ROUND: Final = 4
"""A round of boosting for every four queries: more than that learns few queries by heart."""
_SEEDS: Final = 3
_PRIOR: Final = 12.0
"""Scale of the fused score that boosting starts from, in units of the model's scores."""
_FEWEST_QUERIES: Final = 10
_GRADES: Final = 31
PARAMETERS: Final[Mapping[str, Any]] = {
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
"""Of LightGBM, for few queries."""


@dataclass(frozen=True, slots=True)
class Example:
    """One query with what is known of its candidates.

    Attributes:
        features: shape (candidates, len(NAMES)); the first column is the fused score.
        grades: per candidate, 0 and up; -1 where nobody judged it.
    """

    features: Floats
    grades: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LearntRanker:
    """Adds to the fused score what several models, averaged, have learnt.

    Attributes:
        models: as LightGBM writes them.
        about: what it was trained on.
    """

    models: tuple[str, ...]
    about: Mapping[str, Any] = field(default_factory=dict)
    _boosters: list[Any] = field(default_factory=list, repr=False, compare=False)

    def keys(self, features: Floats) -> Floats:
        """One number per candidate, higher is better.

        Raises:
            MissingDependency: LightGBM is not installed.
        """
        if not len(features):
            return np.empty(0)
        if not self._boosters:
            lightgbm = _lightgbm()
            self._boosters.extend(lightgbm.Booster(model_str=text) for text in self.models)
        learnt = np.mean([b.predict(features, num_threads=1) for b in self._boosters], axis=0)
        return np.asarray(_PRIOR * features[:, 0] + learnt, np.float64)

    def save(self, folder: Path) -> None:
        """Write it into a folder, which is made."""
        folder.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(self.models):
            write_file(folder / _MODEL.format(number), text.encode())
        said = {"version": VERSION, "features": NAMES, "models": len(self.models), **self.about}
        write_file(folder / MANIFEST, json.dumps(said, indent=2, ensure_ascii=False).encode())

    @classmethod
    def load(cls, folder: Path) -> Self | None:
        """Read what `save` wrote; None where there is none.

        Raises:
            CorruptIndex: it is damaged, or was trained on other features.
        """
        try:
            about = json.loads((folder / MANIFEST).read_text("utf-8"))
            if (about["version"], tuple(about["features"])) != (VERSION, NAMES):
                raise _corrupt(folder, "it was trained on other features")
            models = tuple(
                (folder / _MODEL.format(n)).read_text("utf-8") for n in range(about["models"])
            )
        except FileNotFoundError:
            if (folder / MANIFEST).exists():
                raise _corrupt(folder, "a file is missing") from None
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _corrupt(folder, str(error)) from error
        return cls(models, about)


def train(
    examples: Sequence[Example], *, seed: int = 1, about: Mapping[str, Any] | None = None
) -> LearntRanker:
    """Train on queries.

    Boosting starts from the fused score, so that trees learn only where that is wrong: a few dozen
    queries are too few to learn all of ranking from. Candidates that nobody judged are taken as
    not relevant: leaving them out would teach nothing about what a ranking must keep out.

    Args:
        examples: one per query; those without a graded candidate teach nothing and are left out.
        seed: of the sampling.
        about: kept with the ranker.

    Raises:
        InputError: fewer than ten queries have a graded candidate.
        MissingDependency: LightGBM is not installed.
    """
    useful = [one for one in examples if bool((one.grades > 0).any())]
    if len(useful) < _FEWEST_QUERIES:
        raise InputError(
            "too few queries have a relevant product among their candidates to learn from",
            field="judgements",
            value=len(useful),
            accepted=f"{_FEWEST_QUERIES} or more",
        )
    lightgbm = _lightgbm()
    features = np.vstack([one.features for one in useful])
    labels = np.concatenate([np.clip(one.grades, 0, _GRADES - 1) for one in useful])
    data = lightgbm.Dataset(
        features,
        labels,
        group=[len(one.grades) for one in useful],
        init_score=_PRIOR * features[:, 0],
        feature_name=[name.replace(" ", "_") for name in NAMES],
        free_raw_data=False,
    )
    rounds = min(max(len(useful) // _QUERIES_A_ROUND, _ROUNDS[0]), _ROUNDS[1])
    models = [
        lightgbm.train({**PARAMETERS, "seed": seed + n}, data, num_boost_round=rounds)
        for n in range(_SEEDS)
    ]
    texts = tuple(model.model_to_string() for model in models)
    return LearntRanker(texts, {"queries": len(useful), **(about or {})})


def _lightgbm() -> Any:
    try:
        import lightgbm
    except ImportError as error:
        raise MissingDependency(
            "a learnt ranker needs LightGBM, which is not installed",
            field="rerank",
            value="learnt",
            accepted="pip install '.[rank]' in a clone",
        ) from error
    return lightgbm


def _corrupt(folder: Path, what: str) -> CorruptIndex:
    return CorruptIndex(
        f"the learnt ranker cannot be used: {what}; train it anew with 'sourcing train-ranker'",
        value=str(folder),
    )
