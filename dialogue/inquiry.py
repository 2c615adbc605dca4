"""What a buyer asks about the catalogue, as a dialogue act."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data.constraint import Constraint
from dialogue.spoken import Reference, Spoken


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


class Extreme(StrEnum):
    """Which end of a field a superlative means."""

    LEAST = "least"
    MOST = "most"
    BEST = "best"
    """The end that buyers of the category prefer, where the schema knows it."""


@dataclass(frozen=True, slots=True)
class Ask(Spoken):
    """A question about the catalogue.

    Attributes:
        constraints: what it is limited to, beside the need so far ("a 3 t electric one").
        field: that it is about, for options and ranges, superlatives and single products.
        terms: the words it is about: two for a difference, one for a meaning.
        query: another product than the one talked about.
        extreme: which product has the least or most of the field is asked, not how it is spread;
            of suppliers, which is best.
        fields: several that could be meant; ``field`` is None unless each of them plainly could.
        references: the products on the screen that it is about; empty is all that meet the need.
        total: what the wanted quantity costs altogether is asked, too.
    """

    subject: Subject
    constraints: tuple[Constraint, ...] = ()
    field: str | None = None
    terms: tuple[str, ...] = ()
    query: str | None = None
    extreme: Extreme | None = None
    fields: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    total: bool = False
