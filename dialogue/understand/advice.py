"""Advice: what to take, or whom to buy from, is asked of us."""

from __future__ import annotations

from dialogue.acts import Ask, Extreme, Reference, Subject, WhyThis
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind
from dialogue.understand.qualities import found_in, phrases


def read_advice(draft: Draft) -> None:
    """Note that it is asked what to take; of suppliers, which is best.

    All there is to say is why the first of the list is first, so that is what is asked for.
    """
    supplier = _span(draft, "best_supplier")
    if supplier is not None:
        start, end = supplier
        act = Ask(Subject.SUPPLIERS, extreme=Extreme.BEST, words=draft.words(start, end))
        draft.add(start, end, act)
        return
    found = _span(draft, "advice")
    if found is None:
        return
    start, end = found
    words = draft.words(*draft.sentence(start))
    if draft.state.shown:
        draft.add(start, end, WhyThis(Reference(position=1, words=words), advice=True, words=words))
    elif any(one.of(EntryKind.CATEGORY, EntryKind.VALUE) for one in draft.matches):
        # "Which forklift do you recommend?": what is wanted is read, the asking is not left over.
        for token in draft.tokens_between(start, end):
            if not any(one.start < token.end and token.start < one.end for one in draft.matches):
                draft.use(token.start, token.end)
    else:
        draft.add(start, end, WhyThis(Reference(words=words), advice=True, words=words))


def _span(draft: Draft, name: str) -> tuple[int, int] | None:
    for span in found_in(phrases().patterns[name], draft.text.folded):
        start, end = draft.text.span(*span)
        if not draft.is_used(start, end):
            return start, end
    return None
