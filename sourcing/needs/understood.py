"""Words of a need, understood as in a conversation: the product, requirements, quantity, terms.

One utterance, read by the dialogue's understanding and folded over an empty state, so that
"electric forklift 2.5 t" is the same need whether it is typed on a command line or in a chat.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, TypeVar

from data.need import CommercialTerms, Need, NeedLine, Requirement, Stated

if TYPE_CHECKING:
    from dialogue.acts import Act, Ambiguous, OutOfRange
    from dialogue.protocols import Clock, Understander

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of some words.

    Attributes:
        need: its lines are searched for by the words that name the product, and by those that
            nothing was made of; by all the words where no product was recognised.
        ambiguous: values that several attributes could take: none was taken.
        out_of_range: values that no product has: not taken as requirements.
        unread: words that nothing was made of.
    """

    need: Need
    ambiguous: tuple[Ambiguous, ...] = ()
    out_of_range: tuple[OutOfRange, ...] = ()
    unread: tuple[str, ...] = ()


def understand_words(words: str, understander: Understander, clock: Clock) -> Understood:
    """Understand the words of a need.

    Args:
        words: as a person writes them, in any language that is understood.
        understander: with the words of the catalogue.
        clock: of the buyer, for days such as "in six weeks".
    """
    from dialogue.acts import Ambiguous, NotUnderstood, OutOfRange
    from dialogue.fold import fold
    from dialogue.state import DialogueState

    found = understander.understand(words, DialogueState(), clock)
    acts = [one for one in found.acts if _is_of_a_need(one)]
    folded = fold(DialogueState(need=Need(language=found.language)), acts).state.need
    unread = tuple(one for one in found.acts if isinstance(one, NotUnderstood))
    lines = tuple(
        _searched(line, words, [one.words for one in unread if one.line in (None, line.id)])
        for line in folded.lines or (NeedLine("1", ""),)
    )
    need = replace(folded, lines=lines, focus=lines[0].id, language=found.language)
    return Understood(
        _outside_a_conversation(need),
        tuple(one for one in found.acts if isinstance(one, Ambiguous)),
        tuple(one for one in found.acts if isinstance(one, OutOfRange)),
        tuple(one.words for one in unread),
    )


def _is_of_a_need(act: Act) -> bool:
    """What says something of the need; commands and questions have nobody to answer them here."""
    from dialogue.acts import (
        Correct,
        Inform,
        Matters,
        NoPreference,
        Note,
        SetTerm,
        Want,
        Weigh,
    )

    return isinstance(
        act, Want | Inform | Correct | SetTerm | NoPreference | Matters | Weigh | Note
    )


def _searched(line: NeedLine, words: str, unread: Iterable[str]) -> NeedLine:
    """A line with the words it is searched by: a model number that nobody knows is still one."""
    if not line.query:
        return replace(line, query=words.strip())
    return replace(line, query=" ".join((line.query, *unread)))


def _outside_a_conversation(need: Need) -> Need:
    """The need without turns: there were none."""
    terms = {
        one.name: _without_turn(getattr(need.terms, one.name)) for one in fields(CommercialTerms)
    }
    lines = tuple(
        replace(
            line,
            requirements=tuple(_without_turn(one) for one in line.requirements),
            notes=tuple(_without_turn(one) for one in line.notes),
            quantity=_without_turn(line.quantity),
            annual=_without_turn(line.annual),
            budget=_without_turn(line.budget),
        )
        for line in need.lines
    )
    return replace(need, lines=lines, terms=CommercialTerms(**terms))


def _without_turn(part: T) -> T:
    if isinstance(part, Stated | Requirement):
        return replace(part, provenance=replace(part.provenance, turn=None))
    return part
