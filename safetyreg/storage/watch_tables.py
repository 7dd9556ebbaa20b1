"""The table of alarms that somebody acknowledged."""

from typing import Final

from sqlalchemy import Column, Date, String, Table, Text

from safetyreg.storage.tables import Utc, code, metadata, words

acknowledgements: Final = Table(
    "acknowledgements",
    metadata,
    Column("step", String(16), primary_key=True),
    Column("kind", String(64), primary_key=True),
    Column("place", Text, primary_key=True),
    Column("narrowing", String(64), primary_key=True),
    Column("since", Date, primary_key=True),
    code("account"),
    Column("at", Utc, nullable=False),
    words("note"),
)
