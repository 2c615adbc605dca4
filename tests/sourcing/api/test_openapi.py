"""The OpenAPI document: complete, and the one that is in docs."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from jsonschema import Draft202012Validator

from sourcing.api.examples import BODIES

ROOT = Path(__file__).resolve().parents[3]
METHODS = ("get", "put", "post", "delete", "patch")


@pytest.fixture(scope="module")
def document(app: FastAPI) -> dict[str, Any]:
    return app.openapi()


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method, path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    ]


def tool_named(name: str) -> ModuleType:
    """A module of ``tools``, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_the_page_about_the_interface_has_every_route_and_problem() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert page == tool_named("api").written(page), "run: python tools/api.py"
    assert page.count("| `search` |") > 10


def test_every_route_asks_for_a_scope_or_tells_nothing(document: dict[str, Any]) -> None:
    free = {
        operation["operationId"]
        for _, _, operation in operations(document)
        if not any(scopes for one in operation.get("security", ()) for scopes in one.values())
    }
    assert free == {"session", "alive", "ready", "problemKind", "openapiDocument"}


def test_the_document_in_docs_is_the_application_s_own(document: dict[str, Any]) -> None:
    tool = tool_named("openapi")
    written = (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")
    assert written == tool.document(), "run: python tools/openapi.py"
    assert json.loads(written) == document


def test_every_address_of_the_service_s_interface_is_in_the_document(
    app: FastAPI, document: dict[str, Any]
) -> None:
    missing = [
        one.path_format
        for one in iter_route_contexts(app.routes)
        if (one.path_format or "").startswith("/v1/") and one.path_format not in document["paths"]
    ]
    assert missing == []


def test_every_operation_says_what_it_is(document: dict[str, Any]) -> None:
    found = operations(document)
    ids = [operation["operationId"] for _, _, operation in found]
    assert len(ids) == len(set(ids)) >= 55
    tags = {one["name"] for one in document["tags"]}
    for method, path, operation in found:
        where = f"{method} {path}"
        assert operation.get("summary"), where
        assert operation.get("description"), where
        assert set(operation["tags"]) <= tags, where
        for parameter in operation.get("parameters", ()):
            named = parameter.get("description") or parameter["in"] == "path"
            assert named, f"{where}: {parameter['name']} is not described"


def test_every_operation_says_how_it_fails(document: dict[str, Any]) -> None:
    shared = document["components"]["responses"]
    for method, path, operation in operations(document):
        failing = {
            status: response
            for status, response in operation["responses"].items()
            if status.startswith(("4", "5"))
        }
        assert {"406", "500", "504"} <= set(failing), f"{method} {path}"
        if "requestBody" in operation:
            assert {"400", "413", "415", "422"} <= set(failing), f"{method} {path}"
        if "security" in operation:
            assert {"401", "403", "429"} <= set(failing), f"{method} {path}"
        for status, response in failing.items():
            whole = shared[response["$ref"].rpartition("/")[2]] if "$ref" in response else response
            problem = "application/problem+json" in whole["content"]
            # Not being ready is no problem of a request: it is what was asked for.
            assert problem or path == "/readyz", f"{method} {path} {status}"


def test_references_lead_somewhere(document: dict[str, Any]) -> None:
    def references(node: object) -> list[str]:
        if isinstance(node, dict):
            own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
            return own + [one for each in node.values() for one in references(each)]
        if isinstance(node, list):
            return [one for each in node for one in references(each)]
        return []

    for reference in set(references(document)):
        at: Any = document
        for part in reference.removeprefix("#/").split("/"):
            at = at[part]
        assert at, reference


def test_examples_fit_their_schemas(document: dict[str, Any]) -> None:
    checked = 0
    for name, schema in document["components"]["schemas"].items():
        for field, inner in schema.get("properties", {}).items():
            for example in inner.get("examples", ()):
                whole = {**inner, "components": document["components"]}
                errors = list(Draft202012Validator(whole).iter_errors(example))
                assert not errors, f"{name}.{field}: {errors[0].message}"
                checked += 1
    assert checked > 3


def test_every_body_has_an_example_that_fits(document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        content = operation.get("requestBody", {}).get("content", {})
        if "application/json" not in content:
            continue
        whole = {**content["application/json"]["schema"], "components": document["components"]}
        examples = content["application/json"].get("examples", {})
        assert examples, f"{method} {path} has no example"
        for example in examples.values():
            errors = list(Draft202012Validator(whole).iter_errors(example["value"]))
            assert not errors, f"{method} {path}: {errors[0].message}"


def test_examples_are_answered(document: dict[str, Any], address: str) -> None:
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        rfq = client.post("/v1/rfqs", json=BODIES["createRfq"]).json()["id"]
        conversation = client.post("/v1/conversations", json={"message": "forklift"}).json()["id"]
        product = client.post("/v1/search", json={"text": "pallet truck"}).json()["hits"][0]
        for method, path, operation in operations(document):
            example = BODIES.get(operation["operationId"])
            if example is None:
                continue
            if "product_id" in example:
                example = {**example, "product_id": product["product_id"]}
            filled = path.format_map({"rfq_id": rfq, "conversation_id": conversation})
            headers = {"If-Match": "*"} if method == "patch" else {}
            answer = client.request(method, filled, json=example, headers=headers)
            assert answer.is_success, f"{operation['operationId']}: {answer.text}"


def test_what_is_made_leads_on(document: dict[str, Any]) -> None:
    made = document["paths"]["/v1/rfqs"]["post"]["responses"]["201"]["links"]
    assert {"getRfq", "patchRfq", "exportRfq", "deleteRfq"} <= set(made)
