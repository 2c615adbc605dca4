"""What changed between two revisions of an RFQ, in words."""

from __future__ import annotations

from typing import Final

from rfq.document import RfqDocument
from rfq.revision.change import Change, ChangeKind
from rfq.revision.path import Json, Key, steps
from rfq.wording.translations import Translations, catalogue

_LISTED: Final = 200
"""Characters of a value that are shown."""


def _names(say: Translations) -> dict[str, str]:
    """What the parts of a document are called; a part that is not here keeps its own name."""
    return {
        "header.title": say("Title"),
        "header.buyer": say("Buyer"),
        "header.contacts": say("Contact"),
        "header.language": say("Language"),
        "header.currency": say("Currency"),
        "header.confidentiality": say("Confidentiality"),
        "header.respond_by": say("Quotations are due"),
        "header.quotations_valid_until": say("Quotations to hold until"),
        "header.notes": say("Remarks"),
        "header.revision": say("Revision"),
        "header.issued": say("Issued"),
        "lines": say("Line"),
        "lines.description": say("Description"),
        "lines.category": say("Category"),
        "lines.classifications": say("Classification"),
        "lines.quantity": say("Quantity"),
        "lines.annual": say("Quantity a year"),
        "lines.price_breaks": say("Prices asked for at"),
        "lines.target_price": say("Target price"),
        "lines.budget": say("Budget for the line"),
        "lines.alternates": say("Alternatives"),
        "lines.products": say("Product"),
        "lines.notes": say("Remarks"),
        "lines.specifications": say("Specification"),
        "lines.specifications.values": say("Requirement"),
        "lines.specifications.operator": say("Requirement"),
        "lines.specifications.unit": say("Unit"),
        "lines.specifications.importance": say("Must or should"),
        "lines.specifications.tolerance": say("Tolerance"),
        "lines.specifications.weight": say("Weight in the choice"),
        "terms.delivery_term": say("Delivery term"),
        "terms.destination": say("Destination"),
        "terms.needed_by": say("Needed on site by"),
        "terms.schedule": say("Delivery schedule"),
        "terms.payment": say("Payment terms"),
        "terms.packaging": say("Packaging"),
        "terms.tooling": say("Tooling"),
        "terms.budget": say("Budget for everything"),
        "quality.certificates": say("Certificates"),
        "quality.samples": say("Samples"),
        "quality.inspection": say("Inspection"),
        "quality.warranty": say("Warranty"),
        "quality.spares": say("Spare parts"),
        "process.attachments": say("Attachments"),
        "process.questions": say("Questions to you"),
        "process.criteria": say("Evaluation criteria"),
        "process.disqualifiers": say("Reasons not to consider a quotation"),
        "suppliers": say("Supplier"),
    }


def change_words(
    change: Change, before: RfqDocument, after: RfqDocument, *, language: str = "en"
) -> str:
    """One change as a line of text: where, what it was, what it is now.

    Args:
        change: of `rfq.revision.diff` between the two.
        before: names what is gone.
        after: names what is there.
        language: BCP 47 tag; the nearest of `LANGUAGES`.
    """
    say = catalogue(language)
    where = _where(change.path, before, after, say)
    old, new = _value(change.before, say), _value(change.after, say)
    if change.kind is ChangeKind.ADDED:
        return say("{where}: new: {value}", where=where, value=new)
    if change.kind is ChangeKind.REMOVED:
        return say("{where}: taken out: {value}", where=where, value=old)
    if change.kind is ChangeKind.REORDERED:
        return say("{where}: in another order: {value}", where=where, value=new)
    return say("{where}: {before} → {after}", where=where, before=old, after=new)


def path_words(path: str, *documents: RfqDocument, language: str = "en") -> str:
    """What the field at a path is called: "Line 1, Quantity".

    Args:
        path: of `rfq.revision.path`.
        documents: that name the parts on the way, the first one first.
        language: BCP 47 tag; the nearest of `LANGUAGES`.
    """
    return _where(path, documents[-1], documents[0], catalogue(language))


def _where(path: str, before: RfqDocument, after: RfqDocument, say: Translations) -> str:
    """The place in words: "Line 1, Load capacity: Requirement" for a part of a part."""
    names = _names(say)
    parts: list[str] = []
    walked: list[str] = []
    line = ""
    rest: list[str] = []
    for step in steps(path):
        if isinstance(step, Key):
            rest = []
            place = ".".join(walked)
            if place == "lines":
                line = step.id
                parts = [f"{names['lines']} {step.id}"]
            elif place == "lines.specifications":
                parts[1:] = [_specification(line, step.id, after, before) or step.id]
            else:
                parts.append(step.id)
            continue
        walked.append(step)
        known = names.get(".".join(walked))
        if known is not None:
            rest = []
            parts.append(known)
        elif len(walked) > 1:
            rest.append(step.replace("_", " "))
    text = " › ".join(dict.fromkeys(parts)) or path
    return f"{text} ({' '.join(rest)})" if rest else text


def _specification(line: str, id_: str, *documents: RfqDocument) -> str | None:
    for document in documents:
        for one in document.lines:
            if one.id == line:
                for specification in one.specifications:
                    if specification.id == id_:
                        return specification.name
    return None


def _value(value: Json, say: Translations) -> str:
    """What a document's JSON holds, without its own names and without where it came from."""
    text = ", ".join(_leaves(value, say)) or "–"
    return text if len(text) <= _LISTED else text[: _LISTED - 1] + "…"


def _leaves(value: Json, say: Translations) -> list[str]:
    if value is None or value == "":
        return []
    if isinstance(value, bool):
        return [say("yes") if value else say("no")]
    if isinstance(value, dict):
        kept = [v for k, v in value.items() if k not in ("id", "provenance", "evidence", "sha256")]
        return [leaf for part in kept for leaf in _leaves(part, say)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in _leaves(part, say)]
    return [str(value)]
