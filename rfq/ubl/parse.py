"""XML from outside, parsed so that it can do nothing but be read.

No document type, so no entities of its own, internal or external, and nothing to expand; no
network; libxml2's own limits on depth and size of text stay on (``huge_tree`` is off).
After OWASP's XML External Entity Prevention Cheat Sheet.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from data.errors import InputError
from rfq.ubl.names import RFQ, Element

LARGEST: Final = 20_000_000
"""Bytes; a thousand full lines are about four million."""


def parse_ubl(xml: bytes) -> Element:
    """The root of a RequestForQuotation.

    Raises:
        InputError: too large, not XML, with a document type, or another kind of document.
    """
    if len(xml) > LARGEST:
        raise InputError(
            "too large for an RFQ", value=f"{len(xml)} bytes", accepted=f"up to {LARGEST} bytes"
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(
            f"not XML: {error.msg}", accepted="a UBL 2.1 RequestForQuotation"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(
            "XML with a document type is not read", field="DOCTYPE", accepted="XML without one"
        )
    if root.tag != f"{{{RFQ}}}RequestForQuotation":
        raise InputError(
            "another kind of document",
            value=str(root.tag),
            accepted=f"RequestForQuotation of {RFQ}",
        )
    return root
