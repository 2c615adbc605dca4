"""Shifted rows: records whose cells stand under the wrong headers.

A stray delimiter moves every cell after it one column on. Where the row's last column is empty
its width still fits, and each cell lands in a field that it does not belong to. What gives such a
row away is that fields which read well in other rows do not in this one.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from data.ingest.fields import DEMANDING
from data.ingest.notation import Unread
from data.ingest.values import BatchValues

_FEWEST: Final = 3
_USUALLY_READ: Final = 0.5

REASON: Final = (
    "most fields of a certain form hold something else: the cells seem to stand under the wrong "
    "headers"
)


def shifted_rows(values: BatchValues, rows: int) -> npt.NDArray[np.bool_]:
    """Per row, whether at least three fields, and more than half of those stated, do not read.

    Only fields that have to be of a certain form count, and only where most rows that state them
    read well: a column that never reads says nothing about a row.
    """
    stated = np.zeros(rows, np.int32)
    unread = np.zeros(rows, np.int32)
    for target in DEMANDING.intersection(values.values):
        column = values.values[target]
        failed = np.fromiter((isinstance(v, Unread) for v in column), np.bool_, rows)
        present = np.fromiter((v is not None for v in column), np.bool_, rows)
        if failed.sum() < _USUALLY_READ * present.sum():
            stated += present
            unread += failed
    return (unread >= _FEWEST) & (2 * unread > stated)
