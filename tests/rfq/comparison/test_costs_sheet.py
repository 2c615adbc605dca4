"""The sheet that recalculates gives what Python gives, at this quantity and at any other.

Its formulas are worked out by a small evaluator here, and by LibreOffice where it is installed.
"""

from __future__ import annotations

import math
import re
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from data.records import DeliveryTerm
from rfq.comparison import Comparison
from rfq.comparison.render import to_xlsx
from rfq.landed import LandedCost

_REFERENCE = re.compile(r"\$?([A-Z]{1,2})\$?(\d+)(?::\$?([A-Z]{1,2})\$?(\d+))?(?![\w(])")


class Sheet:
    """Works a sheet's formulas out: the functions that the writer uses, and no others."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.changed: dict[str, Any] = {}
        self.known: dict[str, Any] = {}

    def value(self, name: str) -> Any:
        if name in self.changed:
            return self.changed[name]
        if name not in self.known:
            value = self.sheet[name].value
            if isinstance(value, str) and value.startswith("="):
                value = self.formula(value[1:])
            self.known[name] = 0 if value is None else value  # an empty cell counts as 0
        return self.known[name]

    def cells(self, area: str) -> list[list[Any]]:
        left, top, right, bottom = range_boundaries(area)
        names = [
            [self.sheet.cell(line, at).coordinate for at in range(left, right + 1)]
            for line in range(top, bottom + 1)
        ]
        return [[self.value(name) for name in line] for line in names]

    def formula(self, text: str) -> Any:
        strings = re.findall(r'"[^"]*"', text)
        bare = re.sub(r'"[^"]*"', "\x00", text)
        bare = _REFERENCE.sub(
            lambda m: f'cells("{m[1]}{m[2]}:{m[3]}{m[4]}")' if m[3] else f'value("{m[1]}{m[2]}")',
            bare,
        )
        bare = re.sub(r"\b(IF|OR|AND|SUM|MAX|MIN)\(", r"\1_(", bare)
        bare = re.sub(r"IF_\(", "IF_(lambda: ", bare)
        for one in strings:
            bare = bare.replace("\x00", repr(one[1:-1]), 1)
        return eval(self.lazy(bare), self.names())

    @staticmethod
    def lazy(text: str) -> str:
        """Branches of IF and IFERROR become lambdas, so that only the one taken is worked out."""
        out, stack, quoted = "", [], False
        index = 0
        while index < len(text):
            letter = text[index]
            if letter == "'":
                quoted = not quoted
            if not quoted and letter == "(":
                stack.append(bool(re.search(r"(?:IF_|IFERROR)$", out)))
                if stack[-1] and not text.startswith("lambda", index + 1):
                    out += "(lambda: "
                    index += 1
                    continue
            elif not quoted and letter == ")":
                stack.pop()
            elif not quoted and letter == "," and stack and stack[-1]:
                out += ", lambda: "
                index += 1
                continue
            out += letter
            index += 1
        return out

    def names(self) -> dict[str, Any]:
        def flat(values: tuple[Any, ...]) -> list[float]:
            found: list[float] = []
            for one in values:
                cells = [c for line in one for c in line] if isinstance(one, list) else [one]
                found += [c for c in cells if isinstance(c, int | float)]
            return found

        def lookup(wanted: float, keys: Any, results: Any) -> Any:
            pairs = list(zip([k[0] for k in keys], [r[0] for r in results], strict=True))
            return [result for key, result in pairs if key <= wanted][-1]

        def vlookup(wanted: str, area: Any, column: int, exact: bool) -> Any:
            assert exact is False
            return next(line[column - 1] for line in area if line[0] == wanted)

        def iferror(first: Any, other: Any) -> Any:
            try:
                return first()
            except StopIteration:
                return other()

        def rounded(value: float, digits: int) -> float:
            scale = 10**digits
            return math.floor(value * scale + 0.5 + 1e-7) / scale

        def up(value: float, digits: int) -> float:
            assert digits == 0
            return math.ceil(value - 1e-12)

        return {
            "cells": self.cells,
            "value": self.value,
            "IF_": lambda test, first, other: first() if test() else other(),
            "IFERROR": iferror,
            "OR_": lambda *tests: any(tests),
            "AND_": lambda *tests: all(tests),
            "ISNUMBER": lambda one: isinstance(one, int | float) and not isinstance(one, bool),
            "SUM_": lambda *values: sum(flat(values)),
            "MAX_": lambda *values: max(flat(values)),
            "MIN_": lambda *values: min(flat(values)),
            "ROUND": rounded,
            "ROUNDUP": up,
            "LOOKUP": lookup,
            "VLOOKUP": vlookup,
            "FALSE": False,
        }

    def line(self, label: str) -> int:
        return next(cell.row for cell in self.sheet["A"] if cell.value == label)


def sheet_of(comparison: Comparison) -> Sheet:
    return Sheet(load_workbook(BytesIO(to_xlsx(comparison)))["Costs"])


def totals(sheet: Sheet, count: int) -> list[Any]:
    line = sheet.line("Landed cost")
    return [sheet.value(f"{'CDEFGH'[index]}{line}") for index in range(count)]


def expected(comparison: Comparison) -> list[float]:
    return [
        float(one.cost.total.amount)
        for one in comparison.columns
        if isinstance(one.cost, LandedCost)
    ]


def mixed(table: Any) -> None:
    """Three rules of Incoterms, so that the sheet holds all kinds of charges."""
    for index, term in enumerate((("EXW", "Hefei"), ("CIF", "Hamburg"), ("FOB", "Shanghai"))):
        table.offers[index] = replace(table.offers[index], delivery_terms=(DeliveryTerm(*term),))


def test_the_formulas_give_the_totals(table: Any) -> None:
    mixed(table)
    comparison = table.build()
    assert totals(sheet_of(comparison), 3) == pytest.approx(expected(comparison), abs=0.011)


def test_what_is_stored_for_programs_that_do_not_recalculate_is_the_same(table: Any) -> None:
    comparison = table.build()
    stored = load_workbook(BytesIO(to_xlsx(comparison)), data_only=True)["Costs"]
    line = next(cell.row for cell in stored["A"] if cell.value == "Landed cost")
    found = [stored.cell(line, 3 + index).value for index in range(3)]
    assert found == expected(comparison)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(quantity=st.integers(1, 500))
def test_another_quantity_gives_what_python_gives(table: Any, quantity: int) -> None:
    mixed(table)
    comparison = table.build()
    sheet = sheet_of(comparison)
    sheet.changed[f"C{sheet.line('Quantity')}"] = quantity
    table.quantity = Decimal(quantity)
    again = table.build()
    table.quantity = Decimal(10)
    # Twice a cent: a spreadsheet rounds binary numbers, and percentages are taken of sums.
    assert totals(sheet, 3) == pytest.approx(expected(again), abs=0.02)
    line = sheet.line("Landed cost of one unit")
    assert sheet.value(f"C{line}") == pytest.approx(expected(again)[0] / quantity, abs=0.02)


def test_another_rate_and_another_price_change_the_total(table: Any) -> None:
    comparison = table.build()
    sheet = sheet_of(comparison)
    before = totals(sheet, 3)
    other = sheet_of(comparison)
    other.changed[f"C{other.line('CNY')}"] = 0.25  # twice as much
    after = totals(other, 3)
    assert after[:2] == before[:2]
    goods = other.line("Goods")
    assert other.value(f"E{goods}") == 2 * sheet.value(f"E{goods}") == 1500
    assert after[2] > before[2]
    dear = sheet_of(comparison)
    dear.changed[f"C{dear.line('Price break 1: unit price')}"] = 180.0
    assert dear.value(f"C{goods}") == 2 * sheet.value(f"C{goods}")


def test_below_the_minimum_the_sheet_says_so(table: Any) -> None:
    table.offers[0] = replace(table.offers[0], moq=Decimal(5))
    comparison = table.build()
    sheet = sheet_of(comparison)
    sheet.changed[f"C{sheet.line('Quantity')}"] = 4
    assert sheet.value(f"C{sheet.line('Unit price')}") == "sold from 5"
    assert totals(sheet, 3)[0] == ""
    assert totals(sheet, 3)[1] > 0


def test_units_are_told_apart_in_the_sheet(table: Any) -> None:
    table.offers[0] = replace(table.offers[0], unit_of_sale="DZN")
    comparison = table.build()
    sheet = sheet_of(comparison)
    units = sheet.line("Quantity in units of sale")
    assert [sheet.value(f"{at}{units}") for at in "CDE"] == [1, 10, 10]
    sheet = sheet_of(comparison)
    sheet.changed[f"C{sheet.line('Quantity')}"] = 13
    assert sheet.value(f"C{units}") == 2


def test_freight_by_weight_follows_the_weight_in_the_sheet(table: Any) -> None:
    table.weight_kg = Decimal(40)
    table.volume_m3 = Decimal("0.1")
    comparison = table.build()
    sheet = sheet_of(comparison)
    assert totals(sheet, 3) == pytest.approx(expected(comparison), abs=0.011)
    freight = sheet.line("Main carriage")
    # CN to the EU: 10 × 40 kg × 0.085 USD = 34 against 1 m³ × 85 USD = 85, at least 160 USD
    assert sheet.value(f"C{freight}") == 80
    sheet = sheet_of(comparison)
    sheet.changed[f"C{sheet.line('Gross weight of one unit')}"] = 400
    assert sheet.value(f"C{freight}") == 170  # 4,000 kg × 0.085 USD = 340 USD


def test_a_floor_is_a_floor_in_the_sheet(table: Any) -> None:
    table.offers[2] = replace(table.offers[2], delivery_terms=())
    sheet = sheet_of(table.build())
    line = sheet.line("Landed cost")
    assert sheet.sheet[f"E{line}"].number_format.startswith('"≥ "')
    assert not sheet.sheet[f"C{line}"].number_format.startswith('"≥ "')
    assert not sheet.sheet.conditional_formatting


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_works_out_the_same(table: Any, tmp_path: Path) -> None:
    mixed(table)
    comparison = table.build()
    book = load_workbook(BytesIO(to_xlsx(comparison)))
    sheet = Sheet(book["Costs"])
    # A quantity that nothing is stored for, so that LibreOffice has to recalculate.
    book["Costs"][f"C{sheet.line('Quantity')}"] = 60
    path = tmp_path / "comparison.xlsx"
    book.save(path)
    done = subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(tmp_path / "out"),
            str(path),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    again = load_workbook(tmp_path / "out" / "comparison.xlsx", data_only=True)["Costs"]
    table.quantity = Decimal(60)
    line = sheet.line("Landed cost")
    found = [again.cell(line, 3 + index).value for index in range(3)]
    assert found == pytest.approx(expected(table.build()), abs=0.02)
