"""Methods: which ones an address takes, over all routes that have it."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi.routing import iter_route_contexts
from starlette.requests import Request
from starlette.routing import compile_path


def allowed_methods(request: Request) -> list[str]:
    """The methods that the request's address takes, in their order."""
    path = request.scope["path"]
    found: set[str] = set()
    for one in iter_route_contexts(request.app.routes):
        pattern, _, _ = compile_path(getattr(one, "path", "") or "")
        methods: Iterable[str] = getattr(one, "methods", None) or ()
        if pattern.match(path):
            found |= set(methods)
    if "GET" in found:
        found.add("HEAD")
    return sorted(found)
