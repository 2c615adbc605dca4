"""Taken back: what a buyer says no more, and the line that is talked about instead."""

from __future__ import annotations

from dataclasses import replace

from data.need import Stated
from dialogue.acts import ClearTerm, Focus, Forget, ForgetNote, RemoveLine, Term, TermValue
from dialogue.fold.lines import with_line
from dialogue.fold.terms import OF_LINE, stated, with_term
from dialogue.fold.work import Work
from dialogue.reply import Change, ChangeKind


def forget(work: Work, act: Forget) -> None:
    """All that is known on a field; one that did not matter may be asked about again."""
    line, name = work.need.line(act.line), act.field
    if line is None:
        return
    changed = replace(
        line,
        requirements=tuple(one for one in line.requirements if one.constraint.field != name),
        indifferent=line.indifferent - {name},
        undecided=line.undecided - {name},
        matters=tuple(one for one in line.matters if one != name),
        minor=line.minor - {name},
    )
    if changed == line:
        return
    held = line.on(name)
    if not held:
        work.asked -= {(line.id, name)}
    work.need = with_line(work.need, changed)
    kind = ChangeKind.REMOVED if held else ChangeKind.REOPENED
    work.changes.append(Change(kind, line.id, name, before=held))


def forget_note(work: Work, act: ForgetNote) -> None:
    """Something that was to be passed on as it is."""
    line = work.need.line(act.line)
    gone = next((one for one in line.notes if one.value == act.text), None) if line else None
    if line is None or gone is None:
        return
    kept = tuple(one for one in line.notes if one is not gone)
    work.need = with_line(work.need, replace(line, notes=kept))
    old: Stated[TermValue] = Stated(gone.value, gone.provenance)
    work.changes.append(Change(ChangeKind.REMOVED, line.id, old=old))


def clear_term(work: Work, act: ClearTerm) -> None:
    """A commercial term; of a budget the line's own, or else the one for everything."""
    line, term = work.need.line(act.line), act.term
    old = stated(work.need, term, act.line)
    if old is None:
        return
    own = line is not None and (term in OF_LINE or (term is Term.BUDGET and line.budget is old))
    line_id = line.id if line is not None and own else None
    work.need = with_term(work.need, term, None, line_id=line_id, shared=not own)
    work.changes.append(Change(ChangeKind.REMOVED, line_id, term=term, old=old))


def focus(work: Work, act: Focus) -> None:
    """Another line is talked about; one that is not there changes nothing."""
    line = work.need.line(act.line)
    if line is None or work.need.focus == line.id:
        return
    work.need = replace(work.need, focus=line.id)
    work.changes.append(Change(ChangeKind.FOCUSED, line.id))


def remove_line(work: Work, act: RemoveLine) -> None:
    """A line is wanted no more; the one before it is talked about, or the first that is left."""
    line = work.need.line(act.line)
    if line is None:
        return
    place = work.need.lines.index(line)
    lines = tuple(one for one in work.need.lines if one is not line)
    near = lines[max(0, place - 1)].id if lines else None
    still = work.need.focus if work.need.focus != line.id else near
    work.need = replace(work.need, lines=lines, focus=still)
    # A line that gets its id later is another one.
    work.asked = frozenset(one for one in work.asked if one[0] != line.id)
    work.changes.append(Change(ChangeKind.LINE_REMOVED, line.id))
