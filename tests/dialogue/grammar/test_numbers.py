"""Numbers with units, ranges, limits and sizes, in every notation and language."""

from __future__ import annotations

import math

import pytest

from data.constraint import Operator
from dialogue.grammar.mention import (
    DurationMention,
    NumberMention,
    QuantityMention,
    SizeMention,
)

INF = math.inf
E, A, B = Operator.EQUAL, Operator.ABOUT, Operator.BETWEEN
LE, LT, GE, GT = Operator.AT_MOST, Operator.LESS, Operator.AT_LEAST, Operator.MORE


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "unit", "operator"),
    [
        ("en", "2.5 ton", 2.5, 2.5, "t", E),
        ("en", "2-3.5t", 2, 3.5, "t", B),
        ("en", "2.5T-3.5T", 2.5, 3.5, "t", B),
        ("en", "at least 5,000 lbs", 5000, INF, "lb", GE),
        ("en", "no more than 48 V", -INF, 48, "V", LE),
        ("en", "around 3 m", 3, 3, "m", A),
        ("en", "over 3 m", 3, INF, "m", GT),
        ("en", "under 2.1m", -INF, 2.1, "m", LT),
        ("en", "between 2 and 3 tons", 2, 3, "t", B),
        ("en", "more than 3 but less than 5 t", 3, 5, "t", B),
        ("en", "5 ft 6 in", 66, 66, "in", E),
        ("en", "5'6\"", 66, 66, "in", E),
        ("en", "half a ton", 0.5, 0.5, "t", E),
        ("en", "a ton and a half", 1.5, 1.5, "t", E),
        ("en", "two and a half tons", 2.5, 2.5, "t", E),
        ("en", "1.5-2 bar", 1.5, 2, "bar", B),
        ("en", "up to 3m", -INF, 3, "m", LE),
        ("en", "minimum 3 bar", 3, INF, "bar", GE),
        ("en", "3 bar min.", 3, INF, "bar", GE),
        ("en", "<= 5 kW", -INF, 5, "kW", LE),
        ("en", "≥5kW", 5, INF, "kW", GE),
        ("en", "< 5 kW", -INF, 5, "kW", LT),
        ("en", "-20 to 60 °C", -20, 60, "°C", B),
        ("en", "-20c", -20, -20, "°C", E),
        ("en", "minus 5 degrees Celsius", -5, -5, "°C", E),
        ("en", "3T", 3, 3, "t", E),
        ("en", "380v", 380, 380, "V", E),
        ("en", "100ah", 100, 100, "Ah", E),
        ("en", '3/4"', 0.75, 0.75, "in", E),
        ("en", "1 1/2 inch", 1.5, 1.5, "in", E),
        ("en", "half inch", 0.5, 0.5, "in", E),
        ("en", "200 l/min", 200, 200, "L/min", E),
        ("en", "40 m2", 40, 40, "m²", E),
        ("en", "3 ton or more", 3, INF, "t", GE),
        ("en", "3t+", 3, INF, "t", GE),
        ("en", "don't need more than 3 t", -INF, 3, "t", LE),
        ("en", "2-inch", 2, 2, "in", E),
        ("en", "5 tonner", 5, 5, "t", E),
        ("en", "10%", 10, 10, "%", E),
        ("en", "2700K", 2700, 2700, "K", E),
        ("en", "10k", 10000, 10000, None, E),
        ("en", "twelve", 12, 12, None, E),
        ("en", "one hundred and sixteen", 116, 116, None, E),
        ("en", "a dozen", 12, 12, None, E),
        ("en", "half a dozen", 6, 6, None, E),
        ("en", "twenty-six", 26, 26, None, E),
        ("en", "3 million", 3e6, 3e6, None, E),
        ("en", "three million and a half", 3.5e6, 3.5e6, None, E),
        ("zh-Hans", "3吨以上", 3, INF, "t", GE),
        ("zh-Hans", "不超过48伏", -INF, 48, "V", LE),
        ("zh-Hans", "两吨半", 2.5, 2.5, "t", E),
        ("zh-Hans", "一米八", 1.8, 1.8, "m", E),
        ("zh-Hans", "二十到三十米", 20, 30, "m", B),
        ("zh-Hans", "在2到3吨之间", 2, 3, "t", B),
        ("zh-Hans", "大于10吨且小于20吨", 10, 20, "t", B),
        ("zh-Hans", "大约5米", 5, 5, "m", A),
        ("zh-Hans", "5米左右", 5, 5, "m", A),
        ("zh-Hans", "12千米", 12, 12, "km", E),
        ("zh-Hans", "三千瓦", 3, 3, "kW", E),
        ("zh-Hans", "零下20摄氏度", -20, -20, "°C", E),
        ("zh-Hans", "百分之二十", 20, 20, "%", E),
        ("zh-Hans", "5英寸", 5, 5, "in", E),
        ("zh-Hans", "25万6千", 256000, 256000, None, E),
        ("zh-Hans", "一百五", 150, 150, None, E),
        ("zh-Hans", "三万五", 35000, 35000, None, E),
        ("zh-Hans", "至少220克每平米", 220, INF, "g/m²", GE),
        ("zh-Hans", "三米五", 3.5, 3.5, "m", E),
        ("zh-Hant", "3噸以上", 3, INF, "t", GE),
        ("zh-Hant", "至少２．５公噸", 2.5, INF, "t", GE),
        ("es", "entre 2 y 3 toneladas", 2, 3, "t", B),
        ("es", "de 2 a 3 toneladas", 2, 3, "t", B),
        ("es", "dos toneladas y media", 2.5, 2.5, "t", E),
        ("es", "media tonelada", 0.5, 0.5, "t", E),
        ("es", "al menos 2,5 m", 2.5, INF, "m", GE),
        ("es", "más de 3 metros", 3, INF, "m", GT),
        ("es", "mas de 3 metros", 3, INF, "m", GT),
        ("es", "40 metros cubicos", 40, 40, "m³", E),
        ("es", "1.500 kg", 1500, 1500, "kg", E),
        ("es", "hasta 48 voltios", -INF, 48, "V", LE),
        ("es", "treinta y cinco", 35, 35, None, E),
        ("es", "dos mil trescientos", 2300, 2300, None, E),
        ("de", "mindestens 2,5 t", 2.5, INF, "t", GE),
        ("de", "zwischen 2 und 3 Metern", 2, 3, "m", B),
        ("de", "1.500 kg", 1500, 1500, "kg", E),
        ("de", "anderthalb Tonnen", 1.5, 1.5, "t", E),
        ("de", "ein halbes Dutzend", 6, 6, None, E),
        ("de", "zweihundertfünfzig", 250, 250, None, E),
        ("de", "einundzwanzigtausend", 21000, 21000, None, E),
        ("de", "zweieinhalb Tonnen", 2.5, 2.5, "t", E),
        ("de", "groesser als 3 m", 3, INF, "m", GT),
        ("de", "höchstens 48 Volt", -INF, 48, "V", LE),
        ("fr", "jusqu'à 3 m", -INF, 3, "m", LE),
        ("fr", "jusqu’à 3 m", -INF, 3, "m", LE),
        ("fr", "entre 2 et 3 tonnes", 2, 3, "t", B),
        ("fr", "quatre-vingt-dix-sept kilos", 97, 97, "kg", E),
        ("fr", "soixante et onze", 71, 71, None, E),
        ("fr", "une tonne et demie", 1.5, 1.5, "t", E),
        ("fr", "1 500 kg", 1500, 1500, "kg", E),
        ("fr", "au moins 2,5 tonnes", 2.5, INF, "t", GE),
    ],
)
def test_a_number_is_read_whole(read, language, text, low, high, unit, operator) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(language, text)
    assert isinstance(found, NumberMention)
    assert (found.low, found.high, found.unit, found.operator) == (low, high, unit, operator)
    assert found.words == text
    assert not found.negated


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "not 48 V"),
        ("en", "no 48 V"),
        ("zh-Hans", "不要48伏"),
        ("es", "no de 48 V"),
        ("de", "nicht 48 V"),
        ("fr", "pas 48 V"),
    ],
)
def test_a_number_can_be_ruled_out(read, language, text) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(language, text)
    assert isinstance(found, NumberMention)
    assert found.negated
    assert (found.low, found.unit) == (48, "V")


@pytest.mark.parametrize("text", ["24 or 48 V", "24/48 V", "24V or 48V", "24 V / 48 V"])
def test_alternatives_are_one_mention(read, text) -> None:  # type: ignore[no-untyped-def]
    (found,) = read("en", text)
    assert isinstance(found, NumberMention)
    assert found.operator is Operator.ONE_OF
    assert found.values == (24, 48)


def test_what_is_ruled_out_is_in_the_unit_of_what_is_meant(read) -> None:  # type: ignore[no-untyped-def]
    wrong, right = read("en", "not 2 but 3 tons")
    assert isinstance(wrong, NumberMention)
    assert isinstance(right, NumberMention)
    assert (wrong.low, wrong.unit, wrong.negated) == (2, "t", True)
    assert (right.low, right.unit, right.negated) == (3, "t", False)


@pytest.mark.parametrize(
    ("language", "text", "sizes", "unit"),
    [
        ("en", "20 x 30 cm", (20, 30), "cm"),
        ("en", "1200x1000mm", (1200, 1000), "mm"),
        ("en", "30cm x 40cm x 50cm", (30, 40, 50), "cm"),
        ("en", "2 by 4 m", (2, 4), "m"),
        ("en", "80*120", (80, 120), None),
        ("en", "20cm (L) x 30cm (W)", (20, 30), "cm"),
        ("zh-Hans", "1.2米*1米", (1.2, 1), "m"),
        ("de", "1,2 x 0,8 m", (1.2, 0.8), "m"),
    ],
)
def test_sizes(read, language, text, sizes, unit) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(language, text)
    assert isinstance(found, SizeMention)
    assert (found.sizes, found.unit) == (sizes, unit)


@pytest.mark.parametrize(
    "text",
    [
        "FB25-YWL forklift",
        "608-2RS bearings",
        "M8x30",
        "3-phase motor",
        "24/7 operation",
        "type 2 plug",
        "LC51C",
        "4G router",
        "12-way valve",
        "007",
        "RAL 9005",
        "3CX",
        "the red one",
        "which one is better?",
        "no one",
    ],
)
def test_parts_of_names_are_no_numbers(read, text) -> None:  # type: ignore[no-untyped-def]
    assert not [one for one in read("en", text) if isinstance(one, NumberMention | QuantityMention)]


@pytest.mark.parametrize(
    "text", ["统一一下", "一般", "三相", "二手叉车", "千万不要", "这个", "半自动"]
)
def test_characters_of_numbers_within_words_are_none(read, text) -> None:  # type: ignore[no-untyped-def]
    assert read("zh-Hans", text) == ()


def test_the_decimal_mark_is_of_the_language_and_less_than_sure_where_it_can_be_another(
    read,
) -> None:  # type: ignore[no-untyped-def]
    for language, text, value in (
        ("en", "1,500 kg", 1500),
        ("de", "1.500 kg", 1500),
        ("de", "1,500 kg", 1.5),
        ("en", "1.500 kg", 1.5),
    ):
        (found,) = read(language, text)
        assert found.low == value
        assert found.confidence < 1
    (sure,) = read("de", "1.234.567 kg")
    assert sure.confidence == 1


def test_another_number_of_the_utterance_proves_the_mark(read) -> None:  # type: ignore[no-untyped-def]
    first, second = read("es", "2.55 m y 1,500 kg")
    assert first.low == 2.55
    assert second.low == 1500


@pytest.mark.parametrize(
    ("language", "text", "number", "unit", "annual"),
    [
        ("en", "500 pcs", 500, "H87", False),
        ("en", "two pallets", 2, "XPX", False),
        ("en", "10k units", 10000, "C62", False),
        ("en", "10 boxes of screws", 10, "XBX", False),
        ("en", "a pair of gloves", 1, "PR", False),
        ("en", "50 per year", 50, None, True),
        ("en", "200 pcs a month", 2400, "H87", True),
        ("en", "quantity: 500", 500, None, False),
        ("en", "20 tons per year", 20, "TNE", True),
        ("en", "5000+ pcs", 5000, "H87", False),
        ("zh-Hans", "3台", 3, "C62", False),
        ("zh-Hans", "每年500台", 500, "C62", True),
        ("zh-Hans", "数量500", 500, None, False),
        ("zh-Hans", "500多台", 500, "C62", False),
        ("es", "20 unidades", 20, "C62", False),
        ("es", "mil quinientas unidades", 1500, "C62", False),
        ("es", "100 unidades al mes", 1200, "C62", True),
        ("de", "500 Stück pro Jahr", 500, "H87", True),
        ("fr", "soixante et onze pièces", 71, "H87", False),
    ],
)
def test_quantities(read, language, text, number, unit, annual) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(language, text)
    assert isinstance(found, QuantityMention)
    assert (found.number, found.unit, found.annual) == (number, unit, annual)


def test_a_unit_of_sale_that_begins_the_name_of_a_thing_is_none(read) -> None:  # type: ignore[no-untyped-def]
    found = read("en", "10 pallet trucks and 2 forklifts")
    assert [(type(one), one.low) for one in found] == [(NumberMention, 10), (NumberMention, 2)]


@pytest.mark.parametrize(
    ("text", "low", "high"), [("三四台", 3, 4), ("十几台", 10, 19), ("二十几台", 20, 29)]
)
def test_vague_counts_are_ranges(read, text, low, high) -> None:  # type: ignore[no-untyped-def]
    (found,) = read("zh-Hans", text)
    assert isinstance(found, QuantityMention)
    assert (found.number, found.high, found.operator) == (low, high, B)
    assert found.confidence < 1


@pytest.mark.parametrize(
    ("text", "unit"), [("耐温200度", "°C"), ("壁挂式10度储能", "kWh"), ("8公斤压力", "kgf/cm²")]
)
def test_a_unit_of_several_meanings_is_settled_by_its_neighbours(read, text, unit) -> None:  # type: ignore[no-untyped-def]
    (found,) = read("zh-Hans", text)
    assert found.unit == unit
    assert found.confidence < 1


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "amount", "unit"),
    [
        ("en", "lead time 6 weeks", 42, 42, 6, "week"),
        ("en", "max 4 weeks", -INF, 28, 4, "week"),
        ("en", "24 months warranty", 720, 720, 24, "month"),
        ("en", "15-20 days", 15, 20, 15, "day"),
        ("zh-Hans", "质保两年", 730, 730, 2, "year"),
        ("es", "plazo de 30 días máximo", -INF, 30, 30, "day"),
        ("de", "2 Jahre Garantie", 730, 730, 2, "year"),
    ],
)
def test_lengths_of_time(read, language, text, low, high, amount, unit) -> None:  # type: ignore[no-untyped-def]
    (found,) = [one for one in read(language, text) if isinstance(one, DurationMention)]
    assert (found.low, found.high, found.amount, found.unit) == (low, high, amount, unit)


def test_hours_are_numbers(read) -> None:  # type: ignore[no-untyped-def]
    (found,) = read("en", "8 hours")
    assert isinstance(found, NumberMention)
    assert found.dimension == "time"


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("pallet jack 2.5t x 10", 10, "x 10"),
        ("floodlights 100w x 50 pcs", 50, "x 50 pcs"),
        ("3 x forklift", 3, "3 x"),
        ("forklift x 3, electric", 3, "x 3"),
        ("bolts M8 x 40 x 1000 pcs", 1000, "x 1000 pcs"),
        ("gloves 500 each", 500, "500 each"),
        ("max 500 ea", 500, "max 500 ea"),
    ],
)
def test_how_many_of_a_thing(read, text, number, words) -> None:  # type: ignore[no-untyped-def]
    (found,) = [one for one in read("en", text) if isinstance(one, QuantityMention)]
    assert (found.number, found.words) == (number, words)


@pytest.mark.parametrize("text", ["box 20 x 30 cm", "M8 x 40 bolts", "4x4", "x axis travel 900 mm"])
def test_a_sign_between_sizes_counts_nothing(read, text) -> None:  # type: ignore[no-untyped-def]
    assert not [one for one in read("en", text) if isinstance(one, QuantityMention)]
