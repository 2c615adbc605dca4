"""`sourcing rejects`: the rows that could not be used, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sourcing.cli.options import Generation, Json, Limit
from sourcing.cli.state import state

if TYPE_CHECKING:
    from sourcing.bootstrap import Application


def rejects(
    context: typer.Context,
    generation: Generation = None,
    limit: Limit = 20,
    json: Json = False,
) -> None:
    """Show the rows that the last ingest rejected, with the field, the value and the reason.

    A run that changed nothing makes no generation; its rejects are kept beside the catalogue and
    shown here until the next run that makes one.
    """
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.rejected import print_rejects, read_rejects
    from sourcing.cli.terminal import out
    from sourcing.cli.words import counted

    path = _file(state(context).application(), generation)
    rows = read_rejects(path)
    if json:
        emit_json({"path": path, "rejects": rows})
    elif not rows:
        out().print("No rows were rejected.")
    else:
        print_rejects(rows, limit=limit)
        out().print(f"{counted(len(rows), 'rejected row')} in {path}", soft_wrap=True)


def _file(application: Application, generation: str | None) -> Path:
    """The rejects of a generation; by default those of the last run."""
    found = application.store().get(generation)
    if generation is None:
        kept = sorted((application.home / "rejects").glob("*.jsonl"))
        if kept and kept[-1].stat().st_mtime > found.created.timestamp():
            return kept[-1]
    return found.rejects_path
