"""The MCP server, with the official package's client: over a real pipe and over a real port."""

from __future__ import annotations

import base64
import io
import json
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx
import jsonschema
import pytest
from anyio.from_thread import start_blocking_portal
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client
from mcp.shared.exceptions import MCPError
from mcp.types import CallToolResult, TextContent

from sourcing.mcp.results import UNTRUSTED
from sourcing.service.caller import Scope
from sourcing.state.stores import Stores

TOOLS = {
    "search_products",
    "start_conversation",
    "reply",
    "get_product",
    "compare_products",
    "rank_suppliers",
    "create_rfq",
    "review_rfq",
    "export_rfq",
}

COMMAND = "from sourcing.cli.main import main; main()"

Connected = AbstractAsyncContextManager[Client]


def over_pipe(home: Path) -> Connected:
    """As an assistant starts it on a buyer's own machine."""
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-c", COMMAND, "mcp"],
        env={"SOURCING_HOME": str(home), "PATH": "/usr/bin:/bin", "HOME": str(home)},
    )
    return Client(stdio_client(parameters))


@asynccontextmanager
async def over_port(address: str, key: str | None = None) -> AsyncIterator[Client]:
    """As an agent elsewhere calls the service."""
    headers = {} if key is None else {"Authorization": f"Bearer {key}"}
    async with (
        create_mcp_http_client(headers=headers) as http,
        Client(streamable_http_client(f"{address}/mcp", http_client=http)) as client,
    ):
        yield client


def run(connected: Connected, work: Callable[[Client], Awaitable[None]]) -> None:
    async def whole() -> None:
        with anyio.fail_after(120):
            async with connected as client:
                await work(client)

    # On a thread of its own: this one may hold the loop a browser test left open.
    with start_blocking_portal() as portal:
        portal.call(whole)


def said(result: CallToolResult) -> str:
    return "\n".join(one.text for one in result.content if isinstance(one, TextContent))


def structured(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, said(result)
    assert result.structured_content is not None
    return result.structured_content


async def from_a_word_to_an_rfq(client: Client) -> None:
    """Forklift, question, answer, comparison, RFQ: every result as its schema has it."""
    listed = (await client.list_tools()).tools
    schemas = {one.name: one.output_schema for one in listed}
    assert set(schemas) == TOOLS

    async def call(name: str, **arguments: object) -> dict[str, Any]:
        result = await client.call_tool(name, arguments)
        found = structured(result)
        jsonschema.validate(found, schemas[name] or {})
        assert len(said(result)) < 3000, "few words for a model"
        return found

    turn = await call("start_conversation", text="forklift")
    talk, question = turn["conversation_id"], turn["question"]
    assert turn["products"]
    assert question["options"]

    chosen = [question["options"][0]["id"]]
    turn = await call("reply", conversation_id=talk, question_id=question["id"], options=chosen)
    assert turn["turn"] == 2
    assert turn["question"] is None or turn["question"]["id"] != question["id"]

    turn = await call("reply", conversation_id=talk, text="10 units, at least 1.5 t")
    assert any("1.5" in one for one in turn["understood"])
    assert turn["total"] >= max(1, turn["meeting"])

    comparison = await call("compare_products", conversation_id=talk)
    assert len(comparison["columns"]) >= 1
    assert all(len(row["cells"]) == len(comparison["columns"]) for row in comparison["rows"])
    unknown = [cell for row in comparison["rows"] for cell in row["cells"]
               if cell["basis"] == "unknown"]  # fmt: skip
    assert not any(cell["best"] or cell["truth"] == "met" for cell in unknown)

    ranking = await call("rank_suppliers", conversation_id=talk, size=3)
    assert ranking["suppliers"][0]["rank"] == 1

    rfq = await call("create_rfq", conversation_id=talk, top_suppliers=2)
    assert not rfq["ready"]
    assert any("said in turn 3: “10 units”" in one for one in rfq["filled"])
    missing = {one["field"]: one for one in rfq["missing"]}
    answers = {field: missing[field]["example"] for field in ("terms.destination", "header.buyer")}
    rfq = await call("review_rfq", rfq_id=rfq["rfq_id"], answers=answers)
    assert not {one["field"] for one in rfq["missing"]} & set(answers)

    export = await call("export_rfq", rfq_id=rfq["rfq_id"], format="pdf")
    [content] = (await client.read_resource(export["uri"])).contents
    assert base64.b64decode(content.blob).startswith(b"%PDF-")  # type: ignore[union-attr]  # bytes
    assert len(base64.b64decode(content.blob)) == export["size"]  # type: ignore[union-attr]  # bytes
    export = await call("export_rfq", rfq_id=rfq["rfq_id"], format="ubl")
    [text] = (await client.read_resource(export["uri"])).contents
    assert "RequestForQuotation" in text.text  # type: ignore[union-attr]  # text


def test_over_standard_input_and_output(api_home: Path, tmp_path: Path) -> None:
    shutil.copytree(api_home, tmp_path / "home")
    run(over_pipe(tmp_path / "home"), from_a_word_to_an_rfq)


def test_over_http(address: str) -> None:
    run(over_port(address), from_a_word_to_an_rfq)


def test_a_model_is_told_what_it_may_trust(address: str) -> None:
    async def work(client: Client) -> None:
        assert UNTRUSTED in (client.instructions or "")
        for one in (await client.list_tools()).tools:
            schema = json.dumps(one.output_schema)
            if one.name != "export_rfq":
                assert UNTRUSTED in schema, one.name
            assert one.description
            assert one.annotations is not None
            assert one.annotations.destructive_hint is False
        [template] = (await client.list_resource_templates()).resource_templates
        assert template.uri_template == "rfq://{rfq_id}/export/{format}"

    run(over_port(address), work)


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("get_product", {"product_id": "nobody"}, "no such product"),
        ("reply", {"conversation_id": "c_nobody", "text": "hello"}, "no such conversation"),
        ("reply", {"conversation_id": "c_nobody"}, "in words or by options"),
        ("compare_products", {}, "has to be said"),
        ("compare_products", {"product_ids": ["nobody"]}, "no such product"),
        ("rank_suppliers", {"text": "forklift", "size": 0}, "greater than or equal to 1"),
        ("create_rfq", {"text": "forklift", "supplier_ids": ["nobody"]}, "no such supplier"),
        ("review_rfq", {"rfq_id": "r_nobody"}, "no such RFQ"),
        ("export_rfq", {"rfq_id": "r_nobody", "format": "exe"}, "pdf"),
        ("search_products", {"text": "forklift", "cursor": "made up"}, "cursor"),
    ],
)
def test_an_error_says_how_to_mend_the_call(
    address: str, tool: str, arguments: dict[str, object], words: str
) -> None:
    async def work(client: Client) -> None:
        result = await client.call_tool(tool, arguments)
        assert result.is_error
        assert words in said(result)

    run(over_port(address), work)


def test_a_key_opens_what_its_scopes_say_and_nothing_else(address: str, stores: Stores) -> None:
    searcher = stores.keys.create("searcher", [Scope.SEARCH])  # type: ignore[list-item]  # both are one
    other = stores.keys.create("other", list(Scope))  # type: ignore[arg-type]  # likewise
    held: dict[str, str] = {}

    async def begin(client: Client) -> None:
        turn = structured(await client.call_tool("start_conversation", {"text": "forklift"}))
        held["talk"] = turn["conversation_id"]
        rfq = structured(await client.call_tool("create_rfq", {"conversation_id": held["talk"]}))
        held["rfq"] = rfq["rfq_id"]

    async def search_alone(client: Client) -> None:
        found = structured(await client.call_tool("search_products", {"text": "forklift"}))
        assert found["total"]
        for tool, arguments, scope in (
            ("start_conversation", {"text": "forklift"}, "converse"),
            ("create_rfq", {"text": "forklift"}, "rfq"),
            ("export_rfq", {"rfq_id": held["rfq"]}, "rfq"),
        ):
            result = await client.call_tool(tool, arguments)
            assert result.is_error
            assert f"scope {scope}" in said(result)

    async def anothers(client: Client) -> None:
        for tool, arguments in (
            ("reply", {"conversation_id": held["talk"], "text": "electric"}),
            ("compare_products", {"conversation_id": held["talk"]}),
            ("rank_suppliers", {"conversation_id": held["talk"]}),
            ("create_rfq", {"conversation_id": held["talk"]}),
            ("review_rfq", {"rfq_id": held["rfq"]}),
            ("export_rfq", {"rfq_id": held["rfq"]}),
        ):
            result = await client.call_tool(tool, arguments)
            assert result.is_error
            assert "no such" in said(result)
        with pytest.raises(MCPError):
            await client.read_resource(f"rfq://{held['rfq']}/export/json")

    run(over_port(address), begin)
    run(over_port(address, searcher.token), search_alone)
    run(over_port(address, other.token), anothers)


def test_nobody_who_is_not_known_is_answered(address: str) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accept = {"Accept": "application/json, text/event-stream"}
    with httpx.Client(base_url=address, trust_env=False) as http:
        wrong = http.post("/mcp", json=body, headers={**accept, "Authorization": "Bearer sk_x_y"})
        assert wrong.status_code == 401
        assert wrong.headers["www-authenticate"].startswith("Bearer")
        assert wrong.headers["content-type"] == "application/problem+json"
        foreign = http.post("/mcp", json=body, headers={**accept, "Origin": "https://evil.test"})
        assert foreign.status_code == 403
        rebound = http.post("/mcp", json=body, headers={**accept, "Host": "evil.test"})
        assert rebound.status_code == 421
        assert http.get("/mcp").status_code == 405
        assert http.post("/mcp", content=b"{", headers=accept).status_code in (400, 415)
        assert http.post("/mcp", content=b"x" * 2_000_000, headers=accept).status_code == 413


def test_hostile_text_of_a_catalogue_is_only_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    from sourcing.mcp.host import plain

    assert plain("a\x1b[31mb\u202ec\nd") == "a [31mbc d"
    assert len(plain("x" * 10_000)) == 600


def test_nothing_but_messages_goes_to_standard_output(api_home: Path, tmp_path: Path) -> None:
    import os
    import subprocess

    shutil.copytree(api_home, tmp_path / "home")
    body = json.dumps(
        {
            "jsonrpc": "2.0",
            "id": 1,
            "method": "initialize",
            "params": {
                "protocolVersion": "2025-06-18",
                "capabilities": {},
                "clientInfo": {"name": "test", "version": "1"},
            },
        }
    )
    done = subprocess.run(  # our own interpreter on our own words
        [sys.executable, "-c", COMMAND, "mcp"],
        input=f"{body}\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "SOURCING_HOME": str(tmp_path / "home")},
    )
    answers = [json.loads(one) for one in io.StringIO(done.stdout)]
    assert [one["id"] for one in answers] == [1]
    assert answers[0]["result"]["serverInfo"]["name"] == "sourcing"
