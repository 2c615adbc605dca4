"""What every part of the document has in common: strict, closed and immutable."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of the document.

    Strict: nothing is coerced ("3" is no number). Closed: a field that is not known is an error,
    so that a misspelt one is never lost. Frozen: a change is a new document
    (`rfq.revision.revise`).
    """

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        validate_default=False,
    )
