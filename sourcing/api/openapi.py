"""OpenAPI: the document of the API, completed with what holds for every route."""

from __future__ import annotations

from typing import Any, Final

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import BaseModel

from sourcing.api import kinds
from sourcing.api.deps import CallerWith
from sourcing.api.documents.problem import Problem
from sourcing.api.examples import BODIES, MADE
from sourcing.api.idempotency import IdempotentRoute
from sourcing.api.kinds import Kind
from sourcing.api.problems import MEDIA_TYPE
from sourcing.api.streams import STREAM, STREAMED

DESCRIPTION: Final = """\
Search a catalogue, find out by conversation what is needed, compare what fits, and write the \
request for quotation.

- Bodies are JSON in UTF-8. What a document does not know is refused by name.
- Numbers are plain numbers; amounts of money and other exact decimals are strings; a field that \
has nothing to say is null, never left out.
- Errors are `application/problem+json` (RFC 9457) with a JSON pointer to each field at fault, the \
value received and what is accepted. `type` leads to an explanation.
- `Idempotency-Key` on a POST that changes something: the same request with the same key has one \
effect, and the same answer, with `Idempotency-Replayed: true`, for a day.
- Documents that can be changed carry an `ETag`; a change names it as `If-Match`.
- What the catalogue does not state is `unknown`: never a yes, and never a no.
"""
TAGS: Final = (
    ("search", "Find products; rank and compare them."),
    ("catalogue", "Products, suppliers and categories, with where each value comes from."),
    ("conversations", "Find out by talking what is needed."),
    ("rfqs", "Requests for quotation."),
    ("feedback", "What was shown, clicked, chosen and judged."),
    ("administration", "Ingest, switch and roll back catalogues; keys; the funnel."),
    ("service", "Who is calling, and what a problem means."),
    ("health", "Whether the service lives and is ready, and what it counts."),
)
_EVERYWHERE: Final = (kinds.NOT_ACCEPTABLE, kinds.TOO_LONG, kinds.HEADERS, kinds.MISDIRECTED)
_CALLED: Final = (kinds.UNAUTHENTICATED, kinds.FORBIDDEN, kinds.TOO_MANY, kinds.UNAVAILABLE)
_FAULTS: Final = (kinds.FAULT, kinds.TOO_SLOW)
_BODY: Final = (kinds.MALFORMED, kinds.TIMEOUT, kinds.TOO_LARGE, kinds.MEDIA_TYPE)


_CONDITIONS: Final = {"idempotency-key", "if-match", "if-none-match"}


def describe(app: FastAPI) -> None:
    """Have an application describe itself, completely."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # the framework's own way to do it


def problems(*expected: Kind) -> dict[int | str, dict[str, Any]]:
    """Problems of a route, for its ``responses``: those that its own work can end in."""
    found: dict[int | str, dict[str, Any]] = {}
    for one in expected:
        known = found.get(one.status)
        title = one.title if known is None else f"{known['description']}; or: {one.title}"
        found[one.status] = {"model": Problem, "description": title}
    return found


def _document(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        summary="A conversational search engine for buyers",
        description=DESCRIPTION,
        routes=app.routes,
        tags=[{"name": name, "description": text} for name, text in TAGS],
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    components = found.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    said: dict[str, type[BaseModel]] = {**STREAMED, "Problem": Problem}
    for name, document in said.items():
        schema = document.model_json_schema(
            mode="serialization", ref_template="#/components/schemas/{model}"
        )
        schemas |= schema.pop("$defs", {})
        schemas[name] = schema
    components["schemas"] = dict(sorted(schemas.items()))
    components["headers"] = _HEADERS
    components.setdefault("securitySchemes", {})
    routes = {
        (one.path_format, method.casefold()): one.original_route
        for one in iter_route_contexts(app.routes)
        for method in one.methods or ()
    }
    for path, methods in found["paths"].items():
        for method, operation in methods.items():
            if method == "get" and path.startswith("/v1/"):
                _tag(operation)
            _complete(operation, routes.get((path, method)))
    _link(found["paths"])
    shared: dict[str, Any] = {}
    for kind in (*_EVERYWHERE, *_FAULTS, *_CALLED, *_BODY, kinds.INVALID, kinds.BUSY):
        shared[kind.name] = {"description": kind.title}
        _complete_response(str(kind.status), shared[kind.name])
    components["responses"] = dict(sorted(shared.items()))
    return found


def _complete(operation: dict[str, Any], route: object) -> None:
    """Say of an operation what holds for all of its kind."""
    responses: dict[str, Any] = operation["responses"]
    called = "security" in operation
    if called:
        # Any one of them will do, and in open mode none at all.
        names = [next(iter(one)) for one in operation["security"]]
        scopes = sorted(_scopes(route.dependant)) if isinstance(route, APIRoute) else []
        operation["security"] = [*({name: scopes} for name in dict.fromkeys(names)), {}]
    if _is_framework(responses.get("422")):
        del responses["422"]
    example = BODIES.get(operation["operationId"])
    if example is not None:
        content = operation["requestBody"]["content"]["application/json"]
        content["examples"] = {"one": {"summary": operation["summary"], "value": example}}
    if isinstance(route, IdempotentRoute) and "POST" in (route.methods or ()):
        _take(operation, _IDEMPOTENCY_KEY)
        responses.setdefault("409", {"$ref": f"#/components/responses/{kinds.BUSY.name}"})
    if "412" in responses:
        _take(operation, {**_IF_MATCH, "required": "428" in responses})
    if "304" in responses:
        _take(operation, _IF_NONE_MATCH)
    expected = [*_EVERYWHERE, *_FAULTS]
    if _CONDITIONS & {one["name"].casefold() for one in operation.get("parameters", ())}:
        expected.append(kinds.MALFORMED)
    if called:
        expected += _CALLED
    if "requestBody" in operation:
        expected += _BODY
    if "requestBody" in operation or operation.get("parameters") or called:
        expected.append(kinds.INVALID)
    for kind in expected:
        shared = {"$ref": f"#/components/responses/{kind.name}"}
        responses.setdefault(str(kind.status), shared)
    for status, response in responses.items():
        if "$ref" not in response:
            _complete_response(status, response)
    operation["responses"] = dict(sorted(responses.items()))


def _tag(operation: dict[str, Any]) -> None:
    """Say that a document has an entity tag, and need not be sent to who has it."""
    responses: dict[str, Any] = operation["responses"]
    found = responses.get("200")
    if found is None or set(found.get("content", ())) == {STREAM}:
        return
    found.setdefault("headers", {}).setdefault("ETag", {"$ref": "#/components/headers/ETag"})
    known = responses.setdefault("304", {"description": "The client has it already"})
    known.setdefault("headers", {}).setdefault("ETag", {"$ref": "#/components/headers/ETag"})


def _scopes(dependant: Dependant) -> set[str]:
    """The scopes that a route asks of its caller."""
    own = {dependant.call.scope.value} if isinstance(dependant.call, CallerWith) else set()
    return own.union(*map(_scopes, dependant.dependencies))


def _complete_response(status: str, response: dict[str, Any]) -> None:
    headers = response.setdefault("headers", {})
    for name in ("X-Request-ID", "RateLimit-Policy", "RateLimit"):
        headers.setdefault(name, {"$ref": f"#/components/headers/{name}"})
    if status in ("409", "429", "503"):
        headers.setdefault("Retry-After", {"$ref": "#/components/headers/Retry-After"})
    if status.startswith(("4", "5")):
        content = response.get("content", {})
        if not content or "Problem" in str(content.get("application/json")):
            problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
            response["content"] = {MEDIA_TYPE: problem}


def _link(paths: dict[str, Any]) -> None:
    """Lead from what makes a thing to all that can be done with it."""
    operations = [
        one for methods in paths.values() for one in methods.values() if "operationId" in one
    ]
    for one in operations:
        name = MADE.get(one["operationId"])
        if name is None:
            continue
        links = {
            other["operationId"]: {
                "operationId": other["operationId"],
                "parameters": {name: "$response.body#/id"},
            }
            for other in operations
            if any(p["name"] == name and p["in"] == "path" for p in other.get("parameters", ()))
        }
        next(r for status, r in one["responses"].items() if status in ("201", "202"))["links"] = (
            links
        )


def _take(operation: dict[str, Any], parameter: dict[str, Any]) -> None:
    """Add a header that an operation reads, unless it says so itself."""
    parameters = operation.setdefault("parameters", [])
    if all(one.get("name", "").casefold() != parameter["name"].casefold() for one in parameters):
        parameters.append(parameter)


def _is_framework(response: dict[str, Any] | None) -> bool:
    return response is not None and "HTTPValidationError" in str(response)


_IDEMPOTENCY_KEY: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The client's own for this request; the same request with the same key has one "
    "effect and one answer.",
    "schema": {"type": "string", "pattern": '^"?[!#-\\[\\]-~]{1,200}"?$'},
    "example": "7e1b0c1e-5d0b-4d5a-9a8d-3b1f6f0c2a11",
}
TAKES_KEY: Final = {"parameters": [_IDEMPOTENCY_KEY]}
"""``openapi_extra`` of a route that recognises a repeated request by itself."""
_IF_MATCH: Final = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "description": "Entity tag of the version that the change was made from; `*` is any.",
    "schema": {"type": "string"},
    "example": '"3"',
}
_IF_NONE_MATCH: Final = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "Entity tags of what the client has already.",
    "schema": {"type": "string"},
    "example": '"3"',
}
_HEADERS: Final = {
    "X-Request-ID": {
        "description": "Id of the request, as in the service's log; a client's own is kept.",
        "schema": {"type": "string"},
    },
    "RateLimit-Policy": {
        "description": "The limit that is nearest: `q` requests in `w` seconds.",
        "schema": {"type": "string"},
        "example": '"visitor";q=300;w=60',
    },
    "RateLimit": {
        "description": "What is left of it: `r` requests, and more in `t` seconds.",
        "schema": {"type": "string"},
        "example": '"visitor";r=299;t=60',
    },
    "Retry-After": {
        "description": "Seconds after which to try again.",
        "schema": {"type": "integer"},
    },
    "ETag": {
        "description": "Version of the document, named by `If-Match` in a change; or, with `W/` "
        "before it, what stands for its bytes.",
        "schema": {"type": "string"},
        "example": '"3"',
    },
}
