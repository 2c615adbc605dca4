"""TallyStore: how often something happened on a day, and nothing about to whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol


class TallyStore(Protocol):
    """Counts by day and name; they tell of nobody, so they outlive what they counted."""

    def add(self, day: date, counts: Mapping[str, int]) -> None:
        """Add to the counts of a day.

        Raises:
            InputError: a name is empty, or a count is below 0.
        """
        ...

    def counts(self, since: date) -> Mapping[date, Mapping[str, int]]:
        """The counts of every day from one on, by day; days without any are left out."""
        ...
