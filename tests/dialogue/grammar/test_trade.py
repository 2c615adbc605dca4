"""Places, origins, terms of payment, certificates, samples and positions."""

from __future__ import annotations

import pytest

from dialogue.grammar.country_words import region_codes
from dialogue.grammar.mention import (
    CertificationMention,
    CountryMention,
    CountryRole,
    DeliveryMention,
    OrdinalMention,
    PaymentMention,
    SampleMention,
)

SUPPLIER, UNKNOWN, DESTINATION = (
    CountryRole.SUPPLIER,
    CountryRole.UNKNOWN,
    CountryRole.DESTINATION,
)


@pytest.mark.parametrize(
    ("language", "text", "incoterm", "place", "country"),
    [
        ("en", "delivered to Rotterdam", None, "Rotterdam", "NL"),
        ("en", "CIF Mombasa", "CIF", "Mombasa", "KE"),
        ("en", "FOB Ningbo", "FOB", "Ningbo", "CN"),
        ("en", "fob ningbo", "FOB", "ningbo", "CN"),
        ("en", "fob price", "FOB", None, None),
        ("en", "ship to Germany", None, "Germany", "DE"),
        ("en", "delivery to Hamburg, Germany", None, "Hamburg", "DE"),
        ("en", "DDP delivered to Berlin", "DDP", "Berlin", "DE"),
        ("en", "ex works", "EXW", None, None),
        ("en", "deliver to new york", None, "new york", "US"),
        ("en", "shipping to Le Havre", None, "Le Havre", "FR"),
        ("en", "delivered to Smallville", None, "Smallville", None),
        ("zh-Hans", "送到鹿特丹", None, "鹿特丹", "NL"),
        ("zh-Hans", "FOB宁波", "FOB", "宁波", "CN"),
        ("zh-Hans", "发到德国汉堡", None, "汉堡", "DE"),
        ("zh-Hant", "送到高雄", None, "高雄", "TW"),
        ("es", "entregado en Valencia", None, "Valencia", "ES"),
        ("es", "envío a México", None, "México", "MX"),
        ("de", "Lieferung nach Hamburg", None, "Hamburg", "DE"),
        ("fr", "livrés à Lyon", None, "Lyon", "FR"),
    ],
)
def test_deliveries(read, language, text, incoterm, place, country) -> None:  # type: ignore[no-untyped-def]
    found = [one for one in read(language, text) if isinstance(one, DeliveryMention)]
    assert [(one.incoterm, one.place, one.country) for one in found] == [(incoterm, place, country)]


@pytest.mark.parametrize(
    ("language", "text", "codes", "negated", "role"),
    [
        ("en", "Chinese makers", ("CN",), False, SUPPLIER),
        ("en", "made in Germany", ("DE",), False, SUPPLIER),
        ("en", "not from India", ("IN",), True, SUPPLIER),
        ("en", "anything but Chinese makers", ("CN",), True, SUPPLIER),
        ("en", "no Chinese suppliers", ("CN",), True, SUPPLIER),
        ("en", "from Germany, Italy or Spain", ("DE", "ES", "IT"), False, SUPPLIER),
        ("en", "not from China or India", ("CN", "IN"), True, SUPPLIER),
        ("en", "outside China", ("CN",), True, UNKNOWN),
        ("en", "US", ("US",), False, UNKNOWN),
        ("en", "suppliers in the UK", ("GB",), False, SUPPLIER),
        ("en", "for the German market", ("DE",), False, DESTINATION),
        ("zh-Hans", "不要中国的", ("CN",), True, SUPPLIER),
        ("zh-Hans", "德国制造", ("DE",), False, SUPPLIER),
        ("zh-Hans", "国产", ("CN",), False, SUPPLIER),
        ("zh-Hans", "除了印度", ("IN",), True, UNKNOWN),
        ("zh-Hant", "日本製造", ("JP",), False, SUPPLIER),
        ("es", "proveedores españoles", ("ES",), False, SUPPLIER),
        ("es", "que no sea de China", ("CN",), True, SUPPLIER),
        ("es", "fabricado en Alemania", ("DE",), False, SUPPLIER),
        ("de", "nicht aus China", ("CN",), True, SUPPLIER),
        ("de", "deutsche Hersteller", ("DE",), False, SUPPLIER),
        ("fr", "fournisseurs français", ("FR",), False, SUPPLIER),
        ("fr", "sauf la Chine", ("CN",), True, UNKNOWN),
    ],
)
def test_countries(read, language, text, codes, negated, role) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(language, text)
    assert isinstance(found, CountryMention)
    assert (found.codes, found.negated, found.role) == (codes, negated, role)


@pytest.mark.parametrize(
    ("language", "text", "region", "negated"),
    [
        ("en", "EU only", "eu", False),
        ("en", "from Asia", "asia", False),
        ("en", "non-EU suppliers", "eu", True),
        ("en", "European brands", "europe", False),
        ("zh-Hans", "欧洲品牌", "europe", False),
        ("es", "de la Unión Europea", "eu", False),
        ("de", "europäische Hersteller", "europe", False),
    ],
)
def test_regions_are_sets_of_countries(read, language, text, region, negated) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(language, text)
    assert isinstance(found, CountryMention)
    assert (found.region, found.negated) == (region, negated)
    assert found.codes == region_codes(region)


def test_regions_hold_the_countries_they_should() -> None:
    assert len(region_codes("eu")) == 27
    assert set(region_codes("southeast asia")) < set(region_codes("asia"))
    assert not set(region_codes("africa")) & set(region_codes("asia"))
    assert {"CN", "IN", "TR", "VN"} <= set(region_codes("asia"))


@pytest.mark.parametrize("text", ["tell us more", "roast turkey", "polish the surface"])
def test_words_that_are_countries_only_with_a_capital(read, text) -> None:  # type: ignore[no-untyped-def]
    found = [one for one in read("en", text) if isinstance(one, CountryMention)]
    assert all(one.confidence <= 0.5 for one in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "net 30"),
        ("en", "30% deposit"),
        ("en", "T/T"),
        ("en", "L/C at sight"),
        ("en", "30% deposit, 70% before shipment"),
        ("en", "cash on delivery"),
        ("zh-Hans", "货到付款"),
        ("zh-Hans", "30%定金"),
        ("zh-Hans", "月结30天"),
        ("es", "pago a 60 días"),
        ("es", "contra reembolso"),
        ("de", "30 Tage netto"),
        ("de", "Vorkasse"),
        ("fr", "acompte de 30 %"),
    ],
)
def test_payment_is_kept_in_the_buyers_words(read, language, text) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(language, text)
    assert isinstance(found, PaymentMention)
    assert found.words == text


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "CE certified", ["CE"]),
        ("en", "ce certified", ["CE"]),
        ("en", "ISO 9001", ["ISO 9001"]),
        ("en", "iso9001", ["ISO 9001"]),
        ("en", "UL listed", ["UL"]),
        ("en", "CE, RoHS and FCC", ["CE", "RoHS", "FCC"]),
        ("en", "EN 1090-2", ["EN 1090-2"]),
        ("en", "TUV", ["TÜV"]),
        ("zh-Hans", "要有CE认证", ["CE"]),
        ("es", "con certificado CE", ["CE"]),
        ("es", "en 10 días", []),
        ("en", "reach 3 m", []),
        ("de", "CE-Kennzeichnung", ["CE"]),
    ],
)
def test_certifications(read, language, text, names) -> None:  # type: ignore[no-untyped-def]
    found = [one for one in read(language, text) if isinstance(one, CertificationMention)]
    assert [one.name for one in found] == names
    assert not any(one.negated for one in found)


def test_a_certificate_that_is_not_needed(read) -> None:  # type: ignore[no-untyped-def]
    (found,) = read("en", "no CE")
    assert found.negated


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "sample first", True),
        ("en", "I need a sample before ordering", True),
        ("en", "no samples needed", False),
        ("zh-Hans", "先打样", True),
        ("zh-Hans", "不需要样品", False),
        ("es", "primero una muestra", True),
        ("de", "bitte zuerst ein Muster", True),
        ("fr", "un échantillon d'abord", True),
    ],
)
def test_samples(read, language, text, wanted) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(language, text)
    assert isinstance(found, SampleMention)
    assert found.wanted is wanted
    assert found.confidence > 0.5


def test_a_product_named_after_samples_is_not_sure(read) -> None:  # type: ignore[no-untyped-def]
    (found,) = read("en", "plastic sample bottles")
    assert found.confidence <= 0.5


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        ("en", "the first and the third", (1, 3)),
        ("en", "#2", (2,)),
        ("en", "the last one", (-1,)),
        ("en", "options 1 and 3", (1, 3)),
        ("en", "the top 3", (1, 2, 3)),
        ("en", "the first two", (1, 2)),
        ("en", "number 4", (4,)),
        ("en", "second one", (2,)),
        ("zh-Hans", "第二个", (2,)),
        ("zh-Hans", "第一个和第三个", (1, 3)),
        ("zh-Hans", "最后一个", (-1,)),
        ("zh-Hans", "前三个", (1, 2, 3)),
        ("es", "el primero y el tercero", (1, 3)),
        ("es", "los dos primeros", (1, 2)),
        ("es", "el último", (-1,)),
        ("de", "der zweite", (2,)),
        ("de", "die ersten drei", (1, 2, 3)),
        ("fr", "la deuxième", (2,)),
        ("fr", "le dernier", (-1,)),
    ],
)
def test_positions(read, language, text, positions) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(language, text)
    assert isinstance(found, OrdinalMention)
    assert found.positions == positions


@pytest.mark.parametrize(
    "text", ["second hand", "at first", "30 per second", "first class quality"]
)
def test_other_uses_of_ordinals(read, text) -> None:  # type: ignore[no-untyped-def]
    assert not [one for one in read("en", text) if isinstance(one, OrdinalMention)]
