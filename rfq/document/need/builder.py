"""The parts of a document from the parts of a need, with where each field comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from data.errors import InputError
from data.money import Money
from data.need import Amount, Need, NeedLine, Origin, Requirement, Stated
from data.records import Offer, Product
from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition
from rfq.document.document import RfqDocument
from rfq.document.header import Header
from rfq.document.line import Quantity, RfqLine
from rfq.document.money import PrivatePrice
from rfq.document.need.agreed import agreed_category, agreed_classifications, agreed_unit
from rfq.document.need.requirements import sort_requirements
from rfq.document.party import InvitedSupplier
from rfq.document.provenance import FieldProvenance, Provenance
from rfq.document.quality import Certificate, Quality, Samples
from rfq.document.terms import DeliveryPlace, DeliveryTerm, Terms
from rfq.document.text import plain, plain_line

_LIKELY: Final = 0.5
"""A category is named when it is likelier than all others together."""


class Builder:
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
        """The whole, under a header and for the suppliers asked."""
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


def _line_or_none(text: str | None) -> str | None:
    return (plain_line(text) or None) if text is not None else None
