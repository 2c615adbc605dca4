"""Figures are shown in the units that a reader is used to, and nothing else is changed."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.constraint import PRICE, Constraint, Operator
from data.figures import figures
from data.schema import AttributeSchema
from data.units import convert, dimension_of
from dialogue.wording.names import Names
from dialogue.wording.translations import catalogue
from sourcing.service.display import _METRIC, _US, Display, DisplaySpeaker, Units

US, METRIC, STORED = Display(Units.US), Display(Units.METRIC), Display()


@pytest.mark.parametrize("pair", [*_US.items(), *_METRIC.items()])
def test_every_unit_has_one_of_its_own_dimension_beside_it(pair: tuple[str, str]) -> None:
    assert dimension_of(pair[0]) == dimension_of(pair[1])
    assert convert(1.0, *pair) != 1.0


def test_what_is_shown_in_one_system_is_not_shown_in_the_other() -> None:
    assert not set(_US) & set(_METRIC)
    assert set(_US.values()) & set(_METRIC)


@given(
    value=st.floats(min_value=-1e9, max_value=1e9, allow_nan=False),
    unit=st.sampled_from(sorted(_US)),
)
def test_a_shown_figure_sent_back_is_the_stored_one(value: float, unit: str) -> None:
    shown, target = US.number(value, unit), US.unit(unit)
    assert target is not None
    back = convert(shown, target, unit)
    # A difference of temperatures loses digits where the scale's zero lies.
    assert back == pytest.approx(value, rel=1e-7, abs=1e-6)


@pytest.mark.parametrize("unit", ["V", "W", "%", "lm", None])
def test_units_of_both_worlds_stay(unit: str | None) -> None:
    assert US.unit(unit) == unit
    assert US.number(7.0, unit) == 7.0


def test_open_ends_stay_open() -> None:
    assert US.number(math.inf, "kg") == math.inf
    assert US.measure(-math.inf, 5.0, "kg")[0] == -math.inf


def test_a_requirement_is_shown_converted_and_prices_are_not() -> None:
    load = Constraint("load", Operator.BETWEEN, (1.0, 2.0), "t")
    assert US.constraint(load).unit == "lb"
    assert US.constraint(load).values == (2204.62262, 4409.24524)
    assert STORED.constraint(load) == load
    assert METRIC.constraint(load) == load
    price = Constraint(PRICE, Operator.AT_MOST, (5.0,), "USD")
    assert US.constraint(price) == price
    labels = Constraint("fuel", Operator.EQUAL, ("kg",), None)
    assert US.constraint(labels) == labels


def speaker(display: Display, language: str = "en") -> DisplaySpeaker:
    names = Names(AttributeSchema({}), catalogue(language))
    return DisplaySpeaker(names, figures(language), display)


def test_words_say_the_shown_figure_with_the_digits_of_a_data_sheet() -> None:
    load = Constraint("load", Operator.AT_LEAST, (2.5,), "t")
    assert speaker(US).condition(load) == "at least 5,512\u00a0lb"
    assert speaker(STORED).condition(load) == "at least 2.5\u00a0t"
    assert speaker(US, "es").condition(load) == "al menos 5.512\u00a0lb"
    cold = Constraint("temperature", Operator.BETWEEN, (-40.0, 85.0), "°C")
    assert speaker(US).condition(cold) == "−40–185\u00a0°F"
    assert speaker(US).condition(Constraint(PRICE, Operator.AT_MOST, (9.0,), "EUR")).endswith("9")
