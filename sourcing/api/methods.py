"""Methods: which ones an address takes, over all routes that have it."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi.routing import iter_route_contexts
from starlette.requests import Request
from starlette.routing import compile_path


def allowed_methods(request: Request) -> list[str]:
    """The methods that the request's address takes, in their order."""
    path = request.scope["path"]
    literal: set[str] = set()
    found: set[str] = set()
    for one in iter_route_contexts(request.app.routes):
        template = one.path or ""
        pattern, _, _ = compile_path(template)
        methods: Iterable[str] = one.methods or ()
        if template == path:
            literal |= set(methods)
        elif pattern.match(path):
            found |= set(methods)
    # An address that is a route's own is no name of a thing that another route looks up.
    found = literal or found
    if "GET" in found:
        found.add("HEAD")
    return sorted(found)
