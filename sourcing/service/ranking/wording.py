"""What a ranking calls things: situations, warning signs, reasons to leave somebody out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from data.constraint import CORE_FIELDS, LEAD_TIME, MOQ, PRICE
from data.schema.model import AttributeDefinition
from sourcing.ranking.criteria import CRITERIA
from sourcing.ranking.result import Reason, RiskKind
from sourcing.ranking.weights import Preset

if TYPE_CHECKING:
    from data.schema import AttributeSchema
    from rfq.comparison.words import Words
    from sourcing.ranking.candidate import Fact
    from sourcing.ranking.result import Risk, Sensitivity

PRESETS: Final[Mapping[Preset, tuple[str, str]]] = {
    Preset.BALANCED: ("Balanced", "Nothing counts more than usual"),
    Preset.URGENT: ("Urgent", "The day counts most"),
    Preset.CHEAPEST: ("Cheapest", "The price counts most"),
    Preset.SAFEST: ("Safest", "A record that can be relied on counts most"),
}
"""Label and description of each situation."""

RISKS: Final[Mapping[RiskKind, str]] = {
    RiskKind.FAR_BELOW_MARKET: "price far below the market",
    RiskKind.NEW_WITH_HIGH_CLAIMS: "new and unverified with high claims",
    RiskKind.COUNTRY_MISMATCH: "places do not agree",
    RiskKind.MANY_DISPUTES: "many disputes",
    RiskKind.OFTEN_LATE: "often late",
    RiskKind.OFFER_NOT_VALID: "offer not valid",
    RiskKind.MOQ_ABOVE_QUANTITY: "minimum order above the quantity",
    RiskKind.TOO_LATE: "ships after the day it is needed",
}

REASONS: Final[Mapping[Reason, str]] = {
    Reason.BLOCKED: "on the block list",
    Reason.MISSES_A_MUST: "misses a must",
    Reason.REJECTED: "the buyer rejected the product",
    Reason.UNNAMED: "the offer names no supplier",
}

FIELDS: Final[Mapping[str, str]] = {
    "price_breaks": "Unit price",
    "lead_times": "Lead time",
    "moq": "Minimum order quantity",
    "on_time_rate": "Delivered on time",
    "dispute_rate": "Orders disputed",
    "rating": "Rating",
    "years": "Years in business",
    "founded": "Founded",
    "response_hours": "Answers within",
    "verification": "Verified",
    "kind": "Kind",
    "country": "Place",
    "certifications": "Certificates",
    "stock": "Stock",
    "employees_low": "Employees",
    "valid_until": "Price valid",
    "valid_from": "Price valid",
    "warranty_months": "Warranty",
    "ship_from": "Ships from",
    "title": "Product",
}
"""Fields of the catalogue's records that rankings name."""

CRITERION_LABELS: Final[Mapping[str, str]] = {one.id: one.label for one in CRITERIA}


def criterion_label(criterion: str, words: Words) -> str:
    """What people call a criterion."""
    return words.say(CRITERION_LABELS[criterion])


def field_label(field: str, schema: AttributeSchema, words: Words) -> str:
    """What people call a field of a record, a core field, or an attribute."""
    if field in FIELDS:
        return words.say(FIELDS[field])
    if field in CORE_FIELDS:
        return words.field(field)
    definition = definition_of(field, schema)
    return field.replace("_", " ") if definition is None else words.attribute(definition)


def definition_of(field: str, schema: AttributeSchema) -> AttributeDefinition | None:
    """An attribute's definition, of the category where most products state it."""
    found = (category.attribute(field) for category in schema.categories.values())
    return max((one for one in found if one is not None), key=lambda one: one.count, default=None)


def risk_text(
    risk: Risk, schema: AttributeSchema, words: Words, says: Callable[[Fact], str | None]
) -> str:
    """What was seen: in English as it was found, in other languages from the fields behind it.

    Args:
        risk: that was seen.
        schema: of the catalogue.
        words: of the language.
        says: says what a fact states.
    """
    if words.say.language == "en":
        return risk.words
    stated = [
        f"{field_label(one.field, schema, words)}: {text}"
        for one in risk.facts
        if (text := says(one)) is not None
    ]
    return "; ".join(dict.fromkeys(stated)) or words.say(RISKS[risk.kind])


def sensitivity_text(found: Sensitivity, words: Words) -> str:
    """The change that would put another supplier first."""
    message = (
        "{name} would be first if {criterion} weighed more than {then} instead of {now}"
        if found.then > found.now
        else "{name} would be first if {criterion} weighed less than {then} instead of {now}"
    )
    return words.say(
        message,
        name=found.challenger_name,
        criterion=criterion_label(found.criterion, words),
        then=words.share(found.share_then),
        now=words.share(found.share_now),
    )


CORE_OF_RECORDS: Final[Mapping[str, str]] = {
    "price_breaks": PRICE,
    "lead_times": LEAD_TIME,
    "moq": MOQ,
}
"""Fields of an offer that a requirement is about under another name."""
