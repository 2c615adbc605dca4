"""Protocol: HTTP/1.1 connections on which a request's head has to arrive in time.

The server alone waits for a head as long as the client likes, so that a few thousand connections
that send a byte now and then would hold it. What comes after the head has limits of its own:
`sourcing.api.protect`.
"""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.responses import Response
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from sourcing.api import kinds
from sourcing.api.problems import problem_response

HEAD_SECONDS: Final = 10.0
"""From a connection, or a request's first byte on one that is kept, to the end of its head."""


class TimedProtocol(HttpToolsProtocol):
    """One connection."""

    head_seconds = HEAD_SECONDS
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a first request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came; whatever it is, the wait for a whole head goes on."""
        super().data_received(data)
        idle = self.cycle is None or self.cycle.response_complete
        if idle and self._late is None and self.timeout_keep_alive_task is None:
            self._wait()

    def on_headers_complete(self) -> None:
        """Answer the request."""
        self._stop_waiting()
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP, as every other fault is refused."""
        self._refuse(problem_response(kinds.MALFORMED, f"this is not HTTP/1.1: {msg}"))

    def _wait(self) -> None:
        if not self.transport.is_closing():
            self._late = self.loop.call_later(self.head_seconds, self._too_late)

    def _stop_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _too_late(self) -> None:
        self._late = None
        if not self.transport.is_closing():
            late = "the head of the request did not arrive in time"
            accepted = f"{self.head_seconds:g} seconds or less"
            self._refuse(problem_response(kinds.TIMEOUT, late, accepted=accepted))

    def _refuse(self, response: Response) -> None:
        response.headers["Connection"] = "close"
        response.headers["X-Content-Type-Options"] = "nosniff"
        head = b"".join(b"%s: %s\r\n" % field for field in response.raw_headers)
        body = bytes(response.body)
        self.transport.write(STATUS_LINE[response.status_code] + head + b"\r\n" + body)
        self.transport.close()
