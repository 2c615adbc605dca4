"""Progress of long work, drawn on standard error and only when a person is watching."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class Bar:
    """One bar at a time: a source with the share of it read, or a step of unknown length.

    Satisfies `data.ingest.report.Progress`.
    """

    def __init__(self, drawn: RichProgress | None = None) -> None:
        self._drawn = drawn
        self._task: TaskID | None = None

    def start(self, name: str, size: int) -> None:
        """A source of ``size`` bytes, or a step of size 0."""
        if self._drawn is not None:
            from sourcing.cli.terminal import plain

            self.finish()
            total = 1.0 if size else None
            self._task = self._drawn.add_task(plain(name), total=total, rows="")

    def advance(self, share: float, rows: int) -> None:
        """Move the bar."""
        if self._drawn is not None and self._task is not None:
            words = f"{rows:,} rows" if rows else ""
            self._drawn.update(self._task, completed=min(max(share, 0.0), 1.0), rows=words)

    def finish(self) -> None:
        """Take the bar away: the closing summary says the rest."""
        if self._drawn is not None and self._task is not None:
            self._drawn.remove_task(self._task)
            self._task = None

    def paused(self) -> AbstractContextManager[None]:
        """Take the bar off the screen while something is printed."""
        return nullcontext() if self._drawn is None else _paused(self._drawn)


@contextmanager
def _paused(drawn: RichProgress) -> Iterator[None]:
    drawn.stop()
    try:
        yield
    finally:
        drawn.start()


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Bar]:
    """A bar on a terminal; one that draws nothing where nobody would see it."""
    from sourcing.cli.terminal import err

    console = err()
    if quiet or not console.is_terminal:
        yield Bar()
        return
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        TaskProgressColumn(),
        TextColumn("{task.fields[rows]}", markup=False),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as drawn:
        yield Bar(drawn)
