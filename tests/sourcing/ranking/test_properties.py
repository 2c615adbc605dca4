"""What holds of every ranking, whatever the suppliers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.constraint import Operator
from data.money import Money
from data.records import SupplierKind
from sourcing.ranking.candidate import Candidate
from sourcing.ranking.rank import rank
from sourcing.ranking.result import Ranking
from sourcing.ranking.situation import Situation
from sourcing.ranking.weights import Preset, Weights, criterion_ids, preset_weights

RELAXED = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


SUPPLIERS = st.fixed_dictionaries(
    {
        "on_time_rate": maybe(st.floats(0, 1)),
        "dispute_rate": maybe(st.floats(0, 0.3)),
        "response_hours": maybe(st.floats(0.5, 100)),
        "rating": maybe(st.floats(1, 5)),
        "rating_count": maybe(st.integers(0, 3000)),
        "founded": maybe(st.integers(1950, 2026)),
        "employees_low": maybe(st.integers(1, 5000)),
        "verification": maybe(st.sampled_from(["Audited", "Site visit", "Gold", "unverified"])),
        "kind": maybe(st.sampled_from(list(SupplierKind))),
        "country": maybe(st.sampled_from(["CN", "DE", "TR"])),
    }
)
OFFERS = st.fixed_dictionaries(
    {
        "price": maybe(st.integers(1, 100_000).map(lambda cents: f"{cents / 100:.2f}")),
        "flow": maybe(st.sampled_from([5.0, 10.0, 15.0, 20.0])),
        "lead": maybe(
            st.tuples(st.integers(1, 40), st.integers(0, 30)).map(lambda t: (t[0], sum(t)))
        ),
        "match": maybe(st.floats(0, 1)),
        "moq": maybe(st.integers(1, 50)),
        "stock": maybe(st.integers(0, 50)),
    }
)
ROWS = st.lists(
    st.tuples(SUPPLIERS, st.lists(OFFERS, min_size=1, max_size=3)), min_size=1, max_size=7
)
WEIGHTS = st.one_of(
    st.sampled_from(list(Preset)).map(preset_weights),
    st.fixed_dictionaries(dict.fromkeys(criterion_ids(), st.integers(1, 50))).map(Weights),
)


def built(make: Any, rows: Any) -> list[Candidate]:
    from decimal import Decimal

    found = []
    for n, (facts, offers) in enumerate(rows):
        seller = make.supplier(f"s{n}", **facts)
        for k, offer in enumerate(offers):
            terms = dict(offer)
            for name in ("moq", "stock"):
                terms[name] = None if terms[name] is None else Decimal(terms[name])
            found.append(make.candidate(seller, offer_id=f"o{n}-{k}", **terms))
    return found


def needs(make: Any, *, market: bool = True) -> Situation:
    found: Situation = make.situation(
        make.must("flow", Operator.AT_LEAST, 8.0),
        make.should("flow", Operator.AT_LEAST, 14.0),
        needed_by=make.today.replace(month=12, day=20),
        kinds=frozenset({SupplierKind.MANUFACTURER}),
        market=make.market if market else None,
    )
    return found


def order(ranking: Ranking) -> list[tuple[int, str]]:
    return [(one.rank, one.offer.candidate.supplier.id) for one in ranking.suppliers]


def without(ranking: Ranking, supplier: str) -> list[str]:
    return [id_ for _, id_ in order(ranking) if id_ != supplier]


@RELAXED
@given(rows=ROWS, weights=WEIGHTS, market=st.booleans(), data=st.data())
def test_the_order_of_the_candidates_does_not_matter(
    make: Any, rows: Any, weights: Weights, market: bool, data: st.DataObject
) -> None:
    candidates = built(make, rows)
    shuffled = data.draw(st.permutations(candidates))
    situation = needs(make, market=market)
    assert rank(candidates, situation, weights) == rank(shuffled, situation, weights)


@RELAXED
@given(rows=ROWS, weights=WEIGHTS, market=st.booleans(), data=st.data())
def test_cheaper_at_equal_everything_is_never_worse(
    make: Any, rows: Any, weights: Weights, market: bool, data: st.DataObject
) -> None:
    candidates = [one for one in built(make, rows) if one.offer.price_breaks]
    if not candidates:
        return
    dear = data.draw(st.sampled_from(candidates))
    step = dear.offer.price_breaks[0]
    amount = step.unit_price.amount * data.draw(st.sampled_from([1, 3, 9])) / 10
    cheap = replace(
        dear,
        supplier=replace(dear.supplier, id="cheap"),
        offer=replace(
            dear.offer,
            id="cheap",
            supplier_id="cheap",
            price_breaks=(replace(step, unit_price=Money(amount, "EUR")),),
        ),
    )
    found = rank([dear, cheap], needs(make, market=market), weights)
    scores = {one.offer.candidate.supplier.id: one.offer.score for one in found.suppliers}
    assert scores["cheap"] >= scores[dear.supplier.id]
    if amount >= 20:
        # Far below the market a double has no digits left for the difference.
        assert scores["cheap"] > scores[dear.supplier.id]


@RELAXED
@given(
    rows=ROWS,
    weights=WEIGHTS,
    market=st.booleans(),
    rate=st.sampled_from([0.0001, 0.137, 0.92, 7.1, 161.0, 26_000.0]),
)
def test_the_currency_of_comparison_does_not_matter(
    make: Any, rows: Any, weights: Weights, market: bool, rate: float
) -> None:
    situation = needs(make, market=market)
    candidates = built(make, rows)
    other = replace(
        situation,
        currency="JPY",
        rate=lambda source, target: rate if (source, target) == ("EUR", "JPY") else None,
        market=None if situation.market is None else situation.market.converted("JPY", rate),
    )
    first, second = rank(candidates, situation, weights), rank(candidates, other, weights)
    assert order(first) == order(second)
    for one, two in zip(first.suppliers, second.suppliers, strict=True):
        assert one.offer.score == pytest.approx(two.offer.score, abs=1e-9)


@RELAXED
@given(rows=ROWS, weights=WEIGHTS, market=st.booleans(), data=st.data())
def test_a_dominated_supplier_changes_nobodys_place(
    make: Any, rows: Any, weights: Weights, market: bool, data: st.DataObject
) -> None:
    candidates = built(make, rows)
    model = data.draw(st.sampled_from(candidates))
    worse = dominated(model, data)
    situation = needs(make, market=market)
    before, after = (
        rank(candidates, situation, weights),
        rank([*candidates, worse], situation, weights),
    )
    assert [id_ for _, id_ in order(before)] == without(after, "worse")
    scores = {one.offer.candidate.supplier.id: one.offer.score for one in before.suppliers}
    for one in after.suppliers:
        key = one.offer.candidate.supplier.id
        if key != "worse":
            assert one.offer.score == scores[key]


def dominated(model: Candidate, data: st.DataObject) -> Candidate:
    """A supplier that is as the model, or worse, on everything."""
    factor = data.draw(st.sampled_from([1, 2, 50]))
    supplier, offer = model.supplier, model.offer
    rate = supplier.on_time_rate
    return replace(
        model,
        supplier=replace(
            supplier, id="worse", on_time_rate=None if rate is None else rate / factor
        ),
        offer=replace(
            offer,
            id="worse",
            supplier_id="worse",
            price_breaks=tuple(
                replace(one, unit_price=Money(one.unit_price.amount * factor, "EUR"))
                for one in offer.price_breaks
            ),
            lead_times=tuple(
                replace(one, days_low=one.days_low * factor, days_high=one.days_high * factor)
                for one in offer.lead_times
            ),
        ),
    )


@RELAXED
@given(rows=ROWS, weights=WEIGHTS, blocked=st.sets(st.integers(0, 6)))
def test_the_block_list_is_absolute(
    make: Any, rows: Any, weights: Weights, blocked: set[int]
) -> None:
    names = {f"s{n}" for n in blocked}
    candidates = [
        replace(one, supplier=replace(one.supplier, blocked=one.supplier.id in names))
        for one in built(make, rows)
    ]
    found = rank(candidates, needs(make), weights)
    assert not names & {id_ for _, id_ in order(found)}
    there = {one.supplier.id for one in candidates}
    assert {one.supplier_id for one in found.excluded if one.reason == "on the block list"} == (
        names & there
    )
    free = rank([one for one in candidates if one.supplier.id not in names], needs(make), weights)
    assert found.suppliers == free.suppliers


@RELAXED
@given(rows=ROWS, weights=WEIGHTS, data=st.data())
def test_a_tie_is_shown_as_one(make: Any, rows: Any, weights: Weights, data: st.DataObject) -> None:
    candidates = built(make, rows)
    chosen = data.draw(st.sampled_from(candidates)).supplier
    twins = [
        replace(
            one,
            supplier=replace(one.supplier, id="twin"),
            offer=replace(one.offer, id=f"{one.offer.id}-twin", supplier_id="twin"),
        )
        for one in candidates
        if one.supplier.id == chosen.id
    ]
    found = rank([*candidates, *twins], needs(make), weights)
    places = {id_: rank_ for rank_, id_ in order(found)}
    assert places.get("twin") == places.get(chosen.id)
    for one in found.suppliers:
        assert one.is_tied == ([rank_ for rank_, _ in order(found)].count(one.rank) > 1)


@RELAXED
@given(rows=ROWS, weights=WEIGHTS, market=st.booleans())
def test_beyond_the_change_of_weight_the_challenger_is_first(
    make: Any, rows: Any, weights: Weights, market: bool
) -> None:
    situation = needs(make, market=market)
    candidates = built(make, rows)
    found = rank(candidates, situation, weights)
    said = found.sensitivity
    if said is None:
        return
    winner = found.suppliers[0].offer.candidate.supplier.id
    size = said.then - said.now
    assert said.then > 0
    beyond = max(said.then / 2, said.now + size * 1.01)
    after = rank(candidates, situation, weights.changed({said.criterion: beyond}))
    leaders = [id_ for rank_, id_ in order(after) if rank_ == 1]
    assert winner not in leaders or len(leaders) > 1
    before = rank(candidates, situation, weights.changed({said.criterion: said.now + size * 0.99}))
    assert winner in [id_ for rank_, id_ in order(before) if rank_ == 1]
    assert said.share_then == pytest.approx(
        said.then / (sum(weights[name] for name in found.shares) + size)
    )


@RELAXED
@given(rows=ROWS, weights=WEIGHTS)
def test_a_score_lies_in_its_interval_and_the_first_is_the_greatest(
    make: Any, rows: Any, weights: Weights
) -> None:
    found = rank(built(make, rows), needs(make), weights)
    # Who leaves a must open comes after everybody else, whatever the score.
    opens = [bool(one.left_open) and not found.is_relaxed for one in found.suppliers]
    assert opens == sorted(opens)
    for is_open in (False, True):
        some = zip(opens, found.suppliers, strict=True)
        scores = [one.offer.score for open_, one in some if open_ is is_open]
        assert all(a >= b - 2e-9 for a, b in pairwise(scores))
    for one in found.suppliers:
        assert 0.0 <= one.offer.worst <= one.offer.score <= one.offer.best <= 1.0 + 1e-9


@RELAXED
@given(rows=ROWS, weights=WEIGHTS)
def test_whoever_is_beaten_is_beaten_by_somebody(make: Any, rows: Any, weights: Weights) -> None:
    found = rank(built(make, rows), needs(make), weights)
    for one in found.suppliers:
        known = [n for n, p in enumerate(one.parts) if p.is_known]
        beaten = any(
            all(other.parts[n].worst >= one.parts[n].best for n in known)
            and any(other.parts[n].worst > one.parts[n].best for n in known)
            for other in found.suppliers
        )
        assert one.is_unbeaten == (bool(known) and not beaten)
