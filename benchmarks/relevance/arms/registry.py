"""Which arms take part, and which are left out and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.relevance.arms.corpus import Corpus
from benchmarks.relevance.arms.covered import covered_mix
from benchmarks.relevance.arms.dense import Dense
from benchmarks.relevance.arms.evidence import Gatherer
from benchmarks.relevance.arms.fused import Sides, mix, rrf, tuned_mix
from benchmarks.relevance.arms.learnt import learnt
from benchmarks.relevance.arms.lexical import Lexical, RankBm25
from benchmarks.relevance.arms.reranked import Reranked
from benchmarks.relevance.model import Dataset
from benchmarks.relevance.ranker import Arm, Ranker, fixed
from index.lexical import Bm25Parameters
from index.protocols import Embedder, Reranker

FIXED_WEIGHTS: Final = (0.35, 0.5, 0.8)


@dataclass(frozen=True, slots=True)
class Lineup:
    """The arms of an experiment.

    Attributes:
        left_out: one line for each arm that needs a part that is not there.
    """

    arms: tuple[Arm, ...]
    left_out: tuple[str, ...]


def lineup(
    dataset: Dataset,
    *,
    embedder: Embedder | None = None,
    no_embedder: str = "no embedder was given",
    reranker: Reranker | None = None,
    engines: Sequence[Arm] = (),
    seed: int = 1,
    wanted: Sequence[str] = (),
) -> Lineup:
    """Make the arms.

    Args:
        dataset: what they rank.
        embedder: for the dense side; None leaves out all that need it.
        no_embedder: why there is none.
        reranker: a cross-encoder; None leaves it out.
        engines: whole engines, and what they are in other ways.
        seed: of learnt rankers.
        wanted: names of arms, or what several names begin with; all by default.
    """
    corpus = Corpus(dataset)
    title = Bm25Parameters(weights={"title": 1.0})
    plain = Bm25Parameters(weights={"title": 1.0, "description": 1.0})
    fielded = Lexical(corpus, "BM25 fielded", Bm25Parameters())
    arms: list[Arm] = [
        _lazy("rank-bm25", lambda: RankBm25(corpus)),
        _lazy("BM25 title", lambda: Lexical(corpus, "BM25 title", title, ("title",))),
        _lazy(
            "BM25 title+description",
            lambda: Lexical(corpus, "BM25 title+description", plain, ("title", "description")),
        ),
        fixed(fielded),
    ]
    left_out: list[str] = []
    if embedder is None:
        left_out.append(f"dense, fused and learnt arms: {no_embedder}")
    else:
        dense = Dense(corpus, embedder)
        sides = Sides(corpus, fielded, dense)
        gatherer = Gatherer(sides)
        arms += [fixed(dense), fixed(rrf(sides))]
        arms += [fixed(mix(sides, weight)) for weight in FIXED_WEIGHTS]
        arms += [tuned_mix(sides, by_type=False), tuned_mix(sides, by_type=True)]
        arms += [covered_mix(gatherer), covered_mix(gatherer, by_type=True)]
        arms.append(learnt(gatherer, seed=seed))
        if reranker is not None:
            arms.append(fixed(Reranked(corpus, mix(sides, 0.5), reranker)))
    if reranker is None:
        left_out.append("+ reranker: SOURCING_CROSS_ENCODER names none")
    if not engines:
        left_out.append("engine: none was given")
    arms += engines
    if wanted:
        names = {arm.name for arm in arms}
        arms = [
            arm
            for arm in arms
            if any(
                arm.name == name or (name not in names and arm.name.startswith(name))
                for name in wanted
            )
        ]
    return Lineup(tuple(arms), tuple(left_out))


def _lazy(name: str, make: Callable[[], Ranker]) -> Arm:
    """An arm that is built when its turn comes, so that unwanted ones cost nothing."""
    return Arm(name, lambda _: make())
