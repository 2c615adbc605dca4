"""An answer that is one of the options: its place or its label."""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz import fuzz

from dialogue.acts import (
    Act,
    Term,
)
from dialogue.grammar.mention import Mention, OrdinalMention
from dialogue.state import Question, QuestionKind
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.leftovers import leftover_phrases, stop_words
from dialogue.understand.text import phrase_stems

_OPTION: Final = re.compile(
    r"^\W*(?:option|number|no\.?|nr\.?|choice|answer|#|opcion|opción|numero|número|respuesta|"
    r"选项|选|第)?\s*\(?([0-9]{1,2}|[a-h])\)?\s*(?:个|项|号)?\W*$",
    re.IGNORECASE,
)


_ALIKE: Final = 88.0
"""Likeness, of 100, at which a whole answer is one of the options."""


def by_place(draft: Draft, question: Question) -> tuple[Act, ...]:
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


def by_label(draft: Draft, question: Question) -> tuple[Act, ...]:
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
