"""Acts as JSON: each an object with its fields and its own name under ``act``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Final, get_args

from pydantic import TypeAdapter, ValidationError

from data.errors import InputError
from data.money import Money
from data.need import Amount, Place
from data.records.offer import DeliveryTerm
from dialogue.acts import Act, SetTerm, SupplierKinds, Term

_KINDS: Final[Mapping[str, Any]] = {one.__name__: one for one in get_args(Act)}
TERM_TYPES: Final[Mapping[Term, Any]] = {
    Term.QUANTITY: Amount,
    Term.ANNUAL: Amount,
    Term.BUDGET: Money,
    Term.DESTINATION: Place,
    Term.DELIVERY_TERM: DeliveryTerm,
    Term.NEEDED_BY: date,
    Term.PAYMENT: str,
    Term.SAMPLES: bool,
    Term.CURRENCY: str,
    Term.SUPPLIER_KINDS: SupplierKinds,
}
"""What the value of each term is."""


def acts_to_json(acts: Sequence[Act]) -> list[dict[str, Any]]:
    """Acts as plain JSON values; `acts_from_json` reads them back to equal ones."""
    return [
        {
            "act": type(one).__name__,
            **_adapter(_KINDS[type(one).__name__]).dump_python(one, mode="json"),
        }
        for one in acts
    ]


def acts_from_json(values: Sequence[Mapping[str, Any]]) -> tuple[Act, ...]:
    """The acts that JSON values say.

    Raises:
        InputError: one of them is no act, or lacks something.
    """
    return tuple(_act(one) for one in values)


def _act(value: Mapping[str, Any]) -> Act:
    fields = dict(value)
    name = fields.pop("act", None)
    kind = _KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise InputError("not a dialogue act", field="act", value=name, accepted=sorted(_KINDS))
    try:
        if kind is SetTerm:
            # The term says which of the types its value has; several read the same JSON.
            term = Term(fields.get("term", ""))
            fields["value"] = _adapter(TERM_TYPES[term]).validate_python(fields.get("value"))
        found: Act = _adapter(kind).validate_python(fields)
    except (ValidationError, ValueError) as error:
        raise InputError(f"not a {name} act: {_first(error)}", field="acts", value=value) from error
    return found


def _first(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return str(error)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
