"""Codes: one bit per dimension of each vector, for a fast first pass before exact scores.

RaBitQ, Gao and Long, SIGMOD 2024 (arXiv 2405.12497): a vector less a centre is turned by a random
rotation, the signs of its components are kept, and a factor per vector makes the inner product
with a query (whose components are kept in 4 bits) an unbiased estimate.

Up to `CLUSTERED_ABOVE` vectors share one centre and every code is scanned: there is nothing to
train and no list to miss. Above, the vectors of a cluster share a list and a centre (an inverted
file, Jégou, Douze and Schmid, TPAMI 2011), and lists are scanned from the nearest on until enough
*allowed* documents were seen, so that a filter costs time and not recall.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.mapped import load
from index.protocols import Documents, Vectors
from index.vectors.clusters import assign, centres_of
from index.vectors.first_pass import ALL_SCANNED, CODES, IN_LISTS
from index.vectors.kernel import BLOCK, coarse_scan

CLUSTERED_ABOVE: Final = 200_000

_LEAST_SEEN: Final = 30_000
_SEEN_SHARE: Final = 0.1
"""Allowed documents after which no further list is scanned, and as a share of them all."""

_QUERY_BITS: Final = 4
_CHUNK: Final = 16_384
_SEED: Final = 20_240_512
_ARRAYS: Final = ("codes", "factors", "ones", "documents", "starts", "centres", "rotation")
_NO_MASK: Final = np.ones(1, np.bool_)


@dataclass(frozen=True, slots=True)
class Codes:
    """One bit per dimension of ``size`` vectors, in lists of blocks of 64 slots.

    Attributes:
        codes: uint64, shape (blocks, words, 64).
        factors: float32, per slot.
        ones: float32, per slot: set bits.
        documents: int32, per slot; -1 for padding.
        starts: int64, shape (lists + 1,): first block of each list.
        centres: float32, shape (lists, dim).
        rotation: float32, shape (words * 64, dim); orthonormal columns.
    """

    size: int
    codes: npt.NDArray[np.uint64]
    factors: npt.NDArray[np.float32]
    ones: npt.NDArray[np.float32]
    documents: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]
    centres: npt.NDArray[np.float32]
    rotation: npt.NDArray[np.float32]

    @property
    def exact_share(self) -> float:
        """Share of the vectors up to which a scan of all that may be answered is faster."""
        return ALL_SCANNED if len(self.starts) <= 2 else IN_LISTS

    def nearest(
        self, query: npt.NDArray[np.float32], count: int, allowed: npt.NDArray[np.bool_] | None
    ) -> tuple[Documents, npt.NDArray[np.float32]]:
        """Those with the largest estimated inner product, in no order, and the estimates.

        Args:
            query: shape (dim,).
            count: at most this many are answered.
            allowed: shape (size,), or None.
        """
        candidates = self.size if allowed is None else int(np.count_nonzero(allowed))
        turned = self.rotation @ query
        low, high = float(turned.min()), float(turned.max())
        levels = (1 << _QUERY_BITS) - 1
        step = (high - low) / levels or 1.0
        values = np.rint((turned - low) / step).astype(np.uint8)
        planes = np.stack([_pack((values >> bit) & 1) for bit in range(_QUERY_BITS)])
        offsets = self.centres @ query
        return coarse_scan(
            self.codes,
            self.factors,
            self.ones,
            self.documents,
            self.starts,
            np.argsort(-offsets, kind="stable"),
            offsets,
            planes,
            step,
            low,
            float(turned.sum()),
            _NO_MASK if allowed is None else allowed,
            allowed is not None,
            max(_LEAST_SEEN, int(_SEEN_SHARE * candidates)),
            max(1, min(count, self.size)),
        )

    def write(self, folder: Path) -> None:
        """Write the arrays as .npy files into a folder of its own in an existing one."""
        own = folder / CODES
        own.mkdir()
        for name in _ARRAYS:
            np.save(own / f"{name}.npy", getattr(self, name))
        np.save(own / "size.npy", np.array([self.size], np.int64))


def build_codes(vectors: Vectors, *, lists: int | None = None) -> Codes:
    """Encode vectors, a chunk at a time; the same vectors always give the same codes.

    Args:
        vectors: shape (n, dim); may be memory-mapped.
        lists: number of clusters; None chooses it by size.
    """
    size, dim = vectors.shape
    if lists is None:
        lists = 1 if size <= CLUSTERED_ABOVE else round(size**0.5)
    centres = centres_of(vectors, lists, seed=_SEED)
    member_of = assign(vectors, centres)
    counts = np.bincount(member_of, minlength=lists)
    starts = np.zeros(lists + 1, np.int64)
    np.cumsum(-(-counts // BLOCK), out=starts[1:])
    members = np.argsort(member_of, kind="stable").astype(np.int32)
    # The slot of each of them: its list's first slot, and its place in the list.
    place = np.arange(size) - np.repeat(np.cumsum(counts) - counts, counts)
    slots = np.repeat(starts[:-1] * BLOCK, counts) + place
    words = -(-dim // 64)
    rotation = _rotation(words * 64, dim)
    blocks = int(starts[-1])
    codes = np.zeros((blocks, words, BLOCK), np.uint64)
    factors = np.zeros(blocks * BLOCK, np.float32)
    ones = np.zeros(blocks * BLOCK, np.float32)
    documents = np.full(blocks * BLOCK, -1, np.int32)
    documents[slots] = members
    for start in range(0, size, _CHUNK):
        part = slice(start, start + _CHUNK)
        rest = vectors[members[part]] - centres[member_of[members[part]]]
        turned = rest @ rotation.T
        bits = turned > 0
        spread = np.abs(turned).sum(axis=1)
        squares = np.einsum("ij,ij->i", turned, turned)
        # The inner product is estimated by this times the sum of the query's signed components.
        factors[slots[part]] = np.divide(
            squares, spread, out=np.zeros_like(spread), where=spread > 0
        )
        ones[slots[part]] = bits.sum(axis=1)
        codes[slots[part] // BLOCK, :, slots[part] % BLOCK] = _pack(bits)
    return Codes(size, codes, factors, ones, documents, starts, centres, rotation)


def open_codes(folder: Path) -> Codes:
    """Map written codes; opening reads little but headers."""
    arrays = {name: load(folder, name) for name in _ARRAYS}
    # Every query multiplies with these: plain memory, not a map.
    for name in ("rotation", "centres", "starts"):
        arrays[name] = np.array(arrays[name])
    return Codes(size=int(np.load(folder / "size.npy")[0]), **arrays)


def _pack(bits: npt.NDArray[np.bool_] | npt.NDArray[np.uint8]) -> npt.NDArray[np.uint64]:
    packed: npt.NDArray[np.uint64] = np.packbits(bits, axis=-1, bitorder="little").view(np.uint64)
    return packed


def _rotation(rows: int, columns: int) -> npt.NDArray[np.float32]:
    """A random matrix with orthonormal columns, the same at every call."""
    gaussian = np.random.default_rng(_SEED).standard_normal((rows, columns))
    return np.ascontiguousarray(np.linalg.qr(gaussian)[0].astype(np.float32))
