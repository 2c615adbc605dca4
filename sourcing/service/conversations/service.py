"""ConversationService: conversations as callers hold them, whatever the transport."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import orjson

from data.need import Need
from dialogue.state import DialogueState
from sourcing.api.documents.conversation import (
    ConversationDocument,
    ConversationPage,
    ConversationSummary,
    ErasedDocument,
    NeedDocument,
)
from sourcing.service.conversations.context import Context, Named, speaker_in
from sourcing.service.conversations.making import Entry
from sourcing.service.conversations.need_document import need_document
from sourcing.service.conversations.preferences import (
    Preferences,
    checked,
    preferences_of,
    with_currency,
)
from sourcing.service.conversations.progress import Listener
from sourcing.service.conversations.questions import question_id
from sourcing.service.conversations.redrawn import is_redrawn, redrawn
from sourcing.service.conversations.stored import restored, version_of
from sourcing.service.conversations.transcript import Format, Transcript, transcript_of
from sourcing.service.conversations.turns import Answered, Turns, again
from sourcing.state.protocols.limits import PAGE
from sourcing.state.records import Conversation

if TYPE_CHECKING:
    from sourcing.service.service import Service
    from sourcing.service.shelf import Shelf
    from sourcing.state.records import ConversationTurn

_NO_TURNS = b'"turns":[]}'
"""How a conversation's document ends before its turns are put in."""


@dataclass(frozen=True, slots=True)
class Held:
    """A conversation as it is read.

    Attributes:
        document: `ConversationDocument` as JSON.
    """

    id: str
    version: int
    document: bytes


class ConversationService:
    """Everything that is done with conversations; safe to share between threads.

    All methods block. What another owner has is not found.

    Args:
        service: with the catalogue and the stores.
    """

    def __init__(self, service: Service) -> None:
        stores = service.stores
        self._shelves = service.shelves
        self._conversations = stores.conversations
        self._turns = Turns(
            service.shelves, stores.conversations, stores.feedback, service.measures
        )

    def create(
        self,
        owner: str,
        preferences: Preferences,
        *,
        message: str | None = None,
        listener: Listener | None = None,
    ) -> Held:
        """A new conversation, with its first turn where there is a message.

        Raises:
            InputError: there is no such currency or time zone.
        """
        settings = checked(preferences).settings(None)
        with self._shelves.use() as shelf:
            state = shelf.clarifier.open()
        made = self._conversations.create(owner, state, settings=settings)
        if message is not None:
            self._turns.take(made.id, owner, Entry(text=message), listener=listener)
        return self.read(made.id, owner)

    def take(
        self,
        conversation: str,
        owner: str,
        entry: Entry,
        *,
        expected: int | None = None,
        listener: Listener | None = None,
    ) -> Answered:
        """Answer a turn and keep it; see `Turns.take`."""
        return self._turns.take(conversation, owner, entry, expected=expected, listener=listener)

    def version(self, conversation: str, owner: str) -> int:
        """The version it is at."""
        return self._conversations.summary(conversation, owner).version

    def read(
        self, conversation: str, owner: str, *, since: int = 0, last: int | None = None
    ) -> Held:
        """A conversation with its turns as they were shown.

        Args:
            conversation: its id.
            owner: whose it is.
            since: only turns that came after this version.
            last: only the latest so many of them.
        """
        held = self._conversations.get(conversation, owner)
        turns = self._conversations.turns(conversation, owner)[: len(held.state.turns)]
        head = orjson.dumps(
            {
                **self._head(held),
                "need": self._need(held, turns),
                "turns": (),
            }
        )
        documents = [
            restored(one, conversation) for one in turns if version_of(one, conversation) > since
        ]
        documents = documents if last is None else documents[max(0, len(documents) - last) :]
        document = head.removesuffix(_NO_TURNS) + b'"turns":[%s]}' % b",".join(documents)
        return Held(held.id, held.version, document)

    def turn(
        self, conversation: str, owner: str, number: int, *, said: str | None = None
    ) -> Answered | None:
        """One turn as it was shown; None when there is none of this number.

        Args:
            conversation: its id.
            owner: whose it is.
            number: from 1.
            said: words that it has to be the answer to; None does not ask.
        """
        found = self._conversations.turns(conversation, owner, after=number - 1, limit=1)
        if number < 1 or not found or (said is not None and found[0].utterance != said):
            return None
        version = version_of(found[0], conversation)
        return Answered(version, number, restored(found[0], conversation), replayed=True)

    def count(self, conversation: str, owner: str) -> int:
        """How many turns it has."""
        return self._conversations.summary(conversation, owner).turns

    def standing(self, conversation: str, owner: str) -> tuple[int, int]:
        """The version that it is at, and how many turns it has."""
        found = self._conversations.summary(conversation, owner)
        return found.version, found.turns

    def versions(self, conversations: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
        """The versions of those that are there, each named with its owner."""
        return self._conversations.versions(conversations)

    def turns_after(
        self, conversation: str, owner: str, *, after: int
    ) -> tuple[tuple[int, int], ...]:
        """Numbers of later turns, each with the version since when it has been there."""
        found = self._conversations.turns(conversation, owner, after=after)
        return tuple((one.number, version_of(one, conversation)) for one in found)

    def need(self, conversation: str, owner: str) -> tuple[int, NeedDocument]:
        """The version of a conversation, and its need in the present settings."""
        held = self._conversations.get(conversation, owner)
        return held.version, self._fresh(held)

    def typed_need(self, conversation: str, owner: str) -> Need:
        """The need itself, as programs work with it."""
        return self._conversations.get(conversation, owner).state.need

    def list(self, owner: str, *, cursor: str | None = None, limit: int = PAGE) -> ConversationPage:
        """The owner's conversations, the last changed first."""
        page = self._conversations.list(owner, cursor=cursor, limit=limit)
        return ConversationPage(
            conversations=tuple(
                ConversationSummary(
                    id=one.id,
                    title=one.settings.title or "",
                    created=one.created,
                    updated=one.updated,
                    turns=one.turns,
                    version=one.version,
                )
                for one in page.items
            ),
            cursor=page.next,
        )

    def set(
        self,
        conversation: str,
        owner: str,
        changes: Mapping[str, object],
        *,
        expected: int | None = None,
    ) -> Held:
        """Change settings; turns that were shown before are shown in the new ones, too.

        Args:
            conversation: its id.
            owner: whose it is.
            changes: names of `Preferences`, and ``title``, with what they become.
            expected: version that the change was made from; None does not ask.

        Raises:
            Conflict: it is at another version.
            InputError: there is no such currency or time zone.
        """
        if expected is None:
            return again(
                lambda version: self.set(conversation, owner, changes, expected=version),
                lambda: self.version(conversation, owner),
            )
        held = self._conversations.get(conversation, owner)
        said = dict(changes)
        title = said.pop("title", held.settings.title)
        before = preferences_of(held.settings)
        preferences = checked(replace(before, **said))  # type: ignore[arg-type] # names and types are those of the order's model
        settings = preferences.settings(None if title is None else str(title))
        if settings != held.settings or expected != held.version:
            self._conversations.update(
                conversation,
                owner,
                expected=expected,
                settings=settings,
                documents=self._redrawn(held, preferences)
                if is_redrawn(before, preferences)
                else None,
            )
        return self.read(conversation, owner)

    def fork(self, conversation: str, owner: str, *, after_turn: int) -> Held:
        """A copy that goes its own way after a turn.

        Raises:
            NotFound: there is no such turn.
        """
        made = self._conversations.fork(conversation, owner, after_turn=after_turn)
        return self.read(made.id, owner)

    def erase(self, conversation: str, owner: str, *, rfqs: bool = True) -> ErasedDocument:
        """Delete it for good, with all that was kept of it."""
        done = self._conversations.erase(conversation, owner, rfqs=rfqs)
        return ErasedDocument.model_validate(done)

    def transcript(self, conversation: str, owner: str, form: Format) -> Transcript:
        """All that was said, to be read or kept elsewhere."""
        held = self._conversations.get(conversation, owner)
        turns = self._conversations.turns(conversation, owner)
        return transcript_of(held, turns, form)

    def _redrawn(self, held: Conversation, preferences: Preferences) -> Mapping[int, bytes]:
        turns = self._conversations.turns(held.id, held.owner)
        states = self._conversations.states(held.id, held.owner)
        with self._shelves.use() as shelf:
            return redrawn(shelf, held.id, turns, states, preferences)

    def _head(self, held: Conversation) -> dict[str, object]:
        """A conversation's document without its turns."""
        preferences = preferences_of(held.settings)
        document = ConversationDocument.model_validate(
            {
                "id": held.id,
                "version": held.version,
                "title": held.settings.title or "",
                "language": preferences.language,
                "currency": preferences.currency,
                "units": preferences.units,
                "time_zone": preferences.time_zone,
                "feedback": preferences.feedback,
                "created": held.created,
                "updated": held.updated,
                "parent": held.parent,
                "total_turns": held.turns,
                "question": question_id(held.state),
                "need": None,
                "turns": (),
            }
        )
        return document.model_dump(mode="json", exclude={"need", "turns"})

    def _need(
        self, held: Conversation, turns: Sequence[ConversationTurn]
    ) -> orjson.Fragment | None:
        """The need as JSON: that of the last turn, unless settings have changed since."""
        if not turns:
            return None
        last = turns[-1]
        if version_of(last, held.id) == held.version:
            return orjson.Fragment(orjson.dumps(orjson.loads(last.document)["need"]))
        return orjson.Fragment(self._fresh(held).model_dump_json())

    def _fresh(self, held: Conversation) -> NeedDocument:
        preferences = preferences_of(held.settings)
        state: DialogueState = with_currency(held.state, preferences.currency)
        with self._shelves.use() as shelf:
            speaker = speaker_in(
                shelf.catalogue.schema,
                preferences.language or state.need.language,
                preferences.display,
                need=state.need,
                named=Named(suppliers=_suppliers(shelf)),
            )
            belief = shelf.clarifier.belief(state)
            return need_document(Context(speaker, state.turns, belief), state.need)


def _suppliers(shelf: Shelf) -> Mapping[str, str]:
    return {key: one.name for key, one in shelf.records.suppliers().items()}
