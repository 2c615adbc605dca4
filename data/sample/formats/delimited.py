"""CSV (RFC 4180) and TSV, with a few lines that no longer fit their header."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from data.sample.formats.table import layout
from data.sample.rows import Row
from data.sample.style import FeedStyle


def write_delimited(rows: Sequence[Row], broken: Sequence[bool], style: FeedStyle) -> bytes:
    """The feed; broken rows have a field too many, as from an unquoted separator."""
    headers, table = layout(rows, style)
    buffer = io.StringIO(newline="")
    delimiter = "\t" if style.format == "tsv" else style.delimiter
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=style.newline)
    writer.writerow(headers)
    for cells, torn in zip(table, broken, strict=True):
        writer.writerow([*cells[:3], "torn", *cells[3:]] if torn else cells)
    return buffer.getvalue().encode(style.encoding)
