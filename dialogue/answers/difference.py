"""What the catalogue knows of the difference between two things."""

from __future__ import annotations

from typing import Final

from data.constraint import Constraint, Operator
from data.need import Amount
from data.schema import AttributeKind
from dialogue.answers.answer import Contrast, DifferenceAnswer, Side
from dialogue.answers.figures import price_answer
from dialogue.answers.protocol import CatalogueFacts
from dialogue.answers.scope import Path
from dialogue.answers.selection import ALL, Selection, limited
from dialogue.answers.statistics import contrast
from dialogue.answers.terms import category_named, value_named
from dialogue.protocols import CandidateSource

_LOOKED_AT: Final = 30
_NAMED: Final = 3
_TELLING: Final = 0.2
"""How far two groups have to differ in a field for it to be named, 0 to 1."""
_COMPARED: Final = frozenset(
    {
        AttributeKind.NUMBER,
        AttributeKind.ONE_OF,
        AttributeKind.SEVERAL_OF,
        AttributeKind.BOOLEAN,
    }
)

Group = tuple[str, str | None, Selection]


def difference_answer(
    source: CandidateSource,
    facts: CatalogueFacts,
    path: Path,
    terms: tuple[str, ...],
    quantity: Amount | None,
    currency: str | None,
) -> DifferenceAnswer:
    """Two values or categories, by what the products of each state."""
    groups = [_group(source, path, one) for one in terms[:2]]
    unknown = tuple(one for one, group in zip(terms, groups, strict=False) if group is None)
    known = [one for one in groups if one is not None]
    if len(known) < 2:
        return DifferenceAnswer(terms, unknown=unknown)
    sides = []
    for name, field, chosen in known:
        price = price_answer(facts, chosen, quantity, currency)
        currency = currency or price.currency or None
        sides.append(Side(name, field, len(chosen.documents), price))
    return DifferenceAnswer(terms, tuple(sides), _contrasts(source, known[0], known[1]))


def _group(source: CandidateSource, path: Path, term: str) -> Group | None:
    value = value_named(source.schema, path, term)
    if value is not None and value.field is not None and value.label is not None:
        documents = source.retrieve("", count=ALL, category=value.path).documents
        one = Constraint(value.field, Operator.EQUAL, (value.label,))
        chosen = limited(source, documents, value.path, None, [one])
        if len(chosen.documents):
            return value.label, value.field, chosen
    category = category_named(source.schema, term)
    if category is None:
        return None
    documents = source.retrieve("", count=ALL, category=category).documents
    return category[-1], None, limited(source, documents, category, None, ())


def _contrasts(source: CandidateSource, one: Group, other: Group) -> tuple[Contrast, ...]:
    asked = {one[1], other[1]}
    path = one[2].scope.category or ()
    fields = [
        attribute.id
        for attribute in source.schema.categories[path].attributes
        if attribute.kind in _COMPARED and attribute.id not in asked
    ]
    found = []
    for name in fields[:_LOOKED_AT]:
        columns = [source.column(name, group[2].documents) for group in (one, other)]
        apart = contrast(name, columns[0], columns[1])
        if apart is not None and apart[0] >= _TELLING:
            found.append(apart)
    found.sort(key=lambda pair: (-pair[0], pair[1].field))
    return tuple(pair[1] for pair in found[:_NAMED])
