"""The source's own notation of numbers and dates, from all its columns together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from data.mapping import detect
from data.mapping.profile import Profile
from data.parse.dates import date_order
from data.parse.number import decimal_mark

DateOrder = Literal["ymd", "dmy", "mdy"]
DecimalMark = Literal[".", ","]

_MAJORITY: Final = 4
"""Columns for one mark per column for the other, before the one is believed."""


def find_decimal(profiles: Iterable[Profile]) -> tuple[DecimalMark | None, str | None]:
    """The decimal mark that the source's own cells prove, with a note.

    Each text column with numbers votes once; columns that the source types are machine notation
    and say nothing of the rest.
    """
    votes: Counter[DecimalMark] = Counter()
    for profile in profiles:
        if profile.machine or profile.is_empty:
            continue
        samples = [
            cell for cell in profile.distinct if len(cell) <= 40 and any(map(str.isdigit, cell))
        ]
        mark = decimal_mark(samples) if samples else None
        if mark is not None:
            votes[mark] += 1
    if not votes:
        return None, None
    ranked = votes.most_common()
    mark, most = ranked[0]
    least = ranked[1][1] if len(ranked) > 1 else 0
    if least and most < _MAJORITY * least:
        return None, "columns disagree on the decimal mark: numbers that depend on it stay unread"
    return mark, f"decimal mark '{mark}', as the numbers of the source show"


def find_date_order(profiles: Sequence[Profile]) -> tuple[DateOrder | None, str | None]:
    """The order of day, month and year that the source's dates prove, with a note."""
    orders: set[DateOrder] = set()
    for profile in profiles:
        if profile.is_empty or profile.share(detect.is_date) < 0.6:
            continue
        order = date_order(profile.distinct)
        if order is not None:
            orders.add(order)
    numeric = orders - {"ymd"}
    if len(numeric) == 1:
        found = next(iter(numeric))
        return found, f"dates are written in the order {found}"
    if len(numeric) > 1:
        return None, "columns disagree on the order of dates: ambiguous dates stay unread"
    return ("ymd", "dates are written in the order ymd") if orders else (None, None)
