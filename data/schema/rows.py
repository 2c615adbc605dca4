"""The schema as rows of a table that people read."""

from __future__ import annotations

from dataclasses import dataclass

from data.schema.figures import readable, share
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema, Direction

_SHOWN = 6
_WIDEST = 28


@dataclass(frozen=True, slots=True)
class SchemaRow:
    """One attribute, as text.

    Attributes:
        unit: canonical unit; empty for bare numbers and words.
        coverage: share of the category's products whose value is known.
        typical: the most frequent values with their share, or the spread of a number.
        importance: from 0.00 to 1.00.
        remarks: what to know before relying on it ("12 % unread", "also kg, lb", ...).
    """

    id: str
    label: str
    kind: str
    unit: str
    coverage: str
    distinct: str
    typical: str
    importance: str
    remarks: str


def schema_rows(schema: CategorySchema) -> list[SchemaRow]:
    """One row per attribute, most important first."""
    return [_row(attribute) for attribute in schema.attributes]


def _row(a: AttributeDefinition) -> SchemaRow:
    return SchemaRow(
        id=a.id,
        label=a.labels.get("en", a.label),
        kind=a.kind.value,
        unit=a.unit or "",
        coverage=share(a.coverage),
        distinct=f"{a.distinct:,}",
        typical=_typical(a),
        importance=f"{a.importance:.2f}",
        remarks="; ".join(_remarks(a)),
    )


def _typical(a: AttributeDefinition) -> str:
    if a.quantiles is not None:
        q = a.quantiles
        if a.distinct == 1:
            return f"always {readable(q.median)}"
        spread = f"{readable(q.minimum)} to {readable(q.maximum)}"
        if q.p25 == q.p75:
            return f"{spread}, mostly {readable(q.median)}"
        half = f"half {readable(q.p25)} to {readable(q.p75)}"
        return f"{spread}, {half}, median {readable(q.median)}"
    if not a.values:
        return ""
    shown = [f"{_short(v.label)} {share(v.count / a.count)}" for v in a.values[:_SHOWN] if a.count]
    more = a.distinct - len(shown)
    return ", ".join(shown) + (f", and {more:,} more" if more > 0 else "")


def _remarks(a: AttributeDefinition) -> list[str]:
    remarks = []
    if a.distinct == 1 and a.kind not in (AttributeKind.TEXT, AttributeKind.IDENTIFIER):
        remarks.append("the same everywhere")
    if a.unread > 0:
        remarks.append(f"{share(a.unread)} unread")
    if a.extreme > 0:
        remarks.append(f"{share(a.extreme)} far off the rest")
    others = [unit for unit, _ in a.units if unit != a.unit]
    if others:
        remarks.append(f"also in {', '.join(others[:4])}" + (" ..." if len(others) > 4 else ""))
    if a.direction is not Direction.NEITHER:
        remarks.append(f"{a.direction.value} is better")
    merged = sum(bool(v.variants) for v in a.values)
    if merged and a.kind is not AttributeKind.BOOLEAN:
        remarks.append(f"{merged} value{'s' if merged > 1 else ''} with several spellings")
    if len(a.names) > 1:
        remarks.append(f"also named {', '.join(_short(n) for n in a.names[1:4])}"
                       + (" ..." if len(a.names) > 4 else ""))  # fmt: skip
    return remarks


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "…"
