"""The answer to the question just asked, where the whole utterance is one.

An option's number, letter or label; yes or no to a question of yes or no; a word for a place, where
a place was asked for. Anything longer is read like any utterance, with the question in mind.
"""

from __future__ import annotations

from dataclasses import replace

from data.constraint import Constraint, Importance
from data.need import Place
from dialogue.acts import (
    Act,
    Affirm,
    Deny,
    DontKnow,
    Inform,
    NoPreference,
    SetTerm,
    Skip,
    Term,
)
from dialogue.state import Question, QuestionKind
from dialogue.understand.answer_field import by_field, everything
from dialogue.understand.answer_option import by_label, by_place
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import EntryKind
from dialogue.understand.leftovers import Phrase, leftover_phrases
from dialogue.understand.values import flag_constraint


def read_answer(draft: Draft) -> bool:
    """Note the acts of an utterance that is wholly an answer; whether it is one."""
    question = draft.state.question
    if question is None:
        return False
    words = draft.utterance.strip()
    if not words:
        return False
    acts = (
        everything(draft, question)
        or _yes_or_no(draft, question)
        or _attitude(draft, question)
        or by_place(draft, question)
        or by_label(draft, question)
        or by_field(draft, question)
    )
    for act in acts:
        draft.add(0, len(draft.utterance), said(act, words))
    return bool(acts)


def said(act: Act, words: str) -> Act:
    """An act with the buyer's words."""
    return replace(act, words=words)


def read_term_answer(draft: Draft) -> None:
    """Words in answer to a question about a term that no grammar knows: a town, a payment."""
    question = draft.state.question
    if question is None or question.kind is not QuestionKind.TERM:
        return
    if draft.items or draft.mentions:
        return
    phrases = leftover_phrases(draft)
    if draft.done:
        _name_the_town(draft, phrases)
        return
    if not phrases or len(phrases) > 2 or any(cue.kind is CueKind.WANT for cue in draft.cues):
        return
    start, end = phrases[0].start, phrases[-1].end
    words = draft.words(start, end)
    if len(words) > 60 or "?" in draft.utterance or "？" in draft.utterance:
        return
    if question.term is Term.DESTINATION:
        act = SetTerm(Term.DESTINATION, Place(None, words), words=words, confidence=0.7)
    elif question.term is Term.PAYMENT:
        act = SetTerm(Term.PAYMENT, draft.utterance.strip(), words=words, confidence=0.7)
    else:
        return
    draft.add(start, end, act)


def _name_the_town(draft: Draft, phrases: list[Phrase]) -> None:
    """A town whose country the grammar knows: "Hamburg, Germany"."""
    for place, one in enumerate(draft.done):
        act = one.act
        if not isinstance(act, SetTerm) or not isinstance(act.value, Place) or len(phrases) != 1:
            continue
        town = draft.words(phrases[0].start, phrases[0].end)
        known = act.value
        draft.done[place] = replace(
            one, act=replace(act, value=Place(known.country, f"{town}, {known.name}"))
        )
        draft.use(phrases[0].start, phrases[0].end)


def _yes_or_no(draft: Draft, question: Question) -> tuple[Act, ...]:
    words = draft.tokens
    weighed = _weighed_flag(draft, question)
    if weighed:
        return weighed
    if len(words) > 4:
        return ()
    yes = any(draft.cues_of(CueKind.AFFIRM))
    no = any(draft.cues_of(CueKind.DENY))
    if yes == no:
        return ()
    rest = [
        token
        for token in words
        if not any(
            cue.start <= token.start and token.end <= cue.end
            for cue in draft.cues_of(CueKind.AFFIRM, CueKind.DENY, CueKind.THANK)
        )
    ]
    if question.kind is QuestionKind.TERM and question.term is Term.SAMPLES and len(rest) <= 2:
        return (SetTerm(Term.SAMPLES, yes),)
    if rest and not all(token.text in ("please", "por", "favor") for token in rest):
        return ()
    constraint = _flag(draft, question, wanted=yes)
    if constraint is not None:
        return (Inform(constraint),)
    return (Affirm(),) if yes else (Deny(),)


def _flag(draft: Draft, question: Question, *, wanted: bool) -> Constraint | None:
    """The requirement that yes or no to a question stands for."""
    if question.kind is not QuestionKind.ATTRIBUTE or not question.field:
        return None
    attribute = draft.scope.attributes.get(question.field)
    return flag_constraint(attribute, wanted=wanted) if attribute else None


def _weighed_flag(draft: Draft, question: Question) -> tuple[Act, ...]:
    """Answers to whether goods have something: "nice to have", "a must", "not needed"."""
    constraint = _flag(draft, question, wanted=True)
    if constraint is None or draft.matches or draft.mentions or len(draft.tokens) > 6:
        return ()
    if leftover_phrases(draft):
        return ()
    if draft.cues_of(CueKind.RELAX) and not draft.cues_of(CueKind.AFFIRM):
        return (NoPreference(question.field),)
    if draft.cues_of(CueKind.SHOULD):
        return (Inform(replace(constraint, importance=Importance.SHOULD)),)
    if draft.cues_of(CueKind.MUST):
        return (Inform(constraint),)
    return ()


def read_opening_answer(draft: Draft) -> None:
    """An answer with more behind it: "yes, and a triplex mast"."""
    question = draft.state.question
    if question is None:
        return
    for kind, wanted in ((CueKind.AFFIRM, True), (CueKind.DENY, False)):
        for cue in draft.cues_of(kind)[:1]:
            constraint = _flag(draft, question, wanted=wanted)
            if constraint is not None:
                draft.items.append(Item(cue.start, cue.end, constraint, settled=True))
                draft.use(cue.start, cue.end)
                return


def _attitude(draft: Draft, question: Question) -> tuple[Act, ...]:
    """No preference, no knowledge or skip, and nothing else."""
    if draft.cues_of(CueKind.SKIP) and not draft.matches and len(draft.tokens) <= 6:
        return (Skip(),)
    if draft.mentions or any(match.of(EntryKind.VALUE) for match in draft.matches):
        return ()
    if leftover_phrases(draft) or "?" in draft.utterance or "？" in draft.utterance:
        return ()
    names = {
        entry.field for match in draft.matches for entry in match.of(EntryKind.NAME, EntryKind.TERM)
    }
    own = question.field or (question.term.value if question.term else None)
    if names - {own}:
        return ()
    if any(True for _ in draft.cues_of(CueKind.CONTRAST)):
        return ()
    if draft.cues_of(CueKind.UNKNOWN):
        return (DontKnow(own),)
    if draft.cues_of(CueKind.INDIFFERENT):
        return (NoPreference(own),)
    return ()
