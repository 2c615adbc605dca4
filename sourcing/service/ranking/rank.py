"""Rank the suppliers that an order is about."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from rfq.comparison.words import Words
from sourcing.api.documents.rank import (
    ExcludedDocument,
    MarketDocument,
    RankingDocument,
    SensitivityDocument,
)
from sourcing.api.documents.weights import CriterionDocument, PresetDocument
from sourcing.ranked import rank_suppliers
from sourcing.ranking.left_out import NO_REASON
from sourcing.ranking.result import Reason
from sourcing.ranking.weights import Preset, criterion_ids, preset_weights
from sourcing.service.ranking.chart import chart_document
from sourcing.service.ranking.stated import Stated
from sourcing.service.ranking.suppliers import SupplierWriter
from sourcing.service.ranking.wording import (
    PRESETS,
    REASONS,
    criterion_label,
    definition_of,
    field_label,
    sensitivity_text,
)
from sourcing.service.terms import file_names, quantity_document, rate_documents
from sourcing.service.wanted import language_wanted, need_wanted

if TYPE_CHECKING:
    from sourcing.api.documents.rank import RankOrder
    from sourcing.ranked import Ranked
    from sourcing.ranking.result import Excluded, Ranking
    from sourcing.ranking.situation import Situation
    from sourcing.service.caller import Caller
    from sourcing.service.service import Service
    from sourcing.service.shelf import Shelf


def ranked(order: RankOrder, service: Service, shelf: Shelf, caller: Caller) -> RankingDocument:
    """The ranking that an order asks for.

    Raises:
        NotFound: the caller has no such conversation.
        InputError: a requirement or a product does not fit the catalogue.
    """
    need = need_wanted(order, service, shelf, caller)
    weights = preset_weights(order.preset).changed(order.weights)
    today = datetime.now().astimezone().date()
    found = rank_suppliers(
        shelf.catalogue,
        shelf.index,
        need,
        today=today,
        rates=shelf.rates,
        weights=weights,
        line_id=need.focus,
        memory=shelf.gathered,
    )
    is_of_need = order.need is not None or order.conversation_id is not None
    return ranking_document(
        found,
        shelf,
        order,
        line=need.focus if is_of_need else None,
        words=Words(language_wanted(order, need)),
    )


def ranking_document(
    found: Ranked, shelf: Shelf, order: RankOrder, *, line: str | None, words: Words
) -> RankingDocument:
    """Everything that a ranking says; its chart is over all suppliers, not only those listed."""
    ranking, situation = found.ranking, found.ranking.situation
    needed = situation.terms.needed_by
    writer = SupplierWriter(
        ranking,
        {one.source_currency: one for one in found.rates},
        file_names(shelf.catalogue) if order.explain else None,
        words,
    )
    return RankingDocument(
        line=line,
        title=situation.line.query,
        language=words.say.language,
        quantity=None
        if situation.quantity is None
        else quantity_document(situation.quantity, situation.unit, words),
        currency=situation.currency,
        on=situation.today,
        needed_by=None if needed is None else needed.value,
        products=found.gathered.found,
        offers=len(found.gathered.candidates),
        total=ranking.total,
        is_relaxed=ranking.is_relaxed,
        suppliers=tuple(map(writer.supplier, ranking.suppliers[: order.size])),
        preset=order.preset,
        criteria=_criteria(ranking, words),
        presets=_presets(words),
        sensitivity=_sensitivity(ranking, words),
        overlapping=ranking.overlapping,
        excluded=tuple(_excluded(one, situation, words) for one in ranking.excluded),
        market=_market(ranking, words),
        rates=rate_documents(found.rates, words),
        chart=chart_document(ranking, words) if order.chart else None,
        generation=shelf.generation,
    )


def _criteria(ranking: Ranking, words: Words) -> tuple[CriterionDocument, ...]:
    return tuple(
        CriterionDocument(
            id=one,
            label=criterion_label(one, words),
            weight=ranking.weights[one],
            share=ranking.shares.get(one, 0.0),
            applies=one in ranking.shares,
        )
        for one in criterion_ids()
    )


def _presets(words: Words) -> tuple[PresetDocument, ...]:
    return tuple(
        PresetDocument(
            id=one,
            label=words.say(PRESETS[one][0]),
            description=words.say(PRESETS[one][1]),
            weights=dict(preset_weights(one).of),
        )
        for one in Preset
    )


def _sensitivity(ranking: Ranking, words: Words) -> SensitivityDocument | None:
    found = ranking.sensitivity
    if found is None:
        return None
    return SensitivityDocument(
        criterion=found.criterion,
        label=criterion_label(found.criterion, words),
        now=found.now,
        then=found.then,
        share_now=found.share_now,
        share_then=found.share_then,
        challenger_id=found.challenger,
        challenger=found.challenger_name,
        text=sensitivity_text(found, words),
    )


def _excluded(one: Excluded, situation: Situation, words: Words) -> ExcludedDocument:
    detail = one.detail
    if one.reason is Reason.BLOCKED and detail == NO_REASON:
        detail = words.say(NO_REASON)
    if one.missed is not None and one.candidate is not None:
        field, schema = one.missed.constraint.field, situation.schema
        detail = words.say(
            "{field} {required}: states {value}",
            field=field_label(field, schema, words),
            required=words.requirement(one.missed.constraint, definition_of(field, schema)),
            value=Stated(situation, words).of(one.missed, one.candidate) or "–",
        )
    return ExcludedDocument(
        supplier_id=one.supplier_id,
        name=one.name,
        reason=one.reason,
        label=words.say(REASONS[one.reason]),
        detail=detail,
        offers=one.offers,
    )


def _market(ranking: Ranking, words: Words) -> MarketDocument | None:
    market = ranking.situation.market
    if market is None:
        return None
    median = f"{words.figures.number(round(market.median, 2))} {market.currency}"
    scope = " › ".join(market.category) or words.say("the whole catalogue")
    if market.of_musts:
        scope = words.say("{category} that meet the musts", category=scope)
    return MarketDocument(
        scope=scope,
        currency=market.currency,
        count=market.count,
        median=market.median,
        lower_quartile=market.lower_quartile,
        text=words.say(
            "{count} prices of {scope}: median {median}",
            count=words.figures.number(float(market.count)),
            scope=scope,
            median=median,
        ),
    )
