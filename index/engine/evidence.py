"""Evidence: what words and meaning say about each candidate, and both together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.engine.figures import Figure
from index.fusion import Parts, Ranked, Weights, covered, reciprocal_rank
from index.lexical import Lexical
from index.request import FusionSettings

Floats = npt.NDArray[np.float64]
Met = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Unit:
    """What of a query has to be covered: a word, with the index terms that stand for it.

    Attributes:
        word: as written, folded.
        terms: index terms with their weights.
        worth: how much it tells of what a product is: the idf of its rarest whole term, less for
            numbers.
        rank_worth: how much it tells of which product is meant: the same, numbers in full.
        figure: what it says where it is a measure: a product that states the same in another unit
            has it too.
    """

    word: str
    terms: tuple[tuple[str, float], ...]
    worth: float
    rank_worth: float
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class LexicalEvidence:
    """Words of the query in the candidates.

    Attributes:
        scores: BM25, per candidate.
        coverage: share of the query's worth that a candidate has, 0 to 1: whether it has to do
            with the query.
        ranking: the same with numbers in full: which of those that have is meant.
        spelled: that again by spelling alone, where the others also count a measure that a product
            states in another unit.
    """

    scores: Floats
    coverage: Floats
    spelled: Floats
    ranking: Floats

    def of(self, kept: npt.NDArray[np.bool_]) -> LexicalEvidence:
        """That of some of the candidates."""
        return LexicalEvidence(
            self.scores[kept], self.coverage[kept], self.spelled[kept], self.ranking[kept]
        )


def lexical_evidence(
    index: Lexical,
    units: Sequence[Unit],
    documents: npt.NDArray[np.int32],
    states: Callable[[Figure, npt.NDArray[np.int32]], Met] | None = None,
    conditions: Sequence[tuple[float, Met]] = (),
) -> LexicalEvidence:
    """BM25 and coverage of each of some documents.

    Args:
        index: of words.
        units: of the query.
        documents: ascending.
        states: which of some documents state what a figure says; None goes by spelling alone.
        conditions: of the query: what each tells of which product is meant, and which of the
            documents meet it.
    """
    scores = np.zeros(len(documents))
    covered, spelled = np.zeros(len(documents)), np.zeros(len(documents))
    ranking = np.zeros(len(documents))
    worth = sum(unit.worth for unit in units) or 1.0
    rank_worth = sum(unit.rank_worth for unit in units) or 1.0
    counted: set[str] = set()
    for unit in units:
        best = np.zeros(len(documents))
        for term, weight in unit.terms:
            impacts = index.impacts(term, documents)
            if term not in counted:
                scores += impacts * (weight * index.idf(term))
                counted.add(term)
            np.maximum(best, np.where(impacts > 0, weight, 0.0), out=best)
        np.minimum(best, 1.0, out=best)
        spelled += unit.rank_worth * best
        if unit.figure is not None and states is not None:
            best = np.maximum(best, states(unit.figure, documents))
        covered += unit.worth * best
        ranking += unit.rank_worth * best
    for value, met in conditions:
        ranking += value * met
    said = rank_worth + sum(value for value, _ in conditions)
    return LexicalEvidence(scores, covered / worth, spelled / rank_worth, ranking / said)


def fuse(
    lexical: Floats,
    dense: Floats | None,
    coverage: Floats,
    *,
    settings: FusionSettings,
    weights: Weights,
    low: float,
) -> Parts:
    """Bring all together, by part.

    Args:
        lexical: BM25 of every candidate.
        dense: cosine of every candidate; None where meaning was not asked.
        coverage: of every candidate.
        settings: the method. Reciprocal ranks are scaled so that first in both is 1, and leave
            coverage out.
        weights: of the convex combination's parts.
        low: the lower end of the cosines' scale.
    """
    if dense is not None and settings.method == "rrf":
        scale = (settings.rrf_k + 1.0) / 2.0
        places = np.arange(len(lexical), dtype=np.int32)
        has_words = lexical > 0
        words = Ranked.of(places[has_words], lexical[has_words].astype(np.float32))
        meaning = Ranked.of(places, dense.astype(np.float32))
        return Parts(
            _ranks(words, len(lexical), settings.rrf_k) * scale,
            _ranks(meaning, len(lexical), settings.rrf_k) * scale,
            np.zeros(len(lexical)),
        )
    return covered(lexical, dense, coverage, weights=weights, low=low)


def _ranks(ranking: Ranked, count: int, k: float) -> Floats:
    alone = reciprocal_rank(ranking, k=k)
    spread = np.zeros(count)
    spread[alone.documents] = alone.scores
    return spread
