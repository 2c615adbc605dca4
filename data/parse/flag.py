"""Yes and no words."""

from __future__ import annotations

from data.parse.text import clean
from data.parse.words import NO, NO_IN_FLAG_COLUMN, YES, YES_IN_FLAG_COLUMN

_LONGEST = 16


def parse_flag(text: str, *, column: bool = False) -> bool | None:
    """Truth value of a yes or no word in five languages, or None.

    Args:
        text: as the source writes it.
        column: the column is known to hold yes and no, so that 0 and 1, y and n, on and off
            count as well.
    """
    return read_flag(clean(text), column=column)


def read_flag(cleaned: str, *, column: bool = False) -> bool | None:
    """`parse_flag` for text that is cleaned already."""
    if len(cleaned) > _LONGEST:
        return None
    word = cleaned.casefold().rstrip(".!")
    if word in (YES_IN_FLAG_COLUMN if column else YES):
        return True
    return False if word in (NO_IN_FLAG_COLUMN if column else NO) else None
