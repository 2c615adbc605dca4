"""A document written to files, in the formats that people and systems read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.errors import InputError, SourceError

if TYPE_CHECKING:
    from rfq.document import RfqDocument
    from rfq.papers import Renderer


class Export(StrEnum):
    """A format."""

    JSON = "json"
    UBL = "ubl"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    MARKDOWN = "markdown"
    EMAIL = "email"
    ALL = "all"
    """Every other one."""

    @property
    def is_text(self) -> bool:
        """Whether a terminal can show it."""
        return self in (Export.JSON, Export.UBL, Export.MARKDOWN, Export.EMAIL)


Files = Iterator[tuple[str, bytes]]


def export(
    document: RfqDocument, formats: Iterable[Export], *, language: str | None = None
) -> Files:
    """The files of a document, each with its name; one for each supplier where suppliers read it.

    The JSON is the buyer's own, whole: with target prices, budgets and the words of the
    conversation. Everything else is what one supplier may see; what people read is in the
    supplier's language where that is known, else in the document's.

    Args:
        document: the buyer's own.
        formats: what to write.
        language: of what people read, whatever the supplier's own is.

    Raises:
        MissingDependency: a format needs a package that is not installed.
    """
    chosen = tuple(dict.fromkeys(formats))
    if Export.ALL in chosen:
        chosen = tuple(one for one in Export if one is not Export.ALL)
    for one in chosen:
        if one is Export.JSON:
            yield from _json(document)
        elif one is Export.UBL:
            yield from _ubl(document)
        else:
            yield from _papers(document, one, chosen, language)


def write_files(folder: Path, files: Files) -> tuple[Path, ...]:
    """Write files into a folder, which is made where it is not there.

    Raises:
        SourceError: the folder cannot be written.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files:
            path = folder / name
            path.write_bytes(content)
            written.append(path)
    except OSError as error:
        raise SourceError(
            f"cannot be written: {error.strerror}", field="--output", value=str(folder)
        ) from error
    return tuple(written)


def only_file(
    document: RfqDocument, formats: Iterable[Export], *, language: str | None = None
) -> bytes:
    """The content of the one file that an export comes to.

    Raises:
        InputError: it comes to several.
    """
    files = list(export(document, formats, language=language))
    if len(files) != 1:
        raise InputError(
            f"{len(files)} files cannot go to standard output",
            field="--output",
            accepted="a folder: --output rfq",
        )
    return files[0][1]


def _json(document: RfqDocument) -> Files:
    from rfq.document import rfq_to_json

    yield f"{_stem(document)}.json", rfq_to_json(document)


def _ubl(document: RfqDocument) -> Files:
    from rfq.ubl import rfq_to_ubl

    for supplier, name in _copies(document):
        yield f"{name}{_ENDINGS[Export.UBL]}", rfq_to_ubl(document, supplier)


def _papers(
    document: RfqDocument, kind: Export, chosen: tuple[Export, ...], language: str | None
) -> Files:
    for supplier, name in _copies(document):
        sent = (f"{name}{_ENDINGS[one]}" for one in chosen if one in _SENT)
        made = _renderer(kind, tuple(sent)).render(document, language=language, supplier=supplier)
        yield f"{name}{_ENDINGS[kind]}", made


def _renderer(kind: Export, enclosed: tuple[str, ...]) -> Renderer:
    """The writer of a format that people read; the e-mail names what goes with it."""
    from rfq.papers import Docx, Email, Markdown, Pdf, ResponseSheet

    match kind:
        case Export.PDF:
            return Pdf()
        case Export.DOCX:
            return Docx()
        case Export.XLSX:
            return ResponseSheet()
        case Export.MARKDOWN:
            return Markdown()
        case Export.EMAIL:
            return Email(enclosed=enclosed)
        case _:
            raise InputError("not a format that people read", field="--format", value=kind)


_ENDINGS: Final[Mapping[Export, str]] = {
    Export.UBL: ".xml",
    Export.PDF: ".pdf",
    Export.DOCX: ".docx",
    Export.XLSX: ".xlsx",
    Export.MARKDOWN: ".md",
    Export.EMAIL: "-email.txt",
}
_SENT: Final = (Export.PDF, Export.DOCX, Export.XLSX, Export.UBL)
"""Formats that are attached to the e-mail."""


def _copies(document: RfqDocument) -> Iterator[tuple[str | None, str]]:
    """Each supplier's id with the name of its file; one for nobody where nobody is asked yet."""
    stem = _stem(document)
    if not document.suppliers:
        yield None, stem
    for one in document.suppliers:
        yield one.id, f"{stem}-{_safe(one.id)}"


def _stem(document: RfqDocument) -> str:
    header = document.header
    revision = f"-r{header.revision}" if header.revision > 1 else ""
    return f"{_safe(header.id)}{revision}"


def _safe(text: str) -> str:
    """A name that every file system takes, and that leads nowhere else."""
    return re.sub(r"[^\w.-]+", "-", text).strip("-.") or "rfq"
