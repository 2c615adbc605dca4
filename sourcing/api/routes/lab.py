"""Lab: rankings side by side, and what people judge of them."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Depends, Query, Response

from data.errors import NotFound
from sourcing.api import kinds
from sourcing.api.answers import answered
from sourcing.api.deps import Searcher, TheService, caller_with, on_shelf
from sourcing.api.documents.lab import (
    JudgementDocument,
    JudgementOrder,
    JudgementsAnswer,
    LabAnswer,
    LabOrder,
)
from sourcing.api.openapi import problems
from sourcing.api.problems import Refused
from sourcing.service.caller import Caller, Scope
from sourcing.service.lab import lab_search as rank_all
from sourcing.service.shelf import Shelf
from sourcing.state.events import Judgement
from sourcing.state.exports import write_judgements, write_qrels
from sourcing.state.protocols import JudgementStore

router = APIRouter(prefix="/v1", tags=["feedback"])


class JudgementFormat(StrEnum):
    """How judgements are written down."""

    QRELS = "qrels"
    """TREC: query id, 0, product, grade."""
    QUERIES = "queries"
    """The queries that the ids of qrels stand for: id, a tab, the query."""
    CSV = "csv"
    """Query, product and rating, with a header: what `sourcing evaluate` reads by itself."""


async def _judge(caller: Annotated[Caller, Depends(caller_with(Scope.FEEDBACK))]) -> Caller:
    """A caller whose judgement counts: measurements and learning depend on it.

    Raises:
        Refused: a visitor; anybody could be one, any number of times.
    """
    if caller.owner.startswith("visitor:"):
        raise Refused(
            kinds.FORBIDDEN,
            "judgements are taken from callers with a key",
            field="Authorization",
            accepted="Bearer sk_…",
        )
    return caller


Judge = Annotated[Caller, Depends(_judge)]


@router.post(
    "/lab/search",
    operation_id="labSearch",
    summary="Rank a query by words, by meaning, and by both",
    response_model=LabAnswer,
    tags=["search"],
)
async def lab_search(order: LabOrder, service: TheService, _: Searcher) -> Response:
    """Three rankings side by side, with what each score is made of and what was judged."""

    def run(shelf: Shelf) -> Response:
        judged = service.stores.judgements.effective()
        grades = {one.product_id: one.grade for one in judged if one.query == order.text}
        return answered(rank_all(order, shelf, grades))

    return await on_shelf(service, run)


@router.put(
    "/judgements",
    operation_id="judgeProduct",
    summary="Judge a product for a query",
    response_model=JudgementDocument,
    responses=problems(kinds.NOT_FOUND),
)
async def judge(order: JudgementOrder, service: TheService, caller: Judge) -> Response:
    """The last judgement on a product for a query counts; all are kept."""
    now = datetime.now(UTC)

    def run(shelf: Shelf) -> Response:
        if shelf.index.view.number(order.product_id) is None:
            raise NotFound(
                "this catalogue has no such product", field="product_id", value=order.product_id
            )
        judgement = Judgement(order.query, order.product_id, order.grade, caller.owner, now)
        service.stores.judgements.record([judgement])
        return answered(_document(judgement, caller))

    return await on_shelf(service, run)


@router.get(
    "/judgements",
    operation_id="listJudgements",
    summary="What was judged",
    response_model=JudgementsAnswer,
)
async def judgements(
    service: TheService,
    caller: Judge,
    query: Annotated[
        str | None, Query(max_length=2000, description="Only of this query, to the letter.")
    ] = None,
) -> Response:
    """The last judgement of each query and product."""

    def run() -> Response:
        found = service.stores.judgements.effective()
        shown = [_document(one, caller) for one in found if query is None or one.query == query]
        return answered(JudgementsAnswer(judgements=tuple(shown)))

    return await to_thread.run_sync(run)


@router.get(
    "/judgements/export",
    operation_id="exportJudgements",
    summary="Judgements as a file for evaluation",
    response_class=Response,
    responses={
        200: {
            "content": {
                "text/plain": {"schema": {"type": "string"}},
                "text/csv": {"schema": {"type": "string"}},
            }
        }
    },
)
async def export_judgements(
    service: TheService,
    _: Judge,
    format_: Annotated[
        JudgementFormat, Query(alias="format", description="How they are written down.")
    ] = JudgementFormat.QRELS,
) -> Response:
    """The last judgement of each query and product, as `sourcing evaluate` reads it."""
    content = await to_thread.run_sync(lambda: _written(service.stores.judgements, format_))
    kind, name = {
        JudgementFormat.QRELS: ("text/plain", "judgements.qrels"),
        JudgementFormat.QUERIES: ("text/plain", "judgements.queries.tsv"),
        JudgementFormat.CSV: ("text/csv", "judgements.csv"),
    }[format_]
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)


def _document(one: Judgement, caller: Caller) -> JudgementDocument:
    return JudgementDocument(
        query=one.query,
        product_id=one.product_id,
        grade=one.grade,
        at=one.at,
        own=one.author == caller.owner,
    )


def _written(judgements: JudgementStore, form: JudgementFormat) -> bytes:
    with TemporaryDirectory() as folder:
        file, queries = Path(folder) / "judgements", Path(folder) / "queries"
        if form is JudgementFormat.CSV:
            write_judgements(judgements, file)
        else:
            write_qrels(judgements, file, queries=queries)
        return (queries if form is JudgementFormat.QUERIES else file).read_bytes()
