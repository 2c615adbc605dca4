"""How a source writes things, and what comes of reading a field of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Struct = dict[str, object]


@dataclass(frozen=True, slots=True)
class Unread:
    """A field whose text could not be read for sure."""

    reason: str


@dataclass(frozen=True, slots=True)
class Notation:
    """How the source writes things.

    Attributes:
        decimal: decimal mark of its numbers, None when unknown.
        date_order: of numeric dates, None when unknown.
        currency: ISO 4217 code of bare amounts in this column or row, None when unknown.
        symbols: currency symbol to ISO 4217.
        boolean: in this column 0 and 1 mean no and yes.
        min_quantity: from which this column's amounts hold, where its header says so.
    """

    decimal: Literal[".", ","] | None = None
    date_order: Literal["ymd", "dmy", "mdy"] | None = None
    currency: str | None = None
    symbols: Mapping[str, str] = field(default_factory=dict)
    boolean: bool = False
    min_quantity: int | None = None


FieldParser = Callable[[str, Notation], object]
"""Text and notation to a value, None for missing, or `Unread`."""


def plain(parse: Callable[[str], object]) -> FieldParser:
    """A parser whose outcome does not depend on the source's notation."""
    return lambda text, _notation: parse(text)


def or_unread(value: object, accepted: str) -> object:
    """The value, or for None what would have been accepted."""
    return Unread(f"accepted: {accepted}") if value is None else value


def of_text(parse: Callable[[str], object], accepted: str) -> FieldParser:
    """`plain`, for a parser that answers None when it cannot read the text."""
    return lambda text, _notation: or_unread(parse(text), accepted)
