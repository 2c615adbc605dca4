"""Click logs: what was shown for which query, where, and whether it was clicked."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from data.errors import InputError
from index.rerank.clicks import Shown

COLUMNS: Final = ("query", "product_id", "position", "clicked")


def read_clicks(path: Path) -> list[Shown]:
    """Read a table, separated by commas or tabs, with the columns of `COLUMNS` in any order.

    Raises:
        InputError: a column is missing, or a line is not what it should be.
    """
    try:
        file = path.open(newline="", encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            f"the click log cannot be read: {error.strerror}", field="clicks", value=str(path)
        ) from error
    with file:
        separator = "\t" if "\t" in file.readline() else ","
        file.seek(0)
        rows = csv.DictReader(file, delimiter=separator)
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise InputError(
                f"the click log lacks the column {missing[0]}",
                field="clicks",
                value=", ".join(rows.fieldnames or ()),
                accepted=", ".join(COLUMNS),
            )
        found: list[Shown] = []
        for number, row in enumerate(rows, 2):
            try:
                clicked = int(row["clicked"])
                if clicked not in (0, 1):
                    raise ValueError(row["clicked"])
                shown = Shown(row["query"], row["product_id"], int(row["position"]), clicked == 1)
            except (ValueError, TypeError) as error:
                raise InputError(
                    "a line of the click log cannot be read",
                    field="line",
                    value=f"{path.name}:{number}",
                    accepted="a position from 1, and 0 or 1 for clicked",
                ) from error
            found.append(shown)
        return found
