"""A clock that stands still, and a way to read that says little."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from dialogue.grammar.mention import Mention
from dialogue.grammar.read import read_mentions


class StandingClock:
    """Sunday, 22 November 2026, 10:00 in Berlin, unless said otherwise."""

    def __init__(self, zone: str = "Europe/Berlin") -> None:
        self._now = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo(zone))

    def now(self) -> datetime:
        return self._now


Reader = Callable[..., tuple[Mention, ...]]


@pytest.fixture
def read() -> Reader:
    """Reads ``(language, text)``; every mention must be where it says it is."""

    def run(language: str, text: str, zone: str = "Europe/Berlin") -> tuple[Mention, ...]:
        found = read_mentions(text, language=language, clock=StandingClock(zone))
        for one in found:
            assert text[one.start : one.end] == one.words
        for one, other in itertools.pairwise(found):
            assert one.end <= other.start
        return found

    return run
