"""Money, quantities, dates, places and terms of payment: to terms of the need, or requirements.

A price for each piece is a requirement on the offer; an amount for everything is the budget. Where
nothing says which: a limit ("under $20,000") is on the price, a bare amount ("2,000 dollars") is
what there is to spend; a price named without more is the most that the buyer would pay.
"""

from __future__ import annotations

from typing import Final

from data.constraint import CERTIFICATION, COUNTRY, LEAD_TIME, MOQ, PRICE, Constraint, Operator
from data.money import Money
from data.need import Amount, Place
from data.records.offer import DeliveryTerm
from dialogue.acts import Note, SetTerm, Term, TermValue
from dialogue.grammar.mention import (
    CertificationMention,
    CountryMention,
    CountryRole,
    DateKind,
    DateMention,
    DeliveryMention,
    DurationMention,
    Mention,
    MoneyMention,
    NumberMention,
    PaymentMention,
    QuantityMention,
    SampleMention,
)
from dialogue.state import QuestionKind
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import EntryKind
from dialogue.understand.in_blocks import is_counted_in_blocks

_USUAL: Final = "USD"
"""Currency of an amount without one, until the buyer names one; said with less confidence."""
_BOUNDS: Final = (Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST)


def asked_term(draft: Draft) -> Term | None:
    """The term that was just asked about."""
    question = draft.state.question
    return question.term if question and question.kind is QuestionKind.TERM else None


def read_terms(draft: Draft) -> None:
    """Turn what the grammar has found, apart from numbers and sizes, into terms."""
    for mention in list(draft.mentions):
        if isinstance(mention, NumberMention) or draft.is_used(mention.start, mention.end):
            continue
        if _read(draft, mention):
            draft.mentions.remove(mention)
            draft.use(mention.start, mention.end)


def set_term(
    draft: Draft, mention: Mention, term: Term, value: TermValue, factor: float = 1.0
) -> None:
    """Note a term."""
    draft.add(
        mention.start,
        mention.end,
        SetTerm(
            term,
            value,
            words=draft.words(mention.start, mention.end),
            confidence=round(mention.confidence * factor, 3),
        ),
    )


def require(
    draft: Draft, mention: Mention, constraint: Constraint, *, negated: bool = False
) -> None:
    """Note a requirement whose own grammar has looked at negations."""
    draft.items.append(
        Item(
            mention.start,
            mention.end,
            constraint,
            confidence=mention.confidence,
            negated=negated,
            settled=True,
        )
    )


def _read(draft: Draft, mention: Mention) -> bool:
    match mention:
        case MoneyMention():
            return read_money(draft, mention)
        case QuantityMention():
            return _quantity(draft, mention)
        case DateMention():
            return _date(draft, mention)
        case DurationMention():
            return _duration(draft, mention)
        case DeliveryMention():
            return _delivery(draft, mention)
        case PaymentMention():
            set_term(draft, mention, Term.PAYMENT, mention.words)
            return True
        case SampleMention():
            set_term(draft, mention, Term.SAMPLES, mention.wanted)
            return True
        case CountryMention():
            return _country(draft, mention)
        case CertificationMention():
            constraint = Constraint(CERTIFICATION, Operator.EQUAL, (mention.name,))
            require(draft, mention, constraint, negated=mention.negated)
            return True
        case _:
            return False


def read_money(draft: Draft, mention: MoneyMention) -> bool:
    """Note an amount of money as a budget or a price; whether it is one of them."""
    if _counts_pieces(draft, mention) and mention.high is not None:
        set_term(draft, mention, Term.QUANTITY, Amount(mention.high, "H87"))
        return True
    given = mention.currency
    stated = draft.state.need.terms.currency
    currency = given or (stated.value if stated else _USUAL)
    sure = 1.0 if given or stated else 0.6
    asked = asked_term(draft)
    for_all = mention.total or (
        mention.per_unit is None
        and draft.asked != PRICE
        and (asked is Term.BUDGET or mention.operator in (Operator.EQUAL,))
        and not named(draft, mention, PRICE)
    )
    if mention.per_unit is None and mention.total is None and named(draft, mention, Term.BUDGET):
        for_all = True
    elif for_all and asked is None and not mention.total and _is_priced(draft):
        # "6,000 is fine, too", where only a price has been talked about.
        for_all = False
    if for_all:
        amount = mention.high if mention.high is not None else mention.low
        if amount is None:
            return False
        set_term(draft, mention, Term.BUDGET, Money(amount, currency), sure)
        return True
    low, high = mention.low, mention.high
    if mention.operator is Operator.BETWEEN and low is not None and high is not None:
        values: tuple[float, ...] = (float(low), float(high))
    else:
        amount = high if high is not None else low
        if mention.operator in (Operator.MORE, Operator.AT_LEAST) and low is not None:
            amount = low
        if amount is None:
            return False
        values = (float(amount),)
    operator = Operator.AT_MOST if mention.operator is Operator.EQUAL else mention.operator
    if operator is Operator.ONE_OF:
        operator, values = Operator.BETWEEN, (min(values), max(values))
    if operator is Operator.BETWEEN and len(values) == 1:
        operator = Operator.AT_MOST
    require(draft, mention, Constraint(PRICE, operator, values, currency))
    return True


def _counts_pieces(draft: Draft, mention: MoneyMention) -> bool:
    """Whether 块 counts goods rather than money: 太阳能板，200块."""
    if not mention.words.endswith("块") or mention.operator is not Operator.EQUAL:
        return False
    if mention.per_unit is not None or mention.total or draft.asked == PRICE:
        return False
    if asked_term(draft) is Term.BUDGET or named(draft, mention, PRICE):
        return False
    return is_counted_in_blocks(draft.scope.paths) and not named(draft, mention, Term.BUDGET)


def _is_priced(draft: Draft) -> bool:
    """Whether a price for each is known, and no budget."""
    line, terms = draft.state.need.line(), draft.state.need.terms
    return bool(line and line.on(PRICE) and not line.budget and not terms.budget)


def named(draft: Draft, mention: Mention, field: str) -> bool:
    """Whether a field or term is named in the mention's clause."""
    start, end = draft.clause(mention.start)
    return any(
        entry.field == field
        for match in draft.matches
        if start <= match.start and match.end <= end
        for entry in match.of(EntryKind.NAME, EntryKind.TERM)
    )


def _quantity(draft: Draft, mention: QuantityMention) -> bool:
    if mention.unit == "LO" and mention.number == 1:
        return True  # 一批 is some, nobody knows how many
    about_money = draft.asked == PRICE or asked_term(draft) is Term.BUDGET
    if about_money and mention.unit in (None, "EA"):
        # "500 each" counts pieces everywhere but after the question what they may cost.
        money = MoneyMention(
            start=mention.start,
            end=mention.end,
            words=mention.words,
            confidence=mention.confidence,
            low=mention.number,
            high=mention.high or mention.number,
            currency=question_currency(draft),
            operator=mention.operator,
            per_unit=True,
        )
        return read_money(draft, money)
    if draft.asked == MOQ or named(draft, mention, MOQ):
        operator = mention.operator
        if operator in (Operator.EQUAL, Operator.ABOUT):
            operator = Operator.AT_MOST
        require(draft, mention, Constraint(MOQ, operator, (float(mention.number),)))
        return True
    term = Term.ANNUAL if mention.annual else Term.QUANTITY
    set_term(draft, mention, term, Amount(mention.number, mention.unit))
    return True


def _date(draft: Draft, mention: DateMention) -> bool:
    if mention.days is not None and (
        draft.asked == LEAD_TIME
        or (named(draft, mention, LEAD_TIME) and asked_term(draft) is not Term.NEEDED_BY)
    ):
        require(draft, mention, Constraint(LEAD_TIME, Operator.AT_MOST, (float(mention.days),)))
        return True
    last = mention.until if mention.until is not None else mention.date
    if mention.kind is DateKind.AFTER:
        return False
    if mention.kind is DateKind.SOON and asked_term(draft) is not Term.NEEDED_BY:
        # No day was said; the supplier reads it as it was written.
        draft.add(mention.start, mention.end, Note(mention.words, words=mention.words))
        return True
    set_term(draft, mention, Term.NEEDED_BY, last)
    return True


def _duration(draft: Draft, mention: DurationMention) -> bool:
    if draft.asked != LEAD_TIME and not named(draft, mention, LEAD_TIME):
        return False
    operator = mention.operator
    if operator in (Operator.EQUAL, Operator.ABOUT):
        operator = Operator.AT_MOST
    if operator is Operator.BETWEEN:
        operator, value = Operator.AT_MOST, mention.high
    else:
        value = mention.high if operator in (Operator.AT_MOST, Operator.LESS) else mention.low
    require(draft, mention, Constraint(LEAD_TIME, operator, (value,)))
    return True


def _delivery(draft: Draft, mention: DeliveryMention) -> bool:
    if mention.incoterm is not None:
        set_term(draft, mention, Term.DELIVERY_TERM, DeliveryTerm(mention.incoterm, mention.place))
        return True
    place = Place(mention.country, mention.place)
    set_term(draft, mention, Term.DESTINATION, place)
    return True


def _country(draft: Draft, mention: CountryMention) -> bool:
    start, _ = draft.clause(mention.start)
    sold_there = any(
        start <= cue.start < mention.start for cue in draft.cues_of(CueKind.PURPOSE, CueKind.EXPORT)
    )
    to_buyer = mention.role is CountryRole.DESTINATION or (
        mention.role is CountryRole.UNKNOWN
        and not mention.negated
        and (asked_term(draft) is Term.DESTINATION or sold_there)
    )
    if to_buyer:
        country = mention.codes[0] if len(mention.codes) == 1 else None
        set_term(draft, mention, Term.DESTINATION, Place(country, mention.words))
        return True
    operator = Operator.EQUAL if len(mention.codes) == 1 else Operator.ONE_OF
    require(draft, mention, Constraint(COUNTRY, operator, mention.codes), negated=mention.negated)
    return True


def use_names(draft: Draft) -> None:
    """Count the names of fields that something was made of, in their clause, as understood."""
    made = [(item.start, item.constraint.field) for item in draft.items]
    made += [(o.start, o.act.term.value) for o in draft.done if isinstance(o.act, SetTerm)]
    for match in draft.matches:
        if draft.is_used(match.start, match.end):
            continue
        start, end = draft.clause(match.start)
        fields = {entry.field for entry in match.of(EntryKind.NAME, EntryKind.TERM)}
        if any(start <= place <= end and field in fields for place, field in made):
            draft.use(match.start, match.end)


def question_currency(draft: Draft) -> str | None:
    """The currency that was asked in, where the question was about money."""
    question = draft.state.question
    unit = question.unit if question else None
    return unit if unit and len(unit) == 3 and unit.isupper() else None
