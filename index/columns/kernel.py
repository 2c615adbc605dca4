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
def values_at(
    first: Longs, past: Longs, steps: Floats, low: Floats, high: Floats, quantity: float
) -> tuple[Floats, Floats]:
    """Ends of the last step that is reached, per offer; NaN when none is.

    Args:
        first: where each offer's steps begin.
        past: where they end.
        steps: the quantity from which each step holds, ascending within an offer.
        low: lower end of each step's value.
        high: upper end.
        quantity: NaN takes the first step.
    """
    count = first.shape[0]
    found_low, found_high = np.full(count, np.nan), np.full(count, np.nan)
    for n in range(count):
        chosen = -1
        for step in range(first[n], past[n]):
            if quantity == quantity and steps[step] > quantity:
                break
            chosen = step
            if quantity != quantity:
                break
        if chosen >= 0:
            found_low[n] = low[chosen]
            found_high[n] = high[chosen]
    return found_low, found_high


@numba.njit(cache=True, nogil=True)
def certain_at(
    first: Longs,
    past: Longs,
    steps: Floats,
    low: Floats,
    high: Floats,
    quantity: float,
    codes: Codes,
    factors: Floats,
    starts: Floats,
    stops: Floats,
    sign: int,
    truths: Truths,
) -> None:
    """Lower each offer's truth to that of its last step that is reached, read as certain.

    As `values_at` and then `index.columns.wanted.Wanted.certain`, which between them would move
    some fifteen arrays of the offers' length through memory. Offers that are missed already are
    not looked at.

    Args:
        first: where each offer's steps begin.
        past: where they end.
        steps: the quantity from which each step holds, ascending within an offer.
        low: lower end of each step's value.
        high: upper end.
        quantity: NaN takes the first step.
        codes: of each offer's currency; -1 is the last of the factors.
        factors: of each currency; NaN makes the value unknown.
        starts: lower ends of the wanted intervals.
        stops: upper ends.
        sign: -1 when all but the intervals is wanted, else 1.
        truths: per offer, lowered.
    """
    for n in range(first.shape[0]):
        if truths[n] < 0:
            continue
        chosen = -1
        for step in range(first[n], past[n]):
            if quantity == quantity and steps[step] > quantity:
                break
            chosen = step
            if quantity != quantity:
                break
        truth = 0
        if chosen >= 0:
            factor = factors[codes[n]]
            bottom, top = low[chosen] * factor, high[chosen] * factor
            if bottom == bottom and top == top:
                truth = -sign
                for k in range(starts.shape[0]):
                    if bottom >= starts[k] and top <= stops[k]:
                        truth = sign
                        break
                    if top >= starts[k] and bottom <= stops[k]:
                        truth = 0
        if truth < truths[n]:
            truths[n] = truth


@numba.njit(cache=True, nogil=True)
def lower_codes(codes: Codes, table: Truths, truths: Truths) -> None:
    """Lower each offer's truth to that of its code; the code -1 is the last of the table."""
    for n in range(codes.shape[0]):
        if truths[n] >= 0 and table[codes[n]] < truths[n]:
            truths[n] = table[codes[n]]


@numba.njit(cache=True, nogil=True)
def spread_to_offers(bounds: Longs, documents: Truths) -> Truths:
    """Per offer, missed where its document is, else met.

    Args:
        bounds: of each document's offers, one more than documents.
        documents: truth of each.
    """
    begin = bounds[0]
    found = np.empty(bounds[-1] - begin, np.int8)
    for n in range(documents.shape[0]):
        truth = -1 if documents[n] < 0 else 1
        for offer in range(bounds[n] - begin, bounds[n + 1] - begin):
            found[offer] = truth
    return found


@numba.njit(cache=True, nogil=True)
def best_of(bounds: Longs, truths: Truths) -> Truths:
    """The greatest truth among each document's offers; unknown where it has none.

    Args:
        bounds: of each document's offers, one more than documents; counted from the first offer.
        truths: of the offers from ``bounds[0]`` on.
    """
    count = bounds.shape[0] - 1
    found = np.zeros(count, np.int8)
    begin = bounds[0] if count > 0 else 0
    for n in range(count):
        if bounds[n] == bounds[n + 1]:
            continue
        best = -1
        for offer in range(bounds[n] - begin, bounds[n + 1] - begin):
            if truths[offer] > best:
                best = truths[offer]
        found[n] = best
    return found


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
        truths: per document from ``begin`` on; left as it is where nothing is stated.
    """
    for part in range(starts.shape[0]):
        first, last = max(starts[part], begin), min(stops[part], end)
        shift = ats[part] - starts[part]
        for document in range(first, last):
            value = points[document + shift]
            if value != value:
                continue
            truth = -sign
            for k in range(lows.shape[0]):
                if lows[k] <= value <= highs[k]:
                    truth = sign
            truths[document - begin] = truth


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
            code = codes[document + shift]
            if code >= least:
                truths[document - begin] = table[code + offsets[part]]
