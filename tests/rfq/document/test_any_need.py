"""Any need becomes a document, or an answer that says what is wrong: never anything else."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from data.constraint import CORE_FIELDS, Constraint, Importance, Operator
from data.errors import InputError
from data.money import Money
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
from data.schema import AttributeSchema
from rfq.document import check, missing, rfq_from_json, rfq_from_need, rfq_to_json
from rfq.ubl import rfq_from_ubl, rfq_to_ubl

TEXTS = st.text(max_size=30) | st.sampled_from(["pump", "CE", "DE", "=1+1", "a\x00b", "\ud800"])
PROVENANCES = st.builds(
    Provenance,
    st.sampled_from(Origin),
    st.none() | st.integers(1, 50),
    st.none() | TEXTS,
    st.floats(0, 1),
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
VALUES = (
    st.tuples(NUMBERS) | st.tuples(NUMBERS, NUMBERS) | st.tuples(TEXTS) | st.tuples(st.booleans())
)
REQUIREMENTS = st.builds(
    Requirement,
    st.builds(
        Constraint,
        st.sampled_from(sorted(CORE_FIELDS)) | TEXTS,
        st.sampled_from(Operator),
        VALUES,
        st.none() | st.sampled_from(["t", "USD", "nonsense"]),
        st.sampled_from(Importance),
    ),
    PROVENANCES,
    st.floats(0, 1),
)
DECIMALS = st.decimals(0, 10**12, places=2).map(abs)
AMOUNTS = st.builds(Amount, DECIMALS, st.none() | st.sampled_from(["H87", "KGM", "?"]))
MONEY = st.builds(Money, DECIMALS, st.sampled_from(["USD", "EUR"]))


def stated(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | st.builds(Stated, values, PROVENANCES)


LINES = st.builds(
    NeedLine,
    st.sampled_from(["1", "2", "a b"]),
    TEXTS,
    st.lists(st.builds(CategoryBelief, st.tuples(TEXTS), st.floats(0, 1)), max_size=2).map(tuple),
    st.lists(REQUIREMENTS, max_size=4).map(tuple),
    quantity=stated(AMOUNTS),
    annual=stated(AMOUNTS),
    budget=stated(MONEY),
    selected=st.lists(TEXTS, max_size=2).map(tuple),
)
NEEDS = st.builds(
    Need,
    st.lists(LINES, min_size=1, max_size=2).map(tuple),
    st.builds(
        CommercialTerms,
        destination=stated(st.builds(Place, st.none() | TEXTS, st.none() | TEXTS)),
        delivery_term=stated(st.builds(DeliveryTerm, st.sampled_from(["FOB", "DAT"]), TEXTS)),
        needed_by=stated(st.dates(date(1990, 1, 1))),
        budget=stated(MONEY),
        payment=stated(TEXTS),
        samples=stated(st.booleans()),
    ),
    language=st.sampled_from(["en", "zh-Hans", "tlh", "?"]),
)


@given(NEEDS)
def test_a_need_becomes_a_document_or_an_answer(need: Need) -> None:
    try:
        document = rfq_from_need(
            need, schema=AttributeSchema(), issued=datetime(2026, 11, 2, tzinfo=UTC)
        )
    except InputError:
        return
    assert rfq_from_json(rfq_to_json(document)) == document
    assert rfq_from_ubl(rfq_to_ubl(document, internal=True)) == document
    assert missing(document)
    for finding in check(document, today=date(2026, 11, 2)):
        assert finding.field
    assert [line.id for line in document.lines] == [line.id for line in need.lines]


@given(st.lists(REQUIREMENTS, max_size=6).map(tuple))
def test_no_requirement_is_lost(requirements: tuple[Requirement, ...]) -> None:
    need = Need(lines=(NeedLine("1", "pump", requirements=requirements),))
    try:
        document = rfq_from_need(
            need, schema=AttributeSchema(), issued=datetime(2026, 11, 2, tzinfo=UTC)
        )
    except InputError:
        return
    (line,) = document.lines
    kept = len(line.specifications) + (line.target_price is not None)
    certified = [one for one in requirements if one.constraint.field == "product.certifications"]
    assert len(requirements) - len(certified) <= kept <= len(requirements)
    if certified and kept < len(requirements):
        assert document.quality.certificates
