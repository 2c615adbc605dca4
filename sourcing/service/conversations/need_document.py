"""The need as a document: lines of chips, the terms of all, and what a request still lacks."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from data.need import CommercialTerms, Need, NeedLine, Stated
from dialogue.acts import Term
from dialogue.policy.terms import missing
from sourcing.api.documents.conversation import LineDocument, NeedDocument
from sourcing.service.conversations.chips import chips_of, term_chip
from sourcing.service.conversations.context import Context

_NAMES: Final = {one.value for one in Term}
_SETS: Final = tuple(one.name for one in fields(NeedLine) if "frozenset" in str(one.type))


def need_document(context: Context, need: Need) -> NeedDocument:
    """All of a need as it is shown above the conversation."""
    of_all: list[tuple[Term, Stated[Any]]] = [
        (Term(one.name), stated)
        for one in fields(CommercialTerms)
        if one.name in _NAMES and (stated := getattr(need.terms, one.name)) is not None
    ]
    return NeedDocument(
        lines=tuple(_line(context, one, focus=one.id == need.focus) for one in need.lines),
        terms=tuple(term_chip(context, term, stated, line=None) for term, stated in of_all),
        missing=missing(need) if need.lines else (),
        state=_plain(need),
    )


def _line(context: Context, line: NeedLine, *, focus: bool) -> LineDocument:
    category = line.category
    title = line.query.strip() or (context.speaker.names.category(category) if category else "")
    return LineDocument(
        id=line.id,
        title=title,
        category=category or None,
        focus=focus,
        chips=tuple(chips_of(context, line, focus=focus)),
        selected=line.selected,
        rejected=line.rejected,
    )


def _plain(need: Need) -> dict[str, Any]:
    found: dict[str, Any] = _adapter().dump_python(need, mode="json")
    for line, known in zip(found["lines"], need.lines, strict=True):
        # A set has no order of its own; the same need has to be the same bytes in every process.
        line |= {name: sorted(line[name]) for name in _SETS if getattr(known, name)}
    return found


@cache
def _adapter() -> TypeAdapter[Need]:
    return TypeAdapter(Need)
