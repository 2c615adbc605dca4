"""Verification: how far somebody else has checked the supplier."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from data.judge import Record
from sourcing.ranking.candidate import Candidate, Fact, supplier_fact
from sourcing.ranking.measure import UNKNOWN, Measure, between, exactly
from sourcing.ranking.situation import Situation

_LEVELS: Final[tuple[tuple[float, tuple[str, ...]], ...]] = (
    (0.0, ("unverified", "not verified", "no verificad", "未认证", "未验证", "nicht verifiziert")),
    (1.0, ("audit", "assess", "审核", "auditor", "geprüft", "评估")),
    (0.7, ("site", "visit", "inspect", "实地", "验厂", "visita", "inspecc", "besichtig")),
    (0.4, ("document", "licen", "registr", "文件", "执照", "documento", "dokument")),
)
"""Value of a level by a part of its name, the first that fits; verifiers name levels freely."""

_OTHER: Final = between(0.4, 1.0)


class Verification:
    """Audited 1, visited 0.7, documents checked 0.4, expressly unverified 0.

    A level of another name lies between 0.4 and 1. One that the catalogue does not state is
    unknown: a supplier that nobody verified and one that we know nothing of look the same.
    """

    id = "verification"
    label = "verification"
    of = Record.SUPPLIER

    def applies(self, _: Situation) -> bool:
        """Always."""
        return True

    def measure(self, candidate: Candidate, _: Situation) -> Measure:
        """The value of the level."""
        return _level(candidate.supplier.verification)

    def facts(self, candidate: Candidate, _: Situation) -> tuple[Fact, ...]:
        """The level and who gave it."""
        supplier = candidate.supplier
        words = supplier.verification
        if words is not None and supplier.verified_by is not None:
            words = f"{words} by {supplier.verified_by}"
        return (supplier_fact(supplier, "verification", words, "verified_by"),)


@lru_cache(maxsize=1024)
def _level(name: str | None) -> Measure:
    if name is None:
        return UNKNOWN
    folded = name.casefold()
    for value, parts in _LEVELS:
        if any(part in folded for part in parts):
            return exactly(value)
    return _OTHER
