"""Looking into a catalogue: what the commands print, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


def document(result: Any) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def words(result: Any) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_categories(sourcing: Any) -> None:
    text = words(sourcing("categories"))
    assert "Material handling 2 Forklifts 2" in text
    assert "3 products in 2 categories" in text
    found = document(sourcing("categories", "--json"))
    assert found["products"] == 3
    assert {"path": ["Lighting", "LED lamps"], "products": 1, "own": 1, "leaf": True} in found[
        "categories"
    ]


def test_schema_overview_names_what_tells_products_apart(sourcing: Any) -> None:
    text = words(sourcing("schema"))
    assert "Material handling › Forklifts 2 2 Load capacity, Fuel" in text


def test_schema_of_a_category(sourcing: Any) -> None:
    text = words(sourcing("schema", "forklifts"))
    assert "Load capacity number kg 50 % 1000 to 5000" in text
    assert "more is better" in text
    assert "Fuel one-of 50 % Diesel" in text
    found = document(sourcing("schema", "Material handling > Forklifts", "--json"))
    assert [one["id"] for one in found["attributes"]] == ["load_capacity", "fuel"]
    assert len(document(sourcing("schema", "--json"))["categories"]) == 5


def test_schema_of_an_unknown_category_names_the_nearest(sourcing: Any) -> None:
    result = sourcing("schema", "forklfts")
    assert result.exit_code == 2
    assert "Material handling > Forklifts" in result.stderr


def test_product_tells_its_terms(sourcing: Any) -> None:
    text = words(sourcing("product", "truck-1"))
    assert "Load capacity 3,000 kg 3 t" in text
    assert "mast unknown as you like" in text
    assert "1+ USD 12,500 · 10+ USD 11,900–12,100" in text
    assert "15–20 days" in text
    assert "FOB Shanghai" in text
    assert "24 months" in text


def test_product_with_evidence_names_file_row_and_column(sourcing: Any) -> None:
    text = words(sourcing("product", "truck-1", "--evidence"))
    assert "From feeds/forklifts.csv, row 1" in text
    assert "Load capacity 3,000 kg Load capacity: 3 t" in text
    assert "inferred" in text


def test_product_as_json_is_whole(sourcing: Any) -> None:
    found = document(sourcing("product", "truck-1", "--json"))
    assert found["product"]["attributes"][0]["value"] == {
        "type": "number",
        "low": 3000.0,
        "high": 3000.0,
        "unit": "kg",
    }
    assert found["offers"][0]["price_breaks"][0]["unit_price"] == {
        "amount": "12500",
        "currency": "USD",
    }
    assert found["suppliers"]["s1"]["name"] == "Hefei Liftwell"


def test_product_that_is_not_there(sourcing: Any) -> None:
    result = sourcing("product", "nothing")
    assert result.exit_code == 2
    assert "nothing" in result.stderr
    assert "Traceback" not in result.output


def test_data_cannot_drive_the_terminal_nor_be_markup(sourcing: Any) -> None:
    result = sourcing("product", "lamp-1")
    assert "\x1b" not in result.stdout
    assert "[bold]E27[/bold]" in result.stdout


def test_products_show_prices_at_a_quantity(sourcing: Any) -> None:
    text = words(sourcing("products", "--quantity", "10"))
    assert "USD 11,900–12,100" in text
    assert "0.85" not in text, "below the smallest break there is no price"
    assert "USD 12,500" in words(sourcing("products"))


def test_a_price_below_the_minimum_order_is_none(sourcing: Any) -> None:
    found = document(sourcing("products", "-c", "Forklifts", "--quantity", "1", "--json"))
    assert [o["price"] for p in found["products"] for o in p["offers"]] == [None]


def test_products_leave_blocked_suppliers_out(sourcing: Any) -> None:
    text = words(sourcing("products"))
    assert "Quick Cash" not in text
    assert "supplier on the block list" in text
    assert "999" not in text
    found = document(sourcing("products", "--json"))
    assert [p["offers"] for p in found["products"] if p["id"] == "truck-2"] == [[]]


def test_products_of_a_category_and_below(sourcing: Any) -> None:
    found = document(sourcing("products", "-c", "Material handling", "--json"))
    assert [p["id"] for p in found["products"]] == ["truck-1", "truck-2"]
    assert found["total"] == 2
    limited = document(sourcing("products", "--limit", "1", "--json"))
    assert (len(limited["products"]), limited["total"]) == (1, 3)


def test_a_blocked_supplier_is_shown_with_the_reason(sourcing: Any) -> None:
    assert "took deposits" in words(sourcing("supplier", "s2"))
    assert "took deposits" in words(sourcing("product", "truck-2"))


def test_supplier_says_what_is_known(sourcing: Any) -> None:
    text = words(sourcing("supplier", "s1", "--evidence"))
    assert "Hefei forklift cluster, Anhui, CN" in text
    assert "97 %" in text
    assert "From feeds/forklifts.csv, row 1" in text
    assert "On time: 97.4%" in text
    assert document(sourcing("supplier", "s1", "--json"))["offers"] == [
        {"category": ["Material handling", "Forklifts"], "offers": 1}
    ]


def test_suppliers(sourcing: Any) -> None:
    assert "blocked: Quick Cash Trading" in words(sourcing("suppliers"))
    found = document(sourcing("suppliers", "--blocked", "--json"))
    assert [one["supplier"]["id"] for one in found["suppliers"]] == ["s2"]
    assert document(sourcing("suppliers", "--country", "Germany", "--json"))["total"] == 0
    assert document(sourcing("suppliers", "--country", "cn", "--json"))["total"] == 2
    assert sourcing("suppliers", "--country", "Atlantis").exit_code == 2


def test_rejects_are_shown_with_their_reason(sourcing: Any) -> None:
    text = words(sourcing("rejects"))
    assert "forklifts.csv 4 title" in text
    assert "no title" in text
    assert document(sourcing("rejects", "--json"))["rejects"][0]["row"] == 4


@pytest.mark.parametrize(
    "command",
    [
        ("categories",),
        ("schema",),
        ("products",),
        ("product", "x"),
        ("suppliers",),
        ("supplier", "x"),
        ("rejects",),
        ("generations", "show"),
        ("generations", "verify"),
        ("generations", "rollback"),
    ],
    ids=" ".join,
)
def test_without_a_catalogue_every_command_says_how_to_make_one(
    sourcing: Any, tmp_path: Path, command: tuple[str, ...]
) -> None:
    result = sourcing(*command, at=tmp_path / "none")
    assert result.exit_code == 3
    assert "sourcing ingest" in result.stderr
    assert "Traceback" not in result.output
    assert not (tmp_path / "none" / "catalogue" / "CURRENT").exists()


@pytest.mark.parametrize("width", ["60", "80", "200"])
def test_tables_keep_to_the_terminal(
    sourcing: Any, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    for command in (("products",), ("product", "truck-1", "-e"), ("schema", "forklifts")):
        lines = sourcing(*command).stdout.splitlines()
        assert max(map(len, lines)) <= int(width)
