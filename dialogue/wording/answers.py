"""Answers to what a buyer asked about the catalogue, in words, with the products behind them."""

from __future__ import annotations

from typing import Final

from data.constraint import LEAD_TIME, MOQ
from dialogue.acts import Subject
from dialogue.answers.answer import (
    Answer,
    CompareAnswer,
    CountAnswer,
    DifferenceAnswer,
    LeadTimeAnswer,
    MeaningAnswer,
    MoqAnswer,
    NoAnswer,
    OptionsAnswer,
    PriceAnswer,
    RangeAnswer,
    Spread,
    SuppliersAnswer,
)
from dialogue.answers.named import StatedAnswer, SuperlativeAnswer, UnclearAnswer
from dialogue.wording.differences import difference_words
from dialogue.wording.meanings import meaning_words
from dialogue.wording.named import stated_words, superlative_words, unclear_words
from dialogue.wording.prices import at_quantity, price_words
from dialogue.wording.scopes import nothing_words, scope_words, silent_words
from dialogue.wording.speaker import Speaker
from dialogue.wording.why import why_words
from dialogue.wording.worded import Kind, Paragraph

_VALUES: Final = 8


def worded_answer(speaker: Speaker, answer: Answer) -> list[Paragraph]:
    """An answer as paragraphs; a comparison's table is laid out by who shows it."""
    return [Paragraph(Kind.ANSWER, text) for text in _texts(speaker, answer) if text]


def _texts(speaker: Speaker, answer: Answer) -> list[str]:
    match answer:
        case PriceAnswer():
            return [price_words(speaker, answer)]
        case CountAnswer():
            return [_count(speaker, answer)]
        case SuppliersAnswer():
            return [_suppliers(speaker, answer)]
        case OptionsAnswer():
            return [_options(speaker, answer)]
        case RangeAnswer():
            return [_range(speaker, answer)]
        case LeadTimeAnswer():
            return [_lead_time(speaker, answer)]
        case MoqAnswer():
            return [_moq(speaker, answer)]
        case MeaningAnswer():
            return meaning_words(speaker, answer)
        case DifferenceAnswer():
            return difference_words(speaker, answer)
        case CompareAnswer():
            return [_compared(speaker, answer)]
        case SuperlativeAnswer():
            return superlative_words(speaker, answer)
        case UnclearAnswer():
            return [unclear_words(speaker, answer)]
        case StatedAnswer():
            return stated_words(speaker, answer)
        case NoAnswer():
            return [_none(speaker, answer)]
        case _:
            return why_words(speaker, answer)


def _count(speaker: Speaker, one: CountAnswer) -> str:
    if not one.scope.products:
        return nothing_words(speaker, one.scope)
    text = speaker.say(
        "{scope}: {products} from {suppliers}.",
        scope=scope_words(speaker, one.scope),
        products=speaker.products(one.scope.products),
        suppliers=_supplier_count(speaker, one.suppliers),
    )
    return speaker.sentences(text, silent_words(speaker, one.scope))


def _supplier_count(speaker: Speaker, number: int) -> str:
    return speaker.say.count("{n} supplier", "{n} suppliers", number, n=speaker.number(number))


def _suppliers(speaker: Speaker, one: SuppliersAnswer) -> str:
    say = speaker.say
    if not one.scope.products:
        return nothing_words(speaker, one.scope)
    text = say(
        "{scope}: {suppliers} for {products}.",
        scope=scope_words(speaker, one.scope),
        suppliers=_supplier_count(speaker, one.suppliers),
        products=speaker.products(one.scope.products),
    )
    countries = [
        f"{speaker.names.country(code)} ({speaker.number(count)})"
        for code, count in one.countries[:_VALUES]
    ]
    rest = len(one.countries) - len(countries)
    if rest > 0:
        countries.append(
            say.count("{n} more country", "{n} more countries", rest, n=speaker.number(rest))
        )
    if one.unlocated:
        countries.append(say("not stated ({n})", n=speaker.number(one.unlocated)))
    by_country = say("By country: {items}.", items=say(", ").join(countries)) if countries else ""
    largest = [f"{name} ({speaker.products(count)})" for name, count in one.largest]
    most = say("Most products: {items}.", items=say(", ").join(largest)) if largest else ""
    ranked = (
        say(
            "Which of them suits best is not told by these counts: suppliers are compared by "
            "price, lead time, record and more in the supplier ranking, the panel “Suppliers” of "
            "the page or “sourcing suppliers” in a terminal."
        )
        if one.best
        else ""
    )
    return speaker.sentences(text, by_country, most, silent_words(speaker, one.scope), ranked)


def _options(speaker: Speaker, one: OptionsAnswer) -> str:
    say = speaker.say
    where, name = scope_words(speaker, one.scope), speaker.names.inline(one.field)
    if not one.stated:
        return say(
            "{scope}: none of {products} states {name}.",
            scope=where,
            products=speaker.products(one.scope.products),
            name=name,
        )
    named = [
        f"{speaker.names.label(one.field, label)} ({speaker.number(count)})"
        for label, count in one.values[:_VALUES]
    ]
    rest = len(one.values) - len(named)
    if rest > 0:
        named.append(say.count("{n} more", "{n} more", rest, n=speaker.number(rest)))
    text = say("{scope}, {name}: {values}.", scope=where, name=name, values=say(", ").join(named))
    behind = say(
        "{stated} of {products} state it.",
        stated=speaker.number(one.stated),
        products=speaker.products(one.scope.products),
    )
    return speaker.sentences(text, behind, silent_words(speaker, one.scope))


def _range(speaker: Speaker, one: RangeAnswer) -> str:
    say, spread = speaker.say, one.spread
    where, name = scope_words(speaker, one.scope), speaker.names.inline(one.field)
    if spread is None:
        return say(
            "{scope}: none of {products} states {name}.",
            scope=where,
            products=speaker.products(one.scope.products),
            name=name,
        )
    text = say(
        "{scope}, {name}: {range}, median {median}.",
        scope=where,
        name=name,
        range=speaker.measured(one.field, spread.low, spread.high, one.unit),
        median=speaker.measured(one.field, spread.median, spread.median, one.unit),
    )
    return speaker.sentences(
        text, _behind(speaker, spread, one.scope.products), silent_words(speaker, one.scope)
    )


def _behind(speaker: Speaker, spread: Spread, products: int) -> str:
    return speaker.say(
        "{stated} of {products} state it.",
        stated=speaker.number(spread.count),
        products=speaker.products(products),
    )


def _lead_time(speaker: Speaker, one: LeadTimeAnswer) -> str:
    spread, name = one.spread, speaker.names.inline(LEAD_TIME)
    where = scope_words(speaker, one.scope)
    if not one.scope.products:
        return nothing_words(speaker, one.scope)
    if spread is None:
        return speaker.say(
            "{scope}: none of {products} states {name}.",
            scope=where,
            products=speaker.products(one.scope.products),
            name=name,
        )
    text = speaker.say(
        "{scope}, {name} {at}: {range}, median {median}.",
        scope=where,
        name=name,
        at=at_quantity(speaker, one.quantity),
        range=speaker.days(spread.low, spread.high),
        median=speaker.days(spread.median, spread.median),
    )
    return speaker.sentences(
        text, _behind(speaker, spread, one.scope.products), silent_words(speaker, one.scope)
    )


def _moq(speaker: Speaker, one: MoqAnswer) -> str:
    say, name = speaker.say, speaker.names.inline(MOQ)
    if not one.scope.products:
        return nothing_words(speaker, one.scope)
    where = scope_words(speaker, one.scope)
    if not one.by_unit:
        return say(
            "{scope}: none of {products} states {name}.",
            scope=where,
            products=speaker.products(one.scope.products),
            name=name,
        )
    parts = []
    for unit, spread in one.by_unit:
        low, high, median = (
            speaker.measured(MOQ, value, value, unit)
            for value in (spread.low, spread.high, spread.median)
        )
        parts.append(
            say(
                "{low} to {high}, median {median} ({products})",
                low=low,
                high=high,
                median=median,
                products=speaker.products(spread.count),
            )
        )
    text = say("{scope}, {name}: {values}.", scope=where, name=name, values=speaker.series(parts))
    return speaker.sentences(text, silent_words(speaker, one.scope))


def _compared(speaker: Speaker, one: CompareAnswer) -> str:
    if not one.rows:
        return speaker.say("The catalogue states nothing in which these products differ.")
    names = [speaker.names.inline(name) for name, _ in one.rows]
    text = speaker.say("They differ in: {names}.", names=speaker.say(", ").join(names))
    same = (
        speaker.say.count(
            "{n} further field is the same for all.",
            "{n} further fields are the same for all.",
            one.same,
            n=speaker.number(one.same),
        )
        if one.same
        else ""
    )
    return speaker.sentences(text, same)


def _none(speaker: Speaker, one: NoAnswer) -> str:
    say = speaker.say
    if one.advice:
        return say("Nothing is on the list yet: say what you are looking for.")
    if one.unresolved:
        return say("Which products do you mean? Please give their numbers in the list.")
    if one.ask is not None and one.ask.subject is Subject.DIFFERENCE:
        return say("Between which two things? Name two values or two kinds of product.")
    return say("“{words}”: the catalogue does not answer that.", words=one.words)


def comparison_table(
    speaker: Speaker, one: CompareAnswer
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Rows of a comparison in words: the field, and what each product states."""
    return tuple(
        (
            speaker.names.field(name),
            tuple(speaker.value(name, value) for value in values),
        )
        for name, values in one.rows
    )
