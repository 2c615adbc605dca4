"""Evidence: what words and meaning say about each candidate, and both together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.fusion import Ranked, reciprocal_rank
from index.lexical import LexicalIndex
from index.request import FusionSettings

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Unit:
    """What of a query has to be covered: a word, with the index terms that stand for it.

    Attributes:
        word: as written, folded.
        terms: index terms with their weights.
        worth: how much it tells: the idf of its rarest whole term, less for numbers.
        alone: whether each of its whole terms is a unit of its own, as pairs of CJK characters are.
    """

    word: str
    terms: tuple[tuple[str, float], ...]
    worth: float


@dataclass(frozen=True, slots=True)
class LexicalEvidence:
    """Words of the query in the candidates.

    Attributes:
        scores: BM25, per candidate.
        coverage: share of the query's worth that a candidate has, 0 to 1.
    """

    scores: Floats
    coverage: Floats


@dataclass(frozen=True, slots=True)
class Fused:
    """Scores of candidates from 0 to 1, by part.

    Attributes:
        lexical, dense: parts; their sum is the fused score.
    """

    lexical: Floats
    dense: Floats

    @property
    def scores(self) -> Floats:
        """Fused score per candidate."""
        return self.lexical + self.dense


def lexical_evidence(
    index: LexicalIndex, units: Sequence[Unit], documents: npt.NDArray[np.int32]
) -> LexicalEvidence:
    """BM25 and coverage of each of some documents."""
    scores = np.zeros(len(documents))
    covered = np.zeros(len(documents))
    worth = sum(unit.worth for unit in units)
    counted: set[str] = set()
    for unit in units:
        best = np.zeros(len(documents))
        for term, weight in unit.terms:
            impacts = index.impacts(term, documents)
            if term not in counted:
                scores += impacts * (weight * index.idf(term))
                counted.add(term)
            np.maximum(best, np.where(impacts > 0, weight, 0.0), out=best)
        covered += unit.worth * np.minimum(best, 1.0)
    coverage = covered / worth if worth else covered
    return LexicalEvidence(scores, coverage)


def fuse(
    lexical: Floats,
    dense: Floats | None,
    *,
    settings: FusionSettings,
    dense_weight: float,
) -> Fused:
    """Bring both together, by part.

    The convex combination is that of `index.fusion.convex` with the score of every candidate
    known on both sides; reciprocal ranks are scaled so that first in both is 1.
    """
    nothing = np.zeros(len(lexical))
    if dense is None or not len(lexical):
        return Fused(_spread(lexical, 0.0), nothing)
    if settings.method == "rrf":
        scale = (settings.rrf_k + 1.0) / 2.0
        places = np.arange(len(lexical), dtype=np.int32)
        has_words = lexical > 0
        words = Ranked.of(places[has_words], lexical[has_words].astype(np.float32))
        meaning = Ranked.of(places, dense.astype(np.float32))
        return Fused(
            _ranks(words, len(lexical), settings.rrf_k) * scale,
            _ranks(meaning, len(lexical), settings.rrf_k) * scale,
        )
    return Fused(
        (1.0 - dense_weight) * _spread(lexical, 0.0),
        dense_weight * _spread(dense, float(dense.min())),
    )


def _ranks(ranking: Ranked, count: int, k: float) -> Floats:
    alone = reciprocal_rank(ranking, k=k)
    spread = np.zeros(count)
    spread[alone.documents] = alone.scores
    return spread


_FLAT: Final = 1e-9


def _spread(scores: Floats, low: float) -> Floats:
    if not len(scores):
        return scores
    high = float(scores.max())
    if high - low < _FLAT:
        return np.where(scores > 0, 1.0, 0.0)
    return (scores - low) / (high - low)
