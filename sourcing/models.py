"""The embedding models that are installed here, with their caches."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.protocols import Embedder


def installed_embedders(home: Path) -> tuple[Embedder, ...]:
    """The models that can be used, the one for the catalogue's main language first.

    Nothing is loaded yet. Vectors of texts that were embedded before are kept under ``home``, so
    that an unchanged product is never embedded twice.

    Args:
        home: that gets ``models/`` (files made from the weights) and ``embeddings/``.
    """
    if find_spec("onnxruntime") is None:
        return ()
    from index.vectors.embed import CachedEmbedder, MiniLm, UniversalSentenceEncoder
    from index.vectors.embed.minilm import WEIGHTS as MINILM
    from index.vectors.embed.multilingual import WEIGHTS as MULTILINGUAL

    threads = os.cpu_count() or 1
    found: list[Embedder] = []
    if MINILM.installed and find_spec("tokenizers") is not None:
        found.append(MiniLm(home / "models", threads=threads))
    if any(file.installed for file in MULTILINGUAL) and find_spec("onnxruntime_extensions"):
        found.append(UniversalSentenceEncoder(home / "models", threads=threads))
    return tuple(CachedEmbedder(embedder, home / "embeddings") for embedder in found)
