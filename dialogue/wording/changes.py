"""What a turn changed in the need, in words: only that, and conflicts as such."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data.constraint import Importance
from data.need import Need
from dialogue.reply import Change, ChangeKind
from dialogue.wording.speaker import Speaker
from dialogue.wording.worded import Kind, Paragraph

_LINES: Final = (ChangeKind.LINE_ADDED, ChangeKind.LINE_CHANGED)


def worded_changes(speaker: Speaker, need: Need, changes: Sequence[Change]) -> list[Paragraph]:
    """Paragraphs about changes: what was understood as one, what took another's place each alone.

    Args:
        speaker: of the language to answer in.
        need: after the turn.
        changes: in their order.
    """
    several = len(need.lines) > 1
    about: list[Paragraph] = []
    understood: list[str] = []
    others: list[Paragraph] = []
    for one in changes:
        if one.kind is ChangeKind.ADDED:
            text = _added(speaker, one)
            if several and one.line is not None:
                text = speaker.pair(_line(need, one.line), text)
            understood.append(text)
            continue
        text = _words(speaker, need, one)
        if text:
            (about if one.kind in _LINES else others).append(Paragraph(Kind.CHANGED, text))
    cared = [
        speaker.names.inline(one.field)
        for one in changes
        if one.kind is ChangeKind.WEIGHED and not one.after and one.field is not None
    ]
    if cared:
        text = speaker.say.count(
            "Noted: {names} matters to you.",
            "Noted: {names} matter to you.",
            len(cared),
            names=speaker.all_of(cared),
        )
        others.append(Paragraph(Kind.CHANGED, text))
    if understood:
        text = speaker.say("Understood: {items}.", items=speaker.series(understood))
        about.append(Paragraph(Kind.UNDERSTOOD, text))
    return list(dict.fromkeys([*about, *others]))


def _line(need: Need, line_id: str | None) -> str:
    line = need.line(line_id)
    return "" if line is None else line.query


def _words(speaker: Speaker, need: Need, change: Change) -> str:
    match change.kind:
        case ChangeKind.REPLACED:
            return _replaced(speaker, change)
        case ChangeKind.NARROWED:
            return _narrowed(speaker, change)
        case ChangeKind.REMOVED:
            return _removed(speaker, change)
        case ChangeKind.WEIGHED:
            return _weighed(speaker, change)
        case ChangeKind.INDIFFERENT:
            return _indifferent(speaker, change)
        case ChangeKind.UNDECIDED:
            return _undecided(speaker, change)
        case ChangeKind.LINE_ADDED:
            return _line_added(speaker, need, change)
        case ChangeKind.LINE_CHANGED:
            return _line_changed(speaker, need, change)
        case ChangeKind.SELECTED:
            return _selected(speaker, change)
        case ChangeKind.REJECTED:
            return _rejected(speaker, change)
        case ChangeKind.RESTARTED:
            return _restarted(speaker)
        case ChangeKind.UNDONE:
            return _undone(speaker, need)
        case ChangeKind.REPEATED:
            return _repeated(speaker, change)
        case ChangeKind.REOPENED:
            return _reopened(speaker, change)
        case ChangeKind.LINE_REMOVED:
            return speaker.say("That item is off the list.")
        case ChangeKind.FOCUSED:
            return _focused(speaker, need, change)
        case _:
            return _added(speaker, change)


def _added(speaker: Speaker, change: Change) -> str:
    if change.term is not None and change.new is not None:
        return speaker.pair(speaker.term(change.term), speaker.term_value(change.new.value))
    return speaker.requirements(change.after)


def _replaced(speaker: Speaker, change: Change) -> str:
    say = speaker.say
    if change.term is not None:
        name = speaker.term(change.term)
        new = "" if change.new is None else speaker.term_value(change.new.value)
        old = "" if change.old is None else speaker.term_value(change.old.value)
    else:
        name = speaker.names.field(change.field or "")
        new = speaker.say(", ").join(speaker.condition(one.constraint) for one in change.after)
        old = speaker.say(", ").join(speaker.condition(one.constraint) for one in change.before)
    if change.conflict:
        return say(
            "{name}: {new} contradicts what you said before ({old}), and takes its place.",
            name=name,
            new=new,
            old=old,
        )
    return say("{name}: {new} now, instead of {old}.", name=name, new=new, old=old)


def _narrowed(speaker: Speaker, change: Change) -> str:
    text = speaker.requirements(change.after)
    return speaker.say("Together with what you said before: {requirement}.", requirement=text)


def _removed(speaker: Speaker, change: Change) -> str:
    if change.term is not None and change.old is not None:
        text = speaker.pair(speaker.term(change.term), speaker.term_value(change.old.value))
    elif change.old is not None:
        note = _quoted(speaker, speaker.term_value(change.old.value))
        return speaker.say("No longer passed on: {note}.", note=note)
    else:
        text = speaker.requirements(change.before)
    return speaker.say("No longer required: {requirement}.", requirement=text)


def _reopened(speaker: Speaker, change: Change) -> str:
    name = speaker.names.field(change.field or "")
    return speaker.say("{name}: open again.", name=name)


def _focused(speaker: Speaker, need: Need, change: Change) -> str:
    query = _line(need, change.line)
    return speaker.say("Now about: {query}.", query=_quoted(speaker, query)) if query else ""


def _weighed(speaker: Speaker, change: Change) -> str:
    if not change.after:
        return ""  # said of all of them at once
    first = change.after[0].constraint
    text = speaker.pair(speaker.names.field(first.field), speaker.condition(first))
    if first.importance is Importance.MUST:
        return speaker.say("{requirement}: this is a must now.", requirement=text)
    return speaker.say("{requirement}: nice to have, no longer a must.", requirement=text)


def _indifferent(speaker: Speaker, change: Change) -> str:
    if change.field is None:
        return speaker.say("Noted: none of these matters to you in particular.")
    name = speaker.names.inline(change.field)
    if change.before:
        old = speaker.requirements(change.before)
        return speaker.say("No preference on {name}: {old} is dropped.", name=name, old=old)
    return speaker.say("Noted: no preference on {name}.", name=name)


def _undecided(speaker: Speaker, change: Change) -> str:
    name = speaker.names.inline(change.field or "")
    return speaker.say("Fine, {name} stays open.", name=name)


def _line_added(speaker: Speaker, need: Need, change: Change) -> str:
    query = _line(need, change.line)
    if not query:
        return ""
    if len(need.lines) > 1:
        number = 1 + [one.id for one in need.lines].index(change.line or "")
        return speaker.say(
            "Item {number}: {query}.",
            number=speaker.number(number),
            query=_quoted(speaker, query),
        )
    return speaker.say("Looking for: {query}.", query=_quoted(speaker, query))


def _line_changed(speaker: Speaker, need: Need, change: Change) -> str:
    query = _line(need, change.line)
    if not query:
        return ""
    return speaker.say("Looking for: {query}.", query=_quoted(speaker, query))


def _selected(speaker: Speaker, change: Change) -> str:
    titles = speaker.all_of([speaker.names.title(one) for one in change.products])
    return speaker.say("On your shortlist: {products}.", products=titles)


def _rejected(speaker: Speaker, change: Change) -> str:
    titles = speaker.all_of([speaker.names.title(one) for one in change.products])
    return speaker.say("Taken off: {products}.", products=titles)


def _restarted(speaker: Speaker) -> str:
    return speaker.say("Starting over; nothing is known yet.")


def _undone(speaker: Speaker, need: Need) -> str:
    line = need.line()
    if line is None:
        return speaker.say("Taken back. Nothing is known yet.")
    known = [line.query, speaker.requirements(line.requirements)]
    text = speaker.series([one for one in known if one])
    return speaker.say("Taken back. What stands now: {items}.", items=text)


def _repeated(speaker: Speaker, change: Change) -> str:
    name = speaker.term(change.term) if change.term else speaker.names.field(change.field or "")
    return speaker.say("{name}: noted already.", name=name)


def _quoted(speaker: Speaker, text: str) -> str:
    return speaker.say("“{text}”", text=text)
