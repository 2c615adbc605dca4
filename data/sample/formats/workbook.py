"""A minimal XLSX workbook (ECMA-376): one sheet, text inline, the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from data.sample.formats.stored import zip_stored
from data.sample.formats.table import layout
from data.sample.rows import Row
from data.sample.style import FeedStyle
from data.sample.vocabulary import core_fields, header

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NUMBERS = frozenset({"price", "stock", "sample_price"})
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEETS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEETS}.worksheet+xml"/>'
    "</Types>"
)
_ROOT = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_LINKS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)
_BOOK = (
    f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Products" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def write_workbook(rows: Sequence[Row], style: FeedStyle) -> bytes:
    """The feed, numbers as number cells and everything else as text."""
    headers, table = layout(rows, style)
    worded = {
        header(name, style.language, style.headers)
        for name in core_fields()
        if name not in _NUMBERS
    }
    numeric = [name not in worded for name in headers]
    lines = [f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>']
    lines.append(_line(1, headers, [False] * len(headers)))
    lines += [_line(place, cells, numeric) for place, cells in enumerate(table, 2)]
    lines.append("</sheetData></worksheet>")
    return zip_stored(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": _ROOT.encode(),
            "xl/workbook.xml": _BOOK.encode(),
            "xl/_rels/workbook.xml.rels": _LINKS.encode(),
            "xl/worksheets/sheet1.xml": "".join(lines).encode(),
        }
    )


def _line(place: int, cells: Sequence[str], numeric: Sequence[bool]) -> str:
    shown = [
        _cell(f"{_letters(column)}{place}", text, number=numeric[column])
        for column, text in enumerate(cells)
        if text
    ]
    return f'<row r="{place}">{"".join(shown)}</row>'


def _cell(reference: str, text: str, *, number: bool) -> str:
    if number and text.replace(".", "", 1).removeprefix("-").isdecimal():
        return f'<c r="{reference}"><v>{text}</v></c>'
    return (
        f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
    )


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
