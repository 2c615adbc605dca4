"""The inner loops of filters, compiled by numba and cached on disk."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Truths = npt.NDArray[np.int8]


@numba.njit(cache=True, nogil=True)
def fill_numbers(
    points: Floats,
    starts: Longs,
    stops: Longs,
    ats: Longs,
    begin: int,
    end: int,
    lows: Floats,
    highs: Floats,
    sign: int,
    truths: Truths,
) -> None:
    """Truth per document of the number it states lying in one of some intervals.

    As `index.columns.wanted.Wanted.points` for each of many columns.

    Args:
        points: of all columns; NaN is unknown.
        starts: first document of each column.
        stops: past its last one.
        ats: its first row in ``points``.
        begin: the first document asked about.
        end: past the last one.
        lows: lower ends of the intervals.
        highs: upper ends.
        sign: -1 when all but the intervals is wanted, else 1.
        truths: per document from ``begin`` on, all 0 before.
    """
    for part in range(starts.shape[0]):
        first, last = max(starts[part], begin), min(stops[part], end)
        if first >= last:
            continue
        shift = ats[part] - starts[part]
        values = points[first + shift : last + shift]
        found = truths[first - begin : last - begin]
        if lows.shape[0] == 1:
            # Without a branch, so that several numbers are compared at once.
            low, high = lows[0], highs[0]
            for n in range(values.shape[0]):
                value = values[n]
                met = np.int8((value >= low) & (value <= high))
                found[n] = sign * (np.int8(2) * met - np.int8(value == value))
            continue
        for n in range(values.shape[0]):
            value = values[n]
            if value != value:
                continue
            truth = -sign
            for k in range(lows.shape[0]):
                if lows[k] <= value <= highs[k]:
                    truth = sign
            found[n] = truth


@numba.njit(cache=True, nogil=True)
def fill_numbers_at(
    points: Floats,
    starts: Longs,
    stops: Longs,
    ats: Longs,
    documents: Longs,
    lows: Floats,
    highs: Floats,
    sign: int,
    truths: Truths,
) -> int:
    """As `fill_numbers`, of some documents, ascending; answers how many state no point."""
    part, pointless = 0, 0
    for n in range(documents.shape[0]):
        document = documents[n]
        while part < stops.shape[0] and stops[part] <= document:
            part += 1
        if part == stops.shape[0]:
            break
        if starts[part] > document:
            continue
        value = points[document - starts[part] + ats[part]]
        if value != value:
            pointless += 1
            continue
        truth = -sign
        for k in range(lows.shape[0]):
            if lows[k] <= value <= highs[k]:
                truth = sign
        truths[n] = truth
    return pointless


@numba.njit(cache=True, nogil=True)
def fill_codes_at(
    codes: npt.NDArray[Any],
    starts: Longs,
    stops: Longs,
    ats: Longs,
    documents: Longs,
    offsets: Longs,
    table: Truths,
    least: int,
    truths: Truths,
) -> int:
    """As `fill_codes`, of some documents, ascending; answers how many have a code below -1."""
    part, several = 0, 0
    for n in range(documents.shape[0]):
        document = documents[n]
        while part < stops.shape[0] and stops[part] <= document:
            part += 1
        if part == stops.shape[0]:
            break
        if starts[part] > document:
            continue
        code = codes[document - starts[part] + ats[part]]
        if code >= least:
            truths[n] = table[code + offsets[part]]
        elif code < -1:
            several += 1
    return several


@numba.njit(cache=True, nogil=True)
def fill_codes(
    codes: npt.NDArray[Any],
    starts: Longs,
    stops: Longs,
    ats: Longs,
    begin: int,
    end: int,
    offsets: Longs,
    table: Truths,
    least: int,
    truths: Truths,
) -> None:
    """Truth per document of the code it has.

    Args:
        codes: of all columns.
        starts: as in `fill_numbers`; so are the next four.
        stops: past the last document of each column.
        ats: its first row in ``codes``.
        begin: the first document asked about.
        end: past the last one.
        offsets: what is added to a column's codes.
        table: truth of each code so raised.
        least: codes below it say nothing.
        truths: per document from ``begin`` on; left as it is where nothing is said.
    """
    for part in range(starts.shape[0]):
        first, last = max(starts[part], begin), min(stops[part], end)
        shift = ats[part] - starts[part]
        for document in range(first, last):
            # Without a branch: whether anything is said is as good as random.
            code = codes[document + shift]
            said = code >= least
            raised = (code if said else least) + offsets[part]
            at = document - begin
            truths[at] = table[raised] if said else truths[at]


@numba.njit(cache=True, nogil=True)
def lying_inside(
    documents: Longs, starts: Longs, stops: Longs, ats: Longs
) -> tuple[Longs, Longs, Longs]:
    """Which documents lie in some columns: their places among the documents, rows, and columns.

    Args:
        documents: ascending.
        starts: as in `fill_numbers`; so are the next two.
        stops: past the last document of each column.
        ats: its first row.
    """
    count = documents.shape[0]
    at, rows, parts = (
        np.empty(count, np.int64),
        np.empty(count, np.int64),
        np.empty(count, np.int64),
    )
    part, found = 0, 0
    for n in range(count):
        document = documents[n]
        while part < stops.shape[0] and stops[part] <= document:
            part += 1
        if part == stops.shape[0]:
            break
        if starts[part] <= document:
            at[found] = n
            rows[found] = document - starts[part] + ats[part]
            parts[found] = part
            found += 1
    return at[:found], rows[:found], parts[:found]
