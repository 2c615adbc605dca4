"""Two needs joined: what is said later over what was known before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace

from data.need import CommercialTerms, Need, NeedLine, Requirement


def joined_needs(base: Need, said: Need, *, besides: Collection[str] = ()) -> Need:
    """A need with what was said in words put over it.

    Args:
        base: what was known.
        said: its first line goes into the base's line in focus, its others are added; its terms
            count where it has them.
        besides: fields whose requirements are not taken from the words: they are given otherwise.
    """
    if not said.lines:
        return replace(base, terms=_terms(base.terms, said.terms))
    held = base.line() or (base.lines[0] if base.lines else None)
    first, *others = (_without(line, besides) for line in said.lines)
    line = first if held is None else _line(held, first)
    lines = {**{one.id: one for one in base.lines}, line.id: line}
    for one in others:
        free = one.id if one.id not in lines else _free(lines)
        lines[free] = replace(one, id=free)
    return replace(
        base,
        lines=tuple(lines.values()),
        terms=_terms(base.terms, said.terms),
        language=base.language if base.lines else said.language,
        focus=line.id,
    )


def _without(line: NeedLine, fields_: Collection[str]) -> NeedLine:
    kept = tuple(one for one in line.requirements if one.constraint.field not in fields_)
    return replace(line, requirements=kept)


def _line(held: NeedLine, said: NeedLine) -> NeedLine:
    """The requirements on a field that was spoken of are those that were said."""
    spoken = {one.constraint.field for one in said.requirements}
    kept: tuple[Requirement, ...] = tuple(
        one for one in held.requirements if one.constraint.field not in spoken | said.indifferent
    )
    return replace(
        held,
        query=said.query or held.query,
        categories=said.categories or held.categories,
        requirements=(*kept, *said.requirements),
        indifferent=(held.indifferent - spoken) | said.indifferent,
        matters=tuple(dict.fromkeys((*held.matters, *said.matters))),
        quantity=said.quantity or held.quantity,
        annual=said.annual or held.annual,
        budget=said.budget or held.budget,
        notes=(*held.notes, *said.notes),
    )


def _terms(base: CommercialTerms, said: CommercialTerms) -> CommercialTerms:
    stated = {one.name: getattr(said, one.name) for one in fields(CommercialTerms)}
    return replace(base, **{name: one for name, one in stated.items() if one is not None})


def _free(taken: Collection[str]) -> str:
    return next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)
