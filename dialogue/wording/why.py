"""Why a product is shown, in words: every claim names the field of the catalogue it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from data.constraint import CATEGORY, Truth
from dialogue.answers.answer import Point, WhyAnswer
from dialogue.reply import Outcome, Part
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
    texts = [head]
    if answer.advice:
        lead = say(
            "I only order the list by what you have said; this is why its first stands there:"
        )
        texts.insert(0, lead)
    texts += [outcome_words(speaker, one) for one in answer.outcomes]
    texts += [
        point_words(speaker, one, query=answer.query, category=answer.category)
        for one in answer.points
    ]
    if not answer.outcomes and not answer.points:
        texts.append(fitting_words(speaker, query=answer.query, category=answer.category))
    return texts


def outcome_words(speaker: Speaker, outcome: Outcome) -> str:
    """What a product states on one requirement, beside what was asked for."""
    say, constraint = speaker.say, outcome.requirement.constraint
    name = speaker.names.field(constraint.field)
    asked = speaker.condition(constraint)
    if outcome.truth is Truth.UNKNOWN:
        return say("{name}: not stated; you asked for {asked}.", name=name, asked=asked)
    verdict = say("as asked") if outcome.truth is Truth.MET else say("not as asked")
    return say(
        "{name}: {value}, {verdict} ({asked}).",
        name=name,
        value=speaker.value(constraint.field, outcome.value),
        verdict=verdict,
        asked=asked,
    )


def fitting_words(speaker: Speaker, *, query: str, category: Sequence[str]) -> str:
    """Of a product for which nothing speaks but that it is what was named."""
    return speaker.say(
        "Its texts fit “{query}”, and it is in the category {category}.",
        query=query,
        category=speaker.names.category(category),
    )


def point_words(speaker: Speaker, point: Point, *, query: str, category: Sequence[str]) -> str:
    """What else moves a product up or down the list.

    Args:
        speaker: of the language to answer in.
        point: of any part but a requirement.
        query: the words that name what is wanted.
        category: of the product.
    """
    say, evidence = speaker.say, point.evidence
    if evidence.part is Part.WORDS:
        return say(
            "Its title and texts fit “{query}” less well than those of the best.",
            query=query,
        )
    if evidence.part is Part.CATEGORY:
        return speaker.pair(
            speaker.names.field(CATEGORY),
            say(
                "{category}, a less likely one for “{query}”.",
                category=speaker.names.category(category),
                query=query,
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
