"""Tempting headers, evidence of cells, and the company that headers keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from data.mapping import Mapping, row_kinds

Recognise = Callable[..., Mapping]
Targets = Callable[[Mapping], dict[str, str]]

PRODUCTS = {
    "Product name": ["Hand pump 12", "Foot pump 3 l", "Car pump 12 V"],
    "SKU": ["HP-12", "FP-3", "CP-12"],
}


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Model", ["Slim fit", "Regular fit", "Slim fit"]),
        (
            "Model",
            [
                "this is a long text about",
                "the model of the thing we",
                "sell to our dear customers",
            ],
        ),
        ("Rating (A)", ["16", "20", "32"]),
        ("Rating", ["16 A", "20 A", "32 A"]),
        ("Rating", ["4.5", "4.8", "3.9"]),
        ("Lead", ["0.1 %", "0.2 %", "< 0.1 %"]),
        ("Lead free", ["yes", "no", "yes"]),
        ("Size", ["S", "M", "L"]),
        ("Type", ["manual", "manual", "electric"]),
        ("Class", ["I", "II", "III"]),
        ("Class", ["12345678", "12345679", "12345670"]),
        ("Origin", ["China", "India", "Italy"]),
        ("Country of origin", ["China", "India", "Italy"]),
        ("Country", ["China", "India", "Italy"]),
        ("Grade", ["A", "B", "C"]),
        ("Material", ["304", "316L", "201"]),
        ("Material", ["stainless steel 304", "carbon steel grade A", "cast iron GG25"]),
        ("Weight", ["12 kg", "3 lb", "500 g"]),
        ("Voltage", ["220 V", "110V", "12 V"]),
        ("Year", ["2021", "2022", "2023"]),
        ("Date", ["2021-01-01", "2022-01-01", "2023-01-01"]),
        ("Expiry date", ["2027-01-01", "2027-02-01", "2027-03-01"]),
        ("Series", ["A", "B", "B"]),
        ("Port", ["USB-C", "1", "2"]),
        ("Ports", ["2", "4", "8"]),
        ("Load time (s)", ["12", "13", "14"]),
        ("Response time (ms)", ["5", "4", "1"]),
        ("Stock (USD)", ["100", "200", "300"]),
        ("Certified", ["yes", "no", "yes"]),
        ("Guarantee", ["yes", "no", "yes"]),
        ("RRP", ["$12.50", "$13.50", "$14.50"]),
        ("Compare at price", ["$12.50", "$13.50", "$14.50"]),
        ("Shipping cost", ["$1.50", "$1.20", "$1.90"]),
        ("Image alt text", ["pump", "other pump", "third pump"]),
        ("EAN of carton", ["a", "b", "c"]),
        ("Approval", ["ECE R90", "ECE R90", "none"]),
        ("Schedule", ["40", "80", "40"]),
        ("Brand new", ["yes", "no", "yes"]),
        ("Customer part number", ["A1", "A2", "A3"]),
        ("Employees' favourite", ["yes", "no", "no"]),
        ("Price group", ["A", "B", "A"]),
        ("Delivery", ["with hose", "with bag", "alone"]),
        ("Unit", ["12.5", "13.5", "15.5"]),
        ("Description of fault", ["none", "scratch", "none"]),
    ],
)
def test_tempting_headers_stay_attributes(
    recognise: Recognise, targets: Targets, header: str, cells: list[str]
) -> None:
    mapping = recognise({**PRODUCTS, header: cells})
    assert targets(mapping) == {
        "Product name": "product.title",
        "SKU": "offer.sku",
        header: "attribute",
    }


@pytest.mark.parametrize(
    ("header", "cells", "target"),
    [
        ("Model", ["FD-30", "FD-35", "CPD25"], "product.mpn"),
        ("Lead", ["15 days", "20 days", "3 weeks"], "offer.lead_time"),
        ("Delivery", ["15 days", "20 days", "3 weeks"], "offer.lead_time"),
        ("Delivery", ["FOB Ningbo", "EXW", "CIF Hamburg"], "offer.delivery_terms"),
        ("Unit", ["pcs", "set", "kg"], "offer.unit_of_sale"),
        ("Warranty (years)", ["1", "2", "5"], "offer.warranty"),
        ("MOQ(pcs)", ["10", "20", "50"], "offer.moq"),
        ("Minimum order", ["1 set", "10 pieces", "1 set"], "offer.moq"),
        ("HSCode", ["842710", "8427.20", "84272011"], "product.hs_code"),
        ("BarCode", ["4006381333931", "5901234123457", "9780201379624"], "product.gtin"),
        ("EAN", ["4006381333931", "5.90123E+12", "9780201379624"], "product.gtin"),
        ("Warrenty", ["1 year", "2 years", "5 years"], "offer.warranty"),
        ("型号/Model", ["FD-30", "FD-35", "CPD25"], "product.mpn"),
        ("价格 Price (USD)", ["1.20", "3.40", "9.95"], "offer.price"),
        ("Thumbnail 2", [f"https://a.example/{i}.jpg" for i in range(3)], "product.images"),
        ("x7", [f"https://a.example/{i}.jpg" for i in range(3)], "product.images"),
    ],
)
def test_header_and_cells_together(
    recognise: Recognise, targets: Targets, header: str, cells: list[str], target: str
) -> None:
    assert targets(recognise({**PRODUCTS, header: cells}))[header] == target


def test_cells_alone_give_a_gtin_away(recognise: Recognise, targets: Targets) -> None:
    codes = ["4006381333931", "5901234123457", "9780201379624", "4012345678901"]
    table = {"Product name": ["Hand pump", "Foot pump", "Car pump", "Bike pump"], "column4": codes}
    assert targets(recognise(table))["column4"] == "product.gtin"


def test_name_and_country_in_a_file_of_suppliers(recognise: Recognise, targets: Targets) -> None:
    mapping = recognise(
        {
            "name": ["Hefei Forklift Co.", "Kiel Pumpen GmbH"],
            "country": ["CN", "DE"],
            "rating": ["4.5", "4.8"],
            "employees": ["51-100", "11-50"],
            "verified": ["yes", "no"],
        }
    )
    assert targets(mapping) == {
        "name": "supplier.name",
        "country": "supplier.country",
        "rating": "supplier.rating",
        "employees": "supplier.employees",
        "verified": "supplier.verification",
    }
    assert row_kinds(mapping) == {"supplier"}


def test_name_in_a_file_of_products(recognise: Recognise, targets: Targets) -> None:
    mapping = recognise({"name": ["Hand pump", "Foot pump"], "price": ["12", "13"]})
    assert targets(mapping) == {"name": "product.title", "price": "offer.price"}
    assert row_kinds(mapping) == {"product", "offer"}


def test_country_right_after_the_supplier_is_the_suppliers(
    recognise: Recognise, targets: Targets
) -> None:
    mapping = recognise(
        {
            **PRODUCTS,
            "Supplier": ["Pumpen Kiel GmbH", "Ningbo Pump Co.", "Ningbo Pump Co."],
            "Country": ["DE", "CN", "CN"],
            "Rating": ["4.1", "4.2", "4.3"],
        }
    )
    assert targets(mapping)["Country"] == "supplier.country"
    assert targets(mapping)["Rating"] == "attribute"


def test_a_supplier_that_every_title_starts_with_is_the_brand(recognise: Recognise) -> None:
    mapping = recognise(
        {
            "id": ["1", "2", "3"],
            "title": ["Xerox 006R90321 toner", "HP Pavilion dv7 notebook", "Sony DSC-W120 camera"],
            "supplier": ["Xerox", "HP", "Sony"],
        }
    )
    meaning = mapping.columns["supplier"][0]
    assert meaning.to == "product.brand"
    assert "brand" in (meaning.because or "")


def test_a_supplier_with_a_legal_form_stays_the_supplier(recognise: Recognise) -> None:
    mapping = recognise(
        {
            "id": ["1", "2"],
            "title": ["Pumpen Kiel GmbH pump 12", "Ningbo Pump Co., Ltd. pump 13"],
            "supplier": ["Pumpen Kiel GmbH", "Ningbo Pump Co., Ltd."],
        }
    )
    assert mapping.columns["supplier"][0].to == "supplier.name"


def test_numbers_under_vendor_are_its_id(recognise: Recognise, targets: Targets) -> None:
    mapping = recognise({**PRODUCTS, "Vendor": ["200117", "200230", "200117"]})
    assert targets(mapping)["Vendor"] == "supplier.id"


def test_one_column_per_field_and_the_loser_says_why(recognise: Recognise) -> None:
    mapping = recognise({**PRODUCTS, "Price": ["12", "13", "14"], "List price": ["15", "16", "17"]})
    assert mapping.columns["Price"][0].to == "offer.price"
    loser = mapping.columns["List price"][0]
    assert loser.to == "attribute"
    assert "'Price' fills it" in (loser.because or "")


def test_a_price_without_currency_says_so(recognise: Recognise) -> None:
    mapping = recognise({**PRODUCTS, "price": ["4995", "10995", "100"]}, machine=["price"])
    meaning = mapping.columns["price"][0]
    assert (meaning.to, meaning.currency) == ("offer.price", None)
    assert "no currency is stated" in (meaning.because or "")


def test_several_images_and_levels_of_a_category(recognise: Recognise, targets: Targets) -> None:
    pictures = [f"https://a.example/{i}.jpg" for i in range(3)]
    mapping = recognise(
        {
            **PRODUCTS,
            "Sub category": ["Hand", "Foot", "Car"],
            "Main category": ["Pumps"] * 3,
            "Image 1": pictures,
            "Image 2": pictures,
        }
    )
    found = targets(mapping)
    assert found["Image 1"] == found["Image 2"] == "product.images"
    levels = [name for name, target in found.items() if target == "product.category"]
    assert levels == ["Main category", "Sub category"]


def test_prices_by_quantity_in_columns(recognise: Recognise) -> None:
    mapping = recognise(
        {
            **PRODUCTS,
            "Price 1-99 pcs": ["$1.00", "$1.10", "$1.20"],
            "Price 100-499 pcs": ["$0.90", "$1.00", "$1.10"],
            "Price 500+": ["$0.80", "$0.90", "$1.00"],
        }
    )
    breaks = {
        meaning.min_quantity
        for meanings in mapping.columns.values()
        for meaning in meanings
        if meaning.to == "offer.price_breaks"
    }
    assert breaks == {1, 100, 500}


def test_columns_that_name_others_and_hold_their_units(recognise: Recognise) -> None:
    mapping = recognise(
        {
            **PRODUCTS,
            "Attribute 1 name": ["Colour"] * 3,
            "Attribute 1 value(s)": ["red", "blue", "red, blue"],
            "Gross Weight": ["1.5", "700", "2"],
            "Weight Unit": ["kg", "g", "kg"],
        }
    )
    assert mapping.columns["Attribute 1 value(s)"][0].name_from == "Attribute 1 name"
    assert mapping.columns["Gross Weight"][0].unit_from == "Weight Unit"
    assert mapping.columns["Attribute 1 name"][0].to == "ignore"


def test_bags_and_row_numbers(recognise: Recognise, targets: Targets) -> None:
    bag = ['{"Power": "3 kW", "Voltage": "400 V"}', "Power: 4 kW; Voltage: 400 V", None]
    mapping = recognise(
        {
            "No.": ["1", "2", "3"],
            **PRODUCTS,
            "Specifications": bag,
            "Remarks": ["Power: 3 kW; Voltage: 400 V", "Power: 2 kW; Voltage: 12 V", "A: 1; B: 2"],
            "Specification": ["100 LED, IP44", "hand painted", "NiMH battery"],
        }
    )
    found = targets(mapping)
    assert found["No."] == "ignore"
    assert found["Specifications"] == "attributes"
    assert found["Remarks"] == "attributes"
    assert found["Specification"] == "attribute"


def test_row_of_units_goes_before_the_header(recognise: Recognise) -> None:
    mapping = recognise(
        {"Name": ["A10J-S72 175", "A10J-S72 180"], "A_c": ["1.3", "1.4"], "STC": ["175", "180"],
         "T_NOCT": ["49.9", "50"], "N_s": ["72", "72"]},
        units={"A_c": "m2", "T_NOCT": "C", "N_s": "[]"},
    )  # fmt: skip
    assert mapping.columns["A_c"][0].unit == "m²"
    assert mapping.columns["T_NOCT"][0].unit == "°C"
    assert mapping.columns["N_s"][0].unit is None
    assert mapping.columns["STC"][0].unit is None


def test_a_slipped_row_does_not_cost_a_column_its_yes_and_no(recognise: Recognise) -> None:
    names = [f"Hand pump {number}" for number in range(60)]
    cells = ["1", "0", "1"] * 19 + ["4", "1", "0"]
    mapping = recognise({"Product name": names, "Is washable": cells})
    assert mapping.columns["Is washable"][0].boolean


def test_booleans_by_header_only(recognise: Recognise) -> None:
    mapping = recognise(
        {
            **PRODUCTS,
            "is_electric": ["0", "1", "1"],
            "attr_b_wifi": ["true", "false", "true"],
            "is_size": ["12", "13", "14"],
            "USB ports": ["0", "1", "1"],
        }
    )
    flags = {name: meanings[0].boolean for name, meanings in mapping.columns.items()}
    assert flags["is_electric"]
    assert flags["attr_b_wifi"]
    assert not flags["is_size"]
    assert not flags["USB ports"]


def test_model_is_the_title_where_there_is_none(recognise: Recognise, targets: Targets) -> None:
    mapping = recognise(
        {
            "Manufacturer": ["Advantix", "AIT", "AIT"],
            "Model": ["i-SHWAK V4 06", "LWC 60", "LWC 80"],
            "Refrigerant": ["R410a", "R404A", "R404A"],
        }
    )
    found = targets(mapping)
    assert found["Model"] == "product.mpn+product.title"
    assert found["Manufacturer"] == "product.brand+supplier.name"
    assert mapping.constants["supplier.kind"] == "manufacturer"
    assert row_kinds(mapping) == {"product", "supplier"}


def test_a_maker_is_no_supplier_where_somebody_sells(
    recognise: Recognise, targets: Targets
) -> None:
    mapping = recognise(
        {**PRODUCTS, "Manufacturer": ["Wilo", "KSB", "KSB"], "Price": ["1", "2", "3"]}
    )
    assert targets(mapping)["Manufacturer"] == "product.brand"


def test_no_column_can_break_recognition(recognise: Recognise) -> None:
    odd: dict[str, list[Any]] = {
        "": ["a", "b"],
        "   ": ["a", "b"],
        "()": [None, None],
        "[]": ["1", "2"],
        "****": ["x", None],
        "\ufeffname": ["Pump one", "Pump two"],
        "💡": ["1", "2"],
        "a" * 500: ["1", "2"],
        "/": ["", ""],
        "1-99": ["", ""],
        "kg": ["1", "2"],
        "USD": ["1", "2"],
    }
    mapping = recognise(odd)
    assert list(mapping.columns) == list(odd)
    assert mapping.columns["\ufeffname"][0].to == "product.title"
