"""Which goods are meant: the category whose values and names explain most of what is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.schema import AttributeSchema
from dialogue.understand.hints import hints_of

Told = Callable[..., list[str]]

MEANT = [
    ("oven mitts in silicone, red", "inform use = Oven and grill"),
    ("candle bulbs e14 4w", "inform lamp_base = E14"),
    ("uv/led lamp 36w with auto sensor", "inform automatic_sensor = True"),
    ("guirnaldas de luces led a pilas para pascua", "inform product_type = LED string lights"),
    ("E14蜡烛灯泡，5瓦，可调光", "inform dimmable = True"),
    ("太阳能投光灯200瓦，IP67", "inform solar_powered = True"),
]


@pytest.mark.parametrize(("words", "act"), MEANT)
def test_a_word_for_other_goods_does_not_decide(told: Told, words: str, act: str) -> None:
    assert act in told(words)


def test_a_property_of_the_goods_is_no_second_line(told: Told) -> None:
    said = told("E14蜡烛灯泡，5瓦，可调光")
    assert not any("@" in one or one.endswith("added") for one in said)


def test_hints_weigh_words_by_how_few_categories_have_them(schema: AttributeSchema) -> None:
    hints = hints_of(schema)
    best = hints.best(["spindl", "taper", "bt40"], most=3)
    assert next(iter(best))[-1] == "CNC machining centres"
    rare, common = hints.weights["honeycomb"], hints.weights["black"]
    assert max(rare.values()) > max(common.values())


def test_hints_of_no_words(schema: AttributeSchema) -> None:
    assert hints_of(schema).best([], most=3) == {}
