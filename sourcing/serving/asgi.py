"""The ASGI application as a server process makes it: settings from the environment."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from sourcing.api.app import create_app
from sourcing.bootstrap import bootstrap
from sourcing.service.measures import Measures
from sourcing.service.service import Service, open_shelf
from sourcing.service.shelf import Shelves
from sourcing.serving.garbage import look_again, look_rarely
from sourcing.serving.logs import set_up_logs
from sourcing.serving.measured import Measured
from sourcing.serving.metrics import Metrics
from sourcing.serving.opening import Opening
from sourcing.serving.retention import Retention
from sourcing.serving.tallied import Tallied
from sourcing.serving.tracing import TracedMeasures, trace
from sourcing.settings import ServiceSettings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from sourcing.serving.template import Template

START: Final = 100.0
"""Seconds that one of several processes waits for its index before it takes requests."""


def application(template: Template | None = None) -> FastAPI:
    """The application of one server process.

    Args:
        template: that this process was forked from, if it was.
    """
    from sourcing.state.stores import open_stores

    settings = ServiceSettings()
    set_up_logs(level=settings.log_level, json=settings.log_json)
    metrics = Metrics()
    root = bootstrap(settings.home)
    shelves = Shelves(partial(open_shelf, root) if template is None else template.take)
    url = settings.database_url
    stores = open_stores(None if url is None else url.get_secret_value(), home=root.home)
    tallied = Tallied(metrics, stores.tallies)
    measures: Measures = tallied
    if settings.otlp_endpoint is not None:
        measures = TracedMeasures(tallied)
    service = Service(settings, root, shelves, stores, measures)
    opening = Opening(shelves)
    days = settings.retention_days
    retention = None if days is None else Retention(stores, days=days)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        look_rarely()
        opening.start()
        tallied.start()
        if retention is not None:
            retention.start()
        if settings.workers > 1:
            # A process that takes the place of another answers nothing before it can.
            await asyncio.to_thread(opening.wait, START)
        try:
            yield
        finally:
            app.state.draining = True
            opening.stop()
            tallied.stop()
            if retention is not None:
                retention.stop()
            shelves.close()
            stores.close()
            look_again()

    app = create_app(service)
    app.router.lifespan_context = lifespan
    app.state.opening, app.state.metrics = opening, metrics
    app.add_middleware(Measured, metrics=metrics)
    if settings.otlp_endpoint is not None:
        trace(app, endpoint=settings.otlp_endpoint, version=version("sourcing"))
    return app
