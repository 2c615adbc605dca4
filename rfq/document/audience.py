"""What a supplier gets to see of a document."""

from __future__ import annotations

from data.errors import NotFound
from rfq.document.document import RfqDocument
from rfq.document.line import Classification, RfqLine
from rfq.document.money import PrivatePrice
from rfq.document.party import InvitedSupplier
from rfq.document.quality import Certificate
from rfq.document.specification import Specification


def for_supplier(document: RfqDocument, supplier_id: str | None = None) -> RfqDocument:
    """The copy for one supplier: a document without what is the buyer's own business.

    Left out are target prices, budgets and specifications that are not disclosed, where anything
    was said in the conversation, the buyer's shortlist, which products a classification was read
    off, and every other supplier.

    Args:
        document: the whole.
        supplier_id: whose copy it is; None is a copy for nobody in particular.

    Raises:
        NotFound: the supplier is not invited.
    """
    return document.model_copy(
        update={
            "lines": tuple(_line(one) for one in document.lines),
            "terms": document.terms.model_copy(update={"budget": _price(document.terms.budget)}),
            "quality": document.quality.model_copy(
                update={"certificates": tuple(map(_certificate, document.quality.certificates))}
            ),
            "suppliers": () if supplier_id is None else (_invited(document, supplier_id),),
            "provenance": (),
        }
    )


def _invited(document: RfqDocument, supplier_id: str) -> InvitedSupplier:
    supplier = document.supplier(supplier_id)
    if supplier is None:
        raise NotFound(
            "no such supplier is invited",
            field="suppliers",
            value=supplier_id,
            accepted=[one.id for one in document.suppliers] or "nobody is invited yet",
        )
    return supplier


def _line(line: RfqLine) -> RfqLine:
    return line.model_copy(
        update={
            "classifications": tuple(map(_classification, line.classifications)),
            "target_price": _price(line.target_price),
            "budget": _price(line.budget),
            "specifications": tuple(map(_specification, filter(_is_shown, line.specifications))),
            "products": (),
        }
    )


def _is_shown(specification: Specification) -> bool:
    return specification.disclosed


def _price(price: PrivatePrice | None) -> PrivatePrice | None:
    if price is None or not price.disclosed:
        return None
    return price.model_copy(update={"provenance": None})


def _specification(specification: Specification) -> Specification:
    return specification.model_copy(update={"provenance": None})


def _certificate(certificate: Certificate) -> Certificate:
    return certificate.model_copy(update={"provenance": None})


def _classification(classification: Classification) -> Classification:
    return classification.model_copy(update={"evidence": ()})
