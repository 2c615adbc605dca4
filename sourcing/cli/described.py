"""The schema of a category, as a table that a buyer reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from data.schema.rows import SchemaRow, schema_rows
from sourcing.cli.terminal import dim, out, plain, table
from sourcing.cli.words import count, counted, path

if TYPE_CHECKING:
    from data.schema import AttributeSchema
    from data.schema.model import AttributeDefinition, CategorySchema

NAMES_SHOWN = 6


def print_category(category: CategorySchema, *, limit: int | None = None) -> None:
    """Print the attributes of one category, most important first."""
    console = out()
    console.print(
        Text.assemble(
            (path(category.category) if category.category else "All products", "bold"),
            f"  {counted(category.products, 'product')}, "
            f"{counted(len(category.attributes), 'attribute')}",
        ),
        soft_wrap=True,
    )
    shown = category.attributes[:limit]
    rows = [
        (Text(plain(row.label)), _kind(attribute), row.unit, row.coverage, _values(row))
        for attribute, row in zip(shown, schema_rows(category), strict=False)
    ]
    headers = ("Attribute", "Kind", "Unit", "Known", "Values")
    console.print(table(headers, rows, right=("Known",), fold=("Values",), keep=headers[1:4]))
    left_out = len(category.attributes) - len(shown)
    if left_out:
        words = counted(left_out, "further attribute")
        console.print(dim(f"{words}: `sourcing schema {_quoted(category)}` shows all"))


def _values(row: SchemaRow) -> Text:
    text = Text(plain(row.typical))
    if row.remarks:
        text.append(f"{'; ' if row.typical else ''}{plain(row.remarks)}", style="dim")
    return text


def _kind(attribute: AttributeDefinition) -> Text:
    style = "" if attribute.is_askable else "dim"
    return Text(attribute.kind.value, style=style)


def _quoted(category: CategorySchema) -> str:
    return f"'{' > '.join(category.category)}'" if category.category else "CATEGORY"


def print_overview(schema: AttributeSchema) -> None:
    """Print, for each category, the attributes a buyer is most likely to care about."""
    console = out()
    leaves = [
        category
        for key, category in sorted(schema.categories.items())
        if not any(other[: len(key)] == key and other != key for other in schema.categories)
        or not key
    ]
    rows = [
        (path(one.category), count(one.products), count(len(one.attributes)), summary(one))
        for one in leaves
        if one.category or len(leaves) == 1
    ]
    headers = ("Category", "Products", "Attributes", "What tells them apart")
    console.print(
        table(headers, rows, right=headers[1:3], fold=(headers[0], headers[3]), keep=headers[1:3])
    )
    console.print(dim("`sourcing schema CATEGORY` shows the attributes of one"))


def summary(category: CategorySchema) -> Text:
    """The names of the most important attributes that a buyer can be asked about."""
    names = [attribute.label for attribute in category.attributes if attribute.is_askable]
    if not names:
        return dim("nothing that the files state")
    text = Text(", ".join(plain(name) for name in names[:NAMES_SHOWN]))
    if len(names) > NAMES_SHOWN:
        text.append(f", {len(names) - NAMES_SHOWN} more", style="dim")
    return text
