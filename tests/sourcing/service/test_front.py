"""The front of a chart: as a definition says it, checked against a plain search over all pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcing.api.documents.chart import AxisValue
from sourcing.service.ranking.axes import Axis
from sourcing.service.ranking.chart import front_of

LESS = Axis("price", "Price", "EUR", "less", lambda _: None)
MORE = Axis("rating", "Rating", None, "more", lambda _: None)


def value(low: float, high: float | None = None, *, floor: bool = False) -> AxisValue:
    return AxisValue(low=low, high=low if high is None else high, floor=floor, text="")


def ranges() -> st.SearchStrategy[AxisValue | None]:
    ends = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted)
    return st.none() | st.builds(
        lambda pair, floor: value(float(pair[0]), float(pair[1]), floor=floor), ends, st.booleans()
    )


def ends(one: AxisValue, axis: Axis) -> tuple[float, float]:
    """Best and worst of a value, less being better; a floor may be anything above it."""
    if axis.better == "more":
        return -one.high, -one.low
    return one.low, float("inf") if one.floor else one.high


def beats(mine: tuple[AxisValue, AxisValue], yours: tuple[AxisValue, AxisValue], y: Axis) -> bool:
    pairs = [
        (ends(mine[0], LESS)[1], ends(yours[0], LESS)[0]),
        (ends(mine[1], y)[1], ends(yours[1], y)[0]),
    ]
    return all(m <= t for m, t in pairs) and any(m < t for m, t in pairs)


@given(st.lists(st.tuples(ranges(), ranges()), max_size=12), st.sampled_from([LESS, MORE]))
def test_on_the_front_is_whoever_nobody_certainly_beats(
    points: list[tuple[AxisValue | None, AxisValue | None]], y: Axis
) -> None:
    if y is MORE:  # a rate is no sum with something unknown in it
        points = [
            (one, None if other is None else other.model_copy(update={"floor": False}))
            for one, other in points
        ]
    known = {
        at: (one, other)
        for at, (one, other) in enumerate(points)
        if one is not None and other is not None
    }
    expected = {
        at
        for at, mine in known.items()
        if not any(beats(yours, mine, y) for other, yours in known.items() if other != at)
    }
    front, unknown = front_of([one for one, _ in points], [one for _, one in points], LESS, y)
    assert set(front) == expected
    assert unknown == len(points) - len(known)
    assert [points[at][0].low for at in front] == sorted(points[at][0].low for at in front)  # type: ignore[union-attr]  # the front is of known points


def test_a_point_that_leaves_one_unknown_beats_nobody_and_is_on_no_front() -> None:
    front, unknown = front_of([value(5), value(1)], [value(5), None], LESS, LESS)
    assert front == (0,)
    assert unknown == 1


def test_equal_points_are_all_on_the_front() -> None:
    same = [value(5), value(5), value(5)]
    assert front_of(same, same, LESS, LESS)[0] == (0, 1, 2)
