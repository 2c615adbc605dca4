"""Ranked: documents with scores, best first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranking of distinct documents.

    Attributes:
        documents: int32, best first.
        scores: float32, descending.
    """

    documents: npt.NDArray[np.int32]
    scores: npt.NDArray[np.float32]

    @classmethod
    def of(cls, documents: npt.NDArray[np.int32], scores: npt.NDArray[np.float32]) -> Ranked:
        """Put in order; equals go by document number, so that no answer depends on chance."""
        order = np.lexsort((documents, -scores))
        return cls(documents[order], scores[order])

    def __len__(self) -> int:
        return len(self.documents)


def union(rankings: tuple[Ranked, ...]) -> npt.NDArray[np.int32]:
    """The documents of all rankings, ascending."""
    if not rankings:
        return np.empty(0, np.int32)
    return np.unique(np.concatenate([r.documents for r in rankings])).astype(np.int32)
