"""`sourcing compare`: products, and offers for a need, side by side."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def home(indexed: Path) -> Path:
    return indexed


def test_products_are_compared_without_an_index(sourcing: Any, fresh_home: Path) -> None:
    result = sourcing("compare", "truck-1", "truck-2", "--json", at=fresh_home)
    assert result.exit_code == 0, result.output
    table = json.loads(result.stdout)
    assert [one["product"] for one in table["columns"]] == ["truck-1", "truck-2"]
    # The only offer for the second is a blocked supplier's: it is not shown.
    assert table["columns"][0]["supplier_name"] == "Hefei Liftwell"
    assert table["columns"][1]["offer"] is None
    assert "Quick Cash" not in result.output


def test_a_need_without_an_index_says_what_to_run(sourcing: Any, fresh_home: Path) -> None:
    result = sourcing("compare", "--query", "forklift", at=fresh_home)
    assert result.exit_code == 3
    assert "sourcing index" in result.output


def test_a_need_is_compared_by_its_best_offers(sourcing: Any, indexed: Path) -> None:
    result = sourcing(
        "compare", "--query", "diesel forklift", "-f", "load capacity >= 2.5 t", "-n", "10",
        "--currency", "EUR", "--today", "2026-11-22",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    words = " ".join(result.output.split())
    assert "USD 11,900" in words
    assert "✓ 3,000 kg" in words
    assert "ECB reference rate" in words


@pytest.mark.parametrize("layout", ["markdown", "html", "csv", "xlsx", "json", "terminal"])
def test_every_format_goes_to_a_file(
    sourcing: Any, indexed: Path, tmp_path: Path, layout: str
) -> None:
    file = tmp_path / f"table.{layout}"
    result = sourcing("compare", "truck-1", "--format", layout, "--output", str(file))
    assert result.exit_code == 0, result.output
    document = file.read_bytes()
    if layout == "xlsx":
        from openpyxl import load_workbook

        assert load_workbook(file).sheetnames
    elif layout == "csv":
        rows = list(csv.reader(io.StringIO(document.decode("utf-8-sig"))))
        assert "Diesel forklift 3 t" in " ".join(rows[0])
    else:
        assert b"Diesel forklift 3 t" in document


def test_nothing_to_compare_is_a_mistake(sourcing: Any) -> None:
    result = sourcing("compare")
    assert result.exit_code == 2
    assert "--need" in result.output


def test_an_unknown_product_is_named(sourcing: Any) -> None:
    result = sourcing("compare", "truck-9")
    assert result.exit_code == 2
    assert "truck-9" in result.output


def test_every_line_of_a_need_has_a_table_and_a_file_of_its_own(
    sourcing: Any, indexed: Path, tmp_path: Path
) -> None:
    need = tmp_path / "need.json"
    lines = [{"id": "a/1", "query": "diesel forklift"}, {"id": "2", "query": "forklift"}]
    need.write_text(json.dumps({"lines": lines, "focus": "2"}), "utf-8")
    output = tmp_path / "table.json"
    arguments = ("compare", "--need", str(need), "--line", "all", "--format", "json")
    result = sourcing(*arguments, "--output", str(output))
    assert result.exit_code == 0, result.output
    titles = [
        json.loads((tmp_path / name).read_text("utf-8"))["title"]
        for name in ("table-a-1.json", "table-2.json")
    ]
    assert titles == ["diesel forklift", "forklift"]
    result = sourcing(*arguments)
    assert result.exit_code == 2
    assert "the tables of several lines do not make one file" in result.output
