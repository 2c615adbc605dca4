"""Delivery, payment and quality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rfq.document import (
    Certificate,
    Inspection,
    Instalment,
    Quality,
    RfqDocument,
    Samples,
    Terms,
)
from rfq.papers.paper import Block, Cell, Column, Facts, Section, Table
from rfq.papers.words import PaperWords


def condition_sections(document: RfqDocument, words: PaperWords) -> Iterator[Section]:
    """Terms and quality, each where something is said about it."""
    say = words.say
    terms = tuple(_terms(document, words))
    if terms:
        yield Section(say("Delivery and commercial terms"), terms)
    quality = tuple(_quality(document, words))
    if quality:
        yield Section(say("Quality"), quality)


def line_numbers(document: RfqDocument, ids: Sequence[str]) -> str:
    """Numbers of lines as the paper counts them."""
    order = {line.id: number for number, line in enumerate(document.lines, start=1)}
    return ", ".join(str(order[one]) for one in ids)


def _terms(document: RfqDocument, words: PaperWords) -> Iterator[Block]:
    facts = tuple(_term_facts(document.terms, words))
    if facts:
        yield Facts(words.say("Delivery and commercial terms"), facts)
    if document.terms.schedule:
        yield _schedule(document, document.terms.schedule, words)


def _term_facts(terms: Terms, words: PaperWords) -> Iterator[tuple[str, Cell]]:
    say = words.say
    if terms.delivery_term is not None:
        yield say("Delivery term"), words.term(terms.delivery_term)
    if terms.destination is not None:
        place = words.place(terms.destination)
        if place:
            yield say("Destination"), place
    if terms.needed_by is not None:
        yield say("Needed on site by"), words.figures.day(terms.needed_by)
    if terms.payment is not None:
        yield say("Payment"), terms.payment
    if terms.packaging is not None:
        yield say("Packaging"), terms.packaging
    if terms.tooling is not None:
        yield say("Tooling"), terms.tooling
    if terms.budget is not None:
        yield say("Budget for everything"), words.price(terms.budget)


def _schedule(document: RfqDocument, schedule: Sequence[Instalment], words: PaperWords) -> Table:
    say = words.say
    rows = tuple(
        (
            line_numbers(document, [one.line]),
            words.quantity(one.quantity),
            words.figures.day(one.by),
            words.place(one.place) if one.place is not None else say("as above"),
        )
        for one in schedule
    )
    columns = (
        Column(say("Line"), 0.1),
        Column(say("Quantity"), 0.2),
        Column(say("By"), 0.25),
        Column(say("Place"), 0.45),
    )
    return Table(say("Delivery schedule"), columns, rows, titled=True)


def _quality(document: RfqDocument, words: PaperWords) -> Iterator[Block]:
    quality = document.quality
    if quality.certificates:
        yield _certificates(document, quality.certificates, words)
    facts = tuple(_quality_facts(quality, words))
    if facts:
        yield Facts(words.say("Quality"), facts)


def _certificates(
    document: RfqDocument, certificates: Sequence[Certificate], words: PaperWords
) -> Table:
    say = words.say
    rows = tuple(
        (
            certificate_names(one, words),
            words.importance_cell(one.importance),
            line_numbers(document, one.lines) if one.lines else say("all"),
        )
        for one in certificates
    )
    columns = (
        Column(say("Certificate"), 0.65),
        Column(say("Must or should"), 0.2),
        Column(say("Lines"), 0.15),
    )
    return Table(say("Certificates"), columns, rows, titled=True)


def certificate_names(one: Certificate, words: PaperWords) -> str:
    """A certificate, or those of which any one will do."""
    return words.say(" or ").join(one.names)


def _quality_facts(quality: Quality, words: PaperWords) -> Iterator[tuple[str, Cell]]:
    say = words.say
    if quality.samples is not None:
        yield say("Samples"), samples_text(quality.samples, words)
    if quality.inspection is not None:
        yield say("Inspection"), inspection_text(quality.inspection, words)
    if quality.warranty is not None:
        months = words.figures.number(quality.warranty.months)
        yield (
            say("Warranty"),
            _joined(say("{months} months", months=months), quality.warranty.details),
        )
    spares = quality.spares
    if spares is not None and (spares.years is not None or spares.details is not None):
        years = (
            say("available for {years} years", years=words.figures.number(spares.years))
            if spares.years is not None
            else None
        )
        yield say("Spare parts"), _joined(years, spares.details)


def samples_text(samples: Samples, words: PaperWords) -> str:
    """Whether samples are asked for, how many, by when."""
    say = words.say
    if not samples.required:
        return _joined(say("not required"), samples.details)
    parts = [say("required before the order")]
    if samples.number is not None:
        parts.append(say("number: {number}", number=words.figures.number(samples.number)))
    if samples.by is not None:
        parts.append(say("by {day}", day=words.figures.day(samples.by)))
    return _joined("; ".join(parts), samples.details)


def inspection_text(inspection: Inspection, words: PaperWords) -> str:
    """The sampling plan in a line."""
    say = words.say
    parts = [f"{inspection.standard}, {say('level {level}', level=inspection.level)}"]
    limits = (
        (say("critical"), inspection.critical),
        (say("major"), inspection.major),
        (say("minor"), inspection.minor),
    )
    stated = ", ".join(f"{name} {limit}" for name, limit in limits if limit is not None)
    if stated:
        parts.append(f"AQL: {stated}")
    parts += [one for one in (inspection.stage, inspection.by) if one]
    return _joined("; ".join(parts), inspection.details)


def _joined(first: str | None, details: str | None) -> str:
    return "\n".join(one for one in (first, details) if one)
