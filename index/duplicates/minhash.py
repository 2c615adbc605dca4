"""MinHash signatures and their bands.

Broder, "On the resemblance and containment of documents", 1997; banding after Indyk & Motwani,
"Approximate nearest neighbors", STOC 1998.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from zlib import crc32

import numpy as np

_BANDS: Final = 5
_ROWS: Final = 3
_PRIME: Final = np.uint64((1 << 31) - 1)
_DICE: Final = np.random.default_rng(20260101)
_SCALE: Final = _DICE.integers(1, int(_PRIME), _BANDS * _ROWS, dtype=np.uint64)[:, None]
_SHIFT: Final = _DICE.integers(0, int(_PRIME), _BANDS * _ROWS, dtype=np.uint64)[:, None]


def bands(words: Iterable[str]) -> list[bytes]:
    """Keys of a set of words: sets alike by Jaccard's measure share one of them.

    Five bands of three rows: sets that have 80 % in common share a band with probability 0.97,
    sets that have 30 % in common with 0.13.
    """
    hashes = np.fromiter((crc32(word.encode()) for word in words), np.uint64)
    if not len(hashes):
        return []
    # Products below 2^62: the hash is cut to 31 bits first.
    mixed = (_SCALE * (hashes & _PRIME)[None, :] + _SHIFT) % _PRIME
    least = mixed.min(axis=1).astype(np.uint32).reshape(_BANDS, _ROWS)
    return [bytes((band,)) + rows.tobytes() for band, rows in enumerate(least)]
