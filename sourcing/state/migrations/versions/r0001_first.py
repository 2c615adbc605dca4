"""Conversations, requests for quotation, API keys, kept answers, feedback, judgements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "api_keys",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("former_digest", sa.LargeBinary()),
        sa.Column("former_until", sa.DateTime(timezone=True)),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True)),
        sa.Column("revoked", sa.DateTime(timezone=True)),
        sa.Column("rotated", sa.DateTime(timezone=True)),
        sa.Column("last_used", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
    )
    op.create_table(
        "conversations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("display", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text()),
        sa.Column("parent_turn", sa.Integer()),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent"],
            ["conversations.id"],
            name=op.f("fk_conversations_parent"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
    )
    op.create_index(
        op.f("ix_conversations_owner_updated_id"), "conversations", ["owner", "updated", "id"]
    )
    op.create_index(op.f("ix_conversations_parent"), "conversations", ["parent"])
    op.create_index(op.f("ix_conversations_updated"), "conversations", ["updated"])
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("consent", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("conversation", sa.Text()),
        sa.Column("turn", sa.Integer()),
        sa.Column("impression", sa.Text()),
        sa.Column("rating", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_feedback_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["impression"],
            ["feedback.id"],
            name=op.f("fk_feedback_impression"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    op.create_index(op.f("ix_feedback_at_id"), "feedback", ["at", "id"])
    op.create_index(op.f("ix_feedback_conversation"), "feedback", ["conversation"])
    op.create_index(op.f("ix_feedback_impression"), "feedback", ["impression"])
    op.create_index(op.f("ix_feedback_owner_at"), "feedback", ["owner", "at"])
    op.create_table(
        "rfqs",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("documented", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_rfqs_conversation"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rfqs")),
    )
    op.create_index(op.f("ix_rfqs_conversation"), "rfqs", ["conversation"])
    op.create_index(op.f("ix_rfqs_owner_updated_id"), "rfqs", ["owner", "updated", "id"])
    op.create_index(op.f("ix_rfqs_updated"), "rfqs", ["updated"])
    op.create_table(
        "turns",
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("message", sa.Text()),
        sa.Column("dialogue", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_turns_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation", "number", name=op.f("pk_turns")),
        sa.UniqueConstraint("conversation", "message", name=op.f("uq_turns_conversation_message")),
    )
    op.create_table(
        "feedback_products",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("position > 0", name=op.f("ck_feedback_products_position")),
        sa.ForeignKeyConstraint(
            ["event"], ["feedback.id"], name=op.f("fk_feedback_products_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "place", name=op.f("pk_feedback_products")),
    )
    op.create_index(op.f("ix_feedback_products_product"), "feedback_products", ["product"])
    op.create_table(
        "kept_answers",
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("token", sa.Text()),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("headers", sa.Text()),
        sa.Column("body", sa.LargeBinary()),
        sa.Column("conversation", sa.Text()),
        sa.Column("rfq", sa.Text()),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_kept_answers_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["rfq"], ["rfqs.id"], name=op.f("fk_kept_answers_rfq"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner", "route", "key", name=op.f("pk_kept_answers")),
    )
    op.create_index(op.f("ix_kept_answers_conversation"), "kept_answers", ["conversation"])
    op.create_index(op.f("ix_kept_answers_rfq"), "kept_answers", ["rfq"])
    op.create_index(op.f("ix_kept_answers_until"), "kept_answers", ["until"])
    op.create_table(
        "rfq_documents",
        sa.Column("rfq", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rfq"], ["rfqs.id"], name=op.f("fk_rfq_documents_rfq"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("rfq", "version", name=op.f("pk_rfq_documents")),
    )
