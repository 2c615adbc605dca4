"""The truth is complete, agrees with the records, and is told without the dirt."""

import inspect
from collections.abc import Sequence
from pathlib import Path

import pytest

from data.errors import SourceError
from data.sample import SampleManifest, Truth, read_truth
from data.sample import truth as module
from data.sample.products import Listing
from data.sample.truth import product_line


def test_every_row_of_every_feed_is_accounted_for(small: SampleManifest, truth: Truth) -> None:
    for feed in small.feeds:
        numbers = sorted(row for name, row in truth.rows if name == feed.path.name)
        assert numbers == list(range(1, feed.rows + 1))
        broken = [
            row for (name, _), row in truth.rows.items() if name == feed.path.name and row.broken
        ]
        assert len(broken) == feed.broken


def test_rows_lead_to_products_offers_and_suppliers(truth: Truth) -> None:
    for row in truth.rows.values():
        if row.broken is not None:
            assert row.product is row.offer is None
            continue
        assert row.product is not None
        offer = truth.offers[str(row.offer)]
        assert offer["product"] == row.product
        assert offer["supplier"] in truth.suppliers
        assert truth.attributes[row.product]


def test_every_product_and_offer_is_shown_somewhere(truth: Truth) -> None:
    assert {row.product for row in truth.rows.values() if row.product} == set(truth.products)
    assert {row.offer for row in truth.rows.values() if row.offer} == set(truth.offers)


def test_counts_agree_with_the_manifest(small: SampleManifest, truth: Truth) -> None:
    own = [line for line in truth.products.values() if line["copy_of"] is None]
    assert len(own) == small.products
    assert len(truth.offers) == small.offers
    assert len(truth.suppliers) == small.suppliers
    assert sum(line["blocked"] for line in truth.suppliers.values()) == small.blocked


def test_a_product_is_told_with_all_its_facts(listings: Sequence[Listing]) -> None:
    product = listings[0].product
    line = product_line(product)
    assert list(line["attributes"]) == [fact.name for fact in product.facts]
    first = product.facts[0]
    assert line["attributes"][first.name] == {"value": first.value, "unit": first.unit}


def test_the_truth_writer_knows_nothing_of_rows_or_dirt() -> None:
    source = inspect.getsource(module)
    assert "data.sample.dirt" not in source
    assert "data.sample.rows" not in source
    assert "data.sample.cells" not in source


def test_the_truth_is_hidden_from_a_search_for_feeds(small: SampleManifest) -> None:
    assert small.truth.parent.name.startswith(".")


def test_a_folder_without_sample_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no sample"):
        read_truth(tmp_path)
