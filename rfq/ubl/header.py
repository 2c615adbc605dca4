"""The head of the document as UBL has it."""

from __future__ import annotations

from datetime import datetime

from rfq.document.document import RfqDocument
from rfq.document.process import Attachment
from rfq.revision.path import Json
from rfq.ubl.names import CUSTOMIZATION, Element, add, put
from rfq.ubl.reader import Reader

_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
"""The algorithm's name in XML Encryption, which XML signatures and UBL's examples use."""


def write_header(root: Element, document: RfqDocument) -> None:
    """Add what comes before the parties."""
    header = document.header
    add(root, "cbc:UBLVersionID", "2.1")
    add(root, "cbc:CustomizationID", CUSTOMIZATION)
    add(root, "cbc:ID", header.id)
    add(root, "cbc:IssueDate", header.issued.date().isoformat())
    add(root, "cbc:IssueTime", header.issued.timetz().isoformat())
    if header.respond_by is not None:
        add(root, "cbc:SubmissionDueDate", header.respond_by.date().isoformat())
    for note in header.notes:
        add(root, "cbc:Note", note, languageID=header.language)
    put(root, "cbc:PricingCurrencyCode", header.currency)
    add(root, "cbc:LineCountNumeric", str(len(document.lines)))
    if header.quotations_valid_until is not None:
        period = add(root, "cac:RequestedValidityPeriod")
        add(period, "cbc:EndDate", header.quotations_valid_until.isoformat())
    for attachment in document.process.attachments:
        _write_attachment(root, attachment, header.language)


def _write_attachment(root: Element, one: Attachment, language: str) -> None:
    reference = add(root, "cac:AdditionalDocumentReference")
    add(reference, "cbc:ID", one.id)
    put(reference, "cbc:DocumentDescription", one.description, languageID=language)
    external = add(add(reference, "cac:Attachment"), "cac:ExternalReference")
    add(external, "cbc:DocumentHash", one.sha256)
    add(external, "cbc:HashAlgorithmMethod", _SHA256)
    add(external, "cbc:MimeCode", one.media_type)
    add(external, "cbc:FileName", one.name)


def read_header(reader: Reader) -> dict[str, Json]:
    """The head as far as UBL says it."""
    root = reader.root
    reader.skip(root, "cbc:UBLVersionID", "cbc:CustomizationID", "cbc:LineCountNumeric")
    issued = _issued(reader)
    found: dict[str, Json] = {
        "id": reader.text(root, "cbc:ID"),
        "issued": moment_text(issued),
        "currency": reader.text(root, "cbc:PricingCurrencyCode"),
    }
    due = reader.text(root, "cbc:SubmissionDueDate")
    if due is not None:
        found["respond_by"] = end_of_day(due, issued)
    until = reader.text(root, "cac:RequestedValidityPeriod/cbc:EndDate")
    if until is not None:
        found["quotations_valid_until"] = until[:10]
    notes = reader.texts(root, "cbc:Note")
    if notes:
        found["notes"] = notes
    return {key: value for key, value in found.items() if value is not None}


def _issued(reader: Reader) -> datetime:
    day = (reader.text(reader.root, "cbc:IssueDate") or "")[:10]
    time = reader.text(reader.root, "cbc:IssueTime") or "00:00:00"
    moment = datetime.fromisoformat(f"{day}T{_plain_time(time)}")
    if moment.tzinfo is None:
        # XML Schema leaves a time without zone open; a document of ours always has one.
        moment = datetime.fromisoformat(f"{day}T{_plain_time(time)}+00:00")
    return moment.replace(microsecond=0)


def _plain_time(text: str) -> str:
    """A time without its fraction of a second, which may have any number of digits."""
    clock, point, rest = text.partition(".")
    return clock + rest.lstrip("0123456789") if point else clock


def moment_text(moment: datetime) -> str:
    """As the document's JSON has it."""
    return moment.isoformat().replace("+00:00", "Z")


def end_of_day(day: str, issued: datetime) -> str:
    """The last second of a day, in its own zone or else in that of the issue."""
    zone = day[10:].replace("Z", "+00:00") or issued.strftime("%z")
    offset = zone if ":" in zone else f"{zone[:3]}:{zone[3:5]}"
    return f"{day[:10]}T23:59:59{offset}".replace("+00:00", "Z")


def read_attachments(reader: Reader) -> list[Json]:
    """The files that belong to the document, as far as UBL describes them."""
    found = []
    for reference in reader.all(reader.root, "cac:AdditionalDocumentReference"):
        external = reader.one(reference, "cac:Attachment/cac:ExternalReference")
        algorithm = reader.one(external, "cbc:HashAlgorithmMethod")
        if algorithm is None or algorithm.text != _SHA256:
            continue
        reader.content(algorithm)
        one: dict[str, Json] = {
            "id": reader.text(reference, "cbc:ID"),
            "name": reader.text(external, "cbc:FileName"),
            "media_type": reader.text(external, "cbc:MimeCode"),
            "sha256": reader.text(external, "cbc:DocumentHash"),
            "description": reader.text(reference, "cbc:DocumentDescription"),
        }
        found.append({key: value for key, value in one.items() if value is not None})
    return found
