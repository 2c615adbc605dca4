"""Security headers: what browsers are told about every answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import Scope

_DATA_POLICY: Final = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"
"""For what is no page: whatever is in it, nothing of it runs."""
_PERMISSIONS: Final = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "microphone=(), payment=(), usb=()"
)
_HSTS: Final = "max-age=31536000"


class SecurityHeaders:
    """Puts them on answers; a header that a route has set itself stays.

    Args:
        image_origins: that pages may load product pictures from.
    """

    def __init__(self, *, image_origins: Iterable[str] = ()) -> None:
        images = " ".join(("'self'", "data:", *image_origins))
        self._page_policy = "; ".join(
            (
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                f"img-src {images}",
                "font-src 'self'",
                "connect-src 'self'",
                "frame-src 'self'",
                "manifest-src 'self'",
                "form-action 'none'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types lit-html",
            )
        )

    def put(self, headers: MutableHeaders, scope: Scope) -> None:
        """Add what is missing."""
        path = scope["path"]
        page = headers.get("content-type", "").startswith("text/html")
        embedded = path.startswith("/widget/")
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Referrer-Policy", "no-referrer")
        headers.setdefault("Content-Security-Policy", self._page_policy if page else _DATA_POLICY)
        headers.setdefault(
            # The widget's own files are for pages of other origins; nothing else is.
            "Cross-Origin-Resource-Policy",
            "cross-origin" if embedded else "same-origin",
        )
        if page:
            headers.setdefault("Permissions-Policy", _PERMISSIONS)
            headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
            headers.setdefault("X-Frame-Options", "DENY")
        if path.startswith("/v1/"):
            headers.setdefault("Cache-Control", "no-store")
        if scope["scheme"] == "https":
            headers.setdefault("Strict-Transport-Security", _HSTS)
