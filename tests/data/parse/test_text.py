"""Cleaning and folded identities."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.parse.text import clean, is_missing, name_key, value_key


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("plain words", "plain words"),
        ("  a \t b\r\n c ", "a b c"),
        ("a\u00a0b\u200bc\ufeff", "a bc"),
        ("R&amp;D", "R&D"),
        ("&amp;lt;5 kg", "<5 kg"),
        ("<p>Hello <b>bold</b></p>", "Hello bold"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("<5 kg>", "<5 kg>"),
        ("m<sup>2</sup>", "m²"),
        ("10<sup>-3</sup>", "10⁻³"),
        ("H<sub>2</sub>O", "H2O"),
        ("<ul><li>a</li><li>b</li></ul>", "a; b"),
        ("e\u0301", "é"),
        ("a_x000D_b", "a b"),
        ("25\u2103", "25℃"),
        ("<script>", ""),
    ],
)
def test_clean(raw: str, text: str) -> None:
    assert clean(raw) == text


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_cleaned_text_is_tidy(raw: str) -> None:
    text = clean(raw)
    assert text == text.strip()
    assert "  " not in text
    assert unicodedata.is_normalized("NFC", text)
    is_missing(text)
    name_key(raw)
    value_key(raw)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Max. Load", "max-loads"), ("Colour", "colour:"), ("Batteries", "battery"),
        ("Boxes", "box"), ("Tamaño", "tamano"), ("Größe", "GRÖSSE"), ("Ｗｅｉｇｈｔ", "weight"),
        ("Rated  Voltage", "rated_voltage"), ("额定电压", "额定电压："),
    ],
)  # fmt: skip
def test_names_with_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


def test_names_that_stay_apart() -> None:
    assert (
        len({name_key(n) for n in ("gas", "ga", "glass", "status", "series", "电压", "电流")}) == 7
    )
    assert name_key("Max Load") == "max_load"
    assert name_key("---") == ""


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_name_key_is_stable(name: str) -> None:
    key = name_key(name)
    assert not key.startswith("_")
    assert not key.endswith("_")
    assert " " not in key


def test_values_with_one_key() -> None:
    assert value_key("Li-ion") == value_key("LI ION") == value_key("Li–Ion") == value_key("li_ion")
    assert value_key("Type-2") == value_key("type 2")
    assert value_key("Café") == value_key("cafe")
    assert value_key("1-2") != value_key("12")
    assert value_key("A+") != value_key("A")
    assert value_key("不锈钢") == "不锈钢"
