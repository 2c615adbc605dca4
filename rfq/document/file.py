"""The document as JSON, its own format: nothing is left out and nothing is hidden."""

from __future__ import annotations

from typing import Final

from pydantic import ValidationError
from pydantic_core import from_json

from data.errors import InputError
from rfq.document.document import VERSION, RfqDocument
from rfq.document.errors import input_error

LARGEST: Final = 20_000_000
"""Bytes of a file that is read; a thousand full lines are about two million."""


def rfq_to_json(document: RfqDocument) -> bytes:
    """A document as JSON, UTF-8, indented; `rfq_from_json` reads it back to an equal one."""
    return document.model_dump_json(indent=2).encode() + b"\n"


def rfq_from_json(text: bytes | str) -> RfqDocument:
    """The document that a JSON text says.

    Raises:
        InputError: it is not one, or of another version of the schema; names the field at fault,
            what was found there and what is accepted.
    """
    size = len(text)
    if size > LARGEST:
        raise InputError(
            "too large for an RFQ", value=f"{size} bytes", accepted=f"up to {LARGEST} bytes"
        )
    try:
        raw = from_json(text)
    except ValueError as error:
        raise InputError(f"not an RFQ: {error}", accepted="JSON, UTF-8") from error
    if not isinstance(raw, dict) or not ({"schema_version", "header"} & raw.keys()):
        raise InputError(
            "not an RFQ",
            value=sorted(map(str, raw))[:8] if isinstance(raw, dict) else type(raw).__name__,
            accepted="an object with schema_version, header and lines",
        )
    check_version(raw.get("schema_version"))
    try:
        return RfqDocument.model_validate_json(text)
    except ValidationError as error:
        raise input_error(error, "an RFQ", RfqDocument) from error


def check_version(version: object) -> None:
    """Refuse a document of a schema that this code does not read.

    Raises:
        InputError: another version, or none; says whether it is older or newer.
    """
    if version == VERSION:
        return
    try:
        parts = tuple(int(part) for part in str(version).split("."))
        age = "an older" if parts < tuple(map(int, VERSION.split("."))) else "a newer"
    except ValueError:
        age = "no known"
    raise InputError(
        f"this RFQ is of {age} version of the schema",
        field="schema_version",
        value=version,
        accepted=VERSION,
    )
