"""Clusters: near-duplicates found among all listings without comparing each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from index.duplicates.agreement import Facts, agree
from index.duplicates.minhash import bands

_LEADERS: Final = 32
"""Clusters compared with per block: templates give thousands of titles alike, and a listing's own
cluster is rarely far back."""

_Key = tuple[str, tuple[str, ...], str | bytes]


class DuplicateFinder:
    """Puts listings into clusters, one after the other.

    A listing joins the first cluster whose leader (its first listing) it agrees with; listings
    that only agree with each other through a third never meet in one cluster. Candidates come
    from equal GTINs, equal model numbers, and, for listings that state no model number, titles
    alike by MinHash.
    """

    def __init__(self) -> None:
        self._leaders: list[Facts] = []
        self._blocks: defaultdict[_Key, list[int]] = defaultdict(list)
        self._clusters: list[int] = []

    def add(self, facts: Facts) -> int:
        """Add the next listing; the number of its cluster."""
        keys = list(_keys(facts))
        for key in keys:
            for cluster in reversed(self._blocks.get(key, ())[-_LEADERS:]):
                if agree(self._leaders[cluster], facts):
                    self._clusters.append(cluster)
                    self._file(keys, cluster)
                    return cluster
        cluster = len(self._leaders)
        self._leaders.append(facts)
        self._clusters.append(cluster)
        self._file(keys, cluster)
        return cluster

    def clusters(self) -> npt.NDArray[np.int32]:
        """The cluster of each listing, in the order they were added."""
        return np.array(self._clusters, np.int32)

    def _file(self, keys: list[_Key], cluster: int) -> None:
        for key in keys:
            block = self._blocks[key]
            if not block or block[-1] != cluster:
                block.append(cluster)


def _keys(facts: Facts) -> Iterator[_Key]:
    category = facts.category
    if facts.gtin is not None:
        yield ("gtin", category, facts.gtin)
    if facts.mpn is not None:
        yield ("mpn", category, facts.mpn)
    for band in bands(facts.title):
        yield ("title", category, band)
