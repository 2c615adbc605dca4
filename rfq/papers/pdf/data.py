"""A paper as the data that the template reads."""

from __future__ import annotations

from typing import Any, Final

from rfq.papers.clean import breakable
from rfq.papers.paper import (
    Blank,
    Block,
    Cell,
    Choice,
    Facts,
    Items,
    Paper,
    Prose,
    Section,
    Strong,
    Table,
)
from rfq.papers.pdf.fonts import families

_LETTERS: Final = 100
"""Of the tables' size that fit across the page; wide ones."""
_LONG: Final = 500
"""Letters from which a cell may go on on the next page."""
_NAMES: Final = 0.3
"""Share of the page that names of facts take."""


def template_data(paper: Paper) -> dict[str, Any]:
    """The paper for ``paper.typ``."""
    language, *rest = paper.language.split("-")
    region = next((one for one in rest if len(one) == 2), None)
    if language == "zh" and region is None:
        region = "TW" if "Hant" in rest else "CN"
    confidential = None if paper.confidentiality is None else paper.confidentiality[0]
    revision = f"{paper.key[1][0]} {paper.revision}"
    number = f"{paper.number} · {revision}"
    return {
        "lang": language,
        "region": region,
        "fonts": list(families(paper.language)),
        "cjk": language in ("zh", "ja", "ko"),
        "page": paper.page,
        "title": paper.title,
        "number": paper.number,
        "subject": None if paper.subject is None else breakable(paper.subject, 60),
        "author": list(paper.buyer[:1]),
        "buyer": [breakable(one, 40) for one in paper.buyer],
        "contacts": [[breakable(part, 50) for part in one.split(" · ")] for one in paper.contacts],
        "supplier": [breakable(one, 40) for one in paper.supplier],
        "labels": {
            "sender": paper.labels.sender,
            "addressee": paper.labels.addressee,
            "contacts": paper.labels.contacts,
        },
        "key": [[name, breakable(value, 40)] for name, value in paper.key],
        "due": paper.due,
        "opening": [breakable(one, _LETTERS) for one in paper.opening],
        "confidentiality": None if paper.confidentiality is None else paper.confidentiality[1],
        "footer": f"{number} · {confidential}" if confidential is not None else number,
        "revision_words": revision,
        "sections": [_section(one) for one in paper.sections],
        "form_title": paper.form_title,
        "form_opening": paper.form_opening,
        "form": [_section(one) for one in paper.form],
        "page_of": paper.page_of,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": breakable(section.heading, 60),
        "level": section.level,
        "blocks": [_block(one) for one in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Table(caption, columns, rows, titled):
            room = [max(4, int(_LETTERS * one.width) - 3) for one in columns]
            return {
                "kind": "table",
                "title": caption if titled else None,
                "columns": [
                    {"name": breakable(one.name, space), "width": one.width, "align": one.align}
                    for one, space in zip(columns, room, strict=True)
                ],
                "rows": [
                    [_cell(one, space) for one, space in zip(row, room, strict=True)]
                    for row in rows
                ],
            }
        case Facts(_, rows):
            left = int(_LETTERS * _NAMES)
            return {
                "kind": "facts",
                "rows": [
                    [breakable(name, left), _cell(value, _LETTERS - left)] for name, value in rows
                ],
            }
        case Items(items):
            return {"kind": "items", "items": [breakable(one, _LETTERS) for one in items]}
        case Prose(text, heading):
            return {"kind": "prose", "text": breakable(text, _LETTERS), "heading": heading}


def _cell(cell: Cell, room: int) -> dict[str, Any]:
    match cell:
        case str():
            return {"kind": "text", "text": breakable(cell, room), "long": len(cell) > _LONG}
        case Strong(text):
            return {"kind": "strong", "text": breakable(text, room), "long": False}
        case Blank(_, lines):
            return {"kind": "blank", "lines": lines, "long": False}
        case Choice(_, options):
            return {"kind": "choice", "options": list(options), "long": False}
