"""Tools to write, complete and export a request for quotation."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ResourceLink
from pydantic import Field

from sourcing.api.documents.conversation import Language
from sourcing.api.documents.rfq import ExportFormat, ReviewDocument, RfqDetail, RfqOrder
from sourcing.mcp import results
from sourcing.mcp.host import Tools, answer, plain, tool
from sourcing.mcp.products import ConversationId, InLanguage, ProductIds, Words
from sourcing.service.caller import Scope
from sourcing.service.measures import Step
from sourcing.service.rfqs.documents import rfq_detail
from sourcing.service.rfqs.drafting import drafted
from sourcing.service.rfqs.editing import filled
from sourcing.service.rfqs.exporting import exported
from sourcing.service.rfqs.reviewing import reviewed

RfqId = Annotated[str, Field(max_length=60, description="Of the service: r_…")]


class RfqTools(Tools):
    """RFQs: written, completed, exported."""

    @tool
    def create_rfq(
        self,
        context: Context[Any, Any],
        conversation_id: ConversationId = "",
        text: Words = "",
        product_ids: ProductIds = [],  # noqa: B006  # read only, and the schema shows the default
        top_suppliers: Annotated[
            int, Field(ge=0, le=20, description="Address it to the best ranked, this many.")
        ] = 3,
        supplier_ids: Annotated[
            list[str], Field(max_length=50, description="Address it to these suppliers.")
        ] = [],  # noqa: B006  # read only, and the schema shows the default
        buyer: Annotated[str, Field(max_length=300, description="The company that asks.")] = "",
        language: Annotated[
            Language | None, Field(description="Of the document; null is the need's.")
        ] = None,
    ) -> Annotated[CallToolResult, results.Rfq]:
        """Write a request for quotation from a conversation, or from words or products.

        It stays a draft and is sent to nobody. What nobody said stays open: `missing` says what to
        ask the buyer; fill it in with `review_rfq`.
        """
        caller = self.caller(context, Scope.RFQ)
        if conversation_id:
            self.caller(context, Scope.CONVERSE)
        order = RfqOrder(
            conversation_id=conversation_id or None,
            text=text or None,
            product_ids=tuple(product_ids) or None,
            top=top_suppliers,
            supplier_ids=tuple(supplier_ids),
            buyer=buyer or None,
            language=language,
        )
        with self.service.shelves.use() as shelf:
            rfq = drafted(order, self.service, shelf, caller)
            review = reviewed(rfq.document, shelf, rfq.document.header.language)
        return _answered(rfq_detail(rfq), review)

    @tool
    def review_rfq(
        self,
        context: Context[Any, Any],
        rfq_id: RfqId,
        answers: Annotated[
            dict[str, str],
            Field(
                max_length=100,
                description="Text by the field that it fills in, as `missing` names them, such as "
                '{"terms.destination": "Rotterdam, NL"}. Only what the buyer has said.',
            ),
        ] = {},  # noqa: B006  # read only, and the schema shows the default
        language: InLanguage = "en",
    ) -> Annotated[CallToolResult, results.Rfq]:
        """Say what an RFQ lacks and what may not work out; first fill in answers, if there are any.

        All answers are taken, or none where one cannot be read for sure.
        """
        caller = self.caller(context, Scope.RFQ)
        with self.service.shelves.use() as shelf:
            if answers:
                rfq = filled(rfq_id, answers, self.service, shelf, caller, expected=None)
            else:
                rfq = self.service.stores.rfqs.get(rfq_id, caller.owner)
            review = reviewed(rfq.document, shelf, language)
        return _answered(rfq_detail(rfq, language), review)

    @tool
    def export_rfq(
        self,
        context: Context[Any, Any],
        rfq_id: RfqId,
        format: Annotated[  # noqa: A002  # the argument's name as clients see it
            ExportFormat, Field(description="json is the buyer's own; all others are a supplier's.")
        ] = ExportFormat.PDF,
    ) -> Annotated[CallToolResult, results.Export]:
        """Write an RFQ to a file, which is then read as a resource.

        Exporting sends it to nobody. The JSON holds target prices and budgets: it is not for
        suppliers.
        """
        caller = self.caller(context, Scope.RFQ)
        document = self.service.stores.rfqs.get(rfq_id, caller.owner).document
        file = exported(document, format)
        self.service.measures.step(Step.EXPORT)
        uri = resource_uri(rfq_id, format)
        result = results.Export(
            rfq_id=rfq_id,
            format=format.value,
            name=file.name,
            media_type=file.media_type,
            size=len(file.content),
            uri=uri,
        )
        link = ResourceLink(
            type="resource_link",
            uri=uri,
            name=file.name,
            mime_type=file.media_type,
            size=len(file.content),
        )
        return answer(result, f"{file.name}, {len(file.content)} bytes: read {uri}", link)


def resource_uri(rfq_id: str, format_: ExportFormat) -> str:
    """Where an export is read as a resource."""
    return f"rfq://{rfq_id}/export/{format_.value}"


def _answered(rfq: RfqDetail, review: ReviewDocument) -> CallToolResult:
    result = _rfq(rfq, review)
    required = [one for one in result.missing if one.necessity == "required"]
    lines = [
        f"{result.number} ({result.rfq_id}), revision {result.revision}: "
        + ("ready." if result.ready else f"{len(required)} required fields are missing.")
    ]
    lines += [f"{one.field}: {one.question}" for one in required]
    lines += [f"{one.severity}: {one.text}" for one in result.findings]
    return answer(result, "\n".join(lines))


def _rfq(rfq: RfqDetail, review: ReviewDocument) -> results.Rfq:
    fields = [one for section in rfq.form.sections for one in section.fields]
    return results.Rfq(
        rfq_id=rfq.id,
        number=rfq.number,
        revision=rfq.revision,
        version=rfq.version,
        ready=review.ready,
        asked=[plain(one.name) for one in rfq.document.suppliers],
        filled=[
            plain(f"{one.label}: {one.text}")
            + ("" if one.provenance is None else f" ({plain(one.provenance.text)})")
            for one in fields
            if one.text is not None and one.section != "suppliers"
        ],
        missing=[
            results.Missing(
                field=one.field,
                label=one.label,
                necessity=one.necessity,
                question=one.question,
                example=one.example,
            )
            for one in review.missing
        ],
        findings=[
            results.Finding(
                severity=one.severity.value,
                field=one.field,
                text=plain(one.text),
                evidence=[
                    plain(f"{fact.value}: {fact.supplier or ''} {fact.product or ''}".strip())
                    for fact in one.evidence[:3]
                ],
            )
            for one in review.findings
        ],
    )
