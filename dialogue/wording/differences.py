"""What tells two things apart, in words."""

from __future__ import annotations

from dialogue.answers.answer import Contrast, DifferenceAnswer, Side
from dialogue.wording.speaker import Speaker


def difference_words(speaker: Speaker, answer: DifferenceAnswer) -> list[str]:
    """Counts and prices of both, then the fields in which their products differ most."""
    say = speaker.say
    if len(answer.sides) < 2:
        quoted = [say("“{text}”", text=one) for one in answer.unknown or answer.terms]
        return [
            say(
                "This catalogue does not know {terms}, so I cannot compare.",
                terms=speaker.all_of(quoted),
            )
        ]
    texts = [_side(speaker, one) for one in answer.sides]
    names = [_name(speaker, one) for one in answer.sides]
    texts += [_contrast(speaker, one, names) for one in answer.contrasts]
    if not answer.contrasts:
        texts.append(say("In what the catalogue states otherwise, the two hardly differ."))
    else:
        texts.append(say("That is what these products state; it is no general truth."))
    return texts


def _name(speaker: Speaker, side: Side) -> str:
    return side.name if side.field is None else speaker.names.label(side.field, side.name)


def _side(speaker: Speaker, side: Side) -> str:
    say, spread = speaker.say, side.price.spread
    text = say(
        "{name}: {products}.", name=_name(speaker, side), products=speaker.products(side.products)
    )
    if spread is None:
        return speaker.sentences(text, say("No price is known."))
    price = say.count(
        "Median price {price}, over {n} product with a price.",
        "Median price {price}, over {n} products with a price.",
        spread.count,
        price=speaker.typical(spread.median, side.price.currency),
        n=speaker.number(spread.count),
    )
    return speaker.sentences(text, price)


def _contrast(speaker: Speaker, one: Contrast, names: list[str]) -> str:
    say = speaker.say
    parts = []
    for n, name in enumerate(names):
        value = speaker.value(one.field, one.values[n])
        if one.shares is None:
            parts.append(
                say(
                    "{name} median {value} ({products})",
                    name=name,
                    value=value,
                    products=speaker.products(one.counts[n]),
                )
            )
        else:
            parts.append(
                say(
                    "{name} {value} in {share} ({products})",
                    name=name,
                    value=value,
                    share=speaker.share(one.shares[n]),
                    products=speaker.products(one.counts[n]),
                )
            )
    return speaker.pair(speaker.names.field(one.field), speaker.series(parts)) + say(".")
