"""Terms of trade and facts about suppliers: one place to import their parsers from."""

from data.parse.delivery import parse_delivery_terms
from data.parse.facts import (
    parse_employees,
    parse_hours,
    parse_months,
    parse_rating,
    parse_share,
    parse_year,
)
from data.parse.lead_time import parse_lead_times
from data.parse.sale_quantity import parse_quantity_of_sale

__all__ = [
    "parse_delivery_terms",
    "parse_employees",
    "parse_hours",
    "parse_lead_times",
    "parse_months",
    "parse_quantity_of_sale",
    "parse_rating",
    "parse_share",
    "parse_year",
]
