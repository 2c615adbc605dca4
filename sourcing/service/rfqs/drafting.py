"""Drafting: an RFQ from a conversation, a need, or words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from data.errors import InputError, NotFound
from sourcing.ranking.weights import preset_weights
from sourcing.rfqs.answers import set_field
from sourcing.rfqs.draft import Market, draft_rfq, survey
from sourcing.service.measures import Step
from sourcing.service.wanted import need_wanted

if TYPE_CHECKING:
    from data.need import Need
    from data.records import Supplier
    from rfq.document import RfqDocument
    from sourcing.api.documents.rfq import RfqOrder
    from sourcing.service.caller import Caller
    from sourcing.service.service import Service
    from sourcing.service.shelf import Shelf
    from sourcing.state.records import Rfq

MOST_ASKED: Final = 50
"""Suppliers that one RFQ goes to."""


def drafted(order: RfqOrder, service: Service, shelf: Shelf, caller: Caller) -> Rfq:
    """A new RFQ, kept as a draft: every part with the turn and the words that it comes from.

    Raises:
        NotFound: the caller has no such conversation.
        InputError: nothing is wanted yet, a supplier is not known or blocked, or a value is none
            that a document can hold.
    """
    need = need_wanted(order, service, shelf, caller)
    now = datetime.now().astimezone().replace(microsecond=0)
    market = survey(
        shelf.catalogue,
        shelf.index,
        need,
        now=now,
        rates=shelf.rates,
        weights=preset_weights(order.preset),
        memory=shelf.gathered,
    )
    document = _document(order, need, market, shelf, now)
    made = service.stores.rfqs.create(caller.owner, document, conversation=order.conversation_id)
    service.measures.step(Step.RFQ, questions=_questions(order, service, caller))
    return made


def _questions(order: RfqOrder, service: Service, caller: Caller) -> int | None:
    """How many were asked in the conversation that an RFQ comes from."""
    if order.conversation_id is None:
        return None
    held = service.stores.conversations.get(order.conversation_id, caller.owner)
    return sum(one.question is not None for one in held.state.turns)


def _document(
    order: RfqOrder, need: Need, market: Market, shelf: Shelf, now: datetime
) -> RfqDocument:
    if not all(line.query.strip() or line.selected for line in need.lines):
        raise InputError(
            "a line of the need names no product",
            field="need.lines",
            accepted="words for what is wanted, or products on its shortlist",
        )
    document = draft_rfq(
        need,
        market,
        now=now,
        suppliers=_asked(order, market, shelf),
        buyer=order.buyer,
        contacts=order.contacts,
        respond_by=order.respond_by,
        language=order.language,
    )
    if order.title is not None:
        document = set_field(document, "header.title", order.title)
    return document


def _asked(order: RfqOrder, market: Market, shelf: Shelf) -> tuple[Supplier, ...]:
    """Suppliers named by id, then the best ones that are not among them."""
    named = suppliers_named(order.supplier_ids, shelf)
    best = market.best(order.top) if order.top else ()
    return tuple({one.id: one for one in (*named, *best)}.values())[:MOST_ASKED]


def suppliers_named(ids: tuple[str, ...], shelf: Shelf) -> tuple[Supplier, ...]:
    """The catalogue's records of some suppliers.

    Raises:
        InputError: one is not there.
    """
    try:
        return shelf.catalogue.suppliers(tuple(dict.fromkeys(ids)))
    except NotFound as error:
        raise InputError(
            "no such supplier", field="supplier_ids", value=error.value, accepted=error.accepted
        ) from error
