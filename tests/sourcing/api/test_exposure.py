"""What the service shows and reaches: headers on every route, no fetched addresses, no secrets."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from benchmarks.api.load.server import serving

ROOT: Final = Path(__file__).resolve().parents[3]
DOCUMENT: Final[dict[str, Any]] = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))
PAGES: Final = ("/", "/chat", "/widget/sourcing-chat.js", "/nothing", "/mcp")
GET: Final = sorted(path for path, methods in DOCUMENT["paths"].items() if "get" in methods)

FETCHING: Final = ("httpx", "requests", "aiohttp", "urllib3", "http.client", "urllib.request")
"""Libraries and modules that ask other machines."""
MAY_FETCH: Final = {
    # A client of the service, for programs and for evaluation against a running one.
    "sourcing/client",
    "sourcing/evaluation/remote.py",
    # The supervisor asks its own workers whether they are ready.
    "sourcing/serving/run.py",
}


@pytest.mark.parametrize("path", [*GET, *PAGES])
def test_every_answer_tells_browsers_to_run_and_embed_nothing(api: httpx.Client, path: str) -> None:
    named = path.replace("{", "").replace("}", "")
    with api.stream("GET", named) as answer:
        headers = answer.headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-request-id"]
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    embedded = path.startswith("/widget/")
    assert headers["cross-origin-resource-policy"] == (
        "cross-origin" if embedded else "same-origin"
    )


def test_only_named_modules_ask_other_machines() -> None:
    found = {
        f"{file.relative_to(ROOT)}: {name}"
        for package in ("data", "index", "dialogue", "rfq", "sourcing")
        for file in (ROOT / package).rglob("*.py")
        if "node_modules" not in file.parts
        for name in imported(file)
        if name.startswith(FETCHING)
        and not any(str(file.relative_to(ROOT)).startswith(one) for one in MAY_FETCH)
    }
    assert found == set()


def test_no_server_module_uses_the_client() -> None:
    found = {
        str(file.relative_to(ROOT))
        for folder in ("api", "service", "serving", "state", "conversation", "mcp")
        for file in (ROOT / "sourcing" / folder).rglob("*.py")
        for name in imported(file)
        if name.startswith(("sourcing.client", "sourcing.evaluation.remote"))
    }
    assert found == set()


def test_no_secret_is_in_the_log_wherever_it_was_sent(api_home: Path, tmp_path: Path) -> None:
    token = "sk_0123456789abcdef_" + "S3cretS3cretS3cretS3cretS3cretS3cretS3cretS"
    visitor = "v_" + "V1sitorV1sitorV1sitorV1sitorV1sitorV1sitorV"
    log = tmp_path / "log"
    settings = {"SOURCING_LOG_LEVEL": "DEBUG", "SOURCING_OPEN": "false"}
    url = f"sqlite:///{tmp_path / 'state.sqlite3'}"
    with (
        serving(api_home, workers=1, database=url, log=log, settings=settings) as server,
        httpx.Client(base_url=server.address, timeout=60, trust_env=False) as client,
    ):
        for secret in (token, visitor):
            for header in (
                {"Authorization": f"Bearer {secret}"},
                {"Authorization": f"Visitor {secret}"},
                {"Authorization": secret},
                {"Cookie": f"sourcing_visitor={secret}"},
                {"X-Request-ID": secret},
                {"Idempotency-Key": secret},
                {"Origin": f"https://{secret}.example"},
            ):
                client.get("/v1/categories", headers=header)
                client.post("/v1/search", json={"text": secret}, headers=header)
            client.get("/v1/suggest", params={"q": secret, "key": secret})
            client.get(f"/v1/conversations/{secret}")
            client.get(f"/{secret}/{secret}")
            client.post("/v1/search", content=f'{{"text": "{secret}', headers={"X-Key": secret})
            client.request("BREW", f"/v1/{secret}")
    said = log.read_text(encoding="utf-8")
    assert "Application startup complete" in said
    for secret in (token, visitor):
        assert secret.rpartition("_")[2] not in said


def imported(file: Path) -> set[str]:
    """Names of modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found |= {f"{node.module}.{one.name}" for one in node.names}
    return found
