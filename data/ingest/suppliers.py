"""The supplier book: what all rows of all sources say about each supplier, field by field.

Suppliers are few beside products, and one is described in many places: a list of suppliers, the
name on each of its products. So they are merged in memory: a field that a newer row states takes
the place of what was there; a field that it does not state stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

import duckdb
import orjson
import pyarrow as pa

from data.ingest.identity import dataset_id, hashed_id
from data.ingest.values import BatchValues, dump_evidence
from data.parse.text import value_key

Row = dict[str, object]

_PLAIN: Final = (
    "name country region cluster founded years certifications verification verified_by "
    "on_time_rate reorder_rate dispute_rate rating rating_count languages time_zone main_markets "
    "website blocked block_reason"
).split()
_EMPTY: Final[Mapping[str, object]] = {
    "certifications": (),
    "languages": (),
    "main_markets": (),
    "blocked": False,
}


class SupplierBook:
    """Every supplier of the catalogue to be, by id."""

    def __init__(self, *, dataset: str) -> None:
        self._dataset = dataset
        self._rows: dict[str, Row] = {}
        self._named_only: set[str] = set()
        self.changed = False

    def load(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Take over the suppliers of the base generation, attached as ``base``."""
        for row in connection.sql("SELECT * FROM base.suppliers").to_arrow_table().to_pylist():
            self._rows[row["id"]] = row
            if row["id"] == _name_id(row["name"]):
                self._named_only.add(row["id"])

    def reference(self, supplier_id: object, name: object) -> str | None:
        """The id under which a row's supplier is kept, or None when it names none."""
        if isinstance(supplier_id, str):
            return dataset_id(self._dataset, supplier_id)
        if isinstance(name, str):
            return _name_id(name)
        return None

    def merge(
        self,
        reference: str,
        values: BatchValues,
        row: int,
        evidence: dict[str, object],
        source: str,
        number: int,
    ) -> None:
        """Add what one row says about the supplier kept under ``reference``."""
        stated = _stated(values, row)
        known = self._rows.get(reference)
        if known is None:
            if reference == _name_id(str(stated.get("name", ""))):
                self._named_only.add(reference)
            known = self._rows[reference] = {
                **_EMPTY,
                "id": reference,
                "dataset": self._dataset,
                "name": reference,
                "source": source,
                "source_row": number,
                "evidence": "{}",
            }
            self.changed = True
        news = {key: value for key, value in stated.items() if known.get(key) != value}
        if news:
            known.update(news)
            merged = {**orjson.loads(str(known["evidence"])), **evidence}
            known["evidence"] = dump_evidence(merged)
            self.changed = True

    def aliases(self) -> dict[str, str]:
        """Name-only suppliers that are one identified supplier of the same name: from id to id.

        Their fields are merged into the identified one, which wins where both state something.
        A name that two identified suppliers share is nobody's alias.
        """
        identified: dict[str, list[str]] = defaultdict(list)
        for supplier_id, row in self._rows.items():
            if supplier_id not in self._named_only:
                identified[value_key(str(row["name"]))].append(supplier_id)
        # Also where no such record is in the book: a known row still names the supplier that an
        # earlier run took into the identified one.
        found = {_name_id(name): same[0] for name, same in identified.items() if len(same) == 1}
        for alias in sorted(self._named_only & found.keys()):
            self._absorb(found[alias], alias)
        return found

    def drop(self, supplier_ids: set[str]) -> None:
        """Forget suppliers."""
        for supplier_id in supplier_ids:
            self._rows.pop(supplier_id, None)
            self._named_only.discard(supplier_id)

    def table(self, schema: pa.Schema) -> pa.Table:
        """All suppliers, by id."""
        rows = [self._rows[key] for key in sorted(self._rows)]
        return pa.Table.from_pylist(rows, schema=schema)

    def _absorb(self, into: str, alias: str) -> None:
        target, origin = self._rows[into], self._rows.pop(alias)
        self._named_only.discard(alias)
        evidence = {
            **orjson.loads(str(origin["evidence"])),
            **orjson.loads(str(target["evidence"])),
        }
        for key, value in origin.items():
            if target.get(key) in (None, (), []):
                target[key] = value
        target["evidence"] = dump_evidence(evidence)
        self.changed = True


def _name_id(name: str) -> str:
    return hashed_id("s", value_key(name))


def _stated(values: BatchValues, row: int) -> Row:
    stated: Row = {}
    for name in _PLAIN:
        value = values.get(f"supplier.{name}", row)
        if value is not None:
            stated[name] = value
    kind = values.get("supplier.kind", row)
    if kind is not None:
        stated["kind"] = str(kind)
    hours = values.get("supplier.response_time", row)
    if hours is not None:
        stated["response_hours"] = hours
    employees = values.get("supplier.employees", row)
    if isinstance(employees, tuple):
        stated["employees_low"], stated["employees_high"] = employees
    return stated
