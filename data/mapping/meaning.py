"""From what was decided about a column to its entry in the mapping."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from data.mapping import detect
from data.mapping.candidate import Candidate, ColumnView
from data.mapping.model import ATTRIBUTE, IGNORE, ColumnMapping
from data.mapping.profile import Sample
from data.parse.text import clean
from data.readers.base import Column
from data.units import dimension_of, parse_unit

_MOSTLY: Final = 0.95
_MONEY: Final = frozenset(
    {"offer.price", "offer.price_high", "offer.price_breaks", "offer.sample_price"}
)
_MEASURED: Final = frozenset(
    {
        "offer.lead_time",
        "offer.warranty",
        "offer.moq",
        "offer.stock",
        "supplier.response_time",
        "supplier.years",
        "supplier.on_time_rate",
        "supplier.reorder_rate",
        "supplier.dispute_rate",
    }
)


@dataclass(frozen=True, slots=True)
class Links:
    """Columns that say something about each other; see `data.mapping.levels` and ``tiers``."""

    tiers: MappingOf[str, int] = field(default_factory=dict)
    levels: Sequence[str] = ()
    pairs: MappingOf[str, str] = field(default_factory=dict)
    units: MappingOf[str, str] = field(default_factory=dict)

    def holds(self, name: str) -> bool:
        """Whether the column's meaning is settled by its link to others."""
        return (
            name in self.tiers
            or name in self.levels
            or name in self.pairs
            or name in self.pairs.values()
            or name in self.units.values()
        )

    def candidate(self, name: str) -> Candidate | None:
        """The settled meaning, or None for a plain attribute or an open column."""
        if name in self.tiers:
            because = f"one of {len(self.tiers)} columns of prices by quantity"
            return Candidate("offer.price_breaks", 0.9, because)
        if name in self.levels:
            level = list(self.levels).index(name) + 1
            because = f"level {level} of {len(self.levels)} of the category path"
            return Candidate("product.category", 0.9, because)
        for value, namer in self.pairs.items():
            if namer == name:
                return Candidate(IGNORE, 0.9, f"its cells name the attribute in '{value}'")
        for number, unit in self.units.items():
            if unit == name:
                return Candidate(IGNORE, 0.9, f"its cells are the units of '{number}'")
        return None


def field_meaning(
    column: Column, one: ColumnView, won: Candidate, links: Links, sample: Sample
) -> ColumnMapping:
    """The entry of a column that fills a core field."""
    measure = one.header.measure
    because = [won.because]
    currency = measure.currency if won.target in _MONEY else None
    if currency:
        because.append(f"header states {currency}")
    elif won.target in _MONEY and not measure.symbol and not _states_currency(sample, column.name):
        because.append(
            "no currency is stated in header or cells: without a currency column or a mapping "
            "that names one, the amounts stay unread"
        )
    unit = measure.unit if won.target in _MEASURED else None
    return ColumnMapping(
        to=won.target,
        unit=unit,
        currency=currency,
        min_quantity=links.tiers.get(column.name) if won.target == "offer.price_breaks" else None,
        confidence=round(won.confidence, 2),
        because="; ".join(part for part in because if part),
    )


def _states_currency(sample: Sample, name: str) -> bool:
    return name in sample and sample[name].share(detect.is_money) >= 0.5


def attribute_meaning(
    column: Column,
    one: ColumnView,
    sample: Sample | None,
    *,
    links: Links | None = None,
    lost: str | None = None,
) -> ColumnMapping:
    """The entry of a column that is an attribute, with its readable name and unit."""
    links = links or Links()
    header = one.header
    because = [lost] if lost else ["no core field goes by this name"]
    if header.is_attribute:
        because = ["a prefix of the header says that it is an attribute"]
    unit, stated = _unit(column, header.measure.unit, header.label)
    if stated:
        because.append(stated)
    unit_from = links.units.get(column.name) if unit is None else None
    if unit_from:
        because.append(f"units are in '{unit_from}'")
    name_from = links.pairs.get(column.name)
    if name_from:
        because.append(f"named by '{name_from}'")
    boolean = header.kind == "boolean" and _may_be_flags(sample, column.name)
    if boolean:
        because.append("the header asks yes or no")
    label = header.label
    if header.measure.currency and unit is None:
        label = f"{label} ({header.measure.currency})"
    return ColumnMapping(
        to=ATTRIBUTE,
        name=label,
        unit=unit,
        boolean=boolean,
        name_from=name_from,
        unit_from=unit_from,
        confidence=0.9 if lost is None else 0.7,
        because="; ".join(because),
    )


def _unit(column: Column, in_header: str | None, label: str) -> tuple[str | None, str | None]:
    """The unit of a column's bare numbers: the source's own row of units first."""
    if column.unit is None or not clean(column.unit).strip("[]()- "):
        return in_header, (f"header states {in_header}" if in_header else None)
    text = clean(column.unit)
    symbol = parse_unit(text) or parse_unit(text, beside=label)
    if symbol is None and text.strip("[]°") == "C" and label[:1].casefold() == "t":
        symbol = "°C"
    if symbol is None:
        return in_header, f"the source gives '{text}' as its unit, which is no unit known here"
    if in_header is not None and dimension_of(in_header) != dimension_of(symbol):
        return None, f"the header says {in_header} and the source's units say {symbol}"
    return symbol, f"the source gives its unit as {text}"


def _may_be_flags(sample: Sample | None, name: str) -> bool:
    if sample is None or name not in sample or sample[name].is_empty:
        return True
    # A row whose cells have slipped a column on must not cost the others their meaning.
    cells = [cell for cell in sample[name].cells if cell is not None]
    return sum(map(detect.is_flag, cells)) >= _MOSTLY * len(cells)
