"""The embedder that a settings value names."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from index.protocols import Embedder
from index.vectors.embed.any_model import SentenceTransformerEmbedder
from index.vectors.embed.graph import Precision
from index.vectors.embed.minilm import MiniLm
from index.vectors.embed.multilingual import UniversalSentenceEncoder

ENGLISH: Final = "minilm"
MULTILINGUAL: Final = "multilingual"


def choose_embedder(
    model: str, cache: Path, *, threads: int = 1, precision: Precision | None = None
) -> Embedder:
    """An embedder; nothing is loaded yet.

    Args:
        model: "minilm", "multilingual", or what sentence-transformers takes: a name on its hub or
            the path of a folder.
        cache: folder for files derived from models.
        threads: for embedding documents.
        precision: of MiniLM's products on both sides; None takes what was measured to be best.
    """
    if model == ENGLISH:
        if precision is None:
            return MiniLm(cache, threads=threads)
        return MiniLm(cache, documents=precision, queries=precision, threads=threads)
    if model == MULTILINGUAL:
        return UniversalSentenceEncoder(cache, threads=threads)
    return SentenceTransformerEmbedder(model, threads=threads)
