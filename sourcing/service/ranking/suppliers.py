"""A ranked supplier as a document: its offers, the parts of its score, its reasons and risks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from data.money import Money
from sourcing.api.documents.card import PriceDocument
from sourcing.api.documents.constraint import OutcomeDocument
from sourcing.api.documents.rank import (
    PartDocument,
    RankedOfferDocument,
    RankedSupplierDocument,
    RankFact,
    RiskDocument,
)
from sourcing.ranking.criteria.lead_time import applicable
from sourcing.ranking.words import GOOD, POOR, SHOWN
from sourcing.service.cards import web_address
from sourcing.service.ranking.stated import Stated
from sourcing.service.ranking.wording import (
    RISKS,
    criterion_label,
    definition_of,
    field_label,
    risk_text,
)
from sourcing.service.terms import (
    badge,
    lead_time_document,
    money_document,
    price_document,
    quantity_document,
    source_documents,
)

if TYPE_CHECKING:
    from data.exchange import Rate
    from data.judge import Judgement
    from rfq.comparison.words import Words
    from sourcing.ranking.candidate import Candidate, Fact
    from sourcing.ranking.result import Part, RankedOffer, RankedSupplier, Ranking, Risk

_LABELLED: Final = frozenset({"musts", "wishes"})
"""Criteria whose facts are about several fields, so that each is named."""


class SupplierWriter:
    """Writes ranked suppliers in one language.

    Args:
        ranking: that they are of.
        rates: by the currency that is converted.
        files: name of each source of evidence, by its id; None leaves out the fields that decided.
        words: of the language.
    """

    def __init__(
        self,
        ranking: Ranking,
        rates: Mapping[str, Rate],
        files: Mapping[str, str] | None,
        words: Words,
    ) -> None:
        self._situation = ranking.situation
        self._rates = rates
        self._files = files
        self._words = words
        self._stated = Stated(ranking.situation, words)

    def supplier(self, one: RankedSupplier) -> RankedSupplierDocument:
        """A supplier."""
        known = [part for part in one.parts if part.is_known and part.weight > 0]
        gains = sorted(known, key=lambda part: -part.weight * (part.value - 0.5))
        losses = sorted(known, key=lambda part: -part.weight * (0.5 - part.value))
        unknown = sorted(
            (part for part in one.parts if not part.is_known and part.weight > 0),
            key=lambda part: -part.weight,
        )
        # That the words match is why it is here at all: no news.
        good = [part for part in gains if part.value >= GOOD and part.criterion != "match"]
        poor = [part for part in losses if part.value <= POOR]
        best = one.offer.candidate
        return RankedSupplierDocument(
            rank=one.rank,
            tied=one.is_tied,
            unbeaten=one.is_unbeaten,
            supplier=badge(best.supplier, self._words),
            offer=self.offer(one.offer),
            others=tuple(map(self.offer, one.others)),
            parts=tuple(self._part(part, best) for part in one.parts),
            outcomes=tuple(self._outcome(found, best) for found in one.requirements),
            missed=self._labels(one.missed),
            left_open=self._labels(one.left_open),
            risks=tuple(self._risk(risk, best) for risk in one.risks),
            in_favour=tuple(self._said(part, best) for part in good[:SHOWN]),
            against=tuple(self._said(part, best) for part in poor[:SHOWN]),
            unknown=tuple(criterion_label(part.criterion, self._words) for part in unknown),
        )

    def offer(self, one: RankedOffer) -> RankedOfferDocument:
        """An offer with its score."""
        offer, product = one.candidate.offer, one.candidate.product
        landed = self._situation.landed.get(offer.id)
        step = applicable(one.candidate, self._situation)
        return RankedOfferDocument(
            offer_id=offer.id,
            product_id=product.id,
            title=product.title,
            image=next(filter(None, map(web_address, product.images)), None),
            score=one.score,
            worst=one.worst,
            best=one.best,
            known=one.confidence,
            price=self._price(one),
            lead_time=None if step is None else lead_time_document(step, self._words),
            moq=None
            if offer.moq is None
            else quantity_document(offer.moq, offer.unit_of_sale, self._words),
            landed_total=None if landed is None else money_document(landed.total),
            landed_per_unit=None if landed is None else money_document(landed.per_unit),
            landed_is_floor=landed is not None and landed.is_floor,
        )

    def _price(self, one: RankedOffer) -> PriceDocument | None:
        offer, currency = one.candidate.offer, self._situation.currency
        step = self._situation.price_step(offer)
        if step is None:
            return None
        rate = self._rates.get(step.unit_price.currency)
        if rate is None or currency in (None, step.unit_price.currency):
            return price_document(step, self._words)
        converted = Money(step.unit_price.amount * rate.value, rate.target_currency).rounded()
        return price_document(step, self._words, converted=converted, rate=rate)

    def _part(self, part: Part, of: Candidate) -> PartDocument:
        return PartDocument(
            criterion=part.criterion,
            label=criterion_label(part.criterion, self._words),
            weight=part.weight,
            value=part.value if part.is_known else None,
            worst=part.worst,
            best=part.best,
            contribution=part.contribution,
            known=part.is_known,
            facts=self._facts(part.facts, of),
        )

    def _facts(self, facts: Iterable[Fact], of: Candidate) -> tuple[RankFact, ...]:
        if self._files is None:
            return ()
        return tuple(
            RankFact(
                record=one.record.value,
                record_id=one.record_id,
                field=one.field,
                label=field_label(one.field, self._situation.schema, self._words),
                value=self._stated.of(one, of),
                evidence=source_documents(one.evidence, self._files, self._words),
            )
            for one in facts
        )

    def _risk(self, risk: Risk, of: Candidate) -> RiskDocument:
        return RiskDocument(
            kind=risk.kind,
            label=self._words.say(RISKS[risk.kind]),
            text=risk_text(
                risk,
                self._situation.schema,
                self._words,
                lambda fact: self._stated.of(fact, of),
            ),
            facts=self._facts(risk.facts, of),
        )

    def _outcome(self, one: Judgement, of: Candidate) -> OutcomeDocument:
        constraint, schema = one.constraint, self._situation.schema
        definition = definition_of(constraint.field, schema)
        return OutcomeDocument(
            field=constraint.field,
            label=field_label(constraint.field, schema, self._words),
            importance=constraint.importance,
            truth=one.truth,
            required=self._words.requirement(constraint, definition),
            value=self._stated.of(one, of),
        )

    def _labels(self, judgements: Sequence[Judgement]) -> tuple[str, ...]:
        schema = self._situation.schema
        fields = dict.fromkeys(one.constraint.field for one in judgements)
        return tuple(field_label(one, schema, self._words) for one in fields)

    def _said(self, part: Part, of: Candidate) -> str:
        """A criterion with what the catalogue states: ``on time: 96.5 %``."""
        label, schema = criterion_label(part.criterion, self._words), self._situation.schema
        stated = [
            f"{field_label(fact.field, schema, self._words)} {text}"
            if part.criterion in _LABELLED
            else text
            for fact in part.facts
            if (text := self._stated.of(fact, of)) is not None
        ]
        if part.criterion == "match" or not stated:
            return label
        return f"{label}: {', '.join(dict.fromkeys(stated))}"
