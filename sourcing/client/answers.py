"""Answers: documents, files, events and errors out of HTTP responses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import unquote

import httpx
from httpx_sse import EventSource
from pydantic import BaseModel, ValidationError

from sourcing.api.documents.problem import Problem
from sourcing.client.errors import UnexpectedAnswer, error_of

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Download:
    """A file.

    Attributes:
        name: that the service gives it; never a path.
    """

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class StreamEvent:
    """Something that a client hears while it waits.

    Attributes:
        name: what it is: ``accepted``, ``acts``, ``products``, ``question``, ``text``, ``done``.
        data: its JSON.
    """

    name: str
    data: str


def read(response: httpx.Response, answer: type[T]) -> T:
    """The document of an answer.

    Raises:
        ApiError: it is a problem, or another document.
    """
    refuse(response)
    try:
        # A newer service may say more than this version knows.
        return answer.model_validate_json(response.content, extra="ignore")
    except ValidationError as error:
        raise UnexpectedAnswer(
            f"not the document that was asked for: {error.error_count()} faults",
            status=response.status_code,
        ) from error


def file(response: httpx.Response) -> Download:
    """The file of an answer.

    Raises:
        ApiError: it is a problem.
    """
    refuse(response)
    return Download(
        _name(response.headers.get("content-disposition", "")),
        response.headers.get("content-type", ""),
        response.content,
    )


def _name(disposition: str) -> str:
    """The name of a file, without any way to elsewhere (RFC 6266)."""
    extended = re.search(r"filename\*=UTF-8''([^;\s]+)", disposition, re.IGNORECASE)
    plain = re.search(r'filename="([^"]*)"', disposition)
    name = unquote(extended[1]) if extended is not None else "" if plain is None else plain[1]
    return re.split(r"[/\\]", name)[-1].strip(". ") or "download"


def refuse(response: httpx.Response) -> None:
    """Raise the error that an answer tells, if it tells one.

    Raises:
        ApiError: by its status.
    """
    if response.status_code < 400:
        return
    after = response.headers.get("retry-after", "")
    seconds = float(after) if after.isdigit() else None
    status = response.status_code
    try:
        problem = Problem.model_validate_json(response.content, extra="ignore")
    except ValidationError:
        message = f"{response.status_code} {response.reason_phrase}".strip()
        raise error_of(status)(message, status=status, retry_after=seconds) from None
    raise error_of(status)(problem.detail, status=status, problem=problem, retry_after=seconds)


def events(response: httpx.Response) -> Iterator[StreamEvent]:
    """The events of an answer, as they come.

    Raises:
        ApiError: one of them is a problem.
    """
    for one in EventSource(response).iter_sse():
        if one.event == "problem":
            try:
                problem = Problem.model_validate_json(one.data, extra="ignore")
            except ValidationError as error:
                raise UnexpectedAnswer("a problem that cannot be read") from error
            raise error_of(problem.status)(problem.detail, status=problem.status, problem=problem)
        yield StreamEvent(one.event, one.data)
