"""Building columns: what a cell cannot hold, and files that do not belong together."""

from __future__ import annotations

import numpy as np
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.constraint import Constraint, Operator
from data.errors import CatalogueError, NotFound
from data.schema.model import AttributeKind
from data.values import Dimensions, Flag, Number, Text
from index.columns import ColumnStore, DocumentOrder
from index.columns.order import numbers_of
from index.columns.pool import TextPool
from index.columns.scatter import Scatter
from index.columns.scope import Scope, expand, sparse_rows


@settings(deadline=None)
@given(
    st.lists(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 4)), max_size=9), max_size=5),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 4), st.integers(1, 3)), max_size=5),
)
def test_every_value_is_in_its_cell_or_in_the_side_table(batches, ranges):
    cells = np.full(8, np.nan)
    scatter = Scatter(cells, np.nan, np.nan)
    expected: dict[int, set[tuple[float, float]]] = {}
    for batch in batches:
        for place, value in batch:
            expected.setdefault(place, set()).add((float(value), float(value)))
        pairs = np.array(batch, np.int64).reshape(-1, 2)
        scatter.put(pairs[:, 0], pairs[:, 1].astype(np.float64))
    for place, low, width in ranges:
        expected.setdefault(place, set()).add((float(low), float(low + width)))
    rows = np.array(ranges, np.int64).reshape(-1, 3)
    places, (low, high) = scatter.side_table(
        rows[:, 0], rows[:, 1].astype(np.float64), (rows[:, 1] + rows[:, 2]).astype(np.float64)
    )
    assert (np.diff(places) >= 0).all()
    found: dict[int, set[tuple[float, float]]] = {}
    for place, a, b in zip(places.tolist(), low.tolist(), high.tolist(), strict=True):
        assert (a, b) not in found.setdefault(place, set())
        found[place].add((a, b))
    for place in range(8):
        if not np.isnan(cells[place]):
            assert place not in found
            found[place] = {(cells[place], cells[place])}
    assert found == expected


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 20), max_size=20).map(sorted),
    st.lists(st.integers(0, 20), max_size=20).map(sorted),
)
def test_sparse_rows_are_found_for_documents_and_for_ranges(keys, places):
    table = np.array(keys, np.int64)
    owners, rows = sparse_rows(table, np.array(places, np.int64))
    expected = [(n, r) for n, place in enumerate(places) for r, k in enumerate(keys) if k == place]
    assert list(zip(owners.tolist(), rows.tolist(), strict=True)) == expected
    if places:
        low, high = places[0], places[-1] + 1
        owners, rows = sparse_rows(table, slice(low, high))
        expected = [(k - low, r) for r, k in enumerate(keys) if low <= k < high]
        assert list(zip(owners.tolist(), rows.tolist(), strict=True)) == expected


def test_expanding_ranges():
    owners, members = expand(np.array([0, 5, 5]), np.array([2, 5, 8]))
    assert (owners.tolist(), members.tolist()) == ([0, 0, 2, 2, 2], [0, 1, 5, 6, 7])


@settings(deadline=None)
@given(st.lists(st.text(max_size=6), max_size=20, unique=True), st.text(max_size=6))
def test_a_pool_gives_back_its_strings(strings, other):
    ordered = sorted(strings, key=str.encode)
    pool = TextPool.of(ordered)
    assert [pool[n] for n in range(len(pool))] == ordered
    assert [pool.find(s) for s in ordered] == list(range(len(ordered)))
    assert (pool.find(other) is None) == (other not in strings)


def test_values_beyond_one_per_product(shelf, number, one_of):
    shelf.category(
        "Things",
        size=number("mm", 0.5),
        shade=one_of(0.5),
        solid=AttributeKind.BOOLEAN,
        box=AttributeKind.DIMENSIONS,
    )
    shelf.product(
        "twice",
        ("Things",),
        size=[Number(5.0, 5.0, "mm"), Number(5.0, 5.0, "mm"), Number(7.0, 9.0, "mm")],
        shade=[Text("red"), Text("blue")],
        solid=[Flag(True), Flag(False)],
        box=Dimensions((3.0, 1.0), None),
    )
    store = shelf.columns()

    def ask(field, value):
        return int(store.evaluate(Constraint(field, Operator.EQUAL, (value,)))[0])

    assert [ask("size", v) for v in (5, 6, 8)] == [1, -1, 1]
    assert [ask("shade", v) for v in ("red", "blue", "green")] == [1, 1, -1]
    assert ask("solid", True) == 0, "both is as good as neither"
    assert store.outcome(Constraint("size", Operator.EQUAL, (5,)), 0).value == "5, 7–9 mm"
    assert [ask("box", v) for v in (3, 2)] == [1, -1]


def test_a_catalogue_with_nothing_in_it(shelf):
    store = shelf.columns()
    assert len(store) == 0
    assert store.facets() == ()
    assert store.evaluate(Constraint("product.brand", Operator.EQUAL, ("x",))).tolist() == []


def test_other_columns_are_refused(shelf, number):
    shelf.category("Things", size=number("mm", 0.5))
    shelf.product("one", ("Things",), size=Number(5.0, 5.0, "mm"))
    shelf.columns()
    folder = shelf.folder / "columns"
    order = DocumentOrder.open(folder)
    manifest = folder / "columns.json"
    stored = orjson.loads(manifest.read_bytes())
    for change in ({"documents": 2}, {"version": 0}):
        manifest.write_bytes(orjson.dumps(stored | change))
        with pytest.raises(CatalogueError, match="build it anew"):
            ColumnStore.open(folder, order)


def test_many_numbers_at_once(store):
    assert numbers_of(store.order, ["c1", "d1"]).tolist() == [3, 1]
    with pytest.raises(NotFound, match="nobody"):
        numbers_of(store.order, ["c1", "nobody"])
    assert store.order.leaf_of(np.array([0, 1, 3], np.int32)).tolist() == [0, 1, 2]
    assert Scope.of(np.array([3, 1], np.int32)).numbers().tolist() == [1, 3]
