"""Rows made of cells: what differs, and what is best where that can be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from data.evidence import Basis, Evidence
from data.schema.model import Direction
from rfq.comparison.model import Cell, CellBasis, Row, RowGroup

_BASIS = {
    Basis.LISTED: CellBasis.LISTED,
    Basis.INFERRED: CellBasis.INFERRED,
    Basis.DECLARED: CellBasis.INFERRED,
}


def basis_of(evidence: Sequence[Evidence]) -> CellBasis:
    """The weakest basis of some evidence; a value that carries none is listed by its record."""
    found = {_BASIS[one.basis] for one in evidence}
    return CellBasis.INFERRED if CellBasis.INFERRED in found else CellBasis.LISTED


def make_row(
    row_id: str,
    group: RowGroup,
    label: str,
    cells: Sequence[Cell],
    *,
    unit: str | None = None,
    required: str | None = None,
    direction: Direction = Direction.NEITHER,
    total: bool = False,
    note: str | None = None,
) -> Row:
    """A row with its differences and its best cells marked.

    The best are marked only where a direction is given. A cell is best when whatever it can be is
    at least as good as whatever any other cell can be, and the known cells are not all the same;
    cells that are unknown or not comparable are neither best nor beaten.
    """
    known = {cell.text for cell in cells if cell.basis is not CellBasis.UNKNOWN}
    return Row(
        id=row_id,
        group=group,
        label=label,
        cells=tuple(marked(cells, direction)),
        unit=unit,
        required=required,
        direction=direction,
        differs=len(known) > 1,
        total=total,
        note=note,
    )


def marked(cells: Sequence[Cell], direction: Direction) -> Sequence[Cell]:
    """The cells with the best ones marked."""
    ranges = [cell.range for cell in cells if cell.range is not None]
    if direction is Direction.NEITHER or len(ranges) < 2:
        return cells
    lows = sorted(low for low, _ in ranges)
    highs = sorted((high for _, high in ranges), reverse=True)
    if lows[0] == highs[0]:
        return cells
    return [
        replace(cell, best=True) if _is_best(cell, direction, lows, highs) else cell
        for cell in cells
    ]


def _is_best(
    cell: Cell,
    direction: Direction,
    lows: Sequence[Decimal | float],
    highs: Sequence[Decimal | float],
) -> bool:
    if cell.range is None:
        return False
    low, high = cell.range
    if direction is Direction.LESS:
        # Its own low end is in the list too: the best of the others is the second when it is first.
        others = lows[1] if low == lows[0] else lows[0]
        return high <= others
    others = highs[1] if high == highs[0] else highs[0]
    return low >= others
