"""A workbook in the making: sheets with safe names, and each cell style made once."""

from __future__ import annotations

import re
from typing import Any, Final

# XlsxWriter comes without type information.
Format = Any
Workbook = Any
Worksheet = Any

_NAME: Final = re.compile(r"[\[\]:*?/\\']")


def cell_name(line: int, at: int) -> str:
    """``C5`` for line 4 and column 2, both counted from 0."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{line + 1}"


class Book:
    """A workbook with its styles."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._styles: dict[tuple[tuple[str, object], ...], Format] = {}

    def sheet(self, name: str) -> Worksheet:
        """A new sheet; its name is shortened to what Excel takes."""
        sheet = self.workbook.add_worksheet(_NAME.sub(" ", name)[:31])
        sheet.hide_gridlines(2)
        return sheet

    def style(self, **properties: object) -> Format:
        """A cell format with these properties, in the workbook's font."""
        key = tuple(sorted(properties.items()))
        found = self._styles.get(key)
        if found is None:
            base = {"font_name": "Calibri", "font_size": 11}
            found = self._styles[key] = self.workbook.add_format({**base, **properties})
        return found
