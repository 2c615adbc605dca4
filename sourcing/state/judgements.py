"""Judgements in SQL: all are kept, the last on a product for a query counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import func, insert, select, tuple_

from data.errors import InputError
from sourcing.state.database import Database
from sourcing.state.events import HIGHEST_GRADE, Judgement
from sourcing.state.feedback import PRODUCT, QUERY
from sourcing.state.identifiers import OWNER, short
from sourcing.state.tables import judgements as table

_BATCH: Final = 1000


class SqlJudgements:
    """Satisfies `sourcing.state.protocols.JudgementStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, judgements: Iterable[Judgement]) -> int:
        """Keep judgements, all or none."""
        rows = [_row(one) for one in judgements]
        if rows:
            with self._database.write() as connection:
                connection.execute(insert(table), rows)
        return len(rows)

    def effective(self) -> Iterator[Judgement]:
        """The last judgement of every query and product."""
        of = table.c
        ranked = select(
            table,
            func.row_number()
            .over(partition_by=(of.query, of.product), order_by=(of.at.desc(), of.id.desc()))
            .label("age"),
        ).subquery()
        chosen = (
            select(ranked)
            .where(ranked.c.age == 1)
            .order_by(ranked.c.query, ranked.c.product)
            .limit(_BATCH)
        )
        batch = chosen
        while True:
            with self._database.read() as connection:
                rows = connection.execute(batch).all()
            for row in rows:
                yield Judgement(row.query, row.product, row.grade, row.author, row.at)
            if len(rows) < _BATCH:
                return
            place = (rows[-1].query, rows[-1].product)
            batch = chosen.where(tuple_(ranked.c.query, ranked.c.product) > place)


def _row(judgement: Judgement) -> dict[str, object]:
    if not 0 <= judgement.grade <= HIGHEST_GRADE:
        raise InputError(
            "no such grade",
            field="grade",
            value=judgement.grade,
            accepted=f"0 to {HIGHEST_GRADE}",
        )
    return {
        "query": short(judgement.query, "query", most=QUERY),
        "product": short(judgement.product_id, "product_id", most=PRODUCT),
        "grade": judgement.grade,
        "author": short(judgement.author, "author", most=OWNER),
        "at": judgement.at,
    }
