"""The registry in a database: SQLAlchemy 2 over SQLite and PostgreSQL, the same code."""
