"""The comparison in a terminal, drawn by Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rfq.comparison.model import Cell, CellBasis, Comparison, Row
from rfq.comparison.render.parts import (
    BEST,
    blocks,
    facts,
    heading,
    mark,
    musts,
    plain,
)
from rfq.comparison.words import Words

if TYPE_CHECKING:
    from rich.console import Group
    from rich.text import Text

_STYLES = {"✓": "green", "✗": "red", "?": "yellow"}


def to_terminal(comparison: Comparison, *, sources: bool = False) -> Group:
    """The comparison for `rich.console.Console.print`.

    Args:
        comparison: what is drawn.
        sources: under each value, what it rests on.
    """
    from rich import box
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    words = Words(comparison.language)
    table = Table(
        box=box.SIMPLE_HEAD,
        title=plain(comparison.title),
        title_justify="left",
        title_style="bold",
        pad_edge=False,
        show_lines=False,
    )
    table.add_column("", style="bold", min_width=14, max_width=30)
    has_required = any(row.required for row in comparison.rows)
    if has_required:
        table.add_column(words.say("Required"), style="dim", max_width=20)
    for column in comparison.columns:
        head = Text(f"{column.letter}  {plain(column.title)}", style="bold")
        for line in (column.supplier, musts(column, words)):
            if line:
                head.append(f"\n{plain(line)}", style="not bold dim")
        table.add_column(head, overflow="fold", min_width=10)
    empty = [""] * (len(comparison.columns) + has_required)
    for group, rows in blocks(comparison):
        table.add_row(Text(heading(group, words), style="bold cyan"), *empty)
        for index, row in enumerate(rows):
            cells = [_cell(one, comparison, words, sources=sources) for one in row.cells]
            required = [Text(plain(row.required or ""))] if has_required else []
            table.add_row(_label(row), *required, *cells, end_section=index == len(rows) - 1)
    notes = [Text(f"{name}: {plain(text)}", style="dim") for name, text in facts(comparison, words)]
    notes += [Text(plain(note), style="yellow") for note in comparison.notes]
    notes.append(Text(f"{BEST} " + words.say("best of those that can be compared"), style="dim"))
    return Group(table, *notes)


def _label(row: Row) -> Text:
    from rich.text import Text

    label = Text(("≠ " if row.differs else "  ") + plain(row.label))
    if row.total:
        label.stylize("underline")
    if row.note:
        label.append(f"\n  {plain(row.note)}", style="not bold dim")
    return label


def _cell(cell: Cell, comparison: Comparison, words: Words, *, sources: bool) -> Text:
    from rich.text import Text

    from rfq.comparison.render.parts import origins

    text = Text()
    signs = mark(cell)
    if signs:
        text.append(signs + " ", style=_STYLES.get(signs[0], "green"))
    style = "bold green" if cell.best else "dim" if cell.basis is CellBasis.UNKNOWN else ""
    text.append(plain(cell.text.replace("\u00a0", " ")), style=style)
    if cell.basis is CellBasis.ESTIMATED:
        text.append(" ~", style="dim")
    for note in cell.notes:
        text.append(f"\n{plain(note)}", style="dim")
    if sources:
        for line in origins(comparison, cell, words):
            text.append(f"\n{plain(line)}", style="dim italic")
    return text
