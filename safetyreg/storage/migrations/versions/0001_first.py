"""The first form of a registry."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from safetyreg.storage import search

revision = "0001"
down_revision = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def codes(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(length=64), server_default="", nullable=False) for name in names]


def words(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), server_default="", nullable=False) for name in names]


def totals(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), server_default="0", nullable=False) for name in names]


def create_batches() -> None:
    op.create_table(
        "batches",
        sa.Column("id", BIG, nullable=False),
        *words("file_name"),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        *words("profile"),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("incidents", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    op.create_index(op.f("ix_batches_sha256"), "batches", ["sha256"], unique=False)


def create_breaks() -> None:
    op.create_table(
        "breaks",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        *words("kinds", "places", "ru", "kk", "en", "source"),
        sa.Column("touched", sa.Boolean(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_breaks")),
    )


def create_calendar_days() -> None:
    op.create_table(
        "calendar_days",
        sa.Column("day", sa.Date(), nullable=False),
        *codes("kind"),
        *words("ru", "kk", "en", "document"),
        *codes("status"),
        sa.Column("touched", sa.Boolean(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar_days")),
    )


def create_code_lists() -> None:
    op.create_table(
        "code_lists",
        sa.Column("name", sa.String(length=64), nullable=False),
        *words("ru", "kk", "en"),
        sa.Column("complete", sa.Boolean(), nullable=False),
        *words("source"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_code_lists")),
    )


def create_counters() -> None:
    op.create_table(
        "counters",
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "year", name=op.f("pk_counters")),
    )


def create_form_drafts() -> None:
    op.create_table(
        "form_drafts",
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("texts", JSON, nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("account", "kind", "key", name=op.f("pk_form_drafts")),
    )


def create_history() -> None:
    op.create_table(
        "history",
        sa.Column("id", BIG, nullable=False),
        sa.Column("incident_id", BIG, nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        *codes("account", "action", "field"),
        *words("old", "new", "note"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.create_index(op.f("ix_history_incident_id"), "history", ["incident_id"], unique=False)


def create_reference_values() -> None:
    op.create_table(
        "reference_values",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        *codes("unit", "status"),
        *words("source"),
        sa.Column("touched", sa.Boolean(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("code", "valid_from", name=op.f("pk_reference_values")),
    )


def create_registry() -> None:
    op.create_table(
        "registry",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_registry")),
    )


def create_settings() -> None:
    op.create_table(
        "settings",
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("value", JSON, nullable=False),
        sa.PrimaryKeyConstraint("account", "key", name=op.f("pk_settings")),
    )


def create_users() -> None:
    op.create_table(
        "users",
        sa.Column("account", sa.String(length=64), nullable=False),
        *words("display_name"),
        *codes("role"),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_users")),
    )


def create_code_items() -> None:
    op.create_table(
        "code_items",
        sa.Column("list", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        *codes("parent"),
        *words("ru", "kk", "en"),
        *codes("unconfirmed"),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        *codes("successor"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("touched", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["list"], ["code_lists.name"], name=op.f("fk_code_items_list_code_lists"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("list", "code", name=op.f("pk_code_items")),
    )


def create_incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", BIG, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        *codes("kind", "subtype", "status"),
        *words("status_reason"),
        sa.Column("number", sa.String(length=32), nullable=True),
        *words("source_number"),
        sa.Column("occurred", sa.DateTime(), nullable=True),
        *totals("month"),
        sa.Column("occurred_on", sa.Date(), nullable=True),
        sa.Column("occurred_at", sa.Time(), nullable=True),
        sa.Column("time_unknown", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("reported_at", sa.Time(), nullable=True),
        *codes("reported_by"),
        sa.Column("registered_on", sa.Date(), nullable=True),
        *codes("place", "region", "district"),
        *words("country", "settlement", "address"),
        *codes("settlement_kind"),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        *words("organisation"),
        *codes("bin", "oked"),
        sa.Column("headcount", sa.Integer(), nullable=True),
        *words("story"),
        *codes("cause_preliminary"),
        sa.Column("cause_preliminary_on", sa.Date(), nullable=True),
        *codes("cause_final"),
        sa.Column("cause_final_on", sa.Date(), nullable=True),
        *codes("cause", "object", "circumstance", "water_body", "water_place", "event_type", "factor"),
        sa.Column("damage", sa.BigInteger(), nullable=True),
        *totals(
            "dead",
            "dead_children",
            "dead_intoxicated",
            "injured",
            "injured_children",
            "rescued",
            "rescued_children",
            "missing",
        ),
        sa.Column("entered", JSON, nullable=False),
        *codes("scale"),
        *words("scale_document"),
        *codes("hazardous_facility"),
        sa.Column("counted", sa.Boolean(), server_default="0", nullable=False),
        *totals("people"),
        sa.Column("details", JSON, nullable=False),
        sa.Column("raw", JSON, nullable=False),
        sa.Column("acknowledged", JSON, nullable=False),
        sa.Column("batch", BIG, nullable=True),
        *codes("created_by"),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        *codes("changed_by"),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["batch"], ["batches.id"], name=op.f("fk_incidents_batch_batches")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
        sa.UniqueConstraint("number", name=op.f("uq_incidents_number")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_incidents_batch", "incidents", ["batch"], unique=False)
    op.create_index(
        "ix_incidents_figures",
        "incidents",
        [
            *("counted", "month", "kind", "region", "district"),
            *("cause", "object", "water_body", "event_type", "status"),
            *("dead", "dead_children", "dead_intoxicated", "injured", "injured_children"),
            *("rescued", "rescued_children", "missing", "damage"),
        ],
        unique=False,
    )


def create_attachments() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", BIG, nullable=False),
        sa.Column("incident_id", BIG, nullable=False),
        *words("name"),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        *codes("document"),
        *words("note"),
        *codes("added_by"),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incidents.id"],
            name=op.f("fk_attachments_incident_id_incidents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    op.create_index(op.f("ix_attachments_incident_id"), "attachments", ["incident_id"], unique=False)


def create_persons() -> None:
    op.create_table(
        "persons",
        sa.Column("id", BIG, nullable=False),
        sa.Column("incident_id", BIG, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *words("surname", "given_name", "patronymic"),
        *codes("iin"),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("age_on_day", sa.Integer(), nullable=True),
        sa.Column("child", sa.Boolean(), server_default="0", nullable=False),
        *codes("sex"),
        *words("citizenship"),
        *codes("role", "outcome", "severity", "intoxicated"),
        sa.Column("details", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incidents.id"],
            name=op.f("fk_persons_incident_id_incidents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
    )
    op.create_index(op.f("ix_persons_incident_id"), "persons", ["incident_id"], unique=False)


def create_attachment_pieces() -> None:
    op.create_table(
        "attachment_pieces",
        sa.Column("attachment_id", BIG, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachments.id"],
            name=op.f("fk_attachment_pieces_attachment_id_attachments"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attachment_id", "position", name=op.f("pk_attachment_pieces")),
    )


def upgrade() -> None:
    create_batches()
    create_breaks()
    create_calendar_days()
    create_code_lists()
    create_counters()
    create_form_drafts()
    create_history()
    create_reference_values()
    create_registry()
    create_settings()
    create_users()
    create_code_items()
    create_incidents()
    create_attachments()
    create_persons()
    create_attachment_pieces()
    search.create(op.get_bind())
    op.execute("INSERT INTO registry (key, value) VALUES ('format', 'safetyreg'), ('state', '0')")
