"""Gathering what candidates state, in loops compiled by numba and cached on disk.

Some forty fields are looked at for each search, over a sample of a few hundred candidates: calls
of a dozen NumPy functions for each cost more than what they compute.
"""

from __future__ import annotations

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
