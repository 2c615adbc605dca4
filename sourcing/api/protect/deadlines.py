"""Deadlines: an answer begins in time, or the client is told that it does not."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sourcing.api import kinds
from sourcing.api.problems import problem_response


class Deadlines:
    """Gives a route so many seconds to begin its answer; how long a stream goes on is its own.

    Args:
        app: what it encloses.
        seconds: from the request to the answer's first byte; uploads are not counted.
    """

    def __init__(self, app: ASGIApp, *, seconds: float) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_on(message: Message) -> None:
            nonlocal started
            if not started:
                started = True
                deadline.reschedule(None)
            await send(message)

        async def receive_on() -> Message:
            # Time that the client takes is not the route's.
            left = deadline.when()
            if started or left is None:
                return await receive()
            remaining = left - loop.time()
            deadline.reschedule(None)
            try:
                return await receive()
            finally:
                if not started:
                    deadline.reschedule(loop.time() + remaining)

        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._seconds) as deadline:
                await self._app(scope, receive_on, send_on)
        except TimeoutError:
            if started or not deadline.expired():
                raise
            response = problem_response(
                kinds.TOO_SLOW, f"no answer within {self._seconds:g} seconds"
            )
            await response(scope, receive, send)
