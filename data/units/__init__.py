"""Units of measure and of sale: what people write, one symbol for each, and conversion."""

from data.units.convert import (
    base_unit,
    convert,
    dimension_of,
    from_base,
    linear,
    quantity,
    registry,
    to_base,
)
from data.units.parse import known_symbols, parse_cell_unit, parse_unit
from data.units.rec20 import known_rec20_codes, rec20_code, rec20_name, unit_of_rec20

__all__ = [
    "base_unit",
    "convert",
    "dimension_of",
    "from_base",
    "known_rec20_codes",
    "known_symbols",
    "linear",
    "parse_cell_unit",
    "parse_unit",
    "quantity",
    "rec20_code",
    "rec20_name",
    "registry",
    "to_base",
    "unit_of_rec20",
]
