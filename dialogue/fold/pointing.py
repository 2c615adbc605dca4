"""Products pointed at: on the shortlist, off it, or out of sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogue.acts import (
    Reference,
    Reject,
    Select,
)
from dialogue.fold.lines import with_line
from dialogue.fold.work import Work
from dialogue.reply import Change, ChangeKind


def select(work: Work, act: Select) -> None:
    """Products on the shortlist."""
    line, products = work.line(act), resolved(work.state.shown, act.references)
    work.unresolved += len(act.references) - len(products)
    fresh = tuple(one for one in products if one not in line.selected)
    if not fresh:
        return
    changed = replace(
        line,
        selected=(*line.selected, *fresh),
        rejected=tuple(one for one in line.rejected if one not in fresh),
    )
    work.need = with_line(work.need, changed)
    work.changes.append(Change(ChangeKind.SELECTED, line.id, products=fresh))


def reject(work: Work, act: Reject) -> None:
    """Products off the shortlist; those that are not on it, out of sight."""
    line, products = work.line(act), resolved(work.state.shown, act.references)
    work.unresolved += len(act.references) - len(products)
    if not products:
        return
    hidden = tuple(one for one in products if one not in (*line.selected, *line.rejected))
    changed = replace(
        line,
        selected=tuple(one for one in line.selected if one not in products),
        rejected=(*line.rejected, *hidden),
    )
    if changed == line:
        return
    work.need = with_line(work.need, changed)
    work.changes.append(Change(ChangeKind.REJECTED, line.id, products=products))


def resolved(shown: Sequence[str], references: Sequence[Reference]) -> tuple[str, ...]:
    """Products that references stand for, each once; those that stand for none are left out."""
    found: list[str] = []
    for one in references:
        place = one.position
        if one.product_id is not None:
            found.append(one.product_id)
        elif place is not None and 0 < place <= len(shown):
            found.append(shown[place - 1])
        elif place is not None and -len(shown) <= place < 0:
            found.append(shown[place])
    return tuple(dict.fromkeys(found))
