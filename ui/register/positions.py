"""Where records stand in a list of ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence


def positions(ids: array[int], wanted: Sequence[int]) -> dict[int, int]:
    """Return the row of each wanted id that the list holds; numpy is loaded when it is first needed."""
    import numpy as np  # noqa: PLC0415  heavy, and a worker loads it

    if not ids or not wanted:
        return {}
    listed = np.frombuffer(ids, dtype=np.int64)
    rows = np.flatnonzero(np.isin(listed, np.asarray(wanted, dtype=np.int64)))
    return {int(listed[row]): int(row) for row in rows}
