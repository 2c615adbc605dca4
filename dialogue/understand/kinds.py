"""Goods named in answer to which kind is meant: "ovens", where commercial ovens were offered."""

from __future__ import annotations

from dataclasses import replace

from data.constraint import Constraint
from dialogue.state import Option, QuestionKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind, Match


def read_kind(draft: Draft) -> bool:
    """Note the kind of goods that was offered and is named; whether one is.

    The rest of the utterance is read like any other: "ovens, electric, with steam".
    """
    question = draft.state.question
    if question is None or question.kind is not QuestionKind.CATEGORY:
        return False
    for match in draft.matches:
        if not match.of(EntryKind.CATEGORY) or draft.is_used(match.start, match.end):
            continue
        meant = [option for option in question.options if _is_meant(option, match)]
        if len(meant) == 1:
            words = draft.words(match.start, match.end)
            for act in meant[0].acts:
                draft.add(match.start, match.end, replace(act, words=words))
            return True
    return False


def _is_meant(option: Option, match: Match) -> bool:
    """Whether a word names the category of an option, one above it, or one below it."""
    for act in option.acts:
        constraint = getattr(act, "constraint", None)
        if not isinstance(constraint, Constraint):
            continue
        for value in constraint.values:
            path = tuple(str(value).split(" > "))
            for entry in match.of(EntryKind.CATEGORY):
                length = min(len(path), len(entry.path))
                if length and path[:length] == entry.path[:length]:
                    return True
    return False
