"""Answerer: what a buyer asked about the catalogue, answered from its data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.constraint import LEAD_TIME, MOQ, PRICE
from data.need import Amount, Need
from dialogue.acts import Ask, Compare, Extreme, Subject
from dialogue.answers.answer import Answer, NoAnswer
from dialogue.answers.difference import difference_answer
from dialogue.answers.figures import (
    count_answer,
    field_answer,
    lead_time_answer,
    moq_answer,
    number_of,
    price_answer,
    suppliers_answer,
)
from dialogue.answers.meaning import meaning_answer
from dialogue.answers.named import UnclearAnswer
from dialogue.answers.products import Stating, compare_answer, why_answer
from dialogue.answers.protocol import CatalogueFacts
from dialogue.answers.scope import Path
from dialogue.answers.selection import category_of, select
from dialogue.answers.stated import stated_answer
from dialogue.answers.superlative import superlative_answer
from dialogue.protocols import CandidateSource
from dialogue.reply import FieldValue, Reply, Request, Shown

_COMPARED_BY_DEFAULT = 3


class Answerer:
    """Answers from one catalogue; safe to share between conversations.

    Args:
        source: what products state.
        facts: offers, suppliers and texts.
    """

    def __init__(self, source: CandidateSource, facts: CatalogueFacts) -> None:
        self._source = source
        self._facts = facts

    def answers(
        self, reply: Reply, need: Need, *, screen: Sequence[Shown] = ()
    ) -> tuple[Answer, ...]:
        """An answer to each request of a reply, in their order.

        Args:
            reply: to the turn.
            need: after it.
            screen: the products that were on the screen when the buyer asked.
        """
        shown = {one.product_id: one for one in (*reply.products, *screen)}
        return tuple(self._answer(one, need, shown) for one in reply.requests)

    def why(self, need: Need, product: Shown) -> Answer:
        """Why a product is shown where it is."""
        return why_answer(self._stating(need), need, product)

    def compare(self, need: Need, product_ids: Sequence[str]) -> Answer:
        """Products side by side."""
        return compare_answer(self._stating(need), product_ids)

    def stated(
        self, need: Need, fields: Sequence[str], product_ids: Sequence[str]
    ) -> Mapping[str, tuple[FieldValue | None, ...]]:
        """What products of the catalogue state on some fields, each aligned with the products."""
        stating, documents = self._stating(need), self._source.documents(product_ids)
        return {name: stating.values(name, documents) for name in fields}

    def _stating(self, need: Need) -> Stating:
        return Stating(self._source, self._facts, number_of(_quantity(need)), _currency(need))

    def _answer(self, request: Request, need: Need, shown: dict[str, Shown]) -> Answer:
        act = request.act
        if isinstance(act, Ask):
            if act.references:
                return self._about(act, need, request.products)
            return self._ask(act, need)
        if isinstance(act, Compare):
            line = need.line()
            default = tuple(line.selected) if line is not None else ()
            if len(default) < 2:
                default = tuple(shown)[:_COMPARED_BY_DEFAULT]
            chosen = request.products if act.references else default
            if len(chosen) < 2:
                return NoAnswer(act.words, unresolved=True)
            return self.compare(need, chosen)
        product = next((shown[one] for one in request.products if one in shown), None)
        if product is None:
            return NoAnswer(act.words, unresolved=True, advice=act.advice)
        return why_answer(self._stating(need), need, product, advice=act.advice)

    def _about(self, ask: Ask, need: Need, products: Sequence[str]) -> Answer:
        """What products of the list state."""
        if not products:
            return NoAnswer(ask.words, ask, unresolved=True)
        if ask.field is None:
            return UnclearAnswer(ask.words, ask.fields)
        return stated_answer(self._stating(need), ask, products, _quantity(need))

    def _ask(self, ask: Ask, need: Need) -> Answer:
        source, facts = self._source, self._facts
        quantity, currency = _quantity(need), _currency(need)
        path = _path(need)
        match ask.subject:
            case Subject.MEANING:
                term = ask.terms[0] if ask.terms else ""
                return meaning_answer(source, facts, path, term) if term else NoAnswer("", ask)
            case Subject.DIFFERENCE:
                if len(ask.terms) < 2:
                    return NoAnswer(ask.words, ask)
                return difference_answer(source, facts, path, ask.terms, quantity, currency)
        if ask.extreme is not None and ask.extreme is not Extreme.BEST:
            chosen = select(source, need, ask, quantity=number_of(quantity))
            return superlative_answer(source, facts, chosen, ask, quantity, currency)
        field = ask.field
        if ask.subject is Subject.RANGE and field is None:
            field = PRICE
        chosen = select(source, need, ask, quantity=number_of(quantity), without=field)
        match ask.subject:
            case Subject.COUNT:
                return count_answer(facts, chosen)
            case Subject.SUPPLIERS:
                return suppliers_answer(facts, chosen, best=ask.extreme is Extreme.BEST)
            case Subject.LEAD_TIME:
                return lead_time_answer(facts, chosen, quantity)
            case Subject.MOQ:
                return moq_answer(facts, chosen)
            case Subject.PRICE:
                return price_answer(facts, chosen, quantity, currency, total=ask.total)
        return self._field(ask, field, need)

    def _field(self, ask: Ask, field: str | None, need: Need) -> Answer:
        quantity, currency = _quantity(need), _currency(need)
        chosen = select(self._source, need, ask, quantity=number_of(quantity), without=field)
        if field is None:
            return count_answer(self._facts, chosen)
        if field == PRICE:
            return price_answer(self._facts, chosen, quantity, currency)
        if field == LEAD_TIME:
            return lead_time_answer(self._facts, chosen, quantity)
        if field == MOQ:
            return moq_answer(self._facts, chosen)
        return field_answer(self._source, chosen, field, currency=currency)


def _quantity(need: Need) -> Amount | None:
    line = need.line()
    return None if line is None or line.quantity is None else line.quantity.value


def _currency(need: Need) -> str | None:
    if need.terms.currency is not None:
        return need.terms.currency.value
    line = need.line()
    for one in () if line is None else line.on(PRICE):
        if one.constraint.unit is not None:
            return one.constraint.unit
    return None


def _path(need: Need) -> Path:
    line = need.line()
    return () if line is None else category_of(line) or ()
