"""A thousand random filters on the CEC list of modules answer as DuckDB's SQL does."""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pytest

from data.catalogue import Catalogue
from data.constraint import BRAND, Constraint, Operator
from data.ingest import ingest
from index.columns import ColumnStore, DocumentOrder, build_columns, build_order
from index.columns.order import reading

COMBINATIONS = 1_000

# Units that a buyer may use instead of the catalogue's: the SQL converts by these figures alone.
UNITS = {
    "W": [("kW", 1000.0, 0.0), ("mW", 0.001, 0.0)],
    "mm": [("cm", 10.0, 0.0), ("in", 25.4, 0.0), ("m", 1000.0, 0.0)],
    "m²": [("cm²", 0.0001, 0.0)],
    "A": [("mA", 0.001, 0.0)],
    "V": [("mV", 0.001, 0.0), ("kV", 1000.0, 0.0)],
    "°C": [("°F", 5 / 9, -160 / 9), ("K", 1.0, -273.15)],
    "Ω": [("kΩ", 1000.0, 0.0)],
}
COMPARISONS = {
    Operator.EQUAL: "abs({x} - {a}) <= {e}",
    Operator.NOT_EQUAL: "NOT abs({x} - {a}) <= {e}",
    Operator.LESS: "{x} < {a} - {e}",
    Operator.AT_MOST: "{x} <= {a} + {e}",
    Operator.MORE: "{x} > {a} + {e}",
    Operator.AT_LEAST: "{x} >= {a} - {e}",
}


@dataclass
class World:
    store: ColumnStore
    cursor: duckdb.DuckDBPyConnection
    numbers: dict[str, tuple[str | None, np.ndarray]]
    labels: dict[str, list[str]]
    flags: list[str]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    if importlib.util.find_spec("pvlib") is None:
        pytest.skip("pvlib is not installed: pip install 'sourcing[real]'")
    home: Path = tmp_path_factory.mktemp("cec")
    folder = home / "columns"
    folder.mkdir()
    ingest(["real:cec-modules"], home=home)
    with Catalogue.open(home) as catalogue:
        build_columns(catalogue, build_order(catalogue, folder), folder)
        store = ColumnStore.open(folder, DocumentOrder.open(folder))
        with reading(catalogue) as cursor:
            yield _world(store, cursor)


def _world(store: ColumnStore, cursor: duckdb.DuckDBPyConnection) -> World:
    """One row per product, from ``attribute_values``: the SQL's own view of the catalogue."""
    attributes = cursor.execute(
        """SELECT attribute, kind, max(unit), count(*), count(DISTINCT product_id)
        FROM catalogue.attribute_values WHERE known GROUP BY ALL ORDER BY 1"""
    ).fetchall()
    assert all(rows == products for *_, rows, products in attributes), "one value per product"
    taken = {"number": "low", "one-of": "label", "boolean": "flag"}
    picks = "".join(
        f""", max({taken[kind]}) FILTER (attribute = '{name}' AND known) AS "{name}" """
        for name, kind, *_ in attributes
        if kind in taken
    )
    cursor.execute(
        f"""CREATE TEMP TABLE wide AS SELECT p.id, any_value(p.brand) AS "{BRAND}" {picks}
        FROM catalogue.products p LEFT JOIN catalogue.attribute_values v ON v.product_id = p.id
        GROUP BY p.id"""
    )
    numbers, labels, flags = {}, {}, []
    for name, kind, unit, *_ in attributes:
        known = f'SELECT "{name}" AS x FROM wide WHERE "{name}" IS NOT NULL ORDER BY 1'
        if kind == "number":
            numbers[name] = (unit, cursor.sql(known).fetchnumpy()["x"])
        elif kind == "one-of":
            labels[name] = [row[0] for row in cursor.execute(known).fetchall()]
        elif kind == "boolean":
            flags.append(name)
    brands = cursor.execute(f'SELECT "{BRAND}" FROM wide WHERE "{BRAND}" IS NOT NULL ORDER BY 1')
    labels[BRAND] = [row[0] for row in brands.fetchall()]
    return World(store, cursor, numbers, labels, flags)


def _number(world: World, dice: random.Random) -> tuple[Constraint, str]:
    name = dice.choice(list(world.numbers))
    unit, values = world.numbers[name]
    drawn = float(dice.choice(values)) * dice.choice([1.0, 1.0, 0.9, 1.05, 1 + 1e-7])
    others = [float(dice.choice(values)) for _ in range(dice.randint(1, 3))]
    symbol, factor, shift = dice.choice([(None, 1.0, 0.0), (unit, 1.0, 0.0), *UNITS.get(unit, [])])
    asked = [(value - shift) / factor for value in (drawn, *others)]

    def close(value: float) -> float:
        return 1e-9 * max(abs(value), abs(shift))

    x = f'"{name}"'
    operator = dice.choice(list(Operator))
    if operator is Operator.BETWEEN:
        a, b = asked[0] * factor + shift, asked[1] * factor + shift
        low, high = min(a, b), max(a, b)
        sql = f"{x} BETWEEN {low!r} - {close(low)!r} AND {high!r} + {close(high)!r}"
        return Constraint(name, operator, tuple(asked[:2]), symbol), sql
    if operator is Operator.ABOUT:
        ends = [asked[0] * share * factor + shift for share in (0.9, 1.1)]
        low, high = min(ends), max(ends)
        sql = f"{x} BETWEEN {low!r} - {close(low)!r} AND {high!r} + {close(high)!r}"
        return Constraint(name, operator, (asked[0],), symbol), sql
    if operator in (Operator.ONE_OF, Operator.NOT_ONE_OF):
        points = [value * factor + shift for value in asked]
        sql = " OR ".join(f"abs({x} - {p!r}) <= {close(p)!r}" for p in points)
        sql = f"({sql})" if operator is Operator.ONE_OF else f"NOT ({sql})"
        return Constraint(name, operator, tuple(asked), symbol), sql
    a = asked[0] * factor + shift
    sql = COMPARISONS[operator].format(x=x, a=f"({a!r})", e=repr(close(a)))
    return Constraint(name, operator, (asked[0],), symbol), sql


def _label(world: World, dice: random.Random) -> tuple[Constraint, str]:
    name = dice.choice(list(world.labels))
    values = tuple(dict.fromkeys(dice.choices(world.labels[name], k=dice.randint(1, 4))))
    operator = dice.choice(
        [Operator.ONE_OF, Operator.NOT_ONE_OF]
        if len(values) > 1
        else [Operator.EQUAL, Operator.NOT_EQUAL]
    )
    listed = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
    negative = "NOT" if operator in (Operator.NOT_EQUAL, Operator.NOT_ONE_OF) else ""
    return Constraint(name, operator, values), f'"{name}" {negative} IN ({listed})'


def _flag(world: World, dice: random.Random) -> tuple[Constraint, str]:
    name, value = dice.choice(world.flags), dice.random() < 0.5
    if dice.random() < 0.5:
        return Constraint(name, Operator.EQUAL, (value,)), f'"{name}" = {value}'
    return Constraint(name, Operator.NOT_EQUAL, (value,)), f'"{name}" <> {value}'


def test_random_filters_answer_as_sql_does(world: World):
    dice = random.Random(20260101)
    seen = {"met": 0, "unknown": 0, "missed": 0}
    for _ in range(COMBINATIONS):
        makers = dice.choices([_number, _label, _flag], weights=[6, 2, 1], k=dice.randint(1, 4))
        constraints, conditions = zip(*(make(world, dice) for make in makers), strict=True)
        # SQL's own three-valued logic: NULL is unknown.
        condition = " AND ".join(f"({c})" for c in conditions)
        expected = world.cursor.sql(
            f"SELECT CASE WHEN t THEN 1 WHEN t IS NULL THEN 0 ELSE -1 END AS t FROM "
            f"(SELECT id, ({condition}) AS t FROM wide) ORDER BY id"
        ).fetchnumpy()["t"]
        found = world.store.conjunction(constraints)
        np.testing.assert_array_equal(found, expected, err_msg=f"{constraints} {condition}")
        for known_only, least in ((True, 1), (False, 0)):
            allowed = world.store.allowed(constraints, known_only=known_only)
            np.testing.assert_array_equal(allowed, expected >= least)
        for name, value in (("met", 1), ("unknown", 0), ("missed", -1)):
            seen[name] += bool((expected == value).any())
    # The draw must not be so narrow that nothing is tried.
    assert min(seen.values()) > COMBINATIONS // 10, seen
