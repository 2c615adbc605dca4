"""Lay rows out in columns, as the tabular formats need."""

from __future__ import annotations

import json
from collections.abc import Sequence

from data.sample.rows import AttributeCell, Row
from data.sample.style import FeedStyle
from data.sample.vocabulary import core_fields, header


def layout(rows: Sequence[Row], style: FeedStyle) -> tuple[list[str], list[list[str]]]:
    """Headers, and one list of cells per row: core columns first, then the attributes."""
    used = {name for row in rows for name in row.core}
    fields = [name for name in core_fields() if name in used and name != "attributes"]
    headers = [header(name, style.language, style.headers) for name in fields]
    table = [[row.core.get(name, "") for name in fields] for row in rows]
    if style.attributes == "columns":
        names = attribute_headers(rows, style)
        for cells, row in zip(table, rows, strict=True):
            shown = {_header(cell, style): cell.text for cell in row.attributes}
            cells.extend(shown.get(name, "") for name in names)
        headers.extend(names)
    else:
        for cells, row in zip(table, rows, strict=True):
            cells.append(bag(row.attributes, style))
        headers.append(header("attributes", style.language, style.headers))
    return headers, table


def attribute_headers(rows: Sequence[Row], style: FeedStyle) -> list[str]:
    """The attribute columns, in the order in which they first appear."""
    return list(dict.fromkeys(_header(cell, style) for row in rows for cell in row.attributes))


def _header(cell: AttributeCell, style: FeedStyle) -> str:
    if style.units == "header" and cell.header_unit is not None:
        return f"{cell.label} ({cell.header_unit})"
    if style.flag_headers and cell.flag:
        return f"{cell.label}?"
    return cell.label


def bag(attributes: Sequence[AttributeCell], style: FeedStyle) -> str:
    """All attributes in one cell."""
    pairs = {cell.label: cell.text for cell in attributes}
    match style.attributes:
        case "json":
            return json.dumps(pairs, ensure_ascii=False)
        case "python":
            return repr(pairs)
        case _:
            return "; ".join(f"{name}: {text}" for name, text in pairs.items())
