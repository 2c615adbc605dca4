"""Mapping: which column of a source fills which field of a record."""

from data.mapping.check import check_mapping
from data.mapping.file import dump_mapping, load_mapping, save_mapping
from data.mapping.infer import extend_mapping, infer_mapping
from data.mapping.kinds import RowKind, row_kinds
from data.mapping.model import ColumnMapping, Mapping
from data.mapping.rows import MappingRow, mapping_rows

__all__ = [
    "ColumnMapping",
    "Mapping",
    "MappingRow",
    "RowKind",
    "check_mapping",
    "dump_mapping",
    "extend_mapping",
    "infer_mapping",
    "load_mapping",
    "mapping_rows",
    "row_kinds",
    "save_mapping",
]
