"""XLSX: a workbook for the supplier to fill in, with totals that follow."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from data.constraint import Importance
from data.errors import MissingDependency
from rfq.comparison.render.csv import safe
from rfq.comparison.render.sheet import Book, Worksheet, cell_name
from rfq.document import RfqDocument, RfqLine, for_supplier
from rfq.papers.compose import compose
from rfq.papers.compose.conditions import line_numbers
from rfq.papers.compose.form import asked_quantities
from rfq.papers.compose.lines import specification_id
from rfq.papers.email import columns
from rfq.papers.paper import Paper, Table
from rfq.papers.renderer import language_of
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


@dataclass(frozen=True, slots=True)
class ResponseSheet:
    """An Excel workbook (ECMA-376): prices, specifications, terms and questions to answer.

    Only the yellow cells can be changed; the sheets are locked without a password, so that
    anybody who has to can unlock them. No text of the document is taken for a formula.
    """

    media_type: str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    suffix: str = ".xlsx"

    def render(
        self, document: RfqDocument, *, language: str | None = None, supplier: str | None = None
    ) -> bytes:
        """The document as a workbook to fill in; see `Renderer`."""
        words = PaperWords(language_of(document, language, supplier))
        paper = compose(document, language=language, supplier=supplier)
        try:
            import xlsxwriter  # type: ignore[import-untyped]
        except ImportError as error:
            raise MissingDependency(
                "spreadsheets are written by a package that is not installed",
                accepted="pip install xlsxwriter",
            ) from error
        out = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        workbook = xlsxwriter.Workbook(out, options)
        workbook.set_properties(
            {
                "title": safe(f"{paper.title} {paper.number}"),
                "subject": safe(paper.subject or ""),
                "author": safe(paper.buyer[0]) if paper.buyer else "",
                "created": paper.issued.replace(tzinfo=None),
            }
        )
        _Sheets(Book(workbook), for_supplier(document, supplier), paper, words).write()
        workbook.close()
        return out.getvalue()


class _Sheets:
    """The sheets of one workbook."""

    def __init__(self, book: Book, document: RfqDocument, paper: Paper, words: PaperWords) -> None:
        self._book, self._document, self._paper, self._words = book, document, paper, words
        self._say = words.say

    def write(self) -> None:
        """All of them."""
        prices = self._sheet(self._say("Quotation"))
        specifications = any(line.specifications for line in self._document.lines)
        checked = self._specifications() if specifications else None
        self._prices(prices, checked)
        self._terms()
        if self._document.process.questions:
            self._questions()

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._book.sheet(name)
        sheet.set_landscape()
        sheet.set_paper(_PAPERS[self._paper.page])
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        title = safe(f"{self._paper.title} {self._paper.number}").replace("&", "&&")
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

    def _style(self, **more: object) -> Any:
        return self._book.style(**{**_RULE, "text_wrap": True, **more})

    def _input(self, **more: object) -> Any:
        return self._book.style(**{**_RULE, **_INPUT, **more})

    def _heads(self, sheet: Worksheet, row: int, names: tuple[tuple[str, int], ...]) -> None:
        for at, (name, width) in enumerate(names):
            sheet.set_column(at, at, width)
            sheet.write_string(row, at, name, self._book.style(**_HEAD))
        self._height(sheet, row, *names)
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)

    def _height(self, sheet: Worksheet, row: int, *texts: tuple[str, int]) -> None:
        """As high as the text that takes most lines in a column of its width."""
        lines = max(_lines(text, width) for text, width in texts)
        sheet.set_row(row, _LINE * min(max(lines, 1), _MOST_LINES) + 3)

    def _text(self, sheet: Worksheet, row: int, at: int, text: str, **more: object) -> None:
        shown = safe_lines(text)[:_LONGEST]
        sheet.write_string(row, at, shown, self._style(align="left", indent=1, **more))

    def _prices(self, sheet: Worksheet, checked: str | None) -> None:
        say, paper, header = self._say, self._paper, self._document.header
        bold = self._book.style(bold=True, font_size=16, font_color="#1D4F91")
        sheet.write_string(0, 0, safe(f"{paper.title} {paper.number}"), bold)
        sheet.set_row(0, 26)
        row = 1
        facts = [*paper.key[1:], *([paper.due] if paper.due is not None else [])]
        if paper.subject is not None:
            facts.insert(0, (say("Subject"), paper.subject))
        if paper.buyer:
            facts.insert(0, (paper.labels.sender, paper.buyer[0]))
        if paper.supplier:
            facts.append((paper.labels.addressee, paper.supplier[0]))
        for name, value in facts:
            sheet.write_string(row, 0, name, self._book.style(font_color="#525D6B"))
            sheet.write_string(row, 2, safe(value), self._book.style(bold=True))
            row += 1
        hint = say("Fill in the yellow cells; totals follow by themselves.")
        sheet.write_string(row, 0, hint, self._book.style(italic=True))
        summary = row + 1
        row += 4
        currency = header.currency
        names = (
            (say("Line"), 6),
            (say("Description"), 38),
            (say("Quantity"), 12),
            (say("Unit"), 10),
            (
                say("Unit price in {currency}", currency=currency)
                if currency
                else say("Unit price"),
                15,
            ),
            (say("Total in {currency}", currency=currency) if currency else say("Total"), 18),
            (say("Lead time in days"), 12),
            (say("Maker, brand and model offered"), 26),
            (say("Remarks"), 30),
        )
        self._heads(sheet, row, names)
        first = row + 1
        orders = []
        for number, line in enumerate(self._document.lines, start=1):
            for quantity, is_order in _asked(line):
                row += 1
                if is_order:
                    orders.append(cell_name(row, 5))
                self._price_row(sheet, row, number, line, quantity, is_order=is_order)
        self._summary(sheet, summary, orders, checked)
        sheet.print_area(0, 0, row, len(names) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A{first + 1}:D{row + 1}"})

    def _price_row(
        self,
        sheet: Worksheet,
        row: int,
        number: int,
        line: RfqLine,
        quantity: Any,
        *,
        is_order: bool,
    ) -> None:
        weight = {"bold": True} if is_order else {}
        sheet.write_number(row, 0, number, self._style(align="left", **weight))
        self._text(sheet, row, 1, line.description, **weight)
        self._height(sheet, row, (line.description, 36))
        unit = line.quantity.unit if line.quantity is not None else None
        form = (
            {"num_format": "#,##0.######" if quantity % 1 else "#,##0"}
            if quantity is not None
            else {}
        )
        if quantity is None:
            sheet.write_blank(row, 2, None, self._input(align="right"))
            _number_only(sheet, row, 2, self._say)
        else:
            sheet.write_number(
                row, 2, float(quantity), self._style(align="right", **form, **weight)
            )
        self._text(sheet, row, 3, self._words.unit(unit))
        sheet.write_blank(row, 4, None, self._input(num_format="#,##0.00##"))
        _number_only(sheet, row, 4, self._say)
        amount, price = cell_name(row, 2), cell_name(row, 4)
        sheet.write_formula(
            row,
            5,
            f'=IF(OR({price}="",{amount}=""),"",{amount}*{price})',
            self._style(num_format="#,##0.00", **weight),
            "",
        )
        sheet.write_blank(row, 6, None, self._input(num_format="0"))
        _number_only(sheet, row, 6, self._say)
        for at in (7, 8):
            sheet.write_blank(row, at, None, self._input())

    def _summary(self, sheet: Worksheet, row: int, orders: list[str], checked: str | None) -> None:
        say = self._say
        label = self._book.style(font_color="#525D6B")
        if orders:
            filled = "+".join(f'IF({one}="",0,1)' for one in orders)
            total = f'=IF({filled}={len(orders)},SUM({",".join(orders)}),"")'
            if len(total) < 8000 and len(orders) < 250:
                sheet.write_string(row, 0, say("Total of this order"), label)
                style = self._book.style(bold=True, num_format="#,##0.00", align="left")
                sheet.write_formula(row, 2, total, style, "")
        if checked is not None:
            sheet.write_string(row + 1, 0, say("Must requirements without a yes"), label)
            style = self._book.style(bold=True, num_format="0", align="left")
            count = sum(
                one.importance is Importance.MUST
                for line in self._document.lines
                for one in line.specifications
            )
            sheet.write_formula(row + 1, 2, checked, style, count)

    def _specifications(self) -> str:
        """The sheet of specifications; gives the formula that counts the open musts."""
        say, words = self._say, self._words
        name = say("Specifications")
        sheet = self._sheet(name)
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
        self._heads(sheet, 0, heads)
        answers = [say("yes"), say("no"), say("in part")]
        row = 0
        for number, line in enumerate(self._document.lines, start=1):
            for position, one in enumerate(line.specifications, start=1):
                row += 1
                sheet.write_number(row, 0, number, self._style(align="left"))
                sheet.write_number(
                    row, 1, int(specification_id(position)), self._style(align="left")
                )
                self._text(sheet, row, 2, words.name(one))
                requirement = words.requirement(one)
                self._text(sheet, row, 3, requirement)
                self._height(sheet, row, (words.name(one), 32), (requirement, 36))
                bold = one.importance is Importance.MUST
                self._text(sheet, row, 4, words.importance(one.importance), bold=bold)
                for at in (5, 6, 7):
                    sheet.write_blank(row, at, None, self._input())
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
                    "format": self._book.workbook.add_format({"bg_color": colour}),
                },
            )
        sheet.autofilter(0, 0, row, len(heads) - 1)
        sheet.print_area(0, 0, row, len(heads) - 1)
        quoted = "'" + sheet.get_name().replace("'", "''") + "'"
        must = words.importance(Importance.MUST)
        musts, yes = (f"{quoted}!${column}$2:${column}${row + 1}" for column in "EF")
        return f'=COUNTIF({musts},"{must}")-COUNTIFS({musts},"{must}",{yes},"{answers[0]}")'

    def _terms(self) -> None:
        say = self._say
        sheet = self._sheet(say("Terms"))
        heads = ((say("Term"), 40), (say("Asked for"), 50), (say("Offered"), 60))
        self._heads(sheet, 0, heads)
        rows: list[tuple[str, str]] = [
            (say("Company"), self._paper.supplier[0] if self._paper.supplier else ""),
            (say("Your reference"), ""),
            (say("Contact person, e-mail, telephone"), ""),
        ]
        for section in self._paper.form:
            for block in section.blocks:
                if isinstance(block, Table) and block.columns[0].name == say("Term"):
                    rows += [(str(row[0]), str(row[1])) for row in block.rows]
        rows += [
            (say("Minimum order quantity"), ""),
            (say("Country of origin, HS code"), ""),
            (say("Exceptions and remarks"), ""),
        ]
        for row, (name, asked) in enumerate(rows, start=1):
            self._text(sheet, row, 0, name)
            self._text(sheet, row, 1, asked)
            self._height(sheet, row, (name, 38), (asked, 48))
            sheet.write_blank(row, 2, None, self._input())
        sheet.print_area(0, 0, len(rows), 2)

    def _questions(self) -> None:
        say, document = self._say, self._document
        sheet = self._sheet(say("Questions"))
        heads = ((say("No."), 6), (say("Line"), 8), (say("Question"), 70), (say("Answer"), 70))
        self._heads(sheet, 0, heads)
        for row, one in enumerate(document.process.questions, start=1):
            line = "" if one.line is None else line_numbers(document, [one.line])
            text = one.text if one.required else f"{one.text} ({say('optional')})"
            sheet.write_number(row, 0, row, self._style(align="left"))
            self._text(sheet, row, 1, line)
            self._text(sheet, row, 2, text)
            self._height(sheet, row, (text, 68))
            sheet.write_blank(row, 3, None, self._input())
        sheet.print_area(0, 0, len(document.process.questions), 3)


def _lines(text: str, width: int) -> int:
    """Lines that a text takes: spreadsheets measure it only when they draw it."""
    return sum(max(1, -(-columns(one) // width)) for one in text.split("\n"))


def safe_lines(text: str) -> str:
    """Text of several lines of which no spreadsheet takes the cell for a formula."""
    first, *rest = text.split("\n")
    return "\n".join([safe(first), *(safe(one) for one in rest)])


def _asked(line: RfqLine) -> list[tuple[Any, bool]]:
    order = None if line.quantity is None else line.quantity.number
    quantities = asked_quantities(line)
    return [(one, one == order) for one in quantities] or [(None, True)]


def _number_only(sheet: Worksheet, row: int, at: int, say: Any) -> None:
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
