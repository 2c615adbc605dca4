"""Catalogue: immutable generations of typed records in DuckDB.

The names below are imported when first used, so that asking for the home folder alone does not
load DuckDB.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.catalogue.builder import GenerationBuilder
    from data.catalogue.catalogue import Catalogue, Dataset
    from data.catalogue.categories import CategoryNode
    from data.catalogue.generation import Generation
    from data.catalogue.home import resolve_home
    from data.catalogue.manifest import FileEntry, Manifest, SourceEntry
    from data.catalogue.session import QueryResult
    from data.catalogue.store import CatalogueStore, Damaged
    from data.catalogue.trace import Trace
    from data.catalogue.transfer import Records, read_records, write_records

_HOMES = {
    "Catalogue": "catalogue",
    "CatalogueStore": "store",
    "CategoryNode": "categories",
    "Damaged": "store",
    "Dataset": "catalogue",
    "FileEntry": "manifest",
    "Generation": "generation",
    "GenerationBuilder": "builder",
    "Manifest": "manifest",
    "QueryResult": "session",
    "Records": "transfer",
    "SourceEntry": "manifest",
    "Trace": "trace",
    "read_records": "transfer",
    "resolve_home": "home",
    "write_records": "transfer",
}

__all__ = [
    "Catalogue",
    "CatalogueStore",
    "CategoryNode",
    "Damaged",
    "Dataset",
    "FileEntry",
    "Generation",
    "GenerationBuilder",
    "Manifest",
    "QueryResult",
    "Records",
    "SourceEntry",
    "Trace",
    "read_records",
    "resolve_home",
    "write_records",
]


def __getattr__(name: str) -> object:
    module = _HOMES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{module}"), name)
