"""What is compared: ours, and faiss's indexes as a user of faiss would set them up."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from benchmarks.vectors.measure import Floats, Mask, Search, timed
from index.vectors import DenseIndex, VectorBackend, build_index, open_index, write_index

faiss: Any = import_module("faiss")

_RESCORED: Final = 500
_MEGABYTE: Final = 1e6
_CHUNK: Final = 50_000
_TRAINED_BY_ROOT: Final = 200_000


@dataclass(frozen=True, slots=True)
class Contender:
    """One way of searching.

    Attributes:
        build_cpu_s: processor seconds that building took.
        index_mb: what the index holds besides the vectors themselves where it reads those from
            their file, or with them where it keeps a copy.
        copies: whether it keeps a copy of the vectors.
    """

    name: str
    search: Search
    build_cpu_s: float
    index_mb: float
    copies: bool


def contenders(vectors: Floats, *, graph: bool) -> Iterator[Contender]:
    """Build them one after the other.

    Args:
        vectors: shape (n, dim).
        graph: whether to build faiss's graph, which takes the time of all others together.
    """
    faiss.omp_set_num_threads(1)
    plain = DenseIndex(vectors)
    yield Contender(
        "exact, ours", lambda q, k, m: plain.search(q, k, allowed=m)[0], 0.0, 0.0, copies=False
    )
    yield _behind_our_interface("codes, ours", vectors, VectorBackend.OWN)
    yield _behind_our_interface("faiss lists, our rescoring", vectors, VectorBackend.FAISS)
    dim, product = vectors.shape[1], faiss.METRIC_INNER_PRODUCT
    yield _of_faiss("faiss FlatIP", vectors, faiss.IndexFlatIP(dim), faiss.SearchParameters)
    if graph:
        yield _of_faiss(
            "faiss HNSW32 ef128",
            vectors,
            faiss.IndexHNSWFlat(dim, 32, product),
            faiss.SearchParametersHNSW,
            efSearch=128,
        )
    lists = _lists(vectors)
    quantisers = [faiss.IndexFlatIP(dim) for _ in range(4)]
    inverted = {
        "faiss IVFFlat nprobe 64": (
            faiss.IndexIVFFlat(quantisers[0], dim, lists, product),
            faiss.SearchParametersIVF,
            False,
        ),
        "faiss IVF-SQ8 nprobe 64": (
            faiss.IndexIVFScalarQuantizer(
                quantisers[1], dim, lists, faiss.ScalarQuantizer.QT_8bit, product
            ),
            faiss.SearchParametersIVF,
            False,
        ),
        f"faiss IVF-PQ{dim // 2}x4 fast scan nprobe 64 + rescore {_RESCORED}": (
            faiss.IndexIVFPQFastScan(quantisers[2], dim, lists, dim // 2, 4, product),
            faiss.SearchParametersIVF,
            True,
        ),
        f"faiss IVF-RaBitQ fast scan nprobe 64 + rescore {_RESCORED}": (
            faiss.IndexIVFRaBitQFastScan(quantisers[3], dim, lists, product),
            faiss.IVFRaBitQSearchParameters,
            True,
        ),
    }
    for name, (index, parameters, rescored) in inverted.items():
        # As many vectors as ours are trained on.
        index.cp.max_points_per_centroid = 64
        index.cp.niter = 10
        yield _of_faiss(name, vectors, index, parameters, rescored=rescored, nprobe=64)
    yield _of_faiss(
        f"faiss RaBitQ + rescore {_RESCORED}",
        vectors,
        faiss.IndexRaBitQ(dim, product),
        faiss.RaBitQSearchParameters,
        rescored=True,
        qb=4,
    )
    yield _of_faiss(
        f"faiss RaBitQ fast scan + rescore {_RESCORED}, filtered afterwards",
        vectors,
        faiss.IndexRaBitQFastScan(dim, product),
        None,
        rescored=True,
    )


def _behind_our_interface(name: str, vectors: Floats, backend: VectorBackend) -> Contender:
    built, spent = timed(lambda: build_index(vectors, backend))
    folder = Path(tempfile.mkdtemp(prefix="vectors-"))
    write_index(built, folder)
    opened = open_index(folder)
    written = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    held = written - (folder / "vectors.npy").stat().st_size
    # The map stays readable without its name: nothing is left behind.
    for file in sorted(folder.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    folder.rmdir()
    return Contender(
        name,
        lambda q, k, m: opened.search(q, k, allowed=m)[0],
        spent / 1e3,
        held / _MEGABYTE,
        copies=False,
    )


def _of_faiss(
    name: str,
    vectors: Floats,
    index: Any,
    parameters: Callable[..., Any] | None,
    *,
    rescored: bool = False,
    **settings: int,
) -> Contender:
    """An index of faiss with its own filter; without parameters it takes none.

    Args:
        name: shown.
        vectors: that it is filled with.
        index: empty.
        parameters: class of its searches' parameters.
        rescored: whether the best by its estimates get exact scores from the vectors.
        settings: of a search.
    """

    def build() -> None:
        index.train(vectors[:: max(1, len(vectors) // 300_000)])
        for start in range(0, len(vectors), _CHUNK):
            index.add(vectors[start : start + _CHUNK])

    _, spent = timed(build)

    def search(query: Floats, count: int, mask: Mask | None) -> npt.NDArray[Any]:
        given: dict[str, Any] = dict(settings)
        wanted = _RESCORED if rescored else count
        chosen = None
        if parameters is not None:
            if mask is not None:
                # Both live until the search is over: faiss holds no reference to them.
                bits = np.packbits(mask, bitorder="little")
                selector = faiss.IDSelectorBitmap(bits)
                given["sel"] = selector
            chosen = parameters(**given)
        elif mask is not None:
            wanted = min(len(vectors), 8 * _RESCORED)
        _, found = index.search(query, min(wanted, len(vectors)), params=chosen)
        rows = found[0][found[0] >= 0]
        if parameters is None and mask is not None:
            rows = rows[mask[rows]]
        if not rescored:
            return np.asarray(rows)
        return np.asarray(rows[np.argsort(-(vectors[rows] @ query[0]))[:count]])

    return Contender(name, search, spent / 1e3, _size_of(index) / _MEGABYTE, copies=not rescored)


def _size_of(index: Any) -> int:
    """Bytes of an index as faiss writes it, counted without keeping them."""
    written = 0

    def count(part: bytes) -> int:
        nonlocal written
        written += len(part)
        return len(part)

    writer = faiss.PyCallbackIOWriter(partial(count))
    faiss.write_index(index, writer)
    return written


def _lists(vectors: Floats) -> int:
    """Clusters of a faiss index: four times the root of the size, as its guide has it.

    Of very many vectors only the root: training four times as many takes the time of all others.
    """
    factor = 4 if len(vectors) <= _TRAINED_BY_ROOT else 1
    return round(factor * math.sqrt(len(vectors)))
