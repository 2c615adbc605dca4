"""Selection: the products that a question about the catalogue is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from data.constraint import CATEGORY, Constraint, Importance, Operator
from data.need import Need, NeedLine
from dialogue.acts import Ask
from dialogue.answers.scope import Path, Scope
from dialogue.protocols import CandidateSource, Documents

ALL: Final = 1_000_000_000
_LOOKED_AT: Final = 30
"""Products, by words, whose category is taken for what the words mean."""
_MOSTLY: Final = 0.6
_BELIEVED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Selection:
    """Products, and in words which ones they are."""

    documents: Documents
    scope: Scope


def select(
    source: CandidateSource,
    need: Need,
    ask: Ask,
    *,
    quantity: float | None = None,
    without: str | None = None,
) -> Selection:
    """The products a question is about.

    Those of another product that it names; else those of the line in focus, with what is required
    of it; what the question itself says takes the place of that on the same field. Only products
    that are known to meet everything count; how many do not state it is said beside.

    Args:
        source: the catalogue.
        need: what is wanted so far.
        ask: the question.
        quantity: at which prices and lead times are judged.
        without: a field that is asked about, so that it does not limit the answer.
    """
    line = need.line(ask.line)
    if ask.query is not None:
        base, path, words = _goods(source, ask.query)
        held: list[Constraint] = []
    elif line is not None:
        base, path, words = _of_line(source, line)
        held = [one.constraint for one in line.requirements]
    else:
        base, path, words = source.retrieve("", count=ALL).documents, None, None
        held = []
    own = {one.field for one in ask.constraints}
    constraints = [
        one
        for one in held
        if one.field not in own
        and one.importance is Importance.MUST
        and one.field != without
        and not (one.field == CATEGORY and path is not None)
    ]
    return limited(source, base, path, words, [*constraints, *ask.constraints], quantity=quantity)


def limited(
    source: CandidateSource,
    base: Documents,
    path: Path | None,
    words: str | None,
    constraints: Sequence[Constraint],
    *,
    quantity: float | None = None,
) -> Selection:
    """The documents among some that are known to meet constraints."""
    truth = np.ones(len(base), np.int8)
    for one in constraints:
        truth = np.minimum(truth, source.truths(one, base, quantity=quantity))
    documents = base[truth > 0]
    scope = Scope(
        path, words, tuple(constraints), len(documents), int(np.count_nonzero(truth == 0))
    )
    return Selection(documents, scope)


def _of_line(source: CandidateSource, line: NeedLine) -> tuple[Documents, Path | None, str | None]:
    path = category_of(line)
    if path is not None:
        return source.retrieve("", count=ALL, category=path).documents, path, None
    if line.query.strip():
        return source.retrieve(line.query, count=ALL).documents, None, line.query
    return source.retrieve("", count=ALL).documents, None, None


def category_of(line: NeedLine) -> Path | None:
    """The category that a line is about, where one is chosen or believed in."""
    for one in line.on(CATEGORY):
        value = one.constraint.values[0]
        if one.constraint.operator is Operator.EQUAL and isinstance(value, str):
            return tuple(value.split(" > "))
    if line.categories and line.categories[0].probability >= _BELIEVED:
        return line.categories[0].path
    return None


def _goods(source: CandidateSource, words: str) -> tuple[Documents, Path | None, str | None]:
    found = source.retrieve(words, count=ALL)
    paths = Counter(source.category_of(found.documents[:_LOOKED_AT]))
    if paths:
        path, count = paths.most_common(1)[0]
        if path and count >= _MOSTLY * sum(paths.values()):
            return source.retrieve("", count=ALL, category=path).documents, path, None
    return found.documents, None, words
