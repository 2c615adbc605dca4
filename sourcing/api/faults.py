"""Faults: what pydantic says of a request, as JSON pointers with the value and what is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeGuard

from fastapi.exceptions import RequestValidationError

from sourcing.api.documents.problem import Fault

_LONGEST: Final = 200
"""Characters of a value that are sent back."""
_MOST: Final = 50
"""Faults that are told of at once."""
_QUOTED: Final = re.compile(r"'([^']*)'")
_BOUNDS: Final = {
    "ge": "{} or more",
    "gt": "more than {}",
    "le": "{} or less",
    "lt": "less than {}",
    "min_length": "{} characters or entries or more",
    "max_length": "{} characters or entries or less",
    "pattern": "what matches {}",
}


def faults_of(error: RequestValidationError) -> list[Fault]:
    """All faults, each field once: what several alternatives say of it is put together."""
    found: dict[str, Fault] = {}
    for one in error.errors():
        pointer = _pointer(one, error.body)
        accepted = tuple(_accepted(one))
        known = found.get(pointer)
        if known is None:
            value = None if one["type"] == "missing" else shown(one.get("input"))
            detail = str(one["msg"]).removeprefix("Value error, ")
            found[pointer] = Fault(
                pointer=pointer, detail=detail, value=value, accepted=accepted or None
            )
        elif accepted:
            together = tuple(dict.fromkeys((*(known.accepted or ()), *accepted)))
            found[pointer] = known.model_copy(update={"accepted": together})
    return list(found.values())[:_MOST]


def shown(value: object) -> Any:
    """A value as it may be sent back: plain, and short."""
    if value is None or isinstance(value, bool | int | float):
        return value if not isinstance(value, float) or abs(value) < float("inf") else str(value)
    if isinstance(value, bytes):
        value = value[:_LONGEST].decode("utf-8", "replace")
    if isinstance(value, Mapping):
        text = "{" + ", ".join(f"{str(key)[:40]}: …" for key in list(value)[:5]) + "}"
    elif isinstance(value, list | tuple | set | frozenset):
        return [shown(one) for one in list(value)[:5]]
    else:
        text = str(value)
    text = text.encode("utf-8", "replace").decode()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _pointer(error: Mapping[str, Any], body: object) -> str:
    place, *path = error["loc"]
    if place != "body":
        return str(path[0]) if path else str(place)
    parts: list[str] = []
    at: Any = body
    for number, part in enumerate(path):
        last = number == len(path) - 1
        if _has(at, part):
            at = at[part]
        elif not (last and error["type"] == "missing"):
            continue  # The name of an alternative, which is no place in the document.
        parts.append(str(part).replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{part}" for part in parts)


def _has(at: object, part: object) -> TypeGuard[Any]:
    if isinstance(at, Mapping):
        return part in at
    return isinstance(at, list | tuple) and isinstance(part, int) and part < len(at)


def _accepted(error: Mapping[str, Any]) -> Iterable[str]:
    context = error.get("ctx") or {}
    for name, words in _BOUNDS.items():
        if name in context:
            yield words.format(context[name])
    for name in ("accepted", "expected", "expected_tags"):
        if name in context:
            yield from _QUOTED.findall(str(context[name])) or [str(context[name])]
    kind = str(error["type"])
    if kind == "missing":
        yield "a value"
    elif kind == "extra_forbidden":
        yield "only the fields of the document"
    elif kind.endswith(("_type", "_parsing")):
        yield kind.removesuffix("_type").removesuffix("_parsing").replace("_", " ")
