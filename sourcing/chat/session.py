"""ChatSession: a conversation as it is held: turns, words, what is on the screen, its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from dialogue.acts import Act
from dialogue.answers.answer import Answer
from dialogue.reply import Reply
from dialogue.state import DialogueState
from dialogue.wording import Worded, products_named, speaker_of, word
from dialogue.wording.speaker import Speaker
from sourcing.chat.clock import SessionClock
from sourcing.chat.offered import Row, rows_of
from sourcing.chat.record import Record, RecordedTurn

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from dialogue.answers import Answerer
    from dialogue.clarifier import Clarifier
    from dialogue.language_models import LanguageModel
    from index.engine import EmbeddedIndex


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn with all that is shown of it.

    Attributes:
        number: of the turn, from 1.
        utterance: what the buyer wrote; None for a choice or a command.
        said: what is shown as the buyer's words.
        rows: the products on the screen.
        speaker: who worded it.
    """

    number: int
    utterance: str | None
    said: str
    state: DialogueState
    reply: Reply
    answers: tuple[Answer, ...]
    worded: Worded
    rows: tuple[Row, ...]
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Parts:
    """What a session is held with.

    Attributes:
        clock: of the clarifier.
        rephraser: says replies in its own words; None leaves ours.
    """

    catalogue: Catalogue
    index: EmbeddedIndex
    clarifier: Clarifier
    answerer: Answerer
    clock: SessionClock
    rephraser: LanguageModel | None = None


class ChatSession:
    """Holds one conversation.

    Args:
        parts: what it is held with.
        language: to answer in; None is the buyer's own.
        record: empty, with the settings of the session.
    """

    def __init__(self, parts: Parts, *, language: str | None = None, record: Record) -> None:
        self._parts = parts
        self._language = language
        self.record = record
        self.state = parts.clarifier.open()
        self.last: Exchange | None = None

    def say(self, text: str, *, at: datetime | None = None) -> Exchange:
        """Answer what the buyer writes."""
        moment = self._parts.clock.set(at)
        state, reply = self._parts.clarifier.reply(self.state, text)
        return self._done(state, reply, RecordedTurn(moment, text), text)

    def edit(self, acts: Sequence[Act], said: str, *, at: datetime | None = None) -> Exchange:
        """Answer a choice or a command.

        Args:
            acts: that it stands for.
            said: what is shown as the buyer's words.
            at: when; None is now.
        """
        moment = self._parts.clock.set(at)
        state, reply = self._parts.clarifier.edit(self.state, acts)
        return self._done(state, reply, RecordedTurn(moment, None, tuple(acts)), said)

    def play(self, turn: RecordedTurn) -> Exchange:
        """Have a recorded turn again."""
        if turn.utterance is not None:
            return self.say(turn.utterance, at=turn.at)
        names = ", ".join(type(act).__name__ for act in turn.acts)
        return self.edit(turn.acts, self._chosen(turn.acts) or f"/{names.lower()}", at=turn.at)

    def _chosen(self, acts: Sequence[Act]) -> str | None:
        """The labels of the options that acts stand for."""
        question = self.state.question
        worded = None if self.last is None else self.last.worded.question
        if question is None or worded is None:
            return None
        labels = [
            shown.label
            for one, shown in zip(question.options, worded.options, strict=True)
            if one.acts and all(act in acts for act in one.acts)
        ]
        return ", ".join(labels) or None

    def _done(self, state: DialogueState, reply: Reply, turn: RecordedTurn, said: str) -> Exchange:
        parts = self._parts
        screen = () if self.last is None else self.last.reply.products
        answers = parts.answerer.answers(reply, state.need, screen=screen)
        line = state.need.line()
        quantity = None if line is None or line.quantity is None else line.quantity.value.number
        rows = rows_of(parts.catalogue, reply.products, quantity=quantity, rate=parts.index.rate)
        named = products_named(reply, answers)
        titles = {one.shown.product_id: one.title for one in rows}
        missing = [one for one in named if one not in titles]
        titles |= {one.id: one.title for one in parts.catalogue.products(missing)}
        speaker = speaker_of(
            parts.catalogue.schema,
            self._language or reply.language,
            need=state.need,
            titles=titles,
            suppliers={one.supplier.id: one.supplier.name for one in rows if one.supplier},
        )
        worded = word(speaker, reply, state.need, answers=answers)
        if parts.rephraser is not None:
            from dialogue.language_models import rephrased_reply

            known = [*titles.values(), *speaker.names.suppliers.values()]
            worded = rephrased_reply(parts.rephraser, worded, names=known)
        self.state = state
        self.record = replace(self.record, turns=(*self.record.turns, turn), need=state.need)
        self.last = Exchange(
            len(state.turns), turn.utterance, said, state, reply, answers, worded, rows, speaker
        )
        return self.last
