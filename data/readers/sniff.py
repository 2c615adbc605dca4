"""Which format a file is in: what its content shows first, what its name says second."""

from __future__ import annotations

import codecs
import json
import re
import zipfile
from pathlib import Path
from typing import Final

from data.errors import UnsupportedFormat
from data.readers.dialect import find_dialect
from data.readers.encoding import marked_encoding

FORMATS: Final[dict[str, tuple[str, ...]]] = {
    "csv": (".csv", ".psv"),
    "tsv": (".tsv", ".tab"),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson", ".jsonlines"),
    "parquet": (".parquet", ".pq"),
    "xlsx": (".xlsx", ".xlsm"),
    "jsonld": (".jsonld", ".html", ".htm"),
    "bmecat": (".xml", ".bmecat"),
}
"""Formats that can be read, with the extensions they usually have."""

ACCEPTED: Final = (
    "CSV, TSV, JSON, JSON Lines, Parquet, XLSX, schema.org JSON-LD (also inside HTML) and "
    "BMEcat XML; plain or gzip"
)

_FOREIGN: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xd0\xcf\x11\xe0", "an old Excel file (.xls); save it as .xlsx"),
    (b"%PDF", "a PDF"),
    (b"BZh", "bzip2 data; unpack it or use gzip"),
    (b"\xfd7zXZ", "xz data; unpack it or use gzip"),
    (b"\x28\xb5\x2f\xfd", "zstandard data; unpack it or use gzip"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3", "an SQLite database"),
    (b"ORC", "an ORC file"),
    (b"Obj\x01", "an Avro file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "gzip inside gzip"),
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x7f\ufffd]")
_LD: Final = re.compile(r'"@(?:context|graph|type|id)"\s*:')
_LD_SCRIPT: Final = re.compile(r"<script[^>]+application/ld\+json", re.IGNORECASE)


def detect_format(head: bytes, *, path: Path, name: str, complete: bool, gzip: bool) -> str:
    """The format of a file, one of `FORMATS`.

    Args:
        head: its first bytes, decompressed (`SAMPLE_BYTES` are enough).
        name: as shown to people; its extension counts where the content leaves a choice.
        path: the file itself, for archives whose directory is at their end.
        complete: ``head`` is all there is.
        gzip: the file is compressed.

    Raises:
        UnsupportedFormat: no reader takes it, or its content contradicts its name.
    """
    suffix = _suffix(name)
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise _unsupported(name, f"it is {what}")
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04"):
        return _zip_format(path, name, gzip)
    if suffix in ("parquet", "xlsx"):
        raise _unsupported(name, f"it is named as {suffix} but its content is not")
    encoding = marked_encoding(head) or "utf-8"
    decoder = codecs.getincrementaldecoder("utf-8-sig" if encoding == "utf-8" else encoding)
    text = decoder("replace" if encoding.startswith("utf-16") else "surrogateescape").decode(head)
    controls = len(_CONTROL.findall(text))
    if controls * 4 > len(text) or (controls > 8 and controls * 50 > len(text)):
        raise _unsupported(name, "its content is binary")
    return _text_format(text, suffix, name, complete)


def _text_format(text: str, suffix: str | None, name: str, complete: bool) -> str:
    start = text.lstrip()
    if start.startswith("<"):
        return _markup_format(start, name)
    if start.startswith(("{", "[")):
        found = _json_format(start, suffix, complete)
        if found is not None:
            return found
    if suffix in ("json", "jsonl", "jsonld", "bmecat"):
        raise _unsupported(name, f"it is named as {suffix} but its content is not")
    dialect = find_dialect(text, complete=complete)
    tabular = "tsv" if dialect.delimiter == "\t" and dialect.width > 1 else "csv"
    if suffix in ("csv", "tsv") or (dialect.width > 1 and dialect.consistency >= 0.8):
        return tabular
    raise _unsupported(name, "it is text, but not rows of separated cells")


def _markup_format(text: str, name: str) -> str:
    if re.search(r"<(?:\w+:)?BMECAT[\s>]", text):
        return "bmecat"
    if _LD_SCRIPT.search(text):
        return "jsonld"
    if re.match(r"<!doctype html|<html", text, re.IGNORECASE):
        # Pages can carry their data after any amount of other content.
        return "jsonld"
    raise _unsupported(name, "it is XML or markup, but not BMEcat")


def _json_format(text: str, suffix: str | None, complete: bool) -> str | None:
    """Which of the JSON formats it is; None when the text is not JSON at all."""
    linked = suffix == "jsonld" or _is_linked(text)
    if text.startswith("["):
        if suffix in ("csv", "tsv") and not re.match(
            r"\[\s*(?:[{\[\"\]\d-]|true|false|null)", text
        ):
            return None
        return "jsonld" if linked else "json"
    lines = [line for line in text.split("\n") if line.strip()]
    if not complete and len(lines) > 1:
        lines.pop()
    whole = [_is_object(line) for line in lines[:50]]
    if linked and not (len(whole) > 1 and whole[0]):
        return "jsonld"
    if len(lines) > 1 and sum(whole) * 2 >= len(whole) and (whole[0] or whole[1]):
        return "jsonld" if linked else "jsonl"
    if suffix == "jsonl" and (len(lines) == 1 or any(whole)):
        return "jsonl"
    if suffix in ("csv", "tsv") and not re.match(r'\{\s*(?:"|\})', text):
        return None
    return "json"


def _is_linked(text: str) -> bool:
    """Whether ``@context``, ``@graph`` or ``@type`` stands among the first keys."""
    found = _LD.search(text[:4096])
    return found is not None and "schema.org" in text[:65536]


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _zip_format(path: Path, name: str, gzip: bool) -> str:
    if gzip:
        return "xlsx"
    try:
        with zipfile.ZipFile(path) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, OSError) as error:
        raise _unsupported(name, f"it starts like a ZIP file but is damaged ({error})") from error
    if any(member.startswith("xl/workbook") for member in members):
        return "xlsx"
    what = next(
        (
            what
            for marker, what in (
                ("word/document.xml", "a Word document"),
                ("ppt/presentation.xml", "a PowerPoint presentation"),
                ("content.xml", "an OpenDocument file; save it as .xlsx"),
            )
            if marker in members
        ),
        "a ZIP archive; unpack it first",
    )
    raise _unsupported(name, f"it is {what}")


def _suffix(name: str) -> str | None:
    """The format that a name promises, gzip's extension left out."""
    lowered = name.casefold()
    lowered = lowered.removesuffix(".gz").removesuffix(".gzip")
    return next((fmt for fmt, ends in FORMATS.items() if lowered.endswith(ends)), None)


def _unsupported(name: str, why: str) -> UnsupportedFormat:
    return UnsupportedFormat(
        f"cannot read {name}: {why}", field="source", value=name, accepted=ACCEPTED
    )
