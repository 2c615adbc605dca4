"""Products that a buyer asks about and that are no longer shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogue.acts import WhyThis
from dialogue.reply import Reply, Shown
from dialogue.state import DialogueState
from sourcing.service.conversations.as_shown import ranked

if TYPE_CHECKING:
    from dialogue.clarifier import Clarifier


def asked_again(clarifier: Clarifier, after: DialogueState, reply: Reply) -> tuple[Shown, ...]:
    """Of another page, or of a list that has changed, with what speaks for them now.

    Args:
        clarifier: whose belief they are shown by.
        after: the state after the turn.
        reply: to it.
    """
    here = {one.product_id for one in reply.products}
    asked = [
        product
        for one in reply.requests
        if isinstance(one.act, WhyThis)
        for product in one.products
        if product not in here
    ]
    belief = clarifier.belief(after) if asked else None
    return () if belief is None else ranked(belief, asked)
