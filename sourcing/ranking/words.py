"""A ranking in words: what speaks for a supplier, what against, what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.constraint import LEAD_TIME, PRICE
from sourcing.filters import label_of
from sourcing.ranking.result import Part, RankedSupplier

if TYPE_CHECKING:
    from data.schema import AttributeSchema

GOOD: Final = 0.75
POOR: Final = 0.4
SHOWN: Final = 4


@dataclass(frozen=True, slots=True)
class Reasons:
    """Labels with the values behind them, the weightiest first.

    Attributes:
        against: what is stated and poor.
        unknown: labels of what weighs and is not stated.
    """

    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    unknown: tuple[str, ...]


def reasons(supplier: RankedSupplier, schema: AttributeSchema) -> Reasons:
    """What decided a supplier's score, in the words of the catalogue's schema."""
    known = [one for one in supplier.parts if one.is_known and one.weight > 0]
    gains = sorted(known, key=lambda one: -one.weight * (one.value - 0.5))
    losses = sorted(known, key=lambda one: -one.weight * (0.5 - one.value))
    unknown = sorted(
        (one for one in supplier.parts if not one.is_known and one.weight > 0),
        key=lambda one: -one.weight,
    )
    return Reasons(
        # That the words match is why it is here at all: no news.
        tuple(
            _said(one, schema) for one in gains if one.value >= GOOD and one.criterion != "match"
        )[:SHOWN],
        tuple(_said(one, schema) for one in losses if one.value <= POOR)[:SHOWN],
        tuple(one.label for one in unknown),
    )


def _said(part: Part, schema: AttributeSchema) -> str:
    """A criterion with what the catalogue states: ``on time 96.5%``."""
    if part.criterion in ("musts", "wishes"):
        stated = [
            f"{_label(fact.field, schema)} {fact.shown}"
            for fact in part.facts
            if fact.shown is not None
        ]
    else:
        stated = [fact.shown for fact in part.facts if fact.shown is not None]
    if part.criterion == "match" or not stated:
        return part.label
    return f"{part.label}: {', '.join(dict.fromkeys(stated))}"


_OF_RECORDS: Final = {"price_breaks": PRICE, "lead_times": LEAD_TIME}
"""Fields of an offer that a requirement is about under another name."""


def _label(field: str, schema: AttributeSchema) -> str:
    """An attribute by its label; a record's own field by its name."""
    words = label_of(_OF_RECORDS.get(field, field), schema)
    return words if words != field else field.replace("_", " ")
