"""Feedback: what buyers did with what they were shown, kept where they agree to it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from data.errors import InputError
from sourcing.state.events import EventKind, NewEvent, Placed
from sourcing.state.exports import write_click_log

if TYPE_CHECKING:
    from sourcing.state.protocols import ConversationStore, FeedbackStore


_FORMULA: Final = "=+-@\t\r\n ＝＋－＠"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a client tells of one product.

    Attributes:
        query: that it was shown for; None takes that of the conversation.
        position: in the list, from 1; None where it was not in a list.
        value: of a rating, 0 to 4.
        at: with a zone; None is now.
    """

    kind: EventKind
    product_id: str
    query: str | None = None
    conversation: str | None = None
    position: int | None = None
    value: int | None = None
    at: datetime | None = None


class FeedbackService:
    """Keeps and gives out what can be learnt from.

    Args:
        feedback: where it is kept.
        conversations: that it may be about.
    """

    def __init__(self, feedback: FeedbackStore, conversations: ConversationStore) -> None:
        self._feedback = feedback
        self._conversations = conversations

    def tell(self, owner: str, told: Sequence[Told], *, consent: bool) -> int:
        """Keep what a client tells of; nothing at all without consent. Gives how many are kept.

        Raises:
            NotFound: the owner has no such conversation.
            InputError: no query is known, a rating is none, or a moment is in no zone.
        """
        if not consent:
            return 0
        queries: dict[str, str] = {}
        events = [self._event(owner, n, one, queries) for n, one in enumerate(told)]
        return len(self._feedback.record(owner, _lists(events)))

    def click_log(self) -> bytes:
        """All that may be learnt from, as the table that a ranker is trained with.

        Nothing in it is a formula to who opens it as a sheet, though visitors wrote the queries:
        signs that begin one mean nothing to a search and are left out, and so are lines of
        products whose ids begin with one.
        """
        with TemporaryDirectory() as folder:
            path = Path(folder) / "clicks.csv"
            write_click_log(self._feedback, path)
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
        text = io.StringIO()
        log = csv.writer(text, lineterminator="\n")
        for query, product_id, *figures in rows:
            words = query.lstrip(_FORMULA)
            if words and not product_id.startswith(tuple(_FORMULA)):
                log.writerow((words, product_id, *figures))
        return text.getvalue().encode()

    def _event(self, owner: str, place: int, told: Told, queries: dict[str, str]) -> NewEvent:
        query = told.query
        if query is None and told.conversation is not None:
            query = self._query(told.conversation, owner, queries)
        if not query or not query.strip():
            raise InputError(
                "for which words was it shown?",
                field=f"events.{place}.query",
                accepted="a query, or a conversation in which a product is wanted",
            )
        if told.at is not None and told.at.tzinfo is None:
            raise InputError(
                "a moment without its zone",
                field=f"events.{place}.at",
                value=told.at.isoformat(),
                accepted="such as 2026-11-22T09:30:00Z",
            )
        if (told.kind is EventKind.RATING) != (told.value is not None):
            raise InputError(
                "a rating has a value, and nothing else has",
                field=f"events.{place}.value",
                value=told.value,
                accepted="0 to 4 for a rating, null for all else",
            )
        return NewEvent(
            kind=told.kind,
            query=query.strip(),
            products=(Placed(told.product_id, told.position or 1),),
            consent=True,
            conversation=told.conversation,
            rating=told.value,
            at=told.at,
        )

    def _query(self, conversation: str, owner: str, known: dict[str, str]) -> str:
        if conversation not in known:
            line = self._conversations.get(conversation, owner).state.need.line()
            known[conversation] = "" if line is None else line.query
        return known[conversation]


def _lists(events: Iterable[NewEvent]) -> Iterator[NewEvent]:
    """The same, products that were shown together as one list."""
    held: NewEvent | None = None
    for one in events:
        if held is not None and _together(held, one):
            held = replace(held, products=(*held.products, *one.products))
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _together(one: NewEvent, other: NewEvent) -> bool:
    return (
        one.kind is EventKind.IMPRESSION
        and other.kind is EventKind.IMPRESSION
        and (one.query, one.conversation, one.at) == (other.query, other.conversation, other.at)
        and other.products[0].position > one.products[-1].position
    )
