"""Numbers as trade says them: the attribute at hand decides what their unit means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

SAID = [
    ("Power banks", "两万毫安", "zh-Hans", "inform battery_capacity about 20000 mAh"),
    ("Power banks", "10.000 mAh", "en", "inform battery_capacity about 10000 mAh"),
    ("Air compressors", "压力8公斤", "zh-Hans", "inform working_pressure about 8 kgf/cm²"),
    ("Energy storage batteries", "10度电", "zh-Hans", "inform energy about 10 kWh"),
    ("Pallet trucks", "叉长1米15", "zh-Hans", "inform fork_length about 1.15 m"),
    ("Safety shoes", "要42码", "zh-Hans", "inform sizes_eu = 42"),
    ("Tents", "roof tent for 3", "en", "inform capacity about 3 person"),
    ("Commercial ovens", "6-tray", "en", "inform number_of_tray = 6"),
    ("DTF printers", "dual heads", "en", "inform number_of_print_head = 2"),
    ("Industrial valves", '1/2"', "en", "inform nominal_diameter_dn about 15 mm"),
    ("Electric motors", "1450转", "zh-Hans", "inform rated_speed about 1450 rpm"),
    ("Tool sets", "72 tooth ratchet", "en", "inform ratchet_teeth = 72"),
]


@pytest.mark.parametrize(("category", "words", "language", "act"), SAID)
def test_meant_for_the_attribute(
    told: Told, category: str, words: str, language: str, act: str
) -> None:
    assert act in told(words, category, language=language)


@pytest.mark.parametrize(
    ("category", "words", "language", "act"),
    [
        ("Stainless pipe fittings", "polished, 304", "en", "inform steel_grade = AISI 304"),
        ("Energy storage batteries", "CAN和485", "zh-Hans", "inform bms_communication = RS485"),
    ],
)
def test_a_bare_number_of_a_label(
    told: Told, category: str, words: str, language: str, act: str
) -> None:
    assert act in told(words, category, language=language)


def test_a_number_before_the_goods_counts_them(told: Told) -> None:
    assert "setterm quantity 304" in told("304 forklifts")
