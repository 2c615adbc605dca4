"""Superlatives and what single products state: checked against the rows, one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from data.constraint import COUNTRY, LEAD_TIME, MOQ, PRICE, Constraint, Operator
from data.need import Amount, Need, NeedLine, Origin, Provenance, Requirement, Stated
from dialogue.acts import Ask, Extreme, Reference, Subject, WhyThis
from dialogue.answers import Answerer
from dialogue.answers.answer import NoAnswer, PriceAnswer, SuppliersAnswer, WhyAnswer
from dialogue.answers.named import StatedAnswer, SuperlativeAnswer, UnclearAnswer
from dialogue.answers.protocol import OfferNumbers, SupplierCount
from dialogue.reply import Reply, Request, Shown
from dialogue.wording import speaker_of
from dialogue.wording.answers import worded_answer
from dialogue.wording.translations import LANGUAGES
from dialogue.wording.word import products_named

SAID = Provenance(Origin.STATED, 1)
DIESEL = Constraint("fuel", Operator.EQUAL, ("Diesel",))
GERMAN = Constraint(COUNTRY, Operator.EQUAL, ("DE",))
FIVE = Stated(Amount(Decimal(5), "C62"), SAID)
PLACES = ("DE", "CN", "CN", None)


@dataclass
class Facts:
    """Two offers of each product: its price, and a tenth less from another supplier.

    Every seventh product is sold by the set; those before them do not state the unit.
    """

    table: Any

    def prices(
        self, documents: Any, *, quantity: float | None, currency: str | None
    ) -> OfferNumbers:
        del quantity
        values = np.array([self.table.rows[n].get(PRICE) or np.nan for n in documents])
        found = self._numbers(documents, np.concatenate([values, 0.9 * values]))
        return replace(found, currency=currency or "USD", converted=1, rate="1 EUR = 1.1 USD")

    def lead_times(self, documents: Any, *, quantity: float | None) -> OfferNumbers:
        del quantity
        days = np.array([10.0 + n % 7 if n % 4 else np.nan for n in documents])
        return self._numbers(documents, np.concatenate([days, days + 3]))

    def moqs(self, documents: Any) -> OfferNumbers:
        least = np.array([1.0 + n % 3 for n in documents])
        return self._numbers(documents, np.concatenate([least, least]))

    def suppliers(self, documents: Any) -> Sequence[SupplierCount]:
        held = sorted({m for n in documents.tolist() for m in (n % 4, (n + 1) % 4)})
        return [SupplierCount(f"s{n}", f"Maker {n}", PLACES[n], 1) for n in held]

    def titles(self, product_ids: Sequence[str]) -> Mapping[str, str]:
        return {one: f"Title {one}" for one in product_ids}

    def descriptions(self, product_ids: Sequence[str]) -> Mapping[str, str]:
        del product_ids
        return {}

    def _numbers(self, documents: Any, values: Any) -> OfferNumbers:
        owners = np.tile(np.arange(len(documents), dtype=np.int64), 2)
        units = np.array([{0: 2, 6: -1}.get(n % 7, n % 2) for n in documents], np.int64)
        sellers = np.concatenate([documents % 4, (documents + 1) % 4]).astype(np.int64)
        return OfferNumbers(
            owners,
            np.asarray(values, float),
            np.tile(units, 2),
            ("C62", "H87", "SET"),
            suppliers=sellers,
            supplier_ids=("s0", "s1", "s2", "s3"),
        )


@pytest.fixture
def answerer(table: Any) -> Answerer:
    return Answerer(table, Facts(table))


def need(*constraints: Constraint, **changes: Any) -> Need:
    requirements = tuple(Requirement(one, SAID) for one in constraints)
    return Need(lines=(NeedLine("1", "truck", requirements=requirements, **changes),), focus="1")


def asked(answerer: Answerer, act: Any, held: Need, *products: str) -> Any:
    reply = Reply((act,), "en", requests=(Request(act, products),))
    [answer] = answerer.answers(reply, held)
    return answer


def most(field: str, extreme: Extreme = Extreme.LEAST, **changes: Any) -> Ask:
    subject = {PRICE: Subject.PRICE, LEAD_TIME: Subject.LEAD_TIME, MOQ: Subject.MOQ}
    return Ask(subject.get(field, Subject.RANGE), field=field, extreme=extreme, **changes)


def trucks(table: Any, fuel: str | None = None) -> list[int]:
    found = [n for n, path in enumerate(table.paths) if path[-1] == "Trucks"]
    return [n for n in found if fuel is None or table.rows[n].get("fuel") == fuel]


@pytest.mark.parametrize("extreme", [Extreme.LEAST, Extreme.MOST])
def test_the_end_of_an_attribute(answerer: Answerer, table: Any, extreme: Extreme) -> None:
    found = asked(answerer, most("weight", extreme), need(DIESEL))
    assert isinstance(found, SuperlativeAnswer)
    mine = trucks(table, "Diesel")
    stated = {n: table.rows[n]["weight"] for n in mine if table.rows[n].get("weight")}
    best = sorted(stated.values(), reverse=extreme is Extreme.MOST)[:3]
    assert [one.value.low for one in found.leaders] == best
    assert [stated[int(one.product_id[1:])] for one in found.leaders] == best
    assert (found.stated, found.scope.products) == (len(stated), len(mine))
    assert found.tied == sum(value == best[0] for value in stated.values())
    number = int(found.leaders[0].product_id[1:])
    assert set(found.leaders[0].suppliers) == {f"Maker {number % 4}", f"Maker {(number + 1) % 4}"}


def test_the_cheapest_is_the_lowest_offer_and_who_makes_it(answerer: Answerer, table: Any) -> None:
    found = asked(answerer, most(PRICE), need(quantity=FIVE))
    assert isinstance(found, SuperlativeAnswer)
    priced = [n for n in trucks(table) if table.rows[n].get(PRICE)]
    pieces = {n: 0.9 * table.rows[n][PRICE] for n in priced if n % 7 not in (0, 6)}
    number = min(pieces, key=pieces.__getitem__)
    assert found.leaders[0].product_id == f"p{number}"
    assert found.leaders[0].value.low == pytest.approx(pieces[number])
    assert found.leaders[0].value.unit == "USD"
    assert found.leaders[0].suppliers == (f"Maker {(number + 1) % 4}",)
    assert found.stated == len(pieces)
    assert found.other_units == len(priced) - len(pieces)
    assert (found.quantity, found.rate) == (FIVE.value, "1 EUR = 1.1 USD")


def test_prices_are_compared_in_the_unit_that_is_wanted(answerer: Answerer, table: Any) -> None:
    sets = Stated(Amount(Decimal(2), "SET"), SAID)
    found = asked(answerer, most(PRICE), need(quantity=sets))
    assert {int(one.product_id[1:]) % 7 for one in found.leaders} == {0}
    assert found.stated == sum(n % 7 == 0 for n in trucks(table) if table.rows[n].get(PRICE))


def test_offers_of_other_countries_are_not_meant(answerer: Answerer, table: Any) -> None:
    truths = table.truths
    table.truths = lambda one, documents, **more: (
        np.ones(len(documents), np.int8) if one.field == COUNTRY else truths(one, documents, **more)
    )
    try:
        found = asked(answerer, most(PRICE), need(GERMAN))
        lead = asked(answerer, most(LEAD_TIME), need(GERMAN))
    finally:
        del table.truths
    assert {name for one in found.leaders for name in one.suppliers} == {"Maker 0"}
    number = int(found.leaders[0].product_id[1:])
    share = 1.0 if number % 4 == 0 else 0.9
    assert found.leaders[0].value.low == pytest.approx(share * table.rows[number][PRICE])
    # Products of that supplier with a lead time: the second offer of every fourth one.
    assert lead.stated == sum(n % 4 == 3 for n in trucks(table))


def test_who_states_nothing_is_neither_first_nor_last(answerer: Answerer, table: Any) -> None:
    found = asked(answerer, most(LEAD_TIME), need())
    mine = trucks(table)
    assert found.stated == sum(n % 4 > 0 for n in mine)
    assert found.tied == sum(n % 4 > 0 and n % 7 == 0 for n in mine)
    assert {one.value.low for one in found.leaders} == {10.0}
    nobody = asked(answerer, most("lift"), need(replace(DIESEL, values=("Steam",))))
    assert (nobody.leaders, nobody.scope.products) == ((), 0)


def test_of_several_fields_the_one_that_is_stated(answerer: Answerer) -> None:
    one = asked(answerer, most("capacity", fields=("capacity", "power")), need())
    assert isinstance(one, SuperlativeAnswer)
    assert one.field == "capacity"
    act = replace(most("capacity", fields=("capacity", "weight")), terms=("strongest",))
    both = asked(answerer, act, need())
    assert both == UnclearAnswer("strongest", ("capacity", "weight"))
    none = replace(act, field=None, fields=("lift",))
    assert asked(answerer, none, need()) == UnclearAnswer("strongest", ("lift",))


def test_what_one_product_states(answerer: Answerer, table: Any) -> None:
    first, held = (Reference(position=1),), need(quantity=FIVE)
    number = next(n for n in trucks(table) if n % 4 == 1 and n % 7 == 1 and table.rows[n][PRICE])
    fields = (PRICE, LEAD_TIME, "fuel")
    act = Ask(Subject.PRICE, field=PRICE, fields=fields, references=first, total=True)
    found = asked(answerer, act, held, f"p{number}")
    assert isinstance(found, StatedAnswer)
    price, lead, fuel = (one.values for one in found.statements)
    makers = [("Maker 2",), ("Maker 1",)]
    assert [sellers for _, sellers in price] == makers
    assert [value.low for value, _ in price] == pytest.approx(
        [0.9 * table.rows[number][PRICE], table.rows[number][PRICE]]
    )
    assert [value.low for value, _ in lead] == [10 + number % 7, 13 + number % 7]
    stated = table.rows[number]["fuel"]
    assert [value.labels for value, _ in fuel] == ([(stated,)] if stated else [])
    assert found.total
    assert found.same_unit
    vague = replace(act, field=None, fields=("lift", "weight"))
    assert asked(answerer, vague, held, f"p{number}") == UnclearAnswer("", ("lift", "weight"))
    missing = asked(answerer, act, held)
    assert isinstance(missing, NoAnswer)
    assert missing.unresolved


def test_a_total_is_the_spread_times_the_quantity(answerer: Answerer, table: Any) -> None:
    act = Ask(Subject.PRICE, total=True)
    found = asked(answerer, act, need(quantity=FIVE))
    assert isinstance(found, PriceAnswer)
    pieces = [
        0.9 * table.rows[n][PRICE] * 5
        for n in trucks(table)
        if n % 7 not in (0, 6) and table.rows[n].get(PRICE)
    ]
    assert found.altogether is not None
    assert found.altogether.low == pytest.approx(min(pieces))
    assert found.altogether.high == pytest.approx(max(pieces))
    assert asked(answerer, act, need()).altogether is None
    pallets = Stated(Amount(Decimal(1), "XPX"), SAID)
    assert asked(answerer, act, need(quantity=pallets)).altogether is None


def test_advice_claims_no_more_than_why_the_first_is_first(answerer: Answerer, table: Any) -> None:
    act = WhyThis(Reference(position=1), advice=True)
    reply = Reply((act,), "en", requests=(Request(act, ("p1",)),))
    [found] = answerer.answers(reply, need(), screen=(Shown("p1", 1, 1.0),))
    assert isinstance(found, WhyAnswer)
    texts = [one.text for one in worded_answer(speaker_of(table.schema, "en"), found)]
    assert "only order the list" in texts[0]
    assert "is number 1" in texts[1]
    nothing = asked(answerer, WhyThis(Reference(words="?"), advice=True), need())
    [said] = worded_answer(speaker_of(table.schema, "en"), nothing)
    assert "Nothing is on the list" in said.text


def test_the_best_supplier_is_left_to_the_ranking(answerer: Answerer, table: Any) -> None:
    speaker = speaker_of(table.schema, "en")
    found = asked(answerer, Ask(Subject.SUPPLIERS, extreme=Extreme.BEST), need())
    assert isinstance(found, SuppliersAnswer)
    [said] = worded_answer(speaker, found)
    assert "sourcing suppliers" in said.text
    [plain] = worded_answer(speaker, asked(answerer, Ask(Subject.SUPPLIERS), need()))
    assert "ranking" not in plain.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_are_said_in_every_language(answerer: Answerer, table: Any, language: str) -> None:
    held = need(DIESEL, quantity=FIVE)
    priced = f"p{trucks(table)[1]}"
    first = (Reference(position=1),)
    acts: list[tuple[Ask, tuple[str, ...]]] = [
        (most(PRICE), ()),
        (most("weight", Extreme.MOST), ()),
        (most(MOQ), ()),
        (most("capacity", fields=("capacity", "weight")), ()),
        (Ask(Subject.RANGE, extreme=Extreme.MOST, terms=("longest",)), ()),
        (Ask(Subject.PRICE, total=True), ()),
        (
            Ask(Subject.PRICE, field=PRICE, fields=(PRICE, MOQ), references=first, total=True),
            (priced,),
        ),
        (Ask(Subject.RANGE, field="power", fields=("power",), references=first), (priced,)),
    ]
    for act, products in acts:
        found = asked(answerer, act, held, *products)
        titles = {one: f"Title {one}" for one in products_named(Reply((), "en"), (found,))}
        speaker = speaker_of(table.schema, language, need=held, titles=titles)
        texts = [one.text for one in worded_answer(speaker, found)]
        assert texts
        assert all(one.strip() and "{" not in one and "None" not in one for one in texts)
        joined = " ".join(texts)
        assert all(title in joined for title in titles.values())
