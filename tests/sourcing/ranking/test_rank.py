"""Ranking: order, reasons, marks, who is left out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from data.constraint import CERTIFICATION, COUNTRY, PRICE, Operator
from data.errors import InputError
from data.records import SupplierKind
from rfq.wording import LANGUAGES, catalogue
from sourcing.ranking.criteria import CRITERIA
from sourcing.ranking.prior import RatingPrior
from sourcing.ranking.rank import rank
from sourcing.ranking.result import Reason
from sourcing.ranking.weights import Preset, Weights, preset_weights


def ids(ranking: Any) -> list[str]:
    return [one.offer.candidate.supplier.id for one in ranking.suppliers]


def part(ranking: Any, supplier: str, criterion: str) -> Any:
    one = next(s for s in ranking.suppliers if s.offer.candidate.supplier.id == supplier)
    return next(p for p in one.parts if p.criterion == criterion)


def test_the_parts_of_a_score_sum_to_it(make: Any) -> None:
    seller = make.supplier("a", on_time_rate=0.9, rating=4.5, rating_count=100, founded=2000)
    found = rank([make.candidate(seller)], make.situation()).suppliers[0]
    assert sum(one.contribution for one in found.parts) == pytest.approx(found.offer.score)
    assert sum(one.weight for one in found.parts) == pytest.approx(1.0)
    assert found.offer.worst <= found.offer.score <= found.offer.best
    width = sum(one.weight * (one.best - one.worst) for one in found.parts)
    assert found.offer.confidence == pytest.approx(1.0 - width)


def test_every_part_names_the_field_behind_it_even_when_it_states_nothing(make: Any) -> None:
    found = rank([make.candidate(make.supplier("a"))], make.situation()).suppliers[0]
    assert all(one.facts for one in found.parts)
    price = next(one for one in found.parts if one.criterion == "price")
    assert price.facts[0].field == "price_breaks"
    assert price.facts[0].shown == "EUR 100"
    assert price.facts[0].evidence[0].column == "Price"
    on_time = next(one for one in found.parts if one.criterion == "on_time")
    assert on_time.facts[0].shown is None
    assert not on_time.is_known


def test_one_supplier_fills_one_place_with_its_best_offer(make: Any) -> None:
    a, b = make.supplier("a"), make.supplier("b")
    offers = [make.candidate(a, price=str(p), offer_id=f"a{p}") for p in (110, 90, 100)]
    ranking = rank([*offers, make.candidate(b, price="95")], make.situation())
    assert ids(ranking) == ["a", "b"]
    first = ranking.suppliers[0]
    assert first.offer.candidate.offer.id == "a90"
    assert [one.candidate.offer.id for one in first.others] == ["a100", "a110"]


def test_equal_suppliers_share_a_rank(make: Any) -> None:
    sellers = [make.supplier(name) for name in "abc"]
    offers = [
        make.candidate(one, price=p) for one, p in zip(sellers, ("90", "90", "95"), strict=True)
    ]
    ranking = rank(offers, make.situation())
    assert [(one.rank, one.is_tied) for one in ranking.suppliers] == [
        (1, True),
        (1, True),
        (3, False),
    ]
    assert ranking.sensitivity is None


def test_the_blocked_are_left_out_and_the_log_says_why(make: Any) -> None:
    bad = make.supplier("x", blocked=True, block_reason="took deposits", on_time_rate=1.0)
    ranking = rank(
        [make.candidate(bad, price="1"), make.candidate(make.supplier("a"))], make.situation()
    )
    assert ids(ranking) == ["a"]
    [left] = ranking.excluded
    assert (left.supplier_id, left.reason, left.detail) == ("x", Reason.BLOCKED, "took deposits")


def test_the_blocked_are_not_ranked_even_when_nobody_else_is_left(make: Any) -> None:
    bad = make.supplier("x", blocked=True)
    ranking = rank([make.candidate(bad)], make.situation())
    assert ranking.suppliers == ()
    assert ranking.total == 0


def test_an_offer_that_misses_a_must_is_left_out_with_what_it_states(make: Any) -> None:
    needs = make.situation(make.must("flow", Operator.AT_LEAST, 20.0, unit="m³/h"))
    low = make.candidate(make.supplier("low"), flow=10.0)
    high = make.candidate(make.supplier("high"), flow=25.0)
    silent = make.candidate(make.supplier("silent"), flow=None)
    ranking = rank([low, high, silent], needs)
    assert ids(ranking) == ["high", "silent"]
    [left] = ranking.excluded
    assert left.reason is Reason.MISSES_A_MUST
    assert left.detail == "Flow ≥ 20 m³/h: states 10 m³/h"
    assert part(ranking, "silent", "musts").value == 0.5
    assert part(ranking, "high", "musts").value == 1.0


def test_where_all_miss_a_must_they_are_ranked_and_it_is_said(make: Any) -> None:
    needs = make.situation(make.must("flow", Operator.AT_LEAST, 20.0))
    ranking = rank([make.candidate(make.supplier("low"))], needs)
    assert ranking.is_relaxed
    [only] = ranking.suppliers
    assert [one.shown for one in only.missed] == ["10 m³/h"]


def test_unknown_is_worth_less_than_met_and_more_than_missed(make: Any) -> None:
    needs = make.situation(make.should("flow", Operator.AT_LEAST, 20.0))
    ranking = rank(
        [
            make.candidate(make.supplier(name), flow=flow)
            for name, flow in (("met", 20.0), ("unknown", None), ("missed", 5.0))
        ],
        needs,
    )
    assert ids(ranking) == ["met", "unknown", "missed"]
    confidence = [one.offer.confidence for one in ranking.suppliers]
    assert confidence[1] < confidence[0] == confidence[2]


def test_five_stars_from_two_do_not_beat_four_point_eight_from_two_thousand(make: Any) -> None:
    few = make.supplier("few", rating=5.0, rating_count=2)
    many = make.supplier("many", rating=4.8, rating_count=2000)
    prior = RatingPrior(4.4, 20.0)
    assert prior.shrunk(5.0, 2) == pytest.approx((20 * 4.4 + 2 * 5.0) / 22)
    ranking = rank([make.candidate(few), make.candidate(many)], make.situation(rating=prior))
    assert ids(ranking) == ["many", "few"]


def test_a_certificate_of_product_or_supplier_counts(make: Any) -> None:
    needs = make.situation(make.should(CERTIFICATION, Operator.EQUAL, "ISO 9001"))
    has = make.candidate(make.supplier("has", certifications=("ISO 9001",)))
    other = make.candidate(make.supplier("other", certifications=("BSCI",)))
    ranking = rank([has, other], needs)
    assert part(ranking, "has", "certifications").value == 1.0
    # The product states none at all: it may have it.
    assert part(ranking, "other", "certifications").value == 0.5


def test_a_price_is_that_of_the_quantity_in_the_needs_currency(make: Any) -> None:
    needs = make.situation(rate=lambda a, b: {("USD", "EUR"): 0.5}.get((a, b)))
    ranking = rank(
        [
            make.candidate(make.supplier("usd"), price="150", currency="USD"),
            make.candidate(make.supplier("eur"), price="80"),
            make.candidate(make.supplier("xof"), price="1", currency="XOF"),
        ],
        needs,
    )
    assert ids(ranking)[0] == "usd"
    assert part(ranking, "usd", "price").facts[0].shown == "USD 150 = EUR 75.00"
    # Nobody knows what a franc is worth: it is not the cheapest, it is unknown.
    assert not part(ranking, "xof", "price").is_known


def test_a_price_requirement_in_an_unknown_currency_is_no_pass(make: Any) -> None:
    needs = make.situation(make.must(PRICE, Operator.AT_MOST, 200.0, unit="EUR"))
    ranking = rank([make.candidate(make.supplier("a"), currency="XOF")], needs)
    assert part(ranking, "a", "musts").value == 0.5


def test_goods_in_time_beat_goods_too_late(make: Any) -> None:
    needs = make.situation(needed_by=make.today + timedelta(days=30))
    ranking = rank(
        [
            make.candidate(make.supplier("late"), lead=(31, 31)),
            make.candidate(make.supplier("just"), lead=(30, 30)),
            make.candidate(make.supplier("soon"), lead=(5, 5)),
        ],
        needs,
        preset_weights(Preset.URGENT),
    )
    assert ids(ranking) == ["soon", "just", "late"]
    values = [part(ranking, name, "lead_time").value for name in ("soon", "just", "late")]
    assert values[1] == pytest.approx(0.8)
    assert 0.35 < values[2] < 0.4


def test_a_maker_is_preferred_only_where_the_buyer_cares(make: Any) -> None:
    maker = make.candidate(make.supplier("m", kind=SupplierKind.MANUFACTURER))
    trader = make.candidate(make.supplier("t", kind=SupplierKind.TRADER))
    assert all(one.is_tied for one in rank([maker, trader], make.situation()).suppliers)
    asked = make.situation(kinds=frozenset({SupplierKind.MANUFACTURER}))
    assert ids(rank([maker, trader], asked)) == ["m", "t"]


def test_what_the_buyer_does_not_care_about_does_not_count(make: Any) -> None:
    from dataclasses import replace

    needs = make.situation()
    needs = replace(needs, line=replace(needs.line, indifferent=frozenset({PRICE})))
    ranking = rank(
        [make.candidate(make.supplier(name), price=p) for name, p in (("a", "50"), ("b", "200"))],
        needs,
    )
    assert all(one.is_tied for one in ranking.suppliers)
    assert "price" not in ranking.shares


def test_the_unbeaten_are_marked(make: Any) -> None:
    cheap = make.candidate(make.supplier("cheap", on_time_rate=0.8), price="80")
    sure = make.candidate(make.supplier("sure", on_time_rate=0.99), price="120")
    worse = make.candidate(make.supplier("worse", on_time_rate=0.7), price="125")
    ranking = rank([cheap, sure, worse], make.situation())
    marks = {one.offer.candidate.supplier.id: one.is_unbeaten for one in ranking.suppliers}
    assert marks == {"cheap": True, "sure": True, "worse": False}


def test_the_size_limits_what_is_shown_not_what_is_ranked(make: Any) -> None:
    offers = [make.candidate(make.supplier(f"s{n:02}"), price=str(80 + n)) for n in range(30)]
    all_, few = rank(offers, make.situation()), rank(offers, make.situation(), size=3)
    assert few.suppliers == all_.suppliers[:3]
    assert few.total == 30
    assert few.sensitivity == all_.sensitivity


def test_countries_asked_for_are_the_suppliers(make: Any) -> None:
    needs = make.situation(make.must(COUNTRY, Operator.EQUAL, "Germany"))
    ranking = rank(
        [
            make.candidate(make.supplier("de", country="DE")),
            make.candidate(make.supplier("cn", country="CN")),
        ],
        needs,
    )
    assert ids(ranking) == ["de"]


def test_weights_are_checked() -> None:
    balanced = preset_weights(Preset.BALANCED)
    assert balanced.changed({"price": 50})["price"] == 50
    assert sum(balanced.shares(("price", "moq")).values()) == pytest.approx(1.0)
    with pytest.raises(InputError, match="no such criterion"):
        balanced.changed({"prize": 1})
    with pytest.raises(InputError, match="from 0 upwards"):
        balanced.changed({"price": -1})
    with pytest.raises(InputError, match="nothing would count"):
        Weights({"price": 0})


@pytest.mark.parametrize("preset", list(Preset))
def test_the_weights_of_a_preset_sum_to_a_hundred(preset: Preset) -> None:
    assert sum(preset_weights(preset).of.values()) == 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_criteria_are_named_in_the_languages_of_documents(language: str) -> None:
    known = catalogue(language).messages
    assert [one.label for one in CRITERIA if not known.get(one.label)] == []


def test_a_must_left_open_comes_after_one_that_is_met_however_cheap(make: Any) -> None:
    silent = make.candidate(make.supplier("a"), price="40", flow=None, match=0.8)
    stating = make.candidate(make.supplier("b"), price="110", flow=12.0, match=0.7)
    situation = make.situation(make.must("flow", Operator.AT_LEAST, 10.0))
    ranking = rank([silent, stating], situation)
    first, second = ranking.suppliers
    assert (first.offer.candidate.supplier.id, first.left_open) == ("b", ())
    assert second.offer.score > first.offer.score
    assert [one.constraint.field for one in second.left_open] == ["flow"]
    # No weight puts it first: it is not said that one would.
    assert ranking.sensitivity is None
    # A supplier stands with the offer that meets every must, though another scores more.
    both = [silent, make.candidate(make.supplier("a"), price="120", flow=12.0, offer_id="met")]
    [only] = rank(both, situation).suppliers
    assert only.offer.candidate.offer.id == "met"


def test_where_nobody_states_a_must_the_score_decides(make: Any) -> None:
    dear = make.candidate(make.supplier("a"), price="110", flow=None)
    cheap = make.candidate(make.supplier("b"), price="80", flow=None)
    situation = make.situation(make.must("flow", Operator.AT_LEAST, 10.0))
    ranking = rank([dear, cheap], situation)
    assert [one.offer.candidate.supplier.id for one in ranking.suppliers] == ["b", "a"]
