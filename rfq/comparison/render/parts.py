"""What all renderings share: headings, marks, and text that can do no harm."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from data.constraint import Truth
from data.evidence import Evidence
from data.money import Money
from rfq.comparison.model import Cell, CellBasis, Column, Comparison, Row, RowGroup
from rfq.comparison.words import Words

TRUTH: Final = {Truth.MET: "✓", Truth.MISSED: "✗", Truth.UNKNOWN: "?"}
BEST: Final = "★"

_HEADINGS: Final = {
    RowGroup.MUST: "Must requirements",
    RowGroup.SHOULD: "Wishes",
    RowGroup.DIFFERENT: "Where they differ",
    RowGroup.PARTLY: "Stated by some only",
    RowGroup.SAME: "The same for all",
    RowGroup.PRODUCT: "Product",
    RowGroup.TERMS: "Price and terms",
    RowGroup.LANDED: "Landed cost",
    RowGroup.SUPPLIER: "Supplier",
    RowGroup.SCORE: "Score",
}
_TRUTH_WORDS: Final = {Truth.MET: "met", Truth.MISSED: "missed", Truth.UNKNOWN: "unknown"}
_KEPT: Final = frozenset("\u200c\u200d")
"""Joiners that some scripts are spelt with."""


def blocks(comparison: Comparison) -> Iterator[tuple[RowGroup, tuple[Row, ...]]]:
    """The parts of the table that hold rows, in order."""
    for group in RowGroup:
        rows = comparison.group(group)
        if rows:
            yield group, rows


def heading(group: RowGroup, words: Words) -> str:
    """The heading of a part of the table."""
    return words.say(_HEADINGS[group])


def plain(text: str) -> str:
    """Text of a file without what could drive a terminal or turn a line around.

    Control characters become spaces; invisible ones that change the order of letters go.
    """
    if text.isprintable():
        return text
    return "".join(_plain_letter(letter) for letter in text)


def _plain_letter(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in ("Cc", "Zl", "Zp"):
        return " "
    return "" if kind in ("Cf", "Co", "Cs") and letter not in _KEPT else letter


def truth_word(truth: Truth, words: Words) -> str:
    """Whether a requirement is met, in a word."""
    return words.say(_TRUTH_WORDS[truth])


def mark(cell: Cell) -> str:
    """What stands before a cell's text: met, missed, unknown; best."""
    marks = [TRUTH[cell.truth]] if cell.truth is not None else []
    if cell.best:
        marks.append(BEST)
    return " ".join(marks)


def told_basis(cell: Cell, words: Words) -> str | None:
    """The basis in a word, where it is worth one: a listed value is what a reader expects."""
    told = (CellBasis.INFERRED, CellBasis.ESTIMATED, CellBasis.CONFIRMED)
    return words.say(cell.basis.value) if cell.basis in told and cell.text else None


def facts(comparison: Comparison, words: Words) -> list[tuple[str, str]]:
    """What the whole table is on: quantity, currency, basis, day, rates."""
    found = []
    if comparison.quantity is not None:
        text = words.quantity(comparison.quantity, comparison.unit)
        found.append((words.say("Quantity"), text))
    if comparison.basis is not None:
        found.append((words.say("Costs are on"), comparison.basis))
    if comparison.currency is not None:
        found.append((words.say("Currency"), comparison.currency))
    found.append((words.say("Day"), words.figures.day(comparison.on)))
    for rate in comparison.rates:
        text = words.say(
            "1 {source} = {value} {target}, {day}, {by}",
            source=rate.source_currency,
            value=words.figures.number(rate.value),
            target=rate.target_currency,
            day=words.figures.day(rate.date),
            by=rate.source,
        )
        found.append((words.say("Exchange rate"), text))
    return found


def musts(column: Column, words: Words) -> str | None:
    """How many musts a column meets, in a line; None where nothing is a must."""
    met, missed, unknown = column.musts
    if not met + missed + unknown:
        return None
    text = words.say("{met} of {all} musts met", met=met, all=met + missed + unknown)
    if missed:
        text += ", " + words.say("{number} missed", number=missed)
    if unknown:
        text += ", " + words.say("{number} unknown", number=unknown)
    return text


def place(comparison: Comparison, evidence: Evidence, words: Words) -> str:
    """Where a value comes from: file, row, column."""
    return words.say(
        "{file}, row {row}, {column}",
        file=comparison.file(evidence),
        row=evidence.row,
        column=evidence.column,
    )


def origins(comparison: Comparison, cell: Cell, words: Words) -> list[str]:
    """Everything that a cell rests on, a line each."""
    found = [f"{place(comparison, one, words)}: {one.raw}" for one in cell.evidence]
    found += [f"{source.table}, {source.row}" for source in cell.sources]
    return list(dict.fromkeys(found))


def value_text(cell: Cell) -> str:
    """A cell's value for programs, as text: no groups, a decimal point, money with its code."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Money):
        return f"{value.amount} {value.currency}"
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value)
