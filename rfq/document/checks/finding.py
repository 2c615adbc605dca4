"""What is found wrong or doubtful in a document, as data: the words are a message catalogue's."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from data.evidence import Evidence
from data.exchange.rate import Rate
from data.money import Money
from data.records.offer import DeliveryTerm

Parameter: TypeAlias = str | int | float | Decimal | Money | date | datetime
"""What a message is filled with; a renderer writes it in the reader's notation."""


class Severity(StrEnum):
    """What follows."""

    ERROR = "error"
    """The document contradicts itself: it cannot be meant so."""
    WARNING = "warning"
    """It may not work out; the buyer decides."""


class FindingCode(StrEnum):
    """What was found; the key of its message, with the parameters it is filled with."""

    ISSUED_AFTER_DEADLINE = "issued_after_deadline"
    """issued, respond_by"""
    DEADLINE_PASSED = "deadline_passed"
    """respond_by, today"""
    DEADLINE_AFTER_NEED = "deadline_after_need"
    """respond_by, needed_by"""
    NEEDED_IN_PAST = "needed_in_past"
    """needed_by, today"""
    VALIDITY_ENDS_EARLY = "validity_ends_early"
    """valid_until, respond_by"""
    INSTALMENT_LATE = "instalment_late"
    """by, needed_by"""
    INSTALMENT_EARLY = "instalment_early"
    """by, respond_by"""
    SAMPLES_LATE = "samples_late"
    """by, needed_by"""
    QUANTITY_TOO_SMALL = "quantity_too_small"
    """quantity, least"""
    QUANTITY_NOT_WHOLE = "quantity_not_whole"
    """quantity, unit"""
    ANNUAL_BELOW_ORDER = "annual_below_order"
    """annual, quantity"""
    PRICE_BREAKS_OUT_OF_ORDER = "price_breaks_out_of_order"
    """breaks"""
    SCHEDULE_EXCEEDS_QUANTITY = "schedule_exceeds_quantity"
    """scheduled, quantity"""
    SCHEDULE_FALLS_SHORT = "schedule_falls_short"
    """scheduled, quantity"""
    SCHEDULE_UNIT_DIFFERS = "schedule_unit_differs"
    """unit, quantity_unit"""
    RANGE_UPSIDE_DOWN = "range_upside_down"
    """name, low, high"""
    SPECIFICATIONS_CONFLICT = "specifications_conflict"
    """name, first, second"""
    PREFERENCE_CONFLICTS = "preference_conflicts"
    """name, first, second: a preference that no product meeting the musts can meet"""
    UNITS_NOT_COMPARABLE = "units_not_comparable"
    """name, first, second"""
    WEIGHTS_NOT_100 = "weights_not_100"
    """sum"""
    BUDGET_BELOW_TARGET = "budget_below_target"
    """budget, total: the target price at the quantity costs more than the budget"""
    BUDGETS_EXCEED_TOTAL = "budgets_exceed_total"
    """sum, budget"""
    MOQ_ABOVE_QUANTITY = "moq_above_quantity"
    """quantity, smallest_moq, offers, known: every known offer asks for more"""
    SOME_MOQ_ABOVE_QUANTITY = "some_moq_above_quantity"
    """quantity, offers, known: some do"""
    DEADLINE_UNREACHABLE = "deadline_unreachable"
    """needed_by, earliest, days, known: no known lead time ends in time, transport not counted"""
    BUDGET_BELOW_MARKET = "budget_below_market"
    """budget, unit_budget, quantity, minimum, lower_quartile, median, upper_quartile, known"""
    BUDGET_IN_LOWEST_QUARTER = "budget_in_lowest_quarter"
    """the same: above the cheapest, under the lower quartile"""
    TOTAL_BUDGET_BELOW_MARKET = "total_budget_below_market"
    """budget, minimum: of the cheapest known offers of all lines together"""
    TARGET_BELOW_EVERY_OFFER = "target_below_every_offer"
    """target, minimum, lower_quartile, median, upper_quartile, known"""
    CERTIFICATE_NOT_STATED = "certificate_not_stated"
    """names, known: no known product or supplier states it; none says that it has not got it"""
    SUPPLIER_BLOCKED = "supplier_blocked"
    """supplier, reason: one that is asked is on the block list; the reason can be empty"""


@dataclasses.dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of an offer, as far as it bears on a finding.

    Attributes:
        value: what the offer says: a MOQ, the days of a lead time, a unit price.
        source: where the catalogue has it from, where it is kept.
        delivery_terms: of the offer, which its price is on; none where it states none.
        rate: that a price was brought to the document's currency by; None where it is in it.
    """

    value: Parameter
    offer: str | None = None
    product: str | None = None
    supplier: str | None = None
    source: Evidence | None = None
    delivery_terms: tuple[DeliveryTerm, ...] = ()
    rate: Rate | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes:
        field: path of the field that a buyer would change.
        parameters: by the names that the code's description lists.
        evidence: the facts behind it, most telling first; empty where the document alone shows it.
    """

    code: FindingCode
    severity: Severity
    field: str
    parameters: Mapping[str, Parameter] = dataclasses.field(default_factory=dict)
    evidence: tuple[Fact, ...] = ()
