"""Starting a command loads what that command needs, and nothing heavy besides."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY_MODELS = ("torch", "transformers", "sentence_transformers", "faiss", "onnxruntime")
"""Never loaded by a command that does not embed."""

HEAVY_LIBRARIES = (
    "duckdb",
    "pyarrow",
    "numpy",
    "pandas",
    "pint",
    "lxml",
    "openpyxl",
    "babel",
    "pycountry",
    "stdnum",
    "rapidfuzz",
)
"""Not needed to print help."""

FORBID = """
import sys

class Forbid:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {forbidden!r}:
            raise AssertionError("imported " + name)
        return None

sys.meta_path.insert(0, Forbid())
"""


def run(code: str, *, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SOURCING_HOME": str(cwd / "home"), "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env=environment,
    )


def command(*arguments: str, forbidden: tuple[str, ...] = ()) -> str:
    """A program that runs `sourcing` with these arguments and forbids some imports."""
    return FORBID.format(forbidden=set(forbidden)) + (
        f"sys.argv = ['sourcing', *{list(arguments)!r}]\n"
        "from sourcing.cli.main import main\n"
        "main()\n"
    )


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    done = run(command("--help", forbidden=HEAVY_MODELS + HEAVY_LIBRARIES), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "ingest" in done.stdout


def test_help_of_every_command_loads_nothing_heavy(tmp_path: Path) -> None:
    code = FORBID.format(forbidden=set(HEAVY_MODELS + HEAVY_LIBRARIES)) + (
        "from typer.testing import CliRunner\n"
        "from sourcing.cli.main import app, command_paths\n"
        "paths = command_paths()\n"
        "for path in paths:\n"
        "    result = CliRunner().invoke(app, [*path, '--help'])\n"
        "    assert result.exit_code == 0, (path, result.output, result.exception)\n"
        "print(len(paths))\n"
    )
    done = run(code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 10


def test_ingest_never_loads_a_model_library(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("id,title,price\n1,Pump,USD 5\n2,Valve,USD 3\n", "utf-8")
    done = run(command("ingest", "p.csv", "--json", forbidden=HEAVY_MODELS), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["accepted"] == 2


@pytest.mark.parametrize("library", ["duckdb", "torch"])
def test_the_hook_itself_works(tmp_path: Path, library: str) -> None:
    done = run(FORBID.format(forbidden={library}) + f"import {library}\n", cwd=tmp_path)
    assert done.returncode != 0
    assert f"imported {library}" in done.stderr
