"""Feedback in SQL: an event with the products that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Connection, insert, select, tuple_
from sqlalchemy.exc import IntegrityError

from data.errors import InputError, NotFound
from sourcing.state import conversation_rows
from sourcing.state.database import Database
from sourcing.state.erasure import erase_events
from sourcing.state.events import HIGHEST_GRADE, Event, EventKind, NewEvent, Placed
from sourcing.state.identifiers import OWNER, new_id, short
from sourcing.state.records import Erased
from sourcing.state.tables import events, placed

QUERY: Final = 2000
"""Characters of a query."""
PRODUCT: Final = 500
"""Characters of a product's id."""
_PRODUCTS: Final = 500
_POSITION: Final = 1_000_000
_TURN: Final = 100_000
_BATCH: Final = 500
_BACK: Final = timedelta(days=1)
"""How far back the impression of a click that names none is looked for."""


class SqlFeedback:
    """Satisfies `sourcing.state.protocols.FeedbackStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, owner: str, events: Iterable[NewEvent]) -> tuple[str, ...]:
        """Keep events, all or none."""
        short(owner, "owner", most=OWNER)
        checked = [_checked(one) for one in events]
        try:
            with self._database.write() as connection:
                return tuple(self._keep(connection, owner, one) for one in checked)
        except IntegrityError as error:
            # Its conversation was erased in this very moment.
            raise NotFound("no such conversation", field="conversation") from error

    def events(
        self,
        *,
        since: datetime | None = None,
        kinds: Iterable[EventKind] | None = None,
        consented: bool = True,
    ) -> Iterator[Event]:
        """Events of all owners, oldest first."""
        of = events.c
        chosen = select(events).order_by(of.at, of.id).limit(_BATCH)
        if since is not None:
            chosen = chosen.where(of.at >= since)
        if kinds is not None:
            chosen = chosen.where(of.kind.in_([one.value for one in kinds]))
        if consented:
            chosen = chosen.where(of.consent)
        batch = chosen
        while True:
            # A transaction for each batch: whoever reads slowly holds nothing up.
            with self._database.read() as connection:
                rows = connection.execute(batch).all()
                products = _products(connection, [row.id for row in rows])
            for row in rows:
                yield Event(
                    **{**row._mapping, "kind": EventKind(row.kind)},
                    products=products.get(row.id, ()),
                )
            if len(rows) < _BATCH:
                return
            place = (rows[-1].at, rows[-1].id)
            batch = chosen.where(tuple_(of.at, of.id) > place)

    def purge(self, before: datetime, *, batch: int = 1000) -> Erased:
        """Delete all that happened before."""
        old = select(events.c.id).where(events.c.at < before)
        return self._database.in_batches(old, batch, erase_events)

    def _keep(self, connection: Connection, owner: str, event: NewEvent) -> str:
        if event.conversation is not None:
            conversation_rows.found(connection, event.conversation, owner)
        at = event.at or self._database.now()
        id_ = new_id("e")
        row = {
            "id": id_,
            "owner": owner,
            "kind": event.kind.value,
            "query": event.query,
            "consent": event.consent,
            "at": at,
            "conversation": event.conversation,
            "turn": event.turn,
            "impression": _impression(connection, owner, event, at),
            "rating": event.rating,
        }
        connection.execute(insert(events).values(row))
        rows = [
            {"event": id_, "place": place, "product": one.product_id, "position": one.position}
            for place, one in enumerate(event.products)
        ]
        connection.execute(insert(placed), rows)
        return id_


def _impression(connection: Connection, owner: str, event: NewEvent, at: datetime) -> str | None:
    """The impression in which an event's first product was shown."""
    of = events.c
    if event.kind is EventKind.IMPRESSION:
        return None
    chosen = select(of.id).where(of.owner == owner, of.kind == EventKind.IMPRESSION.value)
    if event.impression is not None:
        found = connection.scalar(chosen.where(of.id == event.impression))
        if found is None:
            raise NotFound("no such impression", field="impression", value=event.impression)
        return str(found)
    found = connection.scalar(
        chosen.join(placed, placed.c.event == of.id)
        .where(
            placed.c.product == event.products[0].product_id,
            of.query == event.query,
            of.conversation.is_not_distinct_from(event.conversation),
            of.at <= at,
            of.at > at - _BACK,
        )
        .order_by(of.at.desc(), of.id.desc())
        .limit(1)
    )
    return None if found is None else str(found)


def _products(connection: Connection, ids: Sequence[str]) -> Mapping[str, tuple[Placed, ...]]:
    if not ids:
        return {}
    of = placed.c
    rows = connection.execute(
        select(placed).where(of.event.in_(ids)).order_by(of.event, of.place)
    ).all()
    return {
        event: tuple(Placed(row.product, row.position) for row in those)
        for event, those in groupby(rows, key=lambda row: str(row.event))
    }


def _checked(event: NewEvent) -> NewEvent:
    short(event.query, "query", most=QUERY)
    _within(len(event.products), "products", 1, _PRODUCTS)
    for one in event.products:
        short(one.product_id, "product_id", most=PRODUCT)
        _within(one.position, "position", 1, _POSITION)
    if event.turn is not None:
        _within(event.turn, "turn", 0, _TURN)
    rated = event.kind is EventKind.RATING
    if rated != (event.rating is not None):
        raise InputError(
            "a rating has a grade, and nothing else has one",
            field="rating",
            value=event.rating,
            accepted=f"0 to {HIGHEST_GRADE}" if rated else "none",
        )
    if event.rating is not None:
        _within(event.rating, "rating", 0, HIGHEST_GRADE)
    return event


def _within(value: Any, field: str, least: int, most: int) -> None:
    if not least <= value <= most:
        raise InputError("out of bounds", field=field, value=value, accepted=f"{least} to {most}")
