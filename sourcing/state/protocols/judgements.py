"""JudgementStore: what people judged of products for queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from sourcing.state.events import Judgement


class JudgementStore(Protocol):
    """What people judged of products for queries."""

    def record(self, judgements: Iterable[Judgement]) -> int:
        """Keep judgements, all or none; gives how many.

        Raises:
            InputError: a grade out of bounds, or an empty query or product.
        """
        ...

    def effective(self) -> Iterator[Judgement]:
        """The last judgement of every query and product, by query and product."""
        ...
