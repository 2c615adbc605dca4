"""Shelves: changed while they are used, closed when the last user has gone."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any, cast

import pytest

from data.errors import CorruptIndex, NoIndex
from sourcing.service.shelf import Shelf, Shelves


class Books:
    """Stands for a catalogue: says whether it is open."""

    def __init__(self) -> None:
        self.is_open = True

    def close(self) -> None:
        if not self.is_open:
            raise AssertionError("closed twice")
        self.is_open = False


def shelf(name: str) -> Shelf:
    nothing = cast("Any", None)
    return Shelf(
        name,
        cast("Any", Books()),
        nothing,
        nothing,
        nothing,
        nothing,
        date(2026, 1, 1),
        nothing,
        nothing,
    )


def is_open(one: Shelf) -> bool:
    return cast("Books", one.catalogue).is_open


class Stock:
    """Gives the shelf of a generation, unless it is the one that is known."""

    def __init__(self) -> None:
        self.current = "1"
        self.made: list[Shelf] = []

    def load(self, known: str | None) -> Shelf | None:
        if known == self.current:
            return None
        self.made.append(shelf(self.current))
        return self.made[-1]


def test_before_anything_is_open_use_says_so() -> None:
    with pytest.raises(NoIndex), Shelves(Stock().load).use():
        pass


def test_a_request_ends_on_the_generation_that_it_began_with() -> None:
    stock = Stock()
    shelves = Shelves(stock.load)
    assert shelves.refresh()
    with shelves.use() as before:
        stock.current = "2"
        assert shelves.refresh()
        with shelves.use() as after:
            assert (before.generation, after.generation) == ("1", "2")
        assert is_open(before)
    assert not is_open(before)
    assert is_open(stock.made[1])


def test_an_unused_shelf_is_closed_at_once() -> None:
    stock = Stock()
    shelves = Shelves(stock.load)
    shelves.refresh()
    stock.current = "2"
    shelves.refresh()
    assert [is_open(one) for one in stock.made] == [False, True]
    shelves.close()
    assert not is_open(stock.made[1])
    assert shelves.generation is None


def test_nothing_changes_when_the_generation_is_the_same() -> None:
    stock = Stock()
    shelves = Shelves(stock.load)
    assert [shelves.refresh(), shelves.refresh()] == [True, False]
    assert len(stock.made) == 1


def test_what_cannot_be_opened_leaves_the_old_one_in_use() -> None:
    stock = Stock()

    def load(known: str | None) -> Shelf | None:
        if stock.current == "damaged":
            raise CorruptIndex("a file is short")
        return stock.load(known)

    shelves = Shelves(load)
    shelves.refresh()
    stock.current = "damaged"
    with pytest.raises(CorruptIndex):
        shelves.refresh()
    with shelves.use() as found:
        assert found.generation == "1"
        assert is_open(found)


def test_closing_while_it_is_used_waits_for_the_user() -> None:
    shelves = Shelves(Stock().load)
    shelves.refresh()
    with shelves.use() as found:
        shelves.close()
        assert is_open(found)
    assert not is_open(found)


def test_no_use_is_ever_of_a_closed_shelf_while_generations_change() -> None:
    stock = Stock()
    shelves = Shelves(stock.load)
    shelves.refresh()
    stop = threading.Event()
    wrong: list[str] = []

    def read() -> None:
        while not stop.is_set():
            with shelves.use() as found:
                if not is_open(found):
                    wrong.append(found.generation)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for one in readers:
        one.start()
    for number in range(2, 200):
        stock.current = str(number)
        shelves.refresh()
    stop.set()
    for one in readers:
        one.join()
    assert wrong == []
    assert [is_open(one) for one in stock.made] == [False] * (len(stock.made) - 1) + [True]
