"""Rejected rows, as a table with their reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sourcing.cli.terminal import Cell, dim, out, table
from sourcing.cli.words import count

Reject = dict[str, Any]
"""One line of a rejects file: source, row, field, value, reason."""


def read_rejects(path: Path | None) -> list[Reject]:
    """The rejects of a file; none when there is no file."""
    import orjson

    if path is None or not path.exists():
        return []
    with path.open("rb") as lines:
        return [orjson.loads(line) for line in lines]


def print_rejects(rows: Sequence[Reject], *, limit: int) -> None:
    """The first rows, and how often each reason occurs."""
    console = out()
    named = any(row["field"] for row in rows[:limit])
    headers: tuple[str, ...] = ("Source", "Row", "Field", "Value", "Reason")
    cells: list[tuple[Cell, ...]] = [
        (Path(row["source"]).name, count(row["row"]), row["field"], row["value"], row["reason"])
        for row in rows[:limit]
    ]
    if not named:  # damage to a whole row has no field
        headers = (*headers[:2], *headers[3:])
        cells = [(*row[:2], *row[3:]) for row in cells]
    console.print(table(headers, cells, right=("Row",), fold=("Reason",), keep=("Row",)))
    if len(rows) > limit:
        console.print(dim(f"{count(len(rows) - limit)} more"))
    reasons = Counter(row["reason"] for row in rows)
    if 1 < len(reasons) < len(rows):
        tally = [(count(number), reason) for reason, number in reasons.most_common(10)]
        console.print()
        console.print(table(("Rows", "Reason"), tally, right=("Rows",), fold=("Reason",)))
