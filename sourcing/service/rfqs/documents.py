"""RFQs of the store as documents for a caller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rfq.wording.translations import nearest_language
from sourcing.api.documents.rfq import RfqDetail, RfqPage, RfqSummaryDocument
from sourcing.service.rfqs.form import form_document

if TYPE_CHECKING:
    from sourcing.state.records import Page, Rfq, RfqSummary


def rfq_detail(rfq: Rfq, language: str | None = None) -> RfqDetail:
    """An RFQ, whole; its form in a language, or in the document's own."""
    tag = nearest_language(language or rfq.document.header.language)
    return RfqDetail(
        id=rfq.id,
        number=rfq.number,
        revision=rfq.revision,
        version=rfq.version,
        status=rfq.status,
        conversation_id=rfq.conversation,
        created=rfq.created,
        updated=rfq.updated,
        document=rfq.document,
        form=form_document(rfq.document, tag),
    )


def rfq_page(page: Page[RfqSummary]) -> RfqPage:
    """A page of a list."""
    return RfqPage(rfqs=tuple(map(_summary, page.items)), cursor=page.next)


def _summary(rfq: RfqSummary) -> RfqSummaryDocument:
    return RfqSummaryDocument(
        id=rfq.id,
        number=rfq.number,
        revision=rfq.revision,
        version=rfq.version,
        status=rfq.status,
        conversation_id=rfq.conversation,
        created=rfq.created,
        updated=rfq.updated,
    )
