"""What is watched for chats, and the messages that come of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alerts",
        sa.Column("key", sa.String(40), primary_key=True),
        sa.Column("chat", sa.String(80), nullable=False),
        sa.Column("topic", sa.BigInteger),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("definition", sa.Text, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("seen", sa.Text, nullable=False),
        sa.Column("data", sa.String(64), nullable=False),
        sa.Column("due", sa.BigInteger),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )
    op.create_index("alerts_by_chat", "alerts", ["chat"])
    op.create_index("alerts_by_due", "alerts", ["due"])
    op.create_index("alerts_by_data", "alerts", ["data"])
    op.create_table(
        "sends",
        sa.Column("alert", sa.String(40), primary_key=True),
        sa.Column("period", sa.String(32), primary_key=True),
        sa.Column("chat", sa.String(80), nullable=False),
        sa.Column("broadcast", sa.String(40), nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("owner", sa.String(80)),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )
    op.create_index("sends_by_chat", "sends", ["chat"])
    op.create_index("sends_by_age", "sends", ["changed"])
    for name, columns, where in (("sends_waiting", ["due"], "state = 0"), ("sends_claimed", ["changed"], "state = 1")):
        op.create_index(name, "sends", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def downgrade() -> None:
    op.drop_table("sends")
    op.drop_table("alerts")
