"""Logs: one JSON object a line, with no secret in it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcing.serving.logs import BLOT, without_secrets

TOKEN = "sk_abc123_" + "s3cr3t-" * 5


@pytest.mark.parametrize(
    "text",
    [
        f"refused {TOKEN}",
        "Authorization: Bearer eyJhbGciOi.J9.xyz-012",
        "Visitor v_0123456789abcdefghij",
        "cannot reach postgresql://sourcing:hunter2hunter2@db/sourcing",
    ],
)
def test_a_secret_in_a_text_is_blotted_out(text: str) -> None:
    said = without_secrets(None, "info", {"event": text})["event"]
    assert BLOT in said
    for secret in ("s3cr3t", "eyJhbGci", "0123456789abcdefghij", "hunter2"):
        assert secret not in said


@pytest.mark.parametrize(
    "name", ["Authorization", "api_key", "password", "visitor_token", "Cookie"]
)
def test_a_field_that_is_named_like_a_secret_is_blotted_out(name: str) -> None:
    assert without_secrets(None, "info", {name: "anything"})[name] == BLOT


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=8, max_size=40))
def test_no_key_of_ours_ever_passes(secret: str) -> None:
    said = without_secrets(None, "info", {"event": f"x sk_id_{secret} y"})["event"]
    assert said == f"x {BLOT} y"


def test_records_of_libraries_are_json_too() -> None:
    code = (
        "import logging\n"
        "from sourcing.serving.logs import set_up_logs\n"
        "set_up_logs(json=True)\n"
        "logging.getLogger('uvicorn.error').info('started %s', 3)\n"
        f"extra = {{'generation': '1', 'token': 't'}}\n"
        f"logging.getLogger('x').warning('key {TOKEN}', extra=extra)\n"
        "try:\n    1 / 0\nexcept ZeroDivisionError:\n"
        "    logging.getLogger('y').exception('failed')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [one["event"] for one in lines] == ["started 3", f"key {BLOT}", "failed"]
    assert lines[1]["generation"] == "1"
    assert lines[1]["token"] == BLOT
    assert "ZeroDivisionError" in lines[2]["exception"]
    assert all({"timestamp", "level", "logger"} <= one.keys() for one in lines)
