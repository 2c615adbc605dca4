"""doctor: finds what is wrong, and changes nothing."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sourcing.bootstrap import Application
from sourcing.cli.main import app
from sourcing.doctor import Finding, Health, examine


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCING_PORT", "0")


def findings(home: Path) -> dict[str, Finding]:
    return {one.name: one for one in examine(Application(home))}


def test_an_installation_in_order(indexed: Path) -> None:
    found = findings(indexed)
    assert [one for one in found.values() if one.health is Health.BAD] == []
    assert "3 products" in found["catalogue"].seen
    assert found["database"].health is Health.GOOD


def test_an_empty_home_is_told_what_to_do_and_stays_empty(tmp_path: Path) -> None:
    home = tmp_path / "nothing"
    found = findings(home)
    assert found["catalogue"].health is Health.NOTE
    assert "ingest" in (found["catalogue"].remedy or "")
    assert not home.exists()


def test_a_catalogue_without_an_index(fresh_home: Path) -> None:
    found = findings(fresh_home)["index"]
    assert (found.health, found.remedy) == (Health.BAD, "`sourcing index`")


def test_a_damaged_catalogue(fresh_home: Path) -> None:
    (folder,) = (fresh_home / "catalogue" / "generations").iterdir()
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    found = findings(fresh_home)["catalogue"]
    assert found.health is Health.BAD
    assert "rollback" in (found.remedy or "")


def test_a_setting_that_is_wrong_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCING_WORKERS", "many")
    found = findings(tmp_path)["settings"]
    assert found.health is Health.BAD
    assert "SOURCING_WORKERS" in found.seen


def test_a_database_that_is_not_there(monkeypatch: pytest.MonkeyPatch, indexed: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        monkeypatch.setenv(
            "SOURCING_DATABASE_URL", f"postgresql://u:hunter2@127.0.0.1:{port}/sourcing"
        )
        found = findings(indexed)["database"]
    assert found.health is Health.BAD
    assert "hunter2" not in found.seen + (found.remedy or "")


def test_an_address_that_is_taken(monkeypatch: pytest.MonkeyPatch, indexed: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("SOURCING_PORT", str(taken.getsockname()[1]))
        assert findings(indexed)["address"].health is Health.NOTE


def test_beyond_loopback_keys_are_missed(monkeypatch: pytest.MonkeyPatch, indexed: Path) -> None:
    monkeypatch.setenv("SOURCING_HOST", "0.0.0.0")
    found = findings(indexed)["keys"]
    assert found.health is Health.NOTE
    assert "sourcing keys create" in (found.remedy or "")


def test_the_command_exits_with_1_when_something_does_not_work(
    fresh_home: Path, indexed: Path
) -> None:
    runner = CliRunner()
    good = runner.invoke(app, ["--home", str(indexed), "doctor", "--json"])
    assert good.exit_code == 0, good.output
    assert json.loads(good.stdout)["ok"] is True
    bad = runner.invoke(app, ["--home", str(fresh_home), "doctor"])
    assert bad.exit_code == 1
    assert "✗ index" in bad.stdout
    assert "→ `sourcing index`" in bad.stdout
