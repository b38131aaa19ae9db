"""Room `data`: files and folders that people name → which table of a mapping stands in which file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from . import codes
from .export_rows import KINDS, Export, opened
from .mapping import NUMBER, REST, Mapping, Where, heading_key, no_place
from .records import unusable

Named = tuple[Path, str]
"""A file, and how people named it."""


@dataclass(slots=True)
class Tables:
    """The files with proposals, and those of each group of elements that has a table of its own, by its place."""

    of_proposals: list[Named] = field(default_factory=list)
    of_groups: dict[int, list[Named]] = field(default_factory=dict)

    def opened(
        self, path: Path, file: str, where: Where, mapping: Mapping, more: AbstractSet[str] = frozenset()
    ) -> Export:
        """The table in a file; `more` are headings to be met in it beside those of the mapping, by their keys."""
        known = more | {heading_key(column.rstrip(f"{REST}. ")) for column in _columns(mapping) if NUMBER not in column}
        return opened(path, file, where, lambda headings: sum(heading_key(h) in known for h in headings))


def tables_of(sources: Sequence[str], mapping: Mapping) -> Tables:
    """Which file holds what; raises `DataError` where a table of the mapping is in none of them."""
    wheres = {index: group.where for index, group in enumerate(mapping.groups) if group.where is not None}
    tables = Tables(of_groups={index: [] for index in wheres})
    seen: list[str] = []
    for path, file, named in _files(sources):
        seen.append(path.name)
        held = [index for index, where in wheres.items() if where.files and _is(path, where)]
        for index in held:
            tables.of_groups[index].append((path, file))
        own = mapping.where
        if _is(path, own) if own.files else not held:
            tables.of_proposals.append((path, file))
        elif named and not held and not wheres:
            # Whoever names the only file knows that it is the one.
            tables.of_proposals.append((path, file))
    if not tables.of_proposals:
        raise _no_table(mapping, "proposals", mapping.where, seen)
    for index, where in wheres.items():
        if not where.files:
            tables.of_groups[index] = list(tables.of_proposals)
        if not tables.of_groups[index]:
            raise _no_table(mapping, mapping.groups[index].list, where, seen)
    return tables


def _files(sources: Sequence[str]) -> Iterator[tuple[Path, str, bool]]:
    """Every file in the sources, how people named it, and whether they named the file itself."""
    for source in sources:
        path = Path(source)
        try:
            if not path.exists():
                raise unusable(codes.NO_SUCH_FILE, source)
            if not path.is_dir():
                yield path, source, True
                continue
            inside = sorted(p for p in path.iterdir() if p.suffix.casefold() in KINDS[:-1] and p.is_file())
        except (OSError, ValueError):
            raise unusable(codes.UNREADABLE, source) from None
        yield from ((file, str(file), False) for file in inside)


def _is(path: Path, where: Where) -> bool:
    """Whether a file has one of the names that the mapping gives to a table, with or without its ending."""
    names = {heading_key(name) for name in where.files}
    return heading_key(path.stem) in names or heading_key(path.name) in names


def _no_table(mapping: Mapping, name: str, where: Where, seen: Sequence[str]) -> Exception:
    return no_place(
        mapping,
        codes.EXPORT_NO_TABLE,
        where.span,
        table=name,
        sought=", ".join(where.files or (f"*{ending}" for ending in KINDS)),
        found=", ".join(name[:40] for name in seen[:8]) or "–",
    )


def _columns(mapping: Mapping) -> Iterator[str]:
    for fillings in (mapping.fillings, *(group.fillings for group in mapping.groups)):
        for filling in fillings:
            yield from filling.columns
    for where in (mapping.where, *(group.where for group in mapping.groups)):
        if where is not None:
            yield from (condition.column for condition in where.conditions)
            if where.key is not None:
                yield where.key
    yield from mapping.ignored
