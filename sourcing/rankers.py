"""What search results can be reranked with: the ranker trained in a home, and a cross-encoder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from index.engine import Rerankers

CROSS_ENCODER: Final = "SOURCING_CROSS_ENCODER"
"""Environment variable that names a cross-encoder, or holds the path of its folder."""


def ranker_folder(home: Path) -> Path:
    """Where a home keeps the ranker that was trained for it."""
    return home / "ranker"


def configured_rerankers(home: Path) -> Rerankers:
    """Whatever there is; nothing heavy is loaded yet.

    Raises:
        CorruptIndex: the trained ranker is damaged, or was trained by another version.
    """
    from index.engine import Rerankers
    from index.rerank.cross_encoder import open_cross_encoder
    from index.rerank.learnt import LearntRanker

    named = os.environ.get(CROSS_ENCODER, "").strip()
    return Rerankers(
        learnt=LearntRanker.load(ranker_folder(home)),
        cross_encoder=open_cross_encoder(named, threads=os.cpu_count() or 1) if named else None,
    )
