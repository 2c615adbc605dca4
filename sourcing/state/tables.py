"""Tables: how state lies in the database.

`sourcing.state.migrations` makes them; a test compares the two. What can be computed from a
column is in no other one; documents are JSON in text, so that they come back byte for byte.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from sourcing.state.columns import Moment, Words

metadata: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

conversations: Final = Table(
    "conversations",
    metadata,
    Column("id", Words, primary_key=True),
    Column("owner", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("generation", Words),
    Column("title", Words),
    Column("language", Words),
    Column("display", Words, nullable=False),
    Column("parent", Words, ForeignKey("conversations.id", ondelete="SET NULL")),
    Column("parent_turn", Integer),
    # The head of the state before the first turn; those after are with their turns.
    Column("opening", Words, nullable=False),
    Index(None, "owner", "updated", "id"),
    Index(None, "updated"),
    Index(None, "parent"),
)

turns: Final = Table(
    "turns",
    metadata,
    Column(
        "conversation",
        Words,
        ForeignKey("conversations.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("said", Words, nullable=False),
    Column("message", Words),
    # The turn of the dialogue's state, the head of the state after it, the turn as it was shown.
    Column("dialogue", Words, nullable=False),
    Column("head", Words, nullable=False),
    Column("document", Words, nullable=False),
    # Tells the message from another one with the same id.
    Column("fingerprint", Words),
    UniqueConstraint("conversation", "message"),
)

rfqs: Final = Table(
    "rfqs",
    metadata,
    Column("id", Words, primary_key=True),
    Column("owner", Words, nullable=False),
    Column("conversation", Words, ForeignKey("conversations.id", ondelete="SET NULL")),
    Column("version", Integer, nullable=False),
    Column("status", Words, nullable=False),
    Column("number", Words, nullable=False),
    Column("revision", Integer, nullable=False),
    # Version at which the document became what it is: where it lies among the documents.
    Column("documented", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Index(None, "owner", "updated", "id"),
    Index(None, "updated"),
    Index(None, "conversation"),
)

rfq_documents: Final = Table(
    "rfq_documents",
    metadata,
    Column("rfq", Words, ForeignKey("rfqs.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("document", Words, nullable=False),
)

keys: Final = Table(
    "api_keys",
    metadata,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("scopes", Words, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    # The secret before the last rotation, while it still works.
    Column("former_digest", LargeBinary),
    Column("former_until", Moment),
    Column("created", Moment, nullable=False),
    Column("expires", Moment),
    Column("revoked", Moment),
    Column("rotated", Moment),
    Column("last_used", Moment),
)

answers: Final = Table(
    "kept_answers",
    metadata,
    Column("owner", Words, primary_key=True),
    Column("route", Words, primary_key=True),
    Column("key", Words, primary_key=True),
    Column("fingerprint", Words, nullable=False),
    # Whose it is to answer, until the lease ends; none once it is answered.
    Column("token", Words),
    # End of the lease, and once it is answered, of the time that the answer is kept.
    Column("until", Moment, nullable=False),
    Column("status", Integer),
    Column("headers", Words),
    Column("body", LargeBinary),
    Column("conversation", Words, ForeignKey("conversations.id", ondelete="CASCADE")),
    Column("rfq", Words, ForeignKey("rfqs.id", ondelete="CASCADE")),
    Index(None, "until"),
    Index(None, "conversation"),
    Index(None, "rfq"),
)

events: Final = Table(
    "feedback",
    metadata,
    Column("id", Words, primary_key=True),
    Column("owner", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("query", Words, nullable=False),
    Column("consent", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("conversation", Words, ForeignKey("conversations.id", ondelete="CASCADE")),
    Column("turn", Integer),
    Column("impression", Words, ForeignKey("feedback.id", ondelete="SET NULL")),
    Column("rating", Integer),
    Index(None, "at", "id"),
    Index(None, "owner", "at"),
    Index(None, "conversation"),
    Index(None, "impression"),
)

placed: Final = Table(
    "feedback_products",
    metadata,
    Column("event", Words, ForeignKey("feedback.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("product", Words, nullable=False),
    Column("position", Integer, nullable=False),
    CheckConstraint("position > 0", name="position"),
    Index(None, "product"),
)

judgements: Final = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("query", Words, nullable=False),
    Column("product", Words, nullable=False),
    Column("grade", Integer, nullable=False),
    Column("author", Words, nullable=False),
    Column("at", Moment, nullable=False),
)

tallies: Final = Table(
    "tallies",
    metadata,
    Column("day", Words, primary_key=True),
    Column("name", Words, primary_key=True),
    Column("count", Integer, nullable=False),
)
