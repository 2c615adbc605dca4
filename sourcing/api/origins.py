"""Origins: where a request comes from, as far as a browser says so."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from sourcing.settings import LOOPBACK

_PROXIED: Final = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


def host_name(host: str) -> str:
    """The name of a ``Host`` header, without port and brackets; empty when it is not one."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_own_page(request: HTTPConnection) -> bool:
    """Whether the page that sent a request is one of the service's own."""
    origin = request.headers.get("origin")
    if origin is None:
        # Browsers leave it out of what a page asks of its own origin by GET.
        return request.headers.get("sec-fetch-site") == "same-origin"
    try:
        found = urlsplit(origin)
    except ValueError:
        return False
    host = request.headers.get("host", "")
    # A proxy that ends TLS leaves the scheme it was reached by to be guessed.
    return found.scheme in ("http", "https") and found.netloc.casefold() == host.casefold()


def is_foreign_page(request: HTTPConnection, allowed: frozenset[str]) -> bool:
    """Whether a request was sent by a page of an origin that is neither ours nor allowed."""
    origin = request.headers.get("origin")
    if origin is not None:
        return origin not in allowed and not is_own_page(request)
    return request.headers.get("sec-fetch-site") == "cross-site"


def is_local(request: HTTPConnection) -> bool:
    """Whether a request was made on this machine, and not handed on by a proxy."""
    client = request.client
    direct = client is not None and client.host in LOOPBACK
    return direct and not any(name in request.headers for name in _PROXIED)
