"""Runs revisions on the connection that `sourcing.state.migrate` hands over."""

from __future__ import annotations

from alembic import context

from sourcing.state.migrate import VERSIONS
from sourcing.state.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSIONS,
    # SQLite changes most of a table only by copying it.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
