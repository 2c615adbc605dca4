"""Fields: what an RFQ's form shows, with the text of each value in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from rfq.document.missing import Lack
from rfq.papers.compose.conditions import certificate_names, inspection_text, samples_text
from rfq.papers.compose.lines import classification

if TYPE_CHECKING:
    from rfq.document import RfqDocument, RfqLine
    from rfq.papers.words import PaperWords
    from sourcing.api.documents.form import FieldKind, Section

Told: TypeAlias = str | None
"""A value in words; None where there is none."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form.

    Attributes:
        path: in the document.
        label: a message of the catalogues.
        lack: that the document has without it, if it counts as one.
        private: suppliers do not see it.
        text: its value in words.
    """

    path: str
    section: Section
    label: str
    kind: FieldKind
    text: Told
    lack: Lack | None = None
    line: str | None = None
    private: bool = False
    choices: tuple[str, ...] = ()


def fields_of(document: RfqDocument, words: PaperWords) -> Iterator[Field]:
    """Every field, in the order of the form; specifications, each with a field of its own."""
    yield from _header(document, words)
    for line in document.lines:
        yield from _line(line, words)
    yield from _terms(document, words)
    yield from _quality(document, words)
    yield from _process(document, words)
    invited = "\n".join(one.name for one in document.suppliers) or None
    yield Field("suppliers", "suppliers", "Supplier", "supplier", invited, Lack.SUPPLIERS)


def _header(document: RfqDocument, words: PaperWords) -> Iterator[Field]:
    header, figures = document.header, words.figures
    yield Field("header.title", "header", "Title", "text", header.title)
    buyer = None if header.buyer is None else header.buyer.name
    yield Field("header.buyer", "header", "Buyer", "text", buyer, Lack.BUYER)
    contacts = "\n".join(map(words.contact, header.contacts)) or None
    yield Field("header.contacts", "header", "Contact", "contact", contacts, Lack.CONTACT)
    yield Field(
        "header.respond_by",
        "header",
        "Quotations are due",
        "moment",
        _told(header.respond_by, words.moment),
        Lack.RESPOND_BY,
    )
    yield Field(
        "header.quotations_valid_until",
        "header",
        "Quotations to hold until",
        "date",
        _told(header.quotations_valid_until, figures.day),
        Lack.QUOTATIONS_VALID_UNTIL,
    )
    yield Field("header.currency", "header", "Currency", "text", header.currency, Lack.CURRENCY)
    yield Field("header.language", "header", "Language", "choice", header.language, choices=_TAGS)
    yield Field(
        "header.confidentiality",
        "header",
        "Confidentiality",
        "choice",
        header.confidentiality.value,
        choices=tuple(one.value for one in type(header.confidentiality)),
    )
    yield Field("header.notes", "header", "Remarks", "list", "\n".join(header.notes) or None)


_TAGS: Final = ("en", "es", "zh-Hans", "zh-Hant")


def _line(line: RfqLine, words: PaperWords) -> Iterator[Field]:
    say, path = words.say, f"lines[{line.id}]"

    def field(
        name: str,
        label: str,
        kind: FieldKind,
        text: Told,
        lack: Lack | None = None,
        *,
        private: bool = False,
    ) -> Field:
        return Field(f"{path}.{name}", "line", label, kind, text, lack, line.id, private)

    yield field("description", "Description", "long_text", line.description)
    category = " › ".join(line.category) or None
    yield field("category", "Category", "list", category)
    quantity = line.quantity
    yield field("quantity", "Quantity", "quantity", _told(quantity, words.quantity), Lack.QUANTITY)
    if quantity is not None:
        unit = None if quantity.unit is None else words.unit(quantity.unit)
        yield field("quantity.unit", "Unit", "text", unit, Lack.UNIT)
    yield field(
        "annual", "Quantity a year", "quantity", _told(line.annual, words.quantity), Lack.ANNUAL
    )
    breaks = ", ".join(words.figures.number(one) for one in line.price_breaks) or None
    yield field("price_breaks", "Prices asked for at", "list", breaks)
    target, budget = line.target_price, line.budget
    yield field("target_price", "Target price", "money", _told(target, words.price), private=True)
    yield field(
        "budget",
        "Budget for the line",
        "money",
        _told(budget, words.price),
        Lack.BUDGET,
        private=True,
    )
    alternates = None if line.alternates is None else say("yes") if line.alternates else say("no")
    yield field("alternates", "Alternatives", "flag", alternates, Lack.ALTERNATES)
    codes = ", ".join(map(classification, line.classifications)) or None
    yield field("classifications", "Classification", "list", codes, Lack.HS_CODE)
    yield field(
        "specifications",
        "Specifications",
        "list",
        str(len(line.specifications)) if line.specifications else None,
        Lack.SPECIFICATIONS,
    )
    for one in line.specifications:
        yield field(
            f"specifications[{one.id}]",
            words.name(one),
            "specification",
            words.requirement(one),
            private=not one.disclosed,
        )
    yield field("notes", "Remarks", "list", "\n".join(line.notes) or None)
    products = ", ".join(line.products) or None
    yield field("products", "Product", "list", products, private=True)


def _terms(document: RfqDocument, words: PaperWords) -> Iterator[Field]:
    terms = document.terms
    term = terms.delivery_term
    place = _told(terms.destination, words.place)
    yield Field("terms.destination", "terms", "Destination", "place", place, Lack.DESTINATION)
    yield Field(
        "terms.delivery_term",
        "terms",
        "Delivery term",
        "delivery_term",
        _told(term, words.term),
        Lack.DELIVERY_TERM,
    )
    if term is not None:
        yield Field(
            "terms.delivery_term.place", "terms", "Place", "text", term.place, Lack.DELIVERY_PLACE
        )
    yield Field(
        "terms.needed_by",
        "terms",
        "Needed on site by",
        "date",
        _told(terms.needed_by, words.figures.day),
        Lack.NEEDED_BY,
    )
    schedule = "\n".join(
        f"{words.quantity(one.quantity)}: {words.figures.day(one.by)}" for one in terms.schedule
    )
    yield Field("terms.schedule", "terms", "Delivery schedule", "list", schedule or None)
    yield Field("terms.payment", "terms", "Payment terms", "long_text", terms.payment, Lack.PAYMENT)
    yield Field(
        "terms.packaging", "terms", "Packaging", "long_text", terms.packaging, Lack.PACKAGING
    )
    yield Field("terms.tooling", "terms", "Tooling", "long_text", terms.tooling)
    yield Field(
        "terms.budget",
        "terms",
        "Budget for everything",
        "money",
        _told(terms.budget, words.price),
        private=True,
    )


def _quality(document: RfqDocument, words: PaperWords) -> Iterator[Field]:
    quality, say, number = document.quality, words.say, words.figures.number
    names = "\n".join(certificate_names(one, words) for one in quality.certificates)
    yield Field(
        "quality.certificates", "quality", "Certificates", "list", names or None, Lack.CERTIFICATES
    )
    yield Field(
        "quality.samples",
        "quality",
        "Samples",
        "flag",
        _told(quality.samples, lambda one: samples_text(one, words)),
        Lack.SAMPLES,
    )
    yield Field(
        "quality.inspection",
        "quality",
        "Inspection",
        "text",
        _told(quality.inspection, lambda one: inspection_text(one, words)),
        Lack.INSPECTION,
    )
    yield Field(
        "quality.warranty",
        "quality",
        "Warranty",
        "number",
        _told(quality.warranty, lambda one: say("{months} months", months=number(one.months))),
        Lack.WARRANTY,
    )
    spares = quality.spares
    text = None if spares is None else spares.details
    if spares is not None and spares.years is not None:
        text = say("available for {years} years", years=number(spares.years))
    yield Field("quality.spares", "quality", "Spare parts", "number", text, Lack.SPARES)


def _process(document: RfqDocument, words: PaperWords) -> Iterator[Field]:
    process, percent = document.process, words.figures.percent
    criteria = "\n".join(f"{one.name}: {percent(one.weight)}" for one in process.criteria)
    yield Field(
        "process.criteria",
        "process",
        "Evaluation criteria",
        "list",
        criteria or None,
        Lack.CRITERIA,
    )
    parts: Mapping[str, tuple[str, list[str]]] = {
        "questions": ("Questions to you", [one.text for one in process.questions]),
        "disqualifiers": (
            "Reasons not to consider a quotation",
            [one.text for one in process.disqualifiers],
        ),
        "attachments": ("Attachments", [one.name for one in process.attachments]),
    }
    for name, (label, texts) in parts.items():
        yield Field(f"process.{name}", "process", label, "list", "\n".join(texts) or None)


def _told(value: Any, words: Callable[[Any], str]) -> Told:
    return None if value is None else words(value)
