"""Rank suppliers for one line of a need: screen, score, order, explain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from data.constraint import Truth
from sourcing.ranking.candidate import Candidate
from sourcing.ranking.criteria import CRITERIA, Criterion, judged, truths_of
from sourcing.ranking.pareto import unbeaten
from sourcing.ranking.result import (
    Excluded,
    Part,
    RankedOffer,
    RankedSupplier,
    Ranking,
    Sensitivity,
)
from sourcing.ranking.risks import risks_of
from sourcing.ranking.scores import Scores, score
from sourcing.ranking.screen import screened
from sourcing.ranking.sensitivity import LEVEL, smallest_switch
from sourcing.ranking.situation import Situation
from sourcing.ranking.weights import Preset, Weights, preset_weights

Rows = npt.NDArray[np.int64]


def rank(
    candidates: Iterable[Candidate],
    situation: Situation,
    weights: Weights | None = None,
    *,
    size: int | None = None,
    excluded: Iterable[Excluded] = (),
) -> Ranking:
    """Rank the suppliers of some candidate offers.

    The order of the candidates does not matter, nor does a supplier that is worse than another on
    everything: values are anchored in the market and in absolute figures (`value_functions`).

    Args:
        candidates: offers of products that may meet the line.
        situation: what they are ranked against.
        weights: of the criteria; the balanced ones by default.
        size: suppliers to answer with; None means all. Ranks, marks and sensitivity are over all.
        excluded: who was left out before, for the log.
    """
    weights = preset_weights(Preset.BALANCED) if weights is None else weights
    ordered = sorted(candidates, key=lambda one: (one.supplier.id, one.offer.id))
    screening = screened(ordered, situation)
    kept = screening.kept
    if situation.market is None:
        situation = replace(situation, floor=_floor(kept, situation))
    criteria = [one for one in CRITERIA if one.applies(situation)]
    shares = weights.shares(one.id for one in criteria)
    scores = score(kept, situation, criteria, shares)
    opens = _opens(kept, situation, is_relaxed=screening.is_relaxed)
    groups = _by_supplier(kept, scores, opens)
    order = sorted(
        groups,
        key=lambda rows: (
            bool(opens[rows[0]]),
            -_rounded(scores, rows[0]),
            kept[rows[0]].supplier.id,
        ),
    )
    firsts = np.array([rows[0] for rows in order], np.int64)
    marks = unbeaten(scores.worst[firsts], scores.best[firsts])
    ranks, tied = _ranks(scores.score[firsts], opens[firsts])
    shown = len(order) if size is None else min(size, len(order))
    return Ranking(
        situation=situation,
        weights=weights,
        suppliers=tuple(
            _supplier(
                [kept[row] for row in order[at]],
                order[at],
                scores,
                criteria,
                situation,
                place=(ranks[at], tied[at], bool(marks[at])),
            )
            for at in range(shown)
        ),
        total=len(order),
        is_relaxed=screening.is_relaxed,
        shares=shares,
        excluded=(*screening.excluded, *excluded),
        sensitivity=_sensitivity(kept, order, scores, criteria, weights, opens),
        overlapping=_overlapping(firsts, scores),
    )


def rate_offers(
    candidates: Sequence[Candidate], situation: Situation, weights: Weights
) -> tuple[tuple[RankedOffer, tuple[Part, ...]], ...]:
    """The score of each of some offers with its parts, in their order; nobody is left out.

    Where there is no market, the anchor of prices is the situation's own ``floor``.
    """
    criteria = [one for one in CRITERIA if one.applies(situation)]
    scores = score(candidates, situation, criteria, weights.shares(one.id for one in criteria))
    return tuple(
        (_offer(one, row, scores), _parts(one, row, scores, criteria, situation))
        for row, one in enumerate(candidates)
    )


def _floor(candidates: Sequence[Candidate], situation: Situation) -> float | None:
    """The lowest positive price: a dearer offer that comes or goes does not move it."""
    if situation.landed:
        landed = (situation.landed.get(one.offer.id) for one in candidates)
        costs = [float(one.per_unit.amount) for one in landed if one is not None]
        return min((cost for cost in costs if cost > 0), default=None)
    ranges = (situation.price_range(one.offer) for one in candidates)
    return min((ends[0] for ends in ranges if ends is not None and ends[0] > 0), default=None)


def _opens(
    candidates: Sequence[Candidate], situation: Situation, *, is_relaxed: bool
) -> npt.NDArray[np.bool_]:
    """Whether each candidate leaves a must open: it comes after all that meet every must.

    Unknown is never a pass, however cheap. Where nobody meets all musts, all stand together.
    """
    musts = len(situation.musts)
    if is_relaxed or not musts:
        return np.zeros(len(candidates), np.bool_)
    return np.array(
        [Truth.UNKNOWN in truths_of(one, situation)[:musts] for one in candidates], np.bool_
    )


def _by_supplier(
    candidates: Sequence[Candidate], scores: Scores, opens: npt.NDArray[np.bool_]
) -> list[list[int]]:
    """The rows of each supplier's offers, best first."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row, one in enumerate(candidates):
        found[one.supplier.id].append(row)
    return [
        sorted(
            rows,
            key=lambda row: (bool(opens[row]), -_rounded(scores, row), candidates[row].offer.id),
        )
        for rows in found.values()
    ]


def _rounded(scores: Scores, row: int) -> float:
    return round(float(scores.score[row]) / LEVEL) * LEVEL


def _ranks(
    scores: npt.NDArray[np.float64], opens: npt.NDArray[np.bool_]
) -> tuple[list[int], list[bool]]:
    """Standard competition ranking ("1, 1, 3") of falling scores, and who shares a rank."""
    ranks: list[int] = []
    for at, one in enumerate(scores):
        level = (
            at > 0 and opens[at - 1] == opens[at] and bool(abs(scores[at - 1] - one) <= 1.5 * LEVEL)
        )
        ranks.append(ranks[-1] if level else at + 1)
    counts = Counter(ranks)
    return ranks, [counts[rank] > 1 for rank in ranks]


def _supplier(
    candidates: Sequence[Candidate],
    rows: Sequence[int],
    scores: Scores,
    criteria: Sequence[Criterion],
    situation: Situation,
    *,
    place: tuple[int, bool, bool],
) -> RankedSupplier:
    best, row = candidates[0], rows[0]
    requirements = tuple(judged(best, situation, one) for one in situation.requirements)
    return RankedSupplier(
        rank=place[0],
        is_tied=place[1],
        is_unbeaten=place[2],
        offer=_offer(best, row, scores),
        others=tuple(
            _offer(one, other, scores) for one, other in zip(candidates[1:], rows[1:], strict=True)
        ),
        parts=_parts(best, row, scores, criteria, situation),
        requirements=requirements,
        missed=tuple(
            one for one in requirements[: len(situation.musts)] if one.truth is Truth.MISSED
        ),
        risks=risks_of(best, situation),
        left_open=tuple(
            one for one in requirements[: len(situation.musts)] if one.truth is Truth.UNKNOWN
        ),
    )


def _parts(
    candidate: Candidate,
    row: int,
    scores: Scores,
    criteria: Sequence[Criterion],
    situation: Situation,
) -> tuple[Part, ...]:
    return tuple(
        Part(
            criterion.id,
            criterion.label,
            float(scores.shares[n]),
            float(scores.values[row, n]),
            float(scores.worst[row, n]),
            float(scores.best[row, n]),
            criterion.facts(candidate, situation),
        )
        for n, criterion in enumerate(criteria)
    )


def _offer(candidate: Candidate, row: int, scores: Scores) -> RankedOffer:
    return RankedOffer(
        candidate,
        float(scores.score[row]),
        float(scores.score_worst[row]),
        float(scores.score_best[row]),
    )


def _sensitivity(
    candidates: Sequence[Candidate],
    order: Sequence[Sequence[int]],
    scores: Scores,
    criteria: Sequence[Criterion],
    weights: Weights,
    opens: npt.NDArray[np.bool_],
) -> Sensitivity | None:
    # No weight brings an offer that leaves a must open before one that does not.
    rivals = [rows for rows in order if opens[rows[0]] == opens[order[0][0]]]
    if len(rivals) < 2 or _rounded(scores, rivals[0][0]) == _rounded(scores, rivals[1][0]):
        return None
    rows = np.array(
        [row for some in rivals for row in some if opens[row] == opens[some[0]]], np.int64
    )
    mine = np.isin(rows, rivals[0])
    switch = smallest_switch(scores.values[rows], scores.score[rows], scores.shares, mine)
    if switch is None:
        return None
    switch = switch._replace(row=int(rows[switch.row]))
    criterion = criteria[switch.criterion]
    share = float(scores.shares[switch.criterion])
    # All weights that apply, in their own units, per unit of share.
    unit = sum(weights[one.id] for one in criteria) or 1.0
    challenger = candidates[switch.row].supplier
    return Sensitivity(
        criterion=criterion.id,
        label=criterion.label,
        now=share * unit,
        then=switch.weight * unit,
        share_now=share,
        share_then=switch.weight / (1.0 + switch.weight - share),
        challenger=challenger.id,
        challenger_name=challenger.name,
    )


def _overlapping(firsts: Rows, scores: Scores) -> int:
    if not len(firsts):
        return 0
    best = scores.score_best[firsts[1:]]
    return int(np.count_nonzero(best > scores.score_worst[firsts[0]] + LEVEL))
