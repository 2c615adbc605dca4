"""Markdown, as GitHub and most editors show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rfq.document import RfqDocument
from rfq.papers.compose import compose
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

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>|#~$!&^])")
_LEADING: Final = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+=:]))(.)")
_INDENT: Final = re.compile(r"^[ \t]+")
_TO_FILL: Final = "\\_\\_\\_\\_\\_\\_"


@dataclass(frozen=True, slots=True)
class Markdown:
    """GitHub-flavoured Markdown, UTF-8; texts of the document never become markup."""

    media_type: str = "text/markdown"
    suffix: str = ".md"

    def render(
        self, document: RfqDocument, *, language: str | None = None, supplier: str | None = None
    ) -> bytes:
        """The document as Markdown; see `Renderer`."""
        paper = compose(document, language=language, supplier=supplier)
        return ("\n\n".join(_parts(paper)) + "\n").encode()


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it is."""
    # Four spaces would make code of it; a dash, a number with a point, a row of equals signs
    # would make a list or a heading.
    flat = _INDENT.sub("", text.replace("\n", " "))
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", flat))


def _lines(text: str, joined: str) -> str:
    return joined.join(escaped(line) for line in text.split("\n") if line.strip())


def _parts(paper: Paper) -> Iterator[str]:
    labels = paper.labels
    yield f"# {escaped(paper.title)} {escaped(paper.number)}"
    if paper.subject is not None:
        yield f"**{escaped(paper.subject)}**"
    people = (
        (labels.sender, paper.buyer),
        (labels.contacts, paper.contacts),
        (labels.addressee, paper.supplier),
    )
    known = [(name, " · ".join(map(escaped, texts))) for name, texts in people if texts]
    known += [(name, f"**{escaped(value)}**") for name, value in paper.key]
    if paper.due is not None:
        known.append((paper.due[0], f"**{escaped(paper.due[1])}**"))
    yield "\n".join(f"- {escaped(name)}: {value}" for name, value in known)
    yield from (_lines(one, "  \n") for one in paper.opening)
    if paper.confidentiality is not None:
        yield f"*{escaped(paper.confidentiality[1])}*"
    for one in paper.sections:
        yield from _section(one, 1)
    yield "---"
    yield f"## {escaped(paper.form_title)}"
    yield escaped(paper.form_opening)
    for one in paper.form:
        yield from _section(one, 2)


def _section(section: Section, shift: int) -> Iterator[str]:
    yield f"{'#' * (section.level + shift)} {escaped(section.heading)}"
    for one in section.blocks:
        yield _block(one)


def _block(block: Block) -> str:
    match block:
        case Table(caption, columns, rows, titled):
            marks = {"start": ":---", "end": "---:", "center": ":---:"}
            lines = [
                _row([escaped(one.name) for one in columns]),
                _row([marks[one.align] for one in columns]),
            ]
            lines += [_row([_cell(one) for one in row]) for row in rows]
            title = f"**{escaped(caption)}**\n\n" if titled else ""
            return title + "\n".join(lines)
        case Facts(_, rows):
            return "\n".join(f"- {escaped(name)}: {_cell(value)}" for name, value in rows)
        case Items(items):
            return "\n".join("- " + _lines(one, "  \n  ") for one in items)
        case Prose(text, heading):
            body = _lines(text, "  \n")
            return body if heading is None else f"**{escaped(heading)}** {body}"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    match cell:
        case str():
            return _lines(cell, "<br>")
        case Strong(text):
            return f"**{_lines(text, '<br>')}**"
        case Blank():
            return _TO_FILL
        case Choice(_, options):
            return " ".join(f"☐ {escaped(one)}" for one in options)
