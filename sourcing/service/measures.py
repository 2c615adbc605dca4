"""Measures: what a service counts and times of its own work; never what anybody wrote."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol


class Step(StrEnum):
    """A step on the way from a search to a request for quotation."""

    SEARCH = "search"
    CONVERSATION = "conversation"
    SELECTION = "selection"
    """A product was put on a shortlist."""
    COMPARISON = "comparison"
    RFQ = "rfq"
    """A request for quotation was written."""
    EXPORT = "export"
    """It was exported, to be sent."""


class Measures(Protocol):
    """Told of what was done; must neither fail nor take time."""

    def searched(self, *, timings: Mapping[str, float], total: int) -> None:
        """A search was answered.

        Args:
            timings: milliseconds per stage.
            total: products found; zero is counted apart.
        """
        ...

    def turned(self, *, timings: Mapping[str, float], asked: bool) -> None:
        """A turn of a conversation was answered.

        Args:
            timings: milliseconds per stage.
            asked: whether it ended in a question.
        """
        ...

    def step(self, step: Step, *, questions: int | None = None) -> None:
        """Somebody came to a step of the funnel.

        Args:
            step: that was reached.
            questions: asked in the conversation up to it, where it comes from one.
        """
        ...


class NoMeasures:
    """Measures nothing."""

    def searched(self, *, timings: Mapping[str, float], total: int) -> None:
        """Nothing."""

    def turned(self, *, timings: Mapping[str, float], asked: bool) -> None:
        """Nothing."""

    def step(self, step: Step, *, questions: int | None = None) -> None:
        """Nothing."""
