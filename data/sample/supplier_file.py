"""The list of suppliers, as a sourcing platform exports it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from data.sample.dice import Dice
from data.sample.suppliers import SampleSupplier

NAME = "synthetic-suppliers.csv"

_HEADERS = (
    "Supplier ID,Supplier Name,Country,Region,Industrial Cluster,Business Type,Year Established,"
    "Employees,Certifications,Verification Level,Verified By,On-time Delivery Rate,Response Time,"
    "Reorder Rate,Dispute Rate,Rating,Reviews,Languages,Time Zone,Main Markets,Website,Blocked,"
    "Block Reason"
).split(",")


def write_suppliers(suppliers: Sequence[SampleSupplier], *, seed: int) -> bytes:
    """One row per supplier; small ones leave more unsaid."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_HEADERS)
    for supplier in suppliers:
        writer.writerow(_row(supplier, Dice(seed, "supplier row", supplier.id)))
    return buffer.getvalue().encode()


def _row(supplier: SampleSupplier, dice: Dice) -> list[str]:
    low, high = supplier.employees
    silent = 0.0 if supplier.blocked else (0.16, 0.07, 0.02)[supplier.size]

    def maybe(text: str) -> str:
        return "" if dice.chance(silent) else text

    return [
        supplier.id,
        supplier.name,
        supplier.country,
        supplier.region,
        supplier.cluster,
        maybe(supplier.kind.capitalize()),
        maybe(str(supplier.founded)),
        maybe(f"{low} - {high} People"),
        ", ".join(supplier.certifications),
        supplier.verification or "",
        supplier.verified_by or "",
        maybe(percent(supplier.on_time_rate)),
        maybe(f"{supplier.response_hours:.0f} h"),
        maybe(percent(supplier.reorder_rate)),
        maybe(percent(supplier.dispute_rate)),
        "" if supplier.rating is None else f"{supplier.rating:.1f}",
        str(supplier.rating_count),
        ", ".join(supplier.languages),
        supplier.time_zone,
        maybe(", ".join(supplier.main_markets)),
        supplier.website,
        "Yes" if supplier.blocked else "No",
        supplier.block_reason or "",
    ]


def percent(share: float) -> str:
    """``97.5%``."""
    return f"{round(share * 100, 2):g}%"
