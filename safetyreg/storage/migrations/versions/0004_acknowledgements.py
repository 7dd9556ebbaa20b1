"""Alarms of the watch that somebody acknowledged."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

KEYS = ("step", "kind", "place", "narrowing", "since")


def upgrade() -> None:
    op.create_table(
        "acknowledgements",
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("narrowing", sa.String(length=64), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("account", sa.String(length=64), server_default="", nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint(*KEYS, name=op.f("pk_acknowledgements")),
    )
