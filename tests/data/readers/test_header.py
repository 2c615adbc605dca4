"""Header rows: titles above, units and ids below, and tables without any."""

from __future__ import annotations

import pytest

from data.readers.header import find_header


def names(header):
    return [column.name for column in header.columns]


def units(header):
    return {column.name: column.unit for column in header.columns if column.unit}


def test_names_in_the_first_row():
    header = find_header([["sku", "name"], ["1", "a"]])
    assert (names(header), header.rows, header.found) == (["sku", "name"], 1, True)


def test_titles_and_group_headings_are_passed_over():
    header = find_header(
        [
            ["Price list 2026", "", "", ""],
            ["", "", "", ""],
            ["General", "", "Electrical", ""],
            ["sku", "name", "voltage", "power"],
            ["1", "a", "230", "50"],
        ]
    )
    assert names(header) == ["sku", "name", "voltage", "power"]
    assert header.rows == 4


def test_a_row_of_units_without_a_label():
    header = find_header(
        [
            ["Model", "Power", "Weight", "Length"],
            ["", "kW", "[kg]", "(mm)"],
            ["A", "5", "80", "900"],
        ]
    )
    assert units(header) == {"Power": "kW", "Weight": "kg", "Length": "mm"}
    assert header.rows == 2


@pytest.mark.parametrize("word", ["Units", "Unit:", "Einheit", "单位"])
def test_a_row_that_says_it_holds_units(word):
    header = find_header([["Model", "Power", "Grade"], [word, "kW", ""], ["A", "5", "x"]])
    assert units(header) == {"Power": "kW"}
    assert header.rows == 2


def test_a_unit_that_we_do_not_know_is_kept_as_the_source_writes_it():
    header = find_header(
        [["Model", "Power", "Weight", "Wind"], ["", "kW", "kg", "furlongs/fortnight"]]
    )
    assert units(header)["Wind"] == "furlongs/fortnight"


def test_machine_ids_under_the_units():
    header = find_header(
        [["Name", "P", "m"], ["Units", "W", "kg"], ["[0]", "lib_p", "lib_m"], ["A", "5", "6"]]
    )
    assert header.rows == 3


@pytest.mark.parametrize(
    "row",
    [
        ["A", "m", "12"],
        ["bolt", "M8", "steel"],
        ["S", "red", "cotton"],
        ["", "", ""],
        ["kg", "bolt", "steel"],
    ],
)
def test_a_record_is_not_a_row_of_units(row):
    header = find_header([["sku", "name", "material"], row, ["x", "y", "z"]])
    assert header.rows == 1
    assert not units(header)


def test_a_table_without_a_header_has_numbered_columns():
    header = find_header([["4711", "bolt", "2.5"], ["4712", "nut", "3.5"]])
    assert (names(header), header.rows, header.found) == (
        ["column_1", "column_2", "column_3"],
        0,
        False,
    )


def test_years_as_names():
    header = find_header([["country", "2024", "2025"], ["DE", "1.5", "2.5"]])
    assert names(header) == ["country", "2024", "2025"]


def test_a_number_above_text_is_a_name():
    assert names(find_header([["sku", "12"], ["a", "x"], ["b", "y"]])) == ["sku", "12"]


def test_trailing_unnamed_columns_are_not_required():
    header = find_header([["a", "b", "", ""], ["1", "2", "", ""]])
    assert header.required == 2
    assert names(header) == ["a", "b", "column_3", "column_4"]
