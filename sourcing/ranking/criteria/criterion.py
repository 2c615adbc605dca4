"""Criterion: one thing that suppliers are judged by, measured from the catalogue's fields."""

from __future__ import annotations

from typing import Protocol

from data.judge import Record
from sourcing.ranking.candidate import Candidate, Fact
from sourcing.ranking.measure import Measure
from sourcing.ranking.situation import Situation


class Criterion(Protocol):
    """A criterion."""

    @property
    def id(self) -> str:
        """Key of its weight."""
        ...

    @property
    def label(self) -> str:
        """What people call it."""
        ...

    @property
    def of(self) -> Record:
        """The record that alone decides it: a supplier is measured once, an offer each time."""
        ...

    def applies(self, situation: Situation, /) -> bool:
        """Whether it can say anything here; where it does not, its weight goes to the others."""
        ...

    def measure(self, candidate: Candidate, situation: Situation, /) -> Measure:
        """What a candidate is worth by it."""
        ...

    def facts(self, candidate: Candidate, situation: Situation, /) -> tuple[Fact, ...]:
        """The fields that decided, for people, also those that state nothing."""
        ...
