"""Opening: the stores joined over one database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sourcing.state.conversations import SqlConversations
from sourcing.state.database import Database
from sourcing.state.engine import PoolSettings, database_url, make_engine
from sourcing.state.feedback import SqlFeedback
from sourcing.state.idempotency import SqlIdempotency
from sourcing.state.judgements import SqlJudgements
from sourcing.state.keys import SqlKeys
from sourcing.state.rfqs import SqlRfqs
from sourcing.state.stores import Stores
from sourcing.state.tallies import SqlTallies


def opened(
    url: str | None,
    *,
    home: Path,
    pool: PoolSettings | None = None,
    now: Callable[[], datetime] | None = None,
) -> Stores:
    """The stores of a database whose tables are up to date; see `sourcing.state.open_stores`."""
    engine = make_engine(database_url(url, home), pool or PoolSettings())
    database = Database(engine, now=now)
    try:
        database.prepare()
    except BaseException:
        database.close()
        raise
    return Stores(
        conversations=SqlConversations(database),
        rfqs=SqlRfqs(database),
        keys=SqlKeys(database),
        feedback=SqlFeedback(database),
        idempotency=SqlIdempotency(database),
        judgements=SqlJudgements(database),
        tallies=SqlTallies(database),
        database=database,
    )
