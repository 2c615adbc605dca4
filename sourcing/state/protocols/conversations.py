"""ConversationStore: conversations, each with its turns."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from dialogue.state import DialogueState
from sourcing.state.protocols.limits import PAGE
from sourcing.state.records import (
    Conversation,
    ConversationSettings,
    ConversationSummary,
    ConversationTurn,
    Erased,
    NewTurn,
    Page,
)


class ConversationStore(Protocol):
    """Conversations, each with its turns."""

    def create(
        self, owner: str, state: DialogueState, *, settings: ConversationSettings | None = None
    ) -> Conversation:
        """Keep a new conversation.

        Raises:
            InputError: the state has turns; a conversation begins without.
        """
        ...

    def get(self, conversation: str, owner: str) -> Conversation:
        """A conversation, ready to be gone on with.

        Raises:
            NotFound: there is none with this id that this owner has.
        """
        ...

    def summary(self, conversation: str, owner: str) -> ConversationSummary:
        """How a conversation stands, without what was said in it: one row is read.

        Raises:
            NotFound: there is none with this id that this owner has.
        """
        ...

    def versions(self, conversations: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
        """The versions of conversations, each named with its owner; those that are not there are
        left out.
        """
        ...

    def turns(
        self, conversation: str, owner: str, *, after: int = 0, limit: int | None = None
    ) -> tuple[ConversationTurn, ...]:
        """Its turns as they were shown, in their order: those after a number, at most so many."""
        ...

    def states(self, conversation: str, owner: str) -> tuple[DialogueState, ...]:
        """Its state before the first turn, and after each one, in their order.

        Raises:
            NotFound: there is none with this id that this owner has.
        """
        ...

    def message(self, conversation: str, owner: str, message: str) -> ConversationTurn | None:
        """The turn that answered a client's message; None when none did."""
        ...

    def list(
        self, owner: str, *, cursor: str | None = None, limit: int = PAGE
    ) -> Page[ConversationSummary]:
        """The owner's conversations, the last changed first.

        Raises:
            InputError: the cursor is not one that a page had, or the limit is out of bounds.
        """
        ...

    def append(
        self,
        conversation: str,
        owner: str,
        *,
        expected: int | None,
        state: DialogueState,
        turn: NewTurn,
    ) -> int:
        """Keep the next turn and the state after it, whose last turn it is; gives the new version.

        ``expected`` is the version that the turn was made from. With None only the turn itself must
        be the next one: a change of settings in between does not matter.

        Raises:
            Conflict: the conversation has gone on in the meantime, or has answered this message.
            InputError: the state holds no turn, or the document is not JSON in UTF-8.
        """
        ...

    def update(
        self,
        conversation: str,
        owner: str,
        *,
        expected: int | None,
        settings: ConversationSettings,
        documents: Mapping[int, bytes] | None = None,
    ) -> int:
        """Replace its settings, and what is shown of some turns with them; gives the new version.

        ``documents`` are those turns as they are shown from now on, by their numbers.

        Raises:
            Conflict: it is not the version expected.
            InputError: a document is not JSON in UTF-8.
        """
        ...

    def fork(self, conversation: str, owner: str, *, after_turn: int) -> Conversation:
        """A new conversation with the same settings and the same turns up to one of them.

        ``after_turn`` is the last one that is kept; 0 keeps none.

        Raises:
            NotFound: there is no such turn.
        """
        ...

    def erase(self, conversation: str, owner: str, *, rfqs: bool = True) -> Erased:
        """Delete it for good: its turns, feedback on it, answers kept for repeated requests.

        Conversations that were forked from it are the owner's to erase; they are named. Without
        ``rfqs``, the requests for quotation made from it stay, and no longer say so.
        """
        ...

    def purge(self, before: datetime, *, rfqs: bool = True, batch: int = 200) -> Erased:
        """Delete all conversations that have not changed since, whoever has them, as `erase` does.

        So many of a ``batch`` are deleted in one transaction.
        """
        ...
