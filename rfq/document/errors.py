"""What is wrong with a document, said so that it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data.errors import InputError


def input_error(error: ValidationError, what: str, model: type[BaseModel]) -> InputError:
    """The first fault that validation found, with its field, its value and what is accepted.

    Args:
        error: of a validation of ``model``.
        what: that was being read ("an RFQ").
        model: that was validated, to name the fields that exist where one does not.
    """
    faults = [one for one in error.errors() if not _follows(one, error)]
    # A field that is not known comes after the one that is missing because of it: say that first.
    first = next((one for one in faults if one["type"] == "extra_forbidden"), faults[0])
    value = first["input"]
    count = f" ({len(faults)} faults, this is the first)" if len(faults) > 1 else ""
    return InputError(
        f"not {what}: {_message(first)}{count}",
        field=_path(first["loc"]),
        value=_shown(value) if first["type"] != "missing" else None,
        accepted=_accepted(first, model),
    )


_BRANCHES: Final = frozenset({"number", "flag", "text"})
"""How the kinds of a specification's value are told apart; no fields of the file."""


def _path(places: tuple[int | str, ...]) -> str | None:
    is_value = places[-3:-2] == ("values",) and places[-1] in _BRANCHES
    return ".".join(map(str, places[:-1] if is_value else places)) or None


def _follows(fault: ErrorDetails, error: ValidationError) -> bool:
    """Whether a list is only called too short because its parts are at fault."""
    return fault["type"] == "too_short" and any(
        one["loc"][: len(fault["loc"])] == fault["loc"] and len(one["loc"]) > len(fault["loc"])
        for one in error.errors()
    )


def _message(fault: ErrorDetails) -> str:
    if fault["type"] == "extra_forbidden":
        return "a field that is not known"
    return fault["msg"].removeprefix("Value error, ")


def _shown(value: object) -> object:
    if isinstance(value, dict | list | tuple | BaseModel):
        return f"{type(value).__name__} of {len(value) if hasattr(value, '__len__') else 1}"
    text = str(value)
    return value if len(text) <= 80 else f"{text[:77]}…"


def _accepted(fault: ErrorDetails, model: type[BaseModel]) -> str | Sequence[str] | None:
    context = fault.get("ctx", {})
    if "accepted" in context:
        return str(context["accepted"])
    kind = fault["type"]
    if kind == "extra_forbidden":
        return _fields(model, fault["loc"][:-1])
    if "expected" in context:
        return str(context["expected"])
    if "pattern" in context:
        return f"text of the pattern {context['pattern']}"
    bounds = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
    limits = [f"{sign} {context[name]}" for name, sign in bounds.items() if name in context]
    if limits:
        return limits
    if "max_length" in context:
        return f"at most {context['max_length']} long"
    if "min_length" in context:
        return f"at least {context['min_length']}"
    return _TYPES.get(kind)


_TYPES = {
    "missing": "a value: the field is required",
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "date_from_datetime_parsing": "a date, such as 2026-12-31",
    "date_parsing": "a date, such as 2026-12-31",
    "date_type": "a date, such as 2026-12-31",
    "datetime_type": "a date and time with zone, such as 2026-12-31T12:00:00+08:00",
    "datetime_parsing": "a date and time with zone, such as 2026-12-31T12:00:00+08:00",
    "datetime_from_date_parsing": "a date and time with zone, such as 2026-12-31T12:00:00+08:00",
    "timezone_aware": "a date and time with zone, such as 2026-12-31T12:00:00+08:00",
    "json_invalid": "JSON, UTF-8",
    "finite_number": "a finite number",
}


def _fields(model: type[BaseModel], path: Sequence[int | str]) -> list[str]:
    """The fields of the part at a path."""
    here: type[BaseModel] = model
    for step in path:
        if isinstance(step, str) and step in here.model_fields:
            inner = _model_in(here.model_fields[step].annotation)
            if inner is None:
                return []
            here = inner
    return list(here.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)
