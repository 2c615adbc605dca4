"""EmbeddingStore: vectors by the hash of their text, on disk, append-only.

One pair of files per model. ``vectors`` holds float32 rows; ``keys`` holds, per row, 16 bytes of
the text's SHA-256 and the row's CRC-32, and is written after the rows it speaks of have reached
the disk. What a crash leaves half-written is cut off or, if its checksum fails, embedded anew.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from filelock import FileLock

from index.protocols import Vectors

_KEY: Final = np.dtype([("high", "<u8"), ("low", "<u8"), ("crc", "<u4")])


class EmbeddingStore:
    """Vectors of one model.

    Several processes may share it: writers take turns, and each sees what the others wrote when it
    next looks.

    Args:
        folder: made when it is not there.
        dim: length of a vector.
    """

    def __init__(self, folder: Path, dim: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._keys_file = folder / "keys"
        self._vectors_file = folder / "vectors"
        self._lock = FileLock(str(folder / "lock"))
        self._dim = dim
        self._row_bytes = 4 * dim
        self._keys = np.empty(0, _KEY)
        self._by_key = np.empty(0, np.int64)

    def __len__(self) -> int:
        """Rows on disk."""
        self._refresh()
        return len(self._keys)

    def find(self, texts: Sequence[str]) -> tuple[npt.NDArray[np.bool_], Vectors]:
        """Which texts are known, shape (n,), and the vectors of those, in their order."""
        self._refresh()
        wanted = _keys_of(texts)
        known = np.zeros(len(texts), np.bool_)
        if not len(self._keys) or not len(texts):
            return known, np.empty((0, self._dim), np.float32)
        ordered = self._keys["high"][self._by_key]
        # The last row of a key counts, so that a row that went bad can be written anew.
        at = np.searchsorted(ordered, wanted["high"], side="right") - 1
        rows = self._by_key[np.maximum(at, 0)]
        found = self._keys[rows]
        known = (at >= 0) & (found["high"] == wanted["high"]) & (found["low"] == wanted["low"])
        stored = np.memmap(self._vectors_file, np.float32, "r", shape=(len(self._keys), self._dim))
        vectors = stored[rows[known]]
        sound = (
            np.fromiter((zlib.crc32(row.data) for row in vectors), np.uint32, len(vectors))
            == (found["crc"][known])
        )
        known[known] = sound
        return known, np.ascontiguousarray(vectors[sound])

    def append(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep vectors; they are on disk when this returns."""
        if not len(texts):
            return
        rows = np.ascontiguousarray(vectors, np.float32)
        keys = _keys_of(texts)
        keys["crc"] = [zlib.crc32(row.data) for row in rows]
        with self._lock:
            sound = self._sound()
            for file, size, content in (
                (self._vectors_file, sound * self._row_bytes, rows.tobytes()),
                (self._keys_file, sound * _KEY.itemsize, keys.tobytes()),
            ):
                with file.open("r+b" if file.exists() else "w+b") as stream:
                    stream.truncate(size)
                    stream.seek(size)
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())

    def _sound(self) -> int:
        """Rows that both files hold in full."""
        sizes = [
            file.stat().st_size // length if file.exists() else 0
            for file, length in (
                (self._keys_file, _KEY.itemsize),
                (self._vectors_file, self._row_bytes),
            )
        ]
        return min(sizes)

    def _refresh(self) -> None:
        rows = self._sound()
        if rows != len(self._keys):
            self._keys = np.fromfile(self._keys_file, _KEY, rows)
            self._by_key = np.argsort(self._keys["high"], kind="stable")


def _keys_of(texts: Sequence[str]) -> npt.NDArray[np.void]:
    keys = np.zeros(len(texts), _KEY)
    digests = b"".join(
        sha256(text.encode("utf-8", "surrogatepass")).digest()[:16] for text in texts
    )
    halves = np.frombuffer(digests, "<u8").reshape(-1, 2)
    keys["high"], keys["low"] = halves[:, 0], halves[:, 1]
    return keys
