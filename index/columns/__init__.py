"""Columns: what filters and facets run on, memory-mapped, with three-valued truth."""

from index.columns.build import build_columns
from index.columns.order import DocumentOrder, build_order
from index.columns.scope import Scope
from index.columns.store import ColumnStore
from index.columns.terms import ExchangeRate, Terms
from index.columns.truths import Truths

__all__ = [
    "ColumnStore",
    "DocumentOrder",
    "ExchangeRate",
    "Scope",
    "Terms",
    "Truths",
    "build_columns",
    "build_order",
]
