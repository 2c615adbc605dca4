"""The seam between a document and the formats that people read it in."""

from __future__ import annotations

from typing import Protocol

from rfq.document import RfqDocument
from rfq.wording.translations import is_worded


class Renderer(Protocol):
    """Writes an RFQ as one supplier gets it.

    What is the buyer's own business is left out whatever the document holds
    (`rfq.document.for_supplier`). The same document gives the same bytes.
    """

    @property
    def media_type(self) -> str:
        """Of the bytes (RFC 6838)."""

    @property
    def suffix(self) -> str:
        """Of the file, such as ``.pdf``."""

    def render(
        self, document: RfqDocument, *, language: str | None = None, supplier: str | None = None
    ) -> bytes:
        """The document in this format.

        Args:
            document: the buyer's own or a copy.
            language: BCP 47 tag; None is the supplier's own where it has one, else the document's.
            supplier: id of the one it goes to; None is nobody in particular.

        Raises:
            MissingDependency: the format needs a package that is not installed.
            NotFound: the supplier is not invited.
        """


def language_of(document: RfqDocument, language: str | None, supplier: str | None) -> str:
    """The language to write in.

    A supplier's own counts where documents can be worded in it; German, say, cannot, and the
    document's language is what its buyer chose.
    """
    if language is not None:
        return language
    invited = None if supplier is None else document.supplier(supplier)
    own = None if invited is None else invited.language
    return own if own is not None and is_worded(own) else document.header.language
