"""Decisions about a source as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.mapping import Mapping

Recognise = Callable[..., Mapping]

NAMES = {"Product name": ["Hand pump 12", "Foot pump 3 l", "Car pump 12 V"]}


def test_decimal_mark_from_all_columns(recognise: Recognise) -> None:
    mapping = recognise(
        {**NAMES, "Leistung": ["1,25", "2,5", "0,37"], "Höhe": ["1.250", "2.500", "3.100"]}
    )
    assert mapping.decimal == ","


def test_machine_columns_say_nothing_of_the_text_ones(recognise: Recognise) -> None:
    table = {**NAMES, "a": ["1.5", "2.5", "3.25"], "b": ["1", "2", "3"]}
    assert recognise(table, machine=["a"]).decimal is None
    assert recognise(table).decimal == "."


def test_columns_that_disagree_leave_the_mark_open(recognise: Recognise) -> None:
    mapping = recognise({**NAMES, "a": ["1.5", "2.5", "3.25"], "b": ["1,5", "2,5", "3,25"]})
    assert mapping.decimal is None
    assert any("disagree" in note for note in mapping.notes)


@pytest.mark.parametrize(
    ("prices", "others", "expected"),
    [
        (["$1.50", "$2.50", "$3.50"], {}, "USD"),
        (["$1.50", "US$2.50", "$3.50"], {}, "USD"),
        (["$1.50", "A$2.50", "$3.50"], {}, None),
        (["$1.50", "$2.50", "3.50 CAD"], {}, None),
        (["$1.50", "$2.50", "$3.50"], {"Currency": ["AUD", "AUD", "AUD"]}, None),
        (
            ["$1.50", "$2.50", "$3.50"],
            {"Supplier": ["A", "B", "C"], "Supplier country": ["AU"] * 3},
            None,
        ),
        (
            ["$1.50", "$2.50", "$3.50"],
            {"Supplier": ["A", "B", "C"], "Supplier country": ["CN"] * 3},
            "USD",
        ),
    ],
)
def test_dollar(
    recognise: Recognise, prices: list[str], others: dict[str, list[str]], expected: str | None
) -> None:
    mapping = recognise({**NAMES, "Price": prices, **others})
    assert mapping.symbols.get("$") == expected
    assert any(note.startswith("$ is") for note in mapping.notes)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({}, None),
        ({"Supplier": ["A", "B", "C"], "Supplier country": ["CN"] * 3}, "CNY"),
        ({"Supplier": ["A", "B", "C"], "Supplier country": ["JP"] * 3}, "JPY"),
        ({"Supplier": ["A", "B", "C"], "Supplier country": ["JP", "CN", "CN"]}, None),
        ({"Currency": ["CNY"] * 3}, "CNY"),
        ({"备注": ["无", "无", "无"]}, "CNY"),
    ],
)
def test_yuan_or_yen(
    recognise: Recognise, others: dict[str, list[str]], expected: str | None
) -> None:
    mapping = recognise({**NAMES, "Price": ["¥15", "¥20", "¥25"], **others})
    assert mapping.symbols.get("¥") == expected


def test_a_shared_symbol_in_the_header_takes_the_currency_decided(recognise: Recognise) -> None:
    mapping = recognise({**NAMES, "Price ($)": ["1.50", "2.50", "3.50"]})
    assert mapping.columns["Price ($)"][0].currency == "USD"
    mapping = recognise({**NAMES, "Price (¥)": ["15", "25", "35"]})
    assert mapping.columns["Price (¥)"][0].currency is None


def test_what_the_header_of_the_price_says_of_all_rows(recognise: Recognise) -> None:
    mapping = recognise({**NAMES, "FOB Ningbo Price (US$)": ["1.50", "2.50", "3.50"]})
    assert mapping.constants == {"offer.delivery_terms": "FOB Ningbo"}
    mapping = recognise({**NAMES, "Price per 100 pcs (EUR)": ["1.50", "2.50", "3.50"]})
    assert mapping.constants == {"offer.price_quantity": "100", "offer.unit_of_sale": "pcs"}
    mapping = recognise({**NAMES, "Price (USD/kg)": ["1.50", "2.50", "3.50"]})
    assert mapping.constants == {"offer.unit_of_sale": "kg"}


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"id": ["1", "2", "3"], **NAMES, "SKU": ["A1", "A2", "A3"]}, ("product.id",)),
        ({**NAMES, "SKU": ["A1", "A2", "A3"]}, ("offer.sku",)),
        (
            {**NAMES, "Supplier": ["X Ltd", "Y Ltd", "Y Ltd"], "SKU": ["A1", "A1", "A2"]},
            ("supplier.name", "offer.sku"),
        ),
        (
            {**NAMES, "Brand": ["X", "Y", "Y"], "MPN": ["A-1", "A-1", "A-2"]},
            ("product.brand", "product.mpn"),
        ),
        ({**NAMES, "EAN": ["4006381333931", "5901234123457", "9780201379624"]}, ("product.gtin",)),
        ({**NAMES, "Supplier": ["X Ltd", "Y Ltd", "Y Ltd"]}, ("supplier.name", "product.title")),
        (NAMES, ("product.title",)),
        ({"Product name": ["Hand pump", "Hand pump", "Foot pump"]}, ()),
        (
            {
                "product_id": ["1", "1", "2"],
                "supplier_id": ["S-1", "S-2", "S-1"],
                "price": ["$1", "$2", "$3"],
            },
            ("product.id",),
        ),
    ],
)
def test_key(recognise: Recognise, table: dict[str, list[str]], key: tuple[str, ...]) -> None:
    mapping = recognise(table)
    assert mapping.key == key
    assert any("key" in note for note in mapping.notes)
