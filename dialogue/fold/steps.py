"""Steps: what each kind of act does to a need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.constraint import CATEGORY, Constraint, Operator
from data.need import NeedLine, Requirement, Stated
from dialogue.acts import (
    Act,
    Correct,
    DontKnow,
    Inform,
    Matters,
    NoPreference,
    Note,
    Relax,
    SetTerm,
    Term,
    Want,
    Weigh,
)
from dialogue.fold.lines import for_another, new_id, refines, with_line, without_category
from dialogue.fold.merge import merge
from dialogue.fold.terms import fits, stated, with_term
from dialogue.fold.work import Work
from dialogue.reply import Change, ChangeKind
from dialogue.state import Question, QuestionKind


def want(work: Work, act: Want) -> None:
    """Another product, beside or in the place of the one talked about, or more words for it."""
    held = work.need.line(act.line)
    if held is None or (act.added and held.query):
        line = NeedLine(id=act.line or new_id(work.need), query=act.query)
        kind = ChangeKind.LINE_ADDED
    elif refines(held.query, act.query):
        line, kind = replace(held, query=act.query), ChangeKind.LINE_CHANGED
        if act.category is not None or held.query != act.query:
            line = without_category(line)
    else:
        line, kind = for_another(held, act.query), ChangeKind.LINE_CHANGED
        work.asked = frozenset(one for one in work.asked if one[0] != held.id)
    if act.category:
        named = Constraint(CATEGORY, Operator.EQUAL, (" > ".join(act.category),))
        chosen = Requirement(named, work.provenance(act))
        line = replace(line, requirements=(*line.requirements, chosen))
        work.said.append(named)
    if held is not None and line == held:
        work.need = with_line(work.need, line)
        return
    work.quiet = False
    work.need = with_line(work.need, line)
    work.changes.append(Change(kind, line.id))


def inform(work: Work, act: Inform) -> None:
    """A requirement beside those there are, or in the place of those it contradicts."""
    line, constraint = work.line(act), act.constraint
    new = Requirement(constraint, work.provenance(act))
    held = line.on(constraint.field)
    together = any(one.constraint in work.said for one in held)
    merged = merge(held, new, together=together, several=work.several(constraint.field))
    if merged.added is None:
        _put(work, line, constraint.field, merged.kept)
        work.said.append(constraint)
        work.changes.append(Change(ChangeKind.REPEATED, line.id, constraint.field))
        return
    _put(work, line, constraint.field, (*merged.kept, merged.added))
    work.said.append(merged.added.constraint)
    narrowed = merged.added.constraint != constraint
    kind = ChangeKind.ADDED
    if merged.dropped:
        kind = ChangeKind.NARROWED if narrowed else ChangeKind.REPLACED
    work.changes.append(
        Change(
            kind,
            line.id,
            constraint.field,
            before=merged.dropped,
            after=(merged.added,),
            conflict=merged.conflict,
        )
    )


def correct(work: Work, act: Correct) -> None:
    """A requirement in the place of all on its field."""
    line, constraint = work.line(act), act.constraint
    new = Requirement(constraint, work.provenance(act))
    # What was corrected in the same breath ("3 t, no, 4 t") is corrected too.
    held = line.on(constraint.field)
    _put(work, line, constraint.field, (new,))
    work.said.append(constraint)
    kind = ChangeKind.REPLACED if held else ChangeKind.ADDED
    work.changes.append(Change(kind, line.id, constraint.field, before=held, after=(new,)))


def set_term(work: Work, act: SetTerm) -> None:
    """A commercial term; the last one said counts."""
    if not fits(act.term, act.value):
        return
    shared = act.term is Term.BUDGET and act.line is None and len(work.need.lines) > 1
    of_line = act.term in (Term.QUANTITY, Term.ANNUAL, Term.BUDGET) and not shared
    line_id = work.line(act).id if of_line else None
    old = stated(work.need, act.term, line_id)
    new = Stated(act.value, work.provenance(act))
    work.need = with_term(work.need, act.term, new, line_id=line_id, shared=shared)
    if old is not None and old.value == act.value:
        kind = ChangeKind.REPEATED
    else:
        kind = ChangeKind.ADDED if old is None else ChangeKind.REPLACED
    work.changes.append(Change(kind, line_id, term=act.term, old=old, new=new))


def no_preference(work: Work, act: NoPreference) -> None:
    """What the buyer does not mind is never asked about, and what was required of it is dropped."""
    question = work.state.question
    if act.field is None and question is not None and question.kind is QuestionKind.PRIORITIES:
        line = work.line(act)
        # Who minds nothing has looked at all that is named.
        beside = {one.field for one in question.further if one.field is not None}
        minor = line.minor | _offered(question) | beside
        work.need = with_line(work.need, replace(line, minor=minor - set(line.matters)))
        work.changes.append(Change(ChangeKind.INDIFFERENT, line.id))
        return
    name = act.field or _asked(question)
    if name is None:
        return
    line = work.line(act)
    held = line.on(name)
    kept = tuple(one for one in line.requirements if one.constraint.field != name)
    changed = replace(
        line,
        requirements=kept,
        indifferent=line.indifferent | {name},
        undecided=line.undecided - {name},
        matters=tuple(one for one in line.matters if one != name),
    )
    work.need = with_line(work.need, changed)
    work.changes.append(Change(ChangeKind.INDIFFERENT, line.id, name, before=held))


def dont_know(work: Work, act: DontKnow) -> None:
    """What the buyer cannot answer is not asked again; it may matter all the same."""
    name = act.field or _asked(work.state.question)
    if name is None:
        return
    line = work.line(act)
    if line.on(name):
        return
    work.need = with_line(work.need, replace(line, undecided=line.undecided | {name}))
    work.changes.append(Change(ChangeKind.UNDECIDED, line.id, name))


def matters(work: Work, act: Matters) -> None:
    """Fields the buyer cares about."""
    line = work.line(act)
    named = tuple(dict.fromkeys((*line.matters, *act.fields)))
    changed = replace(
        line,
        matters=named,
        minor=line.minor - set(named),
        indifferent=line.indifferent - set(act.fields),
    )
    if changed != line:
        work.need = with_line(work.need, changed)
        work.changes += [Change(ChangeKind.WEIGHED, line.id, name) for name in act.fields]


def settle_priorities(work: Work, acts: Sequence[Act]) -> None:
    """Of the fields offered to a buyer who named some, the others matter less."""
    question = work.state.question
    if question is None or question.kind is not QuestionKind.PRIORITIES:
        return
    offered = _offered(question) | {one.field for one in question.further}
    # What is said of anything else is no answer: it leaves open what matters.
    named = [
        act
        for act in acts
        if isinstance(act, Matters)
        or (isinstance(act, Inform | Correct) and act.constraint.field in offered)
    ]
    line = work.need.line(question.line)
    if not named or line is None or work.undone:
        return
    known = {one.constraint.field for one in line.requirements} | set(line.matters)
    minor = line.minor | (_offered(question) - known)
    if minor != line.minor:
        work.need = with_line(work.need, replace(line, minor=minor))


def weigh(work: Work, act: Weigh) -> None:
    """How binding the requirements on a field are."""
    line = work.line(act)
    name = act.field or _last(work, line)
    held = line.on(name) if name is not None else ()
    if name is None or not held:
        return
    after = tuple(
        replace(one, constraint=replace(one.constraint, importance=act.importance)) for one in held
    )
    if after == held:
        return
    _put(work, line, name, after)
    work.said += [one.constraint for one in after]
    work.changes.append(Change(ChangeKind.WEIGHED, line.id, name, before=held, after=after))


def relax(work: Work, act: Relax) -> None:
    """Give up what is required of a field."""
    line = work.line(act)
    name = act.field or _last(work, line)
    held = line.on(name) if name is not None else ()
    if name is None or not held:
        return
    kept = tuple(one for one in line.requirements if one.constraint.field != name)
    work.need = with_line(work.need, replace(line, requirements=kept))
    work.changes.append(Change(ChangeKind.REMOVED, line.id, name, before=held))


def note(work: Work, act: Note) -> None:
    """Something to pass on as it is."""
    line = work.line(act)
    said = Stated(act.text, work.provenance(act))
    if any(one.value == act.text for one in line.notes):
        return
    work.need = with_line(work.need, replace(line, notes=(*line.notes, said)))


def _put(work: Work, line: NeedLine, name: str, after: tuple[Requirement, ...]) -> None:
    """The line with these requirements on a field: where the first of them was, or at the end."""
    places = [n for n, one in enumerate(line.requirements) if one.constraint.field == name]
    others = [one for one in line.requirements if one.constraint.field != name]
    at = places[0] if places else len(others)
    changed = replace(
        line,
        requirements=(*others[:at], *after, *others[at:]),
        indifferent=line.indifferent - {name},
        undecided=line.undecided - {name},
    )
    work.need = with_line(work.need, changed)


def _last(work: Work, line: NeedLine) -> str | None:
    """The field said last that the line has a requirement on."""
    fields = {one.constraint.field for one in line.requirements}
    said = [*work.state.constraint_order, *work.said]
    return next((one.field for one in reversed(said) if one.field in fields), None)


def _asked(question: Question | None) -> str | None:
    if question is None:
        return None
    return CATEGORY if question.kind is QuestionKind.CATEGORY else question.field


def _offered(question: Question) -> frozenset[str]:
    return frozenset(one.field for one in question.options if one.field is not None)
