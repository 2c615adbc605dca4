"""From a need to a document, in one call."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from pydantic import ValidationError

from data.errors import InputError
from data.money import Money
from data.need import Amount, Need, NeedLine, Origin, Requirement, Stated
from data.records import Offer, Product, Supplier
from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition
from rfq.document.document import RfqDocument
from rfq.document.errors import input_error
from rfq.document.header import Header
from rfq.document.line import Quantity, RfqLine
from rfq.document.money import PrivatePrice
from rfq.document.need.agreed import agreed_category, agreed_classifications, agreed_unit
from rfq.document.need.requirements import sort_requirements
from rfq.document.party import Buyer, Contact, InvitedSupplier
from rfq.document.provenance import FieldProvenance, Provenance
from rfq.document.quality import Certificate, Quality, Samples
from rfq.document.terms import DeliveryPlace, DeliveryTerm, Terms
from rfq.document.text import plain, plain_line

_LIKELY: Final = 0.5
"""A category is named when it is likelier than all others together."""


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
    builder = _Builder(need, schema, products or {}, tuple(offers))
    try:
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


class _Builder:
    """One need on its way into a document; gathers where the fields come from."""

    def __init__(
        self,
        need: Need,
        schema: AttributeSchema,
        products: Mapping[str, Product],
        offers: tuple[Offer, ...],
    ) -> None:
        self._need = need
        self._schema = schema
        self._products = products
        self._offers = offers
        self._provenance: dict[str, Provenance] = {}
        self._certifications: list[tuple[str, Requirement]] = []
        self.currency = self._currency()

    def document(self, *, header: Header, suppliers: tuple[InvitedSupplier, ...]) -> RfqDocument:
        lines = tuple(self._line(one) for one in self._need.lines)
        terms = self._terms()
        quality = self._quality()
        return RfqDocument(
            header=header,
            lines=lines,
            terms=terms,
            quality=quality,
            suppliers=suppliers,
            provenance=tuple(
                FieldProvenance(field=field, provenance=provenance)
                for field, provenance in self._provenance.items()
            ),
        )

    def _currency(self) -> str | None:
        terms = self._need.terms
        if terms.currency is not None:
            self._note("header.currency", terms.currency)
            return terms.currency.value
        budgets = [terms.budget, *(line.budget for line in self._need.lines)]
        stated = [one for one in budgets if one is not None]
        if len({one.value.currency for one in stated}) != 1:
            return None
        # A buyer who names a budget in one currency alone thinks in it.
        self._provenance["header.currency"] = Provenance.of(stated[0].provenance).model_copy(
            update={"origin": Origin.INFERRED}
        )
        return stated[0].value.currency

    def _line(self, line: NeedLine) -> RfqLine:
        selected = [self._products[one] for one in line.selected if one in self._products]
        complete = len(selected) == len(line.selected)
        category = self._category(line, selected if complete else [])
        ordered = sort_requirements(
            line.requirements,
            define=self._definitions(line.category or category),
            language=self._need.language,
            currency=self.currency,
        )
        self._certifications += [(line.id, one) for one in ordered.certifications]
        path = f"lines[{line.id}]"
        return RfqLine(
            id=line.id,
            description=_description(line, category, selected),
            category=tuple(filter(None, map(plain_line, category))),
            classifications=agreed_classifications(selected) if complete else (),
            quantity=self._quantity(f"{path}.quantity", line, line.quantity),
            annual=self._quantity(f"{path}.annual", line, line.annual),
            target_price=ordered.target,
            budget=_budget(line.budget),
            specifications=ordered.specifications,
            notes=tuple(filter(None, (plain(one.value) for one in line.notes))),
            products=tuple(filter(None, map(plain_line, line.selected))),
        )

    def _category(self, line: NeedLine, selected: Sequence[Product]) -> tuple[str, ...]:
        agreed = agreed_category(selected)
        if agreed:
            return agreed
        believed = line.categories[0] if line.categories else None
        return believed.path if believed is not None and believed.probability > _LIKELY else ()

    def _definitions(
        self, category: tuple[str, ...]
    ) -> Callable[[str], AttributeDefinition | None]:
        """Attributes of the category, or else of one above it."""
        paths = [category[:depth] for depth in range(len(category), -1, -1)]

        def define(field: str) -> AttributeDefinition | None:
            known = (self._schema.categories.get(path) for path in paths)
            found = (one.attribute(field) for one in known if one is not None)
            return next((one for one in found if one is not None), None)

        return define

    def _quantity(
        self, path: str, line: NeedLine, stated: Stated[Amount] | None
    ) -> Quantity | None:
        if stated is None:
            return None
        self._note(path, stated)
        unit = stated.value.unit
        if unit is None:
            unit = agreed_unit(one for one in self._offers if one.product_id in line.selected)
            if unit is not None:
                self._provenance[f"{path}.unit"] = Provenance(origin=Origin.INFERRED)
        return Quantity(number=stated.value.number, unit=unit)

    def _terms(self) -> Terms:
        terms = self._need.terms
        place, rule = terms.destination, terms.delivery_term
        self._note("terms.destination", place)
        self._note("terms.delivery_term", rule)
        self._note("terms.needed_by", terms.needed_by)
        self._note("terms.payment", terms.payment)
        return Terms(
            delivery_term=DeliveryTerm.model_validate(
                {"rule": rule.value.incoterm, "place": _line_or_none(rule.value.place)}
            )
            if rule is not None
            else None,
            destination=DeliveryPlace(
                country=place.value.country, name=_line_or_none(place.value.name)
            )
            if place is not None
            else None,
            needed_by=terms.needed_by.value if terms.needed_by is not None else None,
            budget=_budget(terms.budget),
            payment=(plain(terms.payment.value) or None) if terms.payment is not None else None,
        )

    def _quality(self) -> Quality:
        samples = self._need.terms.samples
        self._note("quality.samples", samples)
        merged: dict[tuple[object, ...], tuple[Requirement, list[str]]] = {}
        for line_id, requirement in self._certifications:
            names = tuple(plain_line(str(one)) for one in requirement.constraint.values)
            key = (names, requirement.constraint.importance)
            merged.setdefault(key, (requirement, []))[1].append(line_id)
        return Quality(
            certificates=tuple(
                Certificate(
                    id=f"c{number}",
                    names=tuple(plain_line(str(one)) for one in requirement.constraint.values),
                    importance=requirement.constraint.importance,
                    lines=tuple(dict.fromkeys(lines)),
                    provenance=Provenance.of(requirement.provenance),
                )
                for number, (requirement, lines) in enumerate(merged.values(), start=1)
            ),
            samples=Samples(required=samples.value) if samples is not None else None,
        )

    def _note(self, path: str, stated: Stated[Any] | None) -> None:
        if stated is not None:
            self._provenance[path] = Provenance.of(stated.provenance)


def _description(line: NeedLine, category: Sequence[str], selected: Sequence[Product]) -> str:
    words = [line.query, *reversed(category), *(product.title for product in selected)]
    found = next((text for text in map(plain, words) if text), None)
    if found is None:
        raise InputError(
            "a line of the need names no product",
            field=f"lines[{line.id}].query",
            value=line.query,
            accepted="words for the product, a category, or a selected product",
        )
    return found


def _budget(stated: Stated[Money] | None) -> PrivatePrice | None:
    if stated is None:
        return None
    return PrivatePrice(
        amount=stated.value.amount,
        currency=stated.value.currency,
        provenance=Provenance.of(stated.provenance),
    )


def _invited(supplier: Supplier) -> InvitedSupplier:
    return InvitedSupplier(
        id=supplier.id,
        name=plain_line(supplier.name) or supplier.id,
        country=supplier.country,
        language=supplier.languages[0] if len(supplier.languages) == 1 else None,
    )


def _line_or_none(text: str | None) -> str | None:
    return (plain_line(text) or None) if text is not None else None


def _named(document: RfqDocument) -> RfqDocument:
    """With an id of its day and its content: the same for the same need."""
    content = document.model_dump_json(include={"lines", "terms", "quality"})
    digest = hashlib.sha256(content.encode()).hexdigest()[:6].upper()
    header = document.header
    return document.model_copy(
        update={"header": header.model_copy(update={"id": f"RFQ-{header.issued:%Y%m%d}-{digest}"})}
    )
