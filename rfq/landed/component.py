"""What it takes to bring goods from a seller to a buyer, piece by piece."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Component(StrEnum):
    """One piece of the way, in the order of the journey; each is paid by seller or buyer."""

    GOODS = "goods"
    PACKING = "packing"
    """Packaging and marking fit for the transport."""
    PRE_CARRIAGE = "pre-carriage"
    """Loading at the seller's premises and carriage to the port, airport or terminal."""
    EXPORT_CLEARANCE = "export clearance"
    """Export licence, declaration, security filing and export duties."""
    ORIGIN_HANDLING = "origin handling"
    """Terminal charges where the main carriage starts, and loading on board."""
    MAIN_CARRIAGE = "main carriage"
    INSURANCE = "insurance"
    """Of the goods against loss and damage on the main carriage."""
    DESTINATION_HANDLING = "destination handling"
    """Terminal charges where the main carriage ends."""
    IMPORT_CLEARANCE = "import clearance"
    """Import declaration and agency; duty and tax are their own components."""
    IMPORT_DUTY = "import duty"
    ON_CARRIAGE = "on-carriage"
    """From the terminal to the place of destination."""
    UNLOADING = "unloading"
    """From the arriving vehicle at the place of destination."""
    IMPORT_TAX = "import tax"
    """VAT, GST or sales tax charged on importation."""


class Group(StrEnum):
    """How components are shown together."""

    GOODS = "goods"
    ORIGIN = "origin charges"
    CARRIAGE = "freight"
    INSURANCE = "insurance"
    DUTY = "duty"
    DESTINATION = "destination charges"
    TAX = "tax"


GROUP_OF: Final[Mapping[Component, Group]] = {
    Component.GOODS: Group.GOODS,
    Component.PACKING: Group.ORIGIN,
    Component.PRE_CARRIAGE: Group.ORIGIN,
    Component.EXPORT_CLEARANCE: Group.ORIGIN,
    Component.ORIGIN_HANDLING: Group.ORIGIN,
    Component.MAIN_CARRIAGE: Group.CARRIAGE,
    Component.INSURANCE: Group.INSURANCE,
    Component.DESTINATION_HANDLING: Group.DESTINATION,
    Component.IMPORT_CLEARANCE: Group.DESTINATION,
    Component.IMPORT_DUTY: Group.DUTY,
    Component.ON_CARRIAGE: Group.DESTINATION,
    Component.UNLOADING: Group.DESTINATION,
    Component.IMPORT_TAX: Group.TAX,
}
