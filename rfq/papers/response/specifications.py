"""The sheet of specifications: each with yes, no or in part."""

from __future__ import annotations

from data.constraint import Importance
from rfq.papers.compose.lines import specification_id
from rfq.papers.response.book import ResponseBook


def write_specifications(book: ResponseBook) -> str:
    """The sheet of specifications; gives the formula that counts the open musts."""
    say, words = book.say, book.words
    name = say("Specifications")
    sheet = book.sheet(name)
    heads = (
        (say("Line"), 6),
        (say("No."), 6),
        (say("Specification"), 34),
        (say("Requirement"), 38),
        (say("Must or should"), 14),
        (say("Met"), 12),
        (say("Offered value, deviation"), 34),
        (say("Comment"), 40),
    )
    book.heads(sheet, 0, heads)
    answers = [say("yes"), say("no"), say("in part")]
    row = 0
    for number, line in enumerate(book.document.lines, start=1):
        for position, one in enumerate(line.specifications, start=1):
            row += 1
            sheet.write_number(row, 0, number, book.style(align="left"))
            sheet.write_number(row, 1, int(specification_id(position)), book.style(align="left"))
            book.text(sheet, row, 2, words.name(one))
            requirement = words.requirement(one)
            book.text(sheet, row, 3, requirement)
            book.height(sheet, row, (words.name(one), 32), (requirement, 36))
            bold = one.importance is Importance.MUST
            book.text(sheet, row, 4, words.importance(one.importance), bold=bold)
            for at in (5, 6, 7):
                sheet.write_blank(row, at, None, book.input())
    sheet.data_validation(
        1,
        5,
        row,
        5,
        {
            "validate": "list",
            "source": answers,
            "error_title": say("Met"),
            "error_message": say("Choose one of: {values}", values=", ".join(answers)),
        },
    )
    colours = ((answers[0], "#E4F3EA"), (answers[1], "#FBE4E1"), (answers[2], "#FDF0D0"))
    for answer, colour in colours:
        sheet.conditional_format(
            1,
            5,
            row,
            5,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{answer}"',
                "format": book.book.workbook.add_format({"bg_color": colour}),
            },
        )
    sheet.autofilter(0, 0, row, len(heads) - 1)
    sheet.print_area(0, 0, row, len(heads) - 1)
    quoted = "'" + sheet.get_name().replace("'", "''") + "'"
    must = words.importance(Importance.MUST)
    musts, yes = (f"{quoted}!${column}$2:${column}${row + 1}" for column in "EF")
    return f'=COUNTIF({musts},"{must}")-COUNTIFS({musts},"{must}",{yes},"{answers[0]}")'
