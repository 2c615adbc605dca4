"""Answers that are offered: round, few, and every product goes with one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.constraint import Operator
from data.schema import Direction
from dialogue.policy.edges import round_cuts
from dialogue.policy.kernel import roundest
from dialogue.policy.split import OFFERED, Split, split_column
from dialogue.protocols import Column


def split_numbers(values: list[float], way: Direction = Direction.NEITHER) -> Split | None:
    numbers = np.array(values)
    column = Column(unit="kg", low=numbers, high=numbers)
    rows, weights = np.arange(len(values)), np.full(len(values), 1 / len(values))
    return split_column("weight", way, column, rows, weights)


def split_labels(labels: list[str | None]) -> Split | None:
    pool = tuple(sorted({one for one in labels if one is not None}))
    codes = np.array([pool.index(one) for one in labels if one is not None], np.int32)
    counts = [int(one is not None) for one in labels]
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    column = Column(labels=pool, offsets=offsets, codes=codes)
    rows, weights = np.arange(len(labels)), np.full(len(labels), 1 / len(labels))
    return split_column("fuel", Direction.NEITHER, column, rows, weights)


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [(2.1, 3.4, 3.0), (2.41, 2.6, 2.5), (-3.0, 4.0, 0.0), (1830, 2120, 2000.0), (7.3, 7.4, 7.4)],
)
def test_the_roundest_number_between_two(low: float, high: float, wanted: float) -> None:
    assert roundest(low, high)[0] == wanted


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_the_roundest_number_lies_between(low: float, width: float) -> None:
    assume(low + width > low)
    number, digits = roundest(low, low + width)
    assert low < number <= low + width
    assert digits >= 0


def test_few_numbers_are_offered_as_they_are() -> None:
    split = split_numbers([60.0] * 5 + [72.0] * 3 + [96.0])
    assert split is not None
    assert [one.constraint.values for one in split.answers] == [(60.0,), (72.0,), (96.0,)]
    shares, unknown = split.shares(np.full(9, 1 / 9))
    assert shares.tolist() == pytest.approx([5 / 9, 3 / 9, 1 / 9])
    assert unknown == 0


def test_steps_that_most_have_are_offered_and_the_rest_together() -> None:
    split = split_numbers([208.0] * 30 + [240.0] * 40 + [480.0] * 20 + [float(n) for n in range(8)])
    assert split is not None
    named, rest = split.answers[:-1], split.answers[-1]
    assert {208.0, 240.0, 480.0} <= {one.low for one in named}
    assert rest.constraint.operator is Operator.NOT_ONE_OF


def test_ranges_are_round_and_about_even() -> None:
    dice = np.random.default_rng(3)
    split = split_numbers(dice.gamma(4, 60, 2000).tolist())
    assert split is not None
    ends = [one.high for one in split.answers if one.high is not None]
    assert all(float(f"{end:.2g}") == end for end in ends)
    shares, _ = split.shares(np.full(2000, 1 / 2000))
    assert 4 <= len(shares) <= OFFERED
    assert shares.max() < 0.35


def test_two_spellings_of_one_weight_are_not_told_apart() -> None:
    values = [1995.806428, 2000.0, 2494.758035, 2500.0, 3000.0, 3500.0, 4000.0, 5000.0] * 4
    split = split_numbers(values)
    assert split is not None
    for answer in split.answers:
        for one, other in ((1995.806428, 2000.0), (2494.758035, 2500.0)):
            both = [
                (answer.low is None or answer.low <= value)
                and (answer.high is None or value <= answer.high)
                for value in (one, other)
            ]
            assert both[0] == both[1]
        for end in (answer.low, answer.high):
            assert end is None or float(f"{end:.4g}") == end


def test_where_more_is_better_bounds_are_offered() -> None:
    split = split_numbers([float(n) for n in range(100, 200)], Direction.MORE)
    assert split is not None
    assert split.answers[0].constraint.operator is Operator.AT_MOST
    assert {one.constraint.operator for one in split.answers[1:]} == {Operator.AT_LEAST}
    # A buyer with a product in mind gives the tightest bound; others go with it too.
    assert (split.given & split.masks == split.given).all()
    top = int(np.argmax(split.masks))
    assert bin(int(split.masks[-1])).count("1") == len(split.answers) - 1
    assert bin(int(split.given[top])).count("1") == 1


def test_where_less_is_better_they_turn_round() -> None:
    split = split_numbers([float(n) for n in range(100, 200)], Direction.LESS)
    assert split is not None
    assert split.answers[-1].constraint.operator is Operator.AT_LEAST
    assert {one.constraint.operator for one in split.answers[:-1]} == {Operator.AT_MOST}
    assert bin(int(split.masks[0])).count("1") == len(split.answers) - 1


def test_rare_labels_are_offered_together() -> None:
    split = split_labels(["a"] * 30 + ["b"] * 20 + [f"r{n}" for n in range(10)] + [None] * 5)
    assert split is not None
    assert len(split.answers) <= OFFERED
    assert [one.label for one in split.answers[:2]] == ["a", "b"]
    assert split.answers[-1].constraint.operator is Operator.NOT_ONE_OF
    shares, unknown = split.shares(np.full(65, 1 / 65))
    assert unknown == pytest.approx(5 / 65)
    assert shares.sum() == pytest.approx(1)


def test_what_all_have_in_common_is_no_question() -> None:
    assert split_labels(["a"] * 5) is None
    assert split_numbers([3.0] * 5) is None
    assert split_numbers([float("nan")] * 5) is None


@given(
    st.lists(st.floats(-1e5, 1e5, allow_subnormal=False), min_size=2, max_size=80),
    st.sampled_from(Direction),
)
def test_every_number_goes_with_an_answer_that_holds_of_it(
    values: list[float], way: Direction
) -> None:
    split = split_numbers(values, way)
    if split is None:
        assert len(set(values)) < 2 or max(values) - min(values) < 1e-9 * max(map(abs, values))
        return
    assert 2 <= len(split.answers) <= OFFERED
    assert (split.given > 0).all()
    for value, mask in zip(values, split.masks.tolist(), strict=True):
        for n, answer in enumerate(split.answers):
            if mask >> n & 1 and answer.constraint.operator is not Operator.NOT_ONE_OF:
                assert answer.low is None or answer.low <= value
                assert answer.high is None or value <= answer.high


@given(st.lists(st.floats(0.1, 1e6), min_size=2, max_size=200, unique=True))
def test_bounds_lie_inside(values: list[float]) -> None:
    ordered = np.array(sorted(values))
    cuts = round_cuts(ordered, np.ones(len(ordered)), ranges=6)
    assert len(cuts) <= 5
    assert (np.diff(cuts) > 0).all()
    assert ((cuts > ordered[0]) & (cuts <= ordered[-1])).all()
