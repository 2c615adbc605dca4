"""Mapped: arrays read from files by the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

_SMALL: Final = 65_536
"""Bytes up to which a file is read at once: mapping it takes longer than that."""


def load(folder: Path, name: str) -> npt.NDArray[Any]:
    """One array of a folder, memory-mapped unless it is small, read-only, as a plain array.

    A plain view of a map is twice as fast to slice as a ``numpy.memmap``.
    """
    path = folder / f"{name}.npy"
    if path.stat().st_size <= _SMALL:
        small: npt.NDArray[Any] = np.load(path, allow_pickle=False)
        small.flags.writeable = False
        return small
    mapped = np.load(path, mmap_mode="r", allow_pickle=False)
    plain: npt.NDArray[Any] = mapped.view(np.ndarray)
    return plain
