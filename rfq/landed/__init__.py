"""Landed cost: what an offer costs where it is needed, on one delivery term, in one currency."""

from rfq.landed.component import GROUP_OF, Component, Group
from rfq.landed.cost import LandedCosts, landed_cost, validity
from rfq.landed.incoterms import SELLER_BEARS
from rfq.landed.landed_cost import (
    Assumption,
    LandedCost,
    NotPriced,
    NotPricedReason,
    Validity,
)
from rfq.landed.part import CostPart, Gap, PartState
from rfq.landed.table_files import example_tables, load_tables
from rfq.landed.tables import CostTables, RowSource

__all__ = [
    "GROUP_OF",
    "SELLER_BEARS",
    "Assumption",
    "Component",
    "CostPart",
    "CostTables",
    "Gap",
    "Group",
    "LandedCost",
    "LandedCosts",
    "NotPriced",
    "NotPricedReason",
    "PartState",
    "RowSource",
    "Validity",
    "example_tables",
    "landed_cost",
    "load_tables",
    "validity",
]
