"""The catalogue's English words said in Spanish and Chinese, or in other English words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

MID = {
    "es": [
        ("Forklifts", "con cabina calefactada", "inform cabin = Heated cabin"),
        ("Forklifts", "neumáticos macizos", "inform tyre_type = Solid"),
        (
            "Pallet trucks",
            "ruedas de poliuretano",
            "inform wheel_material one of Polyurethane | PU",
        ),
        ("Pallet trucks", "manual", "inform drive = Manual"),
        ("Brake pads", "eje delantero", "inform position = Front axle"),
        ("Industrial valves", "embridada", "inform connection = Flanged"),
        ("Industrial valves", "accionada por palanca", "inform actuation = Lever"),
        ("Industrial valves", "para aceite", "inform medium = Oil"),
        ("Diesel generators", "de bastidor abierto", "inform enclosure = Open frame"),
        ("Air compressors", "transmisión por correa", "inform drive = Belt"),
        ("Tents", "de color azul", "inform colour = Blue"),
        ("Smart watches", "caja rectangular", "inform case_shape = Rectangular"),
        ("Commercial ovens", "horno de pizza", "inform oven_type = Pizza oven"),
        ("Office chairs", "con ruedas no, de malla", "inform upholstery_material = Mesh"),
    ],
    "zh-Hans": [
        ("Forklifts", "柴油的", "inform power_source = Diesel"),
        ("Forklifts", "实心轮胎", "inform tyre_type = Solid"),
        ("Brake pads", "前轮", "inform position = Front axle"),
        ("Industrial valves", "法兰的", "inform connection = Flanged"),
        ("Industrial valves", "用于蒸汽", "inform medium = Steam"),
        ("Air compressors", "螺杆式", "inform compressor_type = Rotary screw"),
        ("Air compressors", "皮带传动", "inform drive = Belt"),
        ("Smart watches", "圆形表盘", "inform case_shape = Round"),
        ("Centrifugal pumps", "自吸式", "inform pump_type = Self-priming"),
        ("Plush toys", "可机洗", "inform machine_washable = True"),
        ("Tents", "四季帐篷", "inform season = 4-season"),
    ],
    "en": [
        ("Diesel generators", "a quiet one", "inform enclosure = Silent canopy"),
        ("Phone chargers", "European plug", "inform plug_type = EU"),
        ("Forklifts", "battery powered", "inform power_source = Electric"),
    ],
}


def test_words_in_other_languages(told: Told) -> None:
    wrong = [
        (language, category, words, got)
        for language, cases in MID.items()
        for category, words, wanted in cases
        if wanted not in (got := told(words, category, language=language))
    ]
    assert not wrong, "\n".join(map(repr, wrong))


COUNTS = [
    ("Commercial ovens", "with 10 trays", "inform number_of_tray = 10"),
    ("Commercial ovens", "10 bandejas", "inform number_of_tray = 10"),
    ("Commercial ovens", "10盘的", "inform number_of_tray = 10"),
    ("Gas compressors", "两级的", "inform stage = 2"),
    ("Tool sets", "at least 100 pieces", "inform number_of_piece ≥ 100"),
    ("Tool sets", "500 pcs", "setterm quantity 500 H87"),
    ("Smart watches", "battery life of 5 days", "inform battery_life about 5 day"),
    ("Smart watches", "续航至少7天", "inform battery_life ≥ 7 day"),
    ("Solar modules", "power warranty of 30 years", "inform power_warranty about 30 year"),
    ("Energy storage batteries", "6000 cycles", "inform cycle_life = 6000"),
    ("Safety shoes", "at most 1.3 kg per pair", "inform weight_per_pair ≤ 1.3 kg"),
    ("Wireless earphones", "bluetooth 5.3", "inform bluetooth_version = 5.3"),
    ("Stainless pipe fittings", "316L", "inform steel_grade = AISI 316L"),
]


@pytest.mark.parametrize(("category", "words", "wanted"), COUNTS)
def test_counts_times_and_codes(told: Told, category: str, words: str, wanted: str) -> None:
    language = "es" if "bandejas" in words else "en"
    assert wanted in told(words, category, language=language)


GOODS = [
    ("10台搬运车和2台叉车", ["want 搬运车 @1", "want 叉车 added @2"]),
    (
        "10 transpaletas y 2 carretillas elevadoras",
        ["want transpaletas @1", "want carretillas elevadoras added @2"],
    ),
    ("500 powerbanks", ["want powerbanks"]),
    ("螺杆机 15千瓦", ["inform compressor_type = Rotary screw"]),
]


@pytest.mark.parametrize(("words", "wanted"), GOODS)
def test_goods_in_other_words(told: Told, words: str, wanted: list[str]) -> None:
    got = told(words)
    assert [one for one in wanted if one not in got] == []


@pytest.mark.parametrize(
    "words",
    ["with an 80 V battery", "batería de litio", "要锂电池", "make it 3 t, lithium battery"],
)
def test_a_property_is_no_other_product(told: Told, words: str) -> None:
    language = "es" if "litio" in words else "en"
    assert not [act for act in told(words, "Forklifts", language=language) if "want" in act]
