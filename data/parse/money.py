"""Money in cells: one place to import the parsers of prices from."""

from data.parse.currency import currency_of, own_currency, shared_symbols
from data.parse.price import Price, parse_price
from data.parse.price_breaks import parse_price_breaks

__all__ = [
    "Price",
    "currency_of",
    "own_currency",
    "parse_price",
    "parse_price_breaks",
    "shared_symbols",
]
