"""What applying a schema writes, and what it never writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.catalogue.tables import TABLES
from data.schema import AttributeSchema, apply_schema, learn_schema, parse_overlay
from data.units import convert

Catalogue = Callable[[Iterable[dict[str, Any]]], duckdb.DuckDBPyConnection]
Trade = tuple[duckdb.DuckDBPyConnection, AttributeSchema]


def values(con: duckdb.DuckDBPyConnection, columns: str, where: str = "true") -> list[Any]:
    return con.execute(
        f"SELECT {columns} FROM attribute_values WHERE {where} ORDER BY product_id, attribute,"
        " ordinal"
    ).fetchall()


def applied(con: duckdb.DuckDBPyConnection, overlay: str = "") -> duckdb.DuckDBPyConnection:
    apply_schema(con, learn_schema(con, parse_overlay(overlay)))
    return con


def test_the_table_is_the_catalogues(trade: Trade) -> None:
    made = trade[0].execute("DESCRIBE attribute_values").fetchall()
    con = duckdb.connect()
    con.execute(f"CREATE TABLE attribute_values ({TABLES['attribute_values']})")
    assert made == con.execute("DESCRIBE attribute_values").fetchall()
    con.close()


def test_numbers_are_in_the_canonical_unit_with_the_stated_one_kept(trade: Trade) -> None:
    rows = values(
        trade[0], "low, high, unit, stated_low, stated_unit, raw", "attribute = 'rated_load'"
    )
    assert len(rows) == 80
    for low, high, unit, stated, stated_unit, raw in rows:
        assert (low, unit) == (high, "t")
        assert low == pytest.approx(convert(stated, stated_unit, "t"), rel=1e-12)
        assert raw == f"{stated:g} {stated_unit}"


def test_words_among_numbers_have_no_value(trade: Trade) -> None:
    rows = values(
        trade[0], "known, low, high, unit, label, stated_text",
        "attribute = 'max_lift_height' AND NOT known",
    )  # fmt: skip
    assert rows == [(False, None, None, None, None, "customized")] * 8


def test_a_bare_number_beside_units_is_unknown(trade: Trade) -> None:
    rows = values(trade[0], "known, low, stated_low", "attribute='weight' AND stated_unit IS NULL")
    assert len(rows) == 15
    assert all(not known and low is None and stated for known, low, stated in rows)


def test_spellings_become_the_canonical_one(trade: Trade) -> None:
    labels = {label for (label,) in values(trade[0], "label", "attribute = 'power_type'")}
    assert len(labels) == 4
    rows = values(trade[0], "label, stated_text", "attribute = 'material'")
    assert {label for label, text in rows if text.startswith("Semi")} == {"Semi-metallic"}


def test_one_row_per_item_of_a_list_and_per_direction_of_a_size(trade: Trade) -> None:
    rows = values(trade[0], "label, stated_text, ordinal", "attribute = 'size'")
    assert {label for label, _, _ in rows} == {"S", "M", "L", "XL"}
    assert {ordinal for *_, ordinal in rows} == {0, 1, 2, 3}
    rows = values(trade[0], "low, unit", "attribute = 'fork_size' AND ordinal = 1")
    assert rows == [(125.0, "mm")] * 80


def test_alternatives_of_a_number_are_rows(trade: Trade) -> None:
    rows = values(trade[0], "low, ordinal", "attribute = 'voltage' AND stated_shape = 'list'")
    assert set(rows) == {(110.0, 0), (220.0, 1)}


def test_truth_values(trade: Trade) -> None:
    rows = values(trade[0], "flag, stated_text", "attribute = 'side_shift'")
    assert set(rows) == {(True, "Yes"), (True, "yes"), (False, "No")}


def test_every_reading_of_a_product_is_accounted_for(trade: Trade) -> None:
    row = (
        trade[0]
        .execute(
            """
        SELECT count(*) FROM (SELECT DISTINCT product_id, "column" FROM attribute_readings)
        ANTI JOIN attribute_values USING (product_id, "column")
        """
        )
        .fetchone()
    )
    assert row == (0,)


def test_applying_twice_or_from_json_changes_nothing(trade: Trade) -> None:
    con, schema = trade
    before = values(con, "*")
    apply_schema(con, AttributeSchema.from_json(schema.to_json()))
    assert values(con, "*") == before


def test_one_quantity_in_two_units_is_one_value(catalogue: Catalogue) -> None:
    con = applied(
        catalogue(
            {"attributes": [("Weight", f"{n + 1} kg"), ("weight", f"{(n + 1) * 2.20462:.2f} lb")]}
            for n in range(20)
        )
    )
    rows = values(con, "low, unit, ordinal, stated_unit")
    assert rows == [(float(n + 1), "kg", 0, "kg") for n in range(20)]


def test_two_different_statements_stand_side_by_side(catalogue: Catalogue) -> None:
    con = applied(
        catalogue(
            [{"attributes": [("Weight", "5 kg"), ("weight", "7 kg"), ("Weight", "5 kg")]}] * 3
        )
    )
    assert values(con, "low, ordinal") == [(5.0, 0), (7.0, 1)] * 3


def test_spellings_of_one_value_in_one_list_are_one_row(catalogue: Catalogue) -> None:
    products = [{"attributes": {"Ports": p}} for p in ["USB, HDMI, usb", "HDMI, USB"] * 5]
    assert values(applied(catalogue(products)), "label") == [
        row for _ in range(5) for row in [("USB",), ("HDMI",), ("HDMI",), ("USB",)]
    ]


def test_two_sizes_of_one_product_are_not_mixed(catalogue: Catalogue) -> None:
    con = applied(catalogue([{"attributes": [("Size", "20 x 30 cm"), ("size", "8 x 12 in")]}] * 2))
    rows = values(con, "low, ordinal, stated_unit")
    assert len(rows) == 4
    assert len({unit for *_, unit in rows}) == 1


def test_a_unit_left_in_the_name_counts_where_another_name_shows_it_is_one(
    catalogue: Catalogue,
) -> None:
    products = [{"attributes": {"Weight": f"{n} kg"}} for n in range(1, 13)]
    products += [{"attributes": {"weight_g": str(1000 * n)}} for n in range(1, 5)]
    products += [{"attributes": {"Weight": "5"}}]
    rows = values(applied(catalogue(products)), "known, low, unit, stated_low, stated_unit")
    assert rows[12:16] == [(True, float(n), "kg", 1000.0 * n, None) for n in range(1, 5)]
    assert rows[16] == (False, None, None, 5.0, None)


def test_an_overlay_says_what_bare_numbers_mean(catalogue: Catalogue) -> None:
    products = [{"attributes": {"Weight": f"{n} kg"}} for n in range(1, 13)]
    products += [{"attributes": {"Weight": "5000"}}]
    con = applied(
        catalogue(products),
        "categories: {'*': {attributes: {weight: {assume_unit: g, unit: kg}}}}",
    )
    assert values(con, "known, low, unit")[12] == (True, 5.0, "kg")


def test_open_ranges_stay_open(catalogue: Catalogue) -> None:
    con = applied(catalogue([{"attributes": {"Load": "up to 3 t"}}] * 3))
    assert values(con, "low, high, unit")[0] == (float("-inf"), 3.0, "t")


CELLS = st.sampled_from(
    "5 kg|11 lb|5|5000 g|5 t|heavy|-5 °C|41 °F|300 K|20 x 30 cm|8 x 12 in|12V/24V|100-240 V|IP65|"
    "up to 3 t|2 m|N/A|1-2 kg|3000|5 kg / 11 lb|30 °C - 40 °C|-|1,5 kg|0.5 kg".split("|")
)
PRODUCTS = st.lists(
    st.builds(
        dict,
        attributes=st.lists(
            st.tuples(st.sampled_from(["Weight", "Weight kg", "Temp", "Temperature"]), CELLS),
            max_size=3,
        ),
        category=st.sampled_from([(), ("A",), ("A", "B")]),
        units=st.sampled_from([{}, {"Weight": "g"}, {"Temp": "°F"}]),
    ),
    max_size=25,
)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(products=PRODUCTS)
def test_a_known_number_is_the_stated_one_converted(
    catalogue: Catalogue, products: list[dict[str, Any]]
) -> None:
    con = catalogue(products)
    schema = learn_schema(con)
    apply_schema(con, schema)
    assumed = {
        unit
        for category in schema.categories.values()
        for a in category.attributes
        for unit in a.assumed_units.values()
    }
    rows = values(
        con, "known, low, high, unit, stated_low, stated_high, stated_unit, kind, label, flag"
    )
    for known, low, high, unit, stated_low, stated_high, stated_unit, kind, label, flag in rows:
        if not known:
            assert (low, high, unit, label, flag) == (None,) * 5
        elif kind in ("number", "dimensions"):
            assert stated_low is not None
            units = [stated_unit] if stated_unit else sorted(assumed) if unit else [None]
            for value, stated in ((low, stated_low), (high, stated_high)):
                expected = [stated if unit is None else convert(stated, u, unit) for u in units]
                assert any(value == pytest.approx(e, rel=1e-11, abs=1e-9) for e in expected)
        else:
            assert low is None
            assert label or flag is not None
    apply_schema(con, schema)
    assert values(con, "known, low, high, unit, stated_low, stated_high, stated_unit, kind,"
                  " label, flag") == rows  # fmt: skip
