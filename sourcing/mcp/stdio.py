"""MCP over standard input and output, for a program on this machine that started it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import anyio

from sourcing.mcp.host import local
from sourcing.mcp.server import build_server
from sourcing.service.service import Service, open_shelf
from sourcing.service.shelf import Shelf, Shelves
from sourcing.serving.opening import Opening

if TYPE_CHECKING:
    from sourcing.bootstrap import Application
    from sourcing.settings import ServiceSettings


OPENS: Final = 120.0
"""Seconds that the first call waits for the catalogue and its index."""


class AwaitedShelves(Shelves):
    """Shelves that whoever comes before the first one is open waits for.

    The other side is greeted at once; programs give up on a server that is silent for seconds.
    """

    def __init__(self, load: Callable[[str | None], Shelf | None]) -> None:
        super().__init__(load)
        self.opening = Opening(self)

    @contextmanager
    def use(self) -> Iterator[Shelf]:
        """The shelf in use, which stays open until the block ends.

        Raises:
            SourcingError: it could not be opened.
        """
        if self.generation is None:
            self.opening.wait(OPENS)
            if self.generation is None and self.opening.problem is not None:
                raise self.opening.problem
        with super().use() as shelf:
            yield shelf


def run_stdio(application: Application, settings: ServiceSettings) -> None:
    """Answer until the other side closes.

    The caller is ``local`` with every scope, as in open mode on loopback: who can start a program
    here can read the files.

    Raises:
        NoCatalogue: nothing has been ingested yet.
        StateUnavailable: the database cannot be opened.
    """
    from sourcing.state.stores import open_stores

    if application.store().current_id() is None:
        application.catalogue()  # says what to run
    url = settings.database_url
    stores = open_stores(None if url is None else url.get_secret_value(), home=application.home)
    shelves = AwaitedShelves(lambda known: open_shelf(application, known))
    shelves.opening.start()
    try:
        service = Service(settings, application, shelves, stores)
        anyio.run(build_server(service, caller=local()).run_stdio_async)
    finally:
        shelves.opening.stop()
        # Native code that is still opening files must not outlive the interpreter.
        shelves.opening.wait(OPENS)
        shelves.close()
        stores.close()
