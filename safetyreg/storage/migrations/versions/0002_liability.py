"""Decisions on mixed liability, reasoning sheets, claims, and the law they are judged by."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def codes(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(length=64), server_default="", nullable=False) for name in names]


def words(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), server_default="", nullable=False) for name in names]


def victim() -> list[sa.Column[Any]]:
    return [sa.Column(name, BIG, nullable=False) for name in ("incident_id", "person_id")]


def link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def links(table: str) -> list[sa.ForeignKeyConstraint]:
    return [link(table, "incident_id", "incidents"), link(table, "person_id", "persons")]


def index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def changed() -> list[sa.Column[Any]]:
    return [*codes("changed_by"), sa.Column("changed_at", sa.DateTime(), nullable=False)]


def create_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", BIG, nullable=False),
        *victim(),
        *codes("body"),
        *words("body_name"),
        sa.Column("decided_on", sa.Date(), nullable=False),
        *words("document"),
        *codes("action"),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("employee", "employer", "third")),
        sa.Column("annuls", BIG, nullable=True),
        *codes("after", "gross_negligence"),
        *words("gross_negligence_evidence"),
        *codes("intoxicated"),
        *words("grounds"),
        sa.Column("dissents", JSON, nullable=False),
        *words("reason", "cap_ground"),
        sa.Column("attachment", BIG, nullable=True),
        *codes("entered_by"),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        *links("decisions"),
        link("decisions", "annuls", "decisions"),
        link("decisions", "attachment", "attachments"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sqlite_autoincrement=True,
    )
    index("decisions", "incident_id", "person_id", "attachment")


def create_sheets() -> None:
    op.create_table(
        "sheets",
        *victim(),
        sa.Column("version", sa.Integer(), nullable=False),
        *changed(),
        *links("sheets"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_sheets")),
    )
    index("sheets", "incident_id")


def create_grounds() -> None:
    op.create_table(
        "grounds",
        sa.Column("id", BIG, nullable=False),
        *victim(),
        sa.Column("position", sa.Integer(), nullable=False),
        *codes("side"),
        *words("text"),
        *codes("area"),
        *words("norm", "evidence"),
        sa.Column("attachment", BIG, nullable=True),
        sa.Column("link", sa.Boolean(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        *codes("state", "check"),
        *links("grounds"),
        link("grounds", "attachment", "attachments"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grounds")),
        sqlite_autoincrement=True,
    )
    index("grounds", "incident_id", "person_id", "attachment")


def create_claims() -> None:
    op.create_table(
        "claims",
        *victim(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("months", JSON, nullable=False),
        *changed(),
        *links("claims"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_claims")),
    )
    index("claims", "incident_id")


def create_dated(name: str) -> None:
    op.create_table(
        name,
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("since", sa.String(length=10), server_default="", nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("touched", sa.Boolean(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("code", "since", name=op.f(f"pk_{name}")),
    )


def upgrade() -> None:
    create_decisions()
    create_sheets()
    create_grounds()
    create_claims()
    for name in ("policies", "norms", "heads", "legal_numbers"):
        create_dated(name)
