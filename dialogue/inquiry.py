"""What a buyer asks about the catalogue, as a dialogue act."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data.constraint import Constraint
from dialogue.spoken import Spoken


class Subject(StrEnum):
    """What a question about the catalogue asks for."""

    PRICE = "price"
    COUNT = "count"
    SUPPLIERS = "suppliers"
    OPTIONS = "options"
    """Which values there are."""
    RANGE = "range"
    MEANING = "meaning"
    """What a word is: answered only from what the catalogue itself says of it."""
    DIFFERENCE = "difference"
    LEAD_TIME = "lead time"
    MOQ = "moq"


@dataclass(frozen=True, slots=True)
class Ask(Spoken):
    """A question about the catalogue.

    Attributes:
        constraints: what it is limited to, beside the need so far ("a 3 t electric one").
        field: that it is about, for options and ranges.
        terms: the words it is about: two for a difference, one for a meaning.
        query: another product than the one talked about.
    """

    subject: Subject
    constraints: tuple[Constraint, ...] = ()
    field: str | None = None
    terms: tuple[str, ...] = ()
    query: str | None = None
