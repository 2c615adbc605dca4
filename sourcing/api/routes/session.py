"""Session: who is calling, and what the service has for them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache, partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request, Response

from dialogue.wording.translations import LANGUAGES
from sourcing.api import kinds
from sourcing.api.answers import answered
from sourcing.api.callers import COOKIE, VISITOR, owner_of
from sourcing.api.deps import TheService, identified, in_thread
from sourcing.api.documents.session import LimitsDocument, SessionDocument
from sourcing.api.openapi import problems
from sourcing.api.problems import Refused
from sourcing.service.caller import Caller

if TYPE_CHECKING:
    from sourcing.api.callers import Callers

router = APIRouter(tags=["service"])

_TRADED: Final = (
    *("USD", "EUR", "CNY", "JPY", "GBP", "CHF", "CAD", "AUD", "HKD", "SGD", "INR", "KRW", "MXN"),
    *("BRL", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "TRY", "ZAR", "THB", "MYR", "IDR"),
    *("PHP", "NZD", "ILS", "ISK", "BGN"),
)
"""By turnover (BIS Triennial Central Bank Survey), as far as reference rates are published."""


@router.get(
    "/v1/session",
    operation_id="session",
    summary="Who is calling, and what the service has for them",
    response_model=SessionDocument,
    responses=problems(kinds.UNAUTHENTICATED, kinds.FORBIDDEN, kinds.TOO_MANY, kinds.UNAVAILABLE),
)
async def session(request: Request, service: TheService) -> Response:
    """The first thing that a page asks: a browser without a key is given a visitor's token here."""
    callers: Callers = request.app.state.callers
    token = None
    try:
        caller = await identified(request)
    except Refused as refused:
        named = "authorization" in request.headers
        token = None if named else callers.newcomer(request)
        if refused.kind is not kinds.UNAUTHENTICATED or token is None:
            raise
        caller = Caller(owner_of(token), VISITOR)
    settings = service.settings
    today = datetime.now().astimezone().date()
    kind = caller.owner.partition(":")[0]
    document = SessionDocument.model_validate(
        {
            "kind": kind,
            "scopes": sorted(caller.scopes),
            "visitor": token,
            "version": version("sourcing"),
            "generation": service.shelves.generation,
            "languages": LANGUAGES,
            "currencies": await in_thread(partial(_currencies, today)),
            "units": ("metric", "us"),
            "image_origins": settings.image_origins,
            "limits": LimitsDocument(
                requests={"key": settings.rate_key, "visitor": settings.rate_visitor}.get(kind, ""),
                body=settings.body_limit,
                upload=settings.upload_limit,
            ),
        }
    )
    response = answered(document)
    if token is not None:
        response.set_cookie(
            COOKIE,
            token,
            max_age=365 * 24 * 3600,
            path="/v1",
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
    return response


@lru_cache(maxsize=2)
def _currencies(day: date) -> tuple[str, ...]:
    """Those that there are rates for on a day; no catalogue has to be open for that."""
    from sourcing.rates import exchange_rates

    rates = exchange_rates()
    return tuple(one for one in _TRADED if rates.rate("EUR", one, on=day) is not None)
