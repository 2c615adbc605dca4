"""BMEcat 1.2 and 2005: articles, prices, groups, features, languages, and hostile XML."""

from __future__ import annotations

import json

import pytest

from data.errors import SourceError
from data.mapping.model import TARGETS as ALL_TARGETS
from data.readers.bmecat_article import TARGETS

HEADER = """<HEADER><CATALOG><LANGUAGE>deu</LANGUAGE><CURRENCY>EUR</CURRENCY>
<MIME_ROOT>https://acme.example/img</MIME_ROOT></CATALOG><SUPPLIER>
<SUPPLIER_NAME>ACME GmbH</SUPPLIER_NAME><ADDRESS><COUNTRY>DE</COUNTRY>
<URL>https://acme.example</URL></ADDRESS></SUPPLIER></HEADER>"""
GROUPS = """<CATALOG_GROUP_SYSTEM>
<CATALOG_STRUCTURE type="root"><GROUP_ID>1</GROUP_ID><GROUP_NAME>Katalog</GROUP_NAME>
<PARENT_ID>0</PARENT_ID></CATALOG_STRUCTURE>
<CATALOG_STRUCTURE type="node"><GROUP_ID>2</GROUP_ID><GROUP_NAME>Pumpen / Ventile</GROUP_NAME>
<PARENT_ID>1</PARENT_ID></CATALOG_STRUCTURE>
<CATALOG_STRUCTURE type="leaf"><GROUP_ID>3</GROUP_ID><GROUP_NAME>Kreiselpumpen</GROUP_NAME>
<PARENT_ID>2</PARENT_ID></CATALOG_STRUCTURE></CATALOG_GROUP_SYSTEM>"""
ARTICLE = """<ARTICLE mode="new"><SUPPLIER_AID>A1</SUPPLIER_AID><ARTICLE_DETAILS>
<DESCRIPTION_SHORT>Pumpe &lt;5&gt;</DESCRIPTION_SHORT><DESCRIPTION_LONG>lang</DESCRIPTION_LONG>
<EAN>4006381333931</EAN><MANUFACTURER_AID>M1</MANUFACTURER_AID>
<MANUFACTURER_NAME>Pumpwerk</MANUFACTURER_NAME><DELIVERY_TIME>5</DELIVERY_TIME>
<KEYWORD>Wasser</KEYWORD></ARTICLE_DETAILS>
<ARTICLE_FEATURES><REFERENCE_FEATURE_SYSTEM_NAME>ECLASS-7.1</REFERENCE_FEATURE_SYSTEM_NAME>
<REFERENCE_FEATURE_GROUP_ID>36-41-01-01</REFERENCE_FEATURE_GROUP_ID>
<FEATURE><FNAME>Leistung</FNAME><FVALUE>1,5</FVALUE><FUNIT>KWT</FUNIT></FEATURE>
<FEATURE><FNAME>Farbe</FNAME><FVALUE>rot</FVALUE><FVALUE>blau</FVALUE></FEATURE>
<FEATURE><FNAME>leer</FNAME><FVALUE/></FEATURE></ARTICLE_FEATURES>
<ARTICLE_ORDER_DETAILS><ORDER_UNIT>C62</ORDER_UNIT><PRICE_QUANTITY>100</PRICE_QUANTITY>
<QUANTITY_MIN>2</QUANTITY_MIN></ARTICLE_ORDER_DETAILS>
<ARTICLE_PRICE_DETAILS><DATETIME type="valid_start_date"><DATE>2026-01-01</DATE></DATETIME>
<DATETIME type="valid_end_date"><DATE>2026-12-31</DATE></DATETIME>
<ARTICLE_PRICE price_type="nrp"><PRICE_AMOUNT>20.00</PRICE_AMOUNT></ARTICLE_PRICE>
<ARTICLE_PRICE price_type="net_list"><PRICE_AMOUNT>12.50</PRICE_AMOUNT>
<LOWER_BOUND>1</LOWER_BOUND></ARTICLE_PRICE>
<ARTICLE_PRICE price_type="net_list"><PRICE_AMOUNT>11.00</PRICE_AMOUNT>
<PRICE_FACTOR>0.9</PRICE_FACTOR><LOWER_BOUND>10</LOWER_BOUND></ARTICLE_PRICE>
</ARTICLE_PRICE_DETAILS>
<MIME_INFO><MIME><MIME_TYPE>image/jpeg</MIME_TYPE><MIME_SOURCE>a.jpg</MIME_SOURCE></MIME>
<MIME><MIME_TYPE>application/pdf</MIME_TYPE><MIME_SOURCE>d.pdf</MIME_SOURCE>
<MIME_PURPOSE>data_sheet</MIME_PURPOSE></MIME></MIME_INFO></ARTICLE>"""
MAP = """<ARTICLE_TO_CATALOGGROUP_MAP><ART_ID>A1</ART_ID><CATALOG_GROUP_ID>3</CATALOG_GROUP_ID>
</ARTICLE_TO_CATALOGGROUP_MAP>"""


def catalogue(articles=ARTICLE, *, groups=GROUPS, after=MAP, attributes="", doctype=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<BMECAT version="1.2"{attributes}>'
        f"{HEADER}<T_NEW_CATALOG>{groups}{articles}{after}</T_NEW_CATALOG></BMECAT>"
    )


def test_targets_are_ones_that_a_mapping_knows():
    assert set(TARGETS.values()) <= set(ALL_TARGETS)


@pytest.mark.parametrize(
    ("attributes", "doctype"),
    [
        ("", ""),
        (' xmlns="http://www.bmecat.org/XMLSchema/1.2/bmecat_new_catalog"', ""),
        ("", '<!DOCTYPE BMECAT SYSTEM "bmecat_new_catalog_1_2.dtd">'),
    ],
)
def test_an_article(read, attributes, doctype):
    got = read(catalogue(attributes=attributes, doctype=doctype), "x.xml")
    assert got.source.format == "bmecat"
    row = got.rows[0]
    assert json.loads(row.pop("PRICES")) == [
        {"min_quantity": 1, "price": 12.5, "currency": "EUR"},
        {"min_quantity": 10, "price": 9.9, "currency": "EUR"},
    ]
    assert json.loads(row.pop("OTHER_PRICES"))[0]["price_type"] == "nrp"
    assert json.loads(row.pop("FEATURES")) == [
        {"name": "Leistung", "value": "1,5", "unit": "kW"},
        {"name": "Farbe", "value": "rot; blau"},
    ]
    assert json.loads(row.pop("OTHER_MIME"))[0]["source"] == "https://acme.example/img/d.pdf"
    assert row == {
        "SUPPLIER_AID": "A1",
        "DESCRIPTION_SHORT": "Pumpe <5>",
        "DESCRIPTION_LONG": "lang",
        "EAN": "4006381333931",
        "MANUFACTURER_AID": "M1",
        "MANUFACTURER_NAME": "Pumpwerk",
        "DELIVERY_TIME": "5 working days",
        "KEYWORD": '["Wasser"]',
        "FEATURE_GROUP.ECLASS": "36-41-01-01",
        "ORDER_UNIT": "C62",
        "PRICE_QUANTITY": "100",
        "QUANTITY_MIN": "2",
        "PRICE_CURRENCY": "EUR",
        "VALID_START_DATE": "2026-01-01",
        "VALID_END_DATE": "2026-12-31",
        "MIME_SOURCE": '["https://acme.example/img/a.jpg"]',
        "CATALOG_GROUP": '["Pumpen / Ventile", "Kreiselpumpen"]',
        "SUPPLIER_NAME": "ACME GmbH",
        "SUPPLIER.COUNTRY": "DE",
        "SUPPLIER.URL": "https://acme.example",
    }
    assert set(row) <= set(got.targets)
    assert got.notes == ("texts in deu",)


def test_a_product_of_2005(read):
    text = """<BMECAT version="2005" xmlns="http://www.bmecat.org/bmecat/2005fd"><HEADER><CATALOG>
    <LANGUAGE default="true">eng</LANGUAGE><LANGUAGE>deu</LANGUAGE><CURRENCY>USD</CURRENCY>
    </CATALOG><SUPPLIER_IDREF>s</SUPPLIER_IDREF><PARTIES><PARTY><PARTY_ID>s</PARTY_ID>
    <PARTY_ROLE>supplier</PARTY_ROLE><ADDRESS><NAME>ACME Inc</NAME>
    <COUNTRY_CODED>US</COUNTRY_CODED></ADDRESS></PARTY><PARTY><PARTY_ID>m</PARTY_ID>
    <PARTY_ROLE>manufacturer</PARTY_ROLE><ADDRESS><NAME>Maker Ltd</NAME></ADDRESS></PARTY>
    </PARTIES></HEADER><T_NEW_CATALOG><CLASSIFICATION_SYSTEM><UNITS><UNIT><UNIT_ID>u1</UNIT_ID>
    <UNIT_SHORTNAME>mm</UNIT_SHORTNAME></UNIT></UNITS><CLASSIFICATION_SYSTEM_FEATURE_TEMPLATES>
    <CLASSIFICATION_SYSTEM_FEATURE_TEMPLATE><FT_ID>f1</FT_ID><FT_NAME lang="eng">Bore</FT_NAME>
    <FT_UNIT_IDREF>u1</FT_UNIT_IDREF></CLASSIFICATION_SYSTEM_FEATURE_TEMPLATE>
    </CLASSIFICATION_SYSTEM_FEATURE_TEMPLATES></CLASSIFICATION_SYSTEM>
    <PRODUCT><SUPPLIER_PID>P1</SUPPLIER_PID><PRODUCT_DETAILS>
    <DESCRIPTION_SHORT lang="deu">Lager</DESCRIPTION_SHORT>
    <DESCRIPTION_SHORT lang="eng">Bearing</DESCRIPTION_SHORT>
    <INTERNATIONAL_PID type="ean">4006381333931</INTERNATIONAL_PID>
    <MANUFACTURER_IDREF>m</MANUFACTURER_IDREF><MANUFACTURER_PID>6204</MANUFACTURER_PID>
    </PRODUCT_DETAILS><PRODUCT_FEATURES>
    <REFERENCE_FEATURE_SYSTEM_NAME>ETIM-8.0</REFERENCE_FEATURE_SYSTEM_NAME>
    <REFERENCE_FEATURE_GROUP_ID>EC000001</REFERENCE_FEATURE_GROUP_ID>
    <FEATURE><FT_IDREF>f1</FT_IDREF><FVALUE>20</FVALUE></FEATURE></PRODUCT_FEATURES>
    <PRODUCT_FEATURES><REFERENCE_FEATURE_SYSTEM_NAME>Own</REFERENCE_FEATURE_SYSTEM_NAME>
    <REFERENCE_FEATURE_GROUP_ID>77</REFERENCE_FEATURE_GROUP_ID></PRODUCT_FEATURES>
    <PRODUCT_PRICE_DETAILS><PRODUCT_PRICE price_type="net_list"><PRICE_AMOUNT>3.20</PRICE_AMOUNT>
    </PRODUCT_PRICE></PRODUCT_PRICE_DETAILS><PRODUCT_LOGISTIC_DETAILS><CUSTOMS_TARIFF_NUMBER>
    <CUSTOMS_NUMBER>84821010</CUSTOMS_NUMBER></CUSTOMS_TARIFF_NUMBER>
    <PRODUCT_DIMENSIONS><WEIGHT>0.106</WEIGHT></PRODUCT_DIMENSIONS></PRODUCT_LOGISTIC_DETAILS>
    <USER_DEFINED_EXTENSIONS><UDX.ACME.GRADE>P6</UDX.ACME.GRADE></USER_DEFINED_EXTENSIONS>
    </PRODUCT></T_NEW_CATALOG></BMECAT>"""
    got = read(text, "x.xml")
    assert got.rows == [
        {
            "SUPPLIER_PID": "P1",
            "DESCRIPTION_SHORT": "Bearing",
            "OTHER_LANGUAGES": '{"DESCRIPTION_SHORT[deu]":"Lager"}',
            "INTERNATIONAL_PID": "4006381333931",
            "MANUFACTURER_NAME": "Maker Ltd",
            "MANUFACTURER_PID": "6204",
            "FEATURE_GROUP.ETIM": "EC000001",
            "FEATURE_GROUP": "Own: 77",
            "FEATURES": '[{"name":"Bore","value":"20","unit":"mm"}]',
            "PRICE_AMOUNT": "3.20",
            "PRICE_CURRENCY": "USD",
            "CUSTOMS_TARIFF_NUMBER": "84821010",
            "WEIGHT": "0.106",
            "UDX.ACME.GRADE": "P6",
            "SUPPLIER_NAME": "ACME Inc",
            "SUPPLIER.COUNTRY": "US",
        }
    ]
    assert got.units == {"WEIGHT": "kg"}
    assert {"WEIGHT", "PRICE_AMOUNT"} <= got.machine


def test_the_price_that_a_business_buyer_pays_in_the_catalogues_currency(read):
    prices = "".join(
        f'<ARTICLE_PRICE price_type="{kind}"><PRICE_AMOUNT>{amount}</PRICE_AMOUNT>'
        f"<PRICE_CURRENCY>{currency}</PRICE_CURRENCY></ARTICLE_PRICE>"
        for kind, amount, currency in [
            ("nrp", 99, "EUR"), ("gros_list", 50, "EUR"), ("net_list", 30, "USD"),
            ("net_list", 28, "EUR"), ("udp_special", 1, "EUR"),
        ]
    )  # fmt: skip
    article = (
        "<ARTICLE><SUPPLIER_AID>A</SUPPLIER_AID>"
        f"<ARTICLE_PRICE_DETAILS>{prices}</ARTICLE_PRICE_DETAILS></ARTICLE>"
    )
    row = read(catalogue(article), "x.xml").rows[0]
    assert (row["PRICE_AMOUNT"], row["PRICE_CURRENCY"]) == ("28", "EUR")
    assert len(json.loads(row["OTHER_PRICES"])) == 4


def test_a_price_in_another_notation_is_not_typed(read):
    article = (
        "<ARTICLE><SUPPLIER_AID>A</SUPPLIER_AID><ARTICLE_PRICE_DETAILS><ARTICLE_PRICE "
        'price_type="net_list"><PRICE_AMOUNT>1.234,50</PRICE_AMOUNT></ARTICLE_PRICE>'
        "</ARTICLE_PRICE_DETAILS></ARTICLE>"
    )
    got = read(catalogue(article), "x.xml")
    assert got.rows[0]["PRICE_AMOUNT"] == "1.234,50"
    assert "PRICE_AMOUNT" not in got.machine


def test_several_groups_and_a_circle_of_groups(read):
    groups = """<CATALOG_STRUCTURE><GROUP_ID>a</GROUP_ID><GROUP_NAME>A</GROUP_NAME>
    <PARENT_ID>b</PARENT_ID></CATALOG_STRUCTURE><CATALOG_STRUCTURE><GROUP_ID>b</GROUP_ID>
    <GROUP_NAME>B</GROUP_NAME><PARENT_ID>a</PARENT_ID></CATALOG_STRUCTURE>"""
    after = "".join(
        f"<ARTICLE_TO_CATALOGGROUP_MAP><ART_ID>A1</ART_ID><CATALOG_GROUP_ID>{group}"
        "</CATALOG_GROUP_ID></ARTICLE_TO_CATALOGGROUP_MAP>"
        for group in "ab?"
    )
    row = read(catalogue(groups=groups, after=after), "x.xml").rows[0]
    assert row["CATALOG_GROUP"] == '["B", "A"]'
    assert row["OTHER_CATALOG_GROUPS"] == '[["A","B"]]'


def test_many_articles_find_their_groups(read):
    articles = "".join(f"<ARTICLE><SUPPLIER_AID>{n}</SUPPLIER_AID></ARTICLE>" for n in range(1500))
    after = "".join(
        f"<ARTICLE_TO_CATALOGGROUP_MAP><ART_ID>{n}</ART_ID><CATALOG_GROUP_ID>{2 + n % 2}"
        "</CATALOG_GROUP_ID></ARTICLE_TO_CATALOGGROUP_MAP>"
        for n in reversed(range(1500))
    )
    got = read(catalogue(articles, after=after), "x.xml", size=400)
    assert got.numbers == list(range(1, 1501))
    assert [row["CATALOG_GROUP"].count(",") for row in got.rows] == [0, 1] * 750


def test_deletions_are_named(read):
    got = read(
        catalogue('<ARTICLE mode="delete"><SUPPLIER_AID>Z</SUPPLIER_AID></ARTICLE>' + ARTICLE),
        "x.xml",
    )
    assert got.numbers == [2]
    assert (got.bad[0].number, got.bad[0].field, got.bad[0].value) == (1, "mode", "Z")


def test_a_truncated_document_gives_the_articles_before_the_damage(read):
    text = catalogue(ARTICLE * 3, after="")
    got = read(text[: text.rindex("<FEATURE>")], "x.xml")
    assert got.numbers == [1, 2]
    assert "nothing after it can be read" in got.bad[0].reason


def test_a_document_without_an_article_before_the_damage(read):
    with pytest.raises(SourceError, match="as XML"):
        read("<BMECAT><HEADER></BMECAT>", "x.xml")


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "entities",
    [
        f'<!ENTITY l0 "lol">{LAUGHS}',
        '<!ENTITY l9 SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p; <!ENTITY l9 "x">',
    ],
)
def test_entities_are_refused(read, entities):
    text = catalogue(ARTICLE.replace("lang<", "&l9;<"), doctype=f"<!DOCTYPE BMECAT [{entities}]>")
    with pytest.raises(SourceError, match="entities"):
        read(text, "x.xml")


def test_elements_nested_without_end(read):
    with pytest.raises(SourceError):
        read("<BMECAT>" + "<A>" * 100_000, "x.xml")


def test_other_encodings(read):
    text = catalogue(ARTICLE.replace("Pumpe", "Lüfter")).replace("UTF-8", "ISO-8859-1")
    row = read(text.encode("latin-1"), "x.xml").rows[0]
    assert row["DESCRIPTION_SHORT"].startswith("Lüfter")


def test_gzipped(read):
    assert read(catalogue(), "x.xml.gz", packed=True).rows[0]["SUPPLIER_AID"] == "A1"
