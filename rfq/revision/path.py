"""Paths in a document: ``lines[1].specifications[s2].values``.

A part of a list that has ids is named by its id, not by its position, so that a path means the
same before and after something else was added or taken away. An id that is more than letters,
digits and ``. _ / -`` is quoted as JSON text: ``suppliers["ACME (Ningbo)"]``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from data.errors import InputError

Json: TypeAlias = Any
"""What JSON can say: None, bool, int, float, str, a list or an object of these."""

_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/\-]*")
_STEP: Final = re.compile(
    r"(?:^|\.)(?P<name>[a-z][a-z0-9_]*)|\[(?P<plain>[A-Za-z0-9][A-Za-z0-9._/\-]*)\]"
    r'|\[(?P<quoted>"(?:[^"\\]|\\.)*")\]'
)
_KEYS: Final = {
    "lines": "id",
    "specifications": "id",
    "schedule": "id",
    "certificates": "id",
    "attachments": "id",
    "questions": "id",
    "criteria": "id",
    "disqualifiers": "id",
    "suppliers": "id",
    "provenance": "field",
}


@dataclass(frozen=True, slots=True)
class Key:
    """A step into a list: to the part with this id."""

    id: str


Step: TypeAlias = str | Key


def key_of(name: str, *lists: Json) -> str | None:
    """The field that tells the parts of some lists of one name apart, or None where none does.

    A certificate's ``lines`` are only the ids of lines: their parts have none of their own.
    """
    key = _KEYS.get(name)
    parts = (part for one in lists for part in one)
    return key if all(isinstance(part, dict) for part in parts) else None


def same(one: Json, other: Json) -> bool:
    """Whether two values are the same in JSON, where true is not 1 as it is in Python."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def join(path: str, step: Step) -> str:
    """A path one step further."""
    if isinstance(step, Key):
        plain = _PLAIN.fullmatch(step.id) is not None
        return f"{path}[{step.id if plain else json.dumps(step.id, ensure_ascii=False)}]"
    return f"{path}.{step}" if path else step


def steps(path: str) -> tuple[Step, ...]:
    """The steps of a path.

    Raises:
        InputError: it is not one.
    """
    found: list[Step] = []
    position = 0
    while position < len(path):
        match = _STEP.match(path, position)
        if match is None or match.end() == position:
            raise _not_a_path(path)
        if match["name"] is not None:
            found.append(match["name"])
        else:
            found.append(Key(match["plain"] or json.loads(match["quoted"])))
        position = match.end()
    if not found or isinstance(found[0], Key):
        raise _not_a_path(path)
    return tuple(found)


def _not_a_path(path: str) -> InputError:
    return InputError(
        "not a path in an RFQ",
        field="path",
        value=path,
        accepted="names joined by points, ids in brackets: lines[1].quantity.number",
    )


def find(tree: Json, path: str) -> Json:
    """What is at a path; None where nothing is."""
    here, name = tree, ""
    for step in steps(path):
        if isinstance(step, Key):
            here = item(here, name, step.id)
        else:
            here, name = here.get(step) if isinstance(here, dict) else None, step
        if here is None:
            return None
    return here


def item(parts: Json, name: str, wanted: str) -> Json:
    """The part of a list with an id, or None."""
    key = key_of(name, parts) if isinstance(parts, list) else None
    return next((one for one in parts if one[key] == wanted), None) if key is not None else None
