"""Exchange rates: what one currency is in another, on which day and by whose word."""

from data.exchange.chain import first_of
from data.exchange.convert import converted, rate_function
from data.exchange.ecb import EcbRates
from data.exchange.file import FileRates
from data.exchange.fixed import FixedRates
from data.exchange.rate import ExchangeRates, Rate

__all__ = [
    "EcbRates",
    "ExchangeRates",
    "FileRates",
    "FixedRates",
    "Rate",
    "converted",
    "first_of",
    "rate_function",
]
