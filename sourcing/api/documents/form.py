"""Form: an RFQ as fields to show, to question and to fill in."""

from __future__ import annotations

from typing import Any, Literal

from data.constraint import Importance
from data.need import Origin
from sourcing.api.documents.base import Answer

FieldKind = Literal[
    "text",
    "long_text",
    "number",
    "quantity",
    "money",
    "date",
    "moment",
    "place",
    "delivery_term",
    "choice",
    "flag",
    "list",
    "specification",
    "supplier",
    "contact",
]
"""How a field is best filled in; a client that does not know one shows text."""

Section = Literal["header", "line", "terms", "quality", "process", "suppliers"]


class ProvenanceDocument(Answer):
    """Where a field comes from.

    Attributes:
        turn: of the conversation, from 1.
        words: the buyer's own.
        text: all of it in words ("said in turn 2: “10 units”").
    """

    origin: Origin
    turn: int | None
    words: str | None
    confidence: float
    text: str


class FormField(Answer):
    """One field.

    Attributes:
        path: in the document, such as ``lines[1].quantity``; answered and patched under it.
        value: as the document's JSON has it; null when nothing is there.
        text: the value as a person reads it; null when nothing is there.
        choices: what a ``choice`` takes.
        importance: of a specification.
        private: suppliers do not see it.
        provenance: null where it is not known.
        missing: whether the document lacks it; ``necessity`` says how much it is needed.
        question, example: to ask for it: ``example`` is null where no text can answer it.
        why: why it matters.
    """

    path: str
    section: Section
    line: str | None
    label: str
    kind: FieldKind
    value: Any
    text: str | None
    choices: tuple[str, ...]
    importance: Importance | None
    private: bool
    provenance: ProvenanceDocument | None
    missing: bool
    necessity: Literal["required", "expected", "helpful"] | None
    question: str | None
    why: str | None
    example: str | None


class SectionDocument(Answer):
    """Fields that belong together; ``line`` is set for those of a line."""

    id: Section
    line: str | None
    label: str
    fields: tuple[FormField, ...]


class FormDocument(Answer):
    """The whole form.

    Attributes:
        language: that labels, questions and texts are in.
        missing: how many fields are missing that are required, expected and helpful.
        ready: nothing required is missing; the review says whether anything contradicts itself.
    """

    language: str
    sections: tuple[SectionDocument, ...]
    required: int
    expected: int
    helpful: int
    ready: bool
