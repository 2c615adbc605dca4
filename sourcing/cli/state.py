"""What the options before the command say, handed to every command."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from sourcing.bootstrap import Application


@dataclass(frozen=True, slots=True)
class State:
    """The global options.

    Attributes:
        home: ``--home`` or SOURCING_HOME; None means the platform's data folder.
        verbose: show tracebacks and log messages.
        quiet: no progress, notes or closing summaries; errors and what was asked for remain.
    """

    home: Path | None = None
    verbose: bool = False
    quiet: bool = False

    def application(self) -> Application:
        """The application over this home."""
        from sourcing.bootstrap import bootstrap

        return bootstrap(self.home)


def state(context: typer.Context) -> State:
    """The global options of this run."""
    found = context.find_object(State)
    return found if found is not None else State()
