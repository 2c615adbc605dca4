"""Parts of the engine that arms need, where this checkout has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.relevance.model import Dataset
from benchmarks.relevance.ranker import Ranker
from data.errors import MissingDependency
from index.protocols import Embedder, Reranker

_THREADS: Final = 2


def find_embedder(model: str, cache: Path) -> tuple[Embedder | None, str]:
    """The engine's embedder of that name; None and why, where there is none."""
    try:
        from index.vectors.embed import CachedEmbedder, choose_embedder

        inner = choose_embedder(model, cache / "models", threads=_THREADS)
        return CachedEmbedder(inner, cache / "vectors"), ""
    except (ImportError, MissingDependency) as error:
        return None, str(error)


def find_reranker() -> tuple[Reranker | None, str]:
    """A cross-encoder; None and why, where none is configured."""
    return None, "none is configured"


def find_engines(cache: Path) -> tuple[Callable[[Dataset], Ranker], ...]:
    """Whole engines."""
    del cache
    return ()
