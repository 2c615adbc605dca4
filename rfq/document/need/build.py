"""From a need to a document, in one call."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from pydantic import ValidationError

from data.errors import InputError
from data.need import Need
from data.records import Offer, Product, Supplier
from data.schema import AttributeSchema
from rfq.document.document import RfqDocument
from rfq.document.errors import input_error
from rfq.document.header import Header
from rfq.document.need.builder import Builder
from rfq.document.party import Buyer, Contact, InvitedSupplier
from rfq.document.text import plain_line


def rfq_from_need(
    need: Need,
    *,
    schema: AttributeSchema,
    issued: datetime,
    rfq_id: str | None = None,
    products: Mapping[str, Product] | None = None,
    offers: Iterable[Offer] = (),
    suppliers: Sequence[Supplier] = (),
    buyer: Buyer | None = None,
    contacts: tuple[Contact, ...] = (),
    respond_by: datetime | None = None,
) -> RfqDocument:
    """The document that a need asks for; what nobody said stays open (`rfq.document.missing`).

    Every line of the need is a line, every requirement a specification with where it comes from;
    but a price asked for is a target price that suppliers do not see, a certification is a
    certificate of the quality section, and what the buyer chooses suppliers by (country, category,
    the supplier itself) is a specification that suppliers do not see.

    Args:
        need: what the buyer wants.
        schema: of the catalogue, for names and units of attributes.
        issued: now, with the buyer's zone.
        rfq_id: of the document; None makes one of the day and the need, the same for the same.
        products: by id, those on the need's shortlists: category and classifications are taken
            over where all selected products of a line agree.
        offers: of those products: the unit of sale, where they agree and the buyer gave a bare
            number.
        suppliers: who is to be asked.
        buyer: the company that asks.
        contacts: whom suppliers answer to.
        respond_by: last moment for a quotation.

    Raises:
        InputError: the need has no line, a line names no product, a supplier is on the block
            list, or a value is none that a document can hold; names the field.
    """
    if not need.lines:
        raise InputError("the need asks for nothing", field="lines", accepted="at least one line")
    blocked = next((one for one in suppliers if one.blocked), None)
    if blocked is not None:
        raise InputError(
            f"a supplier on the block list is not asked ({blocked.block_reason or 'no reason'})",
            field="suppliers",
            value=blocked.id,
            accepted="suppliers that are not on it",
        )
    try:
        builder = Builder(need, schema, products or {}, tuple(offers))
        document = builder.document(
            header=Header(
                id=rfq_id or _UNNAMED,
                issued=issued,
                respond_by=respond_by,
                buyer=buyer,
                contacts=contacts,
                language=need.language,
                currency=builder.currency,
            ),
            suppliers=tuple(_invited(one) for one in suppliers),
        )
        return document if rfq_id is not None else _named(document)
    except ValidationError as error:
        raise input_error(error, "a need that an RFQ can be written from", RfqDocument) from error


_UNNAMED: Final = "RFQ"


def _invited(supplier: Supplier) -> InvitedSupplier:
    return InvitedSupplier(
        id=supplier.id,
        name=plain_line(supplier.name) or supplier.id,
        country=supplier.country,
        language=supplier.languages[0] if len(supplier.languages) == 1 else None,
    )


def _named(document: RfqDocument) -> RfqDocument:
    """With an id of its day and its content: the same for the same need."""
    content = document.model_dump_json(include={"lines", "terms", "quality"})
    digest = hashlib.sha256(content.encode()).hexdigest()[:6].upper()
    header = document.header
    return document.model_copy(
        update={"header": header.model_copy(update={"id": f"RFQ-{header.issued:%Y%m%d}-{digest}"})}
    )
