"""Why a product is shown, in words: every claim names the field of the catalogue it rests on."""

from __future__ import annotations

from data.constraint import CATEGORY, Truth
from dialogue.answers.answer import Point, WhyAnswer
from dialogue.reply import Part
from dialogue.wording.speaker import Speaker


def why_words(speaker: Speaker, answer: WhyAnswer) -> list[str]:
    """One sentence on what is required, then one per further point."""
    say = speaker.say
    title = speaker.names.title(answer.product.product_id)
    head = say(
        "{title} is number {position}.",
        title=title,
        position=speaker.number(answer.product.position),
    )
    stated = {
        Truth.MET: say("as asked"),
        Truth.MISSED: say("not as asked"),
        Truth.UNKNOWN: say("not stated"),
    }
    texts = [head]
    for one in answer.outcomes:
        constraint = one.requirement.constraint
        name = speaker.names.field(constraint.field)
        asked = speaker.condition(constraint)
        if one.truth is Truth.UNKNOWN:
            text = say("{name}: not stated; you asked for {asked}.", name=name, asked=asked)
        else:
            text = say(
                "{name}: {value}, {verdict} ({asked}).",
                name=name,
                value=speaker.value(constraint.field, one.value),
                verdict=stated[one.truth],
                asked=asked,
            )
        texts.append(text)
    texts += [_point(speaker, answer, one) for one in answer.points]
    if len(texts) == 1:
        texts.append(
            say(
                "Its texts fit “{query}”, and it is in the category {category}.",
                query=answer.query,
                category=speaker.names.category(answer.category),
            )
        )
    return texts


def _point(speaker: Speaker, answer: WhyAnswer, point: Point) -> str:
    say, evidence = speaker.say, point.evidence
    if evidence.part is Part.WORDS:
        return say(
            "Its title and texts fit “{query}” less well than those of the best.",
            query=answer.query,
        )
    if evidence.part is Part.CATEGORY:
        return speaker.pair(
            speaker.names.field(CATEGORY),
            say(
                "{category}, a less likely one for “{query}”.",
                category=speaker.names.category(answer.category),
                query=answer.query,
            ),
        )
    field = evidence.field or ""
    value = speaker.value(field, point.value)
    verdict = (
        say("would suit more buyers than most do")
        if evidence.weight > 0
        else say("would suit fewer buyers than most do")
    )
    return say(
        "{name}: {value}, which {verdict}; you have not said what you want there.",
        name=speaker.names.field(field),
        value=value,
        verdict=verdict,
    )
