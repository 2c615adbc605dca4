"""The relevance floor, rule by rule."""

from __future__ import annotations

import numpy as np
import pytest

from index.engine.floor import Nearness, concentration, passes_floor
from index.snapshot.manifest import Calibration, Marks

MARKS = Calibration(unlikely=0.4, likely=0.6, queries=20)


def passed(coverage: float, cosine: float, *, spread: float = 1.0, native: bool = True) -> bool:
    near = Nearness(np.array([cosine]), MARKS, concentration=spread, native=native)
    return bool(passes_floor(np.array([coverage]), near)[0])


@pytest.mark.parametrize(
    ("coverage", "cosine", "spread", "expected"),
    [
        (0.75, 0.0, 0.0, True),
        (0.74, 0.39, 0.0, False),
        (0.4, 0.4, 0.0, True),
        (0.39, 0.4, 0.0, False),
        (0.0, 0.6, 0.0, True),
        (0.0, 0.59, 0.79, False),
        (0.0, 0.51, 0.8, True),
        (0.0, 0.49, 1.0, False),
    ],
)
def test_words_and_meaning(
    coverage: float, cosine: float, spread: float, *, expected: bool
) -> None:
    assert passed(coverage, cosine, spread=spread) is expected


def test_other_languages_lie_farther() -> None:
    assert passed(0.0, 0.41, native=False)
    assert not passed(0.0, 0.41, native=True)
    assert not passed(0.0, 0.41, spread=0.5, native=False)


def test_the_nearest_lets_its_neighbours_through() -> None:
    near = Nearness(np.array([0.52, 0.45, 0.38]), MARKS, concentration=1.0, native=True)
    assert passes_floor(np.zeros(3), near).tolist() == [True, True, False]


def test_words_alone_have_to_cover_half_and_three_fifths_of_the_best() -> None:
    assert passes_floor(np.array([1.0, 0.6, 0.55]), None).tolist() == [True, True, False]
    assert passes_floor(np.array([0.49]), None).tolist() == [False]
    assert passes_floor(np.empty(0), None).tolist() == []


def test_concentration_looks_at_fewer_in_a_small_catalogue() -> None:
    leaves = np.array([1] * 5 + [0, 2, 3, 4, 5], np.int64)
    assert concentration(leaves, 20) == 1.0
    assert concentration(leaves, 1000) == 0.5
    assert concentration(np.empty(0, np.int64), 0) == 0.0


NAMED = Calibration(
    unlikely=0.4, likely=0.6, queries=20, with_names=Marks(median=0.7, upper=0.9, high=1.1)
)


@pytest.mark.parametrize(
    ("cosine", "name", "native", "expected"),
    [
        (0.5, 0.5, True, True),
        (0.5, 0.49, True, False),
        (0.4, 0.4, False, True),
        (0.4, 0.39, False, False),
        (0.6, 0.0, True, True),
        (0.59, 0.0, True, False),
    ],
)
def test_the_nearest_name_counts_with_the_nearest_product(
    cosine: float, name: float, *, native: bool, expected: bool
) -> None:
    near = Nearness(
        np.array([cosine]), NAMED, 1.0, native, np.array([(cosine + name) / 2]), nearest_name=name
    )
    assert bool(passes_floor(np.zeros(1), near)[0]) is expected


def test_some_words_count_only_near_what_is_there() -> None:
    near = Nearness(np.array([0.45]), NAMED, 1.0, True, np.array([0.4]), nearest_name=0.44)
    assert not passes_floor(np.array([0.5]), near)[0]
    near = Nearness(np.array([0.45]), NAMED, 1.0, True, np.array([0.4]), nearest_name=0.46)
    assert passes_floor(np.array([0.5]), near)[0]


@pytest.mark.parametrize(
    ("name", "elsewhere", "native", "expected"),
    [
        # 0.5 + name + (name - elsewhere) against half-way between the 75th and 95th percentile.
        (0.55, 0.60, True, True),
        (0.55, 0.61, True, False),
        # In another language the median is enough, where there is a margin to tell by.
        (0.25, 0.30, False, True),
        (0.25, 0.31, False, False),
        (0.29, None, False, False),
        (0.30, None, False, True),
    ],
)
def test_what_is_nearer_to_goods_elsewhere_asks_for_those(
    name: float, elsewhere: float | None, *, native: bool, expected: bool
) -> None:
    near = Nearness(
        np.array([0.5]),
        NAMED,
        1.0,
        native,
        np.array([(0.5 + name) / 2]),
        nearest_name=name,
        elsewhere=elsewhere,
    )
    assert bool(passes_floor(np.zeros(1), near)[0]) is expected


def test_a_near_product_does_not_help_what_is_nearer_to_goods_elsewhere() -> None:
    def near(elsewhere: float) -> Nearness:
        return Nearness(
            np.array([0.65]),
            NAMED,
            1.0,
            True,
            np.array([0.4]),
            nearest_name=0.1,
            elsewhere=elsewhere,
        )

    assert passes_floor(np.zeros(1), near(0.15))[0]
    assert not passes_floor(np.zeros(1), near(0.16))[0]


def test_words_that_cover_the_query_need_no_margin() -> None:
    near = Nearness(
        np.array([0.3]), NAMED, 1.0, True, np.array([0.2]), nearest_name=0.1, elsewhere=0.9
    )
    assert passes_floor(np.array([0.75]), near)[0]
