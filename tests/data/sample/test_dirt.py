"""The dirt is there, in measure, and never touches what is true."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.sample import SampleManifest, Truth
from data.sample.dice import Dice
from data.sample.dirt import TOLERANCE, Dirt
from data.sample.facts import Range, Size
from data.sample.products import Listing
from data.sample.rows import Row, make_row
from data.sample.style import FeedStyle, feed_styles
from data.sample.units import to_canonical, unit_uses

NOTHING = re.compile(r"[-/]+|N/A|n/a|Not specified")


@pytest.fixture(scope="module")
def rows(listings: Sequence[Listing]) -> list[Row]:
    style = next(style for style in feed_styles() if style.file == "synthetic-machinery.csv")
    return [make_row(item, style, Dice("dirt", item.offer.id)) for item in listings[::3]]


def test_small_suppliers_leave_out_more(rows: Sequence[Row]) -> None:
    missing: Counter[int] = Counter()
    facts: Counter[int] = Counter()
    for row in rows:
        size = row.listing.supplier.size
        shown = [
            cell
            for cell in row.attributes
            if re.fullmatch(r"[-/]+|N/A|n/a|Not specified", cell.text) is None
        ]
        facts[size] += len(row.listing.product.facts)
        missing[size] += len(row.listing.product.facts) - len(shown)
    rates = [missing[size] / facts[size] for size in (0, 1, 2)]
    assert 0.2 < rates[0] < 0.35
    assert 0.07 < rates[1] < 0.17
    assert 0.02 < rates[2] < 0.08


def test_what_matters_most_is_left_out_least(rows: Sequence[Row]) -> None:
    first = last = total = 0
    for row in rows:
        shown = {cell.name for cell in row.attributes if cell.text}
        total += 1
        first += row.listing.product.facts[0].name in shown
        last += row.listing.product.facts[-1].name in shown
    assert first / total > last / total + 0.05


def test_titles_keep_what_they_said(rows: Sequence[Row]) -> None:
    stuffed = 0
    for row in rows:
        said = " ".join(row.listing.title.split())
        shown = " ".join(row.core["title"].split())
        assert said in shown
        stuffed += said != shown
    assert 0.03 < stuffed / len(rows) < 0.3


def test_units_and_spellings_are_mixed(rows: Sequence[Row]) -> None:
    weights = Counter(
        re.sub(r"[\d.,\s]", "", cell.text)
        for row in rows
        for cell in row.attributes
        if cell.name == "Weight" and cell.text[:1].isdigit()
    )
    assert weights["kg"] > weights["lb"] > 0
    assert len(weights) >= 6
    phases = {c.text for row in rows for c in row.attributes if c.name == "Phases"}
    assert len(phases & {"Three-phase", "three phase", "3-phase", "3 Phase", "Three Phase"}) >= 4


@given(
    value=st.floats(0.05, 90_000).map(lambda x: float(f"{x:.4g}")),
    unit=st.sampled_from(sorted(unit_uses())),
    seed=st.integers(0, 10_000),
)
@settings(max_examples=300)
def test_another_unit_says_the_same_within_the_tolerance(
    value: float, unit: str, seed: int
) -> None:
    written = Dirt(Dice(seed), size=0, language="en").rewritten(value, unit, 1.0)
    assert isinstance(written.value, float)
    assert written.unit is not None
    said = to_canonical(written.value, unit, written.unit)
    assert abs(said - value) <= abs(value) * TOLERANCE


def test_ranges_and_sizes_are_converted_whole() -> None:
    dirt = Dirt(Dice(3), size=0, language="en")
    sizes = {dirt.rewritten(Size((254.0, 508.0)), "mm", 1.0).unit for _ in range(50)}
    assert sizes == {"in", "cm", "m"}
    for _ in range(50):
        written = dirt.rewritten(Range(-20.0, 50.0), "°C", 1.0)
        assert written.value == Range(-4.0, 122.0)


def test_broken_duplicate_and_faulty_rows_are_few_but_there(
    small: SampleManifest, truth: Truth
) -> None:
    rows = truth.rows.values()
    broken = sum(row.broken is not None for row in rows)
    duplicates = sum(row.duplicate for row in rows)
    codes = sum("gtin" in row.faults for row in rows)
    lies = sum("title" in row.faults for row in rows)
    assert len(small.feeds) * 0.5 <= broken <= len(rows) * 0.05
    assert len(rows) * 0.003 <= duplicates <= len(rows) * 0.025
    assert 0 < codes <= len(rows) * 0.03
    assert lies >= 10


def test_the_file_of_suppliers_has_gaps_but_no_lies(small: SampleManifest, truth: Truth) -> None:
    text = small.suppliers_file.read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == small.suppliers
    empty = sum(not row["Response Time"] for row in rows)
    assert 0.03 < empty / len(rows) < 0.2
    for row in rows:
        true = truth.suppliers[row["Supplier ID"]]
        assert row["Supplier Name"] == true["name"]
        assert row["Country"] == true["country"]
        assert (row["Blocked"] == "Yes") is true["blocked"]
        if row["On-time Delivery Rate"]:
            stated = float(row["On-time Delivery Rate"].removesuffix("%")) / 100
            assert abs(stated - true["on_time_rate"]) < 1e-4


def test_no_style_changes_the_facts(listings: Sequence[Listing]) -> None:
    """Rendering the same listing in every style leaves the listing as it was."""
    listing = listings[0]
    before = (listing.product.facts, listing.offer, listing.title)
    styles: Sequence[FeedStyle] = feed_styles()
    for style in styles:
        make_row(listing, style, Dice("any"))
    assert (listing.product.facts, listing.offer, listing.title) == before
