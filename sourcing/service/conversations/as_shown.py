"""As shown: the products of a list that was shown before, as the belief has them now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dialogue.belief.outcomes import shown_products
from dialogue.reply import Shown
from sourcing.api.documents.card import ProductCard

if TYPE_CHECKING:
    from dialogue.belief import Belief


def as_shown(
    found: Sequence[Shown], belief: Belief | None, cards: Sequence[ProductCard]
) -> tuple[Shown, ...]:
    """The products of a list in the places that they had in it.

    Prices in another currency may order a list otherwise by a hair; what "the second one" was stays
    what it was.

    Args:
        found: the products that are found now.
        belief: that they are of.
        cards: the list.
    """
    known = {one.product_id: one for one in found}
    missing = [one.product_id for one in cards if one.product_id not in known]
    if missing and belief is not None:
        known |= {one.product_id: one for one in ranked(belief, missing)}
    return tuple(
        replace(
            known[one.product_id],
            position=one.position,
            score=one.score,
            selected=one.selected,
        )
        for one in cards
        if one.product_id in known
    )


def ranked(belief: Belief, product_ids: Sequence[str]) -> tuple[Shown, ...]:
    """Products where the ranking has them; those that it does not have are left out."""
    found: list[Shown] = []
    for number in belief.domain.source.documents(product_ids).tolist():
        at = (belief.domain.documents[belief.ranking] == number).nonzero()[0]
        if len(at):
            found += shown_products(belief, int(at[0]), int(at[0]) + 1)
    return tuple(found)
