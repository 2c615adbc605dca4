"""Who asks, who is asked, and whom to write to."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from rfq.document.base import Part
from rfq.document.codes import Country, Language
from rfq.document.text import Name

Email = Annotated[
    str,
    StringConstraints(
        max_length=254,
        pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-]+@[A-Za-z0-9.\-]+\.[A-Za-z0-9\-]{2,}$",
    ),
]
"""An address of Internet mail: the ``addr-spec`` that HTML's e-mail field accepts."""


class Contact(Part):
    """A person or a desk."""

    name: Name
    role: Name | None = None
    email: Email | None = None
    phone: Name | None = None


class Address(Part):
    """Where a company is."""

    lines: tuple[Name, ...] = ()
    """Street and number, building, department: as written on an envelope."""
    city: Name | None = None
    postcode: Name | None = None
    region: Name | None = None
    country: Country | None = None


class PartyIdentifier(Part):
    """A number that a register knows a company by."""

    scheme: Name
    """``VAT``, ``DUNS``, ``GLN``, ``LEI`` or the register's own name."""
    value: Name


class Buyer(Part):
    """The company that asks."""

    name: Name
    address: Address | None = None
    identifiers: tuple[PartyIdentifier, ...] = ()


class InvitedSupplier(Part):
    """A company that is asked; each sees only itself."""

    id: Name
    """In the catalogue."""
    name: Name
    country: Country | None = None
    contacts: tuple[Contact, ...] = ()
    language: Language | None = None
    """That it is written to in; None is the document's."""
