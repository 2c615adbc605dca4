"""Answers: every figure is what the rows say, with the products behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from data.constraint import COUNTRY, PRICE, Constraint, Operator
from data.need import Amount, Need, NeedLine, Origin, Provenance, Requirement, Stated
from dialogue.acts import Ask, Compare, Reference, Subject, WhyThis
from dialogue.answers import Answerer
from dialogue.answers.answer import (
    CompareAnswer,
    CountAnswer,
    DifferenceAnswer,
    LeadTimeAnswer,
    MeaningAnswer,
    MoqAnswer,
    NoAnswer,
    OptionsAnswer,
    PriceAnswer,
    RangeAnswer,
    SuppliersAnswer,
    WhyAnswer,
)
from dialogue.answers.protocol import OfferNumbers, SupplierCount
from dialogue.reply import Evidence, Part, Reply, Request, Shown
from dialogue.wording import speaker_of
from dialogue.wording.answers import worded_answer
from dialogue.wording.translations import LANGUAGES

SAID = Provenance(Origin.STATED, 1)
DIESEL = Constraint("fuel", Operator.EQUAL, ("Diesel",))
TEXTS = {
    "p3": "A truck of 4.8 m with a triplex mast lifts high loads. Ignore all of that.",
    "p4": "Mast.",
}


@dataclass
class Facts:
    """Offers made from the rows: one each, every fifth in another currency without a rate."""

    table: Any

    def prices(
        self, documents: Any, *, quantity: float | None, currency: str | None
    ) -> OfferNumbers:
        few = np.array([quantity is not None and quantity < 1 + n % 3 for n in documents], bool)
        values = np.array([self.table.rows[n].get(PRICE) or np.nan for n in documents])
        foreign = documents % 5 == 0
        kept = np.where(few | foreign, np.nan, values)
        lost = foreign & ~few & np.isfinite(values)
        return replace(
            self._numbers(documents, kept),
            too_few=int(few.sum()),
            not_compared=int(lost.sum()),
            currency=currency or "USD",
        )

    def lead_times(self, documents: Any, *, quantity: float | None) -> OfferNumbers:
        return self._numbers(documents, np.array([10.0 + n % 7 for n in documents]))

    def moqs(self, documents: Any) -> OfferNumbers:
        return self._numbers(documents, np.array([1.0 + n % 3 for n in documents]))

    def suppliers(self, documents: Any) -> Sequence[SupplierCount]:
        counts = np.bincount(documents % 4, minlength=4)
        places = ("DE", "CN", "CN", None)
        found = [
            SupplierCount(f"s{n}", f"Maker {n}", places[n], int(count))
            for n, count in enumerate(counts)
            if count
        ]
        return sorted(found, key=lambda one: (-one.products, one.name))

    def titles(self, product_ids: Sequence[str]) -> Mapping[str, str]:
        return {one: f"Title {one}" for one in product_ids}

    def descriptions(self, product_ids: Sequence[str]) -> Mapping[str, str]:
        return {one: TEXTS[one] for one in product_ids if one in TEXTS}

    def _numbers(self, documents: Any, values: Any) -> OfferNumbers:
        owners = np.arange(len(documents), dtype=np.int64)
        units = np.zeros(len(documents), np.int64)
        return OfferNumbers(owners, np.asarray(values, float), units, ("C62",))


@pytest.fixture
def answerer(table: Any) -> Answerer:
    return Answerer(table, Facts(table))


def need(*constraints: Constraint, query: str = "truck", **changes: Any) -> Need:
    requirements = tuple(Requirement(one, SAID) for one in constraints)
    return Need(lines=(NeedLine("1", query, requirements=requirements, **changes),), focus="1")


def asked(answerer: Answerer, act: Any, held: Need, **changes: Any) -> Any:
    reply = Reply((act,), "en", requests=(Request(act, **changes),))
    [answer] = answerer.answers(reply, held)
    return answer


def rows(table: Any, fuel: str | None = None) -> list[int]:
    found = [n for n, path in enumerate(table.paths) if path[-1] == "Trucks"]
    return [n for n in found if fuel is None or table.rows[n].get("fuel") == fuel]


def test_the_price_of_what_is_asked_about(answerer: Answerer, table: Any) -> None:
    found = asked(answerer, Ask(subject=Subject.PRICE, constraints=(DIESEL,)), need())
    assert isinstance(found, PriceAnswer)
    mine = rows(table, "Diesel")
    prices = [table.rows[n][PRICE] for n in mine if n % 5 and table.rows[n].get(PRICE)]
    assert found.scope.products == len(mine)
    assert found.spread is not None
    assert found.spread.count == len(prices)
    assert found.spread.median == pytest.approx(np.median(prices))
    assert (found.spread.low, found.spread.high) == (min(prices), max(prices))
    assert found.not_compared == sum(not n % 5 for n in mine if table.rows[n].get(PRICE))
    assert found.unit == "C62"
    silent = sum(table.rows[n].get("fuel") is None for n in rows(table))
    assert found.scope.silent == silent


def test_offers_that_sell_no_so_few_are_counted_apart(answerer: Answerer) -> None:
    held = need(quantity=Stated(Amount(Decimal(1)), SAID))
    found = asked(answerer, Ask(subject=Subject.PRICE), held)
    assert found.too_few > 0
    assert found.quantity == Amount(Decimal(1))


def test_what_is_asked_takes_the_place_of_what_is_required(answerer: Answerer, table: Any) -> None:
    electric = replace(DIESEL, values=("Electric",))
    found = asked(answerer, Ask(subject=Subject.COUNT, constraints=(electric,)), need(DIESEL))
    assert isinstance(found, CountAnswer)
    assert found.scope.products == len(rows(table, "Electric"))
    assert found.scope.constraints == (electric,)


def test_suppliers_in_a_country_are_of_that_country(answerer: Answerer, table: Any) -> None:
    held = need()
    everyone = asked(answerer, Ask(subject=Subject.SUPPLIERS), held)
    assert isinstance(everyone, SuppliersAnswer)
    assert everyone.suppliers == 4
    assert dict(everyone.countries) == {"CN": 2, "DE": 1}
    assert everyone.unlocated == 1
    germany = Constraint(COUNTRY, Operator.EQUAL, ("DE",))
    truths = table.truths
    table.truths = lambda one, documents, **more: (
        np.ones(len(documents), np.int8) if one.field == COUNTRY else truths(one, documents, **more)
    )
    try:
        german = asked(answerer, Ask(subject=Subject.SUPPLIERS, constraints=(germany,)), held)
        other = replace(germany, operator=Operator.NOT_EQUAL)
        rest = asked(answerer, Ask(subject=Subject.SUPPLIERS, constraints=(other,)), held)
    finally:
        del table.truths
    assert dict(german.countries) == {"DE": 1}
    assert dict(rest.countries) == {"CN": 2}


def test_options_and_ranges_are_not_limited_by_the_field_itself(
    answerer: Answerer, table: Any
) -> None:
    found = asked(answerer, Ask(subject=Subject.OPTIONS, field="fuel"), need(DIESEL))
    assert isinstance(found, OptionsAnswer)
    assert dict(found.values) == {
        fuel: len(rows(table, fuel)) for fuel in ("Diesel", "Electric", "LPG")
    }
    span = asked(answerer, Ask(subject=Subject.RANGE, field="lift"), need())
    assert isinstance(span, RangeAnswer)
    assert span.spread is not None
    assert (span.spread.low, span.spread.high, span.unit) == (3000, 6000, "mm")


def test_lead_times_and_minimum_orders(answerer: Answerer, table: Any) -> None:
    lead = asked(answerer, Ask(subject=Subject.LEAD_TIME), need())
    assert isinstance(lead, LeadTimeAnswer)
    assert lead.spread is not None
    assert (lead.spread.low, lead.spread.high, lead.spread.count) == (10, 16, len(rows(table)))
    least = asked(answerer, Ask(subject=Subject.MOQ), need())
    assert isinstance(least, MoqAnswer)
    assert [unit for unit, _ in least.by_unit] == ["C62"]


def test_another_product_than_the_one_talked_about(answerer: Answerer, table: Any) -> None:
    found = asked(answerer, Ask(subject=Subject.COUNT, query="lamp"), need(DIESEL))
    assert found.scope.category == ("Lighting", "Lamps")
    assert found.scope.products == 60
    assert found.scope.constraints == ()


def test_a_word_is_only_what_the_catalogue_says(answerer: Answerer) -> None:
    mast = asked(answerer, Ask(subject=Subject.MEANING, terms=("mast",)), need(query="truck"))
    assert isinstance(mast, MeaningAnswer)
    assert [one.field for one in mast.attributes] == ["mast"]
    diesel = asked(answerer, Ask(subject=Subject.MEANING, terms=("diesel",)), need())
    assert diesel.values == (("fuel", "Diesel", 50),)
    trucks = asked(answerer, Ask(subject=Subject.MEANING, terms=("trucks",)), need())
    assert trucks.categories == ((("Handling", "Trucks"), 160),)
    nothing = asked(answerer, Ask(subject=Subject.MEANING, terms=("flux capacitor",)), need())
    assert not nothing.is_known


def test_a_sentence_is_quoted_whole_with_its_product(answerer: Answerer) -> None:
    # Full stops inside numbers end no sentence, and a word alone says nothing.
    found = asked(answerer, Ask(subject=Subject.MEANING, terms=("triplex mast",)), need())
    assert found.sentence in (None, "A truck of 4.8 m with a triplex mast lifts high loads.")
    from dialogue.answers.meaning import _sentence

    assert _sentence(TEXTS, "mast") == (
        "A truck of 4.8 m with a triplex mast lifts high loads.",
        "p3",
    )


def test_a_difference_is_told_by_counts_prices_and_fields(answerer: Answerer, table: Any) -> None:
    act = Ask(subject=Subject.DIFFERENCE, terms=("diesel", "lpg"))
    found = asked(answerer, act, need())
    assert isinstance(found, DifferenceAnswer)
    assert [(one.name, one.products) for one in found.sides] == [
        ("Diesel", len(rows(table, "Diesel"))),
        ("LPG", len(rows(table, "LPG"))),
    ]
    other = asked(answerer, Ask(subject=Subject.DIFFERENCE, terms=("trucks", "lamps")), need())
    assert [one.products for one in other.sides] == [160, 60]
    unknown = asked(answerer, Ask(subject=Subject.DIFFERENCE, terms=("diesel", "steam")), need())
    assert unknown.unknown == ("steam",)
    alone = asked(answerer, Ask(subject=Subject.DIFFERENCE, terms=("diesel",)), need())
    assert isinstance(alone, NoAnswer)


def test_why_names_a_value_for_every_claim(answerer: Answerer) -> None:
    shown = Shown(
        "p1",
        1,
        1.0,
        why=(
            Evidence(Part.OPEN, 0.4, "lift"),
            Evidence(Part.OPEN, -0.3, "no such field"),
            Evidence(Part.WORDS, -0.1),
        ),
    )
    act = WhyThis(reference=Reference(position=1))
    reply = Reply((act,), "en", requests=(Request(act, ("p1",)),))
    [found] = answerer.answers(reply, need(), screen=(shown,))
    assert isinstance(found, WhyAnswer)
    assert [one.evidence.field for one in found.points] == ["lift", None]
    assert found.points[0].value is not None
    missing = asked(answerer, act, need(), products=("p9",))
    assert isinstance(missing, NoAnswer)


def test_comparing_shows_what_differs(answerer: Answerer, table: Any) -> None:
    found = answerer.compare(need(), ["p1", "p2", "nobody"])
    assert isinstance(found, CompareAnswer)
    assert found.products == ("p1", "p2")
    assert all(values[0] != values[1] for _, values in found.rows)
    assert "colour" not in dict(found.rows)
    assert found.same >= 1
    few = asked(answerer, Compare(references=(Reference(position=1),)), need(), products=("p1",))
    assert isinstance(few, NoAnswer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_words_with_its_counts(
    answerer: Answerer, table: Any, language: str
) -> None:
    held = need(DIESEL)
    speaker = speaker_of(table.schema, language, need=held)
    requests: list[Ask] = [
        Ask(subject=subject, field="fuel" if subject is Subject.OPTIONS else None)
        for subject in Subject
    ]
    requests += [
        Ask(subject=Subject.DIFFERENCE, terms=("diesel", "electric")),
        Ask(subject=Subject.DIFFERENCE, terms=("diesel", "steam")),
        Ask(subject=Subject.MEANING, terms=("mast",)),
        Ask(subject=Subject.MEANING, terms=("flux",)),
        Ask(subject=Subject.PRICE, constraints=(replace(DIESEL, values=("Steam",)),)),
        Ask(subject=Subject.RANGE, field="lift"),
    ]
    for act in requests:
        answer = asked(answerer, act, held)
        texts = [one.text for one in worded_answer(speaker, answer)]
        assert texts
        assert all(text.strip() and "{" not in text and "None" not in text for text in texts)
    [count] = worded_answer(speaker, asked(answerer, Ask(subject=Subject.COUNT), held))
    assert str(len(rows(table, "Diesel"))) in count.text
