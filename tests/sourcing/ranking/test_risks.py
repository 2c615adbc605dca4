"""Warning signs: what they fire on, what they leave alone, and what they rest on."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from data.records import AttributeValue, SupplierKind
from data.values import Text
from sourcing.ranking.rank import rank
from sourcing.ranking.result import RiskKind
from sourcing.ranking.risks import risks_of
from sourcing.ranking.risks.country import country_in


def kinds(candidate: Any, situation: Any) -> list[RiskKind]:
    return [one.kind for one in risks_of(candidate, situation)]


def test_a_price_far_below_the_market_is_shown_with_the_market(make: Any) -> None:
    needs = make.situation()
    [risk] = risks_of(make.candidate(make.supplier("a"), price="20"), needs)
    assert risk.kind is RiskKind.FAR_BELOW_MARKET
    assert "20% of the median of 8 prices for Pumps" in risk.words
    assert risk.facts[0].shown == "EUR 20"
    assert kinds(make.candidate(make.supplier("a"), price="75"), needs) == []


def test_without_a_market_no_price_is_suspect(make: Any) -> None:
    assert kinds(make.candidate(make.supplier("a"), price="1"), make.situation(market=None)) == []


def test_new_and_unverified_with_high_claims(make: Any) -> None:
    claims = {"founded": 2025, "rating": 5.0, "rating_count": 2}
    [risk] = risks_of(make.candidate(make.supplier("a", **claims)), make.situation())
    assert risk.kind is RiskKind.NEW_WITH_HIGH_CLAIMS
    assert risk.words == "1 year in business, no verification stated, yet rated 5 of 5 from 2"
    assert [one.field for one in risk.facts] == ["founded", "verification", "rating"]
    for calm in (
        {**claims, "founded": 2010},
        {**claims, "rating": 4.5},
        {**claims, "rating_count": 400},
        {**claims, "verification": "Audited"},
    ):
        assert kinds(make.candidate(make.supplier("a", **calm)), make.situation()) == []


def test_places_that_do_not_agree(make: Any) -> None:
    seller = make.supplier("a", country="DE", time_zone="Africa/Lagos")
    found = risks_of(make.candidate(seller, ship_from="Shenzhen, China"), make.situation())
    assert [one.words for one in found] == [
        "based in DE, but ships from Shenzhen, China",
        "based in DE, but keeps the time of Africa/Lagos",
    ]
    assert all(one.facts[0].field == "country" for one in found)


@pytest.mark.parametrize(
    "facts",
    [
        {"country": "DE", "time_zone": "Europe/Berlin"},
        {"country": "AT", "time_zone": "Europe/Berlin"},  # the same clock all year
        {"country": "DE", "time_zone": "Mars/Olympus"},
        {"country": None, "time_zone": "Africa/Lagos"},
    ],
)
def test_places_that_agree_or_say_nothing(make: Any, facts: dict[str, Any]) -> None:
    assert kinds(make.candidate(make.supplier("a", **facts)), make.situation()) == []


def test_only_a_makers_goods_have_to_come_from_its_country(make: Any) -> None:
    from dataclasses import replace

    for kind, expected in ((SupplierKind.MANUFACTURER, 1), (SupplierKind.TRADER, 0)):
        made = make.candidate(make.supplier("a", country="IT", kind=kind))
        evidence = made.product.attributes[0].evidence
        origin = AttributeValue("country_of_origin", Text("Vietnam"), Text("Vietnam"), evidence)
        product = replace(made.product, attributes=(*made.product.attributes, origin))
        found = risks_of(replace(made, product=product), make.situation())
        assert len(found) == expected


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("China", "CN"),
        ("Ningbo, China", "CN"),
        ("Hamburg (Germany)", "DE"),
        ("Hefei", None),
        ("", None),
    ],
)
def test_a_country_is_read_off_a_place(place: str, code: str | None) -> None:
    assert country_in(place) == code


def test_a_record_of_disputes_or_delays(make: Any) -> None:
    seller = make.supplier("a", dispute_rate=0.2, on_time_rate=0.4)
    assert kinds(make.candidate(seller), make.situation()) == [
        RiskKind.MANY_DISPUTES,
        RiskKind.OFTEN_LATE,
    ]
    calm = make.supplier("b", dispute_rate=0.01, on_time_rate=0.95)
    assert kinds(make.candidate(calm), make.situation()) == []


def test_terms_that_do_not_fit(make: Any) -> None:
    needs = make.situation(needed_by=make.today + timedelta(days=20))
    offer = make.candidate(
        make.supplier("a"),
        moq=Decimal(50),
        lead=(15, 25),
        valid_until=make.today - timedelta(days=1),
    )
    found = risks_of(offer, needs)
    assert [one.kind for one in found] == [
        RiskKind.OFFER_NOT_VALID,
        RiskKind.MOQ_ABOVE_QUANTITY,
        RiskKind.TOO_LATE,
    ]
    assert found[1].words == "sold from 50, 10 needed; priced at 50"
    assert found[2].words == "15–25 days to shipment, 20 left: may be late"


def test_what_has_to_be_bought_beyond_the_need_is_priced_as_such(make: Any) -> None:
    from data.money import Money
    from data.records import PriceBreak

    breaks = (
        PriceBreak(Decimal(50), Money.of("90", "EUR")),
        PriceBreak(Decimal(100), Money.of("80", "EUR")),
    )
    offer = make.candidate(make.supplier("a"), moq=Decimal(50), price_breaks=breaks)
    found = rank([offer], make.situation()).suppliers[0]
    shown = {one.criterion: one.facts[0].shown for one in found.parts}
    assert shown["price"] == "EUR 90"
    values = {one.criterion: one.value for one in found.parts}
    assert values["moq"] == pytest.approx(10 / 50)
