"""A request for quotation as people read it: headings, tables, and places to fill in.

One neutral layout that every renderer of text walks (PDF, DOCX, Markdown, HTML), so that all of
them say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from typing import Any, Literal, TypeAlias, TypeVar

from rfq.papers.clean import clean

Align: TypeAlias = Literal["start", "end", "center"]
PageSize: TypeAlias = Literal["a4", "us-letter"]


@dataclass(frozen=True, slots=True)
class Blank:
    """A place for the supplier to fill in.

    Attributes:
        name: what goes there; said by screen readers and shown where a format has room for it.
        lines: height in lines of writing.
    """

    name: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """Boxes of which one is to be ticked.

    Attributes:
        name: what is answered.
        options: a word for each box.
    """

    name: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that is not to be overlooked."""

    text: str


Cell: TypeAlias = str | Strong | Blank | Choice


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: its heading.
        width: share of the table's width; those of a table sum to 1.
    """

    name: str
    width: float
    align: Align = "start"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings that are repeated on every page.

    Attributes:
        caption: what the table holds; for screen readers where a format has a place for it.
        rows: each with one cell per column.
        titled: whether the caption is shown above it, because no heading says the same.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with a value each.

    Attributes:
        caption: what the facts are about; for screen readers where a format has a place for it.
    """

    caption: str
    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; its line breaks are kept."""

    text: str
    heading: str | None = None
    """A word or two set before it, with their colon."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[str, ...]


Block: TypeAlias = Table | Facts | Prose | Items


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it.

    Attributes:
        level: 1 or 2; a section of level 2 follows one of level 1.
    """

    heading: str
    blocks: tuple[Block, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paper:
    """A request for quotation as people read it.

    Attributes:
        language: BCP 47 tag of its wording.
        title: what kind of document it is.
        number: the RFQ's id.
        subject: what it is about, where the buyer says so.
        buyer: the sender: name first, then the lines of the address and of registers.
        contacts: whom to answer, a line each.
        supplier: the addressee, name first; empty for nobody in particular.
        key: what has to be seen at once: number, revision, dates, currency.
        due: label and words of the last moment for a quotation.
        opening: paragraphs before the first section.
        sections: what is asked for.
        form: what the supplier fills in and returns; a title, then sections.
        confidentiality: a word for every page, and the sentence that it stands for.
        page_of: "Page {page} of {pages}" in the paper's language.
    """

    language: str
    page: PageSize
    issued: datetime
    title: str
    number: str
    revision: str
    subject: str | None
    buyer: tuple[str, ...]
    contacts: tuple[str, ...]
    supplier: tuple[str, ...]
    labels: Labels
    key: tuple[tuple[str, str], ...]
    due: tuple[str, str] | None
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    form_title: str
    form_opening: str
    form: tuple[Section, ...]
    confidentiality: tuple[str, str] | None
    page_of: str


@dataclass(frozen=True, slots=True)
class Labels:
    """Words around the parts of a paper."""

    sender: str
    addressee: str
    contacts: str
    fill_in: str


T = TypeVar("T")


def cleaned(part: T) -> T:
    """The same paper with every text cleaned of what could hide or turn around other text."""
    return _cleaned(part)  # type: ignore[no-any-return]


def _cleaned(part: Any) -> Any:
    if isinstance(part, str):
        return clean(part)
    if isinstance(part, tuple):
        return tuple(map(_cleaned, part))
    if is_dataclass(part) and not isinstance(part, type):
        return replace(
            part, **{one.name: _cleaned(getattr(part, one.name)) for one in fields(part)}
        )
    return part
