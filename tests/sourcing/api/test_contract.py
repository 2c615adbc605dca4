"""The service keeps what its OpenAPI document says, whatever it is sent.

Schemathesis makes requests from the document, valid and not, always the same ones. The same with
many more is `python -m benchmarks.api.fuzz`.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, seed, settings
from schemathesis.config import SchemathesisConfig

from benchmarks.api import streams
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
STREAMED: Final = 6


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


# Those that only answer with events go on for as long as somebody listens.
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


@pytest.fixture(scope="module")
def heard(contract: str) -> Mapping[str, streams.Tried]:
    """Every operation that answers with events, tried."""
    document = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))
    return streams.try_all(contract, document, examples=STREAMED, number=20261122)


def test_streams_say_what_the_document_says(heard: Mapping[str, streams.Tried]) -> None:
    assert {name: one.faults for name, one in heard.items() if one.faults} == {}
    assert len(heard) == 5
    turns = [one for name, one in heard.items() if name.startswith("POST")]
    for one in turns:
        assert sum(one.statuses.values()) >= STREAMED
    said = sum((one.events for one in turns), Counter())
    assert {"accepted", "acts", "products", "question", "text", "done"} <= set(said)


def test_a_stream_that_differs_from_the_document_is_found() -> None:
    document = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))
    (operation,) = (one for one in streams.operations(document) if one.path.endswith("/messages"))
    checks = streams.Checks(document)

    def faults(text: str, **headers: str) -> list[str]:
        tried = streams.Tried()
        head = {"content-type": "text/event-stream", **headers}
        checks.answer(httpx.Response(200, text=text, headers=head), operation, tried)
        return tried.faults

    fine = 'event: accepted\ndata: {"turn":1}\n\nevent: text\ndata: {"kind":"found","text":""}\n\n'
    assert faults(fine) == ["it ended with text"]
    assert "x" in faults('event: accepted\ndata: {"turn":"x"}\n\n')[0]
    assert "no event of this name" in faults("event: new\ndata: {}\n\n")[0]
    assert "not JSON" in faults("event: accepted\ndata: {\n\n")[0]
    assert "not a stream" in faults(fine, **{"content-type": "text/plain"})[0]
    ended = 'event: problem\ndata: {}\n\nevent: accepted\ndata: {"turn":1}\n\n'
    assert "accepted after problem" in faults(ended)
