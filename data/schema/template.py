"""A commented overlay for one category, to be edited by hand."""

from __future__ import annotations

import orjson

from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema
from data.schema.rows import schema_rows

_HEAD = """\
# Overlay for the attribute schema. Lines that start with # change nothing: remove the # of those
# you want to say. Save as overlay.yaml and ingest with it.
# Languages are BCP 47 codes (en, de, zh-Hans). An entry holds for the category and all below it;
# under "*" it holds for the whole catalogue.
version: 1
categories:
"""


def write_template(schema: CategorySchema) -> str:
    """YAML that is a valid overlay, says nothing yet, and shows all that can be said."""
    name = " > ".join(schema.category) or "*"
    lines = [_HEAD + f"  {_quoted(name)}:   # {schema.products:,} products", "    attributes:"]
    for attribute, row in zip(schema.attributes, schema_rows(schema), strict=True):
        unit = f", {row.unit}" if row.unit else ""
        lines.append("")
        lines.append(
            f"      # {row.kind}{unit}; known for {row.coverage}; {row.distinct} distinct"
            + (f": {_comment(row.typical)}" if row.typical else "")
        )
        lines.append(f"      {_quoted(attribute.id)}:")
        lines += [f"        # {line}" for line in _attribute(attribute)]
    return "\n".join(lines) + "\n"


def _attribute(a: AttributeDefinition) -> list[str]:
    lines = [
        f"label: {{en: {_quoted(a.labels.get('en', a.label))}}}",
        'question: {en: "...?"}',
        f"synonyms: [{', '.join(_quoted(name) for name in a.names[1:]) or '...'}]",
        f"importance: {a.importance:.2f}",
    ]
    if a.kind is AttributeKind.NUMBER:
        lines.append(f"direction: {a.direction.value}   # more, less or neither")
    if a.unit is not None:
        others = ", ".join(unit for unit, _ in a.units if unit != a.unit)
        lines.append(f"unit: {_quoted(a.unit)}" + (f"   # also stated: {others}" if others else ""))
    if a.kind in (AttributeKind.NUMBER, AttributeKind.DIMENSIONS):
        lines.append("assume_unit: ...   # the unit of numbers that are stated without one")
    lines.append(f"kind: {a.kind.value}   # {', '.join(kind.value for kind in AttributeKind)}")
    lines.append("hide: false")
    if a.kind in (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF):
        lines.append("values:")
        for value in a.values[:12]:
            merged = f"   # merged: {', '.join(map(_comment, value.variants))}" * bool(
                value.variants
            )
            lines.append(f"  {_quoted(value.label)}: {{label: {{en: ...}}, synonyms: []}}{merged}")
        lines.append("merge: []          # [[the value to keep, another spelling of it], ...]")
        lines.append("do_not_merge: []   # [[two values, that are not one], ...]")
    return lines


def _quoted(text: str) -> str:
    """A YAML scalar: JSON strings are YAML strings."""
    return orjson.dumps(text).decode()


def _comment(text: str) -> str:
    return " ".join(text.split())
