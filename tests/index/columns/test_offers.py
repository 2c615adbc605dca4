"""Prices at a quantity: the compiled loops against the records' own rule."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from data.constraint import Constraint, Operator
from data.money import Money
from data.records import Offer, PriceBreak
from index.columns.offer_kernel import best_of
from index.columns.steps import Steps
from index.columns.wanted import wanted

BREAKS = st.lists(
    st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(0, 3)),
    max_size=4,
    unique_by=lambda step: step[0],
).map(sorted)


def steps(offers):
    flat = np.array([step for offer in offers for step in offer], np.float64).reshape(-1, 3)
    starts = np.concatenate([[0], np.cumsum([len(offer) for offer in offers], dtype=np.int64)])
    columns = [np.ascontiguousarray(flat[:, n]) for n in range(3)]
    return Steps(starts, columns[0], columns[1], columns[1] + columns[2])


def record(breaks):
    return Offer(
        id="o",
        product_id="p",
        supplier_id=None,
        price_breaks=tuple(
            PriceBreak(Decimal(q), Money.of(low, "USD"), Money.of(low + width, "USD"))
            for q, low, width in breaks
        ),
    )


@settings(deadline=None)
@given(st.lists(BREAKS, min_size=1, max_size=6), st.none() | st.integers(0, 10))
def test_the_price_at_a_quantity_is_that_of_the_record(offers, quantity):
    at = None if quantity is None else Decimal(quantity)
    expected = []
    for offer in offers:
        smallest = Decimal(offer[0][0]) if offer else Decimal(0)
        found = record(offer).price_at(smallest if at is None else at)
        ends = found and (found.unit_price.amount, found.unit_price_high.amount)
        expected.append(tuple(map(float, ends)) if ends else (None, None))
    everyone = np.arange(len(offers))
    for rows in (slice(0, len(offers)), everyone):
        low, high = steps(offers).at(at, rows)
        assert [
            (None, None) if a != a else (a, b)
            for a, b in zip(low.tolist(), high.tolist(), strict=True)
        ] == expected


@settings(deadline=None)
@given(
    st.lists(BREAKS, min_size=1, max_size=6),
    st.none() | st.integers(0, 10).map(Decimal),
    st.sampled_from([o for o in Operator if o is not Operator.BETWEEN]),
    st.lists(st.integers(1, 12), min_size=1, max_size=3),
    st.data(),
)
def test_one_pass_says_what_two_do(offers, quantity, operator, values, data):
    several = operator in (Operator.ONE_OF, Operator.NOT_ONE_OF)
    asked = wanted(Constraint("x", operator, tuple(values if several else values[:1])), float)
    codes = data.draw(st.lists(st.integers(-1, 1), min_size=len(offers), max_size=len(offers)))
    factors = np.array([1.0, 2.0, np.nan])
    low, high = steps(offers).at(quantity, slice(0, len(offers)))
    factor = factors[codes]
    codes = np.array(codes, np.int32)
    before = data.draw(
        st.lists(st.sampled_from([-1, 0, 1]), min_size=len(offers), max_size=len(offers))
    )
    truths = np.array(before, np.int8)
    steps(offers).lower(truths, asked, quantity, slice(0, len(offers)), codes, factors)
    certain = asked.certain(low * factor, high * factor)
    assert truths.tolist() == np.minimum(before, certain).tolist()


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from([-1, 0, 1]), max_size=4), max_size=8), st.integers(0, 5))
def test_the_best_of_each_documents_offers(documents, base):
    counts = [len(offers) for offers in documents]
    bounds = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]) + base
    truths = np.array([t for offers in documents for t in offers], np.int8)
    expected = [max(offers, default=0) for offers in documents]
    assert best_of(bounds, truths).tolist() == expected


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.lists(BREAKS, max_size=3), st.sampled_from([-1, 0, 1])), max_size=5),
    st.none() | st.integers(0, 10).map(Decimal),
    st.sampled_from([Operator.AT_MOST, Operator.EQUAL, Operator.NOT_EQUAL]),
    st.integers(1, 12),
    st.booleans(),
    st.data(),
)
def test_the_best_offer_in_one_pass(documents, quantity, operator, value, joined, data):
    asked = wanted(Constraint("x", operator, (value,)), float)
    offers = [offer for some, _ in documents for offer in some]
    bounds = np.concatenate([[0], np.cumsum([len(some) for some, _ in documents])]).astype(np.int64)
    before = np.array([truth for _, truth in documents], np.int8)
    factors = np.array([1.0, 2.0, np.nan])
    codes = np.array([data.draw(st.integers(-1, 1)) for _ in offers], np.int32)
    joint = np.array([data.draw(st.sampled_from([-1, 0, 1])) for _ in offers], np.int8)
    every = steps(offers)
    truths = joint.copy() if joined else np.ones(len(offers), np.int8)
    if len(offers):
        every.lower(truths, asked, quantity, slice(0, len(offers)), codes, factors)
    expected = np.where(before < 0, -1, best_of(bounds, truths))
    first = data.draw(st.integers(0, len(documents)))
    inside = slice(first, data.draw(st.integers(first, len(documents))))
    of_these = joint[bounds[inside.start] : bounds[inside.stop]] if joined else joint[:0]
    found = every.best(bounds, inside, before[inside], of_these, asked, quantity, codes, factors)
    assert (
        np.minimum(found, np.where(before < 0, -1, 1)[inside]).tolist() == expected[inside].tolist()
    )
