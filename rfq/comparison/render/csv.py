"""CSV: one line per row, three columns per candidate, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import Final

from rfq.comparison.model import Comparison
from rfq.comparison.render.parts import blocks, heading, mark, origins, plain
from rfq.comparison.words import Words

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER: Final = re.compile(r"[+-]?[\d.,]+(?:[eE][+-]?\d+)?%?")


def to_csv(comparison: Comparison) -> str:
    """The comparison as CSV (RFC 4180), with its basis and sources beside each value.

    A cell that a spreadsheet would take for a formula is written with an apostrophe in front
    (OWASP, CSV injection).
    """
    words = Words(comparison.language)
    say = words.say
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    header = [say("Part"), say("Row"), say("Required")]
    for column in comparison.columns:
        name = f"{column.letter}: {column.title}"
        if column.supplier:
            name += f" – {column.supplier}"
        header += [name, f"{column.letter}: {say('basis')}", f"{column.letter}: {say('source')}"]
    writer.writerow([safe(one) for one in header])
    for group, rows in blocks(comparison):
        for row in rows:
            line = [heading(group, words), row.label, row.required or ""]
            for cell in row.cells:
                text = " ".join(part for part in (mark(cell), cell.text) if part)
                line += [
                    text,
                    say(cell.basis.value),
                    "; ".join(origins(comparison, cell, words)),
                ]
            writer.writerow([safe(one) for one in line])
    return out.getvalue()


def safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    # A leading space does not stop every program from seeing the sign behind it.
    cleaned = plain(text.replace("\u00a0", " "))
    start = cleaned.lstrip()
    if start.startswith(_FORMULA) and not _NUMBER.fullmatch(start):
        return "'" + cleaned
    return cleaned
