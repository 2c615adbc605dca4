"""Ingested, the sample says nothing that is not true: what is known is right, the rest unknown.

The truth is written by code that shares no table of units, words or notations with ingest.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from data.catalogue import Catalogue
from data.ingest import ingest
from data.sample import SampleManifest, TrueRow, TrueValue, Truth, read_truth, write_sample
from data.units import parse_unit, to_base

RELATIVE = 0.01
"""Feeds round what they convert by less than 0.8 %; the reader adds nothing to speak of."""

COUNTED = {"day", "min", "person"}
"""Units that feeds give in the label of a number without unit: "Battery life (days)"."""


@dataclass(frozen=True)
class Read:
    """An ingested sample beside its truth."""

    manifest: SampleManifest
    truth: Truth
    catalogue: Catalogue
    feeds: Mapping[str, str]
    rejected: int

    def records(self, table: str) -> Iterator[tuple[dict[str, Any], TrueRow]]:
        """Records of a table that come from product feeds, each with what its row truly shows."""
        result = self.catalogue.sql(f"SELECT * FROM {table}")
        for cells in result.rows:
            record = dict(zip(result.columns, cells, strict=True))
            feed = self.feeds[record["source"]]
            yield record, self.truth.rows[feed, record["source_row"]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    folder = tmp_path_factory.mktemp("sample")
    home = tmp_path_factory.mktemp("home")
    manifest = write_sample(folder, products=330)
    report = ingest([str(path) for path in manifest.sources], home=home)
    catalogue = Catalogue.open(home)
    sources = {source.id: Path(source.name).name for source in report.sources}
    rejected = sum(source.rejected for source in report.sources)
    yield Read(manifest, read_truth(folder), catalogue, sources, rejected)
    catalogue.close()


def test_exactly_the_broken_rows_are_rejected(read: Read) -> None:
    assert read.rejected == sum(feed.broken for feed in read.manifest.feeds)
    for table in ("products", "offers"):
        assert all(row.broken is None for _, row in read.records(table))


def test_every_product_and_every_supplier_arrives(read: Read) -> None:
    shown = {row.product for _, row in read.records("products")}
    assert shown == set(read.truth.products)
    suppliers = {row[0] for row in read.catalogue.sql("SELECT id FROM suppliers").rows}
    assert suppliers == set(read.truth.suppliers)


def test_known_attributes_are_true(read: Read) -> None:
    wrong, right = [], 0
    words = {
        word.casefold(): meant
        for feed in read.truth.values.values()
        for word, meant in feed.items()
    }
    for value, row in read.records("attribute_values"):
        if not value["known"]:
            continue
        true = true_value(read, value, row)
        if agrees(value, true, words):
            right += 1
        else:
            shown = (value["label"], value["low"], value["high"], value["unit"], value["flag"])
            wrong.append((row.feed, row.row, value["column"], value["raw"], shown, true))
    assert not wrong, wrong[:20]
    assert right > 3500


def true_value(read: Read, value: Mapping[str, Any], row: TrueRow) -> TrueValue:
    """What the attribute of this column truly is for the product of this row."""
    labels = read.truth.labels[row.feed]
    column = value["column"]
    names = labels.get(column) or labels[column.split(".", 1)[1]]
    facts = read.truth.attributes[str(row.product)]
    return next(facts[name] for name in names if name in facts)


def agrees(value: Mapping[str, Any], true: TrueValue, words: Mapping[str, str]) -> bool:
    """Whether a known value says what is true, in whatever kind it was learnt to be.

    ``words`` maps every spelling and translation of every feed, folded, to the English word: the
    schema may show any of them for all.
    """
    told = true.value
    if isinstance(told, bool):
        if value["kind"] == "boolean":
            return value["flag"] is told
        return value["kind"] != "number" and value["low"] is None
    if isinstance(told, str | list):
        texts = [told] if isinstance(told, str) else told
        if value["low"] is not None:  # a word that is a number: "5.3", "3/8\"", "400 x 600 mm"
            return value["raw"] in texts
        items = {item.strip() for text in texts for item in (text, *text.split(","))}
        shown = value["label"] or value["stated_text"]
        parts = {part.strip() for part in (shown, *shown.split(","), *shown.split("，"))}
        return any(
            words.get(part.casefold(), part) in items
            or part.casefold() in {item.casefold() for item in items}
            for part in parts
        )
    if value["low"] is None:  # kept as words: still the seller's own text, claiming no number
        return bool(value["stated_text"]) and value["kind"] != "number"
    ends = told.get("sizes") or [told["low"], told["high"]] if isinstance(told, dict) else [told]
    pairs = (
        [(ends[0], ends[1])]
        if isinstance(told, dict) and "low" in told
        else [(end, end) for end in ends]
    )
    read = (in_base(value["low"], value["unit"]), in_base(value["high"], value["unit"]))
    if true.unit is None and value["unit"] in COUNTED:
        read = (value["low"], value["high"])
    return any(
        near(read[0], in_base(low, true.unit)) and near(read[1], in_base(high, true.unit))
        for low, high in pairs
    )


def in_base(number: float, unit: str | None) -> float:
    symbol = None if unit is None else parse_unit(unit)
    return number if symbol is None else to_base(number, symbol)


def near(read: float, true: float) -> bool:
    return abs(read - true) <= max(abs(true) * RELATIVE, 1e-9)


def test_products_are_described_truly(read: Read) -> None:
    known: Counter[str] = Counter()
    for record, row in read.records("products"):
        true = read.truth.products[str(row.product)]
        for name in ("brand", "mpn", "gtin"):
            if record[name] is not None:
                known[name] += 1
                assert record[name] == true[name], (row, name)
        if "gtin" in row.faults:
            assert record["gtin"] is None
        if record["category"]:
            known["category"] += 1
            assert list(record["category"]) == true["category"], row
        codes = {code["code"] for code in record["classifications"]}
        assert codes <= {true["hs"], true["unspsc"]}, row
    assert min(known.values()) > 100


def test_offers_are_told_truly(read: Read) -> None:
    known: Counter[str] = Counter()
    plain = (
        ("sku", "sku"),
        ("currency", "currency"),
        ("ship_from", "ship_from"),
        ("customisation", "customisation"),
        ("warranty_months", "warranty_months"),
        ("payment_terms", "payment_terms"),
        ("supplier_id", "supplier"),
    )
    for record, row in read.records("offers"):
        true = read.truth.offers[str(row.offer)]
        for name, key in plain:
            if record[name] is not None:
                known[name] += 1
                assert record[name] == true[key], (row, name)
        for name in ("moq", "stock", "sample_price"):
            if record[name] is not None:
                known[name] += 1
                assert record[name] == Decimal(true[name]), (row, name)
        for name in ("valid_from", "valid_until"):
            if record[name] is not None:
                known[name] += 1
                assert record[name].isoformat() == true[name], (row, name)
        if record["delivery_terms"]:
            known["delivery_terms"] += 1
            terms = [[term["incoterm"], term["place"]] for term in record["delivery_terms"]]
            assert terms == true["delivery_terms"], row
        assert prices_agree(record["price_breaks"], true["price_breaks"]), (row, record)
        if record["lead_times"]:
            known["lead_times"] += 1
            assert lead_times_agree(record["lead_times"], true["lead_times"]), (row, record)
    assert len(known) == len(plain) + 7
    assert min(known.values()) > 60


def prices_agree(read: list[dict[str, Any]], told: list[list[Any]]) -> bool:
    """All breaks, or the first one alone, or the range from the last to the first."""
    true = [(Decimal(quantity), Decimal(price)) for quantity, price in told]
    if not read:
        return False
    first = read[0]
    if first["unit_price_high"] is not None:
        return len(read) == 1 and (first["unit_price"], first["unit_price_high"]) == (
            true[-1][1],
            true[0][1],
        )
    if len(read) == 1:
        return bool(first["unit_price"] == true[0][1])
    return [(b["min_quantity"], b["unit_price"]) for b in read] == true


def lead_times_agree(read: list[dict[str, Any]], told: list[list[int]]) -> bool:
    """By quantity, or the first one alone; BMEcat counts working days, so give it two days."""
    spans = [(time["days_low"], time["days_high"]) for time in read]
    true = [(low, high) for _, low, high in told]
    if spans == true or spans == true[:1]:
        return True
    return len(spans) == 1 and spans[0][0] - 2 <= true[0][1] <= spans[0][1] + 2


def test_suppliers_are_told_truly(read: Read) -> None:
    result = read.catalogue.sql("SELECT * FROM suppliers")
    same = (
        "name country region cluster founded verification verified_by rating rating_count "
        "time_zone website blocked block_reason response_hours"
    ).split()
    for cells in result.rows:
        record = dict(zip(result.columns, cells, strict=True))
        true = read.truth.suppliers[record["id"]]
        for name in same:
            assert record[name] is None or record[name] == true[name], (record["id"], name)
        assert record["kind"] in (None, true["supplier_kind"])
        if record["employees_low"] is not None:
            assert [record["employees_low"], record["employees_high"]] == true["employees"]
        for name in ("on_time_rate", "reorder_rate", "dispute_rate"):
            assert record[name] is None or abs(record[name] - true[name]) < 1e-6
        for name in ("languages", "main_markets", "certifications"):
            assert not record[name] or list(record[name]) == true[name]
    blocked = {row[0] for row in read.catalogue.sql("SELECT id FROM suppliers WHERE blocked").rows}
    assert blocked == {key for key, line in read.truth.suppliers.items() if line["blocked"]}


def test_the_same_sample_again_changes_nothing(read: Read, tmp_path: Path) -> None:
    again = write_sample(tmp_path / "again", products=330)
    for old, new in zip(read.manifest.sources, again.sources, strict=True):
        assert old.read_bytes() == new.read_bytes()
    assert json.dumps(sorted(feed.rows for feed in again.feeds)) == json.dumps(
        sorted(feed.rows for feed in read.manifest.feeds)
    )
