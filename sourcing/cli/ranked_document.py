"""A ranking of suppliers as a JSON document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sourcing.ranking.criteria.lead_time import applicable

if TYPE_CHECKING:
    from data.exchange import Rate
    from data.judge import Judgement
    from sourcing.ranking.gather import Gathered
    from sourcing.ranking.result import RankedOffer, RankedSupplier, Ranking
    from sourcing.ranking.situation import Situation


def ranking_document(
    gathered: Gathered, ranking: Ranking, rates: Sequence[Rate]
) -> Mapping[str, object]:
    """Everything that the ranking says."""
    situation = ranking.situation
    return {
        "line": situation.line.id,
        "query": situation.line.query,
        "quantity": situation.quantity,
        "unit": situation.unit,
        "currency": situation.currency,
        "today": situation.today,
        "needed_by": None if situation.terms.needed_by is None else situation.terms.needed_by.value,
        "products": {"found": gathered.found, "taken": gathered.taken},
        "offers": len(gathered.candidates),
        "total": ranking.total,
        "is_relaxed": ranking.is_relaxed,
        "weights": dict(ranking.weights.of),
        "shares": ranking.shares,
        "market": situation.market,
        "rates": [
            {
                "from": one.source_currency,
                "to": one.target_currency,
                "rate": one.value,
                "date": one.date,
                "source": one.source,
            }
            for one in rates
        ],
        "suppliers": [_supplier(one, situation) for one in ranking.suppliers],
        "sensitivity": ranking.sensitivity,
        "overlapping": ranking.overlapping,
        "excluded": ranking.excluded,
    }


def _supplier(one: RankedSupplier, situation: Situation) -> Mapping[str, object]:
    supplier = one.offer.candidate.supplier
    return {
        "rank": one.rank,
        "is_tied": one.is_tied,
        "is_unbeaten": one.is_unbeaten,
        "supplier_id": supplier.id,
        "name": supplier.name,
        "country": supplier.country,
        "offer": _offer(one.offer, situation),
        "others": [_offer(other, situation) for other in one.others],
        "parts": [
            {
                "criterion": part.criterion,
                "weight": part.weight,
                "value": part.value,
                "worst": part.worst,
                "best": part.best,
                "contribution": part.contribution,
                "facts": part.facts,
            }
            for part in one.parts
        ],
        "requirements": [_judgement(judgement) for judgement in one.requirements],
        "left_open": [judgement.constraint.field for judgement in one.left_open],
        "risks": one.risks,
    }


def _offer(one: RankedOffer, situation: Situation) -> Mapping[str, object]:
    offer, product = one.candidate.offer, one.candidate.product
    landed = situation.landed.get(offer.id)
    return {
        "offer_id": offer.id,
        "product_id": product.id,
        "title": product.title,
        "score": one.score,
        "worst": one.worst,
        "best": one.best,
        "confidence": one.confidence,
        "price": situation.price_step(offer),
        "lead_time": applicable(one.candidate, situation),
        "moq": offer.moq,
        "landed": None
        if landed is None
        else {
            "total": landed.total,
            "per_unit": landed.per_unit,
            "is_floor": landed.is_floor,
        },
    }


def _judgement(one: Judgement) -> Mapping[str, object]:
    constraint = one.constraint
    return {
        "field": constraint.field,
        "operator": constraint.operator,
        "values": constraint.values,
        "unit": constraint.unit,
        "importance": constraint.importance,
        "truth": one.truth,
        "record": one.record,
        "shown": one.shown,
        "evidence": one.evidence,
    }
