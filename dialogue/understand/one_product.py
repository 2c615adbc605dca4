"""Questions about products of the list: "what's the lead time of the first?"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.constraint import LEAD_TIME, MOQ, PRICE, SUPPLIER
from dialogue.acts import Ask, Reference, Subject
from dialogue.grammar.mention import OrdinalMention
from dialogue.understand.catalogue_question import asks_total
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind
from dialogue.understand.modifiers import final_constraint
from dialogue.understand.qualities import ANY, Meant, degrees_in, found_in, meant_by, phrases

_CORE: Final = {
    CueKind.ASK_MOQ: (MOQ, Subject.MOQ),
    CueKind.ASK_LEAD_TIME: (LEAD_TIME, Subject.LEAD_TIME),
    CueKind.ASK_SUPPLIERS: (SUPPLIER, Subject.SUPPLIERS),
    CueKind.ASK_PRICE: (PRICE, Subject.PRICE),
}
_ASKING: Final = (
    *_CORE,
    CueKind.ASK_COUNT,
    CueKind.ASK_OPTIONS,
    CueKind.ASK_RANGE,
    CueKind.ASK_MEANING,
    CueKind.INTERROGATIVE,
)
_OTHERWISE: Final = (
    CueKind.COMPARE,
    CueKind.WHY,
    CueKind.DIFFERENCE,
    CueKind.SELECT,
    CueKind.REJECT,
    CueKind.RFQ,
    CueKind.SHOW,
    CueKind.CORRECT,
)


@dataclass(frozen=True, slots=True)
class AboutProducts:
    """A question about products of the list.

    Attributes:
        start, end: character offsets of its sentence.
        fields: that it names.
        possible: those that its words may mean, where none is plain.
    """

    start: int
    end: int
    subject: Subject
    references: tuple[Reference, ...]
    fields: tuple[str, ...]
    possible: tuple[str, ...]
    total: bool


def find_about_products(draft: Draft) -> AboutProducts | None:
    """The question that an utterance asks about products it points at; they are then used."""
    if not draft.state.shown:
        return None
    pointing = [one for one in draft.mentions if isinstance(one, OrdinalMention)]
    if not pointing:
        return None
    start, end = draft.sentence(pointing[0].start)
    pointing = [one for one in pointing if start <= one.start < end]
    if any(start <= cue.start < end for cue in draft.cues_of(*_OTHERWISE)):
        return None
    if not _asks(draft, start, end):
        return None
    subject, meant = _topic(draft, start, end, pointing)
    if meant == Meant() and not _has_value(draft, start, end, pointing):
        return None
    references = tuple(
        Reference(position=place, words=one.words) for one in pointing for place in one.positions
    )
    for one in pointing:
        draft.use(one.start, one.end)
    draft.mentions = [
        other
        for other in draft.mentions
        if not any(other.start < one.end and one.start < other.end for one in pointing)
    ]
    total = asks_total(draft, start, end)
    return AboutProducts(start, end, subject, references, meant.plain, meant.possible, total)


def read_about_products(draft: Draft, found: AboutProducts) -> None:
    """Turn the question into an act; a requirement inside it says what is asked, and is none."""
    inside = [item for item in draft.items if found.start <= item.start < found.end]
    for item in inside:
        draft.items.remove(item)
    constraints = tuple(final_constraint(draft, item, item.constraint) for item in inside)
    fields = tuple(dict.fromkeys((*found.fields, *(one.field for one in constraints))))
    act = Ask(
        found.subject,
        constraints,
        field=fields[0] if fields else None,
        fields=fields or found.possible,
        references=found.references,
        total=found.total,
        words=draft.words(found.start, found.end),
    )
    draft.add(found.start, found.end, act)


def _asks(draft: Draft, start: int, end: int) -> bool:
    if any(mark in draft.utterance[start : end + 1] for mark in "?？"):
        return True
    if any(start <= cue.start < end for cue in draft.cues_of(*_ASKING)):
        return True
    return any(True for _ in found_in(phrases().patterns["whether"], draft.text.folded))


def _topic(
    draft: Draft, start: int, end: int, pointing: list[OrdinalMention]
) -> tuple[Subject, Meant]:
    """What is asked of the products, and the fields that say it."""
    core = next(
        (kind for kind in _CORE if any(start <= cue.start < end for cue in draft.cues_of(kind))),
        None,
    )
    named = [
        field
        for match, field in draft.names_in(start, end)
        if match.of(EntryKind.NAME, EntryKind.NAME_PART)
        and not match.of(EntryKind.CATEGORY)
        and not _overlaps(match.start, match.end, pointing)
    ]
    degrees = Meant() if named else _degrees(draft, start, end)
    found = [*named, *degrees.plain]
    subject = Subject.RANGE
    # "How much does it weigh" asks for no price.
    if core is not None and not (core is CueKind.ASK_PRICE and degrees != Meant()):
        field, subject = _CORE[core]
        found.insert(0, field)
    if subject is Subject.RANGE and found and found[0] in (PRICE, MOQ, LEAD_TIME):
        subject = {PRICE: Subject.PRICE, MOQ: Subject.MOQ, LEAD_TIME: Subject.LEAD_TIME}[found[0]]
    return subject, Meant(tuple(dict.fromkeys(found)), () if found else degrees.possible)


def _degrees(draft: Draft, start: int, end: int) -> Meant:
    """Fields of what is asked by how much of it there is: "how heavy", "which is lighter"."""
    folded = draft.text.folded
    spans = [(left, right, name) for left, right, _, name in degrees_in(folded) if name != ANY]
    spans += [
        (*span, name)
        for name, patterns in phrases().degrees["degree"]
        for span in found_in(patterns, folded)
    ]
    names = [name for left, right, name in spans if start <= draft.text.span(left, right)[0] < end]
    meant = [meant_by(phrases().qualities[name], draft.scope) for name in dict.fromkeys(names)]
    return Meant(
        tuple(field for one in meant for field in one.plain),
        tuple(field for one in meant if not one.plain for field in one.possible),
    )


def _has_value(draft: Draft, start: int, end: int, pointing: list[OrdinalMention]) -> bool:
    """Whether a value is named that the products may or may not have."""
    return any(
        start <= match.start
        and match.end <= end
        and match.of(EntryKind.VALUE, EntryKind.NAME)
        and not _overlaps(match.start, match.end, pointing)
        for match in draft.matches
    )


def _overlaps(start: int, end: int, pointing: list[OrdinalMention]) -> bool:
    return any(start < one.end and one.start < end for one in pointing)
