"""The smallest change of weight, by hand and against a search."""

from __future__ import annotations

import numpy as np
import pytest

from sourcing.ranking.pareto import unbeaten
from sourcing.ranking.sensitivity import smallest_switch


def test_two_suppliers_by_hand() -> None:
    # A leads by 0.6*(0.9-0.5) - 0.4*(0.8-0.4) = 0.08; B gains 0.4 a unit on the second criterion.
    values = np.array([[0.9, 0.4], [0.5, 0.8]])
    weights = np.array([0.6, 0.4])
    switch = smallest_switch(values, values @ weights, weights, np.array([True, False]))
    assert switch is not None
    assert switch.row == 1
    # A fifth less on the first, or a fifth more on the second: the first criterion is earlier.
    assert (switch.criterion, switch.weight) == (0, pytest.approx(0.6 - 0.08 / 0.4))


def test_no_weight_makes_a_dominated_supplier_first() -> None:
    values = np.array([[0.9, 0.8], [0.5, 0.8]])
    weights = np.array([0.5, 0.5])
    assert smallest_switch(values, values @ weights, weights, np.array([True, False])) is None


def test_a_supplier_with_a_second_offer_is_overtaken_only_when_all_are() -> None:
    values = np.array([[0.9, 0.1], [0.2, 0.75], [0.1, 0.8]])
    weights = np.array([0.6, 0.4])
    first = np.array([True, True, False])
    switch = smallest_switch(values, values @ weights, weights, first)
    assert switch is not None
    changes = [
        (abs(weight - weights[n]), n)
        for n in (0, 1)
        for weight in np.linspace(0, 5, 50_001)
        if _leader(values, weights, n, weight) == 2
    ]
    size, criterion = min(changes)
    assert switch.criterion == criterion
    assert abs(switch.weight - weights[criterion]) == pytest.approx(size, abs=2e-4)


def _leader(values: np.ndarray, weights: np.ndarray, criterion: int, weight: float) -> int:
    changed = weights.copy()
    changed[criterion] = weight
    return int(np.argmax(values @ changed))


def test_the_unbeaten_by_hand() -> None:
    worst = np.array([[0.9, 0.2], [0.2, 0.9], [0.2, 0.2], [0.95, 0.0], [0.0, 0.0]])
    best = np.array([[0.9, 0.2], [0.2, 0.9], [0.2, 0.2], [0.95, 1.0], [1.0, 1.0]])
    # The fourth is best on all that is known of it; of the fifth nothing is known.
    assert unbeaten(worst, best).tolist() == [True, True, False, True, False]


def test_nobody_is_unbeaten_among_nobody() -> None:
    assert unbeaten(np.empty((0, 3)), np.empty((0, 3))).tolist() == []
