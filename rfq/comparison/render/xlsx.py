"""XLSX: the comparison as a sheet, the costs as a sheet that recalculates, and the sources."""

from __future__ import annotations

from io import BytesIO
from textwrap import wrap

from data.constraint import Truth
from data.errors import MissingDependency
from data.money import Money
from data.schema.model import Direction
from rfq.comparison.model import Cell, CellBasis, Comparison, Row, RowGroup
from rfq.comparison.render.csv import safe
from rfq.comparison.render.parts import (
    BEST,
    TRUTH,
    blocks,
    facts,
    heading,
    mark,
    musts,
    origins,
    told_basis,
)
from rfq.comparison.render.sheet import Book, Worksheet
from rfq.comparison.render.xlsx_costs import write_costs
from rfq.comparison.words import Words
from rfq.landed import LandedCost

_LABEL, _REQUIRED, _FIRST = 0, 1, 2
_WIDTH = 25
_RULE: dict[str, object] = {"bottom": 1, "bottom_color": "#D9DFE6"}


def to_xlsx(comparison: Comparison) -> bytes:
    """The comparison as an Excel workbook (ECMA-376).

    The sheet of costs recalculates: a buyer changes the quantity, an exchange rate, a weight or a
    price, and unit prices, freight, duty, tax and totals follow. Text of the catalogue is never
    taken for a formula.

    Raises:
        MissingDependency: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingDependency(
            "spreadsheets are written by a package that is not installed",
            accepted="pip install xlsxwriter",
        ) from error
    words = Words(comparison.language)
    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    workbook = xlsxwriter.Workbook(out, options)
    workbook.set_properties({"title": comparison.title, "comments": "\n".join(comparison.notes)})
    book = Book(workbook)
    _write_comparison(book, comparison, words)
    if any(isinstance(one.cost, LandedCost) for one in comparison.columns):
        write_costs(book, comparison, words)
    _write_sources(book, comparison, words)
    workbook.close()
    return out.getvalue()


def _write_comparison(book: Book, comparison: Comparison, words: Words) -> None:
    sheet = book.sheet(words.say("Comparison"))
    columns = comparison.columns
    last = _FIRST + len(columns) - 1
    sheet.set_column(_LABEL, _LABEL, 28)
    sheet.set_column(_REQUIRED, _REQUIRED, 18)
    sheet.set_column(_FIRST, last, _WIDTH)
    sheet.write_string(0, 0, safe(comparison.title), book.style(bold=True, font_size=16))
    sheet.set_row(0, 26)
    line = 1
    for name, text in facts(comparison, words):
        sheet.write_string(line, _LABEL, name, book.style(font_color="#586474"))
        sheet.write_string(line, _REQUIRED, safe(text), book.style(bold=True))
        line += 1
    for note in comparison.notes:
        warn = book.style(bold=True, font_color="#8A5A00") if comparison.is_example else None
        sheet.write_string(line, _LABEL, safe(note), warn)
        line += 1
    line += 1
    head = book.style(
        bold=True,
        bg_color="#1D4F91",
        font_color="#FFFFFF",
        text_wrap=True,
        valign="top",
        border=1,
        border_color="#1D4F91",
    )
    sheet.write_string(line, _LABEL, "", head)
    sheet.write_string(line, _REQUIRED, words.say("Required"), head)
    for index, column in enumerate(columns):
        texts = [f"{column.letter}  {column.title}", column.supplier, musts(column, words)]
        text = "\n".join(safe(one) for one in texts if one)
        sheet.write_string(line, _FIRST + index, text, head)
    sheet.set_row(line, 96)
    sheet.freeze_panes(line + 1, _FIRST)
    sheet.repeat_rows(line)
    top = line
    line += 1
    for group, rows in blocks(comparison):
        style = book.style(bold=True, bg_color="#E8EEF6", font_color="#1D4F91", top=1)
        for at in range(last + 1):
            sheet.write_blank(line, at, None, style)
        sheet.write_string(line, _LABEL, heading(group, words), style)
        line += 1
        for row in rows:
            _write_row(book, sheet, line, row, words)
            line += 1
    sheet.write_string(
        line + 1,
        _LABEL,
        f"{TRUTH[Truth.MET]} {words.say('met')}   {TRUTH[Truth.MISSED]} {words.say('missed')}   "
        f"? {words.say('unknown')}   {BEST} {words.say('best of those that can be compared')}",
        book.style(font_color="#586474"),
    )
    _for_paper(sheet, words, last=last, rows=(top, line))


def _write_row(book: Book, sheet: Worksheet, line: int, row: Row, words: Words) -> None:
    label = f"{row.label} ≠" if row.differs and row.group is not RowGroup.DIFFERENT else row.label
    bold = row.total
    sheet.write_string(
        line, _LABEL, safe(label), book.style(bold=bold, text_wrap=True, valign="top", **_RULE)
    )
    required = book.style(font_color="#586474", text_wrap=True, valign="top", **_RULE)
    sheet.write_string(line, _REQUIRED, safe(row.required or ""), required)
    texts = [(label, 28), (row.required or "", 18), *((c.text, _WIDTH) for c in row.cells)]
    lines = max(len(_wrapped(text, width)) for text, width in texts)
    if lines > 1:
        sheet.set_row(line, 15 * min(lines, 20))
    for index, cell in enumerate(row.cells):
        _write_cell(book, sheet, line, _FIRST + index, cell, row)
        notes = [one for one in (told_basis(cell, words), *cell.notes) if one]
        if index == 0 and row.note:
            notes.append(row.note)
        if notes:
            sheet.write_comment(
                line, _FIRST + index, safe("\n".join(notes)), {"x_scale": 2, "font_size": 9}
            )


def _wrapped(text: str, width: int) -> list[str]:
    """The lines that a text takes in a column: spreadsheets measure it only when they draw it."""
    wide = sum(2 if letter > "\u2e7f" else 1 for letter in text)
    return wrap(text, width - 2 if wide == len(text) else max(4, (width - 2) // 2)) or [""]


def _write_cell(book: Book, sheet: Worksheet, line: int, at: int, cell: Cell, row: Row) -> None:
    style: dict[str, object] = {"text_wrap": True, "valign": "top", **_RULE, "align": "left"}
    if cell.truth is Truth.MET:
        style |= {"font_color": "#0D6B3C"}
    elif cell.truth is Truth.MISSED:
        style |= {"bg_color": "#FCECEA", "font_color": "#A92A1F"}
    elif cell.truth is Truth.UNKNOWN:
        style |= {"bg_color": "#FDF3DC", "font_color": "#8A5A00"}
    elif cell.basis is CellBasis.UNKNOWN:
        style |= {"font_color": "#808080", "italic": True}
    if cell.best:
        style |= {"bg_color": "#E8F5ED", "bold": True}
    if row.total:
        style |= {"bold": True, "top": 1}
    signs = mark(cell)
    number = _number(cell)
    if number is None:
        text = " ".join(part for part in (signs, cell.text) if part)
        sheet.write_string(line, at, safe(text), book.style(**style))
        return
    amount, form = number
    if cell.floor:
        form = f'"≥ "{form}'
    if signs:
        form = f'"{signs} "{form}'
    is_money = row.direction is not Direction.NEITHER or row.group is RowGroup.LANDED
    style |= {"num_format": form, "align": "right" if is_money else "left"}
    sheet.write_number(line, at, amount, book.style(**style))


def _number(cell: Cell) -> tuple[float, str] | None:
    """A cell's value as a number with its format, where its text is no more than that number."""
    value = cell.value
    if isinstance(value, Money):
        code = value.currency
        if not cell.text.replace("≥", "").strip().endswith((code, *"0123456789")):
            return None
        digits = max(0, -int(value.amount.as_tuple().exponent))
        return float(value.amount), f'"{code} "#,##0' + ("." + "0" * digits if digits else "")
    if isinstance(value, float) and not isinstance(value, bool):
        number, _, unit = cell.text.partition("\u00a0")
        if not number or not number[-1].isnumeric():
            return None
        unit = unit.replace('"', "")
        if "×10" in number:
            return value, f'0.00000E+00" {unit}"' if unit else "0.00000E+00"
        decimals = len(f"{value:.6g}".partition(".")[2]) if "e" not in f"{value:.6g}" else 0
        whole = "#,##0" if unit else "0"
        form = whole + ("." + "0" * decimals if decimals else "")
        return value, f'{form}" {unit}"' if unit else form
    return None


def _write_sources(book: Book, comparison: Comparison, words: Words) -> None:
    sheet = book.sheet(words.say("Sources"))
    widths = (6, 28, 30, 16, 90)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    names = ("", "Row", "Value", "Basis", "Where it comes from")
    head = book.style(bold=True, bg_color="#1D4F91", font_color="#FFFFFF")
    for at, name in enumerate(names):
        sheet.write_string(0, at, words.say(name) if name else "", head)
    sheet.freeze_panes(1, 2)
    line = 1
    style = book.style(text_wrap=True, valign="top")
    for index, column in enumerate(comparison.columns):
        for row in comparison.rows:
            cell = row.cells[index]
            found = origins(comparison, cell, words)
            if not found:
                continue
            texts = (
                column.letter,
                row.label,
                cell.text,
                words.say(cell.basis.value),
                "\n".join(found),
            )
            for at, text in enumerate(texts):
                sheet.write_string(line, at, safe(text)[:32_000], style)
            line += 1
    sheet.autofilter(0, 0, max(line - 1, 1), len(names) - 1)


def _for_paper(sheet: Worksheet, words: Words, *, last: int, rows: tuple[int, int]) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.set_footer(f"&L{words.say('Comparison')}&R&P / &N")
    sheet.print_area(0, 0, rows[1] + 1, last)
