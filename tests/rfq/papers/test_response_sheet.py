"""The workbook that a supplier answers in."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from rfq.document import RfqDocument
from rfq.papers import ResponseSheet
from rfq.papers.response.book import safe_lines


def opened(document: RfqDocument, language: str = "en") -> Any:
    return openpyxl.load_workbook(
        BytesIO(ResponseSheet().render(document, language=language, supplier="sup-1"))
    )


@pytest.fixture
def rows() -> Callable[[Any], list[list[Any]]]:
    def found(sheet: Any) -> list[list[Any]]:
        return [[cell.value for cell in row] for row in sheet.iter_rows()]

    return found


def head_of(sheet: Any, name: str) -> int:
    found = [cell.row for row in sheet.iter_rows() for cell in row if cell.value == name]
    return int(found[0])


def test_there_is_a_row_for_every_quantity_that_is_asked_for(full: RfqDocument) -> None:
    sheet = opened(full)["Quotation"]
    top = head_of(sheet, "Line")
    asked = [
        (sheet.cell(row, 1).value, sheet.cell(row, 3).value, sheet.cell(row, 4).value)
        for row in range(top + 1, sheet.max_row + 1)
    ]
    assert asked == [(1, 30, "pcs"), (2, 60, "sets"), (2, 240, "sets")]
    assert sheet.freeze_panes == f"A{top + 1}"


def test_totals_are_live_and_of_the_row_they_stand_in(full: RfqDocument) -> None:
    sheet = opened(full)["Quotation"]
    top = head_of(sheet, "Line")
    for row in range(top + 1, sheet.max_row + 1):
        assert sheet.cell(row, 6).value == f'=IF(OR(E{row}="",C{row}=""),"",C{row}*E{row})'
    total = sheet.cell(head_of(sheet, "Total of this order"), 3).value
    orders = re.findall(r"SUM\((.*?)\)", total)[0].split(",")
    assert orders == [f"F{top + 1}", f"F{top + 2}"], "the order of line 1 and the order of line 2"


def test_only_what_the_supplier_fills_in_can_be_changed(full: RfqDocument) -> None:
    book = opened(full)
    for sheet in book:
        assert sheet.protection.sheet
        free = [c for row in sheet.iter_rows() for c in row if not c.protection.locked]
        assert free
        assert all(cell.value is None for cell in free)


def test_an_answer_is_yes_no_or_in_part(full: RfqDocument) -> None:
    sheet = opened(full)["Specifications"]
    [check] = sheet.data_validations.dataValidation
    assert check.formula1 == '"yes,no,in part"'
    assert str(check.sqref) == "F2:F6"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H6"


def test_open_musts_are_counted_in_the_words_of_the_language(full: RfqDocument) -> None:
    book = opened(full, "zh")
    sheet = book["报价"]
    formula = sheet.cell(head_of(sheet, "未答“是”的必须项"), 3).value
    assert formula == (
        "=COUNTIF('规格要求'!$E$2:$E$6,\"必须\")"
        "-COUNTIFS('规格要求'!$E$2:$E$6,\"必须\",'规格要求'!$F$2:$F$6,\"是\")"
    )


def test_every_formula_is_ours(full: RfqDocument) -> None:
    line = full.lines[0].model_copy(update={"description": "=1+1\n=cmd|' /C calc'!A0"})
    document = full.model_copy(update={"lines": (line, full.lines[1])})
    book = opened(document)
    formulas = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert formulas
    assert all(one.startswith(("=IF(", "=COUNTIF(")) for one in formulas)
    texts = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "s"
    ]
    assert not [one for one in texts if one.startswith(("=", "+", "@", "-"))]


def test_every_line_of_a_text_is_made_harmless() -> None:
    assert safe_lines("=a\nb") == "'=a\nb"
    assert safe_lines("a\n=b") == "a\n'=b"


def test_a_quantity_that_nobody_said_is_the_suppliers_to_fill_in(document: RfqDocument) -> None:
    line = document.lines[0].model_copy(update={"quantity": None})
    sheet = opened(document.model_copy(update={"lines": (line,)}))["Quotation"]
    top = head_of(sheet, "Line")
    cell = sheet.cell(top + 1, 3)
    assert cell.value is None
    assert not cell.protection.locked
