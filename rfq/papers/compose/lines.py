"""What is asked for, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rfq.document import Classification, RfqDocument, RfqLine
from rfq.papers.paper import Block, Cell, Column, Facts, Prose, Section, Table
from rfq.papers.words import PaperWords

_LONGEST_HEADING: Final = 100


def line_sections(document: RfqDocument, words: PaperWords) -> Iterator[Section]:
    """The lines: an overview where there are several, then each in full."""
    say = words.say
    blocks = (_overview(document, words),) if len(document.lines) > 1 else ()
    yield Section(say("What we ask for"), blocks)
    for number, line in enumerate(document.lines, start=1):
        yield Section(line_heading(number, line, words), tuple(_line(line, words)), level=2)


def line_heading(number: int, line: RfqLine, words: PaperWords) -> str:
    """``Line 1: Centrifugal pump``; a long description is cut here and stands whole below."""
    return words.say("Line {number}: {name}", number=number, name=short(line.description))


def short(text: str) -> str:
    """The first line of a text, cut where it is long."""
    first = text.split("\n", 1)[0].strip()
    if len(first) <= _LONGEST_HEADING:
        return first
    return first[: _LONGEST_HEADING - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def specification_id(position: int) -> str:
    """Number of a specification in its line, the same in the request and in the form."""
    return str(position)


def _overview(document: RfqDocument, words: PaperWords) -> Table:
    say = words.say
    annual = any(line.annual is not None for line in document.lines)
    columns = [
        Column(say("Line"), 0.08),
        Column(say("Description"), 0.52 if annual else 0.66),
        Column(say("Quantity"), 0.2 if annual else 0.26, "end"),
    ]
    if annual:
        columns.append(Column(say("Quantity a year"), 0.2, "end"))
    rows = []
    for number, line in enumerate(document.lines, start=1):
        row: list[Cell] = [str(number), short(line.description)]
        row.append(words.quantity(line.quantity) if line.quantity else "–")
        if annual:
            row.append(words.quantity(line.annual) if line.annual else "–")
        rows.append(tuple(row))
    return Table(say("Overview of the lines"), tuple(columns), tuple(rows))


def _line(line: RfqLine, words: PaperWords) -> Iterator[Block]:
    say = words.say
    rest = line.description.removeprefix(short(line.description)).strip()
    if rest:
        yield Prose(rest)
    facts = tuple(_facts(line, words))
    if facts:
        yield Facts(say("Quantities and terms of the line"), facts)
    for note in line.notes:
        yield Prose(note, heading=say("Note:"))
    if line.specifications:
        yield _specifications(line, words)


def _facts(line: RfqLine, words: PaperWords) -> Iterator[tuple[str, Cell]]:
    say = words.say
    unit = line.quantity.unit if line.quantity is not None else None
    if line.quantity is not None:
        yield say("Quantity"), words.quantity(line.quantity)
    if line.annual is not None:
        yield say("Quantity a year"), words.quantity(line.annual)
    if line.price_breaks:
        breaks = " · ".join(words.amount(one, unit) for one in line.price_breaks)
        yield say("Prices asked for at"), breaks
    if line.target_price is not None:
        price = words.price(line.target_price)
        label = words.unit(unit)
        yield say("Target price"), f"{price} / {label}" if label else price
    if line.budget is not None:
        yield say("Budget for the line"), words.price(line.budget)
    if line.category:
        yield say("Category"), " › ".join(line.category)
    if line.classifications:
        yield (
            say("Classification"),
            " · ".join(classification(one) for one in line.classifications),
        )
    if line.alternates is not None:
        accepted = say("may be offered if they serve the purpose")
        yield say("Alternatives"), accepted if line.alternates else say("are not accepted")


def classification(one: Classification) -> str:
    """``HS 8413.70``: a code with its scheme, and the scheme's version where it is known."""
    code = f"{one.code[:4]}.{one.code[4:]}" if _is_hs(one) else one.code
    return f"{one.scheme} {code} ({one.version})" if one.version else f"{one.scheme} {code}"


def _is_hs(one: Classification) -> bool:
    return one.scheme == "HS" and one.code.isdecimal() and len(one.code) > 4


def _specifications(line: RfqLine, words: PaperWords) -> Table:
    say = words.say
    weighted = len({one.weight for one in line.specifications}) > 1
    columns = [
        Column(say("No."), 0.07),
        Column(say("Specification"), 0.33 if weighted else 0.38),
        Column(say("Requirement"), 0.34 if weighted else 0.4),
        Column(say("Must or should"), 0.15),
    ]
    if weighted:
        columns.append(Column(say("Weight"), 0.11, "end"))
    rows = []
    for position, one in enumerate(line.specifications, start=1):
        row: list[Cell] = [
            specification_id(position),
            words.name(one),
            words.requirement(one),
            words.importance_cell(one.importance),
        ]
        if weighted:
            row.append(words.figures.number(one.weight))
        rows.append(tuple(row))
    return Table(say("Specifications"), tuple(columns), tuple(rows))
