"""Where Alembic runs the revisions: on the connection that `storage.migrate` hands over."""

from typing import TYPE_CHECKING

from alembic import context
from alembic.runtime.migration import MigrationContext

from safetyreg.storage import indexes, liability_tables, rate_tables, search, watch_tables
from safetyreg.storage.migrate import check_links

if TYPE_CHECKING:
    from sqlalchemy import Connection

# One of each module of tables, so that all of them are known.
TABLES = (liability_tables.decisions, rate_tables.denominators, watch_tables.acknowledgements)


def include_object(_object: object, name: str | None, type_: str, _reflected: object, _other: object) -> bool:
    """Leave out what stands outside the table definitions: search texts and the indexes of orders."""
    if type_ == "table":
        return not str(name).startswith(search.TABLES)
    return not str(name).startswith(indexes.PREFIX)


def checked(ctx: MigrationContext, *_step: object, **_more: object) -> None:
    """Check every revision before it is committed."""
    if ctx.connection is not None:
        check_links(ctx.connection)


def run() -> None:
    """Bring the connection's database to the wanted revision, each in a transaction of its own."""
    connection: Connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=TABLES[0].metadata,
        render_as_batch=True,
        transaction_per_migration=True,
        transactional_ddl=True,
        on_version_apply=checked,
        include_object=include_object,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
