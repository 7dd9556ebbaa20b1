"""Denominators of rates: residents, employed, headcount, hours."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEYS = ("kind", "place", "organisation")


def upgrade() -> None:
    op.create_table(
        "denominators",
        *(sa.Column(name, sa.String(length=64), server_default="", nullable=False) for name in KEYS),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("touched", sa.Boolean(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint(*KEYS, "day", name=op.f("pk_denominators")),
    )
