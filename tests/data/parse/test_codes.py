"""Codes, countries, languages, dates, lists, categories and bags."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.parse.bag import open_bag
from data.parse.codes import (
    parse_certifications,
    parse_classification,
    parse_country,
    parse_gtin,
    parse_hs,
    parse_languages,
    parse_supplier_kind,
)
from data.parse.dates import date_order, parse_date
from data.parse.lists import split_category, split_list
from data.records import Classification, SupplierKind


def test_gtin_needs_a_valid_check_digit() -> None:
    assert parse_gtin("4006381333931") == "4006381333931"
    assert parse_gtin("EAN: 400-6381-33393-1") == "4006381333931"
    assert parse_gtin("4006381333931.0") == "4006381333931"
    assert parse_gtin("036000291452") == "036000291452"
    for text in ("4006381333932", "0000000000000", "4.00638E+12", "12345", "", "N/A"):
        assert parse_gtin(text) is None


def test_hs_and_classifications() -> None:
    assert parse_hs("8427.10.90") == "84271090"
    assert parse_hs("HS Code: 8427.10") == "842710"
    for text in ("77", "7701.10", "9999.10", "8427.1", "123", "84-27", ""):
        assert parse_hs(text) is None
    assert parse_classification("27-11-31-01", "ECLASS-11.1") == Classification(
        "ECLASS", "27113101", "11.1"
    )
    assert parse_classification("EC000001", "ETIM") == Classification("ETIM", "EC000001")
    assert parse_classification("foo", "UNSPSC") is None
    assert parse_classification("A-1", "house") == Classification("house", "A-1")


@pytest.mark.parametrize(
    ("text", "code"),
    [("China", "CN"), ("中国", "CN"), ("CN", "CN"), ("PRC", "CN"), ("China (Mainland)", "CN"),
     ("Ningbo, China", "CN"), ("Deutschland", "DE"), ("Alemania", "DE"),
     ("德国", "DE"), ("DEU", "DE"),
     ("USA", "US"), ("us", "US"), ("UK", "GB"), ("Viet Nam", "VN"), ("Türkiye", "TR"),
     ("Côte d'Ivoire", "CI"), ("Hong Kong SAR", "HK"), ("Georgia", "GE"), ("NO", "NO"),
     ("no", None), ("in", None), ("Atlanta, Georgia", None), ("San Francisco, CA", None),
     ("Congo", None), ("Narnia", None), ("N/A", None), ("", None), ("Zhejiang", None)],
)  # fmt: skip
def test_country(text: str, code: str | None) -> None:
    assert parse_country(text) == code


def test_languages_kinds_and_certificates() -> None:
    assert parse_languages("English, 中文; Deutsch") == ("en", "zh", "de") or parse_languages(
        "English; 中文; Deutsch"
    ) == ("en", "zh", "de")
    assert parse_languages("English/Spanish and French") == ("en", "es", "fr")
    assert parse_languages("Klingon") == ()
    assert parse_supplier_kind("Manufacturer / Factory") is SupplierKind.MANUFACTURER
    assert parse_supplier_kind("Trading Company") is SupplierKind.TRADER
    assert parse_supplier_kind("Großhändler") is SupplierKind.DISTRIBUTOR
    assert parse_supplier_kind("Manufacturer, Trading Company") is None
    assert parse_supplier_kind("not a manufacturer") is None
    assert parse_certifications("CE/RoHS, ISO/IEC 27001; ce") == ("CE", "RoHS", "ISO/IEC 27001")
    assert parse_certifications("N/A") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2024-01-02", date(2024, 1, 2)), ("2024-01-02T10:00:00Z", date(2024, 1, 2)),
     ("2024/1/2", date(2024, 1, 2)), ("31/12/2024", date(2024, 12, 31)), ("03/04/2024", None),
     ("04/04/2024", date(2024, 4, 4)), ("2024年1月12日", date(2024, 1, 12)),
     ("Jan 12, 2024", date(2024, 1, 12)), ("12. März 2024", date(2024, 3, 12)),
     ("5 de marzo de 2024", date(2024, 3, 5)), ("1 août 2024", date(2024, 8, 1)),
     ("20240112", date(2024, 1, 12)), ("01/02/24", None), ("31.02.2024", None),
     ("2024-13-01", None), ("March 2024", None), ("soon", None)],
)  # fmt: skip
def test_dates_without_an_order(text: str, expected: date | None) -> None:
    assert parse_date(text, None) == expected


def test_date_order() -> None:
    assert parse_date("03/04/2024", "dmy") == date(2024, 4, 3)
    assert parse_date("03/04/2024", "mdy") == date(2024, 3, 4)
    assert parse_date("31/12/2024", "mdy") is None
    assert date_order(["01/02/2024", "31/12/2024"]) == "dmy"
    assert date_order(["12/31/2024"]) == "mdy"
    assert date_order(["2024-12-31"]) == "ymd"
    assert date_order(["31/12/2024", "12/31/2024"]) is None
    assert date_order(["01/02/2024"]) is None


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
@settings(max_examples=100, deadline=None)
def test_dates_come_back_or_stay_unknown(day: date) -> None:
    assert parse_date(day.isoformat(), None) == day
    for form, order in (("%d/%m/%Y", "dmy"), ("%m/%d/%Y", "mdy")):
        assert parse_date(day.strftime(form), order) == day  # type: ignore[arg-type]
        assert parse_date(day.strftime(form), None) in (None, day)


@pytest.mark.parametrize(
    ("text", "items"),
    [("S, M, L", ("S", "M", "L")), ("S/M/L", ("S", "M", "L")), ("a; b, c", ("a", "b, c")),
     ("红、蓝", ("红", "蓝")), ('["a", "b, c"]', ("a", "b, c")), ("['a', 'b']", ("a", "b")),
     ("Black/Red", ("Black/Red",)), ("A / B", ("A", "B")), ("1,5", ("1,5",)),
     ("1/2/2024", ("1/2/2024",)), ("Steel (304, 316), brass", ("Steel (304, 316)", "brass")),
     ("Acme Co., Ltd", ("Acme Co., Ltd",)), ("a, a", ("a",)), ("", ()), ("a;", ("a",)),
     ("http://a.b/c/d", ("http://a.b/c/d",)),
     ("Very quiet, and it will serve you well for many long years, we promise",
      ("Very quiet, and it will serve you well for many long years, we promise",))],
)  # fmt: skip
def test_split_list(text: str, items: tuple[str, ...]) -> None:
    assert split_list(text) == items


def test_split_category() -> None:
    for text in ("A > B > C", "A|B|C", "A/B/C", "A >> B >> C", "A &gt; B &gt; C", '["A","B","C"]'):
        assert split_category(text) == ("A", "B", "C")
    assert split_category("Pumps > Diesel/Petrol") == ("Pumps", "Diesel/Petrol")
    assert split_category("Pumps") == ("Pumps",)
    assert split_category("N/A") == split_category("") == ()


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ('{"Color":"red","W":{"value":5.10,"unit":"kg"},"n":null,"t":["a","b"],"ok":true}',
         (("Color", "red"), ("W", "5.10 kg"), ("t", "a; b"), ("ok", "true"))),
        ('[{"name":"Power","value":"5","unit":"kW"}]', (("Power", "5 kW"),)),
        ("{'a': 1, 'b': 'x'}", (("a", "1"), ("b", "x"))),
        ('{"dim": {"w": 1, "h": 2}}', (("dim.w", "1"), ("dim.h", "2"))),
        ('[["a","b"],["c",5]]', (("a", "b"), ("c", "5"))),
        ("Color: red; Size: S, M", (("Color", "red"), ("Size", "S, M"))),
        ("Color: red, Size: L", (("Color", "red"), ("Size", "L"))),
        ("Power=5kW|Voltage=220V", (("Power", "5kW"), ("Voltage", "220V"))),
        ("Voltage: 220V\nPower: 5 kW", (("Voltage", "220V"), ("Power", "5 kW"))),
        ("颜色：红；尺寸：L", (("颜色", "红"), ("尺寸", "L"))),
        ("Color: red", (("Color", "red"),)),
        ("red; green", None), ("10:1", None), ("http://a.b/c", None), ("[1, 2]", None),
        ("{}", None),
        ("Note: see the manual. It is long", None),
        ("{'a': ", None), ("", None), ("{" * 5000, None),
    ],
)  # fmt: skip
def test_bags(text: str, pairs: tuple[tuple[str, str], ...] | None) -> None:
    assert open_bag(text) == pairs


@given(st.one_of(st.text(max_size=60), st.text(alphabet="{}[]\"':,;|=aB1 \\\n", max_size=40)))
@settings(max_examples=400, deadline=None)
def test_never_raise(text: str) -> None:
    bag = open_bag(text)
    assert bag is None or all(name and value for name, value in bag)
    split_list(text)
    split_category(text)
    parse_country(text)
    parse_languages(text)
    parse_certifications(text)
    parse_gtin(text)
    parse_hs(text)
    parse_classification(text, "ETIM")
    parse_classification("EC000001", text)
    parse_supplier_kind(text)
    parse_date(text, "dmy")
    date_order([text])
