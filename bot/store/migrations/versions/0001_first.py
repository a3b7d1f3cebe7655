"""Conversations, replies in groups, buttons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("chat", sa.String(80), primary_key=True),
        sa.Column("turns", sa.Text, nullable=False),
        sa.Column("language", sa.String(16)),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "replies",
        sa.Column("chat", sa.String(80), primary_key=True),
        sa.Column("message", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("turns", sa.Text, nullable=False),
        sa.Column("language", sa.String(16)),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )
    op.create_index("replies_by_age", "replies", ["changed"])
    op.create_table(
        "buttons",
        sa.Column("key", sa.String(40), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("query", sa.Text),
        sa.Column("language", sa.String(16)),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )
    op.create_index("buttons_by_age", "buttons", ["changed"])


def downgrade() -> None:
    for table in ("buttons", "replies", "conversations"):
        op.drop_table(table)
