"""The sample is as large and as varied as it promises."""

from collections import Counter
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

import pycountry
import pytest
from babel.numbers import is_currency
from stdnum import ean

from data.sample.geography import clusters, countries
from data.sample.products import Listing, SampleProduct, make_listings
from data.sample.specification import load_categories
from data.sample.style import feed_styles
from data.sample.suppliers import SampleSupplier

Products = Mapping[str, Sequence[SampleProduct]]


def test_categories_products_suppliers_countries(
    products: Products, suppliers: Sequence[SampleSupplier]
) -> None:
    assert len(products) >= 28
    assert sum(len(made) for made in products.values()) >= 6500
    assert min(len(made) for made in products.values()) >= 100
    assert len(suppliers) >= 500
    assert len({supplier.country for supplier in suppliers}) >= 20
    assert len({supplier.cluster for supplier in suppliers}) >= 60


def test_every_category_has_a_path_enough_facts_and_makers(
    products: Products, suppliers: Sequence[SampleSupplier]
) -> None:
    for category in load_categories():
        assert 2 <= len(category.path) <= 3
        named = [rule for rule in category.facts.values() if rule.name is not None]
        assert 8 <= len(named) <= 20, category.key
        makers = [s for s in suppliers if category.key in s.sells and s.kind == "manufacturer"]
        assert len(makers) >= 4, category.key
        assert len({product.brand for product in products[category.key]}) >= 4


def test_several_suppliers_offer_the_same_products(listings: Sequence[Listing]) -> None:
    offers = Counter(listing.product.id for listing in listings)
    shared = sum(1 for count in offers.values() if count > 1)
    assert 0.15 < shared / len(offers) < 0.4
    copies = [item for item in listings if item.product.copy_of and not item.supplier.blocked]
    assert len(copies) > 100
    assert all(copy.product.copy_of != copy.product.id for copy in copies)


def test_blocked_suppliers_look_like_what_they_are(
    listings: Sequence[Listing], suppliers: Sequence[SampleSupplier]
) -> None:
    blocked = [supplier for supplier in suppliers if supplier.blocked]
    assert len(blocked) >= 5
    assert all(supplier.block_reason for supplier in blocked)
    honest = {i.product.id: i for i in listings if not i.supplier.blocked}
    false = [item for item in listings if item.supplier.blocked]
    assert len(false) >= 20
    for item in false:
        original = honest[str(item.product.copy_of)]
        asked = float(item.offer.price_breaks[0][1]) / item.supplier.per_usd
        usual = float(original.offer.price_breaks[0][1]) / original.supplier.per_usd
        assert asked < usual * 0.5
    assert any(item.contradiction for item in false)
    assert not any(item.contradiction for item in honest.values())


def test_brand_and_model_name_one_product(products: Products) -> None:
    for category, made in products.items():
        named = Counter((product.brand, product.mpn) for product in made)
        assert named.most_common(1)[0][1] == 1, category


def test_article_numbers_are_valid_and_nobodys(listings: Sequence[Listing]) -> None:
    gtins = {i.product.gtin for i in listings if i.product.gtin is not None}
    assert len(gtins) > 3000
    assert all(ean.is_valid(gtin) and gtin.startswith("2") for gtin in gtins)


def test_prices_fall_with_quantity_and_start_at_the_minimum(listings: Sequence[Listing]) -> None:
    for listing in listings:
        offer = listing.offer
        quantities = [quantity for quantity, _ in offer.price_breaks]
        prices = [price for _, price in offer.price_breaks]
        assert quantities == sorted(set(quantities))
        assert prices == sorted(set(prices), reverse=True)
        assert quantities[0] == offer.moq
        assert prices[-1] > 0
        days = [low for _, low, _ in offer.lead_times]
        assert days == sorted(days)
        assert all(0 < low <= high for _, low, high in offer.lead_times)
        assert offer.valid_from < offer.valid_until


def test_places_zones_languages_and_currencies_exist() -> None:
    for code, country in countries().items():
        assert pycountry.countries.get(alpha_2=code) is not None
        assert is_currency(country.currency)
        assert all(pycountry.languages.get(alpha_2=tongue) for tongue in country.languages)
        ZoneInfo(country.zone)
    keys = {category.key for category in load_categories()}
    for cluster in clusters():
        assert cluster.country in countries()
        assert set(cluster.sells) <= keys
        if cluster.zone is not None:
            ZoneInfo(cluster.zone)


def test_supplier_figures_are_possible(suppliers: Sequence[SampleSupplier]) -> None:
    assert len({supplier.id for supplier in suppliers}) == len(suppliers)
    assert len({supplier.name for supplier in suppliers}) == len(suppliers)
    for supplier in suppliers:
        assert 1950 < supplier.founded < 2026
        assert supplier.employees[0] <= supplier.employees[1]
        for share in (supplier.on_time_rate, supplier.reorder_rate, supplier.dispute_rate):
            assert 0 <= share <= 1
        assert (supplier.rating is None) == (supplier.rating_count == 0)
        assert supplier.rating is None or 1 <= supplier.rating <= 5
        assert (supplier.verification is None) == (supplier.verified_by is None)
    hollow = [s for s in suppliers if s.rating == 5.0 and s.rating_count <= 4 and not s.blocked]
    assert hollow


def test_kinds_are_mixed(suppliers: Sequence[SampleSupplier]) -> None:
    kinds = Counter(supplier.kind for supplier in suppliers)
    assert kinds["manufacturer"] > kinds["trader"] > kinds["distributor"] > 20


def test_codes_look_like_codes(products: Products) -> None:
    for made in products.values():
        assert all(product.hs.isdecimal() and len(product.hs) == 6 for product in made)


@pytest.mark.parametrize("wanted", [1, 41, 500])
def test_the_number_of_products_can_be_chosen(
    suppliers: Sequence[SampleSupplier], wanted: int
) -> None:
    made = make_listings(suppliers, seed=1, products=wanted)
    count = len({item.product.id for item in made if item.product.copy_of is None})
    assert max(wanted, 41) * 0.93 <= count <= max(wanted, 41) * 1.07


def test_every_category_finds_its_feed(products: Products) -> None:
    general = [s for s in feed_styles() if s.sectors or s.categories]
    for made in products.values():
        category = made[0].category
        assert any(
            category.path[0] in style.sectors or category.key in style.categories
            for style in general
        )
