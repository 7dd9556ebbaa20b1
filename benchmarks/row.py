"""One measured row: what the program takes, beside its limit of the same run and the bar it must keep."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Seconds (or megabytes) of the program and of its limit; `most` is what the bar allows.

    `beside` is the same on PostgreSQL, where it was measured.
    """

    what: str
    ours: float
    most: float
    bar: str
    limit: float | None = None
    beside: float | None = None
    unit: str = "s"

    @property
    def ok(self) -> bool:
        """Whether the bar is kept."""
        return self.ours <= self.most

    @property
    def ratio(self) -> float | None:
        """How many times the limit it takes."""
        return self.ours / self.limit if self.limit else None


HEADINGS = ("what", "ours", "limit", "ratio", "bar", "ok", "PostgreSQL")


def times(what: str, ours: float, limit: float | None, most: float, floor: float = 0.0) -> Row:
    """Return a row whose bar is a multiple of the limit; below `floor` seconds nobody waits: kept."""
    bar = f"≤ {most:g} ×" + (f" or {_written(floor, 's')}" if floor else "")
    return Row(what, ours, max((limit or 0.0) * most, floor), bar, limit)


def within(what: str, ours: float, limit: float | None, most: float) -> Row:
    """Return a row whose bar is a time."""
    return Row(what, ours, most, f"≤ {_written(most, 's')}", limit)


def cells(row: Row) -> tuple[str, ...]:
    """Return a row's texts for the table."""
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    limit = "" if row.limit is None else _written(row.limit, row.unit)
    beside = "" if row.beside is None else _written(row.beside, row.unit)
    kept = "yes" if row.ok else "NO"
    return row.what, _written(row.ours, row.unit), limit, ratio, row.bar, kept, beside


def _written(amount: float, unit: str) -> str:
    if unit != "s":
        return f"{amount:.0f} {unit}"
    return f"{amount * 1000:.3g} ms" if amount < 1 else f"{amount:.3g} s"
