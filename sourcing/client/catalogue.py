"""Search, products, suppliers, categories, ranking and comparison over HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import quote

from sourcing.api.documents.category import CategoriesAnswer, CategorySchemaDocument
from sourcing.api.documents.compare import CompareOrder, ComparisonDocument, ComparisonFormat
from sourcing.api.documents.conversation import Language
from sourcing.api.documents.product import ProductDocument, SupplierDocument, SupplierPage
from sourcing.api.documents.rank import RankingDocument, RankOrder
from sourcing.api.documents.search import (
    SearchAnswer,
    SearchOrder,
    SimilarAnswer,
    SuggestAnswer,
)
from sourcing.client.answers import Download
from sourcing.client.wire import Query, Wire


class Catalogue:
    """What the catalogue holds, found, ranked and compared."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def search(self, order: SearchOrder) -> SearchAnswer:
        """Find products."""
        return self._wire.ask("/v1/search", order, SearchAnswer)

    def suggest(self, begun: str, *, size: int = 8) -> tuple[str, ...]:
        """Complete what is being typed."""
        query: Query = {"q": begun, "size": size}
        return self._wire.get("/v1/suggest", SuggestAnswer, query=query).suggestions

    def product(self, product_id: str, *, language: Language = "en") -> ProductDocument:
        """A product, whole, with where each value comes from.

        Raises:
            Missing: there is none with this id.
        """
        path = f"/v1/products/{quote(product_id, safe='')}"
        return self._wire.get(path, ProductDocument, query={"language": language})

    def similar(
        self,
        product_id: str,
        *,
        size: int = 10,
        language: Language = "en",
        quantity: Decimal | None = None,
        currency: str | None = None,
    ) -> SimilarAnswer:
        """Products like a given one."""
        query: Query = {
            "size": size,
            "language": language,
            "quantity": None if quantity is None else format(quantity, "f"),
            "currency": currency,
        }
        path = f"/v1/products/{quote(product_id, safe='')}/similar"
        return self._wire.get(path, SimilarAnswer, query=query)

    def suppliers(
        self, *, cursor: str | None = None, limit: int = 50, language: Language = "en"
    ) -> SupplierPage:
        """A page of suppliers, by name."""
        query = {"cursor": cursor, "limit": limit, "language": language}
        return self._wire.get("/v1/suppliers", SupplierPage, query=query)

    def supplier(
        self,
        supplier_id: str,
        *,
        cursor: str | None = None,
        limit: int = 50,
        language: Language = "en",
    ) -> SupplierDocument:
        """A supplier, whole, with a page of its offers."""
        query = {"cursor": cursor, "limit": limit, "language": language}
        path = f"/v1/suppliers/{quote(supplier_id, safe='')}"
        return self._wire.get(path, SupplierDocument, query=query)

    def categories(self) -> CategoriesAnswer:
        """The tree of categories."""
        return self._wire.get("/v1/categories", CategoriesAnswer)

    def schema(
        self, path: Sequence[str] = (), *, language: Language = "en"
    ) -> CategorySchemaDocument:
        """What can be asked for in a category, or in the whole catalogue."""
        names = "".join(f"/{quote(one, safe='')}" for one in path)
        query = {"language": language}
        return self._wire.get(f"/v1/categories{names}/schema", CategorySchemaDocument, query=query)

    def rank(self, order: RankOrder) -> RankingDocument:
        """Suppliers in order, why, and what would change it."""
        return self._wire.ask("/v1/rank", order, RankingDocument)

    def compare(self, order: CompareOrder) -> ComparisonDocument:
        """Products or offers side by side."""
        return self._wire.ask("/v1/compare", order, ComparisonDocument)

    def comparison(self, order: CompareOrder, format_: ComparisonFormat) -> Download:
        """The same as a file."""
        return self._wire.ask_file("/v1/compare", order, query={"format": format_.value})
