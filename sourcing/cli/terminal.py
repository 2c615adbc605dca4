"""Writing to people: tables and lines that data cannot spoil.

Text from a product file goes through `plain` before it reaches a terminal: a feed must not be able
to move the cursor, recolour the screen or reverse the reading order.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Final, NoReturn

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from data.errors import InputError

WIDTH_WITHOUT_TERMINAL: Final = 120
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

Cell = str | Text | None


class _Console(Console):
    def on_broken_pipe(self) -> NoReturn:
        """Leave it to the one place that knows the exit code (`sourcing.cli.group`)."""
        raise BrokenPipeError


def out() -> Console:
    """Standard output."""
    return _console(stderr=False)


def err() -> Console:
    """Standard error: progress, notes and errors."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    # Made anew each time: it binds to whatever sys.stdout is now, and costs microseconds.
    console = _Console(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = WIDTH_WITHOUT_TERMINAL
    return console


def plain(text: str) -> str:
    """The text without control characters, on one line."""
    return _CONTROLS.sub("\ufffd", text.replace("\n", " ").replace("\t", " ").replace("\r", " "))


def dim(text: str) -> Text:
    """Secondary text."""
    return Text(plain(text), style="dim")


def bold(text: str) -> Text:
    """A heading or a name."""
    return Text(plain(text), style="bold")


def warn(text: str) -> Text:
    """Something that needs attention."""
    return Text(plain(text), style="yellow")


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    right: Iterable[str] = (),
    fold: Iterable[str] = (),
    keep: Iterable[str] = (),
    head: bool = True,
) -> Table:
    """A table.

    Args:
        headers: one per column, all different.
        rows: cells; None is shown as a dash.
        right: headers of the columns set flush right (numbers).
        fold: headers of the columns that wrap when the terminal is narrow; others are cut with an
            ellipsis.
        keep: headers of the columns that are never cut.
        head: print the headers.
    """
    right, fold, keep = frozenset(right), frozenset(fold), frozenset(keep)
    built = Table(
        box=SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="bold",
        show_edge=False,
        show_header=head,
    )
    for header in headers:
        built.add_column(
            header,
            justify="right" if header in right else "left",
            overflow="fold" if header in fold else "ellipsis",
            # Rich narrows columns that may wrap before it touches the others.
            no_wrap=header in keep,
        )
    for row in rows:
        cells = [_cell(cell) for cell in row]
        for header, cell in zip(headers, cells, strict=True):
            if header not in fold:
                cell.no_wrap, cell.overflow = True, "ellipsis"
        built.add_row(*cells)
    return built


def _cell(cell: Cell) -> Text:
    if cell is None:
        return Text("–", style="dim")
    return cell.copy() if isinstance(cell, Text) else Text(plain(cell))


def grid(pairs: Sequence[tuple[str, str]], *, columns: int = 3) -> Table:
    """Names with a figure each, set in several columns and read downwards."""
    built = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(columns):
        built.add_column()
        built.add_column(justify="right", no_wrap=True, style="dim")
    height = -(-len(pairs) // columns)
    for row in range(height):
        cells: list[Text] = []
        for column in range(columns):
            at = column * height + row
            name, figure = pairs[at] if at < len(pairs) else ("", "")
            cells += [Text(plain(name), no_wrap=True, overflow="ellipsis"), Text(plain(figure))]
        built.add_row(*cells)
    return built


def write_bytes(document: bytes, *, text: bool = True) -> None:
    """Write one document to standard output: a text with a line break at its end, else as it is.

    Raises:
        InputError: what is no text would go to a terminal, which it could leave in disorder.
    """
    if not text and sys.stdout.isatty():
        raise InputError(
            "this is no text and would not be shown",
            field="--output",
            accepted="a folder, or a redirection: > rfq.pdf",
        )
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(document.decode("utf-8") + "\n")
    else:
        stream.write(document + b"\n" if text else document)
    sys.stdout.flush()
