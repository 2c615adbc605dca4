"""Every record comes back from DuckDB as it went in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from data.catalogue.origins import Origin, dump_evidence, load_evidence
from data.catalogue.rows import row_of_offer, row_of_product, row_of_supplier
from data.catalogue.tables import TABLES
from data.catalogue.transfer import arrow_schema, read_records, to_arrow, write_records
from data.catalogue.values import rows_of_values, values_of_rows
from data.errors import CatalogueError, InputError, MoneyError
from data.evidence import Basis, Evidence
from data.money import Money
from data.records import (
    AttributeValue,
    Classification,
    DeliveryTerm,
    LeadTime,
    Offer,
    PriceBreak,
    Product,
    Supplier,
    SupplierKind,
)
from data.schema.model import AttributeKind
from data.values import Dimensions, Flag, Number, Text

# Any text that UTF-8 can carry: control characters, NUL, right-to-left and astral ones included.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
maybe_text = st.none() | texts
tuples_of_texts = st.lists(texts, max_size=3).map(tuple)
rows = st.integers(0, 2**62)
evidences = st.builds(Evidence, texts, rows, texts, texts, st.sampled_from(Basis))
evidence_maps = st.dictionaries(texts, evidences, max_size=3)
decimals = st.decimals(
    min_value=Decimal("-99999999999999999"),
    max_value=Decimal("999999999999999999"),
    allow_nan=False,
    allow_infinity=False,
    places=10,
) | st.sampled_from([Decimal("0"), Decimal("-0.0"), Decimal("1E+5"), Decimal("12.50")])
shares = st.floats(0, 1)
small = st.integers(-(2**31), 2**31 - 1)
currencies = st.sampled_from(["USD", "EUR", "CNY", "JPY", "KWD"])
any_float = st.floats(allow_nan=False)
units = st.none() | st.sampled_from(["kg", "m²", "°C", "%"])


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    low, high = sorted(draw(st.tuples(any_float, any_float)))
    return Number(low, draw(st.sampled_from([low, high])), draw(units))


@st.composite
def sizes(draw: st.DrawFn, like: Dimensions | None = None) -> Dimensions:
    count = draw(st.integers(2, 3)) if like is None else len(like.sizes)
    axes = draw(st.sampled_from([(), ("length", "width", "height")[:count]]))
    numbers = draw(st.lists(any_float, min_size=count, max_size=count))
    return Dimensions(tuple(numbers), draw(units), axes if like is None else like.axes)


@st.composite
def attribute_values(draw: st.DrawFn) -> AttributeValue:
    stated: Any = draw(st.none() | numbers() | texts.map(Text) | st.booleans().map(Flag) | sizes())
    value: Any = None
    match stated:
        case Number():
            value = draw(st.none() | numbers())
        case Dimensions():
            value = draw(st.none() | sizes(stated))
        case Text():
            value = draw(texts.map(Text))
        case Flag():
            value = stated
    return AttributeValue(draw(texts), value, stated, draw(evidences))


products: SearchStrategy[Product] = st.builds(
    Product,
    id=texts,
    dataset=texts,
    title=texts,
    description=maybe_text,
    category=tuples_of_texts,
    brand=maybe_text,
    mpn=maybe_text,
    gtin=maybe_text,
    url=maybe_text,
    classifications=st.lists(st.builds(Classification, texts, texts, maybe_text), max_size=2).map(
        tuple
    ),
    certifications=tuples_of_texts,
    images=tuples_of_texts,
    attributes=st.lists(attribute_values(), max_size=4).map(tuple),
    evidence=evidence_maps,
)
suppliers: SearchStrategy[Supplier] = st.builds(
    Supplier,
    id=texts,
    name=texts,
    country=maybe_text,
    region=maybe_text,
    cluster=maybe_text,
    kind=st.none() | st.sampled_from(SupplierKind),
    founded=st.none() | small,
    years=st.none() | small,
    employees_low=st.none() | small,
    employees_high=st.none() | small,
    certifications=tuples_of_texts,
    verification=maybe_text,
    verified_by=maybe_text,
    on_time_rate=st.none() | shares,
    response_hours=st.none() | any_float,
    reorder_rate=st.none() | shares,
    dispute_rate=st.none() | shares,
    rating=st.none() | any_float,
    rating_count=st.none() | st.integers(0, 2**62),
    languages=tuples_of_texts,
    time_zone=maybe_text,
    main_markets=tuples_of_texts,
    website=maybe_text,
    blocked=st.booleans(),
    block_reason=maybe_text,
    evidence=evidence_maps,
)


@st.composite
def price_breaks(draw: st.DrawFn) -> tuple[PriceBreak, ...]:
    money = st.builds(Money, decimals, st.just(draw(currencies)))
    breaks = st.builds(PriceBreak, decimals, money, st.none() | money)
    return tuple(draw(st.lists(breaks, max_size=3)))


offers: SearchStrategy[Offer] = st.builds(
    Offer,
    id=texts,
    product_id=texts,
    supplier_id=maybe_text,
    sku=maybe_text,
    price_breaks=price_breaks(),
    unit_of_sale=maybe_text,
    moq=st.none() | decimals,
    lead_times=st.lists(st.builds(LeadTime, decimals, small, small), max_size=2).map(tuple),
    delivery_terms=st.lists(st.builds(DeliveryTerm, texts, maybe_text), max_size=2).map(tuple),
    ship_from=maybe_text,
    stock=st.none() | decimals,
    sample_price=st.none() | st.builds(Money, decimals, currencies),
    customisation=maybe_text,
    warranty_months=st.none() | small,
    payment_terms=maybe_text,
    valid_from=st.none() | st.dates(),
    valid_until=st.none() | st.dates(),
    evidence=evidence_maps,
)


class Tables:
    """The tables in memory, emptied for each example."""

    def __init__(self) -> None:
        self.connection = duckdb.connect(":memory:")
        for table, columns in TABLES.items():
            self.connection.execute(f"CREATE TABLE {table} ({columns})")

    def append(self, table: str, rows: pa.Table) -> None:
        self.connection.register("given", rows)
        self.connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM given")
        self.connection.unregister("given")

    def clear(self) -> None:
        for table in TABLES:
            self.connection.execute(f"DELETE FROM {table}")


@pytest.fixture(scope="module")
def tables() -> Iterator[Tables]:
    tables = Tables()
    yield tables
    tables.connection.close()


thorough = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thorough
@given(st.lists(products, max_size=3, unique_by=lambda p: p.id))
def test_products_come_back_as_they_were(tables: Tables, given_: list[Product]) -> None:
    tables.clear()
    write_records(tables, products=given_)
    assert read_records(tables.connection).products == tuple(given_)


@thorough
@given(st.lists(suppliers, max_size=3))
def test_suppliers_come_back_as_they_were(tables: Tables, given_: list[Supplier]) -> None:
    tables.clear()
    write_records(tables, suppliers=given_)
    assert read_records(tables.connection).suppliers == tuple(given_)


@thorough
@given(st.lists(offers, max_size=3))
def test_offers_come_back_as_they_were(tables: Tables, given_: list[Offer]) -> None:
    tables.clear()
    write_records(tables, offers=given_)
    assert read_records(tables.connection).offers == tuple(given_)


@given(evidence_maps)
def test_evidence_comes_back_as_it_was(given_: dict[str, Evidence]) -> None:
    assert load_evidence(dump_evidence(given_)) == given_


@given(st.lists(attribute_values(), max_size=6), st.randoms())
def test_a_cell_is_put_together_whatever_order_its_rows_are_in(
    values: list[AttributeValue], random: Any
) -> None:
    # Cells told apart by their rows, all rows mixed.
    distinct = [
        AttributeValue(v.attribute, v.value, v.stated, Evidence("s", number, "c", "raw"))
        for number, v in enumerate(values)
    ]
    mixed = rows_of_values("p", distinct)
    random.shuffle(mixed)
    found = values_of_rows(mixed)
    assert sorted(found, key=lambda v: v.evidence.row) == distinct


def test_values_of_one_cell_keep_their_places_among_others() -> None:
    said = Evidence("s", 1, "Options", "two sizes and a colour")
    short, long = Dimensions((20.0, 30.0), "cm"), Dimensions((30.0, 40.0, 50.0), "cm")
    values = (
        AttributeValue("size", short, short, said),
        AttributeValue("colour", Text("red"), Text("Red"), said),
        AttributeValue("size", long, long, said),
        AttributeValue("fuel", Text("diesel"), Text("Diesel"), said),
        AttributeValue("colour", Text("blue"), Text("Blue"), said),
    )
    assert values_of_rows(rows_of_values("p", values)) == values


def test_decimals_come_back_plain(tables: Tables) -> None:
    tables.clear()
    offer = Offer("o", "p", None, moq=Decimal("1E+3"), stock=Decimal("12.5000"))
    write_records(tables, offers=[offer])
    (back,) = read_records(tables.connection).offers
    assert (str(back.moq), str(back.stock)) == ("1000", "12.5")


@pytest.mark.parametrize(
    "amount", ["1234567890123456789", "0.00000000001", "-1E+18", "123456789012345678.12345678901"]
)
def test_a_decimal_is_refused_rather_than_rounded(amount: str) -> None:
    with pytest.raises(InputError, match=r"moq.*at most 18 digits before"):
        row_of_offer(Offer("o", "p", None, moq=Decimal(amount)), "default")
    price = PriceBreak(Decimal(1), Money(Decimal(amount), "USD"))
    with pytest.raises(InputError, match="unit_price"):
        row_of_offer(Offer("o", "p", None, price_breaks=(price,)), "default")


@pytest.mark.parametrize("amount", ["999999999999999999.9999999999", "0.0000000001", "-5"])
def test_a_decimal_at_the_limit_is_kept(tables: Tables, amount: str) -> None:
    tables.clear()
    write_records(tables, offers=[Offer("o", "p", None, moq=Decimal(amount))])
    assert read_records(tables.connection).offers[0].moq == Decimal(amount)


@pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal("Infinity")])
def test_a_decimal_that_is_no_number_is_refused(amount: Decimal) -> None:
    with pytest.raises(InputError):
        row_of_offer(Offer("o", "p", None, stock=amount), "default")


def test_price_breaks_in_two_currencies_are_refused() -> None:
    breaks = tuple(
        PriceBreak(Decimal(n), Money(Decimal(1), currency))
        for n, currency in enumerate(["USD", "EUR"])
    )
    with pytest.raises(MoneyError, match="one currency"):
        row_of_offer(Offer("o", "p", None, price_breaks=breaks), "default")


def test_text_that_is_not_unicode_is_refused() -> None:
    with pytest.raises(InputError, match="evidence"):
        row_of_product(Product("p", "d", "t", evidence={"title": Evidence("s", 1, "c", "\ud800")}))
    with pytest.raises(CatalogueError, match="products"):
        to_arrow("products", [row_of_product(Product("p", "d", "\ud800"))])


@pytest.mark.parametrize(
    ("value", "stated"),
    [
        (Number(1, 1), None),
        (Number(1, 1), Text("one")),
        (None, Text("one")),
        (Flag(True), Flag(False)),
        (Flag(True), Text("yes")),
        (Text("red"), Number(1, 1)),
        (Dimensions((1.0, 2.0)), Dimensions((1.0, 2.0, 3.0))),
        (Dimensions((1.0, 2.0)), Dimensions((1.0, 2.0), None, ("length", "width"))),
        (Dimensions((1.0,)), Dimensions((1.0,))),
        (None, Dimensions((1.0, 2.0), None, ("length",))),
    ],
)
def test_a_value_that_does_not_follow_from_what_is_stated_is_refused(
    value: Any, stated: Any
) -> None:
    broken = AttributeValue("a", value, stated, Evidence("s", 1, "c", "raw"))
    with pytest.raises(InputError, match="does not follow"):
        rows_of_values("p", [broken])


def test_the_kind_of_words_is_the_one_given() -> None:
    said = Evidence("s", 1, "Fuel", "Diesel")
    word = AttributeValue("fuel", Text("diesel"), Text("Diesel"), said)
    assert [r.kind for r in rows_of_values("p", [word])] == [AttributeKind.TEXT]
    kinds = {"fuel": AttributeKind.SEVERAL_OF}
    both = rows_of_values("p", [word, word], kinds)
    assert [(r.kind, r.ordinal) for r in both] == [("several-of", 0), ("several-of", 1)]
    number = AttributeValue("fuel", Number(1, 1), Number(1, 1), said)
    assert [r.kind for r in rows_of_values("p", [number], kinds)] == [AttributeKind.NUMBER]


@pytest.mark.parametrize(
    ("change", "stated"),
    [
        # As the schema writes cells that are not of their attribute's kind.
        ({"kind": "dimensions", "stated_shape": "dimensions", "stated_low": 20.0}, None),
        ({"kind": "number", "stated_shape": "list", "stated_low": 12.0}, None),
        ({"kind": "number", "stated_shape": "dimensions", "stated_low": 12.0}, None),
        ({"kind": "number", "stated_shape": "point", "stated_low": 12.0}, Number(12.0, 12.0)),
        ({"kind": "boolean", "stated_shape": "none"}, None),
    ],
)
def test_what_was_not_understood_is_not_made_up(change: dict[str, Any], stated: object) -> None:
    said = Evidence("s", 1, "c", "raw")
    (row,) = rows_of_values("p", [AttributeValue("a", None, None, said)])
    change.setdefault("stated_high", change.get("stated_low"))
    (found,) = values_of_rows([row._replace(**change)])
    assert found == AttributeValue("a", None, stated, said)  # type: ignore[arg-type]


def test_a_record_comes_from_the_row_of_its_first_evidence() -> None:
    said = {"title": Evidence("abc", 7, "Title", "x"), "brand": Evidence("def", 8, "Brand", "y")}
    row = row_of_product(Product("p", "d", "t", evidence=said))
    assert (row["source"], row["source_row"]) == ("abc", 7)
    row = row_of_supplier(Supplier("s", "n", evidence=said), "d", Origin("other", 9))
    assert (row["source"], row["source_row"]) == ("other", 9)
    assert row_of_product(Product("p", "d", "t"))["source"] == ""


@pytest.mark.parametrize("table", TABLES)
def test_rows_and_tables_have_the_same_columns(table: str) -> None:
    written: dict[str, Any] = {
        "products": row_of_product(Product("p", "d", "t")),
        "suppliers": row_of_supplier(Supplier("s", "n"), "d"),
        "offers": row_of_offer(Offer("o", "p", None, valid_from=date(2026, 1, 1)), "d"),
        "attribute_values": rows_of_values(
            "p", [AttributeValue("a", None, None, Evidence("s", 1, "c", "raw"))]
        )[0]._asdict(),
    }
    if table in written:
        assert set(written[table]) == set(arrow_schema(table).names)
    else:
        assert arrow_schema(table).names


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(CatalogueError, match=r"unknown table.*products"):
        to_arrow("nothing", [])
