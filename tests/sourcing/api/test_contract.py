"""The service keeps what its OpenAPI document says, whatever it is sent.

Schemathesis makes requests from the document, valid and not, always the same ones. The same with
many more is `python -m benchmarks.api.fuzz`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, seed, settings
from schemathesis.config import SchemathesisConfig

from sourcing.api.app import create_app
from sourcing.bootstrap import bootstrap
from sourcing.service.service import Service, open_shelf
from sourcing.service.shelf import Shelves
from sourcing.serving.metrics import Metrics
from sourcing.settings import ServiceSettings
from sourcing.state.stores import open_stores

ROOT: Final = Path(__file__).resolve().parents[3]
REFUSED: Final = [400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 414, 415, 422, 428, 429, 431]
CONFIG: Final = SchemathesisConfig.from_dict(
    {
        "checks": {
            # What a document cannot say (a category that there is, a cursor of this list) is
            # refused, and rightly so.
            "positive_data_acceptance": {"enabled": False},
            # In open mode nothing is asked for, and it is always the same caller.
            "ignored_auth": {"enabled": False},
            "negative_data_rejection": {"expected-statuses": REFUSED},
            "missing_required_header": {"expected-statuses": REFUSED},
        }
    }
)
DOCUMENT: Final = schemathesis.openapi.from_path(ROOT / "docs" / "openapi.json", config=CONFIG)
EXAMPLES: Final = 6


@pytest.fixture(scope="module")
def contract(
    api_home: Path,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[FastAPI], AbstractContextManager[str]],
) -> Iterator[str]:
    """Where a service answers that may be changed in every way."""
    folder = tmp_path_factory.mktemp("contract")
    shutil.copytree(api_home, folder / "home")
    root = bootstrap(folder / "home")
    shelves = Shelves(lambda known: open_shelf(root, known))
    shelves.refresh()
    limits = ServiceSettings(_env_file=None, host="127.0.0.1", upload_limit=10_000)
    with open_stores(None, home=folder / "home") as stores:
        app = create_app(Service(limits, root, shelves, stores))
        app.state.metrics = Metrics()
        with serve(app) as address:
            yield address
    shelves.close()


# Streams of events go on for as long as somebody listens: they have tests of their own.
@DOCUMENT.exclude(path_regex="/events$").parametrize()
@seed(20261122)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_the_document_is_kept(case: Any, contract: str) -> None:
    case.call_and_validate(base_url=contract, timeout=60)
