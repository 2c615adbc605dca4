"""What a document still lacks, most important first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from rfq.document.document import RfqDocument
from rfq.document.line import RfqLine


class Necessity(IntEnum):
    """How much a document is worth without something."""

    REQUIRED = 3
    """No supplier can quote, or no two quotations can be compared."""
    EXPECTED = 2
    """Suppliers will assume something, each its own."""
    HELPFUL = 1
    """A professional buyer would say it."""


class Lack(StrEnum):
    """What is missing; also the key of the sentence that says why it matters."""

    QUANTITY = "quantity"
    SPECIFICATIONS = "specifications"
    DESTINATION = "destination"
    DELIVERY_PLACE = "delivery_place"
    """The place of a delivery term that has none."""
    NEEDED_BY = "needed_by"
    RESPOND_BY = "respond_by"
    CONTACT = "contact"
    """Somebody to write to or to call."""
    BUYER = "buyer"
    SUPPLIERS = "suppliers"
    DELIVERY_TERM = "delivery_term"
    UNIT = "unit"
    CURRENCY = "currency"
    BUDGET = "budget"
    """Neither a budget nor a target price."""
    PAYMENT = "payment"
    QUOTATIONS_VALID_UNTIL = "quotations_valid_until"
    CERTIFICATES = "certificates"
    INSPECTION = "inspection"
    WARRANTY = "warranty"
    SAMPLES = "samples"
    CRITERIA = "criteria"
    PACKAGING = "packaging"
    ALTERNATES = "alternates"
    ANNUAL = "annual"
    HS_CODE = "hs_code"
    SPARES = "spares"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing.

    Attributes:
        field: path in the document, such as ``lines[1].quantity``.
        term: the part of a need that would fill it, by the name that a need's terms have
            ("quantity", "needed_by"): a conversation can ask for it. None where only a form can.
        line: id of the line it is missing from; None is the whole document.
    """

    what: Lack
    field: str
    necessity: Necessity
    term: str | None = None
    line: str | None = None


def missing(document: RfqDocument) -> tuple[Missing, ...]:
    """What a document lacks: the more necessary first, in the order a buyer would be asked."""
    found = [*_required(document), *_expected(document), *_helpful(document)]
    return tuple(sorted(found, key=lambda one: -one.necessity))


def _required(document: RfqDocument) -> Iterator[Missing]:
    header, terms = document.header, document.terms
    for line in document.lines:
        if line.quantity is None:
            yield _of_line(Lack.QUANTITY, line, "quantity", Necessity.REQUIRED, term="quantity")
    for line in document.lines:
        if not line.specifications:
            yield _of_line(Lack.SPECIFICATIONS, line, "specifications", Necessity.REQUIRED)
    if terms.destination is None or (
        terms.destination.country is None and terms.destination.name is None
    ):
        yield Missing(Lack.DESTINATION, "terms.destination", Necessity.REQUIRED, term="destination")
    if terms.delivery_term is not None and terms.delivery_term.place is None:
        yield Missing(
            Lack.DELIVERY_PLACE,
            "terms.delivery_term.place",
            Necessity.REQUIRED,
            term="delivery_term",
        )
    if terms.needed_by is None and not terms.schedule:
        yield Missing(Lack.NEEDED_BY, "terms.needed_by", Necessity.REQUIRED, term="needed_by")
    if header.respond_by is None:
        yield Missing(Lack.RESPOND_BY, "header.respond_by", Necessity.REQUIRED)
    if not any(one.email or one.phone for one in header.contacts):
        yield Missing(Lack.CONTACT, "header.contacts", Necessity.REQUIRED)
    if header.buyer is None:
        yield Missing(Lack.BUYER, "header.buyer", Necessity.REQUIRED)
    if not document.suppliers:
        yield Missing(Lack.SUPPLIERS, "suppliers", Necessity.REQUIRED)


def _expected(document: RfqDocument) -> Iterator[Missing]:
    header, terms, quality = document.header, document.terms, document.quality
    if terms.delivery_term is None:
        yield Missing(
            Lack.DELIVERY_TERM, "terms.delivery_term", Necessity.EXPECTED, term="delivery_term"
        )
    for line in document.lines:
        if line.quantity is not None and line.quantity.unit is None:
            yield _of_line(Lack.UNIT, line, "quantity.unit", Necessity.EXPECTED, term="quantity")
    if header.currency is None:
        yield Missing(Lack.CURRENCY, "header.currency", Necessity.EXPECTED, term="currency")
    if terms.budget is None:
        for line in document.lines:
            if line.budget is None and line.target_price is None:
                yield _of_line(Lack.BUDGET, line, "budget", Necessity.EXPECTED, term="budget")
    if terms.payment is None:
        yield Missing(Lack.PAYMENT, "terms.payment", Necessity.EXPECTED, term="payment")
    if header.quotations_valid_until is None:
        yield Missing(
            Lack.QUOTATIONS_VALID_UNTIL, "header.quotations_valid_until", Necessity.EXPECTED
        )
    if not quality.certificates:
        yield Missing(Lack.CERTIFICATES, "quality.certificates", Necessity.EXPECTED)
    if quality.inspection is None:
        yield Missing(Lack.INSPECTION, "quality.inspection", Necessity.EXPECTED)
    if quality.warranty is None:
        yield Missing(Lack.WARRANTY, "quality.warranty", Necessity.EXPECTED)


def _helpful(document: RfqDocument) -> Iterator[Missing]:
    if document.quality.samples is None:
        yield Missing(Lack.SAMPLES, "quality.samples", Necessity.HELPFUL, term="samples")
    if not document.process.criteria:
        yield Missing(Lack.CRITERIA, "process.criteria", Necessity.HELPFUL)
    if document.terms.packaging is None:
        yield Missing(Lack.PACKAGING, "terms.packaging", Necessity.HELPFUL)
    for line in document.lines:
        if line.alternates is None:
            yield _of_line(Lack.ALTERNATES, line, "alternates", Necessity.HELPFUL)
        if line.annual is None:
            yield _of_line(Lack.ANNUAL, line, "annual", Necessity.HELPFUL, term="annual")
        if line.hs_code is None:
            yield _of_line(Lack.HS_CODE, line, "classifications", Necessity.HELPFUL)
    if document.quality.spares is None:
        yield Missing(Lack.SPARES, "quality.spares", Necessity.HELPFUL)


def _of_line(
    what: Lack, line: RfqLine, field: str, necessity: Necessity, *, term: str | None = None
) -> Missing:
    return Missing(what, f"lines[{line.id}].{field}", necessity, term=term, line=line.id)
