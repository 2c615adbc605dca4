import random

import pytest
from scipy import stats

from benchmarks.relevance.folds import folds
from benchmarks.relevance.model import Query
from benchmarks.relevance.statistics import bootstrap, holm, permutation_test
from index.response import QueryType


def sample(shift, *, seed=1, count=60):
    dice = random.Random(seed)
    base = [dice.random() for _ in range(count)]
    return [value + dice.gauss(shift, 0.1) for value in base], base


def test_the_permutation_test_agrees_with_scipy():
    ours, base = sample(0.025)
    theirs = stats.permutation_test(
        ([a - b for a, b in zip(ours, base, strict=True)],),
        lambda x, axis: x.mean(axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=20_000,
        random_state=1,
    ).pvalue
    assert permutation_test(ours, base, seed=3) == pytest.approx(theirs, abs=0.01)


def test_a_clear_difference_is_significant_and_none_is_not():
    ours, base = sample(0.1)
    assert permutation_test(ours, base, seed=1) < 0.001
    assert permutation_test(base, base, seed=1) == 1.0


def test_p_values_are_right_where_they_can_be_counted():
    # Three differences of one sign: 2 of 8 assignments are as extreme.
    assert permutation_test([1, 1, 1], [0, 0, 0], seed=1) == pytest.approx(0.25, abs=0.02)


def test_no_effect_is_called_significant_about_as_often_as_promised():
    found = sum(
        permutation_test(*sample(0.0, seed=seed, count=30), seed=seed, samples=500) < 0.05
        for seed in range(200)
    )
    assert 2 <= found <= 22


def test_the_interval_holds_the_mean_and_narrows_with_more_queries():
    wide, narrow = bootstrap([0.0, 1.0] * 5, seed=1), bootstrap([0.0, 1.0] * 500, seed=1)
    assert wide.low < wide.mean == 0.5 < wide.high
    assert narrow.high - narrow.low < (wide.high - wide.low) / 5


def test_holm_by_hand():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([]) == []


def test_every_query_is_held_out_once_and_never_trained_on_then():
    queries = [
        Query(f"q{n}", f"text {n // 2}", QueryType.HEAD_TERM if n % 3 else QueryType.IDENTIFIER)
        for n in range(41)
    ]
    held: list[str] = []
    for training, out in folds(queries, 5, seed=3):
        assert len(training) + len(out) == len(queries)
        assert not {q.text for q in training} & {q.text for q in out}
        held += [query.id for query in out]
    assert sorted(held) == sorted(query.id for query in queries)
    again = [tuple(out) for _, out in folds(queries, 5, seed=3)]
    assert again == [tuple(out) for _, out in folds(queries, 5, seed=3)]
