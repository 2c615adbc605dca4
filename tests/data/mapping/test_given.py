"""What formats fix, what people give, and columns that appear later."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.errors import MappingError
from data.mapping import (
    ColumnMapping,
    Mapping,
    check_mapping,
    extend_mapping,
    infer_mapping,
    mapping_rows,
)
from data.readers.base import RowBatch

Batch = Callable[..., RowBatch]

TABLE = {
    "Product name": ["Hand pump 12", "Foot pump 3 l"],
    "Weight (kg)": ["1.5", "2.5"],
    "Price": ["$12.50", "$13.50"],
}


def test_fixed_targets_win_and_the_rest_are_attributes(batch: Batch) -> None:
    table = {**TABLE, "Garantie": ["2 years", "3 years"]}
    mapping = infer_mapping(
        batch(table), fixed={"Product name": "product.description"}, source_name="feed.xml"
    )
    assert mapping.columns["Product name"][0] == ColumnMapping(
        to="product.description", confidence=1.0, because="the format fixes its meaning"
    )
    assert mapping.columns["Garantie"][0].to == "attribute"
    assert mapping.columns["Weight (kg)"][0].unit == "kg"


def test_what_a_person_gives_wins(batch: Batch) -> None:
    given = Mapping(
        columns={
            "Price": (ColumnMapping(to="ignore"),),
            "Product name": (ColumnMapping(to="product.mpn"), ColumnMapping(to="product.title")),
        },
        constants={"product.category": "Pumps"},
        decimal=",",
        key=("product.mpn",),
    )
    mapping = infer_mapping(batch(TABLE), given=given, source_name="table.csv")
    assert mapping.columns["Price"] == given.columns["Price"]
    assert [m.to for m in mapping.columns["Product name"]] == ["product.mpn", "product.title"]
    assert all(meaning.confidence == 1 for meaning in mapping.columns["Product name"])
    assert mapping.columns["Weight (kg)"][0].unit == "kg"
    assert mapping.constants == given.constants
    assert (mapping.decimal, mapping.key) == (",", ("product.mpn",))


def test_the_short_form_takes_the_rest_from_the_header(batch: Batch) -> None:
    given = Mapping(
        columns={
            "Weight (kg)": (ColumnMapping(to="attribute"),),
            "Price": (ColumnMapping(to="offer.price", currency="AUD"),),
        }
    )
    mapping = infer_mapping(batch(TABLE), given=given, source_name="table.csv")
    weight = mapping.columns["Weight (kg)"][0]
    assert (weight.name, weight.unit, weight.confidence) == ("Weight", "kg", 1.0)
    assert mapping.columns["Price"] == given.columns["Price"]


def test_a_given_field_is_not_filled_twice(batch: Batch) -> None:
    table = {**TABLE, "Bezeichnung2": ["Pumpe eins", "Pumpe zwei"]}
    given = Mapping(columns={"Bezeichnung2": (ColumnMapping(to="product.title"),)})
    mapping = infer_mapping(batch(table), given=given, source_name="table.csv")
    assert mapping.columns["Product name"][0].to == "attribute"


def test_unknown_columns_are_named_with_the_nearest(batch: Batch) -> None:
    given = Mapping(columns={"Wieght (kg)": (ColumnMapping(to="attribute"),)})
    with pytest.raises(
        MappingError,
        match=r"table\.csv does not have: 'Wieght \(kg\)' \(nearest: 'Weight \(kg\)'\)",
    ):
        infer_mapping(batch(TABLE), given=given, source_name="table.csv")
    mapping = infer_mapping(batch(TABLE), given=given, source_name="table.csv", complete=False)
    assert "Wieght (kg)" in mapping.columns


def test_unknown_targets_are_named_with_the_nearest(batch: Batch) -> None:
    given = Mapping(columns={"Price": (ColumnMapping(to="offer.prise"),)})
    with pytest.raises(MappingError, match=r"did you mean offer\.price\?") as caught:
        infer_mapping(batch(TABLE), given=given, source_name="table.csv")
    assert caught.value.field == "Price"
    assert caught.value.value == "offer.prise"


def test_later_columns_follow_the_same_rules(batch: Batch) -> None:
    mapping = infer_mapping(batch(TABLE), source_name="feed.jsonl")
    later = batch(
        {**TABLE, "Title": ["A b c", "D e f"], "attr_n_power": ["1", "2"], "MOQ": ["1", "2"]}
    )
    extended = extend_mapping(mapping, later)
    assert extended.columns["Title"][0].to == "attribute"
    assert extended.columns["attr_n_power"][0].name == "Power"
    assert extended.columns["MOQ"][0].to == "offer.moq"
    assert all(extended.columns[name] == mapping.columns[name] for name in TABLE)
    assert extend_mapping(extended, later) is extended


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (
            {"a": (ColumnMapping(to="product.title"),), "b": (ColumnMapping(to="product.title"),)},
            "both fill",
        ),
        ({"a": (ColumnMapping(to="product.title", pattern="("),)}, "no regular expression"),
        ({"a": (ColumnMapping(to="product.title", pattern="a"),)}, "0 groups"),
        ({"a": (ColumnMapping(to="offer.price", currency="XYZ"),)}, "unknown currency"),
        ({"a": (ColumnMapping(to="attribute", unit="blorg"),)}, "unknown unit"),
        ({"a": ()}, "no meaning"),
    ],
)
def test_mappings_that_cannot_be_used(
    columns: dict[str, tuple[ColumnMapping, ...]], message: str
) -> None:
    with pytest.raises(MappingError, match=message):
        check_mapping(Mapping(columns=columns))


@pytest.mark.parametrize(
    "mapping",
    [
        Mapping(constants={"product.titel": "x"}),
        Mapping(constants={"attribute": "x"}),
        Mapping(symbols={"$": "DOLLAR"}),
        Mapping(key=("attribute",)),
        Mapping(key=("product.idd",)),
    ],
)
def test_whole_source_entries_that_cannot_be_used(mapping: Mapping) -> None:
    with pytest.raises(MappingError):
        check_mapping(mapping)


def test_rows_for_the_table(batch: Batch) -> None:
    table = batch(TABLE)
    rows = mapping_rows(infer_mapping(table, source_name="table.csv"), table)
    weight = next(row for row in rows if row.column == "Weight (kg)")
    assert (weight.target, weight.detail, weight.samples) == (
        "attribute",
        "Weight [kg]",
        ("1.5", "2.5"),
    )
    assert [row.column for row in rows] == list(TABLE)
