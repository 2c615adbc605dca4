"""Ranker: anything that orders documents for a query, an engine of ours or of someone else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.relevance.model import Query


class Ranker(Protocol):
    """Orders documents for a query."""

    @property
    def name(self) -> str:
        """As in tables and run files."""
        ...

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """At most ``count`` documents, best first, each with a score."""
        ...


@dataclass(frozen=True, slots=True)
class Arm:
    """A way of ranking that takes part in the experiment.

    Attributes:
        fit: makes the ranker from queries whose judgements it may look at. An arm that does not
            learn is given none and makes the same ranker every time.
        learns: whether it looks at judgements; it is then run under cross-validation.
    """

    name: str
    fit: Callable[[Sequence[Query]], Ranker]
    learns: bool = False


def fixed(ranker: Ranker) -> Arm:
    """An arm that does not learn."""
    return Arm(ranker.name, lambda _: ranker)
