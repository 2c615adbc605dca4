"""RFQ: a request for quotation as it is made, edited, reviewed, revised and exported."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AwareDatetime, Field

from rfq.document import Contact, FindingCode, Lack, RfqDocument, Severity
from rfq.document.text import Name
from rfq.revision.change import ChangeKind
from sourcing.api.documents.base import Answer, Identifier, Order
from sourcing.api.documents.form import FormDocument
from sourcing.api.documents.wanted import Wanted
from sourcing.ranking.weights import Preset
from sourcing.state.records import RfqStatus


class ExportFormat(StrEnum):
    """A format that an RFQ is written in."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    """The response sheet that suppliers fill in."""
    UBL = "ubl"
    """UBL 2.1 RequestForQuotation."""
    JSON = "json"
    """The buyer's own, whole: with target prices, budgets and the words of the conversation."""
    MD = "md"
    EMAIL = "email"
    ZIP = "zip"
    """Every format, for every supplier that is asked."""


class RfqOrder(Wanted):
    """What an RFQ is to be made from, and who asks whom.

    Attributes:
        product_ids: the shortlist: what is wanted, or something that serves as well.
        supplier_ids: who is asked.
        top: ask the best ranked suppliers as well, this many.
        preset: what they are ranked by.
        buyer: name of the company that asks.
        contacts: whom suppliers answer to.
        respond_by: last moment for a quotation.
    """

    supplier_ids: Annotated[tuple[Identifier, ...], Field(max_length=50)] = ()
    top: Annotated[int, Field(ge=0, le=20)] = 0
    preset: Preset = Preset.BALANCED
    title: Name | None = None
    buyer: Name | None = None
    contacts: Annotated[tuple[Contact, ...], Field(max_length=10)] = ()
    respond_by: AwareDatetime | None = None


class RfqPatch(Order):
    """A merge patch (RFC 7396) of what can be changed: null empties a field, a list is replaced.

    Attributes:
        document: patch of the document; what is changed comes from "edited" from then on. Its
            number and its revision are not for changing.
        status: where it stands; nothing is sent to anybody by setting it.
    """

    document: dict[str, Any] | None = None
    status: RfqStatus | None = None


class AnswersOrder(Order):
    """What is missing, answered: text by the path of the field, as people write it.

    All are taken, or none where one cannot be read for sure.
    """

    answers: Annotated[
        dict[
            Annotated[str, Field(max_length=200)],
            Annotated[str, Field(min_length=1, max_length=4000)],
        ],
        Field(min_length=1, max_length=100, examples=[{"terms.destination": "Rotterdam, NL"}]),
    ]


class RevisionOrder(Order):
    """The next revision: changes as a merge patch (RFC 7396) of the document."""

    document: dict[str, Any]


class RfqSummaryDocument(Answer):
    """An RFQ in a list.

    Attributes:
        id: of the service; ``number`` is the document's own, which suppliers see.
        version: one higher with every change; the entity tag.
        revision: of the document, which suppliers see.
    """

    id: str
    number: str
    revision: int
    version: int
    status: RfqStatus
    conversation_id: str | None
    created: datetime
    updated: datetime


class RfqPage(Answer):
    """RFQs, the last changed first."""

    rfqs: tuple[RfqSummaryDocument, ...]
    cursor: str | None


class RfqDetail(RfqSummaryDocument):
    """An RFQ, whole.

    Attributes:
        document: the typed document, the buyer's own: suppliers never see all of it.
        form: the same as fields to show and to fill in.
    """

    document: RfqDocument
    form: FormDocument


class MissingDocument(Answer):
    """Something that is missing.

    Attributes:
        field: path in the document, to answer under.
        necessity: ``required``: no supplier can quote without it.
        term: name of the term of a need that fills it, for an edit of the conversation.
        why: what it is and why it matters.
        question: to ask the buyer.
        example: of an answer; null where no text can answer it and the document itself is edited.
    """

    what: Lack
    field: str
    label: str
    necessity: str
    line: str | None
    term: str | None
    why: str
    question: str
    example: str | None


class FindingFact(Answer):
    """One thing that the catalogue states, behind a finding.

    Attributes:
        value: in words.
        source: file, row and column in words; null where the catalogue does not keep it.
        raw: the text as the file has it.
        rate: that a price was converted by, in words.
    """

    value: str
    offer_id: str | None
    product_id: str | None
    product: str | None
    supplier_id: str | None
    supplier: str | None
    delivery_terms: tuple[str, ...]
    source: str | None
    raw: str | None
    rate: str | None


class FindingDocument(Answer):
    """Something that speaks against the document as it is.

    Attributes:
        field: path of what a buyer would change.
        evidence: the facts behind it, the most telling first; at most ten.
    """

    code: FindingCode
    severity: Severity
    field: str
    label: str
    text: str
    evidence: tuple[FindingFact, ...]
    more: int


class ReviewDocument(Answer):
    """What a document lacks and what was found in it.

    Attributes:
        ready: nothing required is missing, and nothing contradicts itself.
        missing: the more necessary first.
        findings: errors first.
        language: that texts are in.
    """

    ready: bool
    language: str
    missing: tuple[MissingDocument, ...]
    findings: tuple[FindingDocument, ...]


class ChangeDocument(Answer):
    """One thing that is different.

    Attributes:
        text: where, what it was and what it is, in words.
        bookkeeping: it only says where something came from or which revision it is: nothing to
            tell a supplier.
    """

    path: str
    kind: ChangeKind
    before: Any
    after: Any
    text: str
    bookkeeping: bool


class ChangesDocument(Answer):
    """What is different between two revisions."""

    from_revision: int
    to_revision: int
    changes: tuple[ChangeDocument, ...]


class RevisionEntry(Answer):
    """A revision in a list; ``version`` is that of the RFQ since which it is as it is."""

    revision: int
    version: int
    at: datetime


class RevisionList(Answer):
    """The revisions, oldest first."""

    revisions: tuple[RevisionEntry, ...]


class RevisionDocument(RevisionEntry):
    """A revision, whole."""

    document: RfqDocument


class IssuedRevision(Answer):
    """The RFQ with its new revision, and what it changed."""

    rfq: RfqDetail
    changes: tuple[ChangeDocument, ...]
