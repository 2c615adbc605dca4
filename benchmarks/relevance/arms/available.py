"""Parts of the engine that arms need, where this checkout has them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from benchmarks.relevance.arms.engines import engine_arms, engine_for
from benchmarks.relevance.model import Dataset
from benchmarks.relevance.ranker import Arm
from data.errors import MissingDependency
from index.protocols import Embedder, Reranker
from sourcing.rankers import CROSS_ENCODER

_THREADS: Final = 2


def find_embedder(model: str, cache: Path) -> tuple[Embedder | None, str]:
    """The engine's embedder of that name; None and why, where there is none."""
    try:
        from index.vectors.embed import CachedEmbedder, choose_embedder

        inner = choose_embedder(model, cache / "models", threads=_THREADS)
        return CachedEmbedder(inner, cache / "vectors"), ""
    except (ImportError, MissingDependency) as error:
        return None, str(error)


def find_reranker() -> Reranker | None:
    """The cross-encoder that SOURCING_CROSS_ENCODER names; None where it names none."""
    named = os.environ.get(CROSS_ENCODER, "").strip()
    if not named:
        return None
    from index.rerank.cross_encoder import open_cross_encoder

    return open_cross_encoder(named, threads=_THREADS)


def find_engines(
    dataset: Dataset, cache: Path, home: str | None, reranker: Reranker | None = None
) -> tuple[Arm, ...]:
    """The engine as it is and in other ways, with a reranker where one is given.

    It searches ``home``, or a catalogue made for the data set.

    Raises:
        DatasetError: the home does not hold the data set's products.
    """
    return tuple(engine_arms(engine_for(dataset, cache, home), dataset, reranker))
