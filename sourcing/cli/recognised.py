"""How the columns of a source were recognised, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from sourcing.cli.terminal import Cell, dim, out, plain, table, warn
from sourcing.cli.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.mapping import MappingRow
    from data.mapping.model import Mapping

ATTRIBUTES_SHOWN = 12
"""Attribute columns in a shortened table: enough to see that they were understood."""


def print_mapping(
    name: str, mapping: Mapping, rows: Sequence[MappingRow], *, shorten: bool
) -> None:
    """Print one source's mapping.

    Args:
        name: of the source.
        mapping: of the source.
        rows: what `data.mapping.mapping_rows` says of each column.
        shorten: leave out attribute columns past the first dozen, and say how many.
    """
    console = out()
    console.print(Text.assemble(("Columns of ", "bold"), (name, "bold")), soft_wrap=True)
    shown = [row for row in rows if not row.target.startswith(("attribute", "ignore"))]
    others = [row for row in rows if row.target.startswith(("attribute", "ignore"))]
    left_out = 0
    if shorten and len(others) > ATTRIBUTES_SHOWN + 3:
        left_out = len(others) - ATTRIBUTES_SHOWN
        others = others[:ATTRIBUTES_SHOWN]
    headers: tuple[str, ...] = ("Column", "Read as", "Sure", "Sample", "Because")
    cells: list[tuple[Cell, ...]] = [
        (
            row.column,
            _target(row.target, row.detail),
            _confidence(row.confidence),
            " | ".join(row.samples[:2]),
            dim(row.because),
        )
        for row in (*shown, *others)
    ]
    if shorten:
        headers, cells = headers[:-1], [row[:-1] for row in cells]
    console.print(table(headers, cells, right=("Sure",), fold=headers[4:], keep=("Sure",)))
    if left_out:
        words = counted(left_out, "further column")
        console.print(dim(f"{words} read as attributes; `sourcing mapping` shows all, and why"))
    for line in _settings(mapping):
        console.print(line, soft_wrap=True)
    console.print()


def _target(target: str, detail: str) -> Text:
    if target == "attribute":
        return Text(plain(detail))
    style = "dim" if target == "ignore" else "cyan"
    return Text.assemble((target, style), f"  {plain(detail)}" if detail else "")


def _confidence(confidence: float) -> Text:
    style = "green" if confidence >= 0.85 else "yellow" if confidence >= 0.6 else "red"
    return Text(f"{confidence:.2f}", style=style)


def _settings(mapping: Mapping) -> list[Text]:
    constants = [f"{target} = {value} in every row" for target, value in mapping.constants.items()]
    notes = [warn(note) if note.startswith("no key") else dim(note) for note in mapping.notes]
    return [*map(dim, constants), *notes]


def print_same_mapping(name: str, first: str) -> None:
    """Say that a source has the columns of one already shown."""
    out().print(Text.assemble(("Columns of ", "bold"), (name, "bold"), f": as {first}"))
