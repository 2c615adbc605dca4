"""FaissLists: inverted lists of one-bit codes by the package faiss, as a first pass.

Douze et al., "The Faiss library", arXiv 2401.08281: an inverted file whose lists hold RaBitQ codes
(Gao & Long, SIGMOD 2024) that are scanned sixteen at a time in registers (André, Kermarrec & Le
Scouarnec, "Cache locality is not enough", VLDB 2015). Fewer documents allowed means more lists
looked at: about as many allowed ones are seen as by our own codes, so that a filter costs time and
not recall. faiss alone would look at the same number of lists whatever is allowed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from data.errors import CorruptIndex, MissingDependency
from index.protocols import Documents, Vectors
from index.vectors.first_pass import ALL_SCANNED, FAISS, IN_LISTS

_FILE: Final = "lists.faiss"
_LEAST_SEEN: Final = 30_000
_SEEN_SHARE: Final = 0.1
"""Allowed documents that are seen at least, and as a share of them all."""
_MANY: Final = 200_000
_POINTS_PER_LIST: Final = 64
_ROUNDS: Final = 10
_CHUNK: Final = 50_000


class FaissLists:
    """Satisfies `index.vectors.first_pass.FirstPass`; thread-safe, one thread a search.

    Args:
        index: faiss's, trained and filled, over inner products.
    """

    def __init__(self, index: Any) -> None:
        self._faiss = _faiss()
        self._index = index

    @property
    def size(self) -> int:
        """Vectors it is of."""
        return int(self._index.ntotal)

    @property
    def exact_share(self) -> float:
        """Share of the vectors up to which a scan of all that may be answered is faster."""
        return ALL_SCANNED if self.size <= _MANY else IN_LISTS

    def nearest(
        self, query: npt.NDArray[np.float32], count: int, allowed: npt.NDArray[np.bool_] | None
    ) -> tuple[Documents, npt.NDArray[np.float32]]:
        """Those with the largest estimated inner product, best first, and the estimates.

        Args:
            query: shape (dim,).
            count: at most this many are answered.
            allowed: shape (size,), or None.
        """
        faiss = self._faiss
        # Of this thread: a search that takes all processors starves the others.
        faiss.omp_set_num_threads(1)
        candidates = self.size if allowed is None else int(np.count_nonzero(allowed))
        seen = max(_LEAST_SEEN, _SEEN_SHARE * candidates)
        lists = int(self._index.nlist)
        asked = faiss.IVFRaBitQSearchParameters()
        asked.nprobe = max(1, min(lists, int(np.ceil(lists * seen / max(1, candidates)))))
        if allowed is not None:
            # Kept here until the search is over: faiss holds no reference to it.
            bits = np.packbits(allowed, bitorder="little")
            selector = faiss.IDSelectorBitmap(bits)
            asked.sel = selector
        estimates, rows = self._index.search(query[None], min(count, self.size), params=asked)
        found = rows[0] >= 0
        return rows[0][found].astype(np.int32), estimates[0][found]

    def write(self, folder: Path) -> None:
        """Write it into a folder of its own in an existing one."""
        (folder / FAISS).mkdir()
        self._faiss.write_index(self._index, str(folder / FAISS / _FILE))


def build_lists(vectors: Vectors) -> FaissLists:
    """Train and fill; the same vectors always give the same lists.

    Args:
        vectors: shape (n, dim), at least one; may be memory-mapped.

    Raises:
        MissingDependency: faiss is not installed.
    """
    faiss = _faiss()
    size, dim = vectors.shape
    lists = max(1, round(size**0.5))
    quantiser = faiss.IndexFlatIP(dim)
    index = faiss.IndexIVFRaBitQFastScan(quantiser, dim, lists, faiss.METRIC_INNER_PRODUCT)
    index.cp.max_points_per_centroid = _POINTS_PER_LIST
    index.cp.niter = _ROUNDS
    step = max(1, size // (lists * _POINTS_PER_LIST))
    index.train(np.ascontiguousarray(vectors[::step], np.float32))
    for start in range(0, size, _CHUNK):
        index.add(np.ascontiguousarray(vectors[start : start + _CHUNK], np.float32))
    # The quantiser is a Python object of its own: without this it would go before the index does.
    index.own_fields = True
    quantiser.this.disown()
    return FaissLists(index)


def open_lists(folder: Path) -> FaissLists:
    """Map written lists.

    Raises:
        MissingDependency: faiss is not installed.
        CorruptIndex: the file cannot be read.
    """
    faiss = _faiss()
    try:
        return FaissLists(faiss.read_index(str(folder / _FILE), faiss.IO_FLAG_MMAP_IFC))
    except RuntimeError as error:
        raise CorruptIndex(
            "the vector index of faiss cannot be read: build the index anew with "
            "'sourcing index --rebuild'",
            value=str(folder),
        ) from error


def _faiss() -> Any:
    try:
        import faiss
    except ImportError as error:
        raise MissingDependency(
            "this vector index needs faiss, which is not installed",
            field="vector index",
            value="faiss",
            accepted="pip install faiss-cpu",
        ) from error
    return faiss
