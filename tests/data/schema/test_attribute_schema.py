"""Finding a category, storing a schema, and showing it."""

from __future__ import annotations

import duckdb
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import CorruptGeneration, NotFound
from data.schema import AttributeSchema, CategorySchema, schema_rows
from data.schema.figures import readable, share

Trade = tuple[duckdb.DuckDBPyConnection, AttributeSchema]

PATHS = [
    (),
    ("Handling",),
    ("Handling", "Forklifts"),
    ("Handling", "Parts"),
    ("Cars",),
    ("Cars", "Parts"),
    ("Cars", "Lamps / Lights"),
]
SCHEMA = AttributeSchema({path: CategorySchema(path, 1, ()) for path in PATHS})


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        (("Handling", "Forklifts"), ("Handling", "Forklifts")),
        (("handling", "FORKLIFTS"), ("Handling", "Forklifts")),
        ("Handling > Forklifts", ("Handling", "Forklifts")),
        ("handling/forklifts", ("Handling", "Forklifts")),
        ("Handling|Forklifts", ("Handling", "Forklifts")),
        ("forklifts", ("Handling", "Forklifts")),
        ("  FORKLIFTS ", ("Handling", "Forklifts")),
        ("Cars > Parts", ("Cars", "Parts")),
        ("Lamps / Lights", ("Cars", "Lamps / Lights")),
        ("Cars > Lamps / Lights", ("Cars", "Lamps / Lights")),
        ("Cars", ("Cars",)),
        ("", ()),
        ("*", ()),
        ((), ()),
    ],
)
def test_a_category_is_found(asked: str | tuple[str, ...], path: tuple[str, ...]) -> None:
    assert SCHEMA.category(asked).category == path


def test_an_unknown_category_names_the_nearest() -> None:
    with pytest.raises(NotFound) as caught:
        SCHEMA.category("forklfts")
    assert caught.value.value == "forklfts"
    assert "Handling > Forklifts" in (caught.value.accepted or ())


def test_a_name_of_several_categories_asks_which() -> None:
    with pytest.raises(NotFound, match="several") as caught:
        SCHEMA.category("parts")
    assert set(caught.value.accepted or ()) == {"Handling > Parts", "Cars > Parts"}


def test_json_round_trip(trade: Trade) -> None:
    schema = trade[1]
    assert AttributeSchema.from_json(schema.to_json()) == schema
    assert AttributeSchema.from_json(AttributeSchema().to_json()) == AttributeSchema()


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b'{"version": 1}'])
def test_a_broken_schema_is_corrupt(text: bytes) -> None:
    with pytest.raises(CorruptGeneration):
        AttributeSchema.from_json(text)


def test_another_version_is_refused() -> None:
    text = orjson.dumps({"version": 99, "categories": []})
    with pytest.raises(CorruptGeneration, match="version"):
        AttributeSchema.from_json(text)


def test_rows_for_the_screen(trade: Trade) -> None:
    rows = {row.id: row for row in schema_rows(trade[1].category("Forklifts"))}
    assert rows["rated_load"].unit == "t"
    assert rows["rated_load"].coverage == "100 %"
    assert rows["rated_load"].typical.startswith("1.5 to 5, half ")
    assert "also in kg" in rows["rated_load"].remarks
    assert rows["warranty"].typical == "always 1"
    assert "the same everywhere" in rows["warranty"].remarks
    assert "10 % unread" in rows["max_lift_height"].remarks
    assert "several spellings" in rows["power_type"].remarks
    assert rows["remark"].typical == ""
    first = schema_rows(trade[1].category("Forklifts"))[0]
    assert float(first.importance) == max(float(row.importance) for row in rows.values())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (5.0, "5"), (2019, "2019"), (9999, "9999"), (10_000, "10,000"),
        (1_234_567, "1,230,000"), (0.00012345, "0.000123"), (3.14159, "3.14"), (99.96, "100"),
        (-0.4567, "-0.457"), (2800.0257, "2800"), (1e-9, "1.00e-09"), (3.2e15, "3.20e+15"),
        (float("inf"), "unbounded"),
    ],
)  # fmt: skip
def test_figures(value: float, text: str) -> None:
    assert readable(value) == text


@given(st.floats(1e-6, 1e11) | st.floats(-1e11, -1e-6))
def test_figures_keep_three_digits(value: float) -> None:
    assert float(readable(value).replace(",", "")) == pytest.approx(value, rel=0.006)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0 %"), (1, "100 %"), (0.004, "< 1 %"), (0.999, "> 99 %"), (0.5, "50 %")],
)
def test_shares(value: float, text: str) -> None:
    assert share(value) == text
