"""Room `columnar`: where a large set of data is cut, by the keys of its proposals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..data.duck import Connection, quoted
from ..data.duck import text as quoted_text

SIZE = 1_000_000
"""How many proposals a stretch holds: with a dozen partners each, it needs some 340 MB; smaller ones take longer."""

_MANY = 4
"""From so many full stretches on, they are half as long: the descriptions of large files want room too."""


def is_whole(number: int, size: int) -> bool:
    """Whether so many proposals are evaluated in one go."""
    return number <= size + size // 2


def in_disorder(connection: Connection, scan: str, key: str) -> bool:
    """Whether the keys of a table do not ascend."""
    name = quoted(key)
    found = connection.execute(
        f"SELECT count(*) FROM (SELECT {name} AS k, lag({name}) OVER () AS before FROM {scan}) WHERE k < before"
    ).fetchone()
    return bool(found[0])


def bounds(connection: Connection, scan: str, key: str, type: str, number: int, size: int) -> list[str]:
    """The first keys of the stretches, as literals of SQL."""
    pieces = max(1, round(number / (size if number <= _MANY * size else size // 2)))
    step = -(-number // pieces)
    found = connection.execute(
        f"SELECT CAST(k AS VARCHAR) FROM (SELECT {quoted(key)} AS k, row_number() OVER () - 1 AS n FROM {scan}) "
        f"WHERE n % {step} = 0 AND k IS NOT NULL ORDER BY k"
    ).fetchall()
    literal = quoted_text if type == "VARCHAR" else str
    return list(dict.fromkeys(literal(k) for (k,) in found))


def between(found: Sequence[str], keys: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The conditions of each stretch by the place of the table, given its key."""
    for place, low in enumerate(found):
        high = found[place + 1] if place + 1 < len(found) else None
        yield {table: _between(quoted(key), None if place == 0 else low, high) for table, key in keys.items()}


def _between(key: str, low: str | None, high: str | None) -> str:
    conditions = [] if low is None else [f"{key} >= {low}"]
    conditions += [] if high is None else [f"{key} < {high}"]
    if not conditions:
        return ""
    # What has no key belongs to the first stretch.
    return " AND ".join(conditions) if low is not None else f"({conditions[0]} OR {key} IS NULL)"
