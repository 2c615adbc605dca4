"""Rank: suppliers in order, why each stands where it does, and what would change it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from sourcing.api.documents.base import Answer, MoneyDocument, QuantityDocument
from sourcing.api.documents.card import LeadTimeDocument, PriceDocument, SupplierBadge
from sourcing.api.documents.chart import ChartDocument
from sourcing.api.documents.constraint import OutcomeDocument
from sourcing.api.documents.evidence import RateDocument, SourceDocument
from sourcing.api.documents.wanted import Wanted
from sourcing.api.documents.weights import (
    CriterionDocument,
    CriterionId,
    PresetDocument,
    WeightsOrder,
)
from sourcing.ranking.result import Reason, RiskKind
from sourcing.ranking.weights import Preset


class RankOrder(Wanted):
    """Whose suppliers are to be ranked, and what counts.

    Attributes:
        preset: weights for a situation.
        weights: of some criteria, set anew over the preset's: sliders send the ones that moved.
        size: suppliers to answer with.
        chart: whether the points of the chart are wanted.
        explain: whether the fields behind every part and risk are wanted, with their evidence:
            most of the answer, which moving a slider need not wait for.
    """

    preset: Preset = Preset.BALANCED
    weights: WeightsOrder = Field(default_factory=dict)
    size: Annotated[int, Field(ge=1, le=100)] = 20
    chart: bool = True
    explain: bool = True


class RankFact(Answer):
    """A field of the catalogue that decided something; ``value`` is null when it is not stated."""

    record: str
    record_id: str | None
    field: str
    label: str
    value: str | None
    evidence: tuple[SourceDocument, ...]


class PartDocument(Answer):
    """What one criterion adds to a score.

    Attributes:
        weight: its share of all weights that apply.
        value: 0 to 1; null when nothing that decides it is stated, and ``contribution`` then is
            what the unknown is taken for.
        worst, best: ends of what the value can be.
        contribution: to the score; the contributions of a supplier sum to it.
    """

    criterion: CriterionId
    label: str
    weight: float
    value: float | None
    worst: float
    best: float
    contribution: float
    known: bool
    facts: tuple[RankFact, ...]


class RankedOfferDocument(Answer):
    """One offer with its score.

    Attributes:
        score: 0 to 1; ``worst`` and ``best`` are its ends, whatever the catalogue does not state.
        known: how much of the score rests on what is stated, 0 to 1.
        price: at the quantity asked; null when none is stated for it.
        landed_is_floor: something in the landed cost is not known: it is at least this.
    """

    offer_id: str
    product_id: str
    title: str
    image: str | None
    score: float
    worst: float
    best: float
    known: float
    price: PriceDocument | None
    lead_time: LeadTimeDocument | None
    moq: QuantityDocument | None
    landed_total: MoneyDocument | None
    landed_per_unit: MoneyDocument | None
    landed_is_floor: bool


class RiskDocument(Answer):
    """A warning sign, with what it rests on."""

    kind: RiskKind
    label: str
    text: str
    facts: tuple[RankFact, ...]


class RankedSupplierDocument(Answer):
    """A supplier with the best of its offers.

    Attributes:
        rank: from 1; equal scores have the same rank.
        unbeaten: nobody is at least as good on everything known of it and better on something.
        offer: the best one; ``others`` follow, best first.
        parts: of the best offer's score.
        outcomes: how the best offer stands to every must and wish.
        left_open: labels of the musts that it does not state: it stands after all that meet every
            one.
        in_favour, against, unknown: the reasons in words, the weightiest first.
    """

    rank: int
    tied: bool
    unbeaten: bool
    supplier: SupplierBadge
    offer: RankedOfferDocument
    others: tuple[RankedOfferDocument, ...]
    parts: tuple[PartDocument, ...]
    outcomes: tuple[OutcomeDocument, ...]
    missed: tuple[str, ...]
    left_open: tuple[str, ...]
    risks: tuple[RiskDocument, ...]
    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    unknown: tuple[str, ...]


class ExcludedDocument(Answer):
    """Who was left out, and why.

    Attributes:
        supplier_id, name: null for offers that name nobody.
        detail: the reason as the catalogue states it, or the must that is missed and by what.
    """

    supplier_id: str | None
    name: str | None
    reason: Reason
    label: str
    detail: str
    offers: int


class SensitivityDocument(Answer):
    """The smallest change of one weight that would put another supplier first.

    Attributes:
        now, then: weight of the criterion, in the units of the presets.
        share_now, share_then: the same as shares of all weights that apply.
        text: all of it in words.
    """

    criterion: CriterionId
    label: str
    now: float
    then: float
    share_now: float
    share_then: float
    challenger_id: str
    challenger: str
    text: str


class MarketDocument(Answer):
    """What comparable goods cost at the quantity, which prices are valued against."""

    scope: str
    currency: str
    count: int
    median: float
    lower_quartile: float
    text: str


class RankingDocument(Answer):
    """Suppliers in order, for one line of a need.

    Attributes:
        line: of the need; null where only products were named.
        title: what it is for, in the buyer's words.
        quantity: at which prices count; null when nobody said one.
        currency: that prices are compared in.
        on: the day that lead times and rates are counted from.
        products: how many were found, and ``offers`` of them were ranked.
        total: suppliers ranked, of which ``suppliers`` are the first.
        is_relaxed: no offer meets or might meet all musts: those that miss some are ranked.
        criteria, presets: for sliders; ``preset`` and the criteria's weights are those used.
        overlapping: suppliers that could be ahead of the first if everything unknown turned out
            well for them and badly for it.
        sensitivity: null where no change of one weight puts another supplier first.
    """

    line: str | None
    title: str
    language: str
    quantity: QuantityDocument | None
    currency: str | None
    on: date
    needed_by: date | None
    products: int
    offers: int
    total: int
    is_relaxed: bool
    suppliers: tuple[RankedSupplierDocument, ...]
    preset: Preset
    criteria: tuple[CriterionDocument, ...]
    presets: tuple[PresetDocument, ...]
    sensitivity: SensitivityDocument | None
    overlapping: int
    excluded: tuple[ExcludedDocument, ...]
    market: MarketDocument | None
    rates: tuple[RateDocument, ...]
    chart: ChartDocument | None
    generation: str
