"""The one question of a reply in words, its options, and why it is asked."""

from __future__ import annotations

import math
from typing import Final

from data.constraint import (
    BRAND,
    CATEGORY,
    CERTIFICATION,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
    SUPPLIER,
    Operator,
)
from data.need import Need, NeedLine
from data.schema import AttributeKind
from dialogue.acts import Ambiguous, Inform, Term
from dialogue.reply import Reply
from dialogue.state import PRIORITIES, Option, Question, QuestionKind
from dialogue.wording.speaker import Speaker
from dialogue.wording.translations import message
from dialogue.wording.worded import WordedOption, WordedQuestion

_CORE: Final = {
    PRICE: message("What may one cost?"),
    MOQ: message("Which minimum order would suit you?"),
    LEAD_TIME: message("How soon does it have to ship?"),
    COUNTRY: message("Which country should the supplier be in?"),
    SUPPLIER: message("Do you prefer a supplier?"),
    CERTIFICATION: message("Which certificate does it need?"),
    BRAND: message("Do you prefer a brand?"),
}
_TERMS: Final = {
    Term.QUANTITY: message("How many do you need?"),
    Term.ANNUAL: message("How many do you need a year?"),
    Term.BUDGET: message("What is your budget for the whole order?"),
    Term.DESTINATION: message("Where do the goods go?"),
    Term.DELIVERY_TERM: message("Which delivery term (Incoterm) do you want?"),
    Term.NEEDED_BY: message("By when do you need them?"),
    Term.PAYMENT: message("Which terms of payment do you want?"),
    Term.SAMPLES: message("Do you want samples first?"),
    Term.CURRENCY: message("In which currency should prices be compared?"),
    Term.SUPPLIER_KINDS: message("Which kind of supplier would you rather buy from?"),
}


def worded_question(speaker: Speaker, reply: Reply, need: Need) -> WordedQuestion | None:
    """The question of a reply; None when it asks none."""
    question = reply.question
    if question is None:
        return None
    line = need.line(question.line)
    options, further = (
        tuple(
            WordedOption(one.id, option_label(speaker, question, one, line), one.count)
            for one in each
        )
        for each in (question.options, question.further)
    )
    skip = speaker.say("No preference")
    if question.kind is QuestionKind.PRIORITIES:
        skip = speaker.say("None of these in particular")
        if question.topic != PRIORITIES:
            skip = speaker.say("Nothing else")
    elif question.kind in (QuestionKind.TERM, QuestionKind.CHECK):
        skip = speaker.say("I do not know yet")
    return WordedQuestion(
        _text(speaker, question, reply, need),
        options,
        skip,
        explanation(speaker, question),
        question.several,
        further,
    )


def _text(speaker: Speaker, question: Question, reply: Reply, need: Need) -> str:
    say = speaker.say
    match question.kind:
        case QuestionKind.CHECK:
            return say("Is this what you mean? If something is not right, say what is.")
        case QuestionKind.PRIORITIES if question.topic != PRIORITIES:
            return say("Does anything else matter to you? You can also give values at once.")
        case QuestionKind.PRIORITIES:
            return say("What matters most to you? You can name several, or give values at once.")
        case QuestionKind.WHICH:
            words = next((act.words for act in reply.acts if isinstance(act, Ambiguous)), "")
            return say("What is “{words}” about?", words=words)
        case QuestionKind.TERM:
            text = say(_TERMS[question.term]) if question.term is not None else ""
            line = need.line(question.line)
            if question.term is Term.QUANTITY and line is not None and len(need.lines) > 1:
                return speaker.pair(line.query, text)
            return text
        case QuestionKind.CATEGORY:
            line = need.line(question.line)
            if line is None or not line.query.strip():
                return say("What are you looking for? Here are some of the kinds there are:")
            if not reply.products:
                return say("Is one of these what you mean?")
            return say("Which kind do you mean?")
    return field_question(speaker, question.field or "")


def field_question(speaker: Speaker, name: str) -> str:
    """How to ask for a field: as an overlay says, else by its name."""
    say = speaker.say
    if name in _CORE:
        return say(_CORE[name])
    own = speaker.names.question(name)
    if own is not None:
        return own
    definition = speaker.names.definition(name)
    label = speaker.names.inline(name)
    if definition is not None and definition.kind is AttributeKind.BOOLEAN:
        return say("Do you need this: {name}?", name=label)
    return say("Which {name} do you need?", name=label)


def option_label(
    speaker: Speaker, question: Question, option: Option, line: NeedLine | None = None
) -> str:
    """One option in words, without its count.

    Args:
        speaker: of the language.
        question: that it answers.
        option: to word.
        line: that is talked about, whose requirements a check names.
    """
    say = speaker.say
    field = option.field or question.field or ""
    if question.kind is QuestionKind.PRIORITIES:
        return speaker.names.field(field)
    if question.kind is QuestionKind.CHECK:
        if option.field is None:
            return say("All of it is right")
        held = () if line is None else line.on(field)
        said = speaker.requirements(held) if held else speaker.names.field(field)
        return say("Not right: {requirement}", requirement=said)
    if question.kind is QuestionKind.WHICH:
        first = next((act for act in option.acts if isinstance(act, Inform)), None)
        return speaker.names.field(field) if first is None else speaker.constraint(first.constraint)
    if question.kind is QuestionKind.CATEGORY:
        return speaker.names.label(CATEGORY, option.label) if option.label else say("others")
    if option.label is not None:
        return speaker.names.label(field, option.label)
    low, high = _end(option.low), _end(option.high)
    unit = option.unit or question.unit
    if low is not None and high is not None:
        return speaker.between(field, low, high, unit)
    if high is not None:
        return say("up to {value}", value=speaker.measured(field, high, high, unit))
    if low is not None:
        return say("{value} and more", value=speaker.measured(field, low, low, unit))
    first = next((act for act in option.acts if isinstance(act, Inform)), None)
    if first is None:
        return option.id
    if first.constraint.operator in (Operator.NOT_EQUAL, Operator.NOT_ONE_OF):
        return say("others")
    return speaker.condition(first.constraint)


def _end(value: float | None) -> float | None:
    return None if value is None or math.isinf(value) else value


def explanation(speaker: Speaker, question: Question) -> str:
    """The figures behind the choice of a question."""
    say, reason = speaker.say, question.reason
    products = speaker.say.count(
        "{n} candidate", "{n} candidates", reason.candidates, n=speaker.number(reason.candidates)
    )
    if question.term is Term.BUDGET:
        return say("With a budget, quotations can be judged; it is not passed on.")
    if question.kind is QuestionKind.TERM:
        return say("A supplier cannot quote without it.")
    if question.kind is QuestionKind.WHICH:
        return say("It could be any of these, and the words do not say which.")
    if question.kind is QuestionKind.CHECK:
        return say(
            "People slip in one answer of seven. By what goes together in the catalogue, the "
            "chance here is {share}.",
            share=speaker.share(1 - math.prod(1 - one for one in reason.shares)),
        )
    if not reason.shares:
        return say("Which kind of product it is, is not known yet ({products}).", products=products)
    if question.kind is QuestionKind.PRIORITIES:
        return say(
            "{products} differ in all of these; knowing which ones matter saves questions.",
            products=products,
        )
    shares = "/".join(f"{share * 100:.0f}" for share in reason.shares)
    name = speaker.names.inline(question.field or "")
    text = say(
        "{name} splits the {products} {shares} %.", name=name, products=products, shares=shares
    )
    text = text[:1].upper() + text[1:]
    if reason.unknown >= 0.005:
        text += " " + say("{share} do not state it.", share=speaker.share(reason.unknown))
    return text
