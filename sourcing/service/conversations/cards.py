"""Cards of a reply: the products of its list, with how each stands to the need and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from data.need import Need
from dialogue.reply import Outcome, Shown
from dialogue.wording.speaker import Speaker
from sourcing.api.documents.card import ProductCard, ReasonDocument
from sourcing.api.documents.constraint import OutcomeDocument
from sourcing.service.cards import Place, cards_of
from sourcing.service.conversations.reasons import reasons_of

if TYPE_CHECKING:
    from dialogue.belief import Belief
    from sourcing.service.shelf import Shelf


def cards_in(
    shelf: Shelf,
    speaker: Speaker,
    need: Need,
    products: Sequence[Shown],
    belief: Belief | None,
) -> tuple[ProductCard, ...]:
    """The products of a reply as cards, priced at the quantity that is wanted.

    Args:
        shelf: the catalogue in use.
        speaker: of the language and units to answer in.
        need: after the turn.
        products: of the list, in its order.
        belief: that they are shown by.
    """
    if not products:
        return ()
    line, currency = need.line(), need.terms.currency
    quantity = None if line is None or line.quantity is None else line.quantity.value.number
    if belief is None:
        reasons: Sequence[tuple[ReasonDocument, ...]] = [()] * len(products)
    else:
        reasons = reasons_of(speaker, shelf.answerer, need, products, belief)
    places = [
        Place(
            one.product_id,
            one.position,
            round(one.score, 6),
            tuple(_outcome(speaker, outcome) for outcome in one.outcomes),
            why,
            alike=one.duplicates,
            selected=one.selected,
        )
        for one, why in zip(products, reasons, strict=True)
    ]
    return cards_of(
        shelf,
        places,
        language=speaker.names.language,
        quantity=quantity,
        currency=None if currency is None else currency.value,
        speaker=speaker,
    )


def _outcome(speaker: Speaker, outcome: Outcome) -> OutcomeDocument:
    constraint = outcome.requirement.constraint
    return OutcomeDocument(
        field=constraint.field,
        label=speaker.names.field(constraint.field),
        importance=constraint.importance,
        truth=outcome.truth,
        required=speaker.condition(constraint),
        value=None if outcome.value is None else speaker.value(constraint.field, outcome.value),
    )
