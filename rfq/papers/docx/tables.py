"""Tables of the DOCX, with headings that repeat on every page and fields to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from rfq.papers.docx.elements import Elements, Xml, element
from rfq.papers.docx.styles import ACCENT, MUTED, RULE, TINT, TO_FILL
from rfq.papers.paper import Blank, Cell, Choice, Facts, Strong, Table

_POINT: Final = 12_700
"""English Metric Units in a point."""
_BOLD_FROM: Final = 12
_TOGETHER: Final = 12
"""Rows of facts up to which they are kept on one page."""
_NAMES: Final = 0.3
"""Share of the page that names of facts take."""


class Tables:
    """Writes tables into a document.

    Args:
        document: python-docx's.
        width: of the text, in English Metric Units.
        elements: that fields are made with.
    """

    def __init__(self, document: Any, width: int, elements: Elements) -> None:
        self._document, self._width, self._elements = document, width, elements

    def table(self, table: Table) -> None:
        """Rows under headings."""
        if table.titled:
            title = self._document.add_paragraph()
            title.paragraph_format.keep_with_next = True
            title.add_run(table.caption).bold = True
        made = self._made(len(table.rows) + 1, [one.width for one in table.columns], table.caption)
        head = made.rows[0]
        properties = head._tr.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        properties.append(element("w:tblHeader"))
        for cell, column in zip(_cells(head), table.columns, strict=True):
            run = self._paragraph(cell, column.align).add_run(column.name)
            run.bold = True
            _colour(run, ACCENT)
            _shade(cell, TINT)
        for row, texts in zip(list(made.rows)[1:], table.rows, strict=True):
            row._tr.get_or_add_trPr().append(element("w:cantSplit"))
            for cell, column, text in zip(_cells(row), table.columns, texts, strict=True):
                self._fill(cell, text, column.align)

    def facts(self, facts: Facts) -> None:
        """Names with their values."""
        made = self._made(len(facts.rows), [_NAMES, 1 - _NAMES], facts.caption)
        for row, (name, value) in zip(made.rows, facts.rows, strict=True):
            row._tr.get_or_add_trPr().append(element("w:cantSplit"))
            first, second = _cells(row)
            _colour(self._paragraph(first, "start").add_run(name), MUTED)
            self._fill(second, value, "start")
        if len(facts.rows) < _TOGETHER:
            for row in list(made.rows)[:-1]:
                for cell in _cells(row):
                    cell.paragraphs[0].paragraph_format.keep_with_next = True

    def letterhead(self, left: Sequence[tuple[str, int]], right: Sequence[str]) -> None:
        """The sender on the left, each line with its size, and whom to answer on the right."""
        made = self._document.add_table(rows=1, cols=2)
        made.autofit = False
        sides = _cells(made.rows[0])
        for cell, share in zip(sides, (0.55, 0.45), strict=True):
            cell.width = int(self._width * share)
        for cell, lines, align in (
            (sides[0], left, "start"),
            (sides[1], [(one, 9) for one in right], "end"),
        ):
            paragraph = self._paragraph(cell, align)
            for at, (text, size) in enumerate(lines):
                run = paragraph.add_run(text)
                run.font.size = size * _POINT
                run.bold = size > _BOLD_FROM or None
                if at + 1 < len(lines):
                    run.add_break()

    def _made(self, rows: int, shares: list[float], caption: str) -> Any:
        made = self._document.add_table(rows=rows, cols=len(shares))
        made.autofit = False
        _table_properties(made, caption)
        for column, share in zip(made.columns, shares, strict=True):
            column.width = int(self._width * share)
        for row in made.rows:
            for cell, share in zip(_cells(row), shares, strict=True):
                cell.width = int(self._width * share)
        spacer = self._document.add_paragraph()
        spacer.paragraph_format.space_after = 0
        return made

    def _fill(self, cell: Any, value: Cell, align: str) -> None:
        paragraph = self._paragraph(cell, align)
        match value:
            case str():
                paragraph.add_run(value)
            case Strong(text):
                paragraph.add_run(text).bold = True
            case Blank():
                self._elements.blank(paragraph, value)
                _shade(cell, TO_FILL)
            case Choice():
                self._elements.choice(paragraph, value)
                _shade(cell, TO_FILL)

    def _paragraph(self, cell: Any, align: str) -> Any:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = 0
        if align == "end":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        return paragraph


def _cells(row: Any) -> list[Any]:
    # `row.cells` looks every cell up again; 200 rows of it take a second.
    from docx.table import _Cell

    return [_Cell(one, row) for one in row._tr.tc_lst]


def _table_properties(made: Any, caption: str) -> None:
    """Rules, margins and what it is called, in the order that the schema wants."""
    from docx.oxml.ns import qn

    properties: Xml = made._tbl.tblPr
    properties.find(qn("w:tblLayout")).addprevious(_borders())
    properties.find(qn("w:tblLook")).addprevious(_margins())
    properties.append(element("w:tblCaption", **{"w:val": caption}))


def _borders() -> Xml:
    borders = element("w:tblBorders")
    for side in ("top", "bottom", "insideH", "insideV"):
        borders.append(
            element(
                f"w:{side}",
                **{"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": RULE},
            )
        )
    return borders


def _margins() -> Xml:
    margins = element("w:tblCellMar")
    for side, width in (("top", "45"), ("left", "80"), ("bottom", "45"), ("right", "80")):
        margins.append(element(f"w:{side}", **{"w:w": width, "w:type": "dxa"}))
    return margins


def _shade(cell: Any, colour: str) -> None:
    shade = element("w:shd", **{"w:val": "clear", "w:color": "auto", "w:fill": colour})
    cell._tc.get_or_add_tcPr().append(shade)


def _colour(run: Any, colour: str) -> None:
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor.from_string(colour)
