"""Unspoken: the fields that nobody has spoken of, and how far each product suits buyers in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from data.constraint import Operator
from data.need import Origin, Requirement
from data.schema import Direction
from dialogue.belief.belief import Belief
from dialogue.belief.care import AT_ONCE, CERTAIN, LESSER, MINOR, UNOFFERED, Replies, care
from dialogue.belief.cells import Factor
from dialogue.belief.domain import Domain
from dialogue.belief.suits import suits

_RANGES: Final = (Operator.BETWEEN, Operator.AT_LEAST, Operator.AT_MOST)


def open_fields(
    belief: Belief, replies: Replies
) -> tuple[Mapping[str, float], Mapping[str, Factor]]:
    """Fields that nobody has spoken of, and the factor that each puts on the score."""
    domain, line = belief.domain, belief.line
    fields = domain.fields
    chances = care([one.importance for one in fields], replies)
    settled = {one.constraint.field for one in line.requirements} | line.indifferent
    ranges = {one.constraint.field for one in line.requirements if _leaves_open(one, domain)}
    opened: dict[str, float] = {}
    suited: dict[str, Factor] = {}
    weight = belief.weight
    for one, chance in zip(fields, chances.tolist(), strict=True):
        if one.name in settled and one.name not in ranges:
            continue
        cells = domain.cells(one.name)
        if cells is None:
            continue
        mass = cells.mass(weight)
        known = float(mass.sum())
        if known <= 0:
            continue
        # Who requires what hardly any product states finds nothing: few do.
        chance *= known**0.5
        if one.name in ranges or one.name in line.matters:
            chance = CERTAIN
        elif one.name in line.minor:
            chance *= LESSER if replies.named >= AT_ONCE else MINOR
        elif line.matters:
            chance *= UNOFFERED
        opened[one.name] = chance
        table = 1.0 - chance * (1.0 - suits(cells, mass, one.direction))
        suited[one.name] = Factor(cells, table, 1.0 - chance)
    return opened, suited


def _leaves_open(requirement: Requirement, domain: Domain) -> bool:
    """Whether it is a bound that was offered: what is needed may well be more than that.

    Of other ranges, a buyer chooses all that will do.
    """
    constraint = requirement.constraint
    field = next((one for one in domain.fields if one.name == constraint.field), None)
    return (
        requirement.provenance.origin is Origin.CHOSEN
        and constraint.operator in _RANGES
        and field is not None
        and field.direction is not Direction.NEITHER
        and domain.column(constraint.field).low is not None
    )
