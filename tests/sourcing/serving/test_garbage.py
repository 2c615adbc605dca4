"""Garbage: what stays is put out of the collector's sight, and can be put back."""

from __future__ import annotations

import gc

from sourcing.serving.garbage import look_again, settle


def test_what_stays_is_out_of_sight_until_it_is_looked_at_again() -> None:
    try:
        settle()
        held = gc.get_freeze_count()
        assert held > 0
        kept: list[list[object]] = [[] for _ in range(1000)]
        settle()
        assert gc.get_freeze_count() >= held + len(kept)
    finally:
        look_again()
    assert gc.get_freeze_count() == 0


def test_garbage_among_it_is_found_when_it_is_looked_at_again() -> None:
    class Node:
        other: object = None

    before = len([one for one in gc.get_objects() if type(one) is Node])
    first, second = Node(), Node()
    first.other, second.other = second, first
    try:
        settle()
        del first, second
        settle(again=True)
    finally:
        look_again()
    assert len([one for one in gc.get_objects() if type(one) is Node]) == before
