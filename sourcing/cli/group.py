"""The one place where an exception becomes a line of text and an exit code."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from data.errors import SourcingError
from sourcing.cli.exit_codes import ExitCode
from sourcing.cli.state import State


class SourcingGroup(TyperGroup):
    """The top-level command: runs a sub-command and answers for what goes wrong in it."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the sub-command; every failure leaves through `typer.Exit` with its own code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (typer.TyperException, typer.Exit, typer.Abort):
            raise
        except KeyboardInterrupt:
            _say("Interrupted.")
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        except SourcingError as error:
            _say_error(error, verbose=_verbose(ctx))
            raise typer.Exit(error.exit_code) from None
        except OSError as error:
            if error.errno == errno.EPIPE or isinstance(error, BrokenPipeError):
                _mute_stdout()
                raise typer.Exit(ExitCode.BROKEN_PIPE) from None
            _say_system_error(error, verbose=_verbose(ctx))
            raise typer.Exit(ExitCode.FAILED) from None
        except Exception as error:  # noqa: BLE001 - the last resort: a line, not a traceback
            if _interrupted(error):
                _say("Interrupted.")
                raise typer.Exit(ExitCode.INTERRUPTED) from None
            _say_fault(error, verbose=_verbose(ctx))
            raise typer.Exit(ExitCode.FAILED) from None
        return result


def _interrupted(error: Exception) -> bool:
    # DuckDB answers Ctrl-C during a query with a plain RuntimeError of this text.
    return isinstance(error, RuntimeError) and str(error) == "Query interrupted"


def _verbose(ctx: typer.Context) -> bool:
    found = ctx.find_object(State)
    return found.verbose if found is not None else bool(ctx.params.get("verbose"))


def _say(message: str) -> None:
    from rich.text import Text

    from sourcing.cli.terminal import err

    err().print(Text(message), soft_wrap=True)


def _say_error(error: SourcingError, *, verbose: bool) -> None:
    from rich.text import Text

    from sourcing.cli.terminal import err, plain

    console = err()
    console.print(Text.assemble(("Error: ", "bold red"), plain(error.message)), soft_wrap=True)
    if error.field is not None:
        console.print(Text(f"  field     {plain(error.field)}"), soft_wrap=True)
    if error.value is not None:
        console.print(Text(f"  received  {plain(_shown(error.value))}"), soft_wrap=True)
    if error.accepted is not None:
        accepted = error.accepted if isinstance(error.accepted, str) else ", ".join(error.accepted)
        console.print(Text(f"  accepted  {plain(accepted)}"), soft_wrap=True)
    if verbose:
        traceback.print_exception(error, file=sys.stderr)


def _shown(value: object) -> str:
    return value if isinstance(value, str) and value.strip() else repr(value)


def _say_system_error(error: OSError, *, verbose: bool) -> None:
    about = f"{error.filename}: " if error.filename is not None else ""
    _say(f"Error: {about}{error.strerror or error}")
    if verbose:
        traceback.print_exception(error, file=sys.stderr)


def _say_fault(error: Exception, *, verbose: bool) -> None:
    if verbose:
        traceback.print_exception(error, file=sys.stderr)
    lines = str(error).strip().splitlines()
    words = f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
    _say(f"Error: {words}")
    if not verbose:
        _say("  This is a fault in the tool. `sourcing --verbose …` shows where it happened.")


def _mute_stdout() -> None:
    # Whatever is still buffered would fail again when the interpreter flushes it at exit.
    devnull = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(devnull, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
    finally:
        os.close(devnull)
