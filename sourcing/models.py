"""The embedding models that are installed here, and what indexes their vectors."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.errors import InputError

if TYPE_CHECKING:
    from index.protocols import Embedder
    from index.snapshot import SnapshotParameters

VECTORS: Final = "SOURCING_VECTORS"
"""Environment variable that says what finds the nearest of many vectors: own or faiss."""


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


def configured_parameters() -> SnapshotParameters:
    """How the index of a catalogue is built here.

    Raises:
        InputError: the environment names a vector index that there is not.
    """
    from index.snapshot import SnapshotParameters
    from index.vectors import VectorBackend

    named = os.environ.get(VECTORS, "").strip() or VectorBackend.OWN
    try:
        return SnapshotParameters(vectors=VectorBackend(named))
    except ValueError:
        raise InputError(
            "there is no such vector index",
            field=VECTORS,
            value=named,
            accepted=", ".join(VectorBackend),
        ) from None
