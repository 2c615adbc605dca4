"""What the catalogue says of a word, in words."""

from __future__ import annotations

from typing import Final

from dialogue.answers.answer import MeaningAnswer, OptionsAnswer, RangeAnswer
from dialogue.wording.speaker import Speaker

_VALUES: Final = 5


def meaning_words(speaker: Speaker, answer: MeaningAnswer) -> list[str]:
    """Only what the catalogue has: categories, attributes, values, a sentence of a product."""
    say = speaker.say
    if not answer.is_known:
        return [
            say(
                "This catalogue does not say what “{term}” is, and I do not guess.",
                term=answer.term,
            )
        ]
    texts = []
    for path, products in answer.categories:
        texts.append(
            say(
                "“{term}” is a category of this catalogue: {path}, {products}.",
                term=answer.term,
                path=" › ".join(path),
                products=speaker.products(products),
            )
        )
    texts += [_attribute(speaker, one) for one in answer.attributes]
    for field, label, products in answer.values:
        texts.append(
            say(
                "“{label}” is a value of {name}, stated by {products}.",
                label=speaker.names.label(field, label),
                name=speaker.names.inline(field),
                products=speaker.products(products),
            )
        )
    if answer.sentence is not None and answer.product_id is not None:
        texts.append(
            say(
                "The description of “{title}” says: “{sentence}”",
                title=speaker.names.title(answer.product_id),
                sentence=answer.sentence,
            )
        )
    if not answer.sentence and not answer.categories:
        texts.append(say("The catalogue does not explain it further."))
    return texts


def _attribute(speaker: Speaker, one: OptionsAnswer | RangeAnswer) -> str:
    name = speaker.names.field(one.field)
    category = speaker.names.category(one.scope.category or ())
    if isinstance(one, RangeAnswer):
        spread = one.spread
        values = (
            "" if spread is None else speaker.measured(one.field, spread.low, spread.high, one.unit)
        )
        stated = 0 if spread is None else spread.count
    else:
        named = [
            f"{speaker.names.label(one.field, label)} ({speaker.number(count)})"
            for label, count in one.values[:_VALUES]
        ]
        rest = len(one.values) - len(named)
        if rest > 0:
            named.append(speaker.say.count("{n} more", "{n} more", rest, n=speaker.number(rest)))
        values, stated = speaker.say(", ").join(named), one.stated
    return speaker.say(
        "In {category}, {name} is something that {stated} of {products} state: {values}.",
        category=category,
        name=speaker.names.inline(one.field) if speaker.names.language == "en" else name,
        stated=speaker.number(stated),
        products=speaker.products(one.scope.products),
        values=values,
    )
