"""Wanted: the need that something is done for, from a conversation, a client, or words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.errors import InputError, NotFound
from data.need import Need, NeedLine
from rfq.wording.translations import nearest_language

if TYPE_CHECKING:
    from sourcing.api.documents.wanted import Wanted
    from sourcing.service.caller import Caller
    from sourcing.service.service import Service
    from sourcing.service.shelf import Shelf


def need_wanted(order: Wanted, service: Service, shelf: Shelf, caller: Caller) -> Need:
    """The need that an order is about, with the products it names on the line's shortlist.

    Raises:
        NotFound: the caller has no such conversation.
        InputError: nothing is wanted in it yet; there is no such line, or no such product.
    """
    need = _need(order, service, shelf, caller)
    line = _line(need, order.line)
    if order.product_ids is not None:
        _refuse_unknown(order.product_ids, shelf)
        line = replace(line, selected=tuple(dict.fromkeys(order.product_ids)))
    elif line.selected:
        # A product can have gone with an earlier generation.
        there = shelf.catalogue.products(line.selected, missing="skip")
        line = replace(line, selected=tuple(one.id for one in there))
    lines = tuple(line if one.id == line.id else one for one in need.lines)
    return replace(need, lines=lines, focus=line.id)


def language_wanted(order: Wanted, need: Need) -> str:
    """The language that the answer is worded in: the one asked for, or the need's own."""
    return nearest_language(order.language or need.language)


def _need(order: Wanted, service: Service, shelf: Shelf, caller: Caller) -> Need:
    if order.conversation_id is not None:
        held = service.stores.conversations.get(order.conversation_id, caller.owner)
        if not held.state.need.lines:
            raise InputError(
                "nothing is wanted in this conversation yet",
                field="conversation_id",
                value=order.conversation_id,
                accepted="a conversation in which a product has been named",
            )
        return held.state.need
    if order.need is not None:
        return order.need
    if order.text is not None:
        return _understood(order.text, shelf)
    return Need(lines=(NeedLine("1", ""),), focus="1")


def _understood(words: str, shelf: Shelf) -> Need:
    from sourcing.conversation import SystemClock
    from sourcing.needs import understand_words

    return understand_words(words, shelf.clarifier.understander, SystemClock()).need


def _line(need: Need, wanted: str | None) -> NeedLine:
    line = need.line(wanted)
    if line is None and wanted is None:
        return need.lines[0]
    if line is None:
        raise InputError(
            "the need has no such line",
            field="line",
            value=wanted,
            accepted=[one.id for one in need.lines],
        )
    return line


def _refuse_unknown(product_ids: tuple[str, ...], shelf: Shelf) -> None:
    try:
        shelf.catalogue.products(product_ids)
    except NotFound as error:
        raise InputError(
            "no such product", field="product_ids", value=error.value, accepted=error.accepted
        ) from error
