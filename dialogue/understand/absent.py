"""Values that the catalogue has, but not for these goods: "red" where no bottle is red."""

from __future__ import annotations

from typing import Final

from data.constraint import Constraint, Operator
from data.schema.model import AttributeKind
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import EntryKind
from dialogue.understand.leftovers import leftover_phrases
from dialogue.understand.matching import find_matches
from dialogue.understand.scope import Scope

_SURE: Final = 0.95
_SHOWN: Final = 5
_CHOICES: Final = (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF)


def read_absent(draft: Draft, whole: Scope) -> None:
    """Note leftover words that are a value of one of the attributes in other categories only.

    Args:
        draft: of the utterance.
        whole: the scope of the whole catalogue.
    """
    if draft.scope.is_root or draft.state.need.line() is None:
        return
    goods = [m for m in draft.matches if m.of(EntryKind.CATEGORY, EntryKind.NAME)]
    for phrase in leftover_phrases(draft):
        if any(one.start < phrase.end and phrase.start < one.end for one in goods):
            continue
        for match in find_matches(phrase.tokens, [whole.vocabulary]):
            for entry in match.of(EntryKind.VALUE):
                attribute = draft.scope.attributes.get(entry.field)
                if entry.weak or entry.confidence < _SURE or attribute is None:
                    continue
                if attribute.kind not in _CHOICES or len(entry.labels) != 1:
                    continue
                draft.items.append(
                    Item(
                        match.start,
                        match.end,
                        Constraint(entry.field, Operator.EQUAL, entry.labels),
                        confidence=0.9,
                        out_of_range=True,
                        nearest=tuple(value.label for value in attribute.values[:_SHOWN]),
                    )
                )
                draft.use(match.start, match.end)
                break
