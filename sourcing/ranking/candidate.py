"""Candidate: one offer of one product by one supplier, as it comes to be ranked."""

from __future__ import annotations

from dataclasses import dataclass

from data.evidence import Evidence
from data.judge import Record
from data.records import Offer, Product, Supplier


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offer.

    Attributes:
        match: how well the product matches the words of the need, 0 to 1, as the search engine
            scored it, requirements left aside; None when it was not found by words.
    """

    product: Product
    offer: Offer
    supplier: Supplier
    match: float | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the catalogue states, or does not, that a buyer is told.

    Attributes:
        record: whose field it is.
        record_id: of that record; None where it is not the catalogue's own (an exchange rate).
        field: name of the field, or id of the attribute.
        shown: the value, for people; None where the record does not state it.
    """

    record: Record
    record_id: str | None
    field: str
    shown: str | None
    evidence: tuple[Evidence, ...] = ()


def supplier_fact(supplier: Supplier, field: str, shown: str | None, *names: str) -> Fact:
    """A fact about a supplier; ``names`` are further fields that its evidence is kept under."""
    kept = (supplier.evidence.get(name) for name in (field, *names))
    evidence = tuple(one for one in kept if one is not None)
    return Fact(Record.SUPPLIER, supplier.id, field, shown, evidence)


def offer_fact(offer: Offer, field: str, shown: str | None, *names: str) -> Fact:
    """A fact about an offer; ``names`` are further fields that its evidence is kept under."""
    kept = (offer.evidence.get(name) for name in (field, *names))
    evidence = tuple(one for one in kept if one is not None)
    return Fact(Record.OFFER, offer.id, field, shown, evidence)
