"""The figures behind importance, against their formulas."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.schema.importance import entropy, importance, price_effect
from data.schema.kind import Decision, decide
from data.schema.model import AttributeKind
from data.schema.numbers import Bin
from data.schema.profile import Profile


@pytest.mark.parametrize(
    ("counts", "bits"), [([1, 1], 1), ([1] * 8, 3), ([5], 0), ([], 0), ([3, 1], 0.811278)]
)
def test_entropy(counts: list[int], bits: float) -> None:
    assert entropy(counts) == pytest.approx(bits, abs=1e-6)


@given(st.lists(st.integers(1, 50), max_size=12), st.integers(0, 20))
def test_singles_are_values_that_occur_once(counts: list[int], singles: int) -> None:
    assert entropy(counts, singles=singles) == pytest.approx(entropy(counts + [1] * singles))


def bins(groups: list[list[int]]) -> list[Bin]:
    return [Bin(len(g), len(g), sum(g), sum(z * z for z in g)) for g in groups]


def test_price_effect_of_groups_that_explain_all_or_nothing() -> None:
    assert price_effect(bins([[-100] * 15, [100] * 15])) == pytest.approx(1)
    assert price_effect(bins([[-100, 100] * 10, [-100, 100] * 10])) == 0


def test_price_effect_is_epsilon_squared() -> None:
    groups = [[-30, -10, -20, 5] * 4, [10, 40, 0, -5] * 4]
    n, k = 32, 2
    every = [z for g in groups for z in g]
    mean = sum(every) / n
    whole = sum((z - mean) ** 2 for z in every)
    between = sum(len(g) * (sum(g) / len(g) - mean) ** 2 for g in groups)
    expected = 1 - (1 - between / whole) * (n - 1) / (n - k)
    assert price_effect(bins(groups)) == pytest.approx(expected)


def test_price_effect_needs_enough_products_for_its_groups() -> None:
    assert price_effect(bins([[1], [2]])) is None
    assert price_effect(bins([[n] for n in range(40)])) is None


SAME = {"kind": AttributeKind.ONE_OF, "coverage": 0.8, "bits": 2.0, "price": 0.3}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"coverage": 0.9}, {"coverage": 0.3}),
        ({"bits": 2.0}, {"bits": 0.2}),
        ({"price": 0.8}, {"price": 0.0}),
        ({"choice": 1.0}, {"choice": 0.0}),
        ({}, {"bookkeeping": True}),
        ({}, {"kind": AttributeKind.TEXT}),
        ({"kind": AttributeKind.NUMBER, "digits": 3}, {"kind": AttributeKind.NUMBER, "digits": 9}),
        ({}, {"per_value": 1.1}),
    ],
)
def test_each_factor_works(better: dict[str, object], worse: dict[str, object]) -> None:
    high = importance(**{**SAME, **better})  # type: ignore[arg-type]
    low = importance(**{**SAME, **worse})  # type: ignore[arg-type]
    assert 0 <= low < high <= 1


def test_a_constant_does_not_matter() -> None:
    assert importance(kind=AttributeKind.ONE_OF, coverage=1, bits=0, price=0.0) == 0


@given(
    st.sampled_from(AttributeKind),
    st.floats(0, 1),
    st.floats(0, 20),
    st.none() | st.floats(0, 1),
    st.floats(0, 20),
    st.booleans(),
)
def test_importance_is_a_share(
    kind: AttributeKind,
    coverage: float,
    bits: float,
    price: float | None,
    digits: float,
    bookkeeping: bool,
) -> None:
    value = importance(
        kind=kind, coverage=coverage, bits=bits, price=price, digits=digits, bookkeeping=bookkeeping
    )
    assert 0 <= value <= 1
    assert math.isfinite(value)


@pytest.mark.parametrize(
    ("profile", "kind"),
    [
        (Profile(cells=100, united={"mass": 80}, distinct=40), "number"),
        (Profile(cells=100, bare=80, distinct=40), "number"),
        (Profile(cells=100, bare=40, recurring=100, distinct=6), "one-of"),
        (Profile(cells=100, flags=85, bare=0, distinct=3), "boolean"),
        (Profile(cells=100, flags=60, distinct=3, recurring=100), "one-of"),
        (Profile(cells=100, sizes={"length": 70}, distinct=60), "dimensions"),
        (Profile(cells=100, distinct=100, coded=90, letters=12), "identifier"),
        (Profile(cells=100, distinct=8, coded=90, recurring=100, letters=8), "one-of"),
        (Profile(cells=100, distinct=100, long=90, letters=200), "text"),
        (Profile(cells=100, distinct=95, letters=20), "text"),
        (Profile(cells=100, links=90, distinct=3, recurring=100), "identifier"),
        (Profile(cells=3, distinct=3, letters=10), "one-of"),
        (Profile(cells=0), "text"),
    ],
)
def test_kinds_of_profiles(profile: Profile, kind: str) -> None:
    assert decide(profile).kind.value == kind


def test_numbers_in_two_dimensions_follow_the_greater() -> None:
    profile = Profile(cells=100, united={"mass": 60, "volume": 30}, bare=10)
    assert decide(profile) == Decision(AttributeKind.NUMBER, "mass")


def test_bare_numbers_outvote_the_few_with_a_unit() -> None:
    profile = Profile(cells=100, united={"mass": 20}, bare=80)
    assert decide(profile) == Decision(AttributeKind.NUMBER, None)
