"""The answer to the question just asked, where the whole utterance is one.

An option's number, letter or label; yes or no to a question of yes or no; a word for a place, where
a place was asked for. Anything longer is read like any utterance, with the question in mind.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from data.constraint import Constraint, Importance
from data.need import Place
from data.schema.model import AttributeKind
from dialogue.acts import (
    Act,
    Affirm,
    Deny,
    DontKnow,
    Inform,
    Matters,
    NoPreference,
    SetTerm,
    Skip,
    Term,
)
from dialogue.grammar.mention import Mention, NumberMention, OrdinalMention
from dialogue.state import Option, Question, QuestionKind
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import EntryKind
from dialogue.understand.leftovers import Phrase, leftover_phrases, stop_words
from dialogue.understand.text import phrase_stems
from dialogue.understand.values import flag_constraint

_OPTION: Final = re.compile(
    r"^\W*(?:option|number|no\.?|nr\.?|choice|answer|#|opcion|opción|numero|número|respuesta|"
    r"选项|选|第)?\s*\(?([0-9]{1,2}|[a-h])\)?\s*(?:个|项|号)?\W*$",
    re.IGNORECASE,
)
_ALIKE: Final = 88.0
"""Likeness, of 100, at which a whole answer is one of the options."""


def read_answer(draft: Draft) -> bool:
    """Note the acts of an utterance that is wholly an answer; whether it is one."""
    question = draft.state.question
    if question is None:
        return False
    words = draft.utterance.strip()
    if not words:
        return False
    acts = (
        _all(draft, question)
        or _yes_or_no(draft, question)
        or _attitude(draft, question)
        or _by_place(draft, question)
        or _by_label(draft, question)
        or _by_field(draft, question)
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


def _by_place(draft: Draft, question: Question) -> tuple[Act, ...]:
    """The place of an option: "2", "b", "the second"; a number that is no value itself."""
    options = question.options
    if not options:
        return ()
    folded = draft.text.folded.strip()
    for option in options:
        if folded == option.id.casefold() and not folded.isdecimal():
            return option.acts
    found = _OPTION.match(folded)
    if found is not None:
        letter = found[1]
        explicit = len(folded.strip(" .()#")) > len(letter)
        place = int(letter) if letter.isdecimal() else ord(letter) - ord("a") + 1
        if (explicit or not _takes_number(draft, question)) and 1 <= place <= len(options):
            return options[place - 1].acts
        return ()
    ordinals = [one for one in draft.mentions if isinstance(one, OrdinalMention)]
    if len(ordinals) == 1 and _only(draft, ordinals[0]) and len(ordinals[0].positions) == 1:
        place = ordinals[0].positions[0]
        place = len(options) if place == -1 else place
        if 1 <= place <= len(options):
            return options[place - 1].acts
    return ()


def _takes_number(draft: Draft, question: Question) -> bool:
    """Whether a bare number answers the question by itself."""
    if question.kind is QuestionKind.TERM:
        return question.term in (Term.QUANTITY, Term.ANNUAL, Term.BUDGET)
    if question.kind is not QuestionKind.ATTRIBUTE:
        return False
    attribute = draft.scope.attributes.get(question.field or "")
    return question.unit is not None or (attribute is not None and attribute.quantiles is not None)


def _only(draft: Draft, mention: Mention) -> bool:
    """Whether a mention is all that is said, apart from stop words."""
    draft.use(mention.start, mention.end)
    alone = not leftover_phrases(draft) and len(draft.mentions) == 1
    draft.used = bytearray(len(draft.utterance))
    return alone and not draft.cues_of(CueKind.SELECT, CueKind.REJECT, CueKind.WHY, CueKind.COMPARE)


def _by_label(draft: Draft, question: Question) -> tuple[Act, ...]:
    """The whole utterance is the label of an option, or all but equal to one."""
    stop = stop_words(draft.language)
    every = tuple(token.stem for token in draft.tokens)
    said_stems = tuple(token.stem for token in draft.tokens if token.text not in stop) or every
    if draft.cues_of(CueKind.NEGATE, CueKind.DENY):
        said_stems = every
    labelled = [(option, option.label) for option in question.options if option.label]
    for option, label in labelled:
        if phrase_stems(label) in (said_stems, every):
            return option.acts
    if len(said_stems) > 6 or not labelled or draft.text.is_chinese:
        return ()
    plain = " ".join(token.text for token in draft.tokens)
    if len(plain) < 4 or any(token.is_number for token in draft.tokens):
        return ()
    scored = sorted(
        ((fuzz.ratio(plain, " ".join(phrase_stems(label))), option) for option, label in labelled),
        key=lambda pair: -pair[0],
    )
    if scored[0][0] >= _ALIKE and (len(scored) == 1 or scored[1][0] < scored[0][0]):
        return scored[0][1].acts
    return ()


def _by_field(draft: Draft, question: Question) -> tuple[Act, ...]:
    """Which attribute a value was meant for, or which attributes matter: named by the buyer."""
    if question.kind not in (QuestionKind.WHICH, QuestionKind.PRIORITIES):
        return ()
    chosen = _several(draft, question)
    if chosen:
        return (Matters(chosen),)
    if any(isinstance(one, NumberMention) for one in draft.mentions):
        return ()
    named: dict[str, None] = {}
    for match in draft.matches:
        entries = match.of(EntryKind.NAME) or match.of(EntryKind.NAME_PART)
        fields = {entry.field for entry in entries}
        for option in (*question.options, *question.further):
            field = field_of(option)
            if field is not None and field in fields:
                named.setdefault(field)
    if not named or any(match.of(EntryKind.VALUE) for match in draft.matches):
        return ()
    if question.kind is QuestionKind.PRIORITIES:
        flags = {field: _stated_flag(draft, field) for field in named}
        wished = tuple(Inform(flag) for flag in flags.values() if flag is not None)
        others = tuple(field for field, flag in flags.items() if flag is None)
        return (*wished, Matters(others)) if others else wished
    if len(named) > 1:
        return ()
    return next(option.acts for option in question.options if field_of(option) in named)


def _stated_flag(draft: Draft, field: str) -> Constraint | None:
    """That goods have what an attribute of yes or no names: "bifacial" is wanted, not only minded.

    Where it is negated, the utterance is read like any other.
    """
    attribute = draft.scope.attributes.get(field)
    if attribute is None or attribute.kind is not AttributeKind.BOOLEAN:
        return None
    if draft.cues_of(CueKind.NEGATE, CueKind.DENY):
        return None
    return flag_constraint(attribute, wanted=True)


def _several(draft: Draft, question: Question) -> tuple[str, ...]:
    """Several options by their places: "1 and 3", "all of them"."""
    if question.kind is not QuestionKind.PRIORITIES or draft.matches:
        return ()
    fields = [field_of(option) for option in question.options]
    numbers = [one for one in draft.mentions if isinstance(one, NumberMention)]
    places = [
        int(number)
        for one in numbers
        if one.unit is None
        for number in (one.values or (one.low, one.high))
        if number == int(number) and 1 <= number <= len(fields)
    ]
    places += [
        place
        for one in draft.mentions
        if isinstance(one, OrdinalMention)
        for place in one.positions
        if 1 <= place <= len(fields)
    ]
    found = [fields[place - 1] for place in places]
    return tuple(dict.fromkeys(field for field in found if field is not None))


def _all(draft: Draft, question: Question) -> tuple[Act, ...]:
    """Everything that was offered matters."""
    if question.kind is not QuestionKind.PRIORITIES or len(draft.tokens) > 6:
        return ()
    fields = tuple(dict.fromkeys(filter(None, map(field_of, question.options))))
    negated = draft.cues_of(CueKind.NEGATE, CueKind.DENY)
    if not draft.cues_of(CueKind.ALL) or negated or draft.matches or not fields:
        return ()
    return (Matters(fields),)


def field_of(option: Option) -> str | None:
    """The field that an option is about."""
    if option.field is not None:
        return option.field
    for act in option.acts:
        constraint = getattr(act, "constraint", None)
        if isinstance(constraint, Constraint):
            return constraint.field
    return None
