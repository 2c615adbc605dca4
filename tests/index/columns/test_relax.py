"""The least relaxation, against trying everything."""

from __future__ import annotations

import itertools
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.constraint import (
    CATEGORY,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
    Constraint,
    Importance,
    Operator,
)
from data.values import Number, Text
from index.columns import Scope, Terms


def ask(field, operator, *values, unit=None):
    return Constraint(field, Operator(operator), values, unit)


def relaxed(store, *constraints, known_only=True, scope=None, terms=None):
    """What was relaxed: field, new operator and values (None when dropped), and found."""
    found = store.relax(constraints, scope, terms or Terms(), known_only=known_only)
    return [
        (
            r.constraint.field,
            None if r.relaxed is None else (r.relaxed.operator.value, *r.relaxed.values),
            r.found,
        )
        for r in found.relaxations
    ]


def test_nothing_to_relax(store):
    possible = ask("voltage", "=", 230)
    assert store.relax([possible]).relaxations == ()
    assert store.relax([possible]).constraints == (possible,)
    assert store.relax([]).relaxations == ()
    nowhere = Scope.of(np.array([], np.int32))
    assert store.relax([ask("voltage", ">", 500)], nowhere).relaxations == ()


def test_unknown_lets_through_unless_known_only(store):
    assert relaxed(store, ask("voltage", ">", 500), known_only=False) == []
    assert relaxed(store, ask("voltage", ">", 500)) == [("voltage", ("≥", 240), 1)]


@pytest.mark.parametrize(
    ("constraint", "loosened"),
    [
        (ask("voltage", "≥", 0.5, unit="kV"), ("≥", 0.24)),
        (ask("voltage", "<", 50), ("≤", 100)),
        (ask("voltage", "=", 300), ("between", 240, 300)),
        (ask("voltage", "between", 20, 30), ("between", 20, 100)),
        (ask("voltage", "about", 300), ("between", 240, 330)),
        (ask("voltage", "one of", 20, 400), ("one of", 20, 400, 100)),
        (ask("timer", "between", 31, 50), ("between", 30, 50)),
        (ask("weight", "≤", 100, unit="g"), ("≤", 250)),
        (ask("colour", "=", "pink"), None),
        (ask("top", "=", "1 x 1 mm"), None),
        (ask(PRICE, "≤", 4, unit="USD"), ("≤", 8)),
        (ask(MOQ, "≤", 0), ("≤", 1)),
        (ask(LEAD_TIME, "≤", 0.1, unit="week"), ("≤", 0.285714285714)),
        (ask(COUNTRY, "=", "BR"), None),
    ],
    ids=lambda value: str(getattr(value, "values", "")) if isinstance(value, Constraint) else "",
)
def test_one_must(store, constraint, loosened):
    found = relaxed(store, constraint, terms=Terms(Decimal(100)))
    assert [(field, new) for field, new, _ in found] == [(constraint.field, loosened)]
    again = store.relax([constraint], terms=Terms(Decimal(100)), known_only=True)
    left = store.allowed(again.constraints, terms=Terms(Decimal(100)), known_only=True)
    assert left.any()


def test_one_of_two_words_is_dropped(store):
    found = relaxed(store, ask("wireless", "=", True), ask("colour", "=", "black"))
    assert [(new, count) for _, new, count in found] == [(None, 1)]


def test_shoulds_are_left_alone(store):
    should = Constraint("colour", Operator.EQUAL, ("pink",), importance=Importance.SHOULD)
    found = store.relax([should, ask("voltage", ">", 500)], known_only=True)
    assert found.constraints[0] == should
    assert [r.constraint.field for r in found.relaxations] == ["voltage"]


def test_a_category_is_given_up_last(store):
    forklift = ask(CATEGORY, "=", "Trucks")
    found = relaxed(store, forklift, ask("capacity", "≥", 9), ask(COUNTRY, "=", "DE"))
    assert [field for field, _, _ in found] == ["capacity", COUNTRY]


def test_one_offer_again(store):
    """Cheap from China and dear from Germany: one of the two gives way, not both or neither."""
    found = relaxed(
        store, ask(PRICE, "≤", 11, unit="USD"), ask(COUNTRY, "=", "DE"), ask(MOQ, "≤", 5)
    )
    assert found == [(PRICE, ("≤", 20), 1)]


NAMES = ("a", "b")


@pytest.fixture
def grid(shelf, number, one_of):
    dice = np.random.default_rng(5)
    shelf.category("Things", a=number("mm", 0.5), b=number("kg", 0.5), c=one_of(0.5))
    rows = []
    for n in range(40):
        a, b = (float(dice.integers(0, 30)) if dice.random() < 0.8 else None for _ in NAMES)
        c = f"kind {dice.integers(0, 4)}" if dice.random() < 0.8 else None
        rows.append((a, b, c))
        values = {
            "a": None if a is None else Number(a, a, "mm"),
            "b": None if b is None else Number(b, b, "kg"),
            "c": None if c is None else Text(c),
        }
        shelf.product(f"p{n:02}", ("Things",), **{k: v for k, v in values.items() if v is not None})
    return shelf.columns(), rows


def test_no_smaller_relaxation_exists(grid):
    store, rows = grid

    @settings(max_examples=150, deadline=None)
    @given(
        st.integers(-5, 40), st.integers(-5, 40), st.integers(0, 6), st.booleans(), st.booleans()
    )
    def check(a, b, c, up, known_only):
        constraints = (
            ask("a", "≥" if up else "≤", a),
            ask("b", "=", b),
            ask("c", "=", f"kind {c}"),
        )
        found = store.relax(constraints, known_only=known_only)

        tests = (
            lambda x: x >= a if up else x <= a,
            lambda x: x == b,
            lambda x: x == f"kind {c}",
        )

        def passes(row, n):
            return not known_only if row[n] is None else tests[n](row[n])

        fails = [{n for n in range(3) if not passes(row, n)} for row in rows]
        fewest = min(len(failed) for failed in fails)
        assert len(found.relaxations) == fewest
        if not fewest:
            return
        gone = {("a", "b", "c").index(r.constraint.field) for r in found.relaxations}
        assert gone in fails
        counts = {r.found for r in found.relaxations}
        left = store.allowed(found.constraints, known_only=known_only)
        assert counts == {int(left.sum())}
        assert left.any()
        if gone == {0} and (new := found.relaxations[0].relaxed) is not None:
            # The bound went no further than to the nearest product that meets the rest.
            able = [row[0] for row, failed in zip(rows, fails, strict=True) if failed <= {0}]
            able = [x for x in able if x is not None]
            assert new.values == ((max(able) if up else min(able)),)

    check()


def test_it_is_the_same_every_time(grid):
    store, _ = grid
    musts = [ask("a", "≥", 99), ask("b", "≤", -1), ask("c", "=", "none")]
    for order in itertools.permutations(musts):
        first, second = (store.relax(order, known_only=True) for _ in range(2))
        assert first == second
        assert len(first.relaxations) == 3
