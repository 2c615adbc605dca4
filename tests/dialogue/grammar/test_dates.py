"""Dates against a clock that stands on Sunday, 22 November 2026."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from dialogue.grammar.holidays import easter, holiday
from dialogue.grammar.mention import DateKind, DateMention
from dialogue.grammar.period import Period, iso_week, later, month, part

BY, AFTER, ON, IN, BETWEEN, SOON = (
    DateKind.BY,
    DateKind.AFTER,
    DateKind.ON,
    DateKind.IN,
    DateKind.BETWEEN,
    DateKind.SOON,
)


@pytest.mark.parametrize(
    ("language", "text", "kind", "day", "until"),
    [
        ("en", "by end of March", BY, "2027-03-31", None),
        ("en", "within 6 weeks", BY, "2027-01-03", None),
        ("en", "in 2 months", BY, "2027-01-22", None),
        ("en", "within 48 hours", BY, "2026-11-24", None),
        ("en", "before Christmas", BY, "2026-12-24", None),
        ("en", "before Chinese New Year", BY, "2027-02-05", None),
        ("en", "next month", IN, "2026-12-01", "2026-12-31"),
        ("en", "next week", IN, "2026-11-23", "2026-11-29"),
        ("en", "ASAP", SOON, "2026-11-22", None),
        ("en", "in Q2", IN, "2027-04-01", "2027-06-30"),
        ("en", "in Q4", IN, "2026-10-01", "2026-12-31"),
        ("en", "Q1 2028", IN, "2028-01-01", "2028-03-31"),
        ("en", "by March 15", BY, "2027-03-15", None),
        ("en", "by 15 March 2027", BY, "2027-03-15", None),
        ("en", "by the 15th", BY, "2026-12-15", None),
        ("en", "on 1 December", ON, "2026-12-01", None),
        ("en", "2027-03-15", ON, "2027-03-15", None),
        ("en", "by 31/12/2026", BY, "2026-12-31", None),
        ("en", "between March and May", BETWEEN, "2027-03-01", "2027-05-31"),
        ("en", "before the end of the year", BY, "2026-12-31", None),
        ("en", "after 10 January", AFTER, "2027-01-11", None),
        ("en", "from 1 February", AFTER, "2027-02-01", None),
        ("en", "mid-January", IN, "2027-01-11", "2027-01-20"),
        ("en", "tomorrow", ON, "2026-11-23", None),
        ("en", "in May", IN, "2027-05-01", "2027-05-31"),
        ("en", "by EOY", BY, "2026-12-31", None),
        ("en", "in week 12", IN, "2027-03-22", "2027-03-28"),
        ("en", "by Friday next week", BY, "2026-11-27", None),
        ("en", "next week on Friday", ON, "2026-11-27", None),
        ("en", "by the 15th of next month", BY, "2026-12-15", None),
        ("en", "first half of January", IN, "2027-01-01", "2027-01-15"),
        ("zh-Hans", "三月底之前", BY, "2027-03-31", None),
        ("zh-Hans", "6周内", BY, "2027-01-03", None),
        ("zh-Hans", "两个月内", BY, "2027-01-22", None),
        ("zh-Hans", "下个月", IN, "2026-12-01", "2026-12-31"),
        ("zh-Hans", "最迟下个月15号", BY, "2026-12-15", None),
        ("zh-Hans", "春节前", BY, "2027-02-05", None),
        ("zh-Hans", "年底前", BY, "2026-12-31", None),
        ("zh-Hans", "2027年3月15日", ON, "2027-03-15", None),
        ("zh-Hans", "明年三月", IN, "2027-03-01", "2027-03-31"),
        ("zh-Hans", "尽快", SOON, "2026-11-22", None),
        ("zh-Hant", "聖誕節前", BY, "2026-12-24", None),
        ("es", "antes de fin de marzo", BY, "2027-03-31", None),
        ("es", "en 6 semanas", BY, "2027-01-03", None),
        ("es", "para finales de enero", BY, "2027-01-31", None),
        ("es", "la semana que viene", IN, "2026-11-23", "2026-11-29"),
        ("es", "el viernes de la próxima semana", ON, "2026-11-27", None),
        ("es", "el 15 del mes que viene", ON, "2026-12-15", None),
        ("es", "la primera quincena de enero", IN, "2027-01-01", "2027-01-15"),
        ("es", "el 15 de marzo de 2027", ON, "2027-03-15", None),
        ("es", "antes de Navidad", BY, "2026-12-24", None),
        ("es", "lo antes posible", SOON, "2026-11-22", None),
        ("de", "bis Ende März", BY, "2027-03-31", None),
        ("de", "bis zum 15. März", BY, "2027-03-15", None),
        ("de", "innerhalb von 6 Wochen", BY, "2027-01-03", None),
        ("de", "nächsten Monat", IN, "2026-12-01", "2026-12-31"),
        ("de", "in KW 12", IN, "2027-03-22", "2027-03-28"),
        ("fr", "avant fin mars", BY, "2027-03-31", None),
        ("fr", "d'ici 6 semaines", BY, "2027-01-03", None),
        ("fr", "le mois prochain", IN, "2026-12-01", "2026-12-31"),
        ("fr", "pour le 15 mars", BY, "2027-03-15", None),
    ],
)
def test_dates(read, language, text, kind, day, until) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(language, text)
    assert isinstance(found, DateMention)
    assert found.kind is kind
    assert found.date == date.fromisoformat(day)
    assert found.until == (None if until is None else date.fromisoformat(until))
    assert found.words == text


def test_days_are_kept_where_they_are_said(read) -> None:  # type: ignore[no-untyped-def]
    (found,) = read("en", "within 6 weeks")
    assert found.days == 42


def test_the_buyers_zone_decides_the_day_and_the_order(read) -> None:  # type: ignore[no-untyped-def]
    (berlin,) = read("en", "by 03/04/2027", "Europe/Berlin")
    (chicago,) = read("en", "by 03/04/2027", "America/Chicago")
    assert (berlin.date, chicago.date) == (date(2027, 4, 3), date(2027, 3, 4))
    assert berlin.confidence < 1
    assert chicago.confidence < 1


@pytest.mark.parametrize(
    "text", ["I may need two", "we march on", "H2 pump", "T8 lamp", "second hand"]
)
def test_what_only_looks_like_a_date_is_none(read, text) -> None:  # type: ignore[no-untyped-def]
    assert not [one for one in read("en", text) if isinstance(one, DateMention)]


def test_easter_is_where_others_reckon_it() -> None:
    reference = pytest.importorskip("dateutil.easter")
    for year in range(1900, 2200):
        assert easter(year) == reference.easter(year)


def test_holidays_by_weekday() -> None:
    assert holiday("thanksgiving", 2026) == date(2026, 11, 26)
    assert holiday("black_friday", 2026) == date(2026, 11, 27)
    assert holiday("lunar_new_year", 2027) == date(2027, 2, 6)
    assert holiday("lunar_new_year", 2999) is None


def test_months_on_keep_to_the_last_day() -> None:
    assert later(date(2027, 1, 31), months=1) == date(2027, 2, 28)
    assert later(date(2026, 11, 30), months=3, days=1) == date(2027, 3, 1)


def test_parts_of_a_period_make_it_up() -> None:
    march = month(2027, 3)
    parts = [part(march, which) for which in ("start", "middle", "end")]
    assert parts[0].first == march.first
    assert parts[-1].last == march.last
    assert all(
        (later.first - earlier.last).days == 1 for earlier, later in itertools.pairwise(parts)
    )


def test_iso_weeks() -> None:
    assert iso_week(2026, 53) == Period(date(2026, 12, 28), date(2027, 1, 3))
    assert iso_week(2027, 53) is None
