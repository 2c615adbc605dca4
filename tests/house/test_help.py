"""Every command, argument and option of the tool says what it is for."""

from __future__ import annotations

from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

from sourcing.cli.main import app, command_paths

PATHS = command_paths()
RUNNER = CliRunner()


def command_at(path: tuple[str, ...]) -> Any:
    found: Any = typer.main.get_command(app)
    for name in path:
        found = found.commands[name]
    return found


def test_the_tool_has_its_commands() -> None:
    assert {path[0] for path in PATHS if path} == {
        "categories",
        "changes",
        "chat",
        "compare",
        "demo",
        "doctor",
        "evaluate",
        "generations",
        "index",
        "ingest",
        "keys",
        "mapping",
        "mcp",
        "product",
        "products",
        "rejects",
        "revise",
        "rfq",
        "sample",
        "schema",
        "search",
        "serve",
        "similar",
        "supplier",
        "suppliers",
        "train-ranker",
    }


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_a_command_and_all_it_takes_have_help(path: tuple[str, ...]) -> None:
    command = command_at(path)
    assert command.help
    assert command.help.strip().partition("\n")[0].endswith(".")
    silent = [one.name for one in command.params if not getattr(one, "help", None)]
    assert silent == []


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_help_is_printed_and_ends_well(path: tuple[str, ...]) -> None:
    for flag in ("--help", "-h"):
        result = RUNNER.invoke(app, [*path, flag])
        assert result.exit_code == 0
        assert "Usage: sourcing" in " ".join(result.output.split())


SPEAK_A_PROTOCOL = {("mcp",)}
"""Commands whose standard output belongs to a protocol."""


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in PATHS
        if not hasattr(command_at(path), "commands") and path not in SPEAK_A_PROTOCOL
    ],
    ids=" ".join,
)
def test_every_command_can_write_json(path: tuple[str, ...]) -> None:
    assert any("--json" in one.opts for one in command_at(path).params)
