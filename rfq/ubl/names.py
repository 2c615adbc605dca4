"""Names of UBL 2.1 and of our extension to it, and the smallest helpers that use them.

OASIS Universal Business Language 2.1, http://docs.oasis-open.org/ubl/os-UBL-2.1/UBL-2.1.html
"""

from __future__ import annotations

from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

RFQ: Final = "urn:oasis:names:specification:ubl:schema:xsd:RequestForQuotation-2"
EXTENSION: Final = "urn:sourcing:rfq:ubl-extension:1.0"
CUSTOMIZATION: Final = "urn:sourcing:rfq:1.0"
ATTRIBUTES: Final = "urn:sourcing:attribute"
IMPORTANCES: Final = "urn:sourcing:importance"
CONFIDENTIALITIES: Final = "urn:sourcing:confidentiality"
INCOTERMS: Final = "Incoterms 2020"

NAMESPACES: Final = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "ext": "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
    "rfq": EXTENSION,
}


def tag(name: str) -> str:
    """``cbc:ID`` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def add(parent: Element, name: str, text: str | None = None, **attributes: str | None) -> Element:
    """A new last child, with attributes that are not None."""
    child = etree.SubElement(parent, tag(name))
    if text is not None:
        child.text = text
    for key, value in attributes.items():
        if value is not None:
            child.set(key, value)
    return child


def put(parent: Element, name: str, text: str | None, **attributes: str | None) -> None:
    """The same where there is a text, and nothing where there is none."""
    if text is not None:
        add(parent, name, text, **attributes)
