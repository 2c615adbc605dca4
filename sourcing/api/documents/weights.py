"""Weights: how much each criterion counts, as a client sets it and as sliders show it."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, StringConstraints

from sourcing.api.documents.base import Answer
from sourcing.ranking.weights import Preset, criterion_ids

_KNOWN: Final = f"^({'|'.join(criterion_ids())})$"

CriterionId = Annotated[str, StringConstraints(pattern=_KNOWN)]
"""Key of a weight."""

WeightsOrder = dict[CriterionId, Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]]
"""Weights set anew over those of the preset; only their ratios matter."""


class CriterionDocument(Answer):
    """One thing that suppliers are judged by: a slider.

    Attributes:
        weight: as it was used, in the units of the presets, whose weights sum to 100.
        share: of all weights that apply, 0 to 1; 0 where it does not apply.
        applies: whether it can say anything here (no quantity, no minimum order); where it does
            not, its weight goes to the others.
    """

    id: CriterionId
    label: str
    weight: float
    share: float
    applies: bool


class PresetDocument(Answer):
    """Weights for a situation that a buyer is in."""

    id: Preset
    label: str
    description: str
    weights: dict[CriterionId, float]
