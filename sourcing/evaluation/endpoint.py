"""SearchEndpoint: anything that answers a query with a ranking: an engine here or a service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.request import Mode, Rerank, SearchRequest

if TYPE_CHECKING:
    from index.protocols import ProductIndex


class SearchEndpoint(Protocol):
    """Ranks products for a query; a service over HTTP satisfies it as well as an engine here."""

    @property
    def name(self) -> str:
        """As in tables and run files."""
        ...

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """At most ``count`` product ids, best first, each with a score."""
        ...


@dataclass(frozen=True, slots=True)
class LocalEndpoint:
    """A `ProductIndex` in this process.

    Near-duplicates are not collapsed: judgements are of single products.
    """

    index: ProductIndex
    mode: Mode = Mode.HYBRID
    rerank: Rerank = Rerank.NONE
    name: str = "engine"

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """The engine's hits."""
        response = self.index.search(
            SearchRequest(
                text=query,
                size=count,
                facets=(),
                facet_count=0,
                collapse=False,
                mode=self.mode,
                rerank=self.rerank,
            )
        )
        return [(hit.product_id, hit.score) for hit in response.hits]
