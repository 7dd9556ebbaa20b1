"""Every table of a registry; the mapper fills what is worked out (month, region, counted, totals).

The indexes that lists are ordered by stand in `indexes`, the search texts in `search`.
"""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine
from typing_extensions import override

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: Final = MetaData(naming_convention=NAMING)

BigId = BigInteger().with_variant(Integer(), "sqlite")


class Structure(TypeDecorator[Any]):
    """Lists and mappings: JSON text in a file, JSONB on a server, whose dialect is loaded only there."""

    impl = JSON
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON())
        from sqlalchemy.dialects.postgresql import JSONB  # noqa: PLC0415  takes a tenth of the start

        return dialect.type_descriptor(JSONB())


class Utc(TypeDecorator[datetime]):
    """Audit time: aware on our side, stored as naive UTC on both databases."""

    impl = DateTime
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value if value is None or value.tzinfo is None else value.astimezone(UTC).replace(tzinfo=None)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def words(name: str) -> Column[str]:
    """Return a column of text, empty where nothing was said."""
    return Column(name, Text, nullable=False, server_default="")


def code(name: str) -> Column[str]:
    """Return a column of a short code, empty where nothing was chosen."""
    return Column(name, String(64), nullable=False, server_default="")


def _total(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


incidents: Final = Table(
    "incidents",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("version", Integer, nullable=False, server_default="1"),
    code("kind"),
    code("subtype"),
    code("status"),
    words("status_reason"),
    Column("number", String(32), nullable=True, unique=True),
    words("source_number"),
    Column("occurred", DateTime, nullable=True),
    Column("month", Integer, nullable=False, server_default="0"),
    Column("occurred_on", Date, nullable=True),
    Column("occurred_at", Time, nullable=True),
    Column("time_unknown", Boolean, nullable=False, server_default="0"),
    Column("reported_on", Date, nullable=True),
    Column("reported_at", Time, nullable=True),
    code("reported_by"),
    Column("registered_on", Date, nullable=True),
    code("place"),
    code("region"),
    code("district"),
    words("country"),
    words("settlement"),
    words("address"),
    code("settlement_kind"),
    Column("latitude", Float, nullable=True),
    Column("longitude", Float, nullable=True),
    words("organisation"),
    code("bin"),
    code("oked"),
    Column("headcount", Integer, nullable=True),
    words("story"),
    code("cause_preliminary"),
    Column("cause_preliminary_on", Date, nullable=True),
    code("cause_final"),
    Column("cause_final_on", Date, nullable=True),
    code("cause"),
    code("object"),
    code("circumstance"),
    code("water_body"),
    code("water_place"),
    code("event_type"),
    code("factor"),
    Column("damage", BigInteger, nullable=True),
    _total("dead"),
    _total("dead_children"),
    _total("dead_intoxicated"),
    _total("injured"),
    _total("injured_children"),
    _total("rescued"),
    _total("rescued_children"),
    _total("missing"),
    Column("entered", Structure(), nullable=False),
    code("scale"),
    words("scale_document"),
    code("hazardous_facility"),
    Column("counted", Boolean, nullable=False, server_default="0"),
    Column("people", Integer, nullable=False, server_default="0"),
    Column("details", Structure(), nullable=False),
    Column("raw", Structure(), nullable=False),
    Column("acknowledged", Structure(), nullable=False),
    Column("batch", BigId, ForeignKey("batches.id"), nullable=True),
    code("created_by"),
    Column("created_at", Utc, nullable=False),
    code("changed_by"),
    Column("changed_at", Utc, nullable=False),
    sqlite_autoincrement=True,
)

persons: Final = Table(
    "persons",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("incident_id", BigId, ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    words("surname"),
    words("given_name"),
    words("patronymic"),
    code("iin"),
    Column("birth_date", Date, nullable=True),
    Column("age", Integer, nullable=True),
    Column("age_on_day", Integer, nullable=True),
    Column("child", Boolean, nullable=False, server_default="0"),
    code("sex"),
    words("citizenship"),
    code("role"),
    code("outcome"),
    code("severity"),
    code("intoxicated"),
    Column("details", Structure(), nullable=False),
)

history: Final = Table(
    "history",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("incident_id", BigId, nullable=True, index=True),
    Column("at", Utc, nullable=False),
    code("account"),
    code("action"),
    code("field"),
    words("old"),
    words("new"),
    words("note"),
)

counters: Final = Table(
    "counters",
    metadata,
    Column("kind", String(64), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)

form_drafts: Final = Table(
    "form_drafts",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("kind", String(64), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("texts", Structure(), nullable=False),
    Column("kept_at", Utc, nullable=False),
)

attachments: Final = Table(
    "attachments",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("incident_id", BigId, ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False, index=True),
    words("name"),
    Column("size", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False),
    code("document"),
    words("note"),
    code("added_by"),
    Column("added_at", Utc, nullable=False),
)

attachment_pieces: Final = Table(
    "attachment_pieces",
    metadata,
    Column("attachment_id", BigId, ForeignKey("attachments.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

code_lists: Final = Table(
    "code_lists",
    metadata,
    Column("name", String(64), primary_key=True),
    words("ru"),
    words("kk"),
    words("en"),
    Column("complete", Boolean, nullable=False),
    words("source"),
    Column("position", Integer, nullable=False),
)

code_items: Final = Table(
    "code_items",
    metadata,
    Column("list", String(64), ForeignKey("code_lists.name", ondelete="CASCADE"), primary_key=True),
    Column("code", String(64), primary_key=True),
    code("parent"),
    words("ru"),
    words("kk"),
    words("en"),
    code("unconfirmed"),
    Column("valid_from", Date, nullable=True),
    Column("valid_to", Date, nullable=True),
    code("successor"),
    Column("position", Integer, nullable=False),
    Column("touched", Boolean, nullable=False, server_default="0"),
)

users: Final = Table(
    "users",
    metadata,
    Column("account", String(64), primary_key=True),
    words("display_name"),
    code("role"),
)

settings: Final = Table(
    "settings",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("key", String(128), primary_key=True),
    Column("value", Structure(), nullable=False),
)

calendar_days: Final = Table(
    "calendar_days",
    metadata,
    Column("day", Date, primary_key=True),
    code("kind"),
    words("ru"),
    words("kk"),
    words("en"),
    words("document"),
    code("status"),
    Column("touched", Boolean, nullable=False, server_default="0"),
)

reference_values: Final = Table(
    "reference_values",
    metadata,
    Column("code", String(64), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("value", Float, nullable=False),
    code("unit"),
    code("status"),
    words("source"),
    Column("touched", Boolean, nullable=False, server_default="0"),
)

breaks: Final = Table(
    "breaks",
    metadata,
    Column("code", String(64), primary_key=True),
    Column("day", Date, nullable=False),
    words("kinds"),
    words("places"),
    words("ru"),
    words("kk"),
    words("en"),
    words("source"),
    Column("touched", Boolean, nullable=False, server_default="0"),
)

batches: Final = Table(
    "batches",
    metadata,
    Column("id", BigId, primary_key=True),
    words("file_name"),
    Column("sha256", String(64), nullable=False, index=True),
    words("profile"),
    Column("rows", Integer, nullable=False),
    Column("accepted", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("incidents", Integer, nullable=False),
    Column("account", String(64), nullable=False),
    Column("at", Utc, nullable=False),
    Column("undone_at", Utc, nullable=True),
)

registry: Final = Table(
    "registry",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

# Every count of a period is read from this one index, by whatever it is grouped.
Index(
    "ix_incidents_figures",
    *(incidents.c[_name] for _name in ("counted", "month", "kind", "region", "district")),
    *(incidents.c[_name] for _name in ("cause", "object", "water_body", "event_type", "status")),
    *(incidents.c[_name] for _name in ("dead", "dead_children", "dead_intoxicated")),
    *(incidents.c[_name] for _name in ("injured", "injured_children")),
    *(incidents.c[_name] for _name in ("rescued", "rescued_children", "missing", "damage")),
)
Index("ix_incidents_batch", incidents.c.batch)
