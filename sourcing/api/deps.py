"""What routes depend on: the service, the caller with the scope that a route asks for, threads.

Dependencies are coroutines: the framework runs each plain function in a thread of its own, which
costs more than all of these together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Final, TypeVar

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from fastapi import Depends, Request, Security
from fastapi.security import APIKeyHeader, HTTPBearer

from sourcing.api import kinds
from sourcing.api.callers import Callers
from sourcing.api.problems import Refused
from sourcing.service.caller import Caller, Scope
from sourcing.service.service import Service
from sourcing.service.shelf import Shelf

T = TypeVar("T")

_LIMITER: Final[RunVar[CapacityLimiter]] = RunVar("sourcing_threads")
_SEARCHES: Final[RunVar[CapacityLimiter]] = RunVar("sourcing_search_threads")
"""A limit of their own: searches go on while everything else waits for the database."""
_THREADS: Final = 2
"""Work of a kind at a time: the interpreter runs one thread at a time, and more that compute only
take it from each other. Eight connections to two workers were answered 66 searches a second with
six threads a worker, and 176 with two and connections taken in turn: docs/reliability.md."""

KEY: Final = HTTPBearer(
    scheme_name="key",
    bearerFormat="sk_<id>_<secret>",
    description="An API key, made by `sourcing keys create`; what it may do is in its scopes.",
    auto_error=False,
)
VISITOR: Final = APIKeyHeader(
    scheme_name="visitor",
    name="Authorization",
    description="A page's visitor: `Visitor v_…`, with the token of `GET /v1/session`.",
    auto_error=False,
)


async def service_of(request: Request) -> Service:
    """The service that the application was made with."""
    found: Service = request.app.state.service
    return found


TheService = Annotated[Service, Depends(service_of)]


async def identified(request: Request) -> Caller:
    """The caller, whatever they may do; found out once a request.

    Raises:
        Refused: nobody that is known, or too many requests.
    """
    found: Caller | None = getattr(request.state, "caller", None)
    if found is not None:
        return found
    callers: Callers = request.app.state.callers
    if callers.remembered(request):
        caller, headers = callers.identify(request)
    else:
        caller, headers = await to_thread.run_sync(callers.identify, request)
    request.state.caller = caller
    request.state.rate_headers = headers
    return caller


@dataclass(frozen=True, slots=True)
class CallerWith:
    """A dependency: the caller, who must have a scope."""

    scope: Scope

    async def __call__(
        self,
        request: Request,
        _key: Annotated[object, Security(KEY)],
        _visitor: Annotated[object, Security(VISITOR)],
    ) -> Caller:
        """The caller.

        Raises:
            Refused: nobody that is known, too many requests, or one without the scope.
        """
        found = await identified(request)
        if self.scope not in found.scopes:
            raise Refused(
                kinds.FORBIDDEN,
                f"this needs the scope {self.scope.value}",
                field="scope",
                value=", ".join(sorted(one.value for one in found.scopes)),
                accepted=self.scope.value,
            )
        return found


def caller_with(scope: Scope) -> CallerWith:
    """A dependency: the caller, who must have a scope."""
    return CallerWith(scope)


Searcher = Annotated[Caller, Depends(caller_with(Scope.SEARCH))]


async def in_thread(function: Callable[[], T]) -> T:
    """Run what computes or blocks beside the event loop, a bounded number at a time.

    A request that is given up leaves its work to end by itself.
    """
    return await _run(function, _LIMITER)


async def on_shelf(service: Service, function: Callable[[Shelf], T]) -> T:
    """Run something on the catalogue in use, which stays open until it ends.

    Raises:
        NoIndex: none is open yet.
    """

    def run() -> T:
        with service.shelves.use() as shelf:
            return function(shelf)

    return await _run(run, _SEARCHES)


async def _run(function: Callable[[], T], kept: RunVar[CapacityLimiter]) -> T:
    try:
        limiter = kept.get()
    except LookupError:
        limiter = CapacityLimiter(_THREADS)
        kept.set(limiter)
    return await to_thread.run_sync(function, abandon_on_cancel=True, limiter=limiter)
