"""What is missing from a document, and what was found in it, as sentences of a language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from data.money import Money
from rfq.document.checks.finding import Finding, FindingCode, Parameter
from rfq.document.missing import Lack
from rfq.wording.figures import figures
from rfq.wording.translations import catalogue

LACKS: Final[Mapping[Lack, str]] = {
    Lack.QUANTITY: "how much is needed: nobody can quote without it",
    Lack.SPECIFICATIONS: "what the goods have to be: suppliers would quote different things",
    Lack.DESTINATION: "where the goods are needed: no freight can be quoted",
    Lack.DELIVERY_PLACE: "the place of the delivery term: without it the rule says little",
    Lack.NEEDED_BY: "by when the goods are needed",
    Lack.RESPOND_BY: "until when quotations are accepted",
    Lack.CONTACT: "whom to answer: an e-mail address or a telephone number",
    Lack.BUYER: "who asks: the buying company",
    Lack.SUPPLIERS: "who is asked",
    Lack.DELIVERY_TERM: "the delivery term: prices on different terms cannot be compared",
    Lack.UNIT: "what the quantity counts: pieces, sets, kilograms",
    Lack.CURRENCY: "the currency to quote in",
    Lack.BUDGET: "a target price or a budget; suppliers do not see it",
    Lack.PAYMENT: "the terms of payment",
    Lack.QUOTATIONS_VALID_UNTIL: "until when quoted prices have to hold",
    Lack.CERTIFICATES: "which certificates are asked for",
    Lack.INSPECTION: "how the goods are inspected",
    Lack.WARRANTY: "the warranty asked for",
    Lack.SAMPLES: "whether samples are wanted before the order",
    Lack.CRITERIA: "by what quotations are judged",
    Lack.PACKAGING: "how the goods are packed",
    Lack.ALTERNATES: "whether something else that serves the purpose may be offered",
    Lack.ANNUAL: "how much is expected a year",
    Lack.HS_CODE: "the customs code (HS)",
    Lack.SPARES: "for how long spare parts have to be available",
}
"""What each lack is, and why it matters."""

QUESTIONS: Final[Mapping[Lack, str]] = {
    Lack.QUANTITY: "How much do you need?",
    Lack.SPECIFICATIONS: "What do the goods have to be?",
    Lack.DESTINATION: "Where are the goods needed?",
    Lack.DELIVERY_PLACE: "Which place does the delivery term name?",
    Lack.NEEDED_BY: "By when are the goods needed?",
    Lack.RESPOND_BY: "Until when do you accept quotations?",
    Lack.CONTACT: "Whom should suppliers answer?",
    Lack.BUYER: "Which company asks?",
    Lack.SUPPLIERS: "Who is to be asked?",
    Lack.DELIVERY_TERM: "On which delivery term should prices be quoted?",
    Lack.UNIT: "What does the quantity count?",
    Lack.CURRENCY: "In which currency should prices be quoted?",
    Lack.BUDGET: "What is your budget or target price? Suppliers do not see it.",
    Lack.PAYMENT: "On which terms do you pay?",
    Lack.QUOTATIONS_VALID_UNTIL: "Until when do quoted prices have to hold?",
    Lack.CERTIFICATES: "Which certificates do you ask for?",
    Lack.INSPECTION: "How are the goods inspected?",
    Lack.WARRANTY: "Which warranty do you ask for?",
    Lack.SAMPLES: "Do you want samples before the order?",
    Lack.CRITERIA: "By what do you judge quotations?",
    Lack.PACKAGING: "How are the goods to be packed?",
    Lack.ALTERNATES: "May something else that serves the purpose be offered?",
    Lack.ANNUAL: "How much do you expect to need a year?",
    Lack.HS_CODE: "What is the customs code (HS)?",
    Lack.SPARES: "For how long do spare parts have to be available?",
}
"""How a buyer is asked for what is missing."""

FINDINGS: Final[Mapping[FindingCode, str]] = {
    FindingCode.ISSUED_AFTER_DEADLINE: "issued {issued}, after the deadline {respond_by}",
    FindingCode.DEADLINE_PASSED: "the deadline {respond_by} has passed (today is {today})",
    FindingCode.DEADLINE_AFTER_NEED: (
        "quotations are due {respond_by}, after the goods are needed ({needed_by})"
    ),
    FindingCode.NEEDED_IN_PAST: "needed by {needed_by}, which has passed (today is {today})",
    FindingCode.VALIDITY_ENDS_EARLY: (
        "quotations have to hold until {valid_until}, before they are due ({respond_by})"
    ),
    FindingCode.INSTALMENT_LATE: "an instalment is due {by}, after the goods are needed "
    "({needed_by})",
    FindingCode.INSTALMENT_EARLY: "an instalment is due {by}, before quotations are ({respond_by})",
    FindingCode.SAMPLES_LATE: "samples are due {by}, after the goods are needed ({needed_by})",
    FindingCode.QUANTITY_TOO_SMALL: "the quantity {quantity} is less than {least}",
    FindingCode.QUANTITY_NOT_WHOLE: "{quantity} {unit} cannot be bought: they are counted whole",
    FindingCode.ANNUAL_BELOW_ORDER: "{annual} a year is less than this order of {quantity}",
    FindingCode.PRICE_BREAKS_OUT_OF_ORDER: "the price breaks {breaks} do not rise",
    FindingCode.SCHEDULE_EXCEEDS_QUANTITY: "{scheduled} are scheduled, {quantity} ordered",
    FindingCode.SCHEDULE_FALLS_SHORT: "only {scheduled} of {quantity} are scheduled",
    FindingCode.SCHEDULE_UNIT_DIFFERS: "scheduled in {unit}, ordered in {quantity_unit}",
    FindingCode.RANGE_UPSIDE_DOWN: "{name}: from {low} to {high} holds nothing",
    FindingCode.SPECIFICATIONS_CONFLICT: "{name}: nothing can be {first} and {second}",
    FindingCode.PREFERENCE_CONFLICTS: (
        "{name}: what is required ({first}) leaves no room for what is preferred ({second})"
    ),
    FindingCode.UNITS_NOT_COMPARABLE: "{name}: {first} and {second} cannot be compared",
    FindingCode.WEIGHTS_NOT_100: "the weights of the criteria sum to {sum}, not to 100",
    FindingCode.BUDGET_BELOW_TARGET: "the budget {budget} is less than the target price comes to "
    "({total})",
    FindingCode.BUDGETS_EXCEED_TOTAL: "the lines' budgets sum to {sum}, above the whole {budget}",
    FindingCode.MOQ_ABOVE_QUANTITY: (
        "{quantity} is below the minimum order of all {known} known offers; the smallest is "
        "{smallest_moq}"
    ),
    FindingCode.SOME_MOQ_ABOVE_QUANTITY: (
        "{quantity} is below the minimum order of {offers} of {known} known offers"
    ),
    FindingCode.DEADLINE_UNREACHABLE: (
        "needed by {needed_by}; the shortest of {known} known lead times is {days} days, to "
        "{earliest}, transport not counted"
    ),
    FindingCode.BUDGET_BELOW_MARKET: (
        "the budget {budget} is {unit_budget} each for {quantity}: below all {known} known offers "
        "(from {minimum}, median {median})"
    ),
    FindingCode.BUDGET_IN_LOWEST_QUARTER: (
        "the budget {budget} is {unit_budget} each for {quantity}: within the cheapest quarter of "
        "{known} known offers (from {minimum}, median {median})"
    ),
    FindingCode.TOTAL_BUDGET_BELOW_MARKET: (
        "the budget {budget} is less than the cheapest known offers together ({minimum})"
    ),
    FindingCode.TARGET_BELOW_EVERY_OFFER: (
        "the target price {target} is below all {known} known offers (from {minimum}, median "
        "{median})"
    ),
    FindingCode.CERTIFICATE_NOT_STATED: (
        "{names}: none of {known} known products or suppliers states it"
    ),
    FindingCode.SUPPLIER_BLOCKED: ("{supplier} is on the block list and cannot be asked: {reason}"),
}


def lack_words(lack: Lack, language: str = "en") -> str:
    """What is missing and why it matters, in the language of a BCP 47 tag."""
    return catalogue(language)(LACKS[lack])


def question_words(lack: Lack, language: str = "en") -> str:
    """How a buyer is asked for it, in the language of a BCP 47 tag."""
    return catalogue(language)(QUESTIONS[lack])


def finding_words(finding: Finding, language: str = "en") -> str:
    """A finding as a sentence, filled with its figures in the language's notation."""
    words = {name: figure_words(one, language) for name, one in finding.parameters.items()}
    if finding.code is FindingCode.SUPPLIER_BLOCKED and not words["reason"]:
        words["reason"] = catalogue(language)("no reason given")
    return catalogue(language)(FINDINGS[finding.code], **words)


def figure_words(value: Parameter, language: str = "en") -> str:
    """A figure as people of a language write it."""
    written = figures(language)
    match value:
        case Money():
            return written.money(value)
        case datetime():
            return f"{written.day(value.date())} {value:%H:%M %Z}"
        case date():
            return written.day(value)
        case int() | Decimal() | float():
            return written.number(Decimal(value) if isinstance(value, int) else value)
        case _:
            return value
