"""One technical requirement, as a supplier has to answer it."""

from __future__ import annotations

from typing import Annotated, Final, Self

from pydantic import Discriminator, Field, StrictBool, Tag, model_validator
from pydantic_core import PydanticCustomError

from data.constraint import Importance, Operator
from rfq.document.base import Part
from rfq.document.codes import UnitSymbol
from rfq.document.figures import Figure, Share
from rfq.document.provenance import Provenance
from rfq.document.text import Id, Name

ORDERED: Final = frozenset(
    {
        Operator.LESS,
        Operator.AT_MOST,
        Operator.MORE,
        Operator.AT_LEAST,
        Operator.BETWEEN,
        Operator.ABOUT,
    }
)
"""Operators that only numbers have."""

LISTS: Final = frozenset({Operator.ONE_OF, Operator.NOT_ONE_OF})
"""Operators that take any number of values."""


def _kind(value: object) -> str | None:
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, int | float):
        return "number"
    return "text" if isinstance(value, str) else None


SpecificationValue = Annotated[
    Annotated[StrictBool, Tag("flag")]
    | Annotated[Figure, Tag("number")]
    | Annotated[Name, Tag("text")],
    Discriminator(
        _kind,
        custom_error_type="specification_value",
        custom_error_message="neither a number nor a text nor true or false",
        custom_error_context={"accepted": "a number, a text, true or false"},
    ),
]
"""A number, a label of the catalogue, or yes or no."""


class Tolerance(Part):
    """How far a value may lie off what is asked for."""

    minus: Annotated[Figure, Field(ge=0)]
    plus: Annotated[Figure, Field(ge=0)]
    unit: UnitSymbol | None = None
    """``%`` is of the value; None is the specification's own unit."""


class Specification(Part):
    """One requirement on what is offered."""

    id: Id
    """Unique in its line and stable over revisions."""
    name: Name
    """Of the attribute, as the catalogue calls it in the document's language."""
    attribute: Name | None = None
    """Its id in the catalogue's schema, or a core field such as ``offer.lead_time``."""
    operator: Operator
    values: Annotated[tuple[SpecificationValue, ...], Field(min_length=1)]
    """One; two, low and high, for ``between``; any number for ``one of``."""
    unit: UnitSymbol | None = None
    """Of the numbers."""
    tolerance: Tolerance | None = None
    importance: Importance = Importance.MUST
    weight: Share = 1.0
    """How much it counts beside the other specifications."""
    disclosed: bool = True
    """Whether copies for suppliers show it."""
    provenance: Provenance | None = None

    @property
    def numbers(self) -> tuple[float, ...]:
        """The values, where they are numbers."""
        return tuple(one for one in self.values if isinstance(one, float))

    @model_validator(mode="after")
    def _values_fit_the_operator(self) -> Self:
        kinds = {type(value) for value in self.values}
        if len(kinds) > 1:
            raise _misfit("values of several kinds", "numbers, or words, or one true or false")
        numeric = kinds == {float}
        wanted = 2 if self.operator is Operator.BETWEEN else 1
        if self.operator not in LISTS and len(self.values) != wanted:
            raise _misfit(
                f"{self.operator.value!r} with {len(self.values)} values", f"{wanted} of them"
            )
        if self.operator in ORDERED and not numeric:
            raise _misfit(f"{self.operator.value!r} of something that is no number", "numbers")
        if not numeric and (self.unit is not None or self.tolerance is not None):
            raise _misfit("a unit or a tolerance of something that is no number", "numbers")
        return self


def _misfit(what: str, accepted: str) -> PydanticCustomError:
    return PydanticCustomError("specification", what, {"accepted": accepted})
