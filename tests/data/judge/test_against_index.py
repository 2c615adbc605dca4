"""A record is judged as the search engine's columns judge it: one meaning of every constraint."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest

from data.catalogue import Catalogue
from data.constraint import (
    BRAND,
    CATEGORY,
    CERTIFICATION,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
    SUPPLIER,
    Constraint,
    Operator,
    Truth,
)
from data.errors import InputError
from data.ingest import ingest
from data.judge import Judge
from data.judge.truths import either
from data.records import Offer, Product, Supplier
from data.sample import write_sample
from data.schema.model import AttributeDefinition, AttributeKind
from index.columns import ColumnStore, DocumentOrder, build_columns, build_order
from index.columns.terms import Terms

CHOICE = (Operator.EQUAL, Operator.NOT_EQUAL, Operator.ONE_OF, Operator.NOT_ONE_OF)
RATES = {("EUR", "USD"): 1.25, ("CNY", "USD"): 0.14}


@dataclass
class World:
    catalogue: Catalogue
    store: ColumnStore
    products: list[Product]
    offers: dict[str, tuple[Offer, ...]]
    suppliers: dict[str, Supplier]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("judge")
    write_sample(folder / "feeds", products=300)
    ingest([str(folder / "feeds")], home=folder / "home")
    columns = folder / "columns"
    columns.mkdir()
    with Catalogue.open(folder / "home") as catalogue:
        build_columns(catalogue, build_order(catalogue, columns), columns)
        products = list(catalogue.iter_products())
        yield World(
            catalogue,
            ColumnStore.open(columns, DocumentOrder.open(columns)),
            products,
            catalogue.offers_of([one.id for one in products]),
            {one.id: one for one in catalogue.suppliers()},
        )


def as_truth(value: int) -> Truth:
    return {1: Truth.MET, 0: Truth.UNKNOWN, -1: Truth.MISSED}[value]


def numbers(definition: AttributeDefinition, dice: random.Random) -> Constraint:
    assert definition.quantiles is not None
    known = [definition.quantiles.p25, definition.quantiles.median, definition.quantiles.p95]
    operator = dice.choice(list(Operator))
    count = {Operator.BETWEEN: 2, Operator.ONE_OF: 3, Operator.NOT_ONE_OF: 2}.get(operator, 1)
    values = tuple(dice.choice(known) * dice.choice([1, 1, 0.9, 1.3]) for _ in range(count))
    unit = {"kg": "t", "mm": "cm", "W": "kW", "V": "mV"}.get(definition.unit or "")
    if unit is None or dice.random() < 0.5:
        return Constraint(definition.id, operator, values, definition.unit)
    factor = {"t": 1e-3, "cm": 0.1, "kW": 1e-3, "mV": 1e3}[unit]
    return Constraint(definition.id, operator, tuple(v * factor for v in values), unit)


def labels(definition: AttributeDefinition, dice: random.Random) -> Constraint:
    spellings = [one.label for one in definition.values]
    spellings += [v.upper() for one in definition.values for v in one.variants] + ["no such thing"]
    operator = dice.choice(CHOICE)
    several = operator in (Operator.ONE_OF, Operator.NOT_ONE_OF)
    values = tuple(dice.choice(spellings) for _ in range(3 if several else 1))
    return Constraint(definition.id, operator, values)


def sizes(definition: AttributeDefinition, dice: random.Random) -> Constraint:
    operator = dice.choice([Operator.AT_MOST, Operator.AT_LEAST, Operator.EQUAL, Operator.ABOUT])
    if dice.random() < 0.5:
        return Constraint(definition.id, operator, (dice.choice([100.0, 500.0, 2000.0]),))
    values = tuple(dice.choice([100.0, 400.0, 900.0]) for _ in range(dice.choice([2, 3])))
    return Constraint(definition.id, operator, values)


def drawn(definition: AttributeDefinition, dice: random.Random) -> Constraint | None:
    if definition.kind is AttributeKind.NUMBER and definition.quantiles is not None:
        return numbers(definition, dice)
    if definition.kind in (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF):
        return labels(definition, dice)
    if definition.kind is AttributeKind.BOOLEAN:
        return Constraint(definition.id, dice.choice(CHOICE[:2]), (dice.choice([True, False]),))
    if definition.kind is AttributeKind.DIMENSIONS:
        return sizes(definition, dice)
    return None


def test_attributes_are_judged_as_in_the_index(world: World) -> None:
    dice = random.Random(4)
    judge = Judge(world.catalogue.schema)
    seen: dict[Truth, int] = dict.fromkeys(Truth, 0)
    asked = 0
    for category in world.catalogue.schema.categories.values():
        for definition in category.attributes:
            constraint = drawn(definition, dice)
            if constraint is None:
                continue
            try:
                expected = world.store.evaluate(constraint)
            except InputError:
                continue
            asked += 1
            for product in world.products:
                number = world.store.order.number(product.id)
                assert number is not None
                found = judge.judge(constraint, product)
                assert found.truth is as_truth(int(expected[number])), (constraint, product)
                seen[found.truth] += 1
    assert asked > 300
    assert all(seen.values())


def test_several_attributes_are_judged_at_once_as_one_by_one(world: World) -> None:
    dice = random.Random(5)
    judge = Judge(world.catalogue.schema)
    known = world.catalogue.schema.categories.values()
    category = max((one for one in known if len(one.category) > 1), key=lambda one: one.products)
    wanted = [drawn(one, dice) for one in category.attributes]
    constraints = tuple(one for one in wanted if one is not None)[:12]
    assert len(constraints) > 3
    seen = set()
    for product in world.products:
        found = judge.truths(constraints, product)
        assert found == [judge.truth(one, product) for one in constraints]
        seen |= set(found)
    assert seen == set(Truth)


@pytest.mark.parametrize("quantity", [None, Decimal(1), Decimal(150), Decimal(5000)])
def test_offers_are_judged_as_in_the_index(world: World, quantity: Decimal | None) -> None:
    def rate(source: str, target: str) -> float | None:
        return RATES.get((source, target))

    judge = Judge(world.catalogue.schema, quantity=quantity, rate=rate)
    ids = sorted(world.suppliers)[:40]
    for constraint in (
        Constraint(PRICE, Operator.AT_MOST, (200.0,), "USD"),
        Constraint(PRICE, Operator.BETWEEN, (5.0, 900.0), "USD"),
        Constraint(LEAD_TIME, Operator.AT_MOST, (3.0,), "weeks"),
        Constraint(LEAD_TIME, Operator.AT_LEAST, (20.0,)),
        Constraint(MOQ, Operator.AT_MOST, (100.0,)),
        Constraint(MOQ, Operator.AT_MOST, (100.0,), "pieces"),
        Constraint(COUNTRY, Operator.ONE_OF, ("China", "DE")),
        Constraint(COUNTRY, Operator.NOT_EQUAL, ("CN",)),
        Constraint(SUPPLIER, Operator.ONE_OF, tuple(ids)),
    ):
        expected = world.store.evaluate(constraint, terms=Terms(quantity, rate))
        for product in world.products:
            open_offers = [
                (offer, None if offer.supplier_id is None else world.suppliers[offer.supplier_id])
                for offer in world.offers[product.id]
            ]
            judged = [
                judge.judge(constraint, product, offer, supplier).truth
                for offer, supplier in open_offers
                if supplier is None or not supplier.blocked
            ]
            number = world.store.order.number(product.id)
            assert number is not None
            wanted = as_truth(int(expected[number]))
            assert (either(judged) if judged else Truth.UNKNOWN) is wanted, (constraint, product)


def test_core_fields_of_products_are_judged_as_in_the_index(world: World) -> None:
    judge = Judge(world.catalogue.schema)
    paths = [path for path in world.catalogue.schema.categories if len(path) > 1][:6]
    brands = [one.brand for one in world.products if one.brand][:3]
    marks = [mark for one in world.products for mark in one.certifications][:3]
    for constraint in (
        *(Constraint(CATEGORY, Operator.EQUAL, (" > ".join(path),)) for path in paths),
        Constraint(CATEGORY, Operator.NOT_ONE_OF, tuple(" > ".join(p) for p in paths[:2])),
        Constraint(BRAND, Operator.ONE_OF, tuple(brand.upper() for brand in brands)),
        Constraint(BRAND, Operator.NOT_EQUAL, (brands[0],)),
        *(Constraint(CERTIFICATION, Operator.EQUAL, (mark.lower(),)) for mark in marks),
        Constraint(CERTIFICATION, Operator.NOT_ONE_OF, tuple(marks)),
    ):
        expected = world.store.evaluate(constraint)
        for product in world.products:
            number = world.store.order.number(product.id)
            assert number is not None
            found = judge.judge(constraint, product)
            assert found.truth is as_truth(int(expected[number])), (constraint, product)


def test_a_judgement_names_what_decides_it(world: World) -> None:
    product = next(one for one in world.products if one.brand and "brand" in one.evidence)
    found = Judge(world.catalogue.schema).judge(
        Constraint(BRAND, Operator.EQUAL, (product.brand or "",)), product
    )
    assert found.truth is Truth.MET
    assert (found.record, found.field, found.shown) == ("product", "brand", product.brand)
    assert found.evidence == (product.evidence["brand"],)


def test_what_no_record_states_is_unknown(world: World) -> None:
    judge = Judge(world.catalogue.schema)
    for constraint in (
        Constraint(PRICE, Operator.AT_MOST, (1.0,), "USD"),
        Constraint(COUNTRY, Operator.EQUAL, ("DE",)),
        Constraint(COUNTRY, Operator.NOT_EQUAL, ("DE",)),
        Constraint(BRAND, Operator.EQUAL, ("x",)),
        Constraint("no_such_attribute", Operator.EQUAL, ("x",)),
    ):
        assert (
            judge.judge(constraint, world.products[0] if "no_" in constraint.field else None).truth
            is Truth.UNKNOWN
        )


def test_a_price_needs_its_currency(world: World) -> None:
    with pytest.raises(InputError, match="currency"):
        Judge(world.catalogue.schema).judge(Constraint(PRICE, Operator.AT_MOST, (1.0,)))
