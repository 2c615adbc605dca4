"""Terms of a purchase: the parts of a need that are no constraints on products."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from data.money import Money
from data.need import Amount, Place
from data.records.offer import DeliveryTerm
from data.records.supplier import SupplierKind


class Term(StrEnum):
    """A part of a need that is not a constraint on products."""

    QUANTITY = "quantity"
    ANNUAL = "annual"
    BUDGET = "budget"
    """For the line in focus, or for everything when several lines share it."""
    DESTINATION = "destination"
    DELIVERY_TERM = "delivery_term"
    NEEDED_BY = "needed_by"
    PAYMENT = "payment"
    SAMPLES = "samples"
    CURRENCY = "currency"
    SUPPLIER_KINDS = "supplier_kinds"
    """From which kinds of supplier the buyer would rather buy."""


SupplierKinds: TypeAlias = tuple[SupplierKind, ...]


TermValue: TypeAlias = Amount | Money | Place | DeliveryTerm | date | str | bool | SupplierKinds
