"""The wire: requests with their headers, retries and errors, under all methods of the client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import sleep
from typing import Any, Final, TypeVar
from uuid import uuid4

import httpx
from httpx_retries import Retry, RetryTransport
from httpx_sse import SSEError
from pydantic import BaseModel

from sourcing.client import answers
from sourcing.client.answers import Download, StreamEvent
from sourcing.client.errors import (
    ApiError,
    Conflicting,
    Unreachable,
)

T = TypeVar("T", bound=BaseModel)

Query = Mapping[str, str | int | bool | None]

_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_WAIT: Final = 30.0
"""Seconds that one wait takes at most; all of a request's together, twice that."""
_BUSY: Final = 5
"""How often a request is asked for again that is still being answered."""


class Wire:
    """Sends requests and reads answers; safe to share between threads.

    A request that has no second effect is repeated when the connection breaks, or when the service
    is busy or cannot answer: those that only read, and those that carry an idempotency key, which
    is made for every request that creates something. Any other is repeated only when the service
    has said that it did not begin with it.

    Args:
        address: of the service, without ``/v1``.
        authorization: header that says who calls; None says nothing.
        timeout: seconds for a connection, and between two pieces of an answer.
        retries: how often a request is repeated.
        transport: in the place of the network.
    """

    def __init__(
        self,
        address: str,
        *,
        authorization: str | None,
        timeout: float,
        retries: int,
        transport: httpx.BaseTransport | None,
    ) -> None:
        headers = {"Accept": "application/json"}
        if authorization is not None:
            headers["Authorization"] = authorization
        common: dict[str, Any] = {
            "total": retries,
            "allowed_methods": _METHODS,
            "backoff_factor": 0.2,
            "max_backoff_wait": _WAIT,
            "total_timeout": 2 * _WAIT,
        }
        self._again = Retry(status_forcelist=(429, 502, 503, 504), **common)
        self._refused = Retry(
            status_forcelist=(429,),
            retry_on_exceptions=(httpx.ConnectError, httpx.ConnectTimeout),
            **common,
        )
        self._http = httpx.Client(
            base_url=address.rstrip("/"),
            headers=headers,
            timeout=timeout,
            transport=RetryTransport(
                httpx.HTTPTransport() if transport is None else transport, self._refused
            ),
        )

    def close(self) -> None:
        """Close all connections."""
        self._http.close()

    def get(self, path: str, answer: type[T], *, query: Query | None = None) -> T:
        """What a GET answers, as its document."""
        return answers.read(self._send("GET", path, query=query, again=True), answer)

    def file(self, path: str, *, query: Query | None = None) -> Download:
        """The file that a GET answers."""
        return answers.file(self._send("GET", path, query=query, again=True, accept="*/*"))

    def ask(self, path: str, order: BaseModel, answer: type[T], *, query: Query | None = None) -> T:
        """What a POST answers that changes nothing."""
        return answers.read(self._send("POST", path, body=order, query=query, again=True), answer)

    def ask_file(self, path: str, order: BaseModel, *, query: Query | None = None) -> Download:
        """The file that a POST answers that changes nothing."""
        sent = self._send("POST", path, body=order, query=query, again=True, accept="*/*")
        return answers.file(sent)

    def create(
        self,
        path: str,
        order: BaseModel | None,
        answer: type[T],
        *,
        query: Query | None = None,
        key: str | None = None,
        version: int | None = None,
    ) -> T:
        """What a POST answers that changes something: once, however often it is sent.

        Args:
            path: of the route.
            order: the body.
            answer: the document.
            query: parameters; those that are None are left out.
            key: for idempotency; None makes one for this call.
            version: that the change is made from; None is the present one.
        """
        headers = {"Idempotency-Key": key or str(uuid4()), **_condition(version)}
        sent = self._send("POST", path, body=order, query=query, headers=headers, again=True)
        return answers.read(sent, answer)

    def change(
        self,
        method: str,
        path: str,
        order: BaseModel | None,
        answer: type[T],
        *,
        query: Query | None = None,
        version: int | None = None,
        conditional: bool = False,
        again: bool = False,
    ) -> T:
        """What another change answers.

        Args:
            method: of HTTP.
            path: of the route.
            order: the body.
            answer: the document.
            query: parameters; those that are None are left out.
            version: that the change is made from.
            conditional: the route asks for a version: without one, say that any will do.
            again: it has the same effect twice.
        """
        headers = {"If-Match": "*"} if conditional and version is None else _condition(version)
        sent = self._send(method, path, body=order, query=query, headers=headers, again=again)
        return answers.read(sent, answer)

    def delete(self, path: str, *, query: Query | None = None) -> httpx.Response:
        """Delete; what is gone already is `Missing`."""
        return self._send("DELETE", path, query=query, again=True)

    def send(
        self,
        method: str,
        path: str,
        answer: type[T],
        *,
        content: bytes,
        media_type: str,
        query: Query | None = None,
    ) -> T:
        """What bytes of another format are answered with; nothing is changed by them."""
        headers = {"Content-Type": media_type}
        sent = self._send(method, path, content=content, query=query, headers=headers, again=True)
        return answers.read(sent, answer)

    def upload(self, path: str, answer: type[T], *, files: Any, data: Mapping[str, str]) -> T:
        """What an upload answers; it is never repeated."""
        try:
            return answers.read(self._http.post(path, files=files, data=dict(data)), answer)
        except httpx.HTTPError as error:
            raise _unreachable(error) from error

    @contextmanager
    def events(
        self,
        method: str,
        path: str,
        *,
        body: BaseModel | None = None,
        key: str | None = None,
        version: int | None = None,
        timeout: float | None = None,
    ) -> Iterator[Iterator[StreamEvent]]:
        """What is heard while a request is answered (server-sent events).

        Raises:
            ApiError: the request is refused, at once or on the way (``problem``).
        """
        headers = {"Accept": "text/event-stream", **_condition(version)}
        if method == "POST":
            headers["Idempotency-Key"] = key or str(uuid4())
        request = self._request(method, path, body=body, headers=headers, again=method == "GET")
        if timeout is not None:
            request.extensions["timeout"] = httpx.Timeout(timeout).as_dict()
        try:
            response = self._http.send(request, stream=True)
            try:
                if response.status_code >= 400:
                    response.read()
                    answers.refuse(response)
                yield answers.events(response)
            finally:
                response.close()
        except (httpx.HTTPError, SSEError) as error:
            raise _unreachable(error) from error

    def _send(
        self,
        method: str,
        path: str,
        *,
        body: BaseModel | None = None,
        content: bytes | None = None,
        query: Query | None = None,
        headers: Mapping[str, str] | None = None,
        again: bool,
        accept: str | None = None,
    ) -> httpx.Response:
        sent = dict(headers or {})
        if accept is not None:
            sent["Accept"] = accept
        tries = 0
        while True:
            request = self._request(
                method, path, body=body, content=content, query=query, headers=sent, again=again
            )
            try:
                response = self._http.send(request)
            except httpx.HTTPError as error:
                raise _unreachable(error) from error
            try:
                answers.refuse(response)
            except Conflicting as error:
                # With a time to wait: the first request with this key is still being answered.
                tries += 1
                if error.retry_after is None or "Idempotency-Key" not in sent or tries > _BUSY:
                    raise
                sleep(min(error.retry_after, _WAIT))
            else:
                return response

    def _request(
        self,
        method: str,
        path: str,
        *,
        body: BaseModel | None = None,
        content: bytes | None = None,
        query: Query | None = None,
        headers: Mapping[str, str],
        again: bool,
    ) -> httpx.Request:
        sent = dict(headers)
        if body is not None:
            content = body.model_dump_json(exclude_unset=True).encode()
            sent.setdefault("Content-Type", "application/json")
        known = {
            name: str(value).lower() if isinstance(value, bool) else str(value)
            for name, value in (query or {}).items()
            if value is not None
        }
        return self._http.build_request(
            method,
            path,
            content=content,
            params=known,
            headers=sent,
            extensions={"retry": self._again if again else self._refused},
        )


def _condition(version: int | None) -> dict[str, str]:
    return {} if version is None else {"If-Match": f'"{version}"'}


def _unreachable(error: Exception) -> ApiError:
    return Unreachable(f"{type(error).__name__}: {error}".rstrip(": "))
