"""The next revision of a document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from data.errors import InputError
from data.need import Origin
from rfq.document import RfqDocument
from rfq.document.provenance import Provenance
from rfq.revision.apply import document_of, put
from rfq.revision.path import Json, find, item, key_of, same

_FIXED: Final = ("schema_version", "header.id", "header.revision", "header.issued")
_EDITED: Final = Provenance(origin=Origin.EDITED).model_dump(mode="json")


def revise(
    document: RfqDocument, changes: Mapping[str, object], *, issued: datetime
) -> RfqDocument:
    """The next revision: the changes made, the number one higher, issued now.

    What is changed no longer comes from where it came from: its provenance becomes *edited*,
    unless the changes say one.

    Args:
        document: stays as it is.
        changes: per path (`rfq.revision.path`), the new value: a part of a document, or what JSON
            or Python has for it. None empties a field and takes a part of a list away; a part of
            a list with a new id is added.
        issued: with its zone.

    Raises:
        InputError: nothing is changed; a path leads nowhere or to a field that only `revise` sets;
            a value is none that the field can hold; or the revision would be older than the last.
    """
    before = document.model_dump(mode="json")
    tree = document.model_dump(mode="json")
    for path, value in changes.items():
        if path in _FIXED:
            raise InputError("not for changing", field=path, value=value, accepted="other fields")
        put(tree, path, _plain(value))
    changed = document_of(tree)
    if same(changed.model_dump(mode="json"), before):
        raise InputError("nothing is different", field="changes", accepted="at least one change")
    tree = changed.model_dump(mode="json")
    _mark_edited("", before, tree)
    _mark_fields(before, tree)
    return next_revision(document_of(tree), issued=issued)


def next_revision(document: RfqDocument, *, issued: datetime) -> RfqDocument:
    """The document with the number one higher, issued now.

    Raises:
        InputError: the revision would be older than the last.
    """
    tree = document.model_dump(mode="json")
    tree["header"]["revision"] = document.header.revision + 1
    tree["header"]["issued"] = _plain(issued)
    revised = document_of(tree)
    if revised.header.issued < document.header.issued:
        raise InputError(
            "a revision that is older than what it revises",
            field="header.issued",
            value=issued,
            accepted=f"{document.header.issued.isoformat()} or later",
        )
    return revised


def _plain(value: object) -> Json:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return to_jsonable_python(value)


def _mark_edited(name: str, before: Json, after: Json) -> None:
    """Where a part differs but claims to come from where it came from, say that it was edited."""
    if isinstance(after, dict) and isinstance(before, dict):
        origin = after.get("provenance")
        if (
            isinstance(origin, dict)
            and origin == before.get("provenance")
            and not same(after, before)
        ):
            after["provenance"] = dict(_EDITED)
        for field, value in after.items():
            _mark_edited(field, before.get(field), value)
    elif isinstance(after, list) and (key := key_of(name, after)) is not None:
        for one in after:
            _mark_edited("", item(before, name, one[key]), one)


def _mark_fields(before: Json, after: Json) -> None:
    """The same for fields whose provenance is kept beside them; those that are gone lose it."""
    known = {one["field"]: one for one in before["provenance"]}
    kept = []
    for one in after["provenance"]:
        value = find(after, one["field"])
        if value is None:
            continue
        same = one == known.get(one["field"])
        if same and value != find(before, one["field"]):
            one = {**one, "provenance": dict(_EDITED)}
        kept.append(one)
    after["provenance"] = kept
