"""One thing that is different between two revisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rfq.revision.path import Json

_COUNTERS: Final = frozenset({"header.revision", "header.issued"})


class ChangeKind(StrEnum):
    """What happened to it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"
    """The parts of a list are the same in another order; before and after are their ids."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different.

    Attributes:
        path: where, such as ``lines[1].quantity.number`` (`rfq.revision.path`).
        before, after: as the document's JSON has it; None or an empty list where there is nothing.
    """

    path: str
    kind: ChangeKind
    before: Json = None
    after: Json = None

    @property
    def is_bookkeeping(self) -> bool:
        """Whether it only says where something came from, or which revision this is: nothing to
        tell a supplier.
        """
        return (
            self.path in _COUNTERS
            or self.path.startswith("provenance")
            or (".provenance" in self.path)
        )
