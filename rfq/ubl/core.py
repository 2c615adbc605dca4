"""What the UBL elements of a document say, without the extension."""

from __future__ import annotations

from rfq.revision.path import Json
from rfq.ubl.delivery import read_delivery
from rfq.ubl.header import read_attachments, read_header
from rfq.ubl.lines import read_confidentiality, read_line, read_warranty
from rfq.ubl.parties import read_buyer, read_supplier
from rfq.ubl.reader import Reader


def read_core(reader: Reader) -> dict[str, Json]:
    """The document's JSON as far as UBL holds it."""
    header = read_header(reader)
    read_buyer(reader, header)
    elements = reader.all(reader.root, "cac:RequestForQuotationLine")
    confidentiality = read_confidentiality(reader, elements)
    if confidentiality is not None:
        header["confidentiality"] = confidentiality
    terms = read_delivery(reader)
    lines, schedule = [], []
    for element in elements:
        line, parts = read_line(reader, element)
        lines.append(line)
        schedule += parts
    if schedule:
        terms["schedule"] = schedule
    core: dict[str, Json] = {"header": header, "lines": lines}
    warranty = read_warranty(reader, elements)
    attachments, suppliers = read_attachments(reader), read_supplier(reader)
    core |= {"terms": terms} if terms else {}
    core |= {"quality": {"warranty": warranty}} if warranty is not None else {}
    core |= {"process": {"attachments": attachments}} if attachments else {}
    return core | ({"suppliers": suppliers} if suppliers else {})
