"""The page on the RFQ names every field of the document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rfq.document.json_schema import json_schema

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rfq.md"


def test_every_field_is_named_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    schema: dict[str, Any] = json_schema()
    parts = [schema, *schema["$defs"].values()]
    fields = {name for part in parts for name in part.get("properties", {})}
    assert sorted(name for name in fields if f"`{name}`" not in text) == []
