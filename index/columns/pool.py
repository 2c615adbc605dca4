"""TextPool: many strings in two memory-mapped arrays, read one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from index.mapped import load

if TYPE_CHECKING:
    import pyarrow as pa


_REMEMBERED: Final = 20_000
"""Strings that are kept as read: the labels of facets are the same from search to search."""


@dataclass(frozen=True, slots=True)
class TextPool:
    """Strings by number.

    Attributes:
        text: uint8, the UTF-8 of all strings one after the other.
        starts: int64, one more than strings; bounds of each string in ``text``.
    """

    text: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]
    _read: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, strings: Iterable[str]) -> TextPool:
        """A pool of some strings, in order."""
        encoded = [string.encode() for string in strings]
        starts = np.zeros(len(encoded) + 1, np.int64)
        np.cumsum([len(e) for e in encoded], out=starts[1:])
        return cls(np.frombuffer(b"".join(encoded), np.uint8), starts)

    @classmethod
    def of_arrow(cls, strings: pa.ChunkedArray) -> TextPool:
        """A pool of an Arrow column of strings without nulls, without making Python strings."""
        import pyarrow as pa

        chunks = [c.cast(pa.large_string()) for c in strings.chunks if len(c)]
        texts: list[npt.NDArray[np.uint8]] = []
        starts = [np.zeros(1, np.int64)]
        base = 0
        for chunk in chunks:
            _, offsets, data = chunk.buffers()
            bounds = np.frombuffer(offsets, np.int64)[chunk.offset : chunk.offset + len(chunk) + 1]
            if data is not None:
                texts.append(np.frombuffer(data, np.uint8)[bounds[0] : bounds[-1]])
            starts.append(bounds[1:] - bounds[0] + base)
            base = int(starts[-1][-1])
        text = np.concatenate(texts) if texts else np.empty(0, np.uint8)
        return cls(text, np.concatenate(starts))

    @classmethod
    def open(cls, folder: Path, name: str) -> TextPool:
        """Map a pool that `write` wrote."""
        return cls(
            load(folder, f"{name}_text"),
            load(folder, f"{name}_starts"),
        )

    def write(self, folder: Path, name: str) -> None:
        """Write two .npy files into an existing folder."""
        np.save(folder / f"{name}_text.npy", self.text)
        np.save(folder / f"{name}_starts.npy", self.starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> str:
        found = self._read.get(number)
        if found is None:
            found = self._bytes(number).decode()
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            self._read[number] = found
        return found

    def find(self, string: str, start: int = 0, stop: int | None = None) -> int | None:
        """Number of a string among those of a range that is in order of UTF-8 bytes, or None."""
        wanted = string.encode()
        low, high = start, len(self) if stop is None else stop
        end = high
        while low < high:
            middle = (low + high) // 2
            if self._bytes(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < end and self._bytes(low) == wanted else None

    def _bytes(self, number: int) -> bytes:
        return self.text[self.starts[number] : self.starts[number + 1]].tobytes()
