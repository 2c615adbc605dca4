"""The inner loops of choosing facets, compiled by numba and cached on disk.

Some forty fields are looked at for each search, over a sample of a few hundred candidates: calls
of a dozen NumPy functions for each cost more than what they compute.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]


@numba.njit(cache=True, nogil=True)
def numbers_of(
    documents: Longs,
    starts: Longs,
    stops: Longs,
    ats: Longs,
    points: Floats,
    places: Longs,
    lows: Floats,
    highs: Floats,
) -> tuple[Floats, Floats, int]:
    """The number of each document, NaN for none.

    Args:
        documents: ascending.
        starts: first document of each column.
        stops: past its last one.
        ats: its first row in ``points``.
        points: of all columns.
        places: ascending; rows of documents that state ranges.
        lows: lower ends of these.
        highs: upper ends.

    Returns:
        Numbers; the same with the lower end of the first range of those that state ranges, or its
        upper end where it has no lower one; and how many documents lie in the columns.
    """
    found = np.full(documents.shape[0], np.nan)
    offered = np.full(documents.shape[0], np.nan)
    part, inside = 0, 0
    for n in range(documents.shape[0]):
        document = documents[n]
        while part < stops.shape[0] and stops[part] <= document:
            part += 1
        if part == stops.shape[0]:
            break
        if starts[part] > document:
            continue
        inside += 1
        row = document - starts[part] + ats[part]
        found[n] = offered[n] = points[row]
        if points[row] != points[row] and places.shape[0] > 0:
            at = np.searchsorted(places, row)
            if at < places.shape[0] and places[at] == row:
                low = highs[at] if np.isinf(lows[at]) else lows[at]
                offered[n] = np.nan if np.isinf(low) else low
    return found, offered, inside


@numba.njit(cache=True, nogil=True)
def labels_of(
    documents: Longs,
    starts: Longs,
    stops: Longs,
    ats: Longs,
    codes: npt.NDArray[np.int32],
    offsets: Longs,
    groups: npt.NDArray[np.int32],
) -> tuple[Floats, int, bool]:
    """The label of each document, NaN for none, as `numbers_of`; and whether any has several.

    Args:
        documents: as in `numbers_of`; so are the next three.
        starts: first document of each column.
        stops: past its last one.
        ats: its first row in ``codes``.
        codes: of all columns; -1 unknown, less for several.
        offsets: number, among all labels, of each column's first.
        groups: the label that stands for each label.
    """
    found = np.full(documents.shape[0], np.nan)
    part, inside = 0, 0
    several = False
    for n in range(documents.shape[0]):
        document = documents[n]
        while part < stops.shape[0] and stops[part] <= document:
            part += 1
        if part == stops.shape[0]:
            break
        if starts[part] <= document:
            inside += 1
            code = codes[document - starts[part] + ats[part]]
            if code >= 0:
                found[n] = groups[code + offsets[part]]
            elif code < -1:
                several = True
    return found, inside, several


@numba.njit(cache=True, nogil=True)
def numbers_of_each(
    documents: Longs,
    bounds: Longs,
    starts: Longs,
    stops: Longs,
    ats: Longs,
    points: Floats,
    places: Longs,
    lows: Floats,
    highs: Floats,
) -> tuple[Floats, Floats, Longs]:
    """As `numbers_of`, of several fields: a row for each.

    All arguments are as there, with one field's columns after the other's, and ``bounds`` of each
    field's columns, one more than fields.
    """
    fields = bounds.shape[0] - 1
    found = np.empty((fields, documents.shape[0]))
    offered = np.empty((fields, documents.shape[0]))
    inside = np.empty(fields, np.int64)
    for n in range(fields):
        here = slice(bounds[n], bounds[n + 1])
        found[n], offered[n], inside[n] = numbers_of(
            documents, starts[here], stops[here], ats[here], points, places, lows, highs
        )
    return found, offered, inside


@numba.njit(cache=True, nogil=True)
def labels_of_each(
    documents: Longs,
    bounds: Longs,
    starts: Longs,
    stops: Longs,
    ats: Longs,
    codes: npt.NDArray[np.int32],
    offsets: Longs,
    groups: npt.NDArray[np.int32],
) -> tuple[Floats, Longs, npt.NDArray[np.bool_]]:
    """As `labels_of`, of several fields, as `numbers_of_each`."""
    fields = bounds.shape[0] - 1
    found = np.empty((fields, documents.shape[0]))
    inside = np.empty(fields, np.int64)
    several = np.empty(fields, np.bool_)
    for n in range(fields):
        here = slice(bounds[n], bounds[n + 1])
        found[n], inside[n], several[n] = labels_of(
            documents, starts[here], stops[here], ats[here], codes, offsets[here], groups
        )
    return found, inside, several


@numba.njit(cache=True, nogil=True)
def stated_by(
    documents: Longs,
    starts: Longs,
    stops: Longs,
    ats: Longs,
    points: Floats,
    places: Longs,
    lows: Floats,
    highs: Floats,
) -> tuple[Floats, Longs, Floats, Floats, int]:
    """All numbers that documents state; the arguments are those of `numbers_of`.

    Returns:
        The points; which document each range is of, and its ends as offered: an open end states
        the other end alone; and how many documents lie in the columns.
    """
    found = np.empty(documents.shape[0])
    first, count = np.empty(documents.shape[0], np.int64), np.zeros(documents.shape[0], np.int64)
    part, inside, known, ranges = 0, 0, 0, 0
    for n in range(documents.shape[0]):
        document = documents[n]
        while part < stops.shape[0] and stops[part] <= document:
            part += 1
        if part == stops.shape[0]:
            break
        if starts[part] > document:
            continue
        inside += 1
        row = document - starts[part] + ats[part]
        if points[row] == points[row]:
            found[known] = points[row]
            known += 1
        elif places.shape[0] > 0:
            first[n] = np.searchsorted(places, row)
            while first[n] + count[n] < places.shape[0] and places[first[n] + count[n]] == row:
                count[n] += 1
            ranges += count[n]
    owners, offered = np.empty(ranges, np.int64), np.empty((2, ranges))
    size = 0
    for n in range(documents.shape[0]):
        for at in range(first[n], first[n] + count[n]):
            low = highs[at] if np.isinf(lows[at]) else lows[at]
            high = lows[at] if np.isinf(highs[at]) else highs[at]
            if np.isfinite(low):
                owners[size] = n
                offered[0, size], offered[1, size] = low, high
                size += 1
    return found[:known], owners[:size], offered[0, :size], offered[1, :size], inside


@numba.njit(cache=True, nogil=True)
def every_label_of(
    documents: Longs,
    starts: Longs,
    stops: Longs,
    ats: Longs,
    codes: npt.NDArray[np.int32],
    offsets: Longs,
    groups: npt.NDArray[np.int32],
    places: Longs,
    several: npt.NDArray[np.int32],
) -> tuple[Floats, npt.NDArray[np.int32], int]:
    """All labels of documents, those of who has several included.

    Args:
        documents: as in `labels_of`; so are the next six.
        starts: first document of each column.
        stops: past its last one.
        ats: its first row in ``codes``.
        codes: of all columns; -1 unknown, less for several.
        offsets: number, among all labels, of each column's first.
        groups: the label that stands for each label.
        places: ascending; rows of documents that have several labels.
        several: a label of each, as its column numbers them.

    Returns:
        The label of each document, NaN for none or several; all labels in no order; and how many
        documents state any.
    """
    found = np.full(documents.shape[0], np.nan)
    labels = np.empty(documents.shape[0], np.int32)
    part, size, known = 0, 0, 0
    for n in range(documents.shape[0]):
        document = documents[n]
        while part < stops.shape[0] and stops[part] <= document:
            part += 1
        if part == stops.shape[0]:
            break
        row = document - starts[part] + ats[part]
        if starts[part] > document or codes[row] == -1:
            continue
        known += 1
        at = np.searchsorted(places, row) if codes[row] < -1 else 0
        while True:
            if codes[row] >= 0:
                label = groups[codes[row] + offsets[part]]
                found[n] = label
            elif at < places.shape[0] and places[at] == row:
                label = groups[several[at] + offsets[part]]
                at += 1
            else:
                break
            if size == labels.shape[0]:
                labels = np.concatenate((labels, np.empty_like(labels)))
            labels[size] = label
            size += 1
            if codes[row] >= 0:
                break
    return found, labels[:size], known


@numba.njit(cache=True, nogil=True)
def reached(
    owners: Longs, lows: Floats, highs: Floats, starts: Floats, stops: Floats, closed: bool
) -> Longs:
    """How many owners have a range that reaches into each bucket.

    Args:
        owners: of each range, ascending.
        lows: lower ends.
        highs: upper ends.
        starts: of the buckets.
        stops: of the buckets; they belong to them where ``closed``, else the last one alone does.
        closed: see there.
    """
    counts = np.zeros(starts.shape[0], np.int64)
    for k in range(starts.shape[0]):
        last = np.int64(-1)
        ends = closed or k == starts.shape[0] - 1
        for n in range(owners.shape[0]):
            below = lows[n] <= stops[k] if ends else lows[n] < stops[k]
            if below and highs[n] >= starts[k] and owners[n] != last:
                counts[k] += 1
                last = owners[n]
    return counts


@numba.njit(cache=True, nogil=True)
def entropies(ordered: Floats, bins: int) -> tuple[Floats, Longs]:
    """`entropy_of_numbers` of each row, or where ``bins`` is 0 `entropy_of_labels`."""
    bits, known = np.empty(ordered.shape[0]), np.empty(ordered.shape[0], np.int64)
    for n in range(ordered.shape[0]):
        if bins > 0:
            bits[n], known[n] = entropy_of_numbers(ordered[n], bins)
        else:
            bits[n], known[n] = entropy_of_labels(ordered[n])
    return bits, known


@numba.njit(cache=True, nogil=True)
def _known(ordered: npt.NDArray[Any]) -> int:
    """How many come before the first NaN."""
    known: int = ordered.shape[0]
    while known > 0 and ordered[known - 1] != ordered[known - 1]:
        known -= 1
    return int(known)


@numba.njit(cache=True, nogil=True)
def entropy_of_numbers(ordered: Floats, bins: int) -> tuple[float, int]:
    """Entropy in bins of about equal weight, equal numbers together; and how many are not NaN.

    Args:
        ordered: ascending, NaN last: NumPy sorts several times as fast as a compiled loop.
        bins: at most this many.
    """
    known = _known(ordered)
    ordered = ordered[:known]
    if known < 2:
        return 0.0, known
    bits = 0.0
    begin = 0
    for n in range(1, bins + 1):
        end = known
        if n < bins:
            end = np.searchsorted(ordered, ordered[known * n // bins])
        if end > begin:
            share = (end - begin) / known
            bits -= share * np.log2(share)
            begin = end
    return bits, known


@numba.njit(cache=True, nogil=True)
def entropy_of_labels(ordered: npt.NDArray[Any]) -> tuple[float, int]:
    """Entropy of how often each value occurs, and how many are not NaN.

    Args:
        ordered: ascending, NaN last.
    """
    known = _known(ordered)
    bits = 0.0
    begin = 0
    for n in range(1, known + 1):
        if n == known or ordered[n] != ordered[begin]:
            share = (n - begin) / known
            bits -= share * np.log2(share)
            begin = n
    return bits, known


@numba.njit(cache=True, nogil=True)
def ranks_of(values: Floats, order: Longs) -> Floats:
    """Ranks of the numbers that are not NaN, the mean of theirs for equal ones; else NaN.

    Args:
        values: any.
        order: their places, the least first and NaN last.
    """
    found = np.full(values.shape[0], np.nan)
    count = 0
    for n in range(values.shape[0]):
        count += values[n] == values[n]
    begin = 0
    for n in range(1, count + 1):
        if n == count or values[order[n]] != values[order[begin]]:
            for k in range(begin, n):
                found[order[k]] = (begin + n - 1) / 2.0
            begin = n
    return found


@numba.njit(cache=True, nogil=True)
def correlation(a: Floats, b: Floats) -> tuple[int, int, float]:
    """Pearson's, where neither is NaN: of how many, how many the scarcer has, and the value.

    It is 0 where either is the same throughout.
    """
    of_a, of_b, both = 0, 0, 0
    sum_a, sum_b = 0.0, 0.0
    for n in range(a.shape[0]):
        of_a += a[n] == a[n]
        of_b += b[n] == b[n]
        if a[n] == a[n] and b[n] == b[n]:
            both += 1
            sum_a += a[n]
            sum_b += b[n]
    together, spread_a, spread_b = 0.0, 0.0, 0.0
    for n in range(a.shape[0]):
        if a[n] == a[n] and b[n] == b[n]:
            x, y = a[n] - sum_a / both, b[n] - sum_b / both
            together += x * y
            spread_a += x * x
            spread_b += y * y
    scale = np.sqrt(spread_a * spread_b)
    return both, min(of_a, of_b), together / scale if scale > 0 else 0.0
