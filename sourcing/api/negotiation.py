"""Negotiation: formats of body and answer, and names of query parameters, before a route runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request, params
from fastapi.datastructures import DefaultPlaceholder
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.responses import JSONResponse, Response

from sourcing.api import kinds
from sourcing.api.problems import MEDIA_TYPE, Refused

_JSON: Final = "application/json"
_UPLOAD: Final = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Formats:
    """What a route reads and writes.

    Attributes:
        body: media type that it reads; None when it takes no body.
        answers: media types that it answers in.
        query: names of its query parameters.
    """

    body: str | None
    answers: tuple[str, ...]
    query: frozenset[str]


async def negotiated(request: Request) -> None:
    """Refuse what a route neither reads nor writes.

    Raises:
        Refused: another format of the body, a format of the answer that is not to be had, or a
            query parameter that nothing reads.
    """
    route = request.scope.get("route")
    if not isinstance(route, APIRoute):
        return
    known: dict[int, Formats] = request.app.state.formats
    # A route lives as long as its application does, so its identity is its own.
    formats = known.get(id(route))
    if formats is None:
        formats = known[id(route)] = _formats(route)
    if formats.body is not None:
        kind = _kind(request.headers.get("content-type", ""))
        if not _reads(formats.body, kind) and _has_body(request):
            raise Refused(
                kinds.MEDIA_TYPE,
                "the body is in a format that is not read here",
                field="Content-Type",
                value=kind or None,
                accepted=formats.body,
            )
    accept = request.headers.get("accept")
    if accept and formats.answers and not _accepts(accept, formats.answers):
        raise Refused(
            kinds.NOT_ACCEPTABLE,
            "the answer is not to be had in this format",
            field="Accept",
            value=accept,
            accepted=formats.answers,
        )
    if request.scope["query_string"]:
        for name in request.query_params:
            if name not in formats.query:
                raise Refused(
                    kinds.INVALID,
                    "there is no such query parameter",
                    field=name,
                    value=request.query_params[name],
                    accepted=sorted(formats.query) or "no query",
                )


def _formats(route: APIRoute) -> Formats:
    body = None
    if route.body_field is not None:
        form = isinstance(route.body_field.field_info, params.Form)
        body = _UPLOAD if form else _JSON
    answers: dict[str, None] = {}
    for status, response in route.responses.items():
        if str(status).startswith("2"):
            answers.update(dict.fromkeys(response.get("content", ())))
    chosen = route.response_class
    response_class: Any = chosen.value if isinstance(chosen, DefaultPlaceholder) else chosen
    if route.status_code == 204:
        answers = {}
    elif route.response_model is not None or not answers:
        kind = getattr(response_class, "media_type", None)
        if kind is None and issubclass(response_class, Response):
            kind = _JSON if issubclass(response_class, JSONResponse) or not answers else None
        answers |= {} if kind is None else {kind: None}
    return Formats(body, tuple(answers), frozenset(_query(route.dependant)))


def _query(dependant: Dependant) -> set[str]:
    names: set[str] = set()
    for one in dependant.query_params:
        fields: Any = getattr(one.field_info.annotation, "model_fields", None)
        names |= {field.alias or name for name, field in fields.items()} if fields else {one.alias}
    for inner in dependant.dependencies:
        names |= _query(inner)
    return names


def _has_body(request: Request) -> bool:
    return request.headers.get("content-length", "0") != "0" or (
        "transfer-encoding" in request.headers
    )


def _kind(header: str) -> str:
    return header.partition(";")[0].strip().casefold()


def _reads(body: str, kind: str) -> bool:
    if body == _JSON:
        return kind == _JSON or (kind.startswith("application/") and kind.endswith("+json"))
    return kind == body


def _accepts(accept: str, answers: tuple[str, ...]) -> bool:
    for part in accept.split(","):
        kind, *options = (one.strip().casefold() for one in part.split(";"))
        if any(one.replace(" ", "") in ("q=0", "q=0.0", "q=0.00", "q=0.000") for one in options):
            continue
        if kind in ("*/*", "*", MEDIA_TYPE):
            return True
        main, _, sub = kind.partition("/")
        for answer in answers:
            plain = _kind(answer)
            if kind == plain or (sub == "*" and plain.startswith(f"{main}/")):
                return True
    return False
