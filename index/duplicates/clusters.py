"""Clusters: near-duplicates found among all listings without comparing each with each."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from index.duplicates.agreement import Facts, agree, contradict
from index.duplicates.minhash import bands

_LEADERS: Final = 32
"""Clusters compared with per block: templates give thousands of titles alike, and a listing's own
cluster is rarely far back."""


@dataclass(frozen=True, slots=True)
class _Leader:
    """A cluster's first listing: what tells most listings apart, and the rest of it packed.

    A million listings as objects would take several gigabytes; few are ever looked at whole.
    """

    category: tuple[str, ...]
    brand: str | None
    mpn: str | None
    gtin: str | None
    packed: bytes

    @classmethod
    def of(cls, facts: Facts) -> Self:
        packed = pickle.dumps(facts, protocol=pickle.HIGHEST_PROTOCOL)
        return cls(facts.category, facts.brand, facts.mpn, facts.gtin, packed)

    def agrees(self, facts: Facts) -> bool:
        if contradict(self, facts):
            return False
        # Packed by this process a moment ago.
        return agree(pickle.loads(self.packed), facts)  # noqa: S301


class DuplicateFinder:
    """Puts listings into clusters, one after the other.

    A listing joins the first cluster whose leader (its first listing) it agrees with; listings
    that only agree with each other through a third never meet in one cluster. Candidates come
    from equal GTINs, equal model numbers, and titles alike by MinHash.
    """

    def __init__(self) -> None:
        self._leaders: list[_Leader] = []
        # Most blocks hold one cluster: a list of one would take three times the number's room.
        self._blocks: dict[int, int | list[int]] = {}
        self._clusters = array("i")

    def add(self, facts: Facts) -> int:
        """Add the next listing; the number of its cluster."""
        keys = list(_keys(facts))
        for key in keys:
            for cluster in reversed(self._block(key)[-_LEADERS:]):
                if self._leaders[cluster].agrees(facts):
                    self._clusters.append(cluster)
                    self._file(keys, cluster)
                    return cluster
        cluster = len(self._leaders)
        self._leaders.append(_Leader.of(facts))
        self._clusters.append(cluster)
        self._file(keys, cluster)
        return cluster

    def clusters(self) -> npt.NDArray[np.int32]:
        """The cluster of each listing, in the order they were added."""
        return np.array(self._clusters, np.int32)

    def _block(self, key: int) -> list[int]:
        block = self._blocks.get(key)
        if block is None:
            return []
        return [block] if isinstance(block, int) else block

    def _file(self, keys: list[int], cluster: int) -> None:
        for key in keys:
            block = self._blocks.get(key)
            if block is None:
                self._blocks[key] = cluster
            elif isinstance(block, int):
                if block != cluster:
                    self._blocks[key] = [block, cluster]
            elif block[-1] != cluster:
                block.append(cluster)


def _keys(facts: Facts) -> Iterator[int]:
    """Keys of the blocks that a listing is in, hashed; a chance meeting costs one comparison."""
    start = " > ".join(facts.category).encode()
    if facts.gtin is not None:
        yield _hash(start, b"gtin", facts.gtin.encode())
    if facts.mpn is not None:
        yield _hash(start, b"mpn", facts.mpn.encode())
    for band in bands(facts.title):
        yield _hash(start, b"title", band)


def _hash(*parts: bytes) -> int:
    return int.from_bytes(blake2b(b"\0".join(parts), digest_size=8).digest(), "little")
