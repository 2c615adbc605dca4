"""Tallies in SQL: one row per day and name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from data.errors import InputError
from sourcing.state.database import Database
from sourcing.state.identifiers import short
from sourcing.state.tables import tallies as table

_NAME: Final = 60


class SqlTallies:
    """Satisfies `sourcing.state.protocols.TallyStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, day: date, counts: Mapping[str, int]) -> None:
        """Add to the counts of a day, all or none."""
        rows = [
            {"day": day.isoformat(), "name": short(name, "name", most=_NAME), "count": _count(one)}
            for name, one in sorted(counts.items())
        ]
        if not rows:
            return
        insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
        added = insert(table).values(rows)
        added = added.on_conflict_do_update(
            index_elements=[table.c.day, table.c.name],
            set_={"count": table.c["count"] + added.excluded["count"]},
        )
        with self._database.write() as connection:
            connection.execute(added)

    def counts(self, since: date) -> Mapping[date, Mapping[str, int]]:
        """The counts of every day from one on."""
        of = table.c
        chosen = select(table).where(of.day >= since.isoformat()).order_by(of.day, of.name)
        found: dict[date, dict[str, int]] = {}
        with self._database.read() as connection:
            for row in connection.execute(chosen):
                found.setdefault(date.fromisoformat(row.day), {})[row.name] = row[2]
        return found


def _count(value: int) -> int:
    if value < 0:
        raise InputError("a count below 0", field="count", value=value, accepted="0 or more")
    return value
