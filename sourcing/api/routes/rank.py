"""Rank: suppliers in order, with reasons, weights to move and the points of a chart."""

from __future__ import annotations

from fastapi import APIRouter, Response

from sourcing.api import kinds
from sourcing.api.answers import answered
from sourcing.api.deps import Searcher, TheService, on_shelf
from sourcing.api.documents.rank import RankingDocument, RankOrder
from sourcing.api.openapi import problems
from sourcing.service.ranking import ranked

router = APIRouter(prefix="/v1", tags=["search"])


@router.post(
    "/rank",
    operation_id="rankSuppliers",
    summary="Suppliers in order, why, and what would change it",
    response_model=RankingDocument,
    responses=problems(kinds.NOT_FOUND),
)
async def rank(caller: Searcher, service: TheService, order: RankOrder) -> Response:
    """For a line of a need: a conversation's, one that is sent, or what some words say.

    Whoever is blocked or misses a must is left out, and named with the reason. What the catalogue
    does not state is no pass: suppliers that leave a must open stand after those that meet all.
    """
    return answered(await on_shelf(service, lambda shelf: ranked(order, service, shelf, caller)))
