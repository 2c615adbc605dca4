"""Catalogue: products, suppliers and categories, whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Final
from urllib.parse import unquote

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel

from sourcing.api import kinds
from sourcing.api.answers import answered
from sourcing.api.deps import Searcher, TheService, on_shelf
from sourcing.api.documents.category import CategoriesAnswer, CategorySchemaDocument
from sourcing.api.documents.conversation import Language
from sourcing.api.documents.product import ProductDocument, SupplierDocument, SupplierPage
from sourcing.api.documents.search import Amount, CurrencyCode, SimilarAnswer
from sourcing.api.etags import etag_of_bytes, not_modified
from sourcing.api.openapi import problems
from sourcing.service.categories import categories as category_tree
from sourcing.service.categories import category_schema as schema_of
from sourcing.service.products import product_document
from sourcing.service.searching import similar as similar_to
from sourcing.service.service import Service
from sourcing.service.shelf import Shelf
from sourcing.service.suppliers import supplier_document, supplier_page

router = APIRouter(prefix="/v1", tags=["catalogue"])

ProductId = Annotated[str, Path(min_length=1, max_length=400, description="Id of a product.")]
SupplierId = Annotated[str, Path(min_length=1, max_length=400, description="Id of a supplier.")]
InLanguage = Annotated[Language, Query(description="Of the answer (BCP 47).")]
PageCursor = Annotated[
    str | None, Query(min_length=1, max_length=1000, description="Of the page before.")
]
PageLimit = Annotated[int, Query(ge=1, le=200, description="Entries of a page.")]

_UNCHANGED: Final[dict[int | str, dict[str, Any]]] = {
    304: {"description": "The client has it already, by the entity tag it named"}
}


@router.get(
    "/products/{product_id}",
    operation_id="getProduct",
    summary="A product, whole",
    response_model=ProductDocument,
    responses=_UNCHANGED | problems(kinds.NOT_FOUND),
)
async def product(
    product_id: ProductId,
    request: Request,
    service: TheService,
    _: Searcher,
    language: InLanguage = "en",
) -> Response:
    """Every attribute and term as the catalogue states it, with file, row, column and raw text."""
    return await _read(
        request, service, lambda shelf: product_document(product_id, shelf, language=language)
    )


@router.get(
    "/products/{product_id}/similar",
    operation_id="similarProducts",
    summary="Products like a given one",
    response_model=SimilarAnswer,
    responses=_UNCHANGED | problems(kinds.NOT_FOUND),
)
async def similar(
    product_id: ProductId,
    request: Request,
    service: TheService,
    _: Searcher,
    size: Annotated[int, Query(ge=1, le=50, description="At most this many.")] = 10,
    language: InLanguage = "en",
    quantity: Annotated[Amount | None, Query(description="At which prices count.")] = None,
    currency: Annotated[CurrencyCode | None, Query(description="To convert prices into.")] = None,
) -> Response:
    """Other listings of the same product are left out."""
    return await _read(
        request,
        service,
        lambda shelf: similar_to(
            product_id,
            shelf,
            size=size,
            language=language,
            quantity=quantity,
            currency=currency,
        ),
    )


@router.get(
    "/suppliers",
    operation_id="listSuppliers",
    summary="Suppliers by name",
    response_model=SupplierPage,
    responses=_UNCHANGED | problems(kinds.STALE),
)
async def suppliers(
    request: Request,
    service: TheService,
    _: Searcher,
    cursor: PageCursor = None,
    limit: PageLimit = 50,
    language: InLanguage = "en",
) -> Response:
    """Suppliers on the block list are left out."""
    return await _read(
        request,
        service,
        lambda shelf: supplier_page(shelf, cursor=cursor, limit=limit, language=language),
    )


@router.get(
    "/suppliers/{supplier_id}",
    operation_id="getSupplier",
    summary="A supplier, whole, with its offers",
    response_model=SupplierDocument,
    responses=_UNCHANGED | problems(kinds.NOT_FOUND, kinds.STALE),
)
async def supplier(
    supplier_id: SupplierId,
    request: Request,
    service: TheService,
    _: Searcher,
    cursor: PageCursor = None,
    limit: PageLimit = 50,
    language: InLanguage = "en",
) -> Response:
    """What the catalogue states of it, with file, row, column and raw text; offers by product."""
    return await _read(
        request,
        service,
        lambda shelf: supplier_document(
            supplier_id, shelf, cursor=cursor, limit=limit, language=language
        ),
    )


@router.get(
    "/categories",
    operation_id="listCategories",
    summary="The tree of categories",
    response_model=CategoriesAnswer,
    responses=_UNCHANGED,
)
async def categories(request: Request, service: TheService, _: Searcher) -> Response:
    """Every category with the number of products in it and below it."""
    return await _read(request, service, category_tree)


@router.get(
    "/categories/schema",
    operation_id="catalogueSchema",
    summary="What can be asked for in the whole catalogue",
    response_model=CategorySchemaDocument,
    responses=_UNCHANGED | problems(kinds.NOT_FOUND),
)
async def catalogue_schema(
    request: Request, service: TheService, _: Searcher, language: InLanguage = "en"
) -> Response:
    """Attributes that products of no category have, and the fields of every product."""
    return await _read(request, service, lambda shelf: schema_of((), shelf, language=language))


@router.get(
    "/categories/{path:path}/schema",
    operation_id="categorySchema",
    summary="What can be asked for in a category",
    response_model=CategorySchemaDocument,
    responses=_UNCHANGED | problems(kinds.NOT_FOUND),
)
async def category_schema(
    path: Annotated[
        str,
        Path(
            min_length=1,
            max_length=2000,
            description="Names from the root, with slashes between them; a slash within a name is "
            "written as `%2F`.",
            examples=["Material handling/Lift trucks"],
        ),
    ],
    request: Request,
    service: TheService,
    _: Searcher,
    language: InLanguage = "en",
) -> Response:
    """Its attributes, most important first: kind, unit, distribution and values with counts."""
    parts = _parts(request, path)
    return await _read(request, service, lambda shelf: schema_of(parts, shelf, language=language))


def _parts(request: Request, path: str) -> tuple[str, ...]:
    """Names of a category; only the address as it was sent tells a slash within a name."""
    raw: bytes = request.scope.get("raw_path") or b""
    sent = raw.partition(b"/categories/")[2].rpartition(b"/schema")[0]
    if sent:
        return tuple(unquote(one) for one in sent.decode("latin-1").split("/"))
    return tuple(path.split("/"))


async def _read(
    request: Request, service: Service, document: Callable[[Shelf], BaseModel]
) -> Response:
    """A document of the catalogue, with the entity tag of what it says."""

    def run(shelf: Shelf) -> Response:
        response = answered(document(shelf))
        etag = etag_of_bytes(bytes(response.body))
        unchanged = not_modified(request, etag)
        if unchanged is not None:
            return unchanged
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    return await on_shelf(service, run)
