"""Merge patch: a partial document that says what is different (RFC 7396)."""

from __future__ import annotations

from typing import Final

from data.errors import InputError
from rfq.revision.path import Json, same

FIXED: Final = (("schema_version",), ("header", "id"), ("header", "revision"), ("header", "issued"))
"""Members that no patch changes: they are set with a revision, or never."""


def merged(target: Json, patch: Json) -> Json:
    """What a patch makes of a value; neither is changed.

    An object is merged member by member, null takes a member away, and anything else takes the
    place of what was there; a list is replaced as a whole.
    Source: RFC 7396, section 2.
    """
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


def refuse_fixed(before: Json, after: Json) -> None:
    """Refuse a document in which something differs that no patch changes.

    Raises:
        InputError: it does; names the member.
    """
    for path in FIXED:
        old, new = _at(before, path), _at(after, path)
        if not same(old, new):
            raise InputError("not for changing", field=".".join(path), value=new, accepted=str(old))


def _at(tree: Json, path: tuple[str, ...]) -> Json:
    for name in path:
        tree = tree.get(name) if isinstance(tree, dict) else None
    return tree
