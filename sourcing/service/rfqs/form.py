"""The form of an RFQ: its fields with where each comes from, and how to fill what is missing."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from data.constraint import Importance
from data.need import Origin
from rfq.document import missing
from rfq.document.missing import Necessity
from rfq.papers.words import PaperWords
from rfq.revision.path import Json, find
from rfq.wording.review import lack_words, question_words
from sourcing.api.documents.form import (
    FormDocument,
    FormField,
    ProvenanceDocument,
    SectionDocument,
)
from sourcing.service.rfqs.answering import example_of
from sourcing.service.rfqs.fields import Field, fields_of

if TYPE_CHECKING:
    from rfq.document import Missing, RfqDocument
    from rfq.wording import Translations

NecessityName = Literal["required", "expected", "helpful"]

NECESSITIES: Final[dict[Necessity, NecessityName]] = {
    Necessity.REQUIRED: "required",
    Necessity.EXPECTED: "expected",
    Necessity.HELPFUL: "helpful",
}

_SECTIONS: Final = {
    "header": "Request for quotation",
    "line": "Line",
    "terms": "Delivery and commercial terms",
    "quality": "Quality",
    "process": "How quotations are judged",
    "suppliers": "Supplier",
}

_ORIGINS: Final = {
    Origin.STATED: "said by the buyer",
    Origin.CHOSEN: "chosen from what was offered",
    Origin.EDITED: "edited by hand",
    Origin.INFERRED: "follows from what is known",
    Origin.DEFAULT: "assumed until somebody says otherwise",
}
_IN_TURN: Final = {
    Origin.STATED: "said in turn {turn}",
    Origin.CHOSEN: "chosen in turn {turn}",
    Origin.EDITED: "edited in turn {turn}",
    Origin.INFERRED: "follows from turn {turn}",
    Origin.DEFAULT: "assumed in turn {turn}",
}


def form_document(document: RfqDocument, language: str) -> FormDocument:
    """The form in a language (BCP 47)."""
    words = PaperWords(language)
    tree = document.model_dump(mode="json")
    lacks = {one.field: one for one in missing(document)}
    provenances = {one.field: one.provenance.model_dump(mode="json") for one in document.provenance}
    fields = [
        _field(one, tree, lacks.get(one.path), provenances, words)
        for one in fields_of(document, words)
    ]
    counts = Counter(one.necessity for one in lacks.values())
    return FormDocument(
        language=words.say.language,
        sections=tuple(
            SectionDocument(
                id=section,
                line=line,
                label=_section_label(section, line, document, words),
                fields=tuple(some),
            )
            for (section, line), some in groupby(fields, key=lambda one: (one.section, one.line))
        ),
        required=counts[Necessity.REQUIRED],
        expected=counts[Necessity.EXPECTED],
        helpful=counts[Necessity.HELPFUL],
        ready=not counts[Necessity.REQUIRED],
    )


def _section_label(section: str, line: str | None, document: RfqDocument, words: PaperWords) -> str:
    found = None if line is None else document.line(line)
    if found is None:
        return words.say(_SECTIONS[section])
    return words.say("Line {number}: {name}", number=found.id, name=found.description)


def _field(
    one: Field,
    tree: Json,
    lack: Missing | None,
    provenances: dict[str, Json],
    words: PaperWords,
) -> FormField:
    value, say, language = find(tree, one.path), words.say, words.say.language
    origin = value.get("provenance") if isinstance(value, dict) else None
    origin = origin or provenances.get(one.path)
    importance = value.get("importance") if one.kind == "specification" else None
    # What can be answered can be answered again: the question stays when it is no longer missing.
    asked = one.lack
    return FormField(
        path=one.path,
        section=one.section,
        line=one.line,
        label=one.label if one.kind == "specification" else say(one.label),
        kind=one.kind,
        value=value,
        text=one.text,
        choices=one.choices,
        importance=None if importance is None else Importance(importance),
        private=one.private,
        provenance=None if origin is None else provenance_document(origin, say),
        missing=lack is not None,
        necessity=None if lack is None else NECESSITIES[lack.necessity],
        question=None if asked is None else question_words(asked, language),
        why=None if asked is None else lack_words(asked, language),
        example=example_of(one.path, asked),
    )


def provenance_document(known: Json, say: Translations) -> ProvenanceDocument:
    """Where something comes from, from its JSON in a document."""
    origin, turn, quoted = Origin(known["origin"]), known.get("turn"), known.get("words")
    text = say(_ORIGINS[origin]) if turn is None else say(_IN_TURN[origin], turn=turn)
    if quoted:
        text = say("{origin}: “{words}”", origin=text, words=quoted)
    return ProvenanceDocument(
        origin=origin,
        turn=turn,
        words=quoted,
        confidence=known.get("confidence", 1.0),
        text=text,
    )
