"""A service over a small sample catalogue, on a port of its own, for everything about the API.

The catalogue and its index are built once for all processes of a test run; the application and its
database once per module. Tests that need their own settings make their own with `serve`.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from sourcing.api.app import create_app
from sourcing.bootstrap import bootstrap
from sourcing.service.service import Service, open_shelf
from sourcing.service.shelf import Shelf, Shelves
from sourcing.settings import ServiceSettings
from sourcing.state.stores import Stores, open_stores

PRODUCTS = 250
STATE = "SOURCING_TEST_STATE"
"""Environment variable: `postgresql` has these tests keep their state there."""

Serve = Callable[[FastAPI], AbstractContextManager[str]]
Client = Callable[..., httpx.Client]


@pytest.fixture(scope="session")
def api_home(sample_home: Callable[[int], Path]) -> Path:
    """A home with a sample catalogue and its index (by words); nothing may be written to it."""
    return sample_home(PRODUCTS)


@pytest.fixture(scope="session")
def shelves(api_home: Path) -> Iterator[Shelves]:
    """The sample catalogue, open for use."""
    root = bootstrap(api_home)
    opened = Shelves(lambda known: open_shelf(root, known))
    opened.refresh()
    yield opened
    opened.close()


@pytest.fixture
def shelf(shelves: Shelves) -> Iterator[Shelf]:
    """The generation in use."""
    with shelves.use() as found:
        yield found


@pytest.fixture(scope="module")
def stores(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    new_database: Callable[[str], AbstractContextManager[str]],
) -> Iterator[Stores]:
    """An empty database: SQLite, or PostgreSQL where the environment says so."""
    home = tmp_path_factory.mktemp("state")
    if os.environ.get(STATE) != "postgresql":
        with open_stores(None, home=home) as opened:
            yield opened
        return
    server: str = request.getfixturevalue("postgresql_server")
    with new_database(server) as url, open_stores(url, home=home) as opened:
        yield opened


@pytest.fixture(scope="module")
def settings() -> ServiceSettings:
    """Those of a service on loopback, open to whoever is on this machine; nothing is limited."""
    return ServiceSettings(_env_file=None, host="127.0.0.1", allowed_origins=())


@pytest.fixture(scope="module")
def service(settings: ServiceSettings, api_home: Path, shelves: Shelves, stores: Stores) -> Service:
    """Everything that answers callers."""
    return Service(settings, bootstrap(api_home), shelves, stores)


@pytest.fixture(scope="module")
def app(service: Service) -> FastAPI:
    """The application."""
    return create_app(service)


@pytest.fixture(scope="session")
def serve() -> Serve:
    """Serves an application on a free port of loopback as long as the block lasts."""
    return served


@pytest.fixture(scope="module")
def address(app: FastAPI) -> Iterator[str]:
    """Where the application answers."""
    with served(app) as found:
        yield found


@pytest.fixture
def api(address: str) -> Iterator[httpx.Client]:
    """A client of the application, as ``local`` in open mode."""
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture
def visitor(address: str) -> Iterator[Client]:
    """Makes clients that are visitors, each one a different owner."""
    opened: list[httpx.Client] = []

    def make(**options: object) -> httpx.Client:
        from sourcing.api.callers import new_token

        headers = {"Authorization": f"Visitor {new_token()}"}
        client = httpx.Client(base_url=address, headers=headers, timeout=60, trust_env=False)
        opened.append(client)
        return client

    yield make
    for one in opened:
        one.close()


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """A real server in a thread: what is tested has gone over a socket."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            ws="none",
            lifespan="on",
            server_header=False,
        )
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        until = time.monotonic() + 60
        while not server.started:
            if time.monotonic() > until or not thread.is_alive():
                pytest.fail("the server did not start")
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(30)
        listening.close()
