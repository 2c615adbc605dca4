"""RFQs over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sourcing.api.documents.conversation import Language
from sourcing.api.documents.rfq import (
    AnswersOrder,
    ChangesDocument,
    ExportFormat,
    IssuedRevision,
    ReviewDocument,
    RevisionDocument,
    RevisionList,
    RevisionOrder,
    RfqDetail,
    RfqOrder,
    RfqPage,
    RfqPatch,
)
from sourcing.client.answers import Download
from sourcing.client.wire import Wire

_PATH = "/v1/rfqs"


class Rfqs:
    """The caller's requests for quotation."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def create(self, order: RfqOrder, *, key: str | None = None) -> RfqDetail:
        """Write one from a conversation, a need, or words; it is a draft, and sent to nobody.

        Args:
            order: what it is made from, and who asks whom.
            key: for idempotency; None makes one for this call.
        """
        return self._wire.create(_PATH, order, RfqDetail, key=key)

    def list(
        self, *, conversation_id: str | None = None, cursor: str | None = None, limit: int = 50
    ) -> RfqPage:
        """A page of them, the last changed first."""
        query = {"conversation_id": conversation_id, "cursor": cursor, "limit": limit}
        return self._wire.get(_PATH, RfqPage, query=query)

    def get(self, rfq_id: str, *, language: Language | None = None) -> RfqDetail:
        """One, whole, with its form."""
        return self._wire.get(f"{_PATH}/{rfq_id}", RfqDetail, query={"language": language})

    def patch(self, rfq_id: str, patch: RfqPatch, *, version: int | None = None) -> RfqDetail:
        """Change it by a merge patch (RFC 7396).

        Args:
            rfq_id: of the service.
            patch: what is different.
            version: that it was made from; None changes whichever is there now.

        Raises:
            Outdated: there is a newer version.
        """
        return self._wire.change(
            "PATCH", f"{_PATH}/{rfq_id}", patch, RfqDetail, version=version, conditional=True
        )

    def delete(self, rfq_id: str) -> None:
        """Delete it for good."""
        self._wire.delete(f"{_PATH}/{rfq_id}")

    def review(self, rfq_id: str, *, language: Language | None = None) -> ReviewDocument:
        """What it lacks, and what speaks against it."""
        return self._wire.get(
            f"{_PATH}/{rfq_id}/review", ReviewDocument, query={"language": language}
        )

    def answer(
        self,
        rfq_id: str,
        answers: Mapping[str, str],
        *,
        version: int | None = None,
        key: str | None = None,
    ) -> RfqDetail:
        """Fill in fields by their paths, as people write them: all, or none.

        Raises:
            InvalidRequest: one cannot be read for sure; ``field`` names it.
        """
        order = AnswersOrder(answers=dict(answers))
        return self._wire.create(
            f"{_PATH}/{rfq_id}/answers", order, RfqDetail, key=key, version=version
        )

    def revise(
        self,
        rfq_id: str,
        document: dict[str, Any],
        *,
        version: int | None = None,
        key: str | None = None,
    ) -> IssuedRevision:
        """Issue the next revision, with a merge patch of the document."""
        order = RevisionOrder(document=document)
        return self._wire.create(
            f"{_PATH}/{rfq_id}/revisions", order, IssuedRevision, key=key, version=version
        )

    def revisions(self, rfq_id: str) -> RevisionList:
        """Its revisions, oldest first."""
        return self._wire.get(f"{_PATH}/{rfq_id}/revisions", RevisionList)

    def revision(self, rfq_id: str, number: int) -> RevisionDocument:
        """A revision, whole."""
        return self._wire.get(f"{_PATH}/{rfq_id}/revisions/{number}", RevisionDocument)

    def changes(
        self, rfq_id: str, *, from_: int, to: int, language: Language | None = None
    ) -> ChangesDocument:
        """What is different between two revisions."""
        query = {"from": from_, "to": to, "language": language}
        return self._wire.get(f"{_PATH}/{rfq_id}/changes", ChangesDocument, query=query)

    def export(
        self,
        rfq_id: str,
        format_: ExportFormat,
        *,
        language: Language | None = None,
        supplier: str | None = None,
    ) -> Download:
        """It as a file; as the copy of one supplier where that is named."""
        query = {"language": language, "supplier": supplier}
        return self._wire.file(f"{_PATH}/{rfq_id}/export/{format_.value}", query=query)

    def preview(
        self, rfq_id: str, *, language: Language | None = None, supplier: str | None = None
    ) -> str:
        """What a supplier will see, as an HTML page without script."""
        query = {"language": language, "supplier": supplier}
        return self._wire.file(f"{_PATH}/{rfq_id}/preview", query=query).content.decode()

    def validate(
        self, document: bytes, *, is_xml: bool = False, language: Language | None = None
    ) -> ReviewDocument:
        """Check any RFQ, as JSON or as UBL."""
        return self._wire.send(
            "POST",
            f"{_PATH}/validate",
            ReviewDocument,
            content=document,
            media_type="application/xml" if is_xml else "application/json",
            query={"language": language},
        )
