"""Three-valued logic, and what ranges mean, against their definitions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.asked import converter
from data.constraint import Constraint, Operator, Truth
from data.units import convert
from index.columns.truths import both, either, negated, of_known, passes, truth
from index.columns.wanted import wanted

TRUTHS = st.lists(st.sampled_from([-1, 0, 1]), min_size=1, max_size=20)
SMALL = st.integers(-6, 6).map(float)
ENDS = st.one_of(SMALL, st.sampled_from([-math.inf, math.inf]))
OPERATORS = list(Operator)


def array(values):
    return np.array(values, np.int8)


@settings(deadline=None)
@given(st.data())
def test_kleene(data):
    a = array(data.draw(TRUTHS))
    b = array(data.draw(st.lists(st.sampled_from([-1, 0, 1]), min_size=len(a), max_size=len(a))))
    assert (negated(both(a, b)) == either(negated(a), negated(b))).all()
    assert (both(a, negated(a)) != 1).all()
    # Unknown stands for either: a known result may not depend on which.
    for n in range(len(a)):
        worlds_a = [-1, 1] if a[n] == 0 else [int(a[n])]
        worlds_b = [-1, 1] if b[n] == 0 else [int(b[n])]
        for join, single in ((both, min), (either, max)):
            results = {single(x, y) for x in worlds_a for y in worlds_b}
            expected = results.pop() if len(results) == 1 else 0
            assert join(a, b)[n] == expected


def test_the_shared_words():
    assert [truth(value) for value in (1, 0, -1)] == [Truth.MET, Truth.UNKNOWN, Truth.MISSED]
    met, known = np.array([True, False, False]), np.array([True, True, False])
    found = of_known(met, known)
    assert found.tolist() == [1, -1, 0]
    assert passes(found, known_only=False).tolist() == [True, False, True]
    assert passes(found, known_only=True).tolist() == [True, False, False]


def holds(operator: Operator, x: float, values: tuple[float, ...]) -> bool:
    v = values[0]
    return {
        Operator.EQUAL: x == v,
        Operator.NOT_EQUAL: x != v,
        Operator.LESS: x < v,
        Operator.AT_MOST: x <= v,
        Operator.MORE: x > v,
        Operator.AT_LEAST: x >= v,
        Operator.BETWEEN: min(values) <= x <= max(values),
        Operator.ONE_OF: x in values,
        Operator.NOT_ONE_OF: x not in values,
        Operator.ABOUT: abs(x - v) <= abs(v) / 10,
    }[operator]


@st.composite
def questions(draw):
    operator = draw(st.sampled_from(OPERATORS))
    several = operator in (Operator.ONE_OF, Operator.NOT_ONE_OF)
    count = draw(st.integers(1, 3)) if several else 1 + (operator is Operator.BETWEEN)
    values = tuple(draw(st.lists(SMALL, min_size=count, max_size=count)))
    return Constraint("x", operator, values)


GRID = [n / 20 for n in range(-400, 401)]
"""Fine enough to have a number inside every range that the questions can tell apart."""


@settings(deadline=None)
@given(questions(), st.lists(SMALL, min_size=1, max_size=5))
def test_points(question, points):
    found = wanted(question, float).points(np.array([*points, math.nan]))
    expected = [1 if holds(question.operator, x, question.values) else -1 for x in points]
    assert found.tolist() == [*expected, 0]


@settings(deadline=None)
@given(questions(), ENDS, ENDS)
def test_ranges(question, a, b):
    low, high = min(a, b), max(a, b)
    if low == high and math.isinf(low):
        return
    negative = question.operator in (Operator.NOT_EQUAL, Operator.NOT_ONE_OF)
    positive = {
        Operator.NOT_EQUAL: Operator.EQUAL,
        Operator.NOT_ONE_OF: Operator.ONE_OF,
    }.get(question.operator, question.operator)
    possible = [x for x in GRID if low <= x <= high]
    if math.isinf(low) and math.isinf(high):
        stated = []
    elif math.isinf(low) or math.isinf(high):
        stated = [high if math.isinf(low) else low]
    else:
        stated = possible
    some = any(holds(positive, x, question.values) for x in possible)
    offered = 1 if any(holds(positive, x, question.values) for x in stated) else 0 if some else -1
    # Beyond the grid nothing changes but for open ends.
    ends = [x for x in (low, high) if math.isinf(x)]
    every = all(holds(positive, x, question.values) for x in [*possible, *ends])
    certain = 1 if every else 0 if some else -1
    asked = wanted(question, float)
    ranges = np.array([low]), np.array([high])
    sign = -1 if negative else 1
    assert asked.signed(asked.offered(*ranges)).tolist() == [sign * offered]
    # A range of several points is certain only of what lies in one piece of what is wanted.
    if len(question.values) == 1 or question.operator is Operator.BETWEEN:
        assert asked.certain(*ranges).tolist() == [sign * certain]


def test_nothing_stated_is_unknown():
    asked = wanted(Constraint("x", Operator.AT_MOST, (3,)), float)
    nan, infinite = np.array([math.nan]), np.array([math.inf])
    assert asked.certain(nan, nan).tolist() == [0]
    assert asked.offered(-infinite, infinite).tolist() == [0]


UNITS = [("kg", "lb"), ("mm", "in"), ("°C", "°F"), ("K", "°C"), ("kW", "hp"), ("m²", "sqft")]


@settings(deadline=None)
@given(
    st.sampled_from([pair for a, b in UNITS for pair in ((a, b), (b, a))]),
    st.floats(-1e6, 1e6).map(lambda x: float(f"{x:.6g}")),
)
def test_just_one_of_less_equal_and_more_after_conversion(units, value):
    from data.units import parse_unit

    given_unit, canonical = (parse_unit(u) or u for u in units)
    stored = float(f"{convert(value, given_unit, canonical):.12g}")
    change = converter(given_unit, canonical, "x")
    answers = {
        op: int(wanted(Constraint("x", op, (value,)), change).points(np.array([stored]))[0])
        for op in OPERATORS
        if op is not Operator.BETWEEN
    }
    assert answers[Operator.EQUAL] == 1, "a value asked for in another unit is found"
    assert (answers[Operator.LESS], answers[Operator.MORE]) == (-1, -1)
    assert (answers[Operator.AT_MOST], answers[Operator.AT_LEAST]) == (1, 1)


@settings(deadline=None)
@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_trichotomy(x, v):
    ops = (Operator.LESS, Operator.EQUAL, Operator.MORE)
    met = [wanted(Constraint("x", op, (v,)), float).points(np.array([x]))[0] > 0 for op in ops]
    assert sum(met) == 1


@pytest.mark.parametrize(("value", "near"), [(1.0, 1 + 5e-10), (1e12, 1e12 + 500)])
def test_the_tolerance_is_a_billionth(value, near):
    asked = wanted(Constraint("x", Operator.EQUAL, (value,)), float)
    assert asked.points(np.array([near, value + 3 * (near - value)])).tolist() == [1, -1]
