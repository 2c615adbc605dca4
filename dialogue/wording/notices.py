"""What a buyer has to be told beside the products: contradictions, misses, relaxations, the end."""

from __future__ import annotations

from data.constraint import Importance
from data.need import Need, NeedLine
from dialogue.acts import Greet, Note, OffTopic, OutOfRange, Thank
from dialogue.reply import Relaxed, Reply, Stop
from dialogue.state import QuestionKind
from dialogue.wording.speaker import Speaker
from dialogue.wording.translations import message
from dialogue.wording.worded import Kind, Paragraph

_STOPS = {
    Stop.SETTLED: message("No further question would change this list enough to be worth asking."),
    Stop.ALIKE: message("The catalogue does not tell the remaining products apart any further."),
    Stop.EXHAUSTED: message("Everything that could be asked has been answered or passed over."),
    Stop.BY_REQUEST: message("No more questions, as you wish."),
    Stop.COMPLETE: message("All that a request for quotation needs is known."),
}


def courtesies(speaker: Speaker, reply: Reply) -> list[Paragraph]:
    """Hello, thanks, and what has nothing to do with buying."""
    found = []
    for act in reply.acts:
        if isinstance(act, Greet):
            found.append(speaker.say("Hello!"))
        elif isinstance(act, Thank):
            found.append(speaker.say("You are welcome."))
        elif isinstance(act, OffTopic):
            found.append(speaker.say("I can help with products and suppliers, not with that."))
    return [Paragraph(Kind.COURTESY, text) for text in dict.fromkeys(found)]


def notes(speaker: Speaker, reply: Reply) -> list[Paragraph]:
    """What is passed on as the buyer said it."""
    said = [speaker.say("“{text}”", text=act.text) for act in reply.acts if isinstance(act, Note)]
    if not said:
        return []
    items = speaker.all_of(said)
    text = speaker.say("Noted for the suppliers, not searched by: {items}.", items=items)
    return [Paragraph(Kind.UNDERSTOOD, text)]


def contradictions(speaker: Speaker, reply: Reply) -> list[Paragraph]:
    """Values that no product has, with those that exist."""
    return [
        Paragraph(Kind.CONTRADICTION, _contradiction(speaker, one)) for one in reply.contradictions
    ]


def _contradiction(speaker: Speaker, one: OutOfRange) -> str:
    say, constraint = speaker.say, one.constraint
    name = speaker.names.inline(constraint.field)
    wanted = speaker.condition(constraint)
    if one.low is not None and one.high is not None:
        ends = [
            speaker.measured(constraint.field, end, end, constraint.unit)
            for end in (one.low, one.high)
        ]
        return say(
            "Nothing in this catalogue has {name} {wanted}: it goes from {low} to {high}. "
            "Left out for now.",
            name=name,
            wanted=wanted,
            low=ends[0],
            high=ends[1],
        )
    if one.nearest:
        labels = [speaker.names.label(constraint.field, label) for label in one.nearest]
        return say(
            "Nothing in this catalogue has {name} {wanted}; there is {labels}. Left out for now.",
            name=name,
            wanted=wanted,
            labels=speaker.any_of(labels),
        )
    return say(
        "Nothing in this catalogue has {name} {wanted}. Left out for now.", name=name, wanted=wanted
    )


def not_understood(speaker: Speaker, reply: Reply) -> list[Paragraph]:
    """Parts that nothing was made of, and products that are not there."""
    found = []
    parts = [speaker.say("“{text}”", text=one) for one in reply.not_understood if one.strip()]
    if parts:
        found.append(speaker.say("Not understood: {items}.", items=speaker.all_of(parts)))
    if reply.unresolved:
        found.append(
            speaker.say.count(
                "One product you named is not on the screen.",
                "{n} products you named are not on the screen.",
                reply.unresolved,
                n=speaker.number(reply.unresolved),
            )
        )
    return [Paragraph(Kind.NOT_UNDERSTOOD, text) for text in found]


def relaxations(speaker: Speaker, reply: Reply) -> list[Paragraph]:
    """Which musts had to give way, and how far."""
    return [Paragraph(Kind.RELAXED, _relaxed(speaker, one)) for one in reply.relaxations]


def _relaxed(speaker: Speaker, one: Relaxed) -> str:
    requirement = speaker.constraint(one.requirement.constraint)
    products = speaker.products(one.found)
    if one.loosened is None:
        return speaker.say(
            "No product meets everything. Without “{requirement}” there is: {products}.",
            requirement=requirement,
            products=products,
        )
    return speaker.say(
        "No product meets everything. With {loosened} instead of “{requirement}” there is: "
        "{products}.",
        loosened=speaker.condition(one.loosened),
        requirement=requirement,
        products=products,
    )


def found(speaker: Speaker, reply: Reply, need: Need) -> list[Paragraph]:
    """How many products may be what is wanted, and how many are known to be."""
    line = need.line(reply.line)
    if line is None:
        return []
    say = speaker.say
    if not reply.products and not line.query:
        return []
    if not reply.products:
        question = reply.question
        asks_which = question is not None and question.kind is QuestionKind.CATEGORY
        if reply.nearest_category and not asks_which:
            category = speaker.names.category(reply.nearest_category)
            text = say(
                "Nothing in this catalogue matches “{query}”. The nearest category is {category}.",
                query=line.query,
                category=category,
            )
        else:
            text = say("Nothing in this catalogue matches “{query}”.", query=line.query)
        return [Paragraph(Kind.FOUND, text)]
    if reply.ideas:
        return _ideas(speaker, line)
    if reply.relaxations:
        return []
    musts = [one for one in line.requirements if one.constraint.importance is Importance.MUST]
    total, products = reply.total, speaker.products(reply.total)
    if not musts:
        text = say.count("{products} fits.", "{products} fit.", total, products=products)
    elif reply.meeting == total:
        text = say.count(
            "{products} meets everything.", "{products} meet everything.", total, products=products
        )
    elif not reply.meeting:
        text = say.count(
            "No product is known to meet everything; {n} may, but does not state all of it.",
            "No product is known to meet everything; {n} may, but do not state all of it.",
            total,
            n=speaker.number(total),
        )
    else:
        open_ = total - reply.meeting
        text = say.count(
            "{products} meets everything.",
            "{products} meet everything.",
            reply.meeting,
            products=speaker.products(reply.meeting),
        )
        more = say.count(
            "{n} more may, but does not state all of it.",
            "{n} more may, but do not state all of it.",
            open_,
            n=speaker.number(open_),
        )
        text = speaker.sentences(text, more)
    missing = next((n for n, one in enumerate(reply.products, start=1) if one.missed), None)
    if missing is not None and missing > 1:
        rest = say("From number {n} on, they miss something.", n=speaker.number(missing))
        text = speaker.sentences(text, rest)
    return [Paragraph(Kind.FOUND, text)]


def _ideas(speaker: Speaker, line: NeedLine) -> list[Paragraph]:
    """That the products are examples, and of what."""
    say, query = speaker.say, line.query
    text = say("Some ideas within your budget, one of each kind:")
    if query.strip():
        nothing = say("Nothing in this catalogue matches “{query}”.", query=query)
        text = speaker.sentences(nothing, text)
    return [Paragraph(Kind.FOUND, text)]


def stop(speaker: Speaker, reply: Reply) -> list[Paragraph]:
    """Why no question is asked."""
    if reply.stop is None or reply.stop is Stop.NOTHING_FOUND:
        return []
    return [Paragraph(Kind.STOP, speaker.say(_STOPS[reply.stop]))]


def missing(speaker: Speaker, reply: Reply) -> list[Paragraph]:
    """What a request for quotation lacks, once the buyer asks for one."""
    if not reply.rfq:
        return []
    if not reply.missing:
        return [Paragraph(Kind.MISSING, speaker.say("The request for quotation can be written."))]
    terms = speaker.all_of([speaker.term(one) for one in reply.missing])
    text = speaker.say("For the request for quotation, these are still open: {terms}.", terms=terms)
    return [Paragraph(Kind.MISSING, text)]


def unchanged(speaker: Speaker) -> Paragraph:
    """Nothing came of the turn: what can be done now."""
    text = speaker.say(
        "That changes nothing. Choose products by their number (“take 1 and 3”), say what else "
        "matters, or ask for the request for quotation."
    )
    return Paragraph(Kind.STOP, text)
