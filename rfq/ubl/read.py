"""A document read from UBL 2.1 RequestForQuotation: ours as it was, another's as far as it goes."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import to_json

from data.errors import InputError
from rfq.document.document import VERSION, RfqDocument
from rfq.document.errors import input_error
from rfq.revision.path import Json
from rfq.ubl.core import read_core
from rfq.ubl.extension import read_extension
from rfq.ubl.parse import parse_ubl
from rfq.ubl.reader import Reader
from rfq.ubl.rest import merged
from rfq.ubl.schema import check_against_schema


@dataclass(frozen=True, slots=True)
class UblReading:
    """What was read.

    Attributes:
        unread: paths of elements that say something which the document has no room for, each
            once; never any in a file that we wrote.
    """

    document: RfqDocument
    unread: tuple[str, ...]


def rfq_from_ubl(xml: bytes) -> RfqDocument:
    """The document that a UBL 2.1 RequestForQuotation says; see `read_ubl`."""
    return read_ubl(xml).document


def read_ubl(xml: bytes) -> UblReading:
    """Read a UBL 2.1 RequestForQuotation.

    A file that we wrote gives back the document it was written from (the supplier's copy of it,
    unless it was written for the buyer's own systems). Where somebody changed the UBL elements
    since, what they say now counts. Another system's file is read as far as the document has room
    for what it says; a deadline that is only a day is the end of that day.

    Raises:
        InputError: too large, not XML, with a document type, not valid against the OASIS schema,
            of another version of our extension, or with a value that the document cannot hold.
    """
    root = parse_ubl(xml)
    check_against_schema(root)
    reader = Reader(root)
    try:
        core = read_core(reader)
    except ValueError as error:
        raise InputError(f"not a UBL RFQ that can be read: {error}") from error
    added = read_extension(root)
    full = merged(core, added) if added is not None else core
    if added is not None:
        _keep_deadline(core, full)
    full.setdefault("schema_version", VERSION)
    try:
        document = RfqDocument.model_validate_json(to_json(full))
    except ValidationError as error:
        raise input_error(error, "an RFQ", RfqDocument) from error
    return UblReading(document, reader.unread())


def _keep_deadline(core: dict[str, Json], full: dict[str, Json]) -> None:
    """UBL has the day of the deadline, the extension its time: of another day it is out of date."""
    day = core["header"].get("respond_by")
    exact = full["header"].get("respond_by")
    if isinstance(exact, str) and (day is None or exact[:10] != day[:10]):
        full["header"]["respond_by"] = day
