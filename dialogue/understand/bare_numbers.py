"""Bare numbers that no attribute took: the answer to a question, or how many are wanted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from data.constraint import LEAD_TIME, MOQ, PRICE, Constraint, Operator
from data.need import Amount
from data.schema.model import AttributeKind
from dialogue.acts import Term
from dialogue.grammar.mention import (
    MoneyMention,
    NumberMention,
)
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind
from dialogue.understand.focus import category_match
from dialogue.understand.leftovers import stop_words
from dialogue.understand.terms import (
    asked_term,
    named,
    question_currency,
    read_money,
    require,
    set_term,
)

_NEAR: Final = 4.0
"""How many times as much a number is at most that takes the place of another."""
_FEWEST: Final = 10
"""From how many on a bare number counts goods though nothing says so."""
_MOST: Final = 1e12
"""What a bare number can count, or cost; anything above is no number of goods."""


def bare_number_as_term(draft: Draft) -> None:
    """Bare numbers that no attribute took: the answer to a question, or how many are wanted."""
    asked = asked_term(draft)
    for mention in list(draft.mentions):
        if not isinstance(mention, NumberMention) or mention.unit is not None:
            continue
        if draft.is_used(mention.start, mention.end) or mention.negated:
            continue
        if _corrects_the_last(draft, mention):
            continue
        value = mention.high if mention.low in (float("-inf"),) else mention.low
        if value <= 0 or value > _MOST:
            continue
        number = Decimal(repr(value)).normalize()
        number = Decimal(int(number)) if number == number.to_integral() else number
        core = _named_core(draft, mention)
        if draft.asked == PRICE or asked is Term.BUDGET or core == PRICE:
            money = MoneyMention(
                start=mention.start,
                end=mention.end,
                words=mention.words,
                confidence=mention.confidence,
                low=number,
                high=number,
                currency=question_currency(draft),
                operator=mention.operator,
                per_unit=draft.asked == PRICE or core == PRICE or None,
            )
            done = read_money(draft, money)
        elif draft.asked == MOQ or core == MOQ:
            operator = mention.operator
            if operator in (Operator.EQUAL, Operator.ABOUT, Operator.BETWEEN):
                operator = Operator.AT_MOST
            require(draft, mention, Constraint(MOQ, operator, (float(value),)))
            done = True
        elif draft.asked == LEAD_TIME or core == LEAD_TIME:
            require(draft, mention, Constraint(LEAD_TIME, Operator.AT_MOST, (float(value),)))
            done = True
        elif asked in (Term.QUANTITY, Term.ANNUAL) or _counts(draft, mention):
            term = asked if asked in (Term.QUANTITY, Term.ANNUAL) else Term.QUANTITY
            done = number == number.to_integral()
            if done:
                set_term(draft, mention, term or Term.QUANTITY, Amount(number), 0.95)
        else:
            done = False
        if done:
            draft.mentions.remove(mention)
            draft.use(mention.start, mention.end)


def _corrects_the_last(draft: Draft, mention: NumberMention) -> bool:
    """Take a bare number in a correction for the number required last: "500 W", "make it 550".

    It is no other amount of goods when how many are wanted has been said, and it must be near to
    what it replaces.
    """
    line, order = draft.state.need.line(), draft.state.constraint_order
    if line is None or line.quantity is not None or not order:
        return False
    last = order[-1]
    attribute = draft.scope.attributes.get(last.field)
    if attribute is None or attribute.unit is None or not _corrects(draft, mention):
        return False
    numbers = [one for one in last.values if isinstance(one, int | float) and one]
    if len(numbers) != 1 or isinstance(numbers[0], bool) or mention.low != mention.high:
        return False
    if not 1 / _NEAR <= mention.low / numbers[0] <= _NEAR:
        return False
    require(draft, mention, replace(last, values=(float(mention.low),)))
    draft.mentions.remove(mention)
    draft.use(mention.start, mention.end)
    return True


def _corrects(draft: Draft, mention: NumberMention) -> bool:
    """Whether a number is all that a correction says."""
    after = draft.tokens_between(mention.end, len(draft.utterance))
    stop = stop_words(draft.language)
    return all(token.text in stop for token in after) and any(
        cue.end <= mention.start and not draft.tokens_between(cue.end, mention.start)
        for cue in draft.cues_of(CueKind.CORRECT)
    )


def _named_core(draft: Draft, mention: NumberMention) -> str | None:
    """The core field named in a number's clause; "one" beside it is no number."""
    if not any(letter.isdigit() for letter in mention.words):
        return None
    return next((one for one in (MOQ, PRICE, LEAD_TIME) if named(draft, mention, one)), None)


def _takes_the_place(draft: Draft, mention: NumberMention) -> bool:
    """Whether a number corrects how many were wanted: "better 40"."""
    line = draft.state.need.line()
    if line is None or line.quantity is None or mention.unit is not None:
        return False
    return any(
        cue.end <= mention.start and not draft.tokens_between(cue.end, mention.start)
        for cue in draft.cues_of(CueKind.CORRECT)
    )


_OF_THEM: Final = (
    ["of", "them"],
    ["of", "these"],
    ["of", "those"],
    ["de", "ellos"],
    ["de", "ellas"],
    ["de", "esos"],
    ["de", "esas"],
    ["de", "estos"],
    ["de", "estas"],
)


_COLLECTIVES: Final = frozenset(
    "dozen dozens docena docenas millar millares centenar centenares decena decenas dutzend "
    "douzaine douzaines".split()
)
"""Words that count goods by the dozen or the thousand."""


def _counts(draft: Draft, mention: NumberMention) -> bool:
    """Whether a bare number counts products: goods stand right after it, or it stands alone."""
    after = [token for token in draft.tokens if token.start >= mention.end][:6]
    if [token.text for token in after[:2]] in _OF_THEM or _takes_the_place(draft, mention):
        return True
    if _opens_a_clause(draft, mention) or mention.words.split()[-1].casefold() in _COLLECTIVES:
        return True
    if not after:
        return bool(draft.cues_of(CueKind.WANT, CueKind.CORRECT)) and draft.asked is None
    gap = draft.utterance[mention.end : after[0].start]
    if any(letter in ",;:.!?，。；：" for letter in gap):
        return False
    _, end = draft.clause(mention.start)
    goods = [
        match
        for match in draft.matches
        if match.start >= mention.end and match.end <= end and match.of(EntryKind.CATEGORY)
    ]
    kind = category_match(draft)
    if goods and kind is not None and kind in goods:
        between = draft.tokens_between(mention.end, goods[0].start)
        return len(between) <= 6
    if draft.state.need.lines or not after[0].text[0].isalpha() or after[0].start >= end:
        return False
    start, _ = draft.clause(mention.start)
    return _says_nothing(draft, start, mention.start) and not any(
        match.end <= start and match.of(EntryKind.CATEGORY, EntryKind.VALUE, EntryKind.NAME)
        for match in draft.matches
    )


def _says_nothing(draft: Draft, start: int, end: int) -> bool:
    """Whether only words that ask, greet or join stand between two characters."""
    asking = draft.cues_of(CueKind.WANT, CueKind.GREET)
    stop = stop_words(draft.language)
    return all(
        token.text in stop or any(cue.start <= token.start < cue.end for cue in asking)
        for token in draft.tokens_between(start, end)
    )


def _opens_a_clause(draft: Draft, mention: NumberMention) -> bool:
    """Whether a number no attribute took can only be how many: "1200 in white, to Hamburg".

    It opens its clause, other words of no weight follow, and no number was asked for.
    """
    line = draft.state.need.line()
    asked = draft.scope.attributes.get(draft.asked) if draft.asked else None
    if line is None or line.quantity is not None or mention.operator is not Operator.EQUAL:
        return False
    if mention.low != mention.high or mention.low < _FEWEST or draft.cues_of(CueKind.INTERROGATIVE):
        return False
    if draft.asked and (asked is None or asked.kind is AttributeKind.NUMBER):
        return False
    start, end = draft.clause(mention.start)
    after = draft.tokens_between(mention.end, end)[:1]
    return (
        bool(after)
        and after[0].text in stop_words(draft.language)
        and _says_nothing(draft, start, mention.start)
    )
