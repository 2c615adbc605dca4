"""Proposals: what a model may say, as a form to fill in; there is no field for anything else."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Short = Annotated[str, Field(max_length=200)]


class Proposal(BaseModel):
    """One act that a model reads in an utterance.

    ``words`` are copied from the utterance: what is not said there is not taken.
    """

    model_config = ConfigDict(extra="forbid")

    act: Literal["require", "want", "no_preference", "dont_know", "matters", "off_topic"]
    words: Short
    field: Short | None = None
    operator: (
        Literal["=", "≠", "<", "≤", ">", "≥", "between", "one of", "not one of", "about"] | None
    ) = None
    values: tuple[float | bool | Short, ...] = Field(default=(), max_length=8)
    unit: Short | None = None
    must: bool = True
    query: Short | None = None


class Proposals(BaseModel):
    """All that a model reads in an utterance."""

    model_config = ConfigDict(extra="forbid")

    acts: tuple[Proposal, ...] = Field(default=(), max_length=12)
