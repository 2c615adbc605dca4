"""First pass: what names the documents whose whole vectors are worth reading.

`DenseIndex` reads the vectors of what a first pass names and answers exactly among those. There
are two of them: codes of our own (`index.vectors.codes`), and inverted lists of the package faiss
(`index.vectors.faiss_lists`), for who knows that package and wants it.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from index.protocols import Documents, Vectors

CODES: Final = "codes"
FAISS: Final = "faiss"
"""Folders of what is written."""
ALL_SCANNED: Final = 1 / 20
IN_LISTS: Final = 1 / 40
"""Shares up to which a filter is better answered by whole vectors: where every code is scanned,
and where only some lists are, of a million. Measured by ``python -m benchmarks.vectors``."""
EXACT_BELOW: Final = 4_096
"""Documents up to which no first pass pays: a scan of whole vectors takes some 0.3 ms."""


class VectorBackend(StrEnum):
    """Whose first pass it is."""

    OWN = "own"
    FAISS = "faiss"


class FirstPass(Protocol):
    """Estimates of inner products over some vectors."""

    @property
    def size(self) -> int:
        """Vectors it is of."""
        ...

    @property
    def exact_share(self) -> float:
        """Share of the vectors up to which a scan of all that may be answered is faster."""
        ...

    def nearest(
        self, query: npt.NDArray[np.float32], count: int, allowed: npt.NDArray[np.bool_] | None
    ) -> tuple[Documents, npt.NDArray[np.float32]]:
        """Those with the largest estimated inner product, in no order, and the estimates.

        Args:
            query: shape (dim,).
            count: at most this many are answered.
            allowed: shape (size,), or None.
        """
        ...

    def write(self, folder: Path) -> None:
        """Write it into a folder of its own in an existing one, for `open_first_pass`."""
        ...


def build_first_pass(
    vectors: Vectors, backend: VectorBackend = VectorBackend.OWN
) -> FirstPass | None:
    """Build one; None where a scan of whole vectors is as fast.

    Raises:
        MissingDependency: faiss is asked for and not installed.
    """
    if len(vectors) <= EXACT_BELOW:
        return None
    if backend is VectorBackend.FAISS:
        from index.vectors.faiss_lists import build_lists

        return build_lists(vectors)
    from index.vectors.codes import build_codes

    return build_codes(vectors)


def open_first_pass(folder: Path) -> FirstPass | None:
    """Map the one that was written into a folder; None where there is none.

    Raises:
        MissingDependency: it is faiss's, which is not installed here.
        CorruptIndex: faiss cannot read it.
    """
    if (folder / FAISS).is_dir():
        from index.vectors.faiss_lists import open_lists

        return open_lists(folder / FAISS)
    if (folder / CODES).is_dir():
        from index.vectors.codes import open_codes

        return open_codes(folder / CODES)
    return None
