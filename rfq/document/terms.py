"""On which terms the goods are to be delivered and paid."""

from __future__ import annotations

from datetime import date

from rfq.document.base import Part
from rfq.document.codes import Country, Incoterm
from rfq.document.line import Quantity
from rfq.document.money import PrivatePrice
from rfq.document.text import Id, Name, Prose


class DeliveryPlace(Part):
    """Where goods go."""

    country: Country | None = None
    name: Name | None = None
    """Town, port or site."""


class DeliveryTerm(Part):
    """A rule of Incoterms 2020 with the place that it is about."""

    rule: Incoterm
    place: Name | None = None
    """The named place or port, without which a rule says little."""


class Instalment(Part):
    """A part of the goods by a day."""

    id: Id
    line: Id
    """Id of the line."""
    quantity: Quantity
    by: date
    place: DeliveryPlace | None = None
    """None is the destination of the whole."""


class Terms(Part):
    """On which terms the goods are to be delivered and paid."""

    delivery_term: DeliveryTerm | None = None
    destination: DeliveryPlace | None = None
    needed_by: date | None = None
    """Last acceptable day of arrival."""
    schedule: tuple[Instalment, ...] = ()
    """Where the goods are not all wanted at once."""
    budget: PrivatePrice | None = None
    """For everything together."""
    payment: Prose | None = None
    packaging: Prose | None = None
    tooling: Prose | None = None
    """Who pays for moulds, dies and fixtures, and whose they are."""
