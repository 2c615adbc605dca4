"""GatheredMemory: the same need is gathered once, and no other need is given its offers."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from data.need import Need, NeedLine
from sourcing.ranking.gather import Gathered
from sourcing.ranking.remembered import GatheredMemory

DAY = date(2026, 11, 22)


def need(query: str) -> Need:
    return Need((NeedLine("1", query),), focus="1")


def fresh() -> Gathered:
    return cast("Gathered", cast("Any", object()))


def test_the_same_need_is_gathered_once() -> None:
    memory = GatheredMemory()
    first = memory.get((need("forklift"), "1", DAY), fresh)
    assert memory.get((need("forklift"), "1", DAY), fresh) is first


def test_another_need_line_or_day_is_another() -> None:
    memory = GatheredMemory()
    first = memory.get((need("forklift"), "1", DAY), fresh)
    for other in (
        (need("pallet truck"), "1", DAY),
        (need("forklift"), "2", DAY),
        (need("forklift"), "1", date(2026, 11, 23)),
    ):
        assert memory.get(other, fresh) is not first


def test_the_oldest_goes_first() -> None:
    memory = GatheredMemory(most=2)
    first = memory.get((need("a"), "1", DAY), fresh)
    memory.get((need("b"), "1", DAY), fresh)
    assert memory.get((need("a"), "1", DAY), fresh) is first
    memory.get((need("c"), "1", DAY), fresh)
    assert memory.get((need("a"), "1", DAY), fresh) is first
