"""Every failure leaves with its own exit code and a line, never a traceback."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from data.errors import (
    CatalogueBusy,
    InputError,
    MissingDependency,
    NoCatalogue,
    SourceError,
    SourcingError,
)
from sourcing.cli.exit_codes import ExitCode
from sourcing.cli.group import SourcingGroup
from sourcing.cli.state import State

RUNNER = CliRunner()


def app_that_raises(error: BaseException, *, verbose: bool = False) -> typer.Typer:
    app = typer.Typer(cls=SourcingGroup, pretty_exceptions_enable=False)

    @app.callback()
    def root(context: typer.Context) -> None:
        context.obj = State(verbose=verbose)

    @app.command()
    def fail() -> None:
        raise error

    return app


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SourcingError("x"), 1),
        (InputError("x"), 2),
        (SourceError("x"), 2),
        (NoCatalogue("x"), 3),
        (CatalogueBusy("x"), 3),
        (MissingDependency("x"), 4),
        (OSError(errno.ENOSPC, "No space left on device"), 1),
        (PermissionError(errno.EACCES, "Permission denied", "a.csv"), 1),
        (KeyboardInterrupt(), 130),
        (RuntimeError("Query interrupted"), 130),
        (RuntimeError("anything else"), 1),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141),
        (ZeroDivisionError("division by zero"), 1),
        (RecursionError("too deep"), 1),
    ],
)
def test_exit_codes(error: BaseException, code: int) -> None:
    result = RUNNER.invoke(app_that_raises(error), ["fail"])
    assert result.exit_code == code
    assert "Traceback" not in result.output


def test_an_error_says_field_value_and_what_is_accepted() -> None:
    error = SourceError("no such file", field="SOURCE", value="a.csv", accepted=["b.csv", "c.csv"])
    lines = RUNNER.invoke(app_that_raises(error), ["fail"]).stderr.splitlines()
    assert lines == [
        "Error: no such file",
        "  field     SOURCE",
        "  received  a.csv",
        "  accepted  b.csv, c.csv",
    ]


def test_an_error_goes_to_standard_error_only() -> None:
    result = RUNNER.invoke(app_that_raises(InputError("wrong")), ["fail"])
    assert result.stdout == ""
    assert "wrong" in result.stderr


def test_text_of_a_file_cannot_drive_the_terminal_from_an_error() -> None:
    error = InputError("bad\x1b[2Jvalue", value="\x1b]0;owned\x07", accepted="\x9b31m")
    result = RUNNER.invoke(app_that_raises(error), ["fail"])
    assert not set(result.stderr) & set("\x1b\x07\x9b")


def test_a_fault_is_one_line_and_says_how_to_see_more() -> None:
    result = RUNNER.invoke(app_that_raises(ZeroDivisionError("division by zero")), ["fail"])
    assert "ZeroDivisionError: division by zero" in result.stderr
    assert "--verbose" in result.stderr


def test_verbose_shows_the_traceback_of_a_fault() -> None:
    result = RUNNER.invoke(app_that_raises(ZeroDivisionError("x"), verbose=True), ["fail"])
    assert "Traceback (most recent call last)" in result.stderr
    assert result.exit_code == ExitCode.FAILED


def test_every_exit_code_says_what_it_means() -> None:
    assert all(code.meaning for code in ExitCode)


def tool(*arguments: str, home: Path) -> list[str]:
    return [sys.executable, "-m", "sourcing.cli.main", "--home", str(home), *arguments]


def test_ctrl_c_ends_with_130_and_a_line(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    process = subprocess.Popen(
        tool("ingest", "-", home=tmp_path / "home"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(scratch)},
    )
    assert process.stdin is not None
    process.stdin.write("id,title\n1,Pump\n")
    process.stdin.flush()
    deadline = time.monotonic() + 30
    while not any(scratch.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.2)  # it has begun, and waits for more input that never comes
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=30)
    assert process.returncode == ExitCode.INTERRUPTED
    assert "Interrupted" in error
    assert "Traceback" not in error + out
    assert list(scratch.iterdir()) == []
    assert not (tmp_path / "home" / "catalogue" / "CURRENT").exists()


def test_a_reader_that_goes_away_is_not_a_fault(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        tool("generations", "list", home=tmp_path),
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write)
    assert done.returncode == ExitCode.BROKEN_PIPE
    assert done.stderr == ""
