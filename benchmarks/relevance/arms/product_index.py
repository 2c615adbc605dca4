"""A whole engine as an arm."""

from __future__ import annotations

from index.protocols import ProductIndex
from index.request import FusionSettings, Mode, Rerank, SearchRequest


class ProductIndexRanker:
    """Ranks with any `ProductIndex`, embedded or distributed.

    Near-duplicates are not collapsed: judgements are of single products.
    """

    def __init__(
        self,
        index: ProductIndex,
        *,
        name: str = "engine",
        mode: Mode = Mode.HYBRID,
        fusion: FusionSettings | None = None,
        rerank: Rerank = Rerank.NONE,
    ) -> None:
        self.name = name
        self._index = index
        self._mode = mode
        self._fusion = fusion or FusionSettings()
        self._rerank = rerank

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """The engine's hits."""
        response = self._index.search(
            SearchRequest(
                text=query,
                size=count,
                facets=(),
                collapse=False,
                mode=self._mode,
                fusion=self._fusion,
                rerank=self._rerank,
            )
        )
        return [(hit.product_id, hit.score) for hit in response.hits]
