"""Connections: heads that come in time, and other ends that take nothing."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from sourcing.serving.protocol import TimedProtocol
from sourcing.serving.run import listen

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets of its own kind")


class Impatient(TimedProtocol):
    """Waits for a head no longer than a test does."""

    head_seconds = 0.4


async def answering(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers whatever it is asked."""
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(
        uvicorn.Config(answering, http=Impatient, ws="none", lifespan="off", log_config=None)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join(30)
    listening.close()


@pytest.mark.parametrize("sent", [b"", b"\r\n", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n"])
def test_a_head_that_never_ends_is_a_timeout(port: int, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as one:
        one.sendall(sent)
        answer = one.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b"content-type: application/problem+json" in answer
    assert b"/problems/request-timeout" in answer


def test_a_second_request_that_never_ends_is_dropped_too(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as one:
        one.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert one.recv(1000).startswith(b"HTTP/1.1 204 ")
        one.sendall(b"GET / HT")
        assert one.makefile("rb").read().startswith(b"HTTP/1.1 408 ")


def test_a_connection_that_is_kept_without_requests_is_left_alone(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as one:
        one.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert one.recv(1000).startswith(b"HTTP/1.1 204 ")
        time.sleep(2 * Impatient.head_seconds)
        one.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert one.recv(1000).startswith(b"HTTP/1.1 204 ")


def test_what_is_not_http_is_a_problem_like_any_other(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as one:
        one.sendall(b"\x16\x03\x01\x00\r\n\r\n")
        answer = one.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"/problems/malformed" in answer


@pytest.mark.skipif(sys.platform != "linux", reason="TCP_USER_TIMEOUT is Linux's")
def test_a_connection_whose_other_end_takes_nothing_is_given_up() -> None:
    listening = listen("127.0.0.1", 0, silence=0.5)
    listening.listen()
    with listening, socket.create_connection(listening.getsockname()) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
            accepted.settimeout(30)
            with pytest.raises((TimeoutError, ConnectionError)) as given_up:
                # More than the buffers of both ends hold.
                accepted.sendall(b"x" * 50_000_000)
    # The system gave it up, not this socket's own time limit.
    assert given_up.value.errno is not None
