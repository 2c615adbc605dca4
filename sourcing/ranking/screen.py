"""Screening: who is not ranked at all, and why, before anything is weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from data.constraint import Truth
from data.need import Requirement
from sourcing.filters import label_of, written
from sourcing.ranking.candidate import Candidate
from sourcing.ranking.criteria import judged, truths_of
from sourcing.ranking.left_out import NO_REASON
from sourcing.ranking.result import Excluded, Reason
from sourcing.ranking.situation import Situation


@dataclass(frozen=True, slots=True)
class Screening:
    """The outcome.

    Attributes:
        kept: to be ranked.
        is_relaxed: every candidate misses a must; they are kept all the same.
    """

    kept: tuple[Candidate, ...]
    excluded: tuple[Excluded, ...]
    is_relaxed: bool


def screened(candidates: Sequence[Candidate], situation: Situation) -> Screening:
    """Leave out blocked suppliers, rejected products and offers that miss a must.

    A blocked supplier is never kept. Offers that miss a must are kept when there are no others.
    What a product does not state is no miss.
    """
    blocked = [one for one in candidates if one.supplier.blocked]
    free = [one for one in candidates if not one.supplier.blocked]
    rejected = [one for one in free if one.product.id in situation.line.rejected]
    wanted = [one for one in free if one.product.id not in situation.line.rejected]
    missing: list[tuple[Candidate, Requirement]] = []
    kept: list[Candidate] = []
    for one in wanted:
        missed = _first_missed(one, situation)
        if missed is None:
            kept.append(one)
        else:
            missing.append((one, missed))
    is_relaxed = not kept and bool(missing)
    log = [
        *_log(blocked, Reason.BLOCKED, lambda one: one.supplier.block_reason or NO_REASON),
        *_log(rejected, Reason.REJECTED, lambda one: one.product.title),
    ]
    if is_relaxed:
        return Screening(tuple(one for one, _ in missing), tuple(log), is_relaxed)
    missed_by = {id(one): missed for one, missed in missing}
    ranked = {one.supplier.id for one in kept}
    gone = [one for one, _ in missing if one.supplier.id not in ranked]
    told = _log(gone, Reason.MISSES_A_MUST, lambda one: _words(one, missed_by[id(one)], situation))
    first = {one.supplier.id: one for one in reversed(gone)}
    log += [
        replace(
            one,
            missed=judged(first[one.supplier_id], situation, missed_by[id(first[one.supplier_id])]),
            candidate=first[one.supplier_id],
        )
        for one in told
        if one.supplier_id is not None
    ]
    return Screening(tuple(kept), tuple(log), is_relaxed)


def _first_missed(candidate: Candidate, situation: Situation) -> Requirement | None:
    truths = truths_of(candidate, situation)
    for requirement, truth in zip(situation.musts, truths, strict=False):
        if truth is Truth.MISSED:
            return requirement
    return None


def _words(candidate: Candidate, requirement: Requirement, situation: Situation) -> str:
    constraint, missed = requirement.constraint, judged(candidate, situation, requirement)
    asked = written(constraint, label_of(constraint.field, situation.schema))
    return f"{asked}: states {missed.shown}"


def _log(
    candidates: Iterable[Candidate], reason: Reason, detail: Callable[[Candidate], str]
) -> list[Excluded]:
    """One entry a supplier, with the detail of its first offer."""
    by_supplier: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        by_supplier[one.supplier.id].append(one)
    return [
        Excluded(key, found[0].supplier.name, reason, detail(found[0]), len(found))
        for key, found in by_supplier.items()
    ]
