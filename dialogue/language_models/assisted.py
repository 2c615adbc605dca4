"""AssistedUnderstander: the grammar first; a model is asked only about what the grammar left."""

from __future__ import annotations

import logging
from typing import Final

from data.schema import AttributeSchema
from dialogue.acts import Act, NotUnderstood, OffTopic, Understanding
from dialogue.answers.selection import category_of
from dialogue.language_models.protocol import (
    FieldSheet,
    LanguageModel,
    LanguageModelFailure,
    Task,
)
from dialogue.language_models.validate import validated
from dialogue.protocols import Clock, Understander
from dialogue.state import DialogueState

SECONDS: Final = 4.0
_FIELDS: Final = 40
_VALUES: Final = 12
_LOG = logging.getLogger(__name__)


class AssistedUnderstander:
    """Satisfies `dialogue.protocols.Understander`.

    With a model that fails, is slow or proposes nothing that holds, it answers what the grammar
    alone does. With a model, a replay understands anew and may differ; records keep the utterance.

    Args:
        grammar: reads first.
        model: reads what is left.
        schema: of the catalogue.
        seconds: that the model has.
    """

    def __init__(
        self,
        grammar: Understander,
        model: LanguageModel,
        schema: AttributeSchema,
        *,
        seconds: float = SECONDS,
    ) -> None:
        self._grammar = grammar
        self._model = model
        self._schema = schema
        self._seconds = seconds

    def understand(self, utterance: str, state: DialogueState, clock: Clock) -> Understanding:
        """The acts of an utterance; never raises for what a buyer writes or a model says."""
        read = self._grammar.understand(utterance, state, clock)
        unread = tuple(act for act in read.acts if isinstance(act, NotUnderstood))
        if read.acts and not unread:
            return read
        line = state.need.line()
        path = () if line is None else category_of(line) or ()
        task = Task(
            utterance,
            tuple(act.words for act in unread),
            None if state.question is None else state.question.field,
            "" if line is None else line.query,
            self._sheets(path),
        )
        try:
            proposals = self._model.propose(task, seconds=self._seconds)
        except LanguageModelFailure as failure:
            _LOG.info("language model left out: %s", failure)
            return read
        found = validated(proposals.acts, utterance, self._schema, path)
        return Understanding(_joined(read.acts, found), read.language)

    def _sheets(self, path: tuple[str, ...]) -> tuple[FieldSheet, ...]:
        category = self._schema.categories.get(path) or self._schema.categories.get(())
        attributes = () if category is None else category.attributes
        return tuple(
            FieldSheet(
                one.id,
                one.label,
                one.kind.value,
                one.unit,
                tuple(value.label for value in one.values[:_VALUES]),
            )
            for one in attributes[:_FIELDS]
            if one.is_askable
        )


def _joined(read: tuple[Act, ...], found: tuple[Act, ...]) -> tuple[Act, ...]:
    """What the grammar read, with what the model adds in the place of what was not understood.

    A proposal about words that the grammar has understood is left out: the grammar is trusted.
    """
    known = [act for act in read if not isinstance(act, NotUnderstood)]
    unread = [act for act in read if isinstance(act, NotUnderstood)]
    added: list[Act] = []
    for act in found:
        if isinstance(act, OffTopic) and known:
            continue
        if unread and not any(_touch(act.words, one.words) for one in unread):
            continue
        added.append(act)
    left = [one for one in unread if not any(_touch(act.words, one.words) for act in added)]
    return (*known, *added, *left)


def _touch(one: str, other: str) -> bool:
    first, second = one.casefold(), other.casefold()
    return first in second or second in first
