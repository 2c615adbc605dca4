"""Candidates: which documents to count lie in which columns of an attribute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.columns.alike import Alike, Inside
from index.columns.manifest import Kind
from index.columns.scope import Scope

if TYPE_CHECKING:
    from index.columns.table import ColumnTable


@dataclass(frozen=True, slots=True)
class Part:
    """The candidates that columns of one kind and unit are about."""

    group: Alike
    inside: Inside

    def __len__(self) -> int:
        return len(self.inside.at)

    @property
    def kind(self) -> Kind:
        """The kind whose array holds the values."""
        kind = self.group.infos[0].kind
        return Kind.ONE_OF if kind.is_labels else kind

    @property
    def unit(self) -> str | None:
        """The unit of all of them."""
        return self.group.infos[0].unit


def parts_of(table: ColumnTable, field: str, scope: Scope) -> list[Part]:
    """Those columns of an attribute that any candidate lies in and that can be filtered."""
    parts = (Part(group, group.inside(scope)) for group in table.alike(field))
    return [part for part in parts if len(part)]
