"""Weights: how much each criterion counts, visible and editable, and presets for situations.

Weights are shares of importance: only their ratios matter. Those of criteria that do not apply
(no certificate is asked for, no quantity is known) are left out, and the rest are scaled to 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from types import MappingProxyType
from typing import Final

from data.errors import InputError


class Preset(StrEnum):
    """A situation that a buyer is in."""

    BALANCED = "balanced"
    URGENT = "urgent"
    """The day counts most."""
    CHEAPEST = "cheapest"
    """The price counts most."""
    SAFEST = "safest"
    """A record that can be relied on counts most."""


_ORDER: Final = (Preset.BALANCED, Preset.URGENT, Preset.CHEAPEST, Preset.SAFEST)
_TABLE: Final[Mapping[str, tuple[float, float, float, float]]] = {
    # each column sums to 100    balanced, urgent, cheapest, safest
    "match": (15, 14, 14, 14),
    "musts": (12, 11, 11, 13),
    "wishes": (8, 6, 5, 6),
    "price": (18, 10, 43, 9),
    "moq": (4, 4, 4, 3),
    "lead_time": (7, 28, 4, 4),
    "certifications": (5, 4, 3, 9),
    "verification": (6, 4, 3, 10),
    "on_time": (7, 8, 3, 9),
    "disputes": (5, 3, 3, 8),
    "rating": (3, 2, 2, 5),
    "years": (2, 1, 1, 4),
    "response": (2, 2, 1, 1),
    "capacity": (2, 1, 1, 2),
    "kind": (4, 2, 2, 3),
}


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of every criterion, 0 or more.

    Attributes:
        of: by id of the criterion; one that is not there weighs 0.

    Raises:
        InputError: a weight is negative or not finite, a criterion is not known, or all are 0.
    """

    of: Mapping[str, float]

    def __post_init__(self) -> None:
        for name, weight in self.of.items():
            if name not in _TABLE:
                raise InputError(
                    "no such criterion", field="weight", value=name, accepted=sorted(_TABLE)
                )
            if not isfinite(weight) or weight < 0:
                raise InputError(
                    "a weight is a number from 0 upwards", field=f"weight {name}", value=weight
                )
        if not any(self.of.values()):
            raise InputError("every weight is 0: nothing would count", field="weights")
        object.__setattr__(self, "of", MappingProxyType(dict(self.of)))

    def __getitem__(self, criterion: str) -> float:
        """The weight of a criterion."""
        return self.of.get(criterion, 0.0)

    def changed(self, changes: Mapping[str, float]) -> Weights:
        """These weights with some of them set anew.

        Raises:
            InputError: as the class.
        """
        return Weights({**self.of, **changes})

    def shares(self, applicable: Iterable[str]) -> dict[str, float]:
        """The weights of the criteria that apply, scaled to sum to 1.

        All equal where those that apply weigh nothing: something has to decide.
        """
        names = list(applicable)
        total = sum(self[name] for name in names)
        if total <= 0:
            return dict.fromkeys(names, 1.0 / len(names)) if names else {}
        return {name: self[name] / total for name in names}


def preset_weights(preset: Preset) -> Weights:
    """The weights of a situation; they sum to 100."""
    column = _ORDER.index(preset)
    return Weights({name: weights[column] for name, weights in _TABLE.items()})


def criterion_ids() -> tuple[str, ...]:
    """Every criterion that can be weighed."""
    return tuple(_TABLE)
