"""Rows of the landed cost: its components, what they add up to, and the basis they are on."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from data.money import Money
from data.schema.model import Direction
from rfq.comparison.candidate import Candidate
from rfq.comparison.model import Cell, CellBasis, Row, RowGroup
from rfq.comparison.rows import make_row
from rfq.comparison.terms import evidence_of, not_priced, rate_text, shown_price, unknown
from rfq.comparison.words import Words
from rfq.landed import Assumption, CostPart, Group, LandedCost, NotPriced, PartState, Validity

_GROUPS = {
    Group.GOODS: "Goods",
    Group.ORIGIN: "Origin charges",
    Group.CARRIAGE: "Freight",
    Group.INSURANCE: "Insurance",
    Group.DUTY: "Import duty",
    Group.DESTINATION: "Destination charges",
    Group.TAX: "VAT, GST or sales tax",
}
_INFINITE = Decimal("Infinity")


def landed_rows(candidates: Sequence[Candidate], words: Words) -> list[Row]:
    """Goods to tax, the total and the cost of one unit; nothing when no cost was worked out."""
    if not any(one.cost is not None for one in candidates):
        return []
    rows = [_basis_row(candidates, words)]
    # Parts are made from amounts when asked for: once here, not once per row.
    parts = [one.cost.parts if isinstance(one.cost, LandedCost) else () for one in candidates]
    for group in Group:
        grouped = [[part for part in some if part.group is group] for some in parts]
        cells = [
            _group_cell(one, group, some, words)
            for one, some in zip(candidates, grouped, strict=True)
        ]
        if group is Group.GOODS or any(_is_shown(some) for some in grouped):
            rows.append(
                make_row(f"landed.{group.value}", RowGroup.LANDED, words.say(_GROUPS[group]), cells)
            )
    note = comparability(candidates, words)
    direction = Direction.LESS if note is None else Direction.NEITHER
    for name, label, is_total in (
        ("landed.total", words.say("Landed cost"), True),
        ("landed.per_unit", words.say("Landed cost of one unit"), False),
    ):
        cells = [_total_cell(one, words, per_unit=not is_total) for one in candidates]
        rows.append(
            make_row(
                name,
                RowGroup.LANDED,
                label,
                cells,
                direction=direction,
                total=is_total,
                note=note,
            )
        )
    return rows


def comparability(candidates: Sequence[Candidate], words: Words) -> str | None:
    """Why the totals cannot be compared with one another, or None where they can."""
    costs = [one.cost for one in candidates if isinstance(one.cost, LandedCost)]
    if len({(cost.currency, cost.on) for cost in costs}) > 1:
        return words.say("not comparable: different currencies or days")
    if len({cost.basis for cost in costs}) > 1 or any(cost.basis is None for cost in costs):
        return words.say("not comparable: different delivery terms")
    units = {cost.requested_unit or cost.unit for cost in costs}
    if len({cost.requested for cost in costs}) > 1 or len(units) > 1:
        return words.say("not comparable: different quantities or units")
    return None


def _basis_row(candidates: Sequence[Candidate], words: Words) -> Row:
    cells = []
    for one in candidates:
        cost = one.cost
        if not isinstance(cost, LandedCost) or cost.offered is None:
            cells.append(unknown(words))
            continue
        is_assumed = Assumption.LEAST_TERM in cost.assumptions
        notes = tuple(words.say(assumption.value) for assumption in cost.assumptions)
        cells.append(
            Cell(
                cost.offered.incoterm,
                words.term(cost.offered),
                CellBasis.INFERRED if is_assumed else CellBasis.LISTED,
                evidence=evidence_of(one, "delivery_terms", "delivery_place"),
                notes=notes,
            )
        )
    return make_row("landed.offered", RowGroup.LANDED, words.say("Price is on"), cells)


def _is_shown(parts: Sequence[CostPart]) -> bool:
    return any(part.state is not PartState.NOT_NEEDED for part in parts)


def _group_cell(
    candidate: Candidate, group: Group, parts: Sequence[CostPart], words: Words
) -> Cell:
    cost = candidate.cost
    if not isinstance(cost, LandedCost):
        return Cell(None, "", CellBasis.UNKNOWN)
    states = {part.state for part in parts}
    if not parts or states == {PartState.NOT_NEEDED}:
        return Cell(Decimal(0), words.say("not needed"), CellBasis.INFERRED)
    counted = [p for p in parts if p.state not in (PartState.IN_PRICE, PartState.NOT_NEEDED)]
    if not counted:
        return Cell(Decimal(0), words.say("in the price"), CellBasis.INFERRED)
    missing = [part for part in counted if part.amount is None]
    notes = tuple(dict.fromkeys(_note(part, words) for part in counted if part.gap or part.percent))
    if len(missing) == len(counted):
        return Cell(None, words.say("unknown"), CellBasis.UNKNOWN, notes=notes)
    amount = sum((part.amount for part in counted if part.amount is not None), Decimal(0))
    is_floor = bool(missing) or any(part.at_least for part in counted)
    money = Money(amount, cost.currency)
    if group is Group.GOODS and cost.rate.source_currency != cost.currency:
        notes = (*notes, rate_text(cost, words))
    is_listed = group is Group.GOODS
    return Cell(
        money,
        _amount(money, words, is_floor=is_floor),
        CellBasis.LISTED if is_listed else CellBasis.ESTIMATED,
        evidence=evidence_of(candidate, "price_breaks", "price") if is_listed else (),
        sources=tuple(source for part in counted for source in part.sources),
        notes=notes,
        floor=is_floor,
    )


def _total_cell(candidate: Candidate, words: Words, *, per_unit: bool) -> Cell:
    cost = candidate.cost
    if cost is None:
        return unknown(words)
    if isinstance(cost, NotPriced):
        return Cell(None, not_priced(cost, words), CellBasis.UNKNOWN)
    money = shown_price(cost.per_unit) if per_unit else cost.total
    notes = [words.say("without: {parts}", parts=_missing(cost, words))] if cost.is_floor else []
    if cost.beyond:
        names = ", ".join(words.say(one.value) for one in cost.beyond)
        notes.append(words.say("also covers: {parts}", parts=names))
    if cost.validity is Validity.EXPIRED:
        notes.append(words.say("expired"))
    elif cost.validity is Validity.NOT_YET:
        notes.append(words.say("not valid yet"))
    return Cell(
        money,
        _amount(money, words, is_floor=cost.is_floor),
        CellBasis.ESTIMATED
        if any(part.state is PartState.ESTIMATED for part in cost.parts)
        else CellBasis.LISTED,
        notes=tuple(notes),
        range=_range(cost, money),
        floor=cost.is_floor,
    )


def _range(cost: LandedCost, money: Money) -> tuple[Decimal, Decimal] | None:
    """What the cost on the wanted basis can be.

    A floor can be more, and what covers more than is wanted can be less. A price that does not
    hold on the day competes with nothing.
    """
    if cost.validity in (Validity.EXPIRED, Validity.NOT_YET):
        return None
    return (
        Decimal(0) if cost.beyond else money.amount,
        _INFINITE if cost.is_floor else money.amount,
    )


def _missing(cost: LandedCost, words: Words) -> str:
    parts = [p for p in cost.unknown if p.amount is None]
    if not parts:
        return words.say("the upper end of a range")
    return ", ".join(words.say(one.value) for part in parts for one in part.components)


def _note(part: CostPart, words: Words) -> str:
    names = ", ".join(words.say(one.value) for one in part.components)
    if part.gap is not None:
        return f"{names}: {words.say(part.gap.value)}"
    base = Money(part.base or Decimal(0), part.currency)
    return words.say(
        "{parts}: {percent} of {base}",
        parts=names,
        percent=words.figures.percent(part.percent or Decimal(0)),
        base=words.figures.money(base),
    )


def _amount(money: Money, words: Words, *, is_floor: bool) -> str:
    text = words.figures.money(money)
    return f"≥ {text}" if is_floor else text
