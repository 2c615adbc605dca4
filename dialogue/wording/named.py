"""Answers that name products, in words: the least or most of something, and what some state."""

from __future__ import annotations

from collections.abc import Sequence

from data.constraint import LEAD_TIME, PRICE
from dialogue.acts import Extreme
from dialogue.answers.named import (
    Leader,
    StatedAnswer,
    Statement,
    SuperlativeAnswer,
    UnclearAnswer,
)
from dialogue.wording.prices import at_quantity, total_of, uncounted
from dialogue.wording.scopes import nothing_words, scope_words, silent_words
from dialogue.wording.speaker import Speaker


def superlative_words(speaker: Speaker, one: SuperlativeAnswer) -> list[str]:
    """The products first, then how many stand behind it and what was left out."""
    say, scope = speaker.say, one.scope
    if not scope.products:
        return [nothing_words(speaker, scope)]
    name = speaker.names.inline(one.field)
    if one.field in (PRICE, LEAD_TIME):
        name = say("{name} {at}", name=name, at=at_quantity(speaker, one.quantity))
    where = scope_words(speaker, scope)
    if not one.leaders:
        head = say(
            "{scope}: none of {products} states {name}.",
            scope=where,
            products=speaker.products(scope.products),
            name=name,
        )
        return [speaker.sentences(head, *_left_out(speaker, one), silent_words(speaker, scope))]
    head = (
        say("{scope}, lowest {name}:", scope=where, name=name)
        if one.extreme is Extreme.LEAST
        else say("{scope}, highest {name}:", scope=where, name=name)
    )
    rows = [_leader(speaker, one, leader) for leader in one.leaders]
    equal = (
        say.count(
            "{n} product shares the first place.",
            "{n} products share the first place.",
            one.tied,
            n=speaker.number(one.tied),
        )
        if one.tied > 1
        else ""
    )
    notes = (
        equal,
        _behind(speaker, one),
        *_left_out(speaker, one),
        silent_words(speaker, scope),
    )
    return [head, *rows, speaker.sentences(*notes)]


def unclear_words(speaker: Speaker, one: UnclearAnswer) -> str:
    """What a superlative could be of."""
    say = speaker.say
    if not one.fields:
        return say("No field of these products is plainly what “{words}” means.", words=one.words)
    return say(
        "“{words}” does not say plainly what is meant. It could be: {fields}.",
        words=one.words,
        fields=speaker.any_of([speaker.names.inline(name) for name in one.fields]),
    )


def stated_words(speaker: Speaker, one: StatedAnswer) -> list[str]:
    """One sentence per product and field."""
    texts = [_statement(speaker, one, statement) for statement in one.statements]
    if one.rate:
        texts.append(speaker.say("Converted at: {rate}.", rate=one.rate))
    return texts


def _leader(speaker: Speaker, one: SuperlativeAnswer, leader: Leader) -> str:
    say = speaker.say
    title = speaker.names.title(leader.product_id)
    value = speaker.value(one.field, leader.value)
    if not leader.suppliers:
        return say("{title}: {value}.", title=title, value=value)
    return say(
        "{title}: {value}, from {suppliers}.",
        title=title,
        value=value,
        suppliers=speaker.all_of(leader.suppliers),
    )


def _behind(speaker: Speaker, one: SuperlativeAnswer) -> str:
    """How many of those that meet everything state it, and how many do not."""
    say, scope = speaker.say, one.scope
    silent = scope.products - one.stated - one.other_units
    stated, products = speaker.number(one.stated), speaker.products(scope.products)
    text = (
        say(
            "{stated} of {products} that meet everything state it.",
            stated=stated,
            products=products,
        )
        if scope.constraints
        else say("{stated} of {products} state it.", stated=stated, products=products)
    )
    if silent <= 0:
        return text
    rest = say.count(
        "{n} does not state it and could be anywhere.",
        "{n} do not state it and could be anywhere.",
        silent,
        n=speaker.number(silent),
    )
    return speaker.sentences(text, rest)


def _left_out(speaker: Speaker, one: SuperlativeAnswer) -> Sequence[str]:
    say = speaker.say
    return (
        say.count(
            "{n} product is sold by another unit and not compared.",
            "{n} products are sold by other units and not compared.",
            one.other_units,
            n=speaker.number(one.other_units),
        )
        if one.other_units
        else "",
        *uncounted(speaker, one),
    )


def _statement(speaker: Speaker, answer: StatedAnswer, one: Statement) -> str:
    say = speaker.say
    title, name = speaker.names.title(one.product_id), speaker.names.inline(one.field)
    if one.field in (PRICE, LEAD_TIME):
        name = say("{name} {at}", name=name, at=at_quantity(speaker, answer.quantity))
    if not one.values:
        return say("{title}, {name}: the catalogue does not state it.", title=title, name=name)
    parts = []
    for value, suppliers in one.values:
        worded = speaker.value(one.field, value)
        if suppliers:
            worded = say("{name} ({limits})", name=worded, limits=speaker.all_of(suppliers))
        parts.append(worded)
    text = say("{title}, {name}: {value}.", title=title, name=name, value=speaker.series(parts))
    return speaker.sentences(text, _total(speaker, answer, one))


def _total(speaker: Speaker, answer: StatedAnswer, one: Statement) -> str:
    if not answer.total or one.field != PRICE:
        return ""
    if answer.quantity is None:
        return speaker.say("Say how many you need for what they cost in total.")
    amount = answer.quantity
    # A price per another unit of sale than that of the quantity makes no total.
    prices = [v.low for v, _ in one.values if v.low is not None]
    currency = one.values[0][0].unit if one.values else None
    if not prices or currency is None or not answer.same_unit:
        return ""
    number = float(amount.number)
    return total_of(speaker, amount, prices[0] * number, prices[-1] * number, currency)
