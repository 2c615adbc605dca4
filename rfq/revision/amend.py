"""A document changed by hand before it goes out: no new revision, but said to be edited."""

from __future__ import annotations

from typing import Any, Final

from data.errors import InputError
from data.need import Origin
from rfq.document import RfqDocument
from rfq.document.provenance import Provenance
from rfq.revision.apply import document_of
from rfq.revision.diff import diff
from rfq.revision.merge import merged, refuse_fixed
from rfq.revision.path import Json, Key, find, item, join, key_of, same, steps

EDITED: Final = Provenance(origin=Origin.EDITED).model_dump(mode="json")

_OWN: Final = ("specifications", "certificates", "target_price", "budget")
"""Parts that say themselves where they come from."""

_PLAIN: Final = ("suppliers", "attachments", "provenance")
"""Parts of which nobody asks where they come from."""


def amended(document: RfqDocument, patch: dict[str, Any]) -> RfqDocument:
    """The document with a merge patch (RFC 7396) made; what it changes comes from "edited".

    Where something comes from is not the patch's to say: a part that is changed or new is edited,
    whatever provenance it is sent with.

    Raises:
        InputError: nothing is different; the patch changes the number, the revision or where
            something comes from; or what comes out is no document. Names the field.
    """
    if "provenance" in patch:
        raise InputError(
            "where something comes from is not for changing",
            field="provenance",
            accepted="a patch without it",
        )
    before = document.model_dump(mode="json")
    patched = merged(before, patch)
    refuse_fixed(before, patched)
    after = document_of(patched).model_dump(mode="json")
    _mark_parts("", before, after)
    if same(before, after):
        raise InputError("nothing is different", field="document", accepted="at least one change")
    _mark_fields(document, before, after)
    return document_of(after)


def _mark_parts(name: str, before: Json, after: Json) -> None:
    """Every part that holds its own provenance and is new or different is edited."""
    if isinstance(after, dict):
        if "provenance" in after and name:
            if isinstance(before, dict) and _same_but_provenance(before, after):
                after["provenance"] = before.get("provenance")
            else:
                after["provenance"] = dict(EDITED)
        for field, value in after.items():
            if field != "provenance":
                held = before.get(field) if isinstance(before, dict) else None
                _mark_parts(field, held, value)
    elif isinstance(after, list) and key_of(name, after) is not None:
        key = key_of(name, after) or ""
        for one in after:
            held = item(before, name, one[key]) if isinstance(before, list) else None
            _mark_parts(name, held, one)


def _same_but_provenance(one: Json, other: Json) -> bool:
    return same({**one, "provenance": None}, {**other, "provenance": None})


def _mark_fields(document: RfqDocument, before: Json, after: Json) -> None:
    """The fields that hold no provenance themselves, and are different, are edited."""
    changed = {
        path: None
        for change in diff(document, document_of(after))
        if (path := _field_of(change.path)) is not None
    }
    kept = [
        one
        for one in before["provenance"]
        if one["field"] not in changed and find(after, one["field"]) is not None
    ]
    edited = [
        {"field": path, "provenance": dict(EDITED)}
        for path in changed
        if find(after, path) not in (None, [])
    ]
    after["provenance"] = [*kept, *edited]


def _field_of(path: str) -> str | None:
    """The field whose provenance is kept beside it: ``terms.payment``, ``lines[1].quantity``."""
    way = steps(path)
    first = way[0]
    if first in _PLAIN:
        return None
    named = 3 if len(way) > 1 and isinstance(way[1], Key) else 2
    if len(way) < named or way[named - 1] in _OWN:
        return None
    field = ""
    for step in way[:named]:
        field = join(field, step)
    return field
