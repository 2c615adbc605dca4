"""Problem: an error as RFC 9457 has it, with the field, the value and what is accepted."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field


class Fault(BaseModel):
    """One thing that is wrong with a request.

    Attributes:
        pointer: RFC 6901 JSON pointer into the body, or the parameter's name.
        value: as it was received, shortened; null when it was missing.
        accepted: what would be taken.
    """

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)

    pointer: Annotated[str, Field(examples=["/constraints/0/operator"])]
    detail: str
    value: Any = None
    accepted: tuple[str, ...] | None = None


class Problem(BaseModel):
    """``application/problem+json``.

    Attributes:
        type: an address under the service's ``/problems/`` that explains it.
        instance: the request's id, as in the ``X-Request-ID`` header and the log.
        field, value, accepted: of the first fault, for people.
        faults: all of them.
        version: of the document that there is now, where a change was made from an older one.
    """

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)

    type: Annotated[str, Field(examples=["/problems/invalid"])]
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str
    instance: str
    field: str | None = None
    value: Any = None
    accepted: tuple[str, ...] | None = None
    faults: tuple[Fault, ...] = ()
    version: int | None = None
