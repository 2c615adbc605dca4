"""A document written to files, in the formats that people and systems read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.errors import InputError, SourceError

if TYPE_CHECKING:
    from rfq.document import RfqDocument


class Export(StrEnum):
    """A format."""

    JSON = "json"
    UBL = "ubl"


Files = Iterator[tuple[str, bytes]]


def export(document: RfqDocument, formats: Iterable[Export]) -> Files:
    """The files of a document, each with its name; one for each supplier where suppliers read it.

    The JSON is the buyer's own, whole: with target prices, budgets and the words of the
    conversation. Everything else is what one supplier may see.

    Raises:
        MissingDependency: a format needs a package that is not installed.
    """
    for one in dict.fromkeys(formats):
        yield from _WRITERS[one](document)


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


def only_file(document: RfqDocument, formats: Iterable[Export]) -> bytes:
    """The content of the one file that an export comes to.

    Raises:
        InputError: it comes to several.
    """
    files = list(export(document, formats))
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
        yield f"{name}.xml", rfq_to_ubl(document, supplier)


_WRITERS: Final[Mapping[Export, Callable[[RfqDocument], Files]]] = {
    Export.JSON: _json,
    Export.UBL: _ubl,
}


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
