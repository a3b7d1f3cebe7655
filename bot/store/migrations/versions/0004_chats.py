"""What a chat has set, the answers that may still follow their question's edits, and the processes at work."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chats",
        sa.Column("chat", sa.String(80), primary_key=True),
        sa.Column("language", sa.String(16)),
        sa.Column("scale", sa.String(8)),
        sa.Column("length", sa.String(8)),
        sa.Column("currency_note", sa.Boolean, nullable=False),
        sa.Column("charts", sa.Boolean, nullable=False),
        sa.Column("quiet", sa.Boolean, nullable=False),
        sa.Column("greeted", sa.Boolean, nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "answers",
        sa.Column("chat", sa.String(80), primary_key=True),
        sa.Column("question", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("messages", sa.Text, nullable=False),
        sa.Column("photo", sa.Boolean, nullable=False),
        sa.Column("turns", sa.Text, nullable=False),
        sa.Column("language", sa.String(16)),
        sa.Column("after", sa.String(32), nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )
    op.create_index("conversations_by_age", "conversations", ["changed"])
    op.create_index("answers_by_age", "answers", ["changed"])
    op.create_table(
        "processes",
        sa.Column("owner", sa.String(80), primary_key=True),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("checksum", sa.String(64)),
        sa.Column("started", sa.BigInteger, nullable=False),
        sa.Column("errors", sa.Integer, nullable=False),
        sa.Column("updates", sa.Integer, nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    op.drop_index("conversations_by_age", "conversations")
    for table in ("processes", "answers", "chats"):
        op.drop_table(table)
