"""Problem: an error as RFC 9457 has it, with the field, the value and what is accepted."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class Fault(BaseModel):
    """One thing that is wrong with a request.

    Attributes:
        pointer: RFC 6901 JSON pointer into the body, or the parameter's name.
        value: as it was received, shortened; null when it was missing.
        accepted: what would be taken.
    """

    model_config = ConfigDict(frozen=True)

    pointer: str
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
    """

    model_config = ConfigDict(frozen=True)

    type: str
    title: str
    status: int
    detail: str
    instance: str
    field: str | None = None
    value: Any = None
    accepted: tuple[str, ...] | None = None
    faults: tuple[Fault, ...] = ()
