"""Run: the server processes, supervised, on one socket."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from data.errors import InputError
from sourcing.serving.logs import set_up_logs

if TYPE_CHECKING:
    import uvicorn

    from sourcing.settings import ServiceSettings

DRAIN: Final = 20
"""Seconds that requests in progress have to end when the server is told to."""

KEEP_ALIVE: Final = 65
"""Seconds that a connection without requests is kept: longer than proxies keep theirs (60), so that
none sends a request on one that is just being closed."""
SILENCE: Final = 30.0
"""Seconds after which a connection is given up whose other end takes nothing: its machine has gone
without a word, or its program has stopped reading."""

_APPLICATION: Final = "sourcing.serving.asgi:application"
_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS")
"""Numeric libraries use one thread a process: the processes are what runs side by side."""


def run(settings: ServiceSettings, *, ready: Callable[[str], None]) -> None:
    """Serve until told to stop.

    Args:
        settings: also handed to the worker processes, through the environment.
        ready: called once with the address, when the index is open.

    Raises:
        InputError: the address cannot be listened on.
    """
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    from sourcing.serving.forks import FORKS, supervised
    from sourcing.serving.metrics import forget_metrics, share_metrics

    set_up_logs(level=settings.log_level, json=settings.log_json)
    share_metrics()
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    # The loop takes one connection and then lets another process have a turn: otherwise whichever
    # wakes first takes all that are waiting, and keeps them.
    os.environ.setdefault("UV_TCP_SINGLE_ACCEPT", "1")
    listening = listen(settings.host, settings.port)
    address = address_of(settings.host, listening.getsockname()[1])
    stopped = threading.Event()
    waiting = threading.Thread(
        target=_when_ready, args=(address, ready, stopped), name="ready", daemon=True
    )
    waiting.start()
    try:
        if settings.workers > 1 and FORKS:
            supervised(listening)
        elif settings.workers > 1:
            Multiprocess(server_config(_APPLICATION, workers=settings.workers), [listening]).run()
        else:
            uvicorn.Server(server_config(_APPLICATION, workers=1)).run(sockets=[listening])
    finally:
        stopped.set()
        listening.close()
        forget_metrics()


def server_config(application: str | Callable[[], object], *, workers: int) -> uvicorn.Config:
    """How a server process serves.

    Args:
        application: makes the application, or the name of what does.
        workers: processes that serve on the same socket.
    """
    import uvicorn

    from sourcing.serving.protocol import TimedProtocol

    return uvicorn.Config(
        application,
        factory=True,
        http=TimedProtocol,
        ws="none",
        timeout_keep_alive=KEEP_ALIVE,
        workers=workers,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=DRAIN,
        # Opening an index can hold the interpreter for longer than the usual five seconds.
        timeout_worker_healthcheck=120,
    )


def address_of(host: str, port: int) -> str:
    """The address that a person types."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104 - for display
    return f"http://{f'[{shown}]' if ':' in shown and '[' not in shown else shown}:{port}"


def listen(host: str, port: int, *, silence: float = SILENCE) -> socket.socket:
    """A socket that listens on an address.

    Args:
        host: address of this machine.
        port: 0 takes any free one.
        silence: seconds after which a connection whose other end takes nothing is given up.

    Raises:
        InputError: it cannot be listened on.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if sys.platform == "linux":
        # Connections inherit both.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        milliseconds = round(silence * 1000)
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, milliseconds)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise InputError(
            f"this address cannot be listened on: {error.strerror or error}",
            field="host and port",
            value=f"{host}:{port}",
            accepted="a free port (--port 0 takes any) of an address of this machine",
        ) from error
    listening.set_inheritable(True)
    return listening


def _when_ready(address: str, ready: Callable[[str], None], stopped: threading.Event) -> None:
    import httpx

    with httpx.Client(timeout=5, trust_env=False) as client:
        while not stopped.is_set():
            try:
                if client.get(f"{address}/readyz").is_success:
                    ready(address)
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.1)
