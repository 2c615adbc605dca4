"""A catalogue as dirty as the trade's: every kind of dirt once, each in a cell of its own.

``dirt/catalogue.csv`` was written by hand: a product line per kind of dirt, whose other cells are
clean. It also has a byte order mark, two kinds of line ends and none at its end. Each dirty cell
is listed here with what it must become; every cell that is not listed must read as it stands.
"""

import csv
import re
from decimal import Decimal
from math import inf
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.ingest import ingest
from data.money import Money
from data.values import Dimensions, Flag, Number, Text

FOLDER = Path(__file__).parent / "dirt"
UNKNOWN = None
"""Stated, but not to be read for sure: the value is unknown, the raw text is kept."""
MISSING = "missing"
"""The cell says that it states nothing: there is no value at all."""


def kg(low, high=None):
    return Number(low, low if high is None else high, "kg")


def watts(value):
    return Number(value, value, "W")


def volts(value):
    return Number(value, value, "V")


def cm(*sizes):
    return Dimensions(sizes, "cm")


# SKU, kind of dirt, attribute, value (a tuple: several values).
ATTRIBUTES = [
    ("D001", "white space and a no-break space around a number", "weight", kg(1.25)),
    ("D002", "full-width digits and letters", "weight", kg(1.25)),
    ("D003", "unit glued on and in capitals", "weight", kg(1.25)),
    ("D004", "unit in Chinese", "weight", kg(1.25)),
    ("D005", "another unit of the same dimension", "weight", kg(2.5 * 0.45359237)),
    ("D006", "a unit of another dimension", "weight", UNKNOWN),
    ("D007", "a bare number where others have units", "weight", UNKNOWN),
    ("D008", "a decimal comma among decimal points", "weight", UNKNOWN),
    ("D009", "a thousands comma", "weight", kg(1.25)),
    ("D010", "a range", "weight", kg(1.2, 1.4)),
    ("D011", "a range upside down", "weight", UNKNOWN),
    ("D012", "an upper bound in words", "weight", kg(-inf, 1.5)),
    ("D013", "about so much", "weight", kg(1.3)),
    ("D014", "a spreadsheet error", "weight", UNKNOWN),
    ("D015", "a date that a spreadsheet made of a number", "weight", UNKNOWN),
    ("D016", "a sentence instead of a number", "weight", UNKNOWN),
    ("D017", "the same value in two units", "weight", kg(1.3)),
    ("D018", "not available, in English", "weight", MISSING),
    ("D019", "not available, as a dash", "weight", MISSING),
    ("D020", "not available, in Chinese", "weight", MISSING),
    ("D021", "to be decided", "weight", MISSING),
    ("D022", "a multiplication sign instead of x", "size", cm(20.0, 18.0, 6.0)),
    ("D023", "sizes in inches with quote marks", "size", cm(8 * 2.54, 7 * 2.54, 2.5 * 2.54)),
    ("D024", "sizes with their unit on each", "size", cm(20.0, 18.0, 6.0)),
    ("D025", "one size missing", "size", UNKNOWN),
    ("D026", "alternatives with a slash", "voltage", (volts(12.0), volts(24.0))),
    ("D027", "a range with a frequency", "voltage", UNKNOWN),
    ("D028", "a model number that looks like a voltage", "voltage", UNKNOWN),
    ("D029", "an exponent", "power", watts(1200.0)),
    ("D030", "a unit that the header gives already", "power", watts(450.0)),
    ("D031", "a unit larger than the header's", "power", watts(450.0)),
    ("D032", "dots that group thousands where points are decimal", "power", UNKNOWN),
    ("D033", "an apostrophe that groups thousands", "power", watts(1250.0)),
    ("D034", "a fraction", "power", watts(372.5)),
    ("D035", "a sign that makes no sense", "power", watts(-450.0)),
    ("D036", "an infinite number", "power", UNKNOWN),
    ("D037", "not a number, as a word", "power", MISSING),
    ("D038", "yes in Chinese", "rechargeable", Flag(True)),
    ("D039", "yes as a tick", "rechargeable", Flag(True)),
    ("D040", "a letter that may mean no", "rechargeable", UNKNOWN),
    ("D041", "neither yes nor no", "rechargeable", UNKNOWN),
    ("D042", "HTML entities", "colour", Text("Black & Yellow")),
    ("D043", "zero-width characters", "colour", Text("Black")),
    ("D044", "a spelling in capitals", "colour", Text("Black")),
    ("D045", "a decomposed accent", "colour", Text("Améthyste")),
    ("D062", "a line break inside a cell", "note", Text("first line second line, with a comma")),
    ("D063", "quotes inside a quoted cell", "note", Text('called the "Beast"')),
    (
        "D064",
        "a formula that a spreadsheet would run",
        "note",
        Text('=HYPERLINK("http://evil.example","click")'),
    ),
    ("D067", "a control character", "note", Text("bell here")),
    ("D068", "a cell of 20,000 characters", "note", Text("x" * 20_000)),
]

# SKU, kind of dirt, field of the product or offer, value.
FIELDS = [
    ("D046", "a GTIN with a wrong check digit", "gtin", UNKNOWN),
    ("D047", "a GTIN that a spreadsheet rounded", "gtin", UNKNOWN),
    ("D048", "a GTIN with hyphens", "gtin", "4000000000488"),
    ("D049", "a price in another currency and notation", "price", UNKNOWN),
    ("D050", "a price with its code and unit", "price", Money.of("12.50", "USD")),
    (
        "D051",
        "a range of prices",
        "price",
        (Money.of("5.00", "USD"), Money.of("8.00", "USD")),
    ),
    ("D052", "a price on request", "price", UNKNOWN),
    ("D053", "a price of nothing but a sign", "price", UNKNOWN),
    ("D054", "a currency sign that several countries share", "price", UNKNOWN),
    ("D055", "a price without a currency", "price", UNKNOWN),
    ("D056", "a minimum order in containers", "moq", UNKNOWN),
    ("D057", "a minimum order with a symbol", "moq", Decimal(100)),
    ("D058", "a minimum order in words", "moq", UNKNOWN),
    ("D059", "a lead time with a wave", "lead time", (15, 20)),
    ("D060", "a lead time in weeks", "lead time", (21, 21)),
    ("D061", "as soon as possible", "lead time", UNKNOWN),
    ("D065", "direction marks and an emoji", "title", "Cordless drill D065 🔧"),
    ("D066", "a title of markup", "title", "Cordless drill D066alert(1)"),
]

# Number of the record, kind of dirt, what the reason for its rejection says.
REJECTED = [
    (70, "an unquoted comma that moves every cell", "wrong headers"),
    (71, "too few fields", "9 where the header has 16"),
    (73, "the header again", "repeats the header"),
    (74, "neither SKU nor title", "no product key"),
    (77, "a line of totals", "no product key"),
]
BLANK = 72
"""A record of nothing but commas: it states nothing, so it is not a record."""
RECORDS = 78
SUPERSEDED = 1
"""D000 comes again in record 75: one product, read from there."""

UNITS = {"weight": "kg", "voltage": "V", "power": "W"}
COLUMNS = {
    "weight": "Weight",
    "size": "Size",
    "voltage": "Voltage",
    "power": "Power (W)",
    "rechargeable": "Rechargeable",
    "colour": "Colour",
    "note": "Notes",
    "gtin": "GTIN",
    "price": "Price",
    "moq": "MOQ",
    "lead time": "Lead time",
    "title": "Product name",
}
DIRTY = {(sku, what) for sku, _, what, _ in [*ATTRIBUTES, *FIELDS]}


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    found = ingest([str(FOLDER / "catalogue.csv")], home=home, mapping=FOLDER / "mapping.yaml")
    return home, found


@pytest.fixture(scope="module")
def catalogue(report):
    with Catalogue.open(report[0]) as opened:
        yield opened


@pytest.fixture(scope="module")
def products(catalogue):
    """Product and offer by SKU."""
    found = {}
    for product in catalogue.iter_products():
        (offer,) = catalogue.offers(product.id)
        found[offer.sku] = (product, offer)
    return found


@pytest.fixture(scope="module")
def lines():
    """Cells by SKU, the last record of each."""
    with (FOLDER / "catalogue.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    return {row[0]: dict(zip(header, row, strict=False)) for row in rows if len(row) == 16}


def of(products, sku, what):
    """What a field or attribute has become: a value, UNKNOWN, MISSING or several values."""
    product, offer = products[sku]
    if what == "title":
        return product.title
    if what == "gtin":
        return product.gtin
    if what == "moq":
        return offer.moq
    if what == "price":
        prices = [(b.unit_price, b.unit_price_high) for b in offer.price_breaks]
        if not prices:
            return UNKNOWN
        ((low, high),) = prices
        return low if high is None else (low, high)
    if what == "lead time":
        times = [(t.days_low, t.days_high) for t in offer.lead_times]
        return times[0] if times else UNKNOWN
    values = [v.value for v in product.values_of(what)]
    if not values:
        return MISSING
    return values[0] if len(values) == 1 else tuple(values)


def numbers(value):
    """A value with its numbers rounded, to compare converted ones."""
    if isinstance(value, Number):
        return (round(value.low, 9), round(value.high, 9), value.unit)
    if isinstance(value, Dimensions):
        return (*(round(size, 9) for size in value.sizes), value.unit)
    if isinstance(value, tuple):
        return tuple(numbers(item) for item in value)
    return value


def test_at_least_thirty_kinds_of_dirt():
    assert len({kind for _, kind, *_ in [*ATTRIBUTES, *FIELDS, *REJECTED]}) > 70


@pytest.mark.parametrize(("sku", "kind", "attribute", "value"), ATTRIBUTES)
def test_an_attribute_is_read_for_sure_or_not_at_all(products, sku, kind, attribute, value):
    assert numbers(of(products, sku, attribute)) == numbers(value), kind


@pytest.mark.parametrize(("sku", "kind", "what", "value"), FIELDS)
def test_a_field_is_read_for_sure_or_not_at_all(products, sku, kind, what, value):
    assert of(products, sku, what) == value, kind


@pytest.mark.parametrize(("sku", "kind", "attribute", "value"), ATTRIBUTES)
def test_the_raw_text_of_an_attribute_is_kept(products, lines, sku, kind, attribute, value):
    if value is not MISSING:
        raw = {v.evidence.raw for v in products[sku][0].values_of(attribute)}
        assert raw == {lines[sku][COLUMNS[attribute]]}, kind


def test_the_raw_text_of_an_unread_field_is_kept(report, catalogue, lines):
    rows = catalogue.sql('SELECT source_row, "column", raw FROM unread_fields').rows
    expected = {
        (1 + int(sku[1:]), COLUMNS[what], lines[sku][COLUMNS[what]])
        for sku, _, what, value in FIELDS
        if value is UNKNOWN
    }
    assert set(rows) == expected
    assert report[1].unread == len(expected)


def test_no_clean_cell_suffers_from_its_dirty_neighbours(products, lines):
    """Every cell that is not listed above reads as it stands; a plain reading shows how."""
    for sku, (product, offer) in products.items():
        line = lines[sku]
        clean = {what for what in COLUMNS if (sku, what) not in DIRTY and line[COLUMNS[what]]}
        for what in sorted(clean):
            assert numbers(of(products, sku, what)) == numbers(plainly(what, line)), (sku, what)
        assert product.brand == line["Brand"]
        assert product.category == ("Tools", "Cordless drills")
        assert offer.unit_of_sale == "H87" or "MOQ" not in line or (sku, "moq") in DIRTY


def plainly(what, line):
    """A clean cell, read in the one way it is written."""
    cell = line[COLUMNS[what]]
    if what in ("title", "gtin"):
        return cell
    if what == "colour":
        return Text(cell)
    if what == "rechargeable":
        return Flag({"Yes": True, "No": False}[cell])
    found = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", cell)]
    if what == "size":
        return Dimensions(tuple(found), "cm")
    (number,) = found
    if what == "moq":
        return Decimal(cell.removesuffix(" pcs"))
    if what == "price":
        return Money.of(cell.removeprefix("$"), "USD")
    if what == "lead time":
        return (int(number), int(number))
    return Number(number, number, UNITS[what])


def test_every_record_is_accounted_for(report, products):
    _, found = report
    assert found.read == RECORDS - 1
    assert found.rejected == len(REJECTED)
    assert found.accepted == found.read - found.rejected
    assert found.unchanged == 0
    assert found.products == len(products) == found.accepted - SUPERSEDED
    assert BLANK not in {p.evidence["title"].row for p, _ in products.values()}


def test_rejected_records_say_why(report):
    import json

    text = report[1].rejects_path.read_text("utf-8")
    rejects = {r["row"]: r["reason"] for r in map(json.loads, text.splitlines())}
    assert set(rejects) == {row for row, _, _ in REJECTED}
    for row, kind, reason in REJECTED:
        assert reason in rejects[row], kind


def test_a_product_that_comes_again_is_updated(products):
    product, _ = products["D000"]
    assert product.evidence["title"].row == 75
    assert of(products, "D000", "weight") == kg(1.7)


def test_the_schema_is_that_of_clean_data(catalogue):
    schema = catalogue.schema.category("Cordless drills")
    kinds = {a.id: (a.kind.value, a.unit) for a in schema.attributes}
    assert kinds == {
        "weight": ("number", "kg"),
        "size": ("dimensions", "cm"),
        "voltage": ("number", "V"),
        "power": ("number", "W"),
        "rechargeable": ("boolean", None),
        "colour": ("one-of", None),
        "note": ("text", None),
    }


def test_the_same_dirt_again_changes_nothing(report):
    home, first = report
    again = ingest([str(FOLDER / "catalogue.csv")], home=home, mapping=FOLDER / "mapping.yaml")
    assert again.unchanged == first.accepted
    assert again.rejected == first.rejected
    assert again.generation is None


def test_a_record_without_a_number_does_not_cost_the_others_theirs(tmp_path):
    found = ingest([str(FOLDER / "catalogue.csv")], home=tmp_path)
    assert found.sources[0].mapping.key == ("supplier.name", "offer.sku")
    assert found.rejected == len(REJECTED)
