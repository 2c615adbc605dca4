"""Search: find products by words, meaning, part numbers and requirements."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from sourcing.api import kinds
from sourcing.api.answers import answered
from sourcing.api.deps import Searcher, TheService, on_shelf
from sourcing.api.documents.search import SearchAnswer, SearchOrder, SuggestAnswer
from sourcing.api.openapi import problems
from sourcing.service.searching import search as answer_search
from sourcing.service.shelf import Shelf

router = APIRouter(prefix="/v1", tags=["search"])


@router.post(
    "/search",
    operation_id="search",
    summary="Find products",
    response_model=SearchAnswer,
    responses=problems(kinds.STALE),
)
async def search(order: SearchOrder, service: TheService, _: Searcher) -> Response:
    """An exact part number, SKU or GTIN comes first.

    A product that does not state what a must asks for is found, below those that do, and says so.
    Where nothing meets all musts, the answer says which was given up and by how much. Where nothing
    has to do with the query, nothing is found.
    """

    def run(shelf: Shelf) -> Response:
        found = answer_search(order, shelf)
        service.measures.searched(timings=found.timings, total=found.total)
        return answered(found)

    return await on_shelf(service, run)


@router.get(
    "/suggest",
    operation_id="suggest",
    summary="Complete what is being typed",
    response_model=SuggestAnswer,
)
async def suggest(
    service: TheService,
    _: Searcher,
    q: Annotated[str, Query(max_length=200, description="What is there so far.")],
    size: Annotated[int, Query(ge=1, le=20, description="At most this many.")] = 8,
) -> Response:
    """Completions from what the catalogue's products are called, most useful first."""

    def run(shelf: Shelf) -> Response:
        return answered(SuggestAnswer(suggestions=tuple(shelf.index.suggest(q, size=size))))

    return await on_shelf(service, run)
