"""What of a document UBL does not hold: the rest, and putting it back.

The rest is what is left of the document when what can be read back from its UBL elements is taken
away. So nothing is said twice: who changes a quantity in the UBL elements changes the quantity,
and no copy in the extension speaks against it.

The rest has the shape of the document's JSON. In a list of objects only those are named that have
a rest, by ``id`` or, where parts have none, by position.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rfq.revision.path import Json, key_of, same


@dataclass(frozen=True, slots=True)
class Parts:
    """The rest of a list of objects.

    Attributes:
        parts: (id or position from 0, rest of the object).
        complete: whether these are all parts, in their order; otherwise parts that are not named
            have no rest, and parts that UBL does not hold come after those that it does.
    """

    parts: tuple[tuple[str, Json], ...]
    complete: bool = False


class _Nothing:
    """No rest: not the same as a rest of None, which takes a value back."""


_NOTHING: Final = _Nothing()


def rest(full: dict[str, Json], spoken: dict[str, Json], core: dict[str, Json]) -> dict[str, Json]:
    """What has to be added to the core to make the full document.

    Args:
        full: the document's JSON.
        spoken: the same without fields that have their default.
        core: what is read back from the UBL elements.
    """
    found: dict[str, Json] = {}
    for name, value in full.items():
        if name in core:
            part = _rest(name, value, spoken.get(name, value), core[name])
        else:
            part = _named(name, spoken[name]) if name in spoken else _NOTHING
        if part is not _NOTHING:
            found[name] = part
    return found


def _rest(name: str, full: Json, spoken: Json, core: Json) -> Json:
    if same(full, core):
        return _NOTHING
    if isinstance(full, dict) and isinstance(core, dict):
        return rest(full, spoken if isinstance(spoken, dict) else full, core) or _NOTHING
    if _objects(full) and _objects(core) and isinstance(spoken, list):
        return _list_rest(name, full, spoken, core)
    return _named(name, spoken if isinstance(spoken, type(full)) else full)


def _list_rest(
    name: str, full: Sequence[Json], spoken: Sequence[Json], core: Sequence[Json]
) -> Json:
    keys, core_keys = _keys(name, full), _keys(name, core)
    known = dict(zip(core_keys, core, strict=True))
    order = [key for key in core_keys if key in keys] + [key for key in keys if key not in known]
    complete = order != keys or any(key not in keys for key in core_keys)
    parts = []
    for key, value, said in zip(keys, full, spoken, strict=True):
        part = rest(value, said, known[key]) if key in known else _part(name, said)
        if complete or part or key not in known:
            parts.append((key, part))
    return Parts(tuple(parts), complete) if parts or complete else _NOTHING


def _named(name: str, value: Json) -> Json:
    """A value that UBL holds nothing of, with the lists of objects in it as `Parts`."""
    if isinstance(value, dict):
        return {field: _named(field, inner) for field, inner in value.items()}
    if _objects(value) and value:
        keys = _keys(name, value)
        return Parts(tuple((key, _part(name, one)) for key, one in zip(keys, value, strict=True)))
    return value


def _part(name: str, value: dict[str, Json]) -> Json:
    """An object of a list, without the id that it is named by."""
    key = key_of(name)
    return _named("", {field: inner for field, inner in value.items() if field != key})


def _objects(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _keys(name: str, parts: Sequence[Json]) -> list[str]:
    key = key_of(name, parts)
    return [str(one[key]) if key is not None else str(place) for place, one in enumerate(parts)]


def merged(core: dict[str, Json], added: dict[str, Json]) -> dict[str, Json]:
    """The full document's JSON: the core with its rest put back."""
    full = dict(core)
    for name, value in added.items():
        full[name] = _merged(name, full.get(name), value)
    return full


def _merged(name: str, core: Json, added: Json) -> Json:
    if isinstance(added, dict):
        return merged(core if isinstance(core, dict) else {}, added)
    if not isinstance(added, Parts):
        return added
    parts = core if _objects(core) else []
    key = key_of(name, parts)
    there = dict(zip(_keys(name, parts), parts, strict=True))
    named = {
        own: merged({**({key: own} if key is not None else {}), **there.get(own, {})}, part)
        for own, part in added.parts
    }
    if added.complete:
        return list(named.values())
    return [named.pop(own, part) for own, part in there.items()] + list(named.values())
