"""What is said of requirements, moments and places."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.constraint import LEAD_TIME, PRICE, Operator
from rfq.document import DeliveryPlace, Specification, Tolerance
from rfq.papers.markdown import escaped
from rfq.papers.words import PaperWords


def wanted(operator: Operator, *values: object, **more: object) -> str:
    one = Specification.model_validate(
        {"id": "s", "name": "n", "operator": operator, "values": values, **more}
    )
    return PaperWords("en").requirement(one).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (wanted(Operator.AT_LEAST, 2500.0, unit="kg"), "≥ 2,500 kg"),
        (wanted(Operator.BETWEEN, -20.0, 45.0, unit="°C"), "−20 °C to 45 °C"),
        (wanted(Operator.EQUAL, 2026.0), "2026"),
        (wanted(Operator.EQUAL, 0.123456789012, unit="mm"), "0.123456789012 mm"),
        (wanted(Operator.EQUAL, True), "yes"),
        (wanted(Operator.NOT_EQUAL, "Diesel"), "not Diesel"),
        (wanted(Operator.ONE_OF, "A"), "A"),
        (wanted(Operator.ONE_OF, "A", "B"), "one of A, B"),
        (wanted(Operator.ONE_OF, "A, large", "B"), "one of A, large; B"),
        (wanted(Operator.NOT_ONE_OF, "A", "B"), "not A, B"),
        (wanted(Operator.ABOUT, 400.0, unit="V"), "about 400 V (± 10 %)"),
        (
            wanted(Operator.EQUAL, 400.0, unit="V", tolerance=Tolerance(minus=5.0, plus=5.0)),
            "400 V ± 5 V",
        ),
        (
            wanted(
                Operator.ABOUT,
                400.0,
                unit="V",
                tolerance=Tolerance(minus=5.0, plus=10.0, unit="%"),
            ),
            "about 400 V −5 / +10 %",
        ),
        (wanted(Operator.AT_MOST, 12.5, unit="USD", attribute=PRICE), "≤ USD 12.50"),
        (wanted(Operator.AT_MOST, 30.0, attribute=LEAD_TIME), "≤ 30 days"),
        (wanted(Operator.AT_MOST, 4.0, unit="week", attribute=LEAD_TIME), "≤ 4 week"),
        (wanted(Operator.NOT_EQUAL, "XX", attribute="supplier.country"), "not XX"),
        (wanted(Operator.EQUAL, "DE", attribute="supplier.country"), "Germany"),
    ],
)
def test_a_requirement(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    ("offset", "zone"),
    [(8.0, "UTC+08:00"), (-3.5, "UTC−03:30"), (0.0, "UTC")],
)
def test_a_moment_says_which_clock_it_is_on(offset: float, zone: str) -> None:
    moment = datetime(2026, 11, 20, 18, 0, tzinfo=timezone(timedelta(hours=offset)))
    assert PaperWords("es").moment(moment) == f"20 nov 2026, 18:00 ({zone})"


def test_a_moment_in_chinese() -> None:
    moment = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
    assert PaperWords("zh").moment(moment) == "2026年11月20日 18:00（UTC）"


def test_a_place_in_the_order_of_the_language() -> None:
    place = DeliveryPlace(country="DE", name="Lübeck")
    assert PaperWords("en").place(place) == "Lübeck, Germany"
    assert PaperWords("zh").place(place) == "德国 Lübeck"
    assert PaperWords("en").place(DeliveryPlace(country="DE")) == "Germany"


@pytest.mark.parametrize(
    ("asked", "language"),
    [("en", "en"), ("en-GB", "en-GB"), ("zh", "zh-Hans"), ("es-MX", "es-MX"), ("fr", "en")],
)
def test_a_paper_says_the_language_it_is_in(asked: str, language: str) -> None:
    assert PaperWords(asked).language == language


def test_core_fields_are_named_by_their_attribute() -> None:
    one = Specification(
        id="s", name="lead time", attribute=LEAD_TIME, operator=Operator.AT_MOST, values=(30.0,)
    )
    assert PaperWords("es").name(one) == "Plazo de entrega"


@given(st.text())
def test_no_text_is_markup(text: str) -> None:
    shown = escaped(text)
    bare = shown.replace("\\\\", "")
    for sign in "`*_[]<>|#~":
        assert bare.count(sign) == bare.count("\\" + sign)
    assert not shown.startswith(("-", "+", "=", "    ", "\t"))
    assert "\n" not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1. x", "1\\. x"), ("2) x", "2\\) x"), ("0.4", "0.4"), ("- x", "\\- x"), ("---", "\\---")],
)
def test_no_line_starts_a_list(text: str, shown: str) -> None:
    assert escaped(text) == shown
