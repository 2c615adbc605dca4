"""`sourcing doctor`: is this installation in order?"""

from __future__ import annotations

from typing import Final

import typer

from sourcing.cli.exit_codes import ExitCode
from sourcing.cli.options import Json
from sourcing.cli.state import state

_MARKS: Final = {"good": ("✓", "green"), "note": ("!", "yellow"), "bad": ("✗", "red")}


def doctor(context: typer.Context, json: Json = False) -> None:
    """Check this installation, and say what to do about what is wrong.

    Looks at the interpreter, packages, models, home folder, catalogue, index, settings, database,
    address, keys and exchange rates. Changes nothing. Exits with 1 when something does not work.
    """
    from dataclasses import asdict

    from rich.text import Text

    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out, plain
    from sourcing.doctor import Health, examine

    application = state(context).application()
    findings = []
    for one in examine(application):
        findings.append(one)
        if json:
            continue
        mark, style = _MARKS[one.health]
        out().print(Text.assemble((mark, style), f" {one.name}: {plain(one.seen)}"), soft_wrap=True)
        if one.remedy is not None:
            out().print(Text(f"  → {one.remedy}"), soft_wrap=True)
    worst = any(one.health is Health.BAD for one in findings)
    if json:
        emit_json({"ok": not worst, "findings": [asdict(one) for one in findings]})
    if worst:
        raise typer.Exit(ExitCode.FAILED)
