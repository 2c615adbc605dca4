"""A narrow range is said as the round number it stands for, a wide one as it is."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.wording.nominal import AT_AN_END, NARROW, nominal


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (2490.0, 2510.0, 2500.0),
        (3000.0, 3010.0, 3000.0),
        (30.0, 30.1, 30.0),
        (47.9, 48.2, 48.0),
        (-0.301, -0.299, -0.3),
        (1800.0, 2005.0, None),
        (3900.0, 4000.0, None),
        (4000.0, 4100.0, None),
        (3950.0, 4050.0, 4000.0),
        (5.0, 5.0, None),
        (-1.0, 1.0, None),
        (0.0, 0.001, None),
        (1.0, math.inf, None),
    ],
)
def test_the_number_that_a_range_stands_for(low: float, high: float, said: float | None) -> None:
    assert nominal(low, high) == said


@given(st.floats(1e-6, 1e9), st.floats(0.0001, NARROW * 0.9))
def test_it_lies_within_the_range(low: float, width: float) -> None:
    high = low * (1 + width)
    found = nominal(low, high)
    if width < AT_AN_END:
        assert found is not None
    assert found is None or low * (1 - 1e-8) <= found <= high * (1 + 1e-8)


@given(
    st.integers(1, 10**6),
    st.floats(AT_AN_END * 1.05, NARROW * 0.9),
    st.floats(AT_AN_END * 1.05, NARROW * 0.9),
)
def test_ranges_side_by_side_have_names_of_their_own(
    shared: int, below: float, above: float
) -> None:
    one = nominal(shared * (1 - below), shared)
    other = nominal(shared, shared * (1 + above))
    assert one is None or one != other
