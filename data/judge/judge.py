"""Judge: holds constraints against products, offers and suppliers, by one catalogue's schema."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from data.asked import texts
from data.constraint import (
    BRAND,
    CATEGORY,
    CERTIFICATION,
    CORE_FIELDS,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
    SUPPLIER,
    Constraint,
    Truth,
)
from data.errors import InputError
from data.judge.attributes import AttributeTest, attribute_test
from data.judge.judgement import Judgement, Record
from data.judge.labels import LabelTest, wanted_labels
from data.judge.offers import OfferTest, lead_time_test, moq_test, price_test

if TYPE_CHECKING:
    from data.records import AttributeValue, Offer, Product, Supplier
    from data.schema import AttributeSchema

Tests = list[tuple[str, AttributeTest | None]]
"""Ids of attributes, each with a test of its values."""
Rate = Callable[[str, str], float | None]
"""Units of the second currency for one of the first; None when it is not known."""

OFFER_FIELDS = frozenset({PRICE, MOQ, LEAD_TIME})
SUPPLIER_FIELDS = frozenset({COUNTRY, SUPPLIER})


@dataclass(slots=True)
class Judge:
    """Judges records by constraints; what a constraint asks for is worked out once.

    Attributes:
        schema: of the catalogue that the records are from.
        quantity: at which prices and lead times count; None means each offer's smallest.
        rate: brings prices to the currency asked for; without it a price in another is unknown.
    """

    schema: AttributeSchema
    quantity: Decimal | None = None
    rate: Rate | None = None
    _attributes: dict[tuple[int, tuple[str, ...]], tuple[Constraint, AttributeTest | None]] = field(
        default_factory=dict
    )
    _several: dict[tuple[int, tuple[str, ...]], tuple[tuple[Constraint, ...], Tests]] = field(
        default_factory=dict
    )
    _labels: dict[Constraint, LabelTest] = field(default_factory=dict)
    _offers: dict[Constraint, OfferTest] = field(default_factory=dict)

    def judge(
        self,
        constraint: Constraint,
        product: Product | None = None,
        offer: Offer | None = None,
        supplier: Supplier | None = None,
    ) -> Judgement:
        """Whether a constraint holds; unknown where the record it is about is not given.

        An attribute that the product's category does not have is unknown; so is one that there
        is of another kind or dimension than asked.

        Raises:
            InputError: the constraint does not fit a core field (an operator or a value), or asks
                for a price without a currency.
            UnitError: a lead time's or MOQ's unit is not known.
        """
        if constraint.field in OFFER_FIELDS:
            return self._of_offer(constraint, offer)
        if constraint.field in SUPPLIER_FIELDS:
            return self._of_supplier(constraint, supplier)
        return self._of_product(constraint, product)

    def truth(
        self,
        constraint: Constraint,
        product: Product | None = None,
        offer: Offer | None = None,
        supplier: Supplier | None = None,
    ) -> Truth:
        """Whether a constraint holds, as `judge` says, without saying why.

        Raises:
            InputError, UnitError: as `judge`.
        """
        if constraint.field in CORE_FIELDS or product is None:
            return self.judge(constraint, product, offer, supplier).truth
        test = self._test(constraint, product.category)
        return Truth.UNKNOWN if test is None else test.truth(product.values_of(constraint.field))

    def truths(self, constraints: tuple[Constraint, ...], product: Product) -> list[Truth]:
        """Whether a product meets each of some constraints on attributes, as `truth` says.

        What it states is looked through once for all of them.

        Raises:
            InputError, UnitError: as `judge`.
        """
        key = (id(constraints), product.category)
        known = self._several.get(key)
        if known is None:
            tests = [(one.field, self._test(one, product.category)) for one in constraints]
            # Kept beside its tests, as in `_test`.
            known = self._several[key] = constraints, tests
        tests = known[1]
        stated: dict[str, list[AttributeValue]] = {name: [] for name, _ in tests}
        for value in product.attributes:
            if value.attribute in stated:
                stated[value.attribute].append(value)
        return [Truth.UNKNOWN if test is None else test.truth(stated[name]) for name, test in tests]

    def _test(self, constraint: Constraint, category: tuple[str, ...]) -> AttributeTest | None:
        # By identity: hashing a constraint costs more than holding it against a value. It is
        # kept beside its test, so that its identity is not another's later.
        key = (id(constraint), category)
        known = self._attributes.get(key)
        if known is None:
            known = constraint, self._attribute_test(constraint, category)
            self._attributes[key] = known
        return known[1]

    def _of_offer(self, constraint: Constraint, offer: Offer | None) -> Judgement:
        test = self._offers.get(constraint)
        if test is None:
            if constraint.field == PRICE:
                test = price_test(constraint, self.quantity, self.rate)
            elif constraint.field == LEAD_TIME:
                test = lead_time_test(constraint, self.quantity)
            else:
                test = moq_test(constraint)
            self._offers[constraint] = test
        if offer is None:
            name = {PRICE: "price_breaks", MOQ: "moq", LEAD_TIME: "lead_times"}[constraint.field]
            return Judgement(constraint, Truth.UNKNOWN, Record.OFFER, name)
        return test(offer)

    def _of_supplier(self, constraint: Constraint, supplier: Supplier | None) -> Judgement:
        name = "country" if constraint.field == COUNTRY else "id"
        stated = None if supplier is None else getattr(supplier, name)
        test = self._labels.get(constraint)
        if test is None:
            test = self._labels[constraint] = _exact(constraint)
        truth = test(() if stated is None else (stated,))
        found = None if supplier is None else supplier.evidence.get(name)
        return Judgement(
            constraint, truth, Record.SUPPLIER, name, stated, () if found is None else (found,)
        )

    def _of_product(self, constraint: Constraint, product: Product | None) -> Judgement:
        name = constraint.field
        if name in CORE_FIELDS:
            return self._of_core(constraint, product)
        if product is None:
            return Judgement(constraint, Truth.UNKNOWN, Record.PRODUCT, name)
        test = self._test(constraint, product.category)
        values = product.values_of(name)
        return Judgement(
            constraint,
            Truth.UNKNOWN if test is None else test.truth(values),
            Record.PRODUCT,
            name,
            None if test is None else test.shown(values),
            tuple(v.evidence for v in values),
        )

    def _of_core(self, constraint: Constraint, product: Product | None) -> Judgement:
        name = {CATEGORY: "category", BRAND: "brand", CERTIFICATION: "certifications"}[
            constraint.field
        ]
        stated = _stated(constraint.field, product)
        test = self._labels.get(constraint)
        if test is None:
            found = self._category_test if constraint.field == CATEGORY else _label_test
            test = self._labels[constraint] = found(constraint)
        truth = test(stated)
        evidence = None if product is None else product.evidence.get(name)
        separator = " > " if constraint.field == CATEGORY else ", "
        return Judgement(
            constraint,
            truth,
            Record.PRODUCT,
            name,
            separator.join(stated) or None,
            () if evidence is None else (evidence,),
        )

    def _attribute_test(
        self, constraint: Constraint, category: tuple[str, ...]
    ) -> AttributeTest | None:
        schema = self.schema.categories.get(category)
        definition = None if schema is None else schema.attribute(constraint.field)
        if definition is None:
            return None
        try:
            return attribute_test(constraint, definition)
        except InputError:
            # Here it is of another kind or dimension than asked: it says nothing about the need.
            return None

    def _category_test(self, constraint: Constraint) -> LabelTest:
        paths = [self.schema.category(text).category for text in texts(constraint)]
        equal = wanted_labels(constraint, None)
        label = texts(constraint)[0]

        def test(stated: object) -> Truth:
            path = tuple(stated) if isinstance(stated, tuple) else ()
            if not path:
                return Truth.UNKNOWN
            below = any(path[: len(one)] == one for one in paths)
            # The operator's sense (is, is not) is the label test's own.
            return equal([label] if below else [""])

        return test


def _stated(field: str, product: Product | None) -> tuple[str, ...]:
    if product is None:
        return ()
    if field == CATEGORY:
        return product.category
    if field == BRAND:
        return () if product.brand is None else (product.brand,)
    return product.certifications


def _label_test(constraint: Constraint) -> LabelTest:
    return wanted_labels(constraint, None)


def _exact(constraint: Constraint) -> LabelTest:
    """Countries by their code, suppliers by their id: as they are written."""
    if constraint.field == COUNTRY:
        from dataclasses import replace

        from data.parse.codes import parse_country

        codes = []
        for text in texts(constraint):
            code = text if _is_code(text) else parse_country(text)
            if code is None:
                raise InputError(
                    "unknown country",
                    field=COUNTRY,
                    value=text,
                    accepted="a country's name or ISO 3166-1 code, such as DE",
                )
            codes.append(code)
        constraint = replace(constraint, values=tuple(codes))
    return wanted_labels(constraint, None)


def _is_code(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isupper()
