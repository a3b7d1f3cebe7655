"""The inbox of updates, and chats that take no messages any more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("chat", sa.String(80), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("owner", sa.String(80)),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )
    for name, columns, where, unique in (
        ("inbox_one_claim_a_chat", ["chat"], "state = 1", True),
        ("inbox_open", ["chat", "update_id"], "state < 2", False),
        ("inbox_waiting", ["update_id"], "state = 0", False),
    ):
        op.create_index(
            name, "inbox", columns, unique=unique, sqlite_where=sa.text(where), postgresql_where=sa.text(where)
        )
    op.create_index("inbox_by_age", "inbox", ["changed"])
    op.create_table(
        "retired",
        sa.Column("chat", sa.String(80), primary_key=True),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("retired")
    op.drop_table("inbox")
