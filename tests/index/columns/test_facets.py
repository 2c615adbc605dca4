"""Facets: their counts are those of the filters that a click on them makes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.constraint import CATEGORY, COUNTRY, MOQ, PRICE, Constraint, Operator
from data.errors import InputError
from data.values import Number, Text
from index.columns import Scope
from index.columns.facets.edges import round_edges, roundest
from index.columns.facets.entropy import entropy, sampled_entropy
from index.columns.facets.numbers import Stated, number_buckets
from index.response import Bucket

FLOATS = st.floats(-1e12, 1e12).map(lambda x: float(f"{x:.5g}"))


def stated(points, ranges=()):
    owners = np.arange(len(points), len(points) + len(ranges))
    return Stated(
        np.array(points, np.float64),
        owners,
        np.array([low for low, _ in ranges], np.float64),
        np.array([high for _, high in ranges], np.float64),
    )


@settings(deadline=None)
@given(st.lists(FLOATS, min_size=2, max_size=300))
def test_edges_are_few_ascending_and_hold_everything(numbers):
    values, counts = np.unique(numbers, return_counts=True)
    if len(values) < 2:
        return
    edges = round_edges(values, counts)
    assert edges[0] <= values[0] <= values[-1] <= edges[-1]
    assert (np.diff(edges)[:-1] > 0).all()
    assert 1 <= len(edges) - 1 <= 6


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0.1, 0.35, 0.2), (12, 19, 15), (99, 101, 100), (-0.35, -0.1, -0.2), (240.1, 263.7, 250),
     (-3, 4, 0), (7, 7.0001, 7.0001), (1999, 2024, 2000), (3e-13, 8e-13, 5e-13)],
)  # fmt: skip
def test_the_roundest_number_between(low, high, expected):
    assert roundest(low, high) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("shape", ["uniform", "lognormal", "normal", "years"])
def test_ranges_weigh_about_the_same_and_are_round(seed, shape):
    dice = np.random.default_rng(seed)
    values = {
        "uniform": dice.uniform(0, 1000, 4000),
        "lognormal": dice.lognormal(3, 1.5, 4000),
        "normal": dice.normal(250, 40, 4000),
        "years": dice.integers(1990, 2026, 4000).astype(float),
    }[shape]
    buckets, bits = number_buckets(stated(values))
    counts = [bucket.count for bucket in buckets]
    assert 4 <= len(buckets) <= 7
    assert sum(counts) == 4000
    assert max(counts) <= 0.34 * 4000
    assert min(counts) >= 0.04 * 4000
    assert bits > 2
    inner = [bucket.low for bucket in buckets[1:]]
    assert all(len(f"{edge:.4e}".split("e")[0].rstrip("0").rstrip(".")) <= 5 for edge in inner)


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 40).map(float), max_size=60),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 20)), max_size=12),
)
def test_every_bucket_counts_what_lies_in_it(points, widths):
    ranges = [(float(low), float(low + width)) for low, width in widths]
    shown = stated(points, ranges)
    buckets, bits = number_buckets(shown)
    offered = [(p, p) for p in points] + ranges
    assert bool(buckets) == bool(offered)
    for n, bucket in enumerate(buckets):
        last = n == len(buckets) - 1
        closed = last or bucket.label is not None
        inside = [
            high >= bucket.low and (low <= bucket.high if closed else low < bucket.high)
            for low, high in offered
        ]
        assert bucket.count == sum(inside)
    assert 0 <= bits <= math.log2(max(1, len(buckets))) + 1e-9
    if offered:
        assert shown.ends == (min(a for a, _ in offered), max(b for _, b in offered))


def test_entropy_is_that_of_shannon():
    assert entropy(np.array([1, 1, 2, 0])) == pytest.approx(1.5)
    assert entropy(np.array([7])) == 0
    assert entropy(np.array([], np.int64)) == 0
    assert sampled_entropy(np.arange(800.0)) == pytest.approx(3)
    assert sampled_entropy(np.zeros(50)) == 0


def test_a_number_over_categories_in_different_units(store):
    [facet] = store.facets(fields=["weight"])
    # Of most candidates (three chargers against two desks); trucks weigh in words.
    assert (facet.unit, facet.known, facet.unknown) == ("g", 3, 5)
    assert [(b.label, b.count) for b in facet.buckets] == [("250", 1), ("1000", 1), ("30000", 1)]
    assert (facet.minimum, facet.maximum) == (250, 30_000)


def test_words_over_categories(store):
    # The desk's "grey" is as frequent as the charger's "Grey", and its category comes first.
    [facet] = store.facets(fields=["colour"])
    assert facet.buckets == (Bucket(2, "grey"), Bucket(1, "Black"))
    assert (facet.known, facet.unknown) == (3, 5)
    [facet] = store.facets(store.within(("Power",)), fields=["colour"])
    assert facet.buckets == (Bucket(1, "Black"), Bucket(1, "Grey"))
    [facet] = store.facets(fields=["ports"])
    assert facet.buckets == (Bucket(2, "USB-C"), Bucket(1, "USB-A"))
    assert facet.known == 2
    [facet] = store.facets(fields=["wireless"])
    assert facet.buckets == (Bucket(1, "no"), Bucket(1, "yes"))
    [facet] = store.facets(fields=["top"])
    assert [b.label for b in facet.buckets] == ["25 × 600 × 1200 mm", "800 × 1600 mm"]


def test_core_fields(store):
    category, country, price, moq = store.facets(fields=[CATEGORY, COUNTRY, PRICE, MOQ])
    assert [(b.label, b.count) for b in category.buckets] == [
        ("Power", 3),
        ("Furniture", 2),
        ("Trucks", 2),
    ]
    assert [(b.label, b.count) for b in country.buckets] == [("DE", 2), ("CN", 1)]
    assert (price.unit, price.known, price.minimum, price.maximum) == ("USD", 2, 10, 12)
    assert [(b.label, b.count) for b in moq.buckets] == [("1", 1), ("10", 1)]
    [below] = store.facets(store.within(("Power",)), fields=[CATEGORY])
    assert [b.label for b in below.buckets] == ["Power > Chargers"]


def test_a_click_on_a_label_finds_what_it_counts(store):
    for facet in store.facets(fields=["colour", "ports", "wireless", "top", COUNTRY, CATEGORY]):
        for bucket in facet.buckets:
            filter_ = Constraint(facet.field, Operator.EQUAL, (bucket.label,))
            assert (store.evaluate(filter_) > 0).sum() == bucket.count, (facet.field, bucket)
    for facet in store.facets(fields=["voltage", "weight", "timer", "capacity"]):
        for bucket in facet.buckets:
            assert bucket.label is not None
            filter_ = Constraint(facet.field, Operator.EQUAL, (bucket.low,), facet.unit)
            assert (store.evaluate(filter_) > 0).sum() == bucket.count, (facet.field, bucket)


def test_the_most_telling_are_chosen(shelf, number, one_of):
    shelf.category("Pumps", flow=number("m³/h", 0.5), head=number("m", 0.5), dull=one_of(0.9),
                   rare=one_of(0.9), telling=one_of(0.9), trifle=one_of(0.01),
                   twin=one_of(0.8))  # fmt: skip
    for n in range(64):
        values = {
            "flow": Number(float(n), float(n), "m³/h"),
            "dull": Text("same"),
            "telling": Text(f"kind {n % 8}"),
            "trifle": Text(f"{n // 8}"),
            "twin": Text(f"series {n % 8}"),
        }
        if n < 4:
            values["rare"] = Text(f"kind {n}")
        shelf.product(f"p{n:02}", ("Pumps",), **values)
    store = shelf.columns()
    chosen = [facet.field for facet in store.facets(count=3)]
    # 3 bits × 0.9, 3 bits × 0.5, 2 bits × 4/64 × 0.9; a constant and an empty one tell nothing,
    # and the twin of the first one nothing new.
    assert chosen == ["telling", "flow", "rare"]
    every = [facet.field for facet in store.facets(count=20)]
    assert every == ["telling", "flow", "rare", "trifle"]


def test_a_field_that_is_nowhere(store):
    with pytest.raises(InputError, match="voltage"):
        store.facets(fields=["voltag"])
    assert store.facets(store.within(("Trucks",)), fields=["voltage"]) == ()
    assert store.facets(Scope.of(np.array([], np.int32))) == ()
