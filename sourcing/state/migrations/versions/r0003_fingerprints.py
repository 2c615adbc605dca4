"""What tells a message from another one with the same id."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column."""
    op.add_column("turns", sa.Column("fingerprint", sa.Text(), nullable=True))
