"""Feedback: what was shown, clicked, chosen and rated, kept where the buyer agrees."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Response

from sourcing.api import kinds
from sourcing.api.answers import answered
from sourcing.api.deps import TheService, caller_with, in_thread
from sourcing.api.documents.feedback import FeedbackKept, FeedbackOrder
from sourcing.api.downloads import download, file_responses
from sourcing.api.idempotency import IdempotentRoute
from sourcing.api.openapi import problems
from sourcing.service.caller import Caller, Scope
from sourcing.service.feedback import FeedbackService, Told
from sourcing.service.file import File

router = APIRouter(prefix="/v1/feedback", tags=["feedback"], route_class=IdempotentRoute)

_CSV: Final = "text/csv"


@router.post(
    "",
    operation_id="sendFeedback",
    summary="Tell what a buyer did with what was shown",
    status_code=202,
    response_model=FeedbackKept,
    responses=problems(kinds.NOT_FOUND),
)
async def send(
    order: FeedbackOrder,
    caller: Annotated[Caller, Depends(caller_with(Scope.FEEDBACK))],
    service: TheService,
) -> Response:
    """Without ``consent`` nothing is kept, and the answer is the same."""
    told = [
        Told(
            kind=one.kind,
            product_id=one.product_id,
            query=one.query,
            conversation=one.conversation_id,
            position=one.position,
            value=one.value,
            at=one.at,
        )
        for one in order.events
    ]
    feedback = FeedbackService(service.stores.feedback, service.stores.conversations)
    kept = await in_thread(partial(feedback.tell, caller.owner, told, consent=order.consent))
    return answered(FeedbackKept(kept=kept), status=202)


@router.get(
    "/export",
    operation_id="exportFeedback",
    summary="The click log that a ranker is trained with",
    response_class=Response,
    responses={**file_responses(_CSV), **problems()},
)
async def export(
    _: Annotated[Caller, Depends(caller_with(Scope.ADMIN))], service: TheService
) -> Response:
    """Query, product, position, and whether it was clicked; for `sourcing train-ranker`."""
    feedback = FeedbackService(service.stores.feedback, service.stores.conversations)
    content = await in_thread(feedback.click_log)
    return download(File("clicks.csv", _CSV, content))
