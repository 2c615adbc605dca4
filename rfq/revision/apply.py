"""Changes put into a document."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise

from pydantic import ValidationError

from data.errors import InputError
from rfq.document import RfqDocument
from rfq.document.errors import input_error
from rfq.revision.change import Change, ChangeKind
from rfq.revision.path import Json, Key, Step, find, item, key_of, same, steps


def apply_changes(document: RfqDocument, changes: Iterable[Change]) -> RfqDocument:
    """The document with changes made, in their order.

    Raises:
        InputError: a change is to something that is not there or is no longer what it was; or
            what comes out is not a document.
    """
    tree = document.model_dump(mode="json")
    for change in changes:
        found = find(tree, change.path)
        if change.kind is ChangeKind.REORDERED:
            found = [one[key_of(str(steps(change.path)[-1])) or ""] for one in found or ()]
        if not same(found, change.before):
            raise InputError(
                "a change of something that is no longer what it was",
                field=change.path,
                value=found,
                accepted=json.dumps(change.before, ensure_ascii=False)[:200],
            )
        if change.kind is ChangeKind.REORDERED:
            _reorder(tree, change)
        else:
            put(tree, change.path, change.after)
    return document_of(tree)


def document_of(tree: Json) -> RfqDocument:
    """The document that a tree of JSON says.

    Raises:
        InputError: it says none.
    """
    try:
        return RfqDocument.model_validate_json(json.dumps(tree))
    except ValidationError as error:
        raise input_error(error, "an RFQ", RfqDocument) from error


def put(tree: Json, path: str, value: Json) -> None:
    """Set what is at a path, in place; None takes a part of a list away, and empties a field.

    A part of a list with a new id is put at its end; an object on the way that is not there is
    made.

    Raises:
        InputError: the path leads through something that has no parts, or to a list's part where
            parts have no ids.
    """
    way = steps(path)
    here, name = tree, ""
    for step, after in pairwise(way):
        here, name = _enter(path, here, name, step, after), step if isinstance(step, str) else name
    last = way[-1]
    if isinstance(last, str):
        if not isinstance(here, dict):
            raise _nowhere(path)
        here[last] = value
        return
    key = key_of(name, here) if isinstance(here, list) else None
    if key is None:
        raise _nowhere(path)
    there = item(here, name, last.id)
    if value is None:
        if there is None:
            raise _nowhere(path)
        here.remove(there)
        return
    if not isinstance(value, dict) or value.get(key, last.id) != last.id:
        raise InputError(
            "a part of a list has to be an object with the path's own id",
            field=path,
            value=value,
            accepted=f'{{"{key}": "{last.id}", …}}',
        )
    whole = {key: last.id, **value}
    if there is None:
        here.append(whole)
    else:
        here[here.index(there)] = whole


def _enter(path: str, here: Json, name: str, step: Step, after: Step) -> Json:
    if isinstance(step, Key):
        found = item(here, name, step.id)
    elif isinstance(here, dict):
        found = here.get(step)
        if found is None:
            found = here[step] = [] if isinstance(after, Key) else {}
    else:
        found = None
    if found is None:
        raise _nowhere(path)
    return found


def _reorder(tree: Json, change: Change) -> None:
    parts = find(tree, change.path)
    key = key_of(str(steps(change.path)[-1])) or ""
    by_id = {one[key]: one for one in parts}
    parts[:] = [by_id[one] for one in change.after]


def _nowhere(path: str) -> InputError:
    return InputError(
        "a path that leads nowhere in this RFQ",
        field=path,
        accepted="the path of a field that there is, or of a new part of a list that has ids",
    )
