"""Clients: those that are slow, that leave, and that send what cannot be read."""

from __future__ import annotations

import gzip
import json
import random
import socket
import struct
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx

from benchmarks.api.faults.traffic import Traffic
from benchmarks.api.load.server import Server, serving

BODY_SECONDS: Final = 4
SEED: Final = 11
SLACK: Final = 12
"""Threads, or files, that a busier moment adds to what is kept for later: both are bounded."""


@dataclass(frozen=True, slots=True)
class Slow:
    """Connections that send a byte now and then, beside buyers.

    Attributes:
        heads, bodies: so many that never end their head, or their body.
        dropped: seconds until the last of either was closed by the server.
        statuses: what they were told.
        searched: searches of others answered meanwhile, all of them well if ``failed`` is 0.
    """

    heads: int
    bodies: int
    dropped: float
    statuses: dict[str, int]
    searched: int
    failed: int


@dataclass(frozen=True, slots=True)
class Left:
    """Streams whose listeners went away without a word.

    Attributes:
        streams: opened, over all workers.
        threads, files: of all workers together: before, while they are open, and afterwards.
        seconds: until both were as before.
    """

    streams: int
    threads: tuple[int, int, int]
    files: tuple[int, int, int]
    seconds: float


@dataclass(frozen=True, slots=True)
class Interrupted:
    """Clients that hung up in the middle of a turn, and asked again later.

    Attributes:
        kept: messages that were there although nobody heard the answer.
        torn: conversations with a turn that is not whole, or with a version that fits no turn.
        answered_again: all messages sent again got one turn each.
    """

    hung_up: int
    kept: int
    torn: int
    answered_again: bool


def slow(home: Path, folder: Path, *, heads: int = 200, bodies: int = 50) -> Slow:
    """Slowloris, by heads and by bodies."""
    settings = {"SOURCING_BODY_SECONDS": str(BODY_SECONDS)}
    with (
        serving(
            home, workers=2, database=_url(folder), log=folder / "log", settings=settings
        ) as server,
        Traffic(server.address, searchers=2, talkers=0) as traffic,
    ):
        traffic.wait_for(5)
        began = time.monotonic()
        head = b"POST /v1/search HTTP/1.1\r\nHost: localhost\r\n"
        whole = head + b"Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{"
        slow_ones = [_connected(server, head) for _ in range(heads)]
        slow_ones += [_connected(server, whole) for _ in range(bodies)]
        statuses: dict[str, int] = {}
        while slow_ones and time.monotonic() < began + 40:
            time.sleep(0.5)
            open_ones = []
            for one in slow_ones:
                told = _trickle(one)
                if told is None:
                    open_ones.append(one)
                else:
                    statuses[told] = statuses.get(told, 0) + 1
                    one.close()
            slow_ones = open_ones
        dropped = time.monotonic() - began
        for one in slow_ones:
            one.close()
            statuses["never"] = statuses.get("never", 0) + 1
        traffic.__exit__(None, None, None)
        since = [one for one in traffic.attempts if one.began >= began]
        good = sum(one.outcome == "good" for one in since)
        return Slow(heads, bodies, round(dropped, 1), statuses, good, len(since) - good)


def streams_left(home: Path, folder: Path, *, streams: int = 200) -> Left:
    """Event streams that are opened and then cut off with a reset."""
    with (
        serving(home, workers=2, database=_url(folder), log=folder / "log") as server,
        httpx.Client(base_url=server.address, timeout=60, trust_env=False) as client,
    ):
        made = client.post("/v1/conversations", json={}).raise_for_status().json()["id"]
        path = f"/v1/conversations/{made}/events"
        request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
        # Threads, and connections to the database, that the first ones need stay for the next ones.
        _cut_off(_listening(server, request.encode(), streams))
        time.sleep(5)
        before = _held(server)
        listening = _listening(server, request.encode(), streams)
        during = _held(server)
        _cut_off(listening)
        began = time.monotonic()
        after = _held(server)
        while not _as_before(before, after) and time.monotonic() < began + 60:
            time.sleep(0.2)
            after = _held(server)
        return Left(
            streams,
            (before[0], during[0], after[0]),
            (before[1], during[1], after[1]),
            round(time.monotonic() - began, 1),
        )


def turns_left(home: Path, folder: Path, *, clients: int = 40) -> Interrupted:
    """Clients that send a message and hang up at any moment of its turn."""
    dice = random.Random(SEED)
    with (
        serving(home, workers=2, database=_url(folder), log=folder / "log") as server,
        httpx.Client(base_url=server.address, timeout=60, trust_env=False) as client,
    ):
        kept = torn = 0
        again = True
        ids = [
            client.post("/v1/conversations", json={}).raise_for_status().json()["id"]
            for _ in range(clients)
        ]

        def hang_up(number: int, after: float) -> None:
            body = json.dumps({"text": f"electric forklift {number} t"}).encode()
            head = (
                f"POST /v1/conversations/{ids[number]}/messages HTTP/1.1\r\nHost: localhost\r\n"
                f"Idempotency-Key: left-{number}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\n\r\n"
            )
            one = _connected(server, head.encode() + body)
            time.sleep(after)
            _cut_off([one])

        threads = [
            threading.Thread(target=hang_up, args=(number, dice.random() * 0.2))
            for number in range(clients)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        _settled(client, ids)
        for number, one in enumerate(ids):
            found = client.get(f"/v1/conversations/{one}").raise_for_status().json()
            kept += len(found["turns"])
            torn += not _whole(found)
            answer = client.post(
                f"/v1/conversations/{one}/messages",
                json={"text": f"electric forklift {number} t"},
                headers={"Idempotency-Key": f"left-{number}"},
            )
            later = client.get(f"/v1/conversations/{one}").raise_for_status().json()
            again = again and answer.is_success and len(later["turns"]) == 1 and _whole(later)
        return Interrupted(clients, kept, torn, again)


def unreadable(server: str, *, limit: int) -> dict[str, int]:
    """What each body that cannot be taken is answered with; 0 where the connection just ended.

    Args:
        server: its address.
        limit: bytes that a JSON body may have.
    """
    deep = b"[" * 20_000 + b"]" * 20_000
    bomb = gzip.compress(b" " * 20_000_000)
    plain = b"Content-Type: application/json\r\n"
    sent = {
        "one byte too large": _request(plain, b'"' + b"x" * (limit - 1) + b'"'),
        "length of a terabyte": _head(plain + b"Content-Length: 1099511627776\r\n"),
        "chunks without end": _chunked(plain, b"x" * 65_536, limit // 65_536 + 2),
        "nested": _request(plain, b'{"text":' + deep + b"}"),
        "not UTF-8": _request(plain, b'{"text":"\xff\xfe"}'),
        "lone surrogate": _request(plain, rb'{"text":"\ud800"}'),
        "cut off": _request(plain, b'{"text":'),
        "not JSON": _request(plain, b"text=forklift"),
        "NaN": _request(plain, b'{"text":"x","size":NaN}'),
        "gzip bomb": _request(plain + b"Content-Encoding: gzip\r\n", bomb),
        "another format": _request(b"Content-Type: application/xml\r\n", b"<search/>"),
        "two lengths": _head(plain + b"Content-Length: 2\r\nContent-Length: 3\r\n") + b"{}x",
        "length and chunks": _head(plain + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n")
        + b"2\r\n{}\r\n0\r\n\r\n",
        "not HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        "head too large": _head(plain + b"X: " + b"y" * 40_000 + b"\r\n"),
        "too many fields": _head(plain + b"".join(b"X-%d: 1\r\n" % n for n in range(200))),
    }
    return {name: _status(server, content) for name, content in sent.items()}


def _head(fields: bytes) -> bytes:
    return b"POST /v1/search HTTP/1.1\r\nHost: localhost\r\n" + fields + b"\r\n"


def _request(fields: bytes, body: bytes) -> bytes:
    return _head(fields + b"Content-Length: %d\r\n" % len(body)) + body


def _chunked(fields: bytes, chunk: bytes, count: int) -> bytes:
    one = b"%x\r\n%s\r\n" % (len(chunk), chunk)
    return _head(fields + b"Transfer-Encoding: chunked\r\n") + one * count


def _status(server: str, content: bytes) -> int:
    place = urlsplit(server)
    with socket.create_connection((place.hostname, place.port), timeout=30) as one:
        # It may be refused before all of it was sent: then the answer is there.
        with suppress(OSError):
            one.sendall(content)
        try:
            answer = one.recv(64)
        except OSError:
            return 0
    return int(answer.split(b" ")[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def _connected(server: Server, content: bytes) -> socket.socket:
    place = urlsplit(server.address)
    one = socket.create_connection((place.hostname, place.port), timeout=30)
    one.sendall(content)
    return one


def _trickle(one: socket.socket) -> str | None:
    """Send one more byte; what the server said if it has ended the connection."""
    one.setblocking(False)
    try:
        answer = one.recv(4096)
    except BlockingIOError:
        answer = None
    except OSError:
        return "reset"
    if answer is not None:
        return answer.split(b" ")[1].decode() if answer else "closed"
    try:
        one.send(b"X")
    except OSError:
        return "reset"
    return None


def _listening(server: Server, request: bytes, count: int) -> list[socket.socket]:
    found = [_connected(server, request) for _ in range(count)]
    for one in found:
        while b"following" not in one.recv(4096):
            pass
    return found


def _cut_off(connections: Iterable[socket.socket]) -> None:
    """Reset them: no word that the client goes."""
    for one in connections:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        one.close()


def _held(server: Server) -> tuple[int, int]:
    """Threads and open files of all workers together."""
    threads = files = 0
    for one in server.workers():
        threads += len(list(Path(f"/proc/{one}/task").iterdir()))
        files += len(list(Path(f"/proc/{one}/fd").iterdir()))
    return threads, files


def _as_before(before: tuple[int, int], after: tuple[int, int]) -> bool:
    return all(now <= then + SLACK for then, now in zip(before, after, strict=True))


def _settled(client: httpx.Client, ids: list[str]) -> None:
    """Wait until nothing is added any more."""
    seen = -1
    for _ in range(60):
        count = sum(client.get(f"/v1/conversations/{one}").json()["version"] for one in ids)
        if count == seen:
            return
        seen = count
        time.sleep(1)


def _whole(conversation: dict[str, object]) -> bool:
    turns = conversation["turns"]
    if not isinstance(turns, list):
        return False
    numbers = [one["number"] for one in turns]
    return numbers == list(range(1, len(turns) + 1)) and all(one["paragraphs"] for one in turns)


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / 'state.sqlite3'}"
