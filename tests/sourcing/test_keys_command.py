"""Making, listing, replacing and revoking API keys from the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sourcing.service.caller import Scope
from sourcing.state import open_stores

Keys = Callable[..., Any]


@pytest.fixture
def keys(sourcing: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keys:
    """Runs `sourcing keys` over a home of its own, away from any settings file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCING_DATABASE_URL", raising=False)

    def run(*arguments: str) -> Any:
        return sourcing("keys", *arguments, at=tmp_path / "home")

    return run


def document(result: Any) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def make(keys: Keys, *options: str) -> Any:
    return document(keys("create", "shop", "--scope", "search", "--json", *options))


def test_a_key_is_shown_once_and_works(keys: Keys, tmp_path: Path) -> None:
    result = keys("create", "Web shop [bold]", "--scope", "search", "-s", "rfq")
    assert result.exit_code == 0
    (token,) = re.findall(r"sk_\w+_[\w-]{43}", result.stdout)
    assert "Web shop [bold]" in result.stdout
    assert "rfq, search" in result.stdout
    with open_stores(None, home=tmp_path / "home") as stores:
        found = stores.keys.verify(token)
    assert found is not None
    assert found.scopes == {Scope.SEARCH, Scope.RFQ}
    for shown in (keys("list").output, keys("list", "--json").output):
        assert found.id in shown
        assert token.rpartition("_")[2] not in shown


def test_no_keys_yet(keys: Keys) -> None:
    assert "No keys yet" in keys("list").stdout
    assert document(keys("list", "--json")) == {"keys": []}


def test_a_key_is_revoked(keys: Keys, tmp_path: Path) -> None:
    made = make(keys)
    assert "is revoked" in keys("revoke", made["key"]["id"]).stdout
    assert "revoked" in keys("list").stdout
    assert document(keys("list", "--json"))["keys"][0]["revoked"] is not None
    with open_stores(None, home=tmp_path / "home") as stores:
        assert stores.keys.verify(made["token"]) is None
    again = document(keys("revoke", made["key"]["id"], "--json"))
    assert again["id"] == made["key"]["id"]


def test_a_secret_is_replaced(keys: Keys, tmp_path: Path) -> None:
    made = make(keys)
    changed = document(keys("rotate", made["key"]["id"], "--overlap", "1h", "--json"))
    assert changed["key"]["owner"] == made["key"]["owner"] == f"key:{made['key']['id']}"
    assert changed["token"] != made["token"]
    with open_stores(None, home=tmp_path / "home") as stores:
        assert stores.keys.verify(made["token"]) is not None
        assert stores.keys.verify(changed["token"]) is not None
    last = document(keys("rotate", made["key"]["id"], "--json"))
    with open_stores(None, home=tmp_path / "home") as stores:
        assert stores.keys.verify(changed["token"]) is None
        assert stores.keys.verify(last["token"]) is not None


@pytest.mark.parametrize(
    ("given", "least"),
    [("30m", timedelta(minutes=30)), ("12h", timedelta(hours=12)), ("2w", timedelta(weeks=2))],
)
def test_a_key_expires_after_some_time(keys: Keys, given: str, least: timedelta) -> None:
    before = datetime.now(UTC)
    expires = datetime.fromisoformat(make(keys, "--expires", given)["key"]["expires"])
    assert before + least <= expires <= datetime.now(UTC) + least


def test_a_key_expires_on_a_day(keys: Keys) -> None:
    day = datetime.now(UTC).date() + timedelta(days=10)
    made = make(keys, "--expires", day.isoformat())
    assert made["key"]["expires"] == f"{day.isoformat()}T00:00:00+00:00"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("create", "x", "--scope", "search", "--expires", "tomorrow"), "--expires"),
        (("create", "x", "--scope", "search", "--expires", "2020-01-01"), "past"),
        (("create", "x", "--scope", "search", "--expires", "99999w"), "expires"),
        (("create", " ", "--scope", "search"), "empty"),
        (("create", "x", "--scope", "everything"), "--scope"),
        (("create", "x"), "--scope"),
        (("revoke", "unknown"), "no such key"),
        (("rotate", "unknown"), "no such key"),
        (("rotate", "unknown", "--overlap", "soon"), "--overlap"),
    ],
)
def test_what_cannot_be_done_is_said(keys: Keys, arguments: tuple[str, ...], said: str) -> None:
    result = keys(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_keys_are_those_of_the_services_database(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.sqlite3"
    monkeypatch.setenv("SOURCING_DATABASE_URL", f"sqlite:///{other}")
    made = make(keys)
    assert other.exists()
    assert not (tmp_path / "home" / "state.sqlite3").exists()
    monkeypatch.setenv("SOURCING_DATABASE_URL", "mysql://u:pass-word@h/d")
    refused = keys("list")
    assert refused.exit_code == 2
    assert "pass-word" not in refused.output
    monkeypatch.setenv("SOURCING_DATABASE_URL", "postgresql://u:pass-word@127.0.0.1:1/d")
    gone = keys("list")
    assert gone.exit_code == 3
    assert "pass-word" not in gone.output
    monkeypatch.delenv("SOURCING_DATABASE_URL")
    assert made["key"]["id"] not in keys("list").output


def test_a_setting_that_is_not_valid_is_named(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCING_PORT", "many")
    result = keys("list")
    assert result.exit_code == 2
    assert "SOURCING_PORT" in result.output
