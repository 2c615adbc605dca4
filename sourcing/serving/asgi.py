"""The ASGI application as a server process makes it: settings from the environment."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from sourcing.api.app import create_app
from sourcing.bootstrap import bootstrap
from sourcing.service.service import Service, open_shelf
from sourcing.service.shelf import Shelves
from sourcing.serving.opening import Opening
from sourcing.settings import ServiceSettings

if TYPE_CHECKING:
    from fastapi import FastAPI

START: Final = 100.0
"""Seconds that one of several processes waits for its index before it takes requests."""


def application() -> FastAPI:
    """The application of one server process."""
    from sourcing.state.stores import open_stores

    settings = ServiceSettings()
    root = bootstrap(settings.home)
    shelves = Shelves(lambda known: open_shelf(root, known))
    url = settings.database_url
    stores = open_stores(None if url is None else url.get_secret_value(), home=root.home)
    service = Service(settings, root, shelves, stores)
    opening = Opening(shelves)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        opening.start()
        if settings.workers > 1:
            # A process that takes the place of another answers nothing before it can.
            await asyncio.to_thread(opening.wait, START)
        try:
            yield
        finally:
            opening.stop()
            shelves.close()
            stores.close()

    app = create_app(service)
    app.router.lifespan_context = lifespan
    app.state.opening = opening
    return app
