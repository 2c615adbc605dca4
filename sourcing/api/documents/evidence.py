"""Evidence: where the catalogue has a value from, and the rates that amounts were brought by."""

from __future__ import annotations

from datetime import date

from data.evidence import Basis
from sourcing.api.documents.base import Answer, Exact


class SourceDocument(Answer):
    """The place in a file that a value comes from.

    Attributes:
        source: name of the file.
        row: of the file, from 1.
        column: its header, or the dotted path of a nested field.
        raw: the text as the file has it.
        basis: how the value was obtained from it.
        text: file, row and column in words.
    """

    source: str
    row: int
    column: str
    raw: str
    basis: Basis
    text: str


class RateDocument(Answer):
    """An exchange rate that was used.

    Attributes:
        value: what one unit of ``source_currency`` is in ``target_currency``.
        day: that it is of, which can be before the day of the answer.
        source: who says so.
        text: all of it in words.
    """

    source_currency: str
    target_currency: str
    value: Exact
    day: date
    source: str
    text: str
