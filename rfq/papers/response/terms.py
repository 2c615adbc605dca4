"""The sheets of terms and of questions."""

from __future__ import annotations

from rfq.papers.compose.conditions import line_numbers
from rfq.papers.paper import Table
from rfq.papers.response.book import ResponseBook


def write_terms(book: ResponseBook) -> None:
    """Add the sheet of terms: what is asked for, and room for what is offered."""
    say = book.say
    sheet = book.sheet(say("Terms"))
    heads = ((say("Term"), 40), (say("Asked for"), 50), (say("Offered"), 60))
    book.heads(sheet, 0, heads)
    rows: list[tuple[str, str]] = [
        (say("Company"), book.paper.supplier[0] if book.paper.supplier else ""),
        (say("Your reference"), ""),
        (say("Contact person, e-mail, telephone"), ""),
    ]
    for section in book.paper.form:
        for block in section.blocks:
            if isinstance(block, Table) and block.columns[0].name == say("Term"):
                rows += [(str(row[0]), str(row[1])) for row in block.rows]
    rows += [
        (say("Minimum order quantity"), ""),
        (say("Country of origin, HS code"), ""),
        (say("Exceptions and remarks"), ""),
    ]
    for row, (name, asked) in enumerate(rows, start=1):
        book.text(sheet, row, 0, name)
        book.text(sheet, row, 1, asked)
        book.height(sheet, row, (name, 38), (asked, 48))
        sheet.write_blank(row, 2, None, book.input())
    sheet.print_area(0, 0, len(rows), 2)


def write_questions(book: ResponseBook) -> None:
    """Add the sheet of questions."""
    say, document = book.say, book.document
    sheet = book.sheet(say("Questions"))
    heads = ((say("No."), 6), (say("Line"), 8), (say("Question"), 70), (say("Answer"), 70))
    book.heads(sheet, 0, heads)
    for row, one in enumerate(document.process.questions, start=1):
        line = "" if one.line is None else line_numbers(document, [one.line])
        text = one.text if one.required else f"{one.text} ({say('optional')})"
        sheet.write_number(row, 0, row, book.style(align="left"))
        book.text(sheet, row, 1, line)
        book.text(sheet, row, 2, text)
        book.height(sheet, row, (text, 68))
        sheet.write_blank(row, 3, None, book.input())
    sheet.print_area(0, 0, len(document.process.questions), 3)
