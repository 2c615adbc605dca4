"""Filters are read as people write them, or refused with what would be accepted."""

from __future__ import annotations

import pytest

from data.constraint import Constraint, Importance, Operator
from data.errors import InputError, UnitError
from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema
from sourcing.filters import Filters, label_of, written


def attribute(id_: str, label: str, kind: AttributeKind, *names: str) -> AttributeDefinition:
    return AttributeDefinition(id_, label, kind, coverage=1, count=5, distinct=3, names=names)


ATTRIBUTES = (
    attribute("load_capacity", "Load capacity", AttributeKind.NUMBER, "Rated load", "额定载荷"),
    attribute("lift_height", "Max. lift height", AttributeKind.NUMBER),
    attribute("fuel", "Fuel", AttributeKind.ONE_OF),
    attribute("side_shift", "Side shift", AttributeKind.BOOLEAN),
)
SCHEMA = AttributeSchema({path: CategorySchema(path, 5, ATTRIBUTES) for path in ((), ("Trucks",))})
FILTERS = Filters(SCHEMA)
MUST, SHOULD = Importance.MUST, Importance.SHOULD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("load capacity >= 2.5 t", ("load_capacity", Operator.AT_LEAST, (2.5,), "t", MUST)),
        ("LOAD CAPACITY≥2.5t", ("load_capacity", Operator.AT_LEAST, (2.5,), "t", MUST)),
        ("rated load > 1,200 kg", ("load_capacity", Operator.MORE, (1200.0,), "kg", MUST)),
        ("额定载荷 <= 3000", ("load_capacity", Operator.AT_MOST, (3000.0,), None, MUST)),
        ("load_capacity < 3 t?", ("load_capacity", Operator.LESS, (3.0,), "t", SHOULD)),
        ("load capacity ~ 2 t", ("load_capacity", Operator.ABOUT, (2.0,), "t", MUST)),
        ("load capacity about 2 t", ("load_capacity", Operator.ABOUT, (2.0,), "t", MUST)),
        ("lift heigth = 3 .. 4.5 m", None),
        (
            "max. lift height = 3 .. 4.5 m",
            ("lift_height", Operator.BETWEEN, (3.0, 4.5), "m", MUST),
        ),
        ("load capacity in 2, 3 t", ("load_capacity", Operator.ONE_OF, (2.0, 3.0), "t", MUST)),
        ("fuel = Diesel", ("fuel", Operator.EQUAL, ("Diesel",), None, MUST)),
        ("fuel is Diesel ?", ("fuel", Operator.EQUAL, ("Diesel",), None, SHOULD)),
        ("fuel != Diesel", ("fuel", Operator.NOT_EQUAL, ("Diesel",), None, MUST)),
        ("fuel is not Diesel", ("fuel", Operator.NOT_EQUAL, ("Diesel",), None, MUST)),
        ("fuel in Diesel, LPG", ("fuel", Operator.ONE_OF, ("Diesel", "LPG"), None, MUST)),
        ("fuel NOT IN diesel", ("fuel", Operator.NOT_ONE_OF, ("diesel",), None, MUST)),
        ("side shift = yes", ("side_shift", Operator.EQUAL, (True,), None, MUST)),
        ("price <= 12000 USD", ("offer.price", Operator.AT_MOST, (12000.0,), "USD", MUST)),
        ("price <= usd 12,000", ("offer.price", Operator.AT_MOST, (12000.0,), "USD", MUST)),
        ("MOQ <= 10 pcs", ("offer.moq", Operator.AT_MOST, (10.0,), None, MUST)),
        ("lead time <= 3 weeks", ("offer.lead_time", Operator.AT_MOST, (3.0,), "week", MUST)),
        ("country = China", ("supplier.country", Operator.EQUAL, ("CN",), None, MUST)),
        ("country in DE, 越南", ("supplier.country", Operator.ONE_OF, ("DE", "VN"), None, MUST)),
        ("brand = A = B", ("product.brand", Operator.EQUAL, ("A = B",), None, MUST)),
        ("certification = CE", ("product.certifications", Operator.EQUAL, ("CE",), None, MUST)),
    ],
)
def test_read(text: str, expected: tuple[object, ...] | None) -> None:
    if expected is None:
        with pytest.raises(InputError) as refused:
            FILTERS.read_one(text)
        assert "Max. lift height" in (refused.value.accepted or ())
    else:
        assert FILTERS.read_one(text) == Constraint(*expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("load capacity", InputError, "no operator"),
        (">= 3", InputError, "no field"),
        ("load capacity >=", InputError, "no value"),
        ("load capacity >= ?", InputError, "no value"),
        ("colour = red", InputError, "no such field"),
        ("load capacity = heavy", InputError, "is a number"),
        ("load capacity >= 3 zorks", UnitError, "unknown unit"),
        ("load capacity >= 2 .. 3 t", InputError, "range"),
        ("load capacity in 2 t, 3000 kg", InputError, "one unit"),
        ("price <= 5 doubloons", InputError, "currency"),
        ("country = Atlantis", InputError, "unknown country"),
    ],
)
def test_refused(text: str, error: type[InputError], words: str) -> None:
    with pytest.raises(error, match=words):
        FILTERS.read_one(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("load capacity >= 2.5 t", "Load capacity ≥ 2.5 t"),
        ("load capacity = 2 .. 3 t", "Load capacity 2–3 t"),
        ("fuel in Diesel, LPG ?", "Fuel in Diesel, LPG ?"),
        ("price <= 1250000 USD", "Price ≤ 1,250,000 USD"),
        ("side shift = no", "Side shift = no"),
        ("lead time ~ 14", "Lead time ≈ 14"),
    ],
)
def test_written(text: str, shown: str) -> None:
    constraint = FILTERS.read_one(text)
    assert written(constraint, label_of(constraint.field, SCHEMA)) == shown
