"""schema.org products in JSON-LD files and HTML pages."""

from __future__ import annotations

import json

import pytest

from data.errors import UnsupportedFormat
from data.mapping.model import TARGETS as ALL_TARGETS
from data.readers.jsonld_product import TARGETS


def ld(read, node, name="x.jsonld", **options):
    document = node if isinstance(node, list) else {"@context": "https://schema.org", **node}
    return read(json.dumps(document), name, **options)


def test_targets_are_ones_that_a_mapping_knows():
    assert set(TARGETS.values()) <= set(ALL_TARGETS)


def test_a_product_with_an_offer(read):
    got = ld(
        read,
        {
            "@type": "Product",
            "name": "Pallet truck",
            "sku": "PT-1",
            "gtin13": "4006381333931",
            "brand": {"@type": "Brand", "name": "Lift"},
            "image": ["a.jpg", {"@type": "ImageObject", "contentUrl": "b.jpg"}],
            "weight": {"@type": "QuantitativeValue", "value": 75.50, "unitCode": "KGM"},
            "color": ["red", "blue"],
            "aggregateRating": {"ratingValue": 4.9, "ratingCount": 7},
            "hasMerchantReturnPolicy": {"merchantReturnDays": 30},
            "offers": {
                "@type": "Offer",
                "price": "249.00",
                "priceCurrency": "EUR",
                "availability": "https://schema.org/InStock",
                "itemCondition": "https://schema.org/NewCondition",
                "eligibleQuantity": {"minValue": 2, "unitCode": "C62"},
                "deliveryLeadTime": {"minValue": 3, "maxValue": 5, "unitCode": "DAY"},
                "inventoryLevel": {"value": 40},
                "warranty": {"durationOfWarranty": {"value": 24, "unitCode": "MON"}},
                "seller": {
                    "@type": "Organization",
                    "name": "ACME GmbH",
                    "url": "https://acme.example",
                    "address": {"addressCountry": "DE", "addressRegion": "Bavaria"},
                    "aggregateRating": {"ratingValue": 4.5, "reviewCount": 12},
                },
            },
        },
    )
    assert got.rows == [
        {
            "name": "Pallet truck",
            "sku": "PT-1",
            "gtin13": "4006381333931",
            "brand": "Lift",
            "image": '["a.jpg", "b.jpg"]',
            "weight": "75.5 kg",
            "color": '["red", "blue"]',
            "offers.price": "249.00",
            "offers.priceCurrency": "EUR",
            "offers.availability": "InStock",
            "offers.itemCondition": "New",
            "offers.eligibleQuantity": "2",
            "offers.unitCode": "C62",
            "offers.deliveryLeadTime": "3-5 days",
            "offers.inventoryLevel": "40",
            "offers.warranty": "24 months",
            "seller.name": "ACME GmbH",
            "seller.url": "https://acme.example",
            "seller.country": "DE",
            "seller.region": "Bavaria",
            "seller.ratingValue": "4.5",
            "seller.ratingCount": "12",
        }
    ]
    assert got.targets["seller.ratingValue"] == "supplier.rating"
    assert "aggregateRating" not in got.targets
    assert "weight" in got.machine


def test_an_aggregate_offer_is_a_range_and_not_a_price(read):
    offer = {"@type": "AggregateOffer", "lowPrice": 10, "highPrice": 20, "priceCurrency": "USD"}
    row = ld(read, {"@type": "Product", "name": "x", "offers": offer}).rows[0]
    assert (row["offers.lowPrice"], row["offers.highPrice"]) == ("10", "20")
    assert "offers.price" not in row


def test_the_offers_inside_an_aggregate_are_rows(read):
    inside = [{"price": 10, "seller": {"name": "A"}}, {"price": 12, "seller": {"name": "B"}}]
    offer = {"@type": "AggregateOffer", "lowPrice": 10, "priceCurrency": "USD", "offers": inside}
    got = ld(read, {"@type": "Product", "name": "x", "offers": offer})
    assert [(r["offers.price"], r["offers.priceCurrency"], r["seller.name"]) for r in got.rows] == [
        ("10", "USD", "A"),
        ("12", "USD", "B"),
    ]
    assert got.numbers == [1, 2]


def test_prices_by_quantity(read):
    specs = [
        {"price": 9.50, "priceCurrency": "EUR", "eligibleQuantity": {"minValue": 1}},
        {"price": 8.90, "priceCurrency": "EUR", "eligibleQuantity": {"minValue": 100}},
        {"price": 12, "priceType": "https://schema.org/ListPrice"},
    ]
    row = ld(read, {"@type": "Product", "offers": {"priceSpecification": specs}}).rows[0]
    assert json.loads(row["offers.priceSpecification"]) == [
        {"min_quantity": "1", "price": "9.5", "currency": "EUR"},
        {"min_quantity": "100", "price": "8.9", "currency": "EUR"},
    ]


def test_a_single_price_specification_is_a_price(read):
    spec = {"price": "5.00", "priceCurrency": "EUR"}
    row = ld(read, {"@type": "Product", "offers": {"priceSpecification": spec}}).rows[0]
    assert (row["offers.price"], row["offers.priceCurrency"]) == ("5.00", "EUR")


def test_additional_properties_keep_their_units(read):
    got = ld(
        read,
        {
            "@type": "Product",
            "additionalProperty": [
                {"@type": "PropertyValue", "name": "Lift height", "value": 3, "unitCode": "MTR"},
                {"name": "Voltage", "minValue": 100, "maxValue": 240, "unitText": "V"},
                {"name": "Colour", "value": ["red", "blue"]},
                {"name": "Odd", "value": 1, "unitCode": "XYZ"},
                {"name": "No value"},
            ],
        },
    )
    assert json.loads(got.rows[0]["additionalProperty"]) == [
        {"name": "Lift height", "value": 3, "unit": "m"},
        {"name": "Voltage", "value": "100 to 240", "unit": "V"},
        {"name": "Colour", "value": "red, blue"},
        {"name": "Odd", "value": 1, "unit": "XYZ"},
    ]
    assert got.targets["additionalProperty"] == "attributes"


def test_variants_inherit_from_their_group(read):
    got = ld(
        read,
        {
            "@type": "ProductGroup",
            "name": "Shirt",
            "brand": "B",
            "offers": {"price": 99},
            "hasVariant": [
                {"@type": "Product", "sku": "s1", "size": "S", "offers": {"price": 1}},
                {"@type": "Product", "sku": "s2", "size": "M", "name": "Shirt M", "brand": "C"},
            ],
        },
    )
    assert got.rows == [
        {"name": "Shirt", "sku": "s1", "size": "S", "brand": "B", "offers.price": "1"},
        {"name": "Shirt M", "sku": "s2", "size": "M", "brand": "C"},
    ]


def test_references_in_a_graph_are_followed(read):
    got = ld(
        read,
        {
            "@graph": [
                {"@type": "Organization", "@id": "#us", "name": "ACME"},
                {"@type": "Brand", "@id": "#b", "name": "Lift"},
                {"@type": "Product", "@id": "#p", "name": "x", "brand": {"@id": "#b"},
                 "isVariantOf": {"@id": "#g"}},
                {"@type": "ProductGroup", "@id": "#g", "material": "steel", "name": "group"},
                {"@type": "Offer", "itemOffered": {"@id": "#p"}, "price": 5,
                 "seller": {"@id": "#us"}},
            ]
        },
    )  # fmt: skip
    assert got.rows == [
        {
            "name": "x",
            "brand": "Lift",
            "material": "steel",
            "offers.price": "5",
            "seller.name": "ACME",
        }
    ]


def test_a_seller_that_makes_offers(read):
    offers = [{"@type": "Offer", "price": 1, "itemOffered": {"@type": "Product", "name": "x"}}]
    got = ld(read, {"@type": "Organization", "name": "ACME", "makesOffer": offers})
    assert got.rows == [{"name": "x", "offers.price": "1", "seller.name": "ACME"}]


def test_related_products_are_not_described(read):
    other = {"@type": "Product", "name": "other"}
    review = {"@type": "Review", "itemReviewed": other}
    got = ld(read, {"@type": "Product", "name": "x", "isRelatedTo": [other], "review": review})
    assert [row["name"] for row in got.rows] == ["x"]


def test_prefixed_terms_and_languages(read):
    got = read(
        json.dumps(
            {
                "@context": {"schema": "http://schema.org/"},
                "@type": "schema:Product",
                "schema:name": [
                    {"@language": "de", "@value": "Pumpe"},
                    {"@language": "en", "@value": "Pump"},
                ],
                "http://schema.org/mpn": "P1",
            }
        ),
        "x.jsonld",
    )
    assert got.rows == [{"name": "Pump", "mpn": "P1"}]


def test_codes_of_a_category(read):
    category = {"@type": "CategoryCode", "codeValue": "23153100", "name": "Lifts",
                "inCodeSet": {"@type": "CategoryCodeSet", "name": "UNSPSC"}}  # fmt: skip
    row = ld(read, {"@type": "Product", "category": [category, "A > B"]}).rows[0]
    assert (row["category"], row["category.unspsc"]) == ("A > B", "23153100")


PAGE = """<!DOCTYPE html><html><head><title>x</title>
<script type="application/ld+json">
<!-- {"@context": "https://schema.org", "@type": "Product", "name": "Größe &amp; Co",
"description": "two
lines"} --></script>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "BreadcrumbList",
"itemListElement": [{"position": 1, "name": "Tools"}, {"position": 2, "item": {"name": "Jacks"}}]}
</script>
<script type="application/ld+json">{broken</script>
<script>var x = {"@type": "Product", "name": "not this"};</script></head></html>"""


def test_a_page(read):
    got = read(PAGE, "page.html")
    assert got.source.format == "jsonld"
    assert got.rows == [{"name": "Größe &amp; Co", "description": "two\nlines"}]
    assert got.bad[0].value == "{broken"


def test_breadcrumbs_in_the_same_document_are_the_category(read):
    graph = [
        {"@type": "Product", "name": "x"},
        {"@type": "BreadcrumbList", "itemListElement": [{"name": "Tools"}, {"name": "x"}]},
    ]
    assert ld(read, {"@graph": graph}).rows[0]["breadcrumb"] == '["Tools"]'


def test_documents_one_to_a_line(read):
    lines = [{"@context": "http://schema.org/", "@type": "Product", "name": n} for n in "abc"]
    got = read("\n".join(map(json.dumps, lines)), "x.jsonl")
    assert got.source.format == "jsonld"
    assert [row["name"] for row in got.rows] == ["a", "b", "c"]


def test_a_document_without_a_product(read):
    got = ld(read, {"@type": "Organization", "name": "x"})
    assert got.rows == []
    assert got.notes == ("no schema.org Product in it",)


def test_a_truncated_document(read):
    got = read('{"@context": "https://schema.org", "@type": "Product", "name": "x', "x.jsonld")
    assert not got.rows
    assert "nothing after it can be read" in got.bad[0].reason


def test_a_document_nested_without_end(read):
    got = read('{"@context": "https://schema.org", "a":' * 50_000, "x.jsonld")
    assert not got.rows
    assert len(got.bad) == 1


def test_references_in_a_circle(read):
    graph = [
        {"@type": "Product", "@id": "#a", "name": "a", "isVariantOf": {"@id": "#b"}},
        {"@type": "ProductGroup", "@id": "#b", "hasVariant": [{"@id": "#a"}],
         "isVariantOf": {"@id": "#b"}, "brand": {"@id": "#a"}},
    ]  # fmt: skip
    assert len(ld(read, {"@graph": graph}).rows) == 1


def test_other_markup_is_refused(read):
    with pytest.raises(UnsupportedFormat, match="not BMEcat"):
        read("<?xml version='1.0'?><catalog><item/></catalog>", "x.xml")
