"""JSON Lines, one product a line, some of them cut off."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from data.sample.rows import Row
from data.sample.style import FeedStyle
from data.sample.vocabulary import header

_NESTED = {"supplier_id": "id", "supplier_name": "name", "supplier_country": "country"}


def write_lines(rows: Sequence[Row], broken: Sequence[bool], style: FeedStyle) -> bytes:
    """The feed; a broken line ends in the middle."""
    lines = []
    for row, torn in zip(rows, broken, strict=True):
        line = json.dumps(_document(row, style), ensure_ascii=False)
        lines.append(line[: len(line) * 2 // 3] if torn else line)
    return ("\n".join(lines) + "\n").encode()


def _document(row: Row, style: FeedStyle) -> dict[str, object]:
    document: dict[str, object] = {}
    supplier: dict[str, str] = {}
    for name, text in row.core.items():
        if style.attributes == "nested" and name in _NESTED:
            supplier[_NESTED[name]] = text
        elif name == "breaks":
            document[header(name, style.language, style.headers)] = json.loads(text)
        else:
            document[header(name, style.language, style.headers)] = text
    if supplier:
        document["supplier"] = supplier
    document[header("attributes", style.language, style.headers)] = _attributes(row, style)
    return document


def _attributes(row: Row, style: FeedStyle) -> Mapping[str, str] | list[dict[str, str]]:
    if style.attributes == "pairs":
        return [{"name": cell.label, "value": cell.text} for cell in row.attributes]
    return {cell.label: cell.text for cell in row.attributes}
