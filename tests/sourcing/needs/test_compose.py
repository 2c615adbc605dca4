"""A need from words, filters and terms; and from files."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data.constraint import PRICE, Operator
from data.errors import InputError, SourceError
from data.need import Amount, Need, NeedLine, Place, need_from_json, need_to_json
from data.records import DeliveryTerm, SupplierKind
from data.schema import AttributeSchema
from sourcing.needs import compose_need, read_need

SCHEMA = AttributeSchema()


def test_words_and_terms_become_a_need() -> None:
    need = compose_need(
        SCHEMA,
        query=" pump ",
        filters=["price <= 100"],
        quantity="500 pcs",
        destination="Rotterdam, NL",
        delivery_term="DAP Rotterdam",
        needed_by="2027-03-31",
        currency="eur",
    )
    line = need.line()
    assert line is not None
    assert line.query == "pump"
    assert line.quantity is not None
    assert line.quantity.value == Amount(Decimal(500), "H87")
    # A bare number is in the currency that prices are compared in.
    assert line.on(PRICE)[0].constraint.unit == "EUR"
    assert need.terms.destination is not None
    assert need.terms.destination.value == Place("NL", "Rotterdam")
    assert need.terms.delivery_term is not None
    assert need.terms.delivery_term.value == DeliveryTerm("DAP", "Rotterdam")
    assert need.terms.needed_by is not None
    assert need.terms.needed_by.value == date(2027, 3, 31)


def test_what_is_said_last_counts_and_other_lines_stay() -> None:
    base = Need(lines=(NeedLine("1", "pump"), NeedLine("2", "valve")), focus="2")
    first = compose_need(SCHEMA, base=base, filters=["price <= 100 EUR"])
    second = compose_need(SCHEMA, base=first, filters=["price <= 80 EUR", "moq <= 5"])
    line = second.line()
    assert line is not None
    assert [(r.constraint.field, r.constraint.values) for r in line.requirements] == [
        (PRICE, (80.0,)),
        ("offer.moq", (5.0,)),
    ]
    assert line.requirements[0].constraint.operator is Operator.AT_MOST
    assert second.line("1") == NeedLine("1", "pump")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("NL", Place("NL", None)),
        ("Germany", Place("DE", None)),
        ("Rotterdam", Place(None, "Rotterdam")),
        ("Port of Rotterdam, Netherlands", Place("NL", "Port of Rotterdam")),
    ],
)
def test_places_as_people_write_them(text: str, place: Place) -> None:
    found = compose_need(SCHEMA, query="x", destination=text).terms.destination
    assert found is not None
    assert found.value == place


def test_a_need_and_a_record_of_a_conversation_are_read(tmp_path: Path) -> None:
    need = compose_need(SCHEMA, query="pump", quantity="3")
    plain = tmp_path / "need.json"
    plain.write_bytes(need_to_json(need))
    assert read_need(str(plain)) == need
    document = json.loads(need_to_json(need))
    for name, record in (("a", {"need": document}), ("b", {"state": {"need": document}})):
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps({"turns": [], **record}), "utf-8")
        assert read_need(str(file)) == need


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"lines": []}', "not JSON", '{"need": 3}'])
def test_what_is_no_need_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "need.json"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError):
        read_need(str(file))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_need(str(tmp_path / "nothing.json"))


def test_kinds_of_supplier_are_part_of_the_need() -> None:
    makers = (SupplierKind.MANUFACTURER,)
    need = compose_need(SCHEMA, query="pump", kinds=(*makers, *makers))
    assert need.terms.supplier_kinds is not None
    assert need.terms.supplier_kinds.value == makers
    # They are kept in a file, and where nothing else is said.
    kept = compose_need(SCHEMA, base=need_from_json(need_to_json(need)), quantity="3")
    assert kept.terms == need.terms
