"""Impressions: what a turn showed and what was chosen in it, as events to learn from."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue.reply import ChangeKind
from sourcing.service.conversations.making import Made
from sourcing.state.events import EventKind, NewEvent, Placed
from sourcing.state.records import Conversation


def events_of(before: Conversation, made: Made) -> tuple[NewEvent, ...]:
    """Of a conversation whose buyer agrees: the list, where it is a new one, and what was chosen.

    Args:
        before: the conversation until the turn.
        made: the turn.
    """
    return (*_chosen(before, made), *_shown(before, made))


def _shown(before: Conversation, made: Made) -> Iterator[NewEvent]:
    document, need = made.document, made.state.need
    line = need.line()
    query = "" if line is None else line.query.strip()
    held = (before.state.shown, before.state.offset)
    if not query or not document.products or held == (made.state.shown, made.state.offset):
        return
    yield NewEvent(
        kind=EventKind.IMPRESSION,
        query=query,
        products=tuple(Placed(one.product_id, one.position) for one in document.products),
        consent=True,
        conversation=before.id,
        turn=document.number,
    )


def _chosen(before: Conversation, made: Made) -> Iterator[NewEvent]:
    """Products put on the shortlist, where they stood in the list that they were chosen from."""
    state = before.state
    places = {one: state.offset + n for n, one in enumerate(state.shown, start=1)}
    for change in made.changes:
        line = made.state.need.line(change.line)
        query = "" if line is None else line.query.strip()
        chosen = [one for one in change.products if one in places]
        if change.kind is ChangeKind.SELECTED and query and chosen:
            yield NewEvent(
                kind=EventKind.SELECTION,
                query=query,
                products=tuple(Placed(one, places[one]) for one in chosen),
                consent=True,
                conversation=before.id,
                turn=made.document.number,
            )
