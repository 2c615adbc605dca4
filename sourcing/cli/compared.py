"""Writing a comparison, in any of its renderings, to a terminal or a file."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from data.errors import InputError

if TYPE_CHECKING:
    from rfq.comparison import Comparison


def write_comparison(
    comparison: Comparison, layout: str, output: Path | None, *, sources: bool
) -> None:
    """Write a comparison in a format: to a file, or to standard output.

    Raises:
        InputError: a spreadsheet would go to a terminal.
        MissingDependency: spreadsheets are written by a package that is not installed.
    """
    if layout == "terminal" and output is None:
        from rfq.comparison.render import to_terminal
        from sourcing.cli.terminal import out

        out().print(to_terminal(comparison, sources=sources))
        return
    document = rendered(comparison, layout, sources=sources)
    if output is not None:
        output.write_bytes(document)
        from sourcing.cli.terminal import dim, err

        err().print(dim(f"Written: {output}"), soft_wrap=True)
        return
    if layout == "xlsx" and sys.stdout.isatty():
        raise InputError(
            "a spreadsheet is not shown in a terminal",
            field="--output",
            accepted="a file: --output comparison.xlsx",
        )
    from sourcing.cli.terminal import write_bytes

    write_bytes(document)


def file_of_line(output: Path | None, line_id: str, layout: str) -> Path | None:
    """The file of one line among several: ``comparison-2.xlsx`` for ``comparison.xlsx``.

    Raises:
        InputError: files of a kind that cannot follow one another would go to standard output.
    """
    if output is not None:
        safe = re.sub(r"[^\w.-]+", "-", line_id)
        return output.with_name(f"{output.stem}-{safe}{output.suffix}")
    if layout not in ("terminal", "markdown"):
        raise InputError(
            "the tables of several lines do not make one file",
            field="--output",
            accepted="a file: --output comparison.xlsx writes comparison-1.xlsx and so on",
        )
    return None


def rendered(comparison: Comparison, layout: str, *, sources: bool) -> bytes:
    """A comparison as the bytes of a file."""
    from rfq.comparison import render

    def terminal() -> bytes:
        from io import StringIO

        from rich.console import Console

        text = StringIO()
        console = Console(file=text, width=120, markup=False, highlight=False, emoji=False)
        console.print(render.to_terminal(comparison, sources=sources))
        return text.getvalue().encode()

    writers: Mapping[str, Callable[[], bytes]] = {
        "terminal": terminal,
        "markdown": lambda: render.to_markdown(comparison).encode(),
        "html": lambda: render.to_html(comparison).encode(),
        "csv": lambda: render.to_csv(comparison).encode("utf-8-sig"),
        "xlsx": lambda: render.to_xlsx(comparison),
        "json": lambda: render.to_json(comparison),
    }
    return writers[layout]()


def refuse_nothing() -> NoReturn:
    """Say that there is nothing to compare.

    Raises:
        InputError: always.
    """
    raise InputError(
        "nothing to compare",
        field="PRODUCT",
        accepted="ids of products, or a need: --query, --filter, --category or --need",
    )
