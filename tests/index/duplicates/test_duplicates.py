"""Near-duplicates: the same product twice, and products that only look alike."""

from __future__ import annotations

import pytest

from data.catalogue import Catalogue
from data.evidence import Evidence
from data.records import AttributeValue, Product
from data.values import Flag, Number, Text, Value
from index.duplicates import DuplicateFinder, agree, facts_of
from index.duplicates.minhash import bands

AT = Evidence("s", 1, "c", "raw")
LAMP = {"power": Number(9, 9, "W"), "base": Text("E27"), "dimmable": Flag(flag=True)}


def product(title: str = "LED lamp warm white", **options: object) -> Product:
    values: dict[str, Value] = options.pop("values", LAMP)  # type: ignore[assignment]
    attributes = tuple(AttributeValue(name, value, value, AT) for name, value in values.items())
    options.setdefault("category", ("Lamps",))
    return Product("id", "d", title, attributes=attributes, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, True),
        ({}, {"title": "warm white LED lamp"}, True),
        ({}, {"title": "Plush elephant"}, False),
        ({"brand": "A"}, {"brand": "B"}, False),
        ({"brand": "A"}, {"brand": "a"}, True),
        ({"mpn": "X-1"}, {"mpn": "X1"}, True),
        ({"mpn": "X-1"}, {"mpn": "X-2"}, False),
        ({"gtin": "1"}, {"gtin": "2"}, False),
        ({}, {"category": ("Other",)}, False),
        ({}, {"values": {**LAMP, "power": Number(9.1, 9.1, "W")}}, True),
        ({}, {"values": {**LAMP, "power": Number(18, 18, "W")}}, False),
        ({}, {"values": {**LAMP, "base": Text("E14")}}, False),
        ({}, {"values": {"power": Number(9, 9, "W")}}, False),
        ({"gtin": "1"}, {"gtin": "1", "title": "Lampe"}, True),
        ({"gtin": "1"}, {"gtin": "1", "values": {**LAMP, "base": Text("e27 sockel")}}, True),
        ({"gtin": "1"}, {"gtin": "1", "values": {**LAMP, "power": Number(18, 18, "W")}}, False),
        ({"brand": "A", "mpn": "1"}, {"brand": "A", "mpn": "1", "title": "Z", "values": {}}, True),
        ({"values": {}}, {"values": {}}, True),
        ({"values": {}}, {"values": {}, "title": "LED lamp cold white"}, False),
    ],
)
def test_agreement(one: dict[str, object], other: dict[str, object], *, expected: bool) -> None:
    a, b = facts_of(product(**one)), facts_of(product(**other))  # type: ignore[arg-type]
    assert agree(a, b) is expected
    assert agree(b, a) is expected


def test_a_listing_that_says_little_does_not_bring_two_others_together() -> None:
    finder = DuplicateFinder()
    for values in (LAMP, {**LAMP, "power": Number(18, 18, "W")}):
        finder.add(facts_of(product(values=values)))
    assert len(set(finder.clusters().tolist())) == 2
    finder.add(facts_of(product(values={"base": Text("E27"), "dimmable": Flag(flag=True)})))
    assert len(set(finder.clusters()[:2].tolist())) == 2


def test_the_copies_in_the_sample_are_found_and_little_else(sample_catalogue: Catalogue) -> None:
    finder, products = DuplicateFinder(), list(sample_catalogue.iter_products())
    for one in products:
        finder.add(facts_of(one))
    cluster = {p.id: c for p, c in zip(products, finder.clusters().tolist(), strict=True)}
    copies = [(p.id, p.id[:-2]) for p in products if p.id[-2:] in ("-C", "-F")]
    pairs = [(copy, original) for copy, original in copies if original in cluster]
    found = [copy for copy, original in pairs if cluster[copy] == cluster[original]]
    assert len(found) >= 0.7 * len(pairs) > 0
    together = len(products) - len(set(cluster.values()))
    assert together <= 1.2 * len(pairs)


def test_sets_alike_share_a_band() -> None:
    words = [f"word{n}" for n in range(10)]
    assert bands(words) == bands(reversed(words))
    assert set(bands(words)) & set(bands([*words[:9], "other"]))
    assert not set(bands(words)) & set(bands([f"else{n}" for n in range(10)]))
    assert bands([]) == []
