"""Turns: a turn is answered on the newest state and kept, or not at all.

Two windows may be open on one conversation. Whoever says which version a turn is for gets a
conflict when there is a newer one; whoever does not has the turn answered again on the newer one.
A message that carries an id of its own is answered once, however often it is sent.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Final, TypeVar

from data.errors import Conflict, SourcingError
from dialogue.reply import ChangeKind
from sourcing.service.conversations.impressions import events_of
from sourcing.service.conversations.making import Entry, Made, Place, make_turn
from sourcing.service.conversations.preferences import Preferences, preferences_of, title_of
from sourcing.service.conversations.progress import Event, Listener, Stage, json_of
from sourcing.service.conversations.stored import restored, titles_in, version_of
from sourcing.service.measures import Measures, Step
from sourcing.state.records import Conversation, ConversationTurn, NewTurn

if TYPE_CHECKING:
    from sourcing.service.shelf import Shelf, Shelves
    from sourcing.state.protocols import ConversationStore, FeedbackStore

T = TypeVar("T")

_TRIES: Final = 5
"""How often a turn is answered anew because another one came between."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answered:
    """A turn that is kept.

    Attributes:
        version: of the conversation after it.
        document: `TurnDocument` as JSON.
        replayed: it had been answered before.
    """

    version: int
    number: int
    document: bytes
    replayed: bool = False


class Turns:
    """Answers turns; safe to share between threads.

    Args:
        shelves: the catalogue in use.
        conversations: where turns are kept.
        feedback: where it is kept what was shown, of conversations whose buyer agrees.
        measures: told of every turn.
    """

    def __init__(
        self,
        shelves: Shelves,
        conversations: ConversationStore,
        feedback: FeedbackStore,
        measures: Measures,
    ) -> None:
        self._shelves = shelves
        self._conversations = conversations
        self._feedback = feedback
        self._measures = measures

    def take(
        self,
        conversation: str,
        owner: str,
        entry: Entry,
        *,
        expected: int | None = None,
        listener: Listener | None = None,
    ) -> Answered:
        """Answer a turn and keep it; when it returns, the turn is not lost any more.

        Args:
            conversation: its id.
            owner: whose it is.
            entry: what is said or done.
            expected: version that it is meant for; None is the newest, whatever it is.
            listener: hears of the turn while it is answered.

        Raises:
            NotFound: the owner has no such conversation.
            Conflict: it is at another version than expected; it keeps being changed by others; an
                edit answers a question that is not open; or the message's id was another one's.
            InputError: an edit cannot be.
        """
        for _ in range(_TRIES):
            known = self._known(conversation, owner, entry)
            if known is not None:
                return self._told(known, conversation, listener)
            held = self._conversations.get(conversation, owner)
            if expected is not None and held.version != expected:
                raise Conflict(
                    "the conversation has gone on in the meantime",
                    expected=expected,
                    actual=held.version,
                    field="If-Match",
                    value=expected,
                    accepted=str(held.version),
                )
            try:
                return self._answered(held, entry, listener)
            except _Overtaken:
                continue
        raise Conflict(
            "the conversation keeps being changed by others", accepted="the same once more"
        )

    def _known(self, conversation: str, owner: str, entry: Entry) -> ConversationTurn | None:
        if entry.message is None:
            return None
        found = self._conversations.message(conversation, owner, entry.message)
        if found is not None and not _is_of(found, entry):
            raise Conflict(
                "this key was used for another message",
                field="Idempotency-Key",
                value=entry.message,
                accepted="a key of its own for each message",
            )
        return found

    def _told(
        self, turn: ConversationTurn, conversation: str, listener: Listener | None
    ) -> Answered:
        document = restored(turn, conversation)
        if listener is not None:
            listener(Event(Stage.ACCEPTED, turn.number, json_of({"turn": turn.number})))
            listener(Event(Stage.DONE, turn.number, document))
        return Answered(version_of(turn, conversation), turn.number, document, replayed=True)

    def _answered(self, held: Conversation, entry: Entry, listener: Listener | None) -> Answered:
        preferences = preferences_of(held.settings)
        at = preferences.now()
        with self._shelves.use() as shelf:
            entitling = held.settings.title is None
            place = Place(
                held.id,
                held.version + (2 if entitling else 1),
                self._titles(held, shelf),
            )
            made = make_turn(shelf, held.state, entry, preferences, place, at=at, listener=listener)
        since = perf_counter()
        document = json_of(made.document)
        fingerprint = None if entry.message is None else entry.fingerprint
        turn = NewTurn(at, made.document.said, document, entry.message, fingerprint)
        try:
            version = held.version
            if entitling:
                settings = preferences.settings(title_of(made.state.need, made.document.said))
                version = self._conversations.update(
                    held.id, held.owner, expected=version, settings=settings
                )
            version = self._conversations.append(
                held.id, held.owner, expected=version, state=made.state, turn=turn
            )
        except Conflict as error:
            raise _Overtaken from error
        timings = {**made.timings, "keeping": (perf_counter() - since) * 1000}
        self._tell_of(made, document, listener)
        self._afterwards(held, made, preferences, timings)
        return Answered(version, made.document.number, document)

    def _titles(self, held: Conversation, shelf: Shelf) -> dict[str, str]:
        """What products of shortlists that the catalogue has lost were called."""
        if held.state.generation == shelf.generation:
            return {}
        view = shelf.index.view
        chosen = [one for line in held.state.need.lines for one in line.selected]
        if all(view.number(one) is not None for one in chosen):
            return {}
        return titles_in(self._conversations.turns(held.id, held.owner))

    def _tell_of(self, made: Made, document: bytes, listener: Listener | None) -> None:
        if listener is None:
            return
        number = made.document.number
        for paragraph in made.document.paragraphs:
            listener(Event(Stage.TEXT, number, json_of(paragraph)))
        listener(Event(Stage.DONE, number, document))

    def _afterwards(
        self,
        held: Conversation,
        made: Made,
        preferences: Preferences,
        timings: dict[str, float],
    ) -> None:
        """What follows from a turn that is kept; nothing of it can undo the turn."""
        asked = made.document.question is not None
        self._measures.turned(timings=timings, asked=asked)
        if not held.turns:
            self._measures.step(Step.CONVERSATION)
        if any(one.kind is ChangeKind.SELECTED for one in made.changes):
            questions = sum(one.question is not None for one in made.state.turns)
            self._measures.step(Step.SELECTION, questions=questions)
        if made.document.table is not None:
            self._measures.step(Step.COMPARISON)
        if not preferences.feedback:
            return
        events = events_of(held, made)
        try:
            self._feedback.record(held.owner, events)
        except SourcingError as error:
            _log.warning("feedback of a turn was not kept", extra={"error": type(error).__name__})


def again(change: Callable[[int], T], version: Callable[[], int]) -> T:
    """Make a change to the newest version, anew when another one comes between.

    Raises:
        Conflict: that happens again and again.
    """
    for _ in range(_TRIES - 1):
        try:
            return change(version())
        except Conflict:
            continue
    return change(version())


def _is_of(turn: ConversationTurn, entry: Entry) -> bool:
    """Whether a turn answered an entry, and not another one with the same id."""
    if turn.fingerprint is None:
        # Kept before fingerprints were.
        return turn.utterance == entry.text
    return turn.fingerprint == entry.fingerprint


class _Overtaken(Exception):
    """Another turn was kept while this one was answered."""
