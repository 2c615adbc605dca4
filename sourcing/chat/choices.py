"""Choices: numbers typed in answer to a question, as the acts of the options they stand for."""

from __future__ import annotations

import re
from typing import Final

from dialogue.acts import Act, NoPreference, Skip
from dialogue.state import Question, QuestionKind

_NUMBERS: Final = re.compile(r"\s*\d{1,2}(?:\s*(?:[,;，；、+&/]|\s|and|y|和)\s*\d{1,2})*\s*\.?\s*")


def chosen_options(question: Question | None, text: str) -> tuple[int, ...]:
    """Places of the options that a text chooses by their numbers; the last one is to skip.

    Empty when the text is no choice: then it is read as words.
    """
    if question is None or not question.options or not _NUMBERS.fullmatch(text):
        return ()
    places = tuple(dict.fromkeys(int(one) - 1 for one in re.findall(r"\d+", text)))
    last = len(question.options)
    if not all(0 <= one <= last for one in places):
        return ()
    if len(places) > 1 and (last in places or not _joins(question)):
        return ()
    return places


def acts_of_choice(question: Question, places: tuple[int, ...]) -> tuple[Act, ...]:
    """The acts that chosen options stand for."""
    if places == (len(question.options),):
        return (Skip(),) if question.kind is QuestionKind.TERM else (NoPreference(),)
    return tuple(act for place in places for act in question.options[place].acts)


def _joins(question: Question) -> bool:
    """Whether several options can be meant at once: one of several values, or several fields."""
    return question.several or (
        question.kind is QuestionKind.ATTRIBUTE
        and all(one.label is not None for one in question.options)
    )
