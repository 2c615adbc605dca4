"""Requests for quotation in SQL: a row for each, and one for every document that it had."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, tuple_, update

from data.errors import InputError, NotFound, StateError
from rfq.document import RfqDocument, rfq_from_json
from sourcing.state import conversation_rows, erasure
from sourcing.state.database import Database
from sourcing.state.identifiers import OWNER, checked_limit, cursor_of, new_id, place_of, short
from sourcing.state.protocols.limits import PAGE
from sourcing.state.records import Erased, Page, Rfq, RfqRevision, RfqStatus, RfqSummary
from sourcing.state.tables import rfq_documents, rfqs


class SqlRfqs:
    """Satisfies `sourcing.state.protocols.RfqStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, owner: str, document: RfqDocument, *, conversation: str | None = None) -> Rfq:
        """Keep a new one, as a draft."""
        at, id_ = self._database.now(), new_id("r")
        row = {
            "id": id_,
            "owner": short(owner, "owner", most=OWNER),
            "conversation": conversation,
            "version": 1,
            "status": RfqStatus.DRAFT.value,
            **_named(document),
            "documented": 1,
            "created": at,
            "updated": at,
        }
        with self._database.write() as connection:
            if conversation is not None:
                conversation_rows.found(connection, conversation, owner, lock=True)
            connection.execute(insert(rfqs).values(row))
            _keep(connection, id_, 1, at, document)
            return _whole(connection, id_, owner)

    def get(self, rfq: str, owner: str) -> Rfq:
        """One, with its document as it is now."""
        with self._database.read() as connection:
            return _whole(connection, rfq, owner)

    def list(
        self,
        owner: str,
        *,
        conversation: str | None = None,
        cursor: str | None = None,
        limit: int = PAGE,
    ) -> Page[RfqSummary]:
        """The owner's, the last changed first."""
        limit = checked_limit(limit)
        of = rfqs.c
        chosen = select(rfqs).where(of.owner == owner)
        if conversation is not None:
            chosen = chosen.where(of.conversation == conversation)
        if cursor is not None:
            chosen = chosen.where(tuple_(of.updated, of.id) < place_of(cursor))
        chosen = chosen.order_by(of.updated.desc(), of.id.desc()).limit(limit + 1)
        with self._database.read() as connection:
            rows = connection.execute(chosen).all()
        items = tuple(RfqSummary(**_summary(row)) for row in rows[:limit])
        more = len(rows) > limit
        return Page(items, cursor_of(items[-1].updated, items[-1].id) if more else None)

    def patch(
        self,
        rfq: str,
        owner: str,
        *,
        expected: int | None,
        document: RfqDocument | None = None,
        status: RfqStatus | None = None,
    ) -> Rfq:
        """Replace its document, its status, or both."""
        if document is None and status is None:
            raise InputError("nothing is to be changed", accepted="a document, a status, or both")
        with self._database.write() as connection:
            known = _found(connection, rfq, owner, lock=True)
            conversation_rows.refuse_other("the RFQ", known.version, expected)
            version = known.version + 1
            at = max(self._database.now(), known.updated)
            changed: dict[str, Any] = {"version": version, "updated": at}
            if status is not None:
                changed["status"] = status.value
            if document is not None:
                _refuse_another(known, document)
                _keep(connection, rfq, version, at, document)
                changed |= {**_named(document), "documented": version}
            connection.execute(update(rfqs).where(rfqs.c.id == rfq).values(changed))
            return _whole(connection, rfq, owner)

    def revisions(self, rfq: str, owner: str) -> tuple[RfqRevision, ...]:
        """Every document that it had, oldest first."""
        of = rfq_documents.c
        with self._database.read() as connection:
            documented = _found(connection, rfq, owner).documented
            rows = connection.execute(
                select(rfq_documents)
                .where(of.rfq == rfq, of.version <= documented)
                .order_by(of.version)
            ).all()
        return tuple(
            RfqRevision(row.version, row.revision, row.at, _document(row.document)) for row in rows
        )

    def erase(self, rfq: str, owner: str) -> Erased:
        """Delete it for good."""
        with self._database.write() as connection:
            _found(connection, rfq, owner, lock=True)
            done = erasure.erase_rfqs(connection, [rfq])
        self._database.forget()
        return done

    def purge(self, before: datetime, *, batch: int = 200) -> Erased:
        """Delete all that have not changed since."""
        old = select(rfqs.c.id).where(rfqs.c.updated < before)
        return self._database.in_batches(old, batch, erasure.erase_rfqs)


def _found(connection: Connection, rfq: str, owner: str, *, lock: bool = False) -> Row[Any]:
    chosen = select(rfqs).where(rfqs.c.id == rfq, rfqs.c.owner == owner)
    row = connection.execute(chosen.with_for_update() if lock else chosen).one_or_none()
    if row is None:
        raise NotFound("no such RFQ", field="rfq", value=rfq)
    return row


def _whole(connection: Connection, rfq: str, owner: str) -> Rfq:
    row = _found(connection, rfq, owner)
    of = rfq_documents.c
    text = connection.scalar(select(of.document).where(of.rfq == rfq, of.version == row.documented))
    if text is None:
        # Erased between the two queries.
        raise NotFound("no such RFQ", field="rfq", value=rfq)
    return Rfq(**_summary(row), document=_document(text))


def _summary(row: Row[Any]) -> dict[str, Any]:
    values = {one.name: getattr(row, one.name) for one in fields(RfqSummary)}
    return {**values, "status": RfqStatus(row.status)}


def _named(document: RfqDocument) -> dict[str, Any]:
    return {"number": document.header.id, "revision": document.header.revision}


def _keep(
    connection: Connection, rfq: str, version: int, at: datetime, document: RfqDocument
) -> None:
    connection.execute(
        insert(rfq_documents).values(
            rfq=rfq,
            version=version,
            revision=document.header.revision,
            at=at,
            document=document.model_dump_json(),
        )
    )


def _document(text: str) -> RfqDocument:
    try:
        return rfq_from_json(text)
    except InputError as error:
        raise StateError(f"a kept RFQ cannot be read: {error}") from error


def _refuse_another(known: Row[Any], document: RfqDocument) -> None:
    if document.header.id != known.number:
        raise InputError(
            "the document of another RFQ",
            field="header.id",
            value=document.header.id,
            accepted=known.number,
        )
    if document.header.revision < known.revision:
        raise InputError(
            "an older revision than the one that is there",
            field="header.revision",
            value=document.header.revision,
            accepted=f"{known.revision} or higher",
        )
