"""Tagged: the types of a conversation for pydantic, with every act saying which act it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from pydantic import (
    BeforeValidator,
    Discriminator,
    GetCoreSchemaHandler,
    SerializerFunctionWrapHandler,
    Tag,
    TypeAdapter,
    WrapSerializer,
)
from pydantic_core import CoreSchema, core_schema

from dialogue.acts import Act, SetTerm, Term
from sourcing.chat.acts import TERM_TYPES

_ACTS: Final = frozenset(get_args(Act))
_NAME: Final = "act"


def tagged(hint: Any) -> Any:
    """A type as pydantic is to read and write it: the same, but for the acts anywhere in it."""
    if not _has_acts(hint):
        return hint
    if isinstance(hint, type) and is_dataclass(hint):
        return Annotated[hint, _Dataclass(hint)]
    arguments = get_args(hint)
    if isinstance(hint, UnionType) or get_origin(hint) is Union:
        members = [tagged(one) for one in arguments if one not in _ACTS]
        if len(members) < len(arguments):
            members.append(_act())
        return reduce(or_, members)
    return get_origin(hint)[tuple(tagged(one) for one in arguments)]


@cache
def _has_acts(hint: Any) -> bool:
    if hint in _ACTS:
        return True
    if isinstance(hint, type) and is_dataclass(hint):
        return any(_has_acts(one) for one in get_type_hints(hint).values())
    return any(_has_acts(one) for one in get_args(hint))


class _Dataclass:
    """The schema of a dataclass whose fields hold acts."""

    def __init__(self, kind: type) -> None:
        self._kind = kind

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        hints = get_type_hints(self._kind)
        arguments = []
        for one in fields(self._kind):
            schema = handler.generate_schema(tagged(hints[one.name]))
            if one.default is not MISSING:
                schema = core_schema.with_default_schema(schema, default=one.default)
            elif one.default_factory is not MISSING:
                schema = core_schema.with_default_schema(
                    schema, default_factory=one.default_factory
                )
            arguments.append(core_schema.dataclass_field(one.name, schema))
        return core_schema.dataclass_schema(
            self._kind,
            core_schema.dataclass_args_schema(self._kind.__name__, arguments),
            [one.name for one in fields(self._kind)],
            slots=hasattr(self._kind, "__slots__"),
            post_init=hasattr(self._kind, "__post_init__"),
        )


@cache
def _act() -> Any:
    choices = []
    for kind in get_args(Act):
        read = (BeforeValidator(_with_value),) if kind is SetTerm else ()
        choices.append(Annotated[(kind, *read, WrapSerializer(_named), Tag(kind.__name__))])
    return Annotated[reduce(or_, choices), Discriminator(_name_of)]


def _name_of(value: Any) -> str | None:
    if isinstance(value, Mapping):
        name = value.get(_NAME)
        return name if isinstance(name, str) else None
    return type(value).__name__


def _named(value: Any, handler: SerializerFunctionWrapHandler) -> Mapping[str, Any]:
    return {_NAME: type(value).__name__, **handler(value)}


def _with_value(value: Any) -> Any:
    """A term's value as the type that its term has; the JSON of several types is the same."""
    if not isinstance(value, Mapping) or value.get("term") not in TERM_TYPES:
        return value
    kind = TERM_TYPES[Term(value["term"])]
    return {**value, "value": _adapter(kind).validate_python(value.get("value"))}


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
