from __future__ import annotations

import pytest

from data.mapping.header import parse_header
from data.mapping.label import readable
from data.mapping.words import joined, words


@pytest.mark.parametrize(
    ("header", "rest", "unit", "currency"),
    [
        ("Weight (kg)", "Weight", "kg", None),
        ("Weight [kg]", "Weight", "kg", None),
        ("Weight（kg）", "Weight", "kg", None),
        ("weight_kg", "weight", "kg", None),
        ("weight_g", "weight", "g", None),
        ("Weight/kg", "Weight", "kg", None),
        ("Length, mm", "Length", "mm", None),
        ("Leistung in kW", "Leistung", "kW", None),
        ("width in", "width", "in", None),
        ("Voltage (V)", "Voltage", "V", None),
        ("重量(公斤)", "重量", "kg", None),
        ("price_usd", "price", None, "USD"),
        ("Price (US$)", "Price", None, "USD"),
        ("单价(元)", "单价", None, "CNY"),
        ("Prix unitaire HT (€)", "Prix unitaire HT", None, "EUR"),
        ("price-EUR", "price", None, "EUR"),
        ("US$ price", "price", None, "USD"),
        ("p3_P_th [-]", "p3_P_th", None, None),
        ("Length (mm/in)", "Length", None, None),
        ("class_a", "class_a", None, None),
        ("size_m", "size_m", None, None),
        ("price_min", "price_min", None, None),
        ("Diameter max", "Diameter max", None, None),
        ("Coffee cup", "Coffee cup", None, None),
        ("Colour value(s)", "Colour value", None, None),
        ("order_unit", "order_unit", None, None),
        ("USB C", "USB C", None, None),
        ("Vitamin C", "Vitamin C", None, None),
        ("Type B", "Type B", None, None),
        ("Schalldruckpegel (dB(A))", "Schalldruckpegel", "dB(A)", None),
        ("Model years", "Model years", None, None),
        ("warranty_years", "warranty", "year", None),
        ("lead_time_days", "lead_time", "day", None),
    ],
)
def test_units_and_currencies_in_headers(
    header: str, rest: str, unit: str | None, currency: str | None
) -> None:
    measure = parse_header(header).measure
    assert (measure.rest, measure.unit, measure.currency) == (rest, unit, currency)


@pytest.mark.parametrize("header", ["Price ($)", "price $", "Unit price [$]"])
def test_a_dollar_sign_alone_names_no_currency(header: str) -> None:
    measure = parse_header(header).measure
    assert measure.currency is None
    assert measure.symbol == "$"


@pytest.mark.parametrize(
    ("header", "count", "unit"),
    [
        ("price per 100 pcs", 100, "pcs"),
        ("Price/kg", None, "kg"),
        ("Unit Price (USD/kg)", None, "kg"),
        ("Price (EUR) / 1000", 1000, None),
        ("Preis pro Stück", None, "Stück"),
        ("Vendors/Price", None, None),
    ],
)
def test_price_basis_in_headers(header: str, count: int | None, unit: str | None) -> None:
    measure = parse_header(header).measure
    assert (measure.per_count, measure.per_unit) == (count, unit)


@pytest.mark.parametrize(
    ("header", "label", "kind"),
    [
        ("attr_n_display_diagonal", "Display diagonal", "number"),
        ("attr_t_country_of_origin", "Country of origin", "text"),
        ("attr_b_bluetooth", "Bluetooth", "boolean"),
        ("spec_load_capacity_kg", "Load capacity", None),
        ("attributes.Battery type", "Battery type", None),
        ("is_waterproof", "Waterproof", "boolean"),
        ("has_power_curve", "Has power curve", "boolean"),
        ("Waterproof (Y/N)", "Waterproof", "boolean"),
        ("Dishwasher safe?", "Dishwasher safe", "boolean"),
        ("是否防水", "是否防水", "boolean"),
        ("screenSize", "Screen size", None),
        ("SCREEN_SIZE", "Screen size", None),
        ("Screen Size (inch)", "Screen Size", None),
        ("I_sc_ref", "I_sc_ref", None),
        ("Dimensions (LxWxH)", "Dimensions (LxWxH)", None),
    ],
)
def test_readable_names_and_typed_prefixes(header: str, label: str, kind: str | None) -> None:
    parsed = parse_header(header)
    assert (parsed.label, parsed.kind) == (label, kind)


def test_readable_leaves_what_people_wrote() -> None:
    assert readable("Max. working pressure") == "Max. working pressure"
    assert readable("额定电压") == "额定电压"
    assert readable("P_el_h_ref") == "P_el_h_ref"


@pytest.mark.parametrize(
    "spellings",
    [
        ("Part No.", "part_no", "partNo", "PART NUMBER", "Part #", "Part Nº"),
        ("Min. Order Qty", "min_order_qty", "MinOrderQty", "Minimum order quantity"),
        ("Categories", "category", "CATEGORY"),
        ("País del proveedor", "pais proveedor"),
        ("Größe", "grosse", "GRÖSSE"),
    ],
)
def test_spellings_of_one_header_fold_to_one_key(spellings: tuple[str, ...]) -> None:
    assert len({joined(words(spelling)) for spelling in spellings}) == 1
