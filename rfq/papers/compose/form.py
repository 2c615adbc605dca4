"""The form that a supplier fills in and returns."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rfq.document import RfqDocument, RfqLine
from rfq.papers.compose.conditions import certificate_names, line_numbers
from rfq.papers.compose.lines import line_heading, specification_id
from rfq.papers.paper import Blank, Block, Cell, Choice, Column, Facts, Section, Table
from rfq.papers.words import PaperWords


def form_sections(document: RfqDocument, words: PaperWords) -> tuple[Section, ...]:
    """Prices and compliance for each line, then terms, questions and the signature."""
    say = words.say
    found = [Section(say("Supplier"), (_company(document, words),))]
    for number, line in enumerate(document.lines, start=1):
        blocks = tuple(_line(document, line, words))
        found.append(Section(line_heading(number, line, words), blocks))
    found.append(Section(say("Terms of your quotation"), tuple(_terms(document, words))))
    if document.process.questions:
        found.append(Section(say("Questions to you"), (_questions(document, words),)))
    found.append(Section(say("Signature"), (_signature(words),)))
    return tuple(found)


def asked_quantities(line: RfqLine) -> tuple[Decimal, ...]:
    """Quantities to quote: that of the order and the price breaks, rising, each once."""
    ordered = set(line.price_breaks)
    if line.quantity is not None:
        ordered.add(line.quantity.number)
    return tuple(sorted(ordered))


def _company(document: RfqDocument, words: PaperWords) -> Facts:
    say = words.say
    supplier = document.suppliers[0] if document.suppliers else None
    name: Cell = Blank(say("Company")) if supplier is None else supplier.name
    rows: tuple[tuple[str, Cell], ...] = (
        (say("RFQ number"), f"{document.header.id} ({say('Revision')} {document.header.revision})"),
        (say("Company"), name),
        _blank(say("Your reference")),
        _blank(say("Contact person, e-mail, telephone")),
    )
    return Facts(say("Supplier"), rows)


def _line(document: RfqDocument, line: RfqLine, words: PaperWords) -> Iterator[Block]:
    say = words.say
    yield _prices(document, line, words)
    yield Facts(
        say("Offered goods"),
        (
            _blank(say("Maker, brand and model offered")),
            _blank(say("Minimum order quantity")),
            _blank(say("Country of origin, HS code")),
        ),
    )
    if line.specifications:
        yield _compliance(line, words)


def _prices(document: RfqDocument, line: RfqLine, words: PaperWords) -> Table:
    say, currency = words.say, document.header.currency
    unit = line.quantity.unit if line.quantity is not None else None
    price = say("Unit price in {currency}", currency=currency) if currency else say("Unit price")
    total = say("Total in {currency}", currency=currency) if currency else say("Total")
    names = (price, total, say("Lead time in days"))
    columns = (
        Column(say("Quantity"), 0.22),
        Column(names[0], 0.26),
        Column(names[1], 0.28),
        Column(names[2], 0.24),
    )
    order = None if line.quantity is None else line.quantity.number
    quantities = asked_quantities(line)
    rows: list[tuple[Cell, ...]] = []
    for one in quantities:
        text = words.amount(one, unit)
        if one == order and len(quantities) > 1:
            text = say("{quantity} (this order)", quantity=text)
        rows.append((text, *(Blank(f"{text}: {name}") for name in names)))
    if not rows:
        rows.append((Blank(say("Quantity")), *(Blank(name) for name in names)))
    return Table(say("Prices"), columns, tuple(rows))


def _compliance(line: RfqLine, words: PaperWords) -> Table:
    say = words.say
    columns = (
        Column(say("No."), 0.07),
        Column(say("Specification"), 0.23),
        Column(say("Requirement"), 0.27),
        Column(say("Met"), 0.16),
        Column(say("Offered value, deviation"), 0.27),
    )
    options = (say("yes"), say("no"))
    rows = tuple(
        (
            specification_id(position),
            words.name(one),
            f"{words.requirement(one)} ({words.importance(one.importance)})",
            Choice(f"{words.name(one)}: {say('Met')}", options),
            Blank(f"{words.name(one)}: {say('Offered value, deviation')}"),
        )
        for position, one in enumerate(line.specifications, start=1)
    )
    return Table(say("Compliance with the specifications"), columns, rows)


def _terms(document: RfqDocument, words: PaperWords) -> Iterator[Block]:
    say = words.say
    terms, quality, header = document.terms, document.quality, document.header
    columns = (
        Column(say("Term"), 0.28),
        Column(say("Asked for"), 0.32),
        Column(say("Offered"), 0.4),
    )
    valid = header.quotations_valid_until
    asked: list[tuple[str, str]] = [
        (say("Currency"), header.currency or ""),
        (say("Delivery term and place"), words.term(terms.delivery_term))
        if terms.delivery_term is not None
        else (say("Delivery term and place"), ""),
        (say("Arrival at"), words.place(terms.destination) if terms.destination else ""),
        (say("Delivery by"), words.figures.day(terms.needed_by) if terms.needed_by else ""),
        (say("Payment"), terms.payment or ""),
        (say("Quotation valid until"), words.figures.day(valid) if valid is not None else ""),
    ]
    if quality.warranty is not None:
        months = words.figures.number(quality.warranty.months)
        asked.append((say("Warranty"), say("{months} months", months=months)))
    else:
        asked.append((say("Warranty"), ""))
    if terms.packaging is not None:
        asked.append((say("Packaging"), terms.packaging))
    if terms.tooling is not None:
        asked.append((say("Tooling"), terms.tooling))
    if quality.samples is not None and quality.samples.required:
        asked.append((say("Samples: price and lead time"), ""))
    asked += [(say("Certificate"), certificate_names(one, words)) for one in quality.certificates]
    rows = tuple((name, text or "–", Blank(name)) for name, text in asked)
    yield Table(say("Terms of your quotation"), columns, rows)
    yield Facts(
        say("Exceptions"),
        ((say("Exceptions and remarks"), Blank(say("Exceptions and remarks"), lines=3)),),
    )


def _questions(document: RfqDocument, words: PaperWords) -> Table:
    say = words.say
    columns = (
        Column(say("No."), 0.07),
        Column(say("Question"), 0.45),
        Column(say("Answer"), 0.48),
    )
    rows = []
    for position, one in enumerate(document.process.questions, start=1):
        text = one.text
        notes = []
        if one.line is not None:
            notes.append(say("line {number}", number=line_numbers(document, [one.line])))
        if not one.required:
            notes.append(say("optional"))
        if notes:
            text += f" ({', '.join(notes)})"
        rows.append((str(position), text, Blank(f"{say('Answer')} {position}", lines=2)))
    return Table(say("Questions to you"), columns, tuple(rows))


def _signature(words: PaperWords) -> Facts:
    say = words.say
    return Facts(
        say("Signature"),
        (
            _blank(say("Name and position")),
            _blank(say("Place and date")),
            (
                say("Signature and company stamp"),
                Blank(say("Signature and company stamp"), lines=3),
            ),
        ),
    )


def _blank(name: str) -> tuple[str, Cell]:
    return name, Blank(name)
