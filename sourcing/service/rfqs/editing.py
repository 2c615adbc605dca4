"""Editing: patches, answers and revisions of an RFQ."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from data.errors import Conflict, InputError, NotFound
from rfq.document.text import plain_line
from rfq.revision import amended, diff
from rfq.revision.revise import next_revision
from sourcing.rfqs.answers import Context, set_field
from sourcing.rfqs.need import specified
from sourcing.service.rfqs.answering import answered, line_of_requirements
from sourcing.service.rfqs.drafting import MOST_ASKED, suppliers_named
from sourcing.service.rfqs.market import market_of
from sourcing.state.records import RfqStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from data.records import Supplier
    from rfq.document import RfqDocument
    from rfq.revision import Change
    from sourcing.api.documents.rfq import RfqPatch
    from sourcing.service.caller import Caller
    from sourcing.service.service import Service
    from sourcing.service.shelf import Shelf
    from sourcing.state.records import Rfq, RfqRevision

SUPPLIERS: Final = "suppliers"


def patched(
    rfq_id: str, patch: RfqPatch, service: Service, caller: Caller, *, expected: int | None
) -> Rfq:
    """An RFQ with a merge patch made; ``expected`` is the version that it was made from, if known.

    Raises:
        NotFound: the caller has no such RFQ.
        Conflict: it has gone on in the meantime, or suppliers have this revision already.
        InputError: nothing is different, or what comes out is no document.
    """
    held = service.stores.rfqs.get(rfq_id, caller.owner)
    _refuse_stale(held, expected)
    document = None
    if patch.document is not None:
        _refuse_sent(held)
        document = amended(held.document, patch.document)
    status = None if patch.status is held.status else patch.status
    if document is None and status is None:
        raise InputError("nothing is different", field="status", accepted="at least one change")
    return service.stores.rfqs.patch(
        rfq_id, caller.owner, expected=held.version, document=document, status=status
    )


def filled(
    rfq_id: str,
    answers: Mapping[str, str],
    service: Service,
    shelf: Shelf,
    caller: Caller,
    *,
    expected: int | None,
) -> Rfq:
    """An RFQ with fields filled in from text, all or none.

    Raises:
        NotFound: the caller has no such RFQ.
        Conflict: it has gone on in the meantime, or suppliers have this revision already.
        InputError: an answer cannot be read for sure; names its field.
    """
    held = service.stores.rfqs.get(rfq_id, caller.owner)
    _refuse_stale(held, expected)
    _refuse_sent(held)
    document = held.document
    # A unit is of a quantity, a place of a delivery term: what they belong to comes first.
    for path in sorted(answers, key=lambda one: (one.count("."), one)):
        document = _filled(document, path, answers[path], shelf)
    if document == held.document:
        return held
    return service.stores.rfqs.patch(rfq_id, caller.owner, expected=held.version, document=document)


def revised(
    rfq_id: str,
    patch: dict[str, Any],
    service: Service,
    caller: Caller,
    *,
    expected: int | None,
) -> tuple[Rfq, tuple[Change, ...], RfqDocument]:
    """The next revision of an RFQ: with what it changed, and the document before it.

    Raises:
        NotFound: the caller has no such RFQ.
        Conflict: it has gone on in the meantime.
        InputError: nothing is different, or what comes out is no document.
    """
    held = service.stores.rfqs.get(rfq_id, caller.owner)
    _refuse_stale(held, expected)
    now = datetime.now().astimezone().replace(microsecond=0)
    document = next_revision(amended(held.document, patch), issued=now)
    kept = service.stores.rfqs.patch(rfq_id, caller.owner, expected=held.version, document=document)
    return kept, diff(held.document, kept.document), held.document


def _filled(document: RfqDocument, path: str, text: str, shelf: Shelf) -> RfqDocument:
    if path == SUPPLIERS:
        return _asking(document, text, shelf)
    line = line_of_requirements(path)
    if line is not None:
        value = specified(document, line, text, shelf.catalogue.schema)
        return set_field(document, path, value)
    issued = document.header.issued
    return answered(document, path, text, Context(issued.tzinfo, document.header.currency))


def _asking(document: RfqDocument, text: str, shelf: Shelf) -> RfqDocument:
    """The document for the best suppliers, this many, or for those whose ids are given."""
    chosen: tuple[Supplier, ...]
    if text.strip().isdecimal():
        count = min(int(text.strip()[:9]), MOST_ASKED)
        market = market_of(document, shelf, now=datetime.now().astimezone())
        chosen = market.best(count)
    else:
        parts = text.replace(";", ",").replace("\n", ",").split(",")
        chosen = suppliers_named(tuple(one for part in parts if (one := part.strip())), shelf)
    blocked = next((one for one in chosen if one.blocked), None)
    if blocked is not None or not chosen:
        raise InputError(
            "nobody to ask" if blocked is None else "a supplier on the block list is not asked",
            field=SUPPLIERS,
            value=text,
            accepted="a number of the best ones, or ids of suppliers that are not blocked",
        )
    return set_field(
        document,
        SUPPLIERS,
        [
            {
                "id": one.id,
                "name": plain_line(one.name) or one.id,
                "country": one.country,
                "language": one.languages[0] if len(one.languages) == 1 else None,
            }
            for one in chosen
        ],
    )


def _refuse_stale(held: Rfq, expected: int | None) -> None:
    if expected is not None and expected != held.version:
        raise Conflict(
            "this RFQ has gone on in the meantime",
            expected=expected,
            actual=held.version,
            field="version",
            value=expected,
            accepted=str(held.version),
        )


def _refuse_sent(held: Rfq) -> None:
    """What suppliers have is not changed behind their backs: a revision says what is different."""
    if held.status is not RfqStatus.DRAFT:
        raise Conflict(
            f"this RFQ is {held.status.value}: what suppliers have changes by a revision",
            actual=held.version,
            field="document",
            accepted="a new revision",
        )


def revisions_of(rfq_id: str, service: Service, caller: Caller) -> tuple[RfqRevision, ...]:
    """The revisions of an RFQ, oldest first, each as it was last.

    Raises:
        NotFound: the caller has no such RFQ.
    """
    every = service.stores.rfqs.revisions(rfq_id, caller.owner)
    return tuple({one.revision: one for one in every}.values())


def revision_of(rfq_id: str, number: int, service: Service, caller: Caller) -> RfqRevision:
    """A revision by its number, as it was last.

    Raises:
        NotFound: the caller has no such RFQ, or it has no such revision.
    """
    found = revisions_of(rfq_id, service, caller)
    for one in found:
        if one.revision == number:
            return one
    raise NotFound(
        "no such revision",
        field="revision",
        value=number,
        accepted=[str(one.revision) for one in found],
    )
