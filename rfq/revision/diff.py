"""What is different between two revisions, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rfq.document import RfqDocument
from rfq.revision.change import Change, ChangeKind
from rfq.revision.path import Json, Key, join, key_of, same


def diff(before: RfqDocument, after: RfqDocument) -> tuple[Change, ...]:
    """Everything that is different, in the order of the document; empty for equal documents.

    Applied to the first document, the changes give the second (`rfq.revision.apply_changes`).
    A part with an id that is new or gone is one change; one that is in both is compared field by
    field. Lists whose parts have no ids (values, notes, contacts) are compared as a whole.
    """
    return tuple(_compare("", "", before.model_dump(mode="json"), after.model_dump(mode="json")))


def _compare(path: str, name: str, before: Json, after: Json) -> Iterator[Change]:
    if same(before, after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for field in dict.fromkeys((*before, *after)):
            yield from _compare(join(path, field), field, before.get(field), after.get(field))
        return
    lists = isinstance(before, list) and isinstance(after, list)
    key = key_of(name, before, after) if lists else None
    if key is not None:
        yield from _parts(path, key, before, after)
    else:
        yield Change(path, _kind(before, after), before, after)


def _kind(before: Json, after: Json) -> ChangeKind:
    if before is None or before == []:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if after is None or after == [] else ChangeKind.CHANGED


def _parts(path: str, key: str, before: Sequence[Json], after: Sequence[Json]) -> Iterator[Change]:
    old = {one[key]: one for one in before}
    new = {one[key]: one for one in after}
    for identifier, one in old.items():
        if identifier not in new:
            yield Change(join(path, Key(identifier)), ChangeKind.REMOVED, one, None)
    for identifier, one in new.items():
        here = join(path, Key(identifier))
        if identifier in old:
            yield from _compare(here, "", old[identifier], one)
        else:
            yield Change(here, ChangeKind.ADDED, None, one)
    # Applying puts what is new at the end.
    order = [one for one in old if one in new] + [one for one in new if one not in old]
    if order != list(new):
        yield Change(path, ChangeKind.REORDERED, order, list(new))
