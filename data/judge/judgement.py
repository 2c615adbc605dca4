"""Judgement: whether a constraint holds for a record, and the field that says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data.constraint import Constraint, Truth
from data.evidence import Evidence


class Record(StrEnum):
    """Which of the catalogue's records a field belongs to."""

    PRODUCT = "product"
    OFFER = "offer"
    SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a constraint holds, and why.

    Attributes:
        record: whose field decides.
        field: of that record: an attribute id, or a field's name such as ``lead_times``.
        shown: the value that decides, for people; None where nothing is stated.
        evidence: where that value comes from; empty where the record does not say.
    """

    constraint: Constraint
    truth: Truth
    record: Record
    field: str
    shown: str | None = None
    evidence: tuple[Evidence, ...] = ()
