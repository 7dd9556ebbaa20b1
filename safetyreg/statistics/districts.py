"""Places as officials list them: cities first, then districts, those outside and unknown, the total last."""

from datetime import date
from typing import Final

from sqlalchemy import Connection

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.period import Period
from safetyreg.domain.place import DISTRICT_DIGITS, REGION_DIGITS, district_of, is_kato, region_of
from safetyreg.domain.query import Query
from safetyreg.statistics.comparison import Compared, compare
from safetyreg.statistics.counts import count
from safetyreg.statistics.summary import PARTS
from safetyreg.statistics.table import Table
from safetyreg.storage.conditions import Scope

# КАТО numbers cities of oblast significance below its districts, and the three republican cities from 71 on.
_FIRST_DISTRICT: Final = 32
_FIRST_CITY: Final = 71


def districts(connection: Connection, query: Query, periods: Compared, scope: Scope) -> Table:
    """Compare districts where one region is asked or only one is found, else regions; column `district`."""
    region = _only_region(connection, query, periods, scope)
    by = "district" if region else "region"
    known = listed(by, region, periods, scope.book)
    found = compare(connection, query, (by,), PARTS, periods, scope)
    others = [str(code) for code in found.column(by) if code not in known]
    groups = [(code,) for code in sorted([*known, *others], key=rank)]
    return compare(connection, query, (by,), PARTS, periods, scope, groups=groups)


def is_city(code: str) -> bool:
    """Whether a code of two or four digits is a city: republican, or of oblast significance."""
    if len(code) == DISTRICT_DIGITS and code.isdigit():
        return int(code[REGION_DIGITS:]) < _FIRST_DISTRICT
    return len(code) == REGION_DIGITS and code.isdigit() and int(code) >= _FIRST_CITY


def _only_region(connection: Connection, query: Query, periods: Compared, scope: Scope) -> str:
    asked = {region_of(place) for place in query.places}
    if not asked:
        asked = set()
        for period in (periods.current, periods.previous):
            table = count(connection, query.in_period(period), ("region",), scope, measures=("incidents",))
            asked |= {str(code) for code in table.column("region") if code}
    only = next(iter(asked)) if len(asked) == 1 else ""
    return only if only.isdigit() else ""


def listed(by: str, region: str, periods: Compared, book: CodeBook | None) -> list[str]:
    """Return regions, or the units of one region, in force in either period, be anything there or not."""
    kato = book.lists.get("kato") if book else None
    if kato is None:
        return []
    if by == "region":
        return [region_of(item.code) for item in kato.children.get("", ()) if is_kato(item.code)]
    units = [item for item in kato.items if region_of(item.code) == region and item.parent]
    in_force = [
        item
        for item in units
        if _touches(item.valid_from, item.valid_to, periods.current)
        or _touches(item.valid_from, item.valid_to, periods.previous)
    ]
    return list(dict.fromkeys(code for item in in_force if (code := district_of(item.code))))


def _touches(valid_from: date | None, valid_to: date | None, period: Period) -> bool:
    return (valid_from is None or valid_from <= period.last) and (
        valid_to is None or valid_to >= period.first
    )


def rank(code: str) -> tuple[int, str]:
    """Order: cities, districts, other places (abroad), the unknown."""
    if not code or not code.isdigit():
        return (3 if not code else 2, code)
    return (0 if is_city(code) else 1, code)
