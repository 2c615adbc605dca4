"""The inner loops over offers, compiled by numba and cached on disk."""

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
def _certain(
    first: int,
    past: int,
    steps: Floats,
    low: Floats,
    high: Floats,
    quantity: float,
    factor: float,
    starts: Floats,
    stops: Floats,
    sign: int,
) -> Any:
    """Truth of one offer's last step that is reached, read as certain.

    With as few branches as can be: which step is reached and whether its value is wanted is as
    good as random, and guessing it wrong costs more than working it out.
    """
    chosen: Any = first
    if quantity == quantity:
        chosen = first - 1
        for step in range(first, past):
            chosen += np.int64(steps[step] <= quantity)
    if chosen < first or first == past:
        return 0
    bottom, top = low[chosen] * factor, high[chosen] * factor
    known = (bottom == bottom) & (top == top)
    met, possible = False, False
    for k in range(starts.shape[0]):
        met |= (bottom >= starts[k]) & (top <= stops[k])
        possible |= (top >= starts[k]) & (bottom <= stops[k])
    return sign * (np.int64(met) - np.int64(known & (not possible)))


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
        if truths[n] >= 0:
            truth = _certain(
                first[n],
                past[n],
                steps,
                low,
                high,
                quantity,
                factors[codes[n]],
                starts,
                stops,
                sign,
            )
            truths[n] = min(truths[n], truth)


@numba.njit(cache=True, nogil=True)
def best_certain(
    bounds: Longs,
    documents: Truths,
    joint: Truths,
    low: Floats,
    high: Floats,
    codes: Codes,
    factors: Floats,
    starts: Floats,
    stops: Floats,
    sign: int,
) -> Truths:
    """As `certain_at` and then `best_of`, in one pass over values that are reached already.

    Args:
        bounds: of each document's offers, one more than documents.
        documents: what else is asked of each; those that miss it are missed or unknown.
        joint: truth of what else is asked of each offer, from ``bounds[0]`` on; empty for nothing.
        low: lower end of the value of each of all offers; NaN unknown.
        high: upper end.
        codes: of each offer's currency, of all offers; empty takes the first factor.
        factors: of each currency.
        starts: lower ends of the wanted intervals.
        stops: upper ends.
        sign: -1 when all but the intervals is wanted, else 1.
    """
    count = documents.shape[0]
    found = np.zeros(count, np.int8)
    begin = bounds[0]
    for n in range(count):
        if documents[n] < 0 or bounds[n] == bounds[n + 1]:
            continue
        best = -1
        for offer in range(bounds[n], bounds[n + 1]):
            factor = factors[codes[offer]] if codes.shape[0] > 0 else factors[0]
            bottom, top = low[offer] * factor, high[offer] * factor
            known = (bottom == bottom) & (top == top)
            met, possible = False, False
            for k in range(starts.shape[0]):
                met |= (bottom >= starts[k]) & (top <= stops[k])
                possible |= (top >= starts[k]) & (bottom <= stops[k])
            stated = sign * (np.int64(met) - np.int64(known & (not possible)))
            truth: Any = joint[offer - begin] if joint.shape[0] > 0 else 1
            best = max(best, min(truth, stated))
        found[n] = best
    return found


@numba.njit(cache=True, nogil=True)
def document_ends(
    bounds: Longs, low: Floats, high: Floats, codes: Codes, factors: Floats
) -> tuple[Floats, Floats]:
    """What tells of a document whether any of its offers has a value up to some number.

    Args:
        bounds: of each document's offers, one more than documents.
        low: lower end of the value of each offer; NaN unknown.
        high: upper end.
        codes: of each offer's currency; empty takes the first factor.
        factors: of each currency.

    Returns:
        The least upper end of its offers, which is the number from which on one is sure to lie
        below; infinite for none. And the least lower end, below which all lie above; minus
        infinity where an offer's value is unknown, or there is no offer.
    """
    count = bounds.shape[0] - 1
    sure, possible = np.full(count, np.inf), np.full(count, -np.inf)
    for n in range(count):
        if bounds[n] == bounds[n + 1]:
            continue
        least = np.inf
        for offer in range(bounds[n], bounds[n + 1]):
            factor = factors[codes[offer]] if codes.shape[0] > 0 else factors[0]
            bottom, top = low[offer] * factor, high[offer] * factor
            if (bottom == bottom) & (top == top):
                sure[n] = min(sure[n], top)
                least = min(least, bottom)
            else:
                least = -np.inf
        possible[n] = least
    return sure, possible


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
