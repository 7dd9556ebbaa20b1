"""The table of what rates are divided by."""

from typing import Final

from sqlalchemy import Boolean, Column, Date, Float, String, Table

from safetyreg.storage.tables import metadata, words


def _key(name: str) -> Column[str]:
    return Column(name, String(64), primary_key=True, server_default="")


denominators: Final = Table(
    "denominators",
    metadata,
    _key("kind"),
    _key("place"),
    _key("organisation"),
    Column("day", Date, primary_key=True),
    Column("value", Float, nullable=False),
    words("source"),
    Column("touched", Boolean, nullable=False, server_default="0"),
)
