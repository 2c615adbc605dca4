"""A workbook to answer in, in the making: sheets, styles, headings, cells to fill in."""

from __future__ import annotations

from typing import Any, Final

from rfq.comparison.render.csv import safe
from rfq.comparison.render.sheet import Book, Worksheet
from rfq.document import RfqDocument
from rfq.papers.email import columns
from rfq.papers.paper import Paper
from rfq.papers.words import PaperWords

_RULE: Final[dict[str, object]] = {"border": 1, "border_color": "#C3CCD6", "valign": "top"}
_INPUT: Final[dict[str, object]] = {"bg_color": "#FFF9DB", "locked": False, "text_wrap": True}
_HEAD: Final[dict[str, object]] = {
    "bold": True,
    "bg_color": "#1D4F91",
    "font_color": "#FFFFFF",
    "text_wrap": True,
    "valign": "top",
    "border": 1,
    "border_color": "#1D4F91",
}
_LONGEST: Final = 32_000
"""Letters of a cell; Excel takes 32,767."""
_LINE: Final = 15
"""Height of a line, in points."""
_MOST_LINES: Final = 26
"""Of a row: Excel takes 409 points."""
_PAPERS: Final = {"a4": 9, "us-letter": 1}


class ResponseBook:
    """The workbook of one supplier.

    Args:
        book: that sheets are added to.
        document: the supplier's copy.
        paper: the same as people read it.
    """

    def __init__(self, book: Book, document: RfqDocument, paper: Paper, words: PaperWords) -> None:
        self.book, self.document, self.paper, self.words = book, document, paper, words
        self.say = words.say

    def sheet(self, name: str) -> Worksheet:
        """A locked sheet, set up for paper."""
        sheet = self.book.sheet(name)
        sheet.set_landscape()
        sheet.set_paper(_PAPERS[self.paper.page])
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        title = safe(f"{self.paper.title} {self.paper.number}").replace("&", "&&")
        sheet.set_footer(f"&L{title}&C{name}&R&P / &N")
        sheet.protect(
            "",
            {
                "format_columns": True,
                "format_rows": True,
                "format_cells": True,
                "sort": True,
                "autofilter": True,
            },
        )
        return sheet

    def style(self, **more: object) -> Any:
        """Of a cell that is the buyer's."""
        return self.book.style(**{**_RULE, "text_wrap": True, **more})

    def input(self, **more: object) -> Any:
        """Of a cell that is the supplier's."""
        return self.book.style(**{**_RULE, **_INPUT, **more})

    def heads(self, sheet: Worksheet, row: int, names: tuple[tuple[str, int], ...]) -> None:
        """A row of headings, each with the width of its column; they stay and are repeated."""
        for at, (name, width) in enumerate(names):
            sheet.set_column(at, at, width)
            sheet.write_string(row, at, name, self.book.style(**_HEAD))
        self.height(sheet, row, *names)
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)

    def height(self, sheet: Worksheet, row: int, *texts: tuple[str, int]) -> None:
        """As high as the text that takes most lines in a column of its width."""
        lines = max(_lines(text, width) for text, width in texts)
        sheet.set_row(row, _LINE * min(max(lines, 1), _MOST_LINES) + 3)

    def text(self, sheet: Worksheet, row: int, at: int, text: str, **more: object) -> None:
        """Text of the document in a cell, as text."""
        shown = safe_lines(text)[:_LONGEST]
        sheet.write_string(row, at, shown, self.style(align="left", indent=1, **more))


def _lines(text: str, width: int) -> int:
    """Lines that a text takes: spreadsheets measure it only when they draw it."""
    return sum(max(1, -(-columns(one) // width)) for one in text.split("\n"))


def safe_lines(text: str) -> str:
    """Text of several lines of which no spreadsheet takes the cell for a formula."""
    first, *rest = text.split("\n")
    return "\n".join([safe(first), *(safe(one) for one in rest)])


def number_only(sheet: Worksheet, row: int, at: int, say: Any) -> None:
    """Let a cell take a number, 0 or more, and nothing else."""
    sheet.data_validation(
        row,
        at,
        row,
        at,
        {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "error_title": say("A number"),
            "error_message": say("Enter a number, 0 or more."),
        },
    )
