"""Forks: uvicorn's supervisor over workers that are forked from one template.

It runs in a process of its own (`supervised`), started anew, so that nothing of the command that
asked for it comes into the workers: no thread, no lock that somebody holds, no database. What loads
the template starts no threads that matter after a fork: the numeric libraries are told to use one
each, and models are run in the caller's.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from types import FrameType
from typing import TYPE_CHECKING, Final

from data.errors import SourcingError

if TYPE_CHECKING:
    import uvicorn
    from uvicorn.supervisors.multiprocess import Process

    from sourcing.serving.template import Template

FORKS: Final = sys.platform == "linux"
"""Where a process that has loaded numeric libraries can be forked, and ends with its parent."""

_PR_SET_PDEATHSIG: Final = 1


def supervised(listening: socket.socket) -> None:
    """Serve with several workers until told to stop, by a signal to this process.

    Args:
        listening: the socket that workers take connections from.

    Raises:
        SourcingError: the supervisor ended without having been told to.
    """
    process = get_context("spawn").Process(target=_supervise, args=(listening, os.getpid()))
    told = False

    def pass_on(number: int, _: FrameType | None) -> None:
        nonlocal told
        told = told or number != signal.SIGHUP
        if process.pid is not None and process.exitcode is None:
            os.kill(process.pid, signal.SIGHUP if number == signal.SIGHUP else signal.SIGTERM)

    before = {
        one: signal.signal(one, pass_on) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    try:
        process.start()
        if told:
            process.terminate()
        process.join()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if process.exitcode and not told:
        raise SourcingError("the supervisor of the workers has ended", value=process.exitcode)


def _supervise(listening: socket.socket, parent: int) -> None:
    """The supervisor's process: load the template, then keep workers forked from it."""
    # Until there are workers, both signals end it at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    end_with(parent)
    from uvicorn.supervisors import Multiprocess, multiprocess

    import sourcing.state.opening  # noqa: F401 - here, and not in each worker by itself
    from sourcing.bootstrap import bootstrap
    from sourcing.serving.asgi import application
    from sourcing.serving.logs import set_up_logs
    from sourcing.serving.run import server_config
    from sourcing.serving.template import Template
    from sourcing.settings import ServiceSettings

    settings = ServiceSettings()
    set_up_logs(level=settings.log_level, json=settings.log_json)
    template = Template(bootstrap(settings.home))
    # The one place where uvicorn's supervisor makes a process; it offers no other way to have it
    # forked. tests/sourcing/serving/test_forks.py fails when this is no longer so.
    multiprocess.get_subprocess = partial(_forked, template)  # type: ignore[attr-defined,assignment] # as said
    config = server_config(partial(application, template), workers=settings.workers)
    config.get_loop_factory()  # imports it
    Multiprocess(config, [listening]).run()
    logging.shutdown()
    # All workers have ended. To take the template apart object by object would take seconds.
    os._exit(0)


class Worker(ForkProcess):
    """A worker, forked from the supervisor.

    Each end of the pipe between the two is held by one of them only, so that the end of either
    closes it and is known to the other at once.

    Args:
        process: uvicorn's, that this one is started for.
        config: of its server.
        sockets: that it takes connections from.
    """

    def __init__(
        self, process: Process, config: uvicorn.Config, sockets: Sequence[socket.socket]
    ) -> None:
        super().__init__()
        self._process = process
        self._config = config
        self._sockets = sockets

    def start(self) -> None:
        """Fork."""
        self._supervisor = os.getpid()
        super().start()
        self._process.child_conn.close()

    def run(self) -> None:
        """In the worker: serve until told to stop."""
        end_with(self._supervisor)
        self._process.parent_conn.close()
        self._config.configure_logging()
        with suppress(KeyboardInterrupt):
            self._process.target(sockets=list(self._sockets))


def _forked(
    template: Template,
    config: uvicorn.Config,
    target: Callable[..., None],
    sockets: Sequence[socket.socket],
) -> Worker:
    """What uvicorn's supervisor starts, over what is current now."""
    template.refresh()
    process: Process = target.__self__  # type: ignore[attr-defined]  # a method of its `Process`
    answer = process.always_pong

    def until_closed() -> None:
        # The supervisor closes the pipe when it has told the worker to end.
        with suppress(EOFError, OSError):
            answer()

    process.always_pong = until_closed  # type: ignore[method-assign]  # of this one
    return Worker(process, config, sockets)


def end_with(parent: int) -> None:
    """Have the system tell this process to end (SIGTERM) when its parent is gone."""
    if not FORKS:
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:
        # Gone already.
        os.kill(os.getpid(), signal.SIGTERM)
