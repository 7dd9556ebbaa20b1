"""Lines with fewer points that look the same (Ramer 1972, Douglas and Peucker 1973)."""

from collections.abc import Sequence

from safetyreg.domain.outline import Point, Ring

_CLOSED = 4


def simplified(ring: Ring, tolerance: float) -> Ring:
    """Return a closed ring without the points that lie nearer than `tolerance` to the line of the others."""
    if len(ring) <= _CLOSED:
        return ring
    far = max(range(len(ring)), key=lambda place: _apart(ring[0], ring[place]))
    first, second = _line(ring[: far + 1], tolerance), _line(ring[far:], tolerance)
    found = (*first[:-1], *second)
    return found if len(found) >= _CLOSED else ring


def _line(points: Sequence[Point], tolerance: float) -> tuple[Point, ...]:
    kept = {0, len(points) - 1}
    parts = [(0, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        worst, most = 0, tolerance
        for place in range(first + 1, last):
            away = _from_line(points[place], points[first], points[last])
            if away > most:
                worst, most = place, away
        if worst:
            kept.add(worst)
            parts += [(first, worst), (worst, last)]
    return tuple(points[place] for place in sorted(kept))


def _apart(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _from_line(point: Point, first: Point, last: Point) -> float:
    """Return the distance of a point from a segment."""
    across, up = last[0] - first[0], last[1] - first[1]
    length = across * across + up * up
    if not length:
        return _apart(point, first)
    part = ((point[0] - first[0]) * across + (point[1] - first[1]) * up) / length
    part = min(max(part, 0.0), 1.0)
    return _apart(point, (first[0] + part * across, first[1] + part * up))
