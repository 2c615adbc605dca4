"""A document as UBL 2.1 RequestForQuotation, one for each supplier."""

from __future__ import annotations

from typing import Final

from lxml import etree

from rfq.document.audience import for_supplier
from rfq.document.document import RfqDocument
from rfq.ubl.core import read_core
from rfq.ubl.delivery import write_delivery
from rfq.ubl.extension import write_extension
from rfq.ubl.header import write_header
from rfq.ubl.lines import write_line
from rfq.ubl.names import NAMESPACES, RFQ, Element, tag
from rfq.ubl.parties import write_buyer, write_supplier
from rfq.ubl.reader import Reader
from rfq.ubl.rest import rest
from rfq.ubl.schema import check_against_schema

# lxml names the default namespace None, which its stubs do not know.
_PREFIXES: Final[dict[str | None, str]] = {
    None: RFQ,
    **{name: NAMESPACES[name] for name in ("cac", "cbc", "ext")},
}


def rfq_to_ubl(
    document: RfqDocument, supplier_id: str | None = None, *, internal: bool = False
) -> bytes:
    """A document as XML, UTF-8, valid against the OASIS schema.

    Args:
        document: the whole.
        supplier_id: who is asked; None names nobody.
        internal: with everything that suppliers do not see, for the buyer's own systems. Otherwise
            it is the supplier's copy (`rfq.document.for_supplier`).

    Raises:
        NotFound: the supplier is not invited.
    """
    copy = for_supplier(document, supplier_id)
    shown = document if internal else copy
    root = etree.Element(f"{{{RFQ}}}RequestForQuotation", nsmap=_PREFIXES)  # type: ignore[arg-type]
    _write_core(root, shown, supplier_id)
    added = rest(
        shown.model_dump(mode="json"),
        shown.model_dump(mode="json", exclude_defaults=True),
        read_core(Reader(root)),
    )
    extensions = etree.Element(tag("ext:UBLExtensions"))
    root.insert(0, extensions)
    write_extension(extensions, added)
    check_against_schema(root)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _write_core(root: Element, document: RfqDocument, supplier_id: str | None) -> None:
    write_header(root, document)
    write_supplier(root, document.supplier(supplier_id) if supplier_id is not None else None)
    write_buyer(root, document.header.buyer, document.header.contacts)
    write_delivery(root, document.terms)
    for line in document.lines:
        write_line(
            root,
            line,
            confidentiality=document.header.confidentiality,
            schedule=[one for one in document.terms.schedule if one.line == line.id],
            warranty=document.quality.warranty,
            language=document.header.language,
        )
