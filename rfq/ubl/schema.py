"""The published schema of UBL 2.1's RequestForQuotation, and what does not fit it.

The files in ``xsd/`` are OASIS's own, unchanged; ``xsd/NOTICE.txt`` says what they are and on
which terms they are copied. The schemas of XML signatures, which OASIS's files import for
documents that are signed, are not among them: they are other bodies' and no document of ours
needs them. In their place an empty schema of the same namespace is given, so that a signature in
a document that is read passes as any other foreign extension does: unchecked.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Final

from lxml import etree

from data.errors import InputError
from rfq.ubl.names import Element

_MAIN: Final = "maindoc/UBL-RequestForQuotation-2.1.xsd"
_LEFT_OUT: Final = "UBL-CommonSignatureComponents-2.1.xsd"
_EMPTY: Final = (
    b'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace='
    b'"urn:oasis:names:specification:ubl:schema:xsd:CommonSignatureComponents-2"/>'
)


class _Signatures(etree.Resolver):
    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:  # noqa: ARG002
        if system_url.endswith(_LEFT_OUT):
            return self.resolve_string(_EMPTY, context, base_url=system_url)
        return None


@cache
def _schema() -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Signatures())
    with as_file(files("rfq.ubl").joinpath("xsd")) as folder:
        return etree.XMLSchema(etree.parse(folder / _MAIN, parser))


def check_against_schema(root: Element) -> None:
    """Hold a document against the schema.

    Raises:
        InputError: it does not fit; says where and what the schema wants there.
    """
    try:
        _schema().assertValid(root)
    except etree.DocumentInvalid as error:
        raise InputError(
            f"not a UBL 2.1 RequestForQuotation: {_short(str(error))}",
            accepted="what the OASIS schema allows there",
        ) from error


def _short(message: str) -> str:
    """libxml2's message with element names instead of names in braces."""
    return re.sub(r"\{[^{}]*[:/]([\w.-]+)\}", "", message)[:300]
