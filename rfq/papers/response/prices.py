"""The sheet of prices: a row for every quantity that is asked for, with totals that follow."""

from __future__ import annotations

from typing import Any

from data.constraint import Importance
from rfq.comparison.render.csv import safe
from rfq.comparison.render.sheet import Worksheet, cell_name
from rfq.document import RfqLine
from rfq.papers.compose.form import asked_quantities
from rfq.papers.response.book import ResponseBook, number_only


def write_prices(book: ResponseBook, sheet: Worksheet, checked: str | None) -> None:
    """Fill the sheet of prices."""
    say, paper, header = book.say, book.paper, book.document.header
    bold = book.book.style(bold=True, font_size=16, font_color="#1D4F91")
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
        sheet.write_string(row, 0, name, book.book.style(font_color="#525D6B"))
        sheet.write_string(row, 2, safe(value), book.book.style(bold=True))
        row += 1
    hint = say("Fill in the yellow cells; totals follow by themselves.")
    sheet.write_string(row, 0, hint, book.book.style(italic=True))
    summary = row + 1
    row += 4
    currency = header.currency
    names = (
        (say("Line"), 6),
        (say("Description"), 38),
        (say("Quantity"), 12),
        (say("Unit"), 10),
        (
            say("Unit price in {currency}", currency=currency) if currency else say("Unit price"),
            15,
        ),
        (say("Total in {currency}", currency=currency) if currency else say("Total"), 18),
        (say("Lead time in days"), 12),
        (say("Maker, brand and model offered"), 26),
        (say("Remarks"), 30),
    )
    book.heads(sheet, row, names)
    first = row + 1
    orders = []
    for number, line in enumerate(book.document.lines, start=1):
        for quantity, is_order in _asked(line):
            row += 1
            if is_order:
                orders.append(cell_name(row, 5))
            _price_row(book, sheet, row, number, line, quantity, is_order=is_order)
    _summary(book, sheet, summary, orders, checked)
    sheet.print_area(0, 0, row, len(names) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A{first + 1}:D{row + 1}"})


def _price_row(
    book: ResponseBook,
    sheet: Worksheet,
    row: int,
    number: int,
    line: RfqLine,
    quantity: Any,
    *,
    is_order: bool,
) -> None:
    weight = {"bold": True} if is_order else {}
    sheet.write_number(row, 0, number, book.style(align="left", **weight))
    book.text(sheet, row, 1, line.description, **weight)
    book.height(sheet, row, (line.description, 36))
    unit = line.quantity.unit if line.quantity is not None else None
    form = (
        {"num_format": "#,##0.######" if quantity % 1 else "#,##0"} if quantity is not None else {}
    )
    if quantity is None:
        sheet.write_blank(row, 2, None, book.input(align="right"))
        number_only(sheet, row, 2, book.say)
    else:
        sheet.write_number(row, 2, float(quantity), book.style(align="right", **form, **weight))
    book.text(sheet, row, 3, book.words.unit(unit))
    sheet.write_blank(row, 4, None, book.input(num_format="#,##0.00##"))
    number_only(sheet, row, 4, book.say)
    amount, price = cell_name(row, 2), cell_name(row, 4)
    sheet.write_formula(
        row,
        5,
        f'=IF(OR({price}="",{amount}=""),"",{amount}*{price})',
        book.style(num_format="#,##0.00", **weight),
        "",
    )
    sheet.write_blank(row, 6, None, book.input(num_format="0"))
    number_only(sheet, row, 6, book.say)
    for at in (7, 8):
        sheet.write_blank(row, at, None, book.input())


def _summary(
    book: ResponseBook, sheet: Worksheet, row: int, orders: list[str], checked: str | None
) -> None:
    say = book.say
    label = book.book.style(font_color="#525D6B")
    if orders:
        filled = "+".join(f'IF({one}="",0,1)' for one in orders)
        total = f'=IF({filled}={len(orders)},SUM({",".join(orders)}),"")'
        if len(total) < 8000 and len(orders) < 250:
            sheet.write_string(row, 0, say("Total of this order"), label)
            style = book.book.style(bold=True, num_format="#,##0.00", align="left")
            sheet.write_formula(row, 2, total, style, "")
    if checked is not None:
        sheet.write_string(row + 1, 0, say("Must requirements without a yes"), label)
        style = book.book.style(bold=True, num_format="0", align="left")
        count = sum(
            one.importance is Importance.MUST
            for line in book.document.lines
            for one in line.specifications
        )
        sheet.write_formula(row + 1, 2, checked, style, count)


def _asked(line: RfqLine) -> list[tuple[Any, bool]]:
    order = None if line.quantity is None else line.quantity.number
    quantities = asked_quantities(line)
    return [(one, one == order) for one in quantities] or [(None, True)]
