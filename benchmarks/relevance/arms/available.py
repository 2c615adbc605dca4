"""Parts of the engine that arms need, where this checkout has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.relevance.model import Dataset
from benchmarks.relevance.ranker import Ranker
from index.protocols import Embedder, Reranker


def find_embedder(model: str | None) -> tuple[Embedder | None, str]:
    """The engine's embedder of that name, or its default one; None and why, where there is none."""
    del model
    return None, "index.vectors is not there yet"


def find_reranker() -> tuple[Reranker | None, str]:
    """A cross-encoder; None and why, where none is configured."""
    return None, "none is configured"


def find_engines(cache: Path) -> tuple[Callable[[Dataset], Ranker], ...]:
    """Whole engines."""
    del cache
    return ()
