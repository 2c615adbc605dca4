"""The rows of tables of rates as a person writes them, checked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final

from babel.numbers import is_currency
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from rfq.landed.component import Component
from rfq.landed.plan import CHARGED
from rfq.landed.tables import (
    Charge,
    ChargeRow,
    Clauses,
    DutyRow,
    InsuranceRow,
    RowSource,
    Scope,
    TaxRow,
    ValueBasis,
)

MODES: Final = ("sea", "air", "rail", "road")


def _currency(code: str) -> str:
    if not is_currency(code):
        raise ValueError("not an ISO 4217 code, such as USD, EUR or CNY")
    return code


def _mode(mode: str) -> str:
    if mode not in MODES:
        raise ValueError(f"not one of {', '.join(MODES)}")
    return mode


def _list(given: Any) -> Any:
    """A single name, or several separated by '+', as a list."""
    return [part.strip() for part in given.split("+")] if isinstance(given, str) else given


def _digits(given: Any) -> Any:
    """An HS code or prefix without dots; ``*`` for every code."""
    text = "" if given is None or given == "*" else str(given).replace(".", "").replace(" ", "")
    if text and not text.isdigit():
        raise ValueError("not an HS code or prefix, such as 8427 or 8427.10")
    return text


Amount = Annotated[Decimal, Field(ge=0, allow_inf_nan=False)]
Positive = Annotated[Decimal, Field(gt=0, allow_inf_nan=False)]
Currency = Annotated[str, AfterValidator(_currency)]
Hs = Annotated[str, BeforeValidator(_digits)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    origin: str = "*"
    destination: str = "*"
    mode: Annotated[str, AfterValidator(_mode)] | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> _Row:
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValueError("valid_until is before valid_from")
        return self

    @property
    def scope(self) -> Scope:
        """When the row applies."""
        return Scope(self.origin, self.destination, self.mode, self.valid_from, self.valid_until)


class ChargeEntry(_Row):
    """A row of ``freight`` or ``fees``."""

    covers: Annotated[tuple[Component, ...], BeforeValidator(_list)] = (Component.MAIN_CARRIAGE,)
    currency: Currency | None = None
    per_kg: Amount | None = None
    per_m3: Amount | None = None
    kg_per_m3: Positive | None = None
    per_unit: Amount | None = None
    per_shipment: Amount | None = None
    capacity_kg: Positive | None = None
    capacity_m3: Positive | None = None
    percent: Amount | None = None
    min: Amount | None = None

    @model_validator(mode="after")
    def _is_a_charge(self) -> ChargeEntry:
        amounts = (self.per_kg, self.per_m3, self.per_unit, self.per_shipment, self.min)
        stated = [one for one in amounts if one is not None]
        if not stated and self.percent is None:
            raise ValueError(
                "no rate: state per_kg, per_m3, per_unit, per_shipment or percent; 0 is a rate"
            )
        if any(stated) and self.currency is None:
            raise ValueError("an amount without a currency")
        strange = [one.value for one in self.covers if one not in CHARGED]
        if strange or not self.covers:
            accepted = ", ".join(one.value for one in CHARGED)
            raise ValueError(f"covers is not a list of these: {accepted}")
        if self.kg_per_m3 is not None and self.per_kg is None:
            raise ValueError("kg_per_m3 without per_kg")
        is_by_load = self.capacity_kg is not None or self.capacity_m3 is not None
        if is_by_load and self.per_shipment is None:
            raise ValueError("a capacity without per_shipment")
        return self

    def row(self, source: RowSource) -> ChargeRow:
        """The row as the computation uses it."""
        charge = Charge(
            currency=self.currency,
            per_kg=self.per_kg,
            per_m3=self.per_m3,
            kg_per_m3=self.kg_per_m3,
            per_unit=self.per_unit,
            per_shipment=self.per_shipment,
            capacity_kg=self.capacity_kg,
            capacity_m3=self.capacity_m3,
            percent=self.percent,
            minimum=self.min,
        )
        covers = tuple(dict.fromkeys(self.covers))
        return ChargeRow(source, self.scope, covers, charge)


class InsuranceEntry(_Row):
    """A row of ``insurance``."""

    percent: Amount
    insured: Positive = Decimal(110)
    clauses: Clauses = Clauses.A
    min: Amount | None = None
    currency: Currency | None = None

    @model_validator(mode="after")
    def _has_currency(self) -> InsuranceEntry:
        if self.min and self.currency is None:
            raise ValueError("an amount without a currency")
        return self

    def row(self, source: RowSource) -> InsuranceRow:
        """The row as the computation uses it."""
        return InsuranceRow(
            source, self.scope, self.percent, self.insured, self.clauses, self.min, self.currency
        )


class DutyEntry(_Row):
    """A row of ``duty``."""

    hs: Hs = ""
    percent: Amount
    basis: ValueBasis
    per_kg: Amount | None = None
    currency: Currency | None = None
    additional: bool = False

    @model_validator(mode="after")
    def _has_currency(self) -> DutyEntry:
        if self.per_kg and self.currency is None:
            raise ValueError("an amount without a currency")
        return self

    def row(self, source: RowSource) -> DutyRow:
        """The row as the computation uses it."""
        return DutyRow(
            source,
            self.scope,
            self.hs,
            self.percent,
            self.basis,
            self.per_kg,
            self.currency,
            self.additional,
        )


class TaxEntry(_Row):
    """A row of ``tax``."""

    hs: Hs = ""
    percent: Amount
    with_fees: bool = False
    recoverable: bool = False

    def row(self, source: RowSource) -> TaxRow:
        """The row as the computation uses it."""
        return TaxRow(source, self.scope, self.hs, self.percent, self.with_fees, self.recoverable)


ENTRIES: Final[dict[str, type[ChargeEntry | InsuranceEntry | DutyEntry | TaxEntry]]] = {
    "freight": ChargeEntry,
    "fees": ChargeEntry,
    "insurance": InsuranceEntry,
    "duty": DutyEntry,
    "tax": TaxEntry,
}
"""Section of a table file, or stem of a CSV file's name, to what its rows are."""
