"""Cross-origin: pages of the allowed origins may ask; what is refused is told as a problem."""

from __future__ import annotations

from typing import Any, Final

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response

from sourcing.api import kinds
from sourcing.api.problems import problem_response

METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")
SENT: Final = (
    "Authorization",
    "Content-Type",
    "Idempotency-Key",
    "If-Match",
    "If-None-Match",
    "Last-Event-ID",
    "X-Request-ID",
)
"""Headers that such pages may send."""


class CrossOrigin(CORSMiddleware):
    """The framework's own, which refuses in plain text."""

    def preflight_response(self, request_headers: Headers) -> Response:
        """Whether a page may send what its browser asks about."""
        response = super().preflight_response(request_headers)
        if response.status_code < 400:
            return response
        kept = {
            name: value
            for name, value in response.headers.items()
            if name.startswith("access-control-") or name == "vary"
        }
        return problem_response(kinds.FORBIDDEN, **self._refused(request_headers), headers=kept)

    def _refused(self, headers: Headers) -> dict[str, Any]:
        origin, method = headers["origin"], headers["access-control-request-method"]
        if not self.is_allowed_origin(origin):
            # Which ones are allowed is nobody else's business.
            return {
                "detail": "pages of this origin may not use this service",
                "field": "Origin",
                "value": origin,
            }
        if method not in self.allow_methods:
            return {
                "detail": "pages of other origins may not use this method",
                "field": "Access-Control-Request-Method",
                "value": method,
                "accepted": METHODS,
            }
        return {
            "detail": "pages of other origins may not send one of these headers",
            "field": "Access-Control-Request-Headers",
            "value": headers.get("access-control-request-headers"),
            "accepted": SENT,
        }
