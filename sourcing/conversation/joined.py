"""Joining what several parts of an index state on a field into one column."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from data.errors import UnitError
from data.units import convert
from dialogue.protocols import Column
from index.columns.export import Exported

Rows = npt.NDArray[np.int64]


def joined(pieces: Sequence[tuple[Rows, Exported]], count: int) -> Column:
    """One column of ``count`` documents.

    The first piece that states anything decides whether the column is of numbers, and their unit;
    what another piece states otherwise is unknown.

    Args:
        pieces: rows of the column, and what the documents there state.
        count: of all documents.
    """
    if len(pieces) == 1:
        one = pieces[0][1]
        return Column(one.unit, one.low, one.high, one.labels, one.offsets, one.codes)
    stating = [piece for piece in pieces if _states(piece[1])]
    if stating and stating[0][1].low is not None:
        return _numbers(stating, count)
    return _labels([piece for piece in stating if piece[1].low is None], count)


def _states(piece: Exported) -> bool:
    if piece.low is not None:
        return bool((piece.low == piece.low).any())
    return piece.codes is not None and len(piece.codes) > 0


def _numbers(pieces: Sequence[tuple[Rows, Exported]], count: int) -> Column:
    unit = pieces[0][1].unit
    low, high = np.full(count, np.nan), np.full(count, np.nan)
    for rows, piece in pieces:
        change = _change(piece.unit, unit)
        if piece.low is None or piece.high is None or change is None:
            continue
        ends = [piece.low * change[0] + change[1], piece.high * change[0] + change[1]]
        low[rows], high[rows] = np.minimum(*ends), np.maximum(*ends)
    return Column(unit, low, high)


def _change(unit: str | None, target: str | None) -> tuple[float, float] | None:
    """Factor and shift from one unit to another; None when they do not go together."""
    if unit == target:
        return 1.0, 0.0
    if unit is None or target is None:
        return None
    try:
        shift = convert(0.0, unit, target)
        return convert(1.0, unit, target) - shift, shift
    except UnitError:
        return None


def _labels(pieces: Sequence[tuple[Rows, Exported]], count: int) -> Column:
    pool: dict[str, int] = {}
    owners, codes = [np.empty(0, np.int64)], [np.empty(0, np.int32)]
    for rows, piece in pieces:
        if piece.offsets is None or piece.codes is None:
            continue
        places = [pool.setdefault(label, len(pool)) for label in piece.labels]
        owners.append(np.repeat(rows, np.diff(piece.offsets)))
        codes.append(np.array(places, np.int32)[piece.codes])
    owner, code = np.concatenate(owners), np.concatenate(codes)
    order = np.lexsort((code, owner))
    offsets = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(owner, minlength=count), out=offsets[1:])
    return Column(labels=tuple(pool), offsets=offsets, codes=code[order])
