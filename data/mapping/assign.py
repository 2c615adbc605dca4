"""Conflicts: one column for each single-valued field, and a reason for every loser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from data.mapping.candidate import THRESHOLD, Candidate, ColumnView
from data.mapping.model import MULTI_VALUED

SINGLE_CATEGORY = "product.category"


@dataclass(slots=True)
class Assignment:
    """Who won what.

    Attributes:
        won: column to the candidate it won.
        lost: column to why it is an attribute though it could have been more.
    """

    won: dict[str, Candidate] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)

    def column_of(self, target: str) -> str | None:
        """The first column that won a target."""
        return next((name for name, won in self.won.items() if won.target == target), None)

    @property
    def targets(self) -> frozenset[str]:
        """Everything that has been won."""
        return frozenset(candidate.target for candidate in self.won.values())


def assign(
    columns: Sequence[ColumnView],
    options: Mapping[str, Sequence[Candidate]],
    *,
    taken: Iterable[str] = (),
) -> Assignment:
    """Give each target to the surest column, in the order of confidence.

    Args:
        columns: the columns that compete.
        options: per column its candidates.
        taken: targets that are filled already (by a person's mapping, by an earlier batch).
    """
    by_name = {column.name: column for column in columns}
    contest = sorted(
        ((candidate, column) for column in columns for candidate in options.get(column.name, ())),
        key=lambda pair: (-round(pair[0].confidence, 3), _language_rank(pair[1]), pair[1].at),
    )
    result = Assignment()
    winners: dict[str, str] = dict.fromkeys(taken, "the mapping given")
    for candidate, column in contest:
        name = column.name
        if name in result.won:
            continue
        if candidate.confidence < THRESHOLD:
            result.lost.setdefault(name, _too_unsure(candidate))
            continue
        holder = winners.get(candidate.target)
        several = candidate.target in MULTI_VALUED and candidate.target != SINGLE_CATEGORY
        if holder is not None and not several:
            result.lost[name] = _beaten(candidate, holder, by_name)
            continue
        winners[candidate.target] = name
        result.won[name] = candidate
        result.lost.pop(name, None)
    return result


def _language_rank(column: ColumnView) -> int:
    """Of one text in several languages: the unmarked first, then English, then the others."""
    return {None: 0, "en": 1}.get(column.header.language, 2)


def _too_unsure(candidate: Candidate) -> str:
    return (
        f"could be {candidate.target} ({candidate.because}), but only with confidence "
        f"{candidate.confidence:.2f}, below {THRESHOLD}"
    )


def _beaten(candidate: Candidate, holder: str, by_name: Mapping[str, ColumnView]) -> str:
    by = f"column '{holder}'" if holder in by_name else holder
    return (
        f"could be {candidate.target} ({candidate.because}), but {by} fills it with more certainty"
    )
