"""Tools to find, look up, compare and rank."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server.mcpserver import Context
from mcp.types import CallToolResult
from pydantic import Field

from sourcing.api.documents.card import ProductCard
from sourcing.api.documents.compare import CompareOrder, ComparisonDocument
from sourcing.api.documents.conversation import Language
from sourcing.api.documents.product import OfferDocument
from sourcing.api.documents.rank import RankedSupplierDocument, RankOrder
from sourcing.api.documents.search import SearchOrder
from sourcing.mcp import results
from sourcing.mcp.host import Tools, answer, plain, tool
from sourcing.ranking.weights import Preset
from sourcing.service.caller import Scope
from sourcing.service.comparing import compared, comparison_document
from sourcing.service.products import product_document
from sourcing.service.ranking import ranked
from sourcing.service.searching import search

ProductIds = Annotated[list[str], Field(max_length=26, description="Ids of products.")]
Words = Annotated[
    str,
    Field(max_length=4000, description="What is wanted, in words: electric forklift 2.5 t."),
]
ConversationId = Annotated[
    str, Field(max_length=60, description="Of a conversation whose need is meant; empty for none.")
]
InLanguage = Annotated[Language, Field(description="That the answer is worded in.")]


class ProductTools(Tools):
    """Search, product, comparison, ranking."""

    @tool
    def search_products(
        self,
        context: Context[Any, Any],
        text: Words,
        size: Annotated[int, Field(ge=1, le=50)] = 10,
        cursor: Annotated[str, Field(max_length=1000, description="Of the page before.")] = "",
        language: InLanguage = "en",
    ) -> Annotated[CallToolResult, results.Products]:
        """Find products by words, meaning or part number.

        For a need that is not clear yet, start a conversation instead: it asks what tells the
        products apart.
        """
        self.caller(context, Scope.SEARCH)
        order = SearchOrder(
            text=text, size=size, cursor=cursor or None, language=language, facet_count=0
        )
        with self.service.shelves.use() as shelf:
            found = search(order, shelf)
        self.service.measures.searched(timings=found.timings, total=found.total)
        result = results.Products(
            total=found.total,
            products=[product_of(one.card) for one in found.hits if one.card is not None],
            relaxed=[one.text for one in found.relaxations],
            cursor=found.cursor,
        )
        return answer(result, _listed(result.products, found.total))

    @tool
    def get_product(
        self,
        context: Context[Any, Any],
        product_id: Annotated[str, Field(max_length=400)],
        language: InLanguage = "en",
    ) -> Annotated[CallToolResult, results.ProductDetails]:
        """A product with all that the catalogue states of it, and where each value comes from."""
        self.caller(context, Scope.SEARCH)
        with self.service.shelves.use() as shelf:
            found = product_document(product_id, shelf, language=language)
        result = results.ProductDetails(
            product_id=found.product_id,
            title=plain(found.title),
            category=list(found.category),
            brand=found.brand,
            model=found.mpn,
            certifications=list(found.certifications),
            attributes=[
                results.Stated(
                    name=plain(one.label),
                    value=plain(", ".join(value.text for value in one.values if value.text))
                    or None,
                    source=next((value.source.text for value in one.values), None),
                )
                for one in found.attributes
            ],
            offers=[_offer(one) for one in found.offers],
        )
        count = len(result.attributes)
        text = f"«{result.title}»: {count} attributes, {len(result.offers)} offers."
        return answer(result, text)

    @tool
    def compare_products(
        self,
        context: Context[Any, Any],
        product_ids: ProductIds = [],  # noqa: B006  # read only, and the schema shows the default
        conversation_id: ConversationId = "",
        text: Words = "",
        language: InLanguage = "en",
    ) -> Annotated[CallToolResult, results.Comparison]:
        """Put products side by side, or the best offers for a need where none are named.

        Every cell says how far it can be relied on; "unknown" is neither a pass nor a fail.
        """
        caller = self.caller(context, Scope.SEARCH)
        if conversation_id:
            self.caller(context, Scope.CONVERSE)
        order = CompareOrder(
            product_ids=tuple(product_ids) or None,
            conversation_id=conversation_id or None,
            text=text or None,
            language=language,
        )
        with self.service.shelves.use() as shelf:
            comparison, line = compared(order, self.service, shelf, caller)
            document = comparison_document(comparison, shelf, line=line)
        result = _comparison(document)
        differing = sum(one.differs for one in result.rows)
        names = "; ".join(f"{one.letter}: «{one.title}»" for one in result.columns)
        rows = f"{len(result.rows)} rows, {differing} of them differ"
        return answer(result, f"{names}. {rows}.")

    @tool
    def rank_suppliers(
        self,
        context: Context[Any, Any],
        conversation_id: ConversationId = "",
        text: Words = "",
        product_ids: ProductIds = [],  # noqa: B006  # read only, and the schema shows the default
        preset: Annotated[Preset, Field(description="What counts most.")] = Preset.BALANCED,
        size: Annotated[int, Field(ge=1, le=50)] = 5,
        language: InLanguage = "en",
    ) -> Annotated[CallToolResult, results.Ranking]:
        """Rank the suppliers for a need, with reasons, risks and what is not known."""
        caller = self.caller(context, Scope.SEARCH)
        if conversation_id:
            self.caller(context, Scope.CONVERSE)
        order = RankOrder(
            conversation_id=conversation_id or None,
            text=text or None,
            product_ids=tuple(product_ids) or None,
            preset=preset,
            size=size,
            language=language,
            chart=False,
            explain=False,
        )
        with self.service.shelves.use() as shelf:
            found = ranked(order, self.service, shelf, caller)
        result = results.Ranking(
            title=plain(found.title),
            quantity=None if found.quantity is None else found.quantity.text,
            total=found.total,
            is_relaxed=found.is_relaxed,
            suppliers=[_supplier(one) for one in found.suppliers],
            weights={one.id: round(one.share, 3) for one in found.criteria if one.applies},
            what_would_change_it=None if found.sensitivity is None else found.sensitivity.text,
            left_out=[
                plain(f"{one.name or '?'}: {one.label} ({one.detail})")
                for one in found.excluded[:20]
            ],
        )
        names = "; ".join(f"{one.rank}. «{one.name}»" for one in result.suppliers)
        return answer(result, f"{result.total} suppliers. {names}")


def product_of(card: ProductCard) -> results.Product:
    """A card in short."""
    supplier = card.supplier
    return results.Product(
        product_id=card.product_id,
        title=plain(card.title),
        price=None if card.price is None else card.price.text,
        moq=None if card.moq is None else card.moq.text,
        lead_time=None if card.lead_time is None else card.lead_time.text,
        supplier_id=None if supplier is None else supplier.id,
        supplier=None if supplier is None else plain(supplier.name),
        country=None if supplier is None else supplier.country,
        certifications=[plain(one) for one in card.certifications],
        facts={plain(one.label): plain(one.value) for one in card.facts if one.value is not None},
        requirements={plain(f"{one.label} {one.required}"): one.truth for one in card.outcomes},
    )


def _listed(products: list[results.Product], total: int) -> str:
    names = "; ".join(f"{one.product_id} «{one.title}»" for one in products)
    return f"{total} products. {names}" if products else "Nothing was found."


def _offer(one: OfferDocument) -> results.Offer:
    supplier = one.supplier
    return results.Offer(
        offer_id=one.id,
        supplier_id=None if supplier is None else supplier.id,
        supplier=None if supplier is None else plain(supplier.name),
        country=None if supplier is None else supplier.country,
        prices=[f"{price.from_quantity}+: {price.text}" for price in one.prices],
        moq=None if one.moq is None else one.moq.text,
        lead_times=[time.text for time in one.lead_times],
        delivery_terms=[
            plain(f"{term.incoterm} {term.place or ''}".strip()) for term in one.delivery_terms
        ],
        payment_terms=None if one.payment_terms is None else plain(one.payment_terms),
        valid_until=None if one.valid_until is None else one.valid_until.isoformat(),
    )


def _comparison(document: ComparisonDocument) -> results.Comparison:
    groups = {one.id: one.label for one in document.groups}
    return results.Comparison(
        title=plain(document.title),
        quantity=None if document.quantity is None else document.quantity.text,
        columns=[
            results.Column(
                letter=one.letter,
                product_id=one.product_id,
                title=plain(one.title),
                supplier=None if one.supplier is None else plain(one.supplier),
                country=one.country,
                musts=one.musts.text,
            )
            for one in document.columns
        ],
        rows=[
            results.Row(
                group=groups[row.group],
                label=plain(row.label),
                required=row.required,
                differs=row.differs,
                cells=[
                    results.Cell(
                        text=plain(cell.text), basis=cell.basis, truth=cell.truth, best=cell.best
                    )
                    for cell in row.cells
                ],
            )
            for row in document.rows
        ],
        notes=list(document.notes),
    )


def _supplier(one: RankedSupplierDocument) -> results.Supplier:
    offer = one.offer
    return results.Supplier(
        rank=one.rank,
        tied=one.tied,
        supplier_id=one.supplier.id,
        name=plain(one.supplier.name),
        country=one.supplier.country,
        score=round(offer.score, 4),
        known=round(offer.known, 4),
        product_id=offer.product_id,
        product=plain(offer.title),
        price=None if offer.price is None else offer.price.text,
        lead_time=None if offer.lead_time is None else offer.lead_time.text,
        in_favour=[plain(text) for text in one.in_favour],
        against=[plain(text) for text in one.against],
        unknown=list(one.unknown),
        left_open=list(one.left_open),
        risks=[plain(f"{risk.label}: {risk.text}") for risk in one.risks],
    )
