"""Which names are one attribute."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import duckdb
import pytest

from data.schema import learn_schema

Catalogue = Callable[[Iterable[dict[str, Any]]], duckdb.DuckDBPyConnection]


def ids(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    return {a.id: tuple(sorted(a.names)) for a in learn_schema(con).categories[()].attributes}


def stating(first: str, other: str, *, first_cell: str = "5 kg", other_cell: str = "5 kg") -> Any:
    return [{"attributes": {first: first_cell}}] * 12 + [{"attributes": {other: other_cell}}] * 2


@pytest.mark.parametrize(
    ("first", "other", "attribute"),
    [
        ("Load capacity", "load-capacity", "load_capacity"),
        ("Load capacity", "Capacity load", "load_capacity"),
        ("Max. load", "Maximum load", "max_load"),
        ("Weight of frame", "Frame weight", "weight_of_frame"),
        ("Loads max", "Max load", "loads_max"),
        ("Net weight", "Nettogewicht", "net_weight"),
        ("Net weight", "净重", "net_weight"),
        ("Motor power", "Motorleistung", "motor_power"),
        ("Motor power", "电机功率", "motor_power"),
        ("Motor power", "Potencia del motor", "motor_power"),
        ("Rated voltage", "Nennspannung", "rated_voltage"),
        ("Max. flow", "最大流量", "max_flow"),
        ("Turning radius", "Wenderadius", "turning_radius"),
        ("Battery capacity", "Batteriekapazität", "battery_capacity"),
        ("Colour", "Farbe", "colour"),
        ("Max. load", "specs.Max. load", "max_load"),
        ("Weight", "weight_kg", "weight"),
        ("Capacity", "Capacitty", "capacity"),
    ],
)
def test_one_attribute(catalogue: Catalogue, first: str, other: str, attribute: str) -> None:
    cell = "5" if other.endswith("_kg") else "5 kg"
    found = ids(catalogue(stating(first, other, other_cell=cell)))
    assert found == {attribute: tuple(sorted((first, other)))}


@pytest.mark.parametrize(
    ("first", "other", "first_cell", "other_cell"),
    [
        ("Height", "Weight", "5 m", "5 kg"),
        ("Capacity", "Capacitty", "5 kg", "7 L"),
        ("Capacity", "Capacitty", "5 kg", "9 kg"),
        ("Max. load", "Min. load", "5 kg", "5 kg"),
        ("Inner diameter", "Outer diameter", "5 mm", "5 mm"),
        ("Voltage L1", "Voltage L2", "5 V", "5 V"),
        ("Power max", "Max power", "5 W", "5 kg"),
        ("Size", "Size L", "5 kg", "5 kg"),
        ("Type", "Type C", "5 V", "yes"),
        ("Rated power", "Motorleistung", "5 W", "5 W"),
        ("Load capacity", "Kapazität", "5 kg", "5 kg"),
        ("Shape factor", "Form factor", "a", "a"),
        ("Accuracy class", "Precision class", "P5", "P5"),
        ("Front load", "Max. load", "5 kg", "5 kg"),
    ],
)
def test_two_attributes(
    catalogue: Catalogue, first: str, other: str, first_cell: str, other_cell: str
) -> None:
    con = catalogue(stating(first, other, first_cell=first_cell, other_cell=other_cell))
    assert len(ids(con)) == 2


@pytest.mark.parametrize(
    ("first", "other"), [("Max. load", "Maximum load"), ("Capacity", "Capacitty")]
)
def test_names_on_one_product_are_two_attributes(
    catalogue: Catalogue, first: str, other: str
) -> None:
    products = [*stating(first, other), {"attributes": {first: "5 kg", other: "5 kg"}}]
    assert len(ids(catalogue(products))) == 2


def test_the_label_is_the_most_frequent_spelling(catalogue: Catalogue) -> None:
    products = [{"attributes": {name: "5 kg"}} for name in ["WEIGHT"] * 3 + ["Weight"] * 4]
    (found,) = learn_schema(catalogue(products)).categories[()].attributes
    assert (found.id, found.label, found.names) == ("weight", "Weight", ("Weight", "WEIGHT"))


def test_an_id_keeps_the_letters_of_its_script(catalogue: Catalogue) -> None:
    (found,) = (
        learn_schema(catalogue([{"attributes": {"额定载荷": "3 t"}}])).categories[()].attributes
    )
    assert found.id == "额定载荷"


def test_a_name_without_letters_has_an_id(catalogue: Catalogue) -> None:
    assert set(ids(catalogue([{"attributes": {"%": "5"}}]))) == {"unnamed"}


def test_a_name_is_one_attribute_in_all_categories(catalogue: Catalogue) -> None:
    products = [
        {"category": ("A",), "attributes": {"Max. load": "5 kg"}},
        {"category": ("B",), "attributes": {"Maximum load": "7 kg"}},
    ]
    schema = learn_schema(catalogue(products))
    (a,), (b,) = schema.categories[("A",)].attributes, schema.categories[("B",)].attributes
    assert a.id == b.id
    assert (a.label, b.label) == ("Max. load", "Maximum load")
