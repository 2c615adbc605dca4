"""Redrawn: turns that were shown in other words, units or another currency, in those of now.

A turn is a value: its state before it and what was understood in it give the same facts again, as
long as the catalogue is the one that it was answered from. A turn that another generation answered
stays as it was shown, because it cannot be told any more what that one said; its document tells the
units that it is in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sourcing.api.documents.conversation import TurnDocument
from sourcing.service.conversations.making import Making, Place
from sourcing.service.conversations.preferences import Preferences
from sourcing.service.conversations.progress import json_of
from sourcing.service.conversations.stored import restored, titles_in

if TYPE_CHECKING:
    from dialogue.state import DialogueState
    from sourcing.service.shelf import Shelf
    from sourcing.state.records import ConversationTurn


def is_redrawn(before: Preferences, after: Preferences) -> bool:
    """Whether turns look otherwise after a change of preferences."""
    return (before.language, before.currency, before.units) != (
        after.language,
        after.currency,
        after.units,
    )


def redrawn(
    shelf: Shelf,
    conversation: str,
    turns: Sequence[ConversationTurn],
    states: Sequence[DialogueState],
    preferences: Preferences,
) -> Mapping[int, bytes]:
    """Documents of the turns that the catalogue in use answered, by number.

    Args:
        shelf: the catalogue in use.
        conversation: whose turns they are.
        turns: as they were shown, all of them.
        states: before the first turn and after each one.
        preferences: that they are to be shown in.
    """
    found: dict[int, bytes] = {}
    titles: Mapping[str, str] | None = None
    for turn, before, after in zip(turns, states, states[1:], strict=False):
        shown = TurnDocument.model_validate_json(restored(turn, conversation))
        if shown.generation != shelf.generation:
            continue
        if titles is None:
            titles = titles_in(turns)
        place = Place(conversation, shown.version, titles)
        made = Making(shelf, before, preferences, place).again(after, shown)
        found[turn.number] = json_of(made)
    return found
