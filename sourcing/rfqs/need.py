"""The need that a document says: so that the catalogue can be looked through for what it asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from data.constraint import CERTIFICATION, CORE_FIELDS, PRICE, Constraint, Importance, Operator
from data.errors import InputError
from data.need import (
    Amount,
    CategoryBelief,
    CommercialTerms,
    Need,
    NeedLine,
    Origin,
    Place,
    Provenance,
    Requirement,
    Stated,
)
from data.records import DeliveryTerm

if TYPE_CHECKING:
    from data.schema import AttributeSchema
    from rfq.document import RfqDocument, RfqLine

_SAID = Provenance(Origin.STATED)


def need_of(document: RfqDocument, schema: AttributeSchema) -> Need:
    """What a document asks for, as far as the catalogue of a schema can tell.

    Specifications on what the schema does not have are for suppliers to read, and no requirement
    that offers could be held against.
    """
    terms, header = document.terms, document.header
    place, term = terms.destination, terms.delivery_term
    return Need(
        lines=tuple(_line(one, document, schema) for one in document.lines),
        terms=CommercialTerms(
            destination=None if place is None else Stated(Place(place.country, place.name), _SAID),
            delivery_term=None
            if term is None
            else Stated(DeliveryTerm(term.rule, term.place), _SAID),
            needed_by=None if terms.needed_by is None else Stated(terms.needed_by, _SAID),
            currency=None if header.currency is None else Stated(header.currency, _SAID),
        ),
        language=header.language,
        focus=document.lines[0].id,
    )


def _line(line: RfqLine, document: RfqDocument, schema: AttributeSchema) -> NeedLine:
    quantity = line.quantity
    return NeedLine(
        id=line.id,
        query=line.description,
        categories=(CategoryBelief(line.category, 1.0),)
        if line.category in schema.categories
        else (),
        requirements=tuple(_requirements(line, document, schema)),
        quantity=None
        if quantity is None or quantity.number <= 0
        else Stated(Amount(quantity.number, quantity.unit), _SAID),
        selected=line.products,
    )


def _requirements(
    line: RfqLine, document: RfqDocument, schema: AttributeSchema
) -> Iterator[Requirement]:
    for one in line.specifications:
        if one.attribute is None or not _is_known(one.attribute, schema):
            continue
        constraint = Constraint(one.attribute, one.operator, one.values, one.unit, one.importance)
        yield Requirement(constraint, _SAID, one.weight)
    target = line.target_price
    if target is not None:
        # A hope, not a limit: who asks more is still worth hearing.
        price = Constraint(
            PRICE, Operator.AT_MOST, (float(target.amount),), target.currency, Importance.SHOULD
        )
        yield Requirement(price, _SAID)
    for certificate in document.quality.certificates:
        if not certificate.lines or line.id in certificate.lines:
            asked = Constraint(
                CERTIFICATION,
                Operator.ONE_OF,
                certificate.names,
                importance=certificate.importance,
            )
            yield Requirement(asked, _SAID)


def _is_known(attribute: str, schema: AttributeSchema) -> bool:
    return attribute in CORE_FIELDS or any(
        one.attribute(attribute) is not None for one in schema.categories.values()
    )


def specified(document: RfqDocument, line_id: str, text: str, schema: AttributeSchema) -> object:
    """The specifications of a line with requirements added, as the document's JSON has them.

    Args:
        document: stays as it is.
        line_id: of the line.
        text: requirements as filters, set apart by semicolons: "load capacity >= 2.5 t".
        schema: of the catalogue that they are read against.

    Raises:
        InputError: there is no such line, or a requirement cannot be read for sure.
    """
    from rfq.document.need.requirements import sort_requirements
    from sourcing.filters import Filters

    line = document.line(line_id)
    if line is None:
        raise InputError(
            "there is no such line",
            field="lines",
            value=line_id,
            accepted=[one.id for one in document.lines],
        )
    filters = [part.strip() for part in text.split(";") if part.strip()]
    edited = Provenance(Origin.EDITED, words=text)
    found = [Requirement(one, edited) for one in Filters(schema).read(filters)]
    category = schema.categories.get(line.category)
    ordered = sort_requirements(
        [one for one in found if one.constraint.field not in (CERTIFICATION, PRICE)],
        define=lambda field: None if category is None else category.attribute(field),
        language=document.header.language,
        currency=document.header.currency,
    )
    if not ordered.specifications:
        raise InputError(
            "no requirement on the goods in this",
            field=f"lines[{line_id}].specifications",
            value=text,
            accepted="load capacity >= 2.5 t; power source = Electric",
        )
    taken = {one.id for one in line.specifications}
    free = (f"s{n}" for n in range(1, len(taken) + len(ordered.specifications) + 1))
    ids = iter([one for one in free if one not in taken])
    added = [one.model_copy(update={"id": next(ids)}) for one in ordered.specifications]
    fields = {one.attribute for one in added}
    kept = [one for one in line.specifications if one.attribute not in fields]
    return [one.model_dump(mode="json") for one in (*kept, *added)]
