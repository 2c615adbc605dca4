"""What is shown as the buyer's words where the buyer wrote none."""

from __future__ import annotations

from collections.abc import Sequence

from data.constraint import Importance
from data.need import Need
from dialogue import acts as a
from dialogue.state import DialogueState
from dialogue.wording.question import option_label
from dialogue.wording.speaker import Speaker
from sourcing.api.documents.edits import Choose, Edit


def said_of(
    speaker: Speaker,
    edits: Sequence[Edit],
    acts: Sequence[Sequence[a.Act]],
    state: DialogueState,
) -> str:
    """Edits in words: the labels of options, what is required, what is done.

    Args:
        speaker: of the language to answer in.
        edits: one turn of them.
        acts: of each.
        state: before the turn.
    """
    said = [
        _chosen(speaker, edit, state)
        if isinstance(edit, Choose)
        else speaker.series([text for act in each if (text := _words(speaker, act, state.need))])
        for edit, each in zip(edits, acts, strict=True)
    ]
    return speaker.series([one for one in dict.fromkeys(said) if one])


def said_again(speaker: Speaker, acts: Sequence[a.Act], state: DialogueState) -> str:
    """The same from the acts alone, of a turn that is kept: options are known by their acts.

    Args:
        speaker: of the language to answer in.
        acts: of the turn.
        state: before the turn.
    """
    question = state.question
    options = () if question is None else (*question.options, *question.further)
    said: list[str] = []
    chosen: list[str] = []
    rest = tuple(acts)
    while rest:
        option = next(
            (one for one in options if one.acts and rest[: len(one.acts)] == one.acts), None
        )
        if option is not None and question is not None:
            line = state.need.line(question.line)
            chosen.append(option_label(speaker, question, option, line))
            rest = rest[len(option.acts) :]
            continue
        said.append(_words(speaker, rest[0], state.need))
        rest = rest[1:]
    if chosen:
        said.insert(0, speaker.say(", ").join(chosen))
    return speaker.series([one for one in dict.fromkeys(said) if one])


def named_in(acts: Sequence[a.Act]) -> tuple[str, ...]:
    """Products whose titles the words of acts need."""
    found: list[str] = []
    for act in acts:
        references: Sequence[a.Reference] = ()
        if isinstance(act, a.WhyThis):
            references = (act.reference,)
        elif isinstance(act, a.Select | a.Reject | a.Compare):
            references = act.references
        found += [one.product_id for one in references if one.product_id is not None]
    return tuple(dict.fromkeys(found))


def _chosen(speaker: Speaker, edit: Choose, state: DialogueState) -> str:
    question = state.question
    if question is None:
        return ""
    labels = [
        option_label(speaker, question, one, state.need.line(question.line))
        for one in (*question.options, *question.further)
        if one.id in edit.options
    ]
    return speaker.say(", ").join(labels)


def _words(speaker: Speaker, act: a.Act, need: Need) -> str:
    say = speaker.say
    match act:
        case a.Want():
            return act.query
        case a.Inform() | a.Correct():
            return speaker.constraint(act.constraint)
        case a.SetTerm():
            return speaker.pair(speaker.term(act.term), speaker.term_value(act.value))
        case a.ClearTerm():
            return say("Without: {name}", name=speaker.term(act.term))
        case a.Forget():
            return say("Without: {name}", name=speaker.names.field(act.field))
        case a.ForgetNote():
            return say("Without: {name}", name=say("“{text}”", text=act.text))
        case a.RemoveLine():
            return say("Without: {name}", name=_line(need, act.line))
        case a.Focus():
            return _line(need, act.line)
        case a.NoPreference():
            return _on(speaker, act.field, say("No preference"))
        case a.DontKnow():
            return _on(speaker, act.field, say("I do not know yet"))
        case a.Weigh() if act.field is not None:
            must = act.importance is Importance.MUST
            return _on(speaker, act.field, say("a must") if must else say("nice to have"))
        case a.Select():
            return say("Shortlist: {products}", products=_titles(speaker, act.references))
        case a.Reject():
            return say("Take off: {products}", products=_titles(speaker, act.references))
        case a.Compare():
            if not act.references:
                return say("Compare")
            return say("Compare: {products}", products=_titles(speaker, act.references))
        case a.WhyThis():
            return say("Why {product}?", product=_titles(speaker, (act.reference,)))
        case a.Undo():
            return say("Undo")
        case a.Restart():
            return say("Start over")
        case a.MoreResults():
            return say("More products")
        case a.ShowResults():
            return say("No more questions")
        case a.RequestRfq():
            return say("Request for quotation")
        case a.Skip():
            return say("Skip")
        case _:
            return ""


def _on(speaker: Speaker, field: str | None, text: str) -> str:
    return text if field is None else speaker.pair(speaker.names.field(field), text)


def _line(need: Need, line: str | None) -> str:
    found = need.line(line)
    return "" if found is None else found.query


def _titles(speaker: Speaker, references: Sequence[a.Reference]) -> str:
    named = [one.product_id for one in references if one.product_id is not None]
    return speaker.all_of([speaker.names.title(one) for one in named])
