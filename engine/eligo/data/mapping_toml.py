"""Room `data`: mapping files → mappings; whatever is wrong is told with its line and column."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path as FilePath
from typing import TypeAlias

from ..text.diagnostics import Code, Diagnostic, Fact, in_order
from ..text.nearest import nearest
from ..text.shipped import shipped
from ..text.span import Source, Span, span_of_file
from . import codes
from .encodings import decoded
from .mapping import REJECT, Codes, Condition, Constant, Filling, Formats, Group, Mapping, Where, text_key
from .mapping_formats import ENCODINGS, dates_known, numbers_known, zone_known
from .records import MappingError, unusable
from .toml_places import Path, Places, broken_at

Tree: TypeAlias = dict[str, object]

LARGEST = 2_000_000
_FORMATS = ("numbers", "dates", "zone", "yes", "no", "empty")
_WHERE = ("file", "sheet", "heading_row", "delimiter", "encoding", "only", "except")
_EXPORT = (*_WHERE, "one_row_per", *_FORMATS)
_FROM = (*_WHERE, "key")
_FIELD = ("column", "join", "with", "value", "default", "codes", "unlisted", "before", "after", *_FORMATS)
_TOP = ("title", "extends", "ignore", "export", "proposal", "codes")


def shipped_mappings() -> dict[str, FilePath]:
    """The mappings that come with Eligo, by name."""
    return {file.stem: file for file in sorted(shipped("policies").rglob("exports/*.toml"))}


def load_mapping(name: str) -> Mapping:
    """The mapping in a file, or the shipped one of that name; raises `MappingError` with all that is wrong with it."""
    return _Reading().whole(_found(name, None), shown_as=name)


def _found(name: str, beside: FilePath | None) -> FilePath:
    file = beside / name if beside is not None else FilePath(name)
    try:
        if file.is_file():
            return file
    except (OSError, ValueError):
        pass
    known = shipped_mappings()
    if name in known:
        return known[name]
    place = span_of_file(name)
    raise MappingError(
        (codes.MAPPING_NOT_FOUND.at(place, file=name, known=", ".join(known), nearest=nearest(name, known)),)
    )


class _Reading:
    """Reads one mapping with those that it extends."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.places: list[Places] = []
        self.sources: list[Source] = []
        self.named: dict[str, Codes] = {}
        self.formats = Formats()

    def whole(self, file: FilePath, shown_as: str) -> Mapping:
        """The mapping of a file; raises `MappingError`."""
        tree = self._extended(file, shown_as, ())
        mapping = self._mapping(tree, FilePath(shown_as).stem)
        if any(d.severity.value == 0 for d in self.found):
            raise MappingError(in_order(self.found), tuple(self.sources))
        return replace(mapping, sources=tuple(self.sources))

    # ── files ──

    def _extended(self, file: FilePath, name: str, below: tuple[FilePath, ...]) -> Tree:
        try:
            content = file.read_bytes() if file.stat().st_size <= LARGEST else None
        except OSError:
            raise unusable(codes.UNREADABLE, name) from None
        if content is None:
            raise unusable(codes.FILE_TOO_LARGE, name, limit=str(LARGEST // 1_000_000))
        source = Source(name, decoded(content, name).replace("\r\n", "\n"))
        self.sources.append(source)
        try:
            tree: Tree = tomllib.loads(source.text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as wrong:
            raise MappingError((codes.MAPPING_BROKEN.at(broken_at(source, wrong)),), tuple(self.sources)) from None
        except RecursionError:
            raise MappingError((codes.MAPPING_BROKEN.at(span_of_file(name)),), tuple(self.sources)) from None
        places = Places(source)
        self.places.append(places)
        base = tree.pop("extends", None)
        if base is None:
            return tree
        here = places.of(("extends",))
        if not isinstance(base, str):
            self.found.append(codes.MAPPING_VALUE.at(here, key="extends", kind="text"))
            return tree
        try:
            other = _found(base, file.parent)
        except MappingError as missing:
            facts = dict(missing.diagnostics[0].facts)
            raise MappingError((codes.MAPPING_NOT_FOUND.at(here, **facts),), tuple(self.sources)) from None
        if other.resolve() in (*below, file.resolve()):
            raise MappingError((codes.MAPPING_CIRCLE.at(here, file=base),), tuple(self.sources))
        own = str(other) if other == file.parent / base else base
        return _merged(self._extended(other, own, (*below, file.resolve())), tree)

    # ── the parts ──

    def _mapping(self, tree: Tree, name: str) -> Mapping:
        lists = [k for k, v in tree.items() if k not in _TOP and isinstance(v, (dict, list)) and _tables(v)]
        self._known(tree, (), (*_TOP, *lists))
        export = self._table(tree, (), "export")
        self._known(export, ("export",), _EXPORT)
        self.formats = self._formats(export, ("export",), Formats())
        for title, table in self._table(tree, (), "codes").items():
            path: Path = ("codes", title)
            if isinstance(table, dict):
                self.named[title] = self._translations(table, path)
            else:
                self._wrong(path, f"codes.{title}", "table")
        proposal = self._table(tree, (), "proposal")
        fillings = self._fillings(proposal, ("proposal",))
        if not any(f.name == "id" for f in fillings):
            self._say(codes.MAPPING_NO_ID, ("proposal",) if proposal else ())
        groups = tuple(group for key in lists for group in self._groups(tree[key], key))
        per = self._text(export, ("export",), "one_row_per")
        return Mapping(
            name,
            self._where(export, ("export",)),
            fillings,
            groups,
            per,
            self._texts(tree, (), "ignore"),
            self._text(tree, (), "title"),
        )

    def _groups(self, given: object, name: str) -> Iterator[Group]:
        for place, table in enumerate(_tables(given)):
            path: Path = (name, place) if isinstance(given, list) else (name,)
            where: Where | None = None
            fields = dict(table)
            if "from" in fields:
                own = self._table(fields, path, "from")
                del fields["from"]
                self._known(own, (*path, "from"), _FROM)
                where = self._where(own, (*path, "from"))
                if where.key is None:
                    self._say(codes.MAPPING_NO_KEY, (*path, "from"), list=name)
            yield Group(name, self._fillings(fields, path), where, self._span(path))

    def _where(self, table: Tree, path: Path) -> Where:
        row = table.get("heading_row")
        if row is not None and (not isinstance(row, int) or isinstance(row, bool) or row < 1):
            self._wrong((*path, "heading_row"), "heading_row", "whole")
            row = None
        delimiter, encoding = self._text(table, path, "delimiter"), self._text(table, path, "encoding")
        delimiter = {"tab": "\t"}.get(delimiter or "", delimiter)
        if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
            self._format(path, "delimiter", delimiter)
            delimiter = None
        if encoding is not None and encoding.casefold() not in ENCODINGS:
            self._format(path, "encoding", encoding)
            encoding = None
        return Where(
            self._texts(table, path, "file"),
            self._text(table, path, "sheet"),
            row if isinstance(row, int) else None,
            delimiter,
            encoding,
            self._text(table, path, "key"),
            (*self._conditions(table, path, "only"), *self._conditions(table, path, "except")),
            self._span(path),
        )

    def _conditions(self, table: Tree, path: Path, key: str) -> Iterator[Condition]:
        given = self._table(table, path, key)
        for column in given:
            texts = self._texts(given, (*path, key), column)
            yield Condition(column, frozenset(map(text_key, texts)), key == "only")

    def _fillings(self, table: Tree, path: Path) -> tuple[Filling, ...]:
        return tuple(f for name in table if (f := self._filling(name, table[name], (*path, name))) is not None)

    def _filling(self, name: str, given: object, path: Path) -> Filling | None:
        span = self._span(path)
        if isinstance(given, str):
            return Filling(name, (given,), formats=self.formats, span=span)
        if isinstance(given, list):
            columns = self._texts({name: given}, path[:-1], name)
            return Filling(name, columns, formats=self.formats, span=span) if columns else None
        if not isinstance(given, dict):
            self._wrong(path, name, "filling")
            return None
        sound = self._known(given, path, _FIELD)
        if sum(key in given for key in ("column", "join", "value")) != 1:
            if sound:
                self._say(codes.MAPPING_SOURCE, path, key=name)
            return None
        joined = self._texts(given, path, "join")
        return Filling(
            name,
            joined or self._texts(given, path, "column"),
            (self._text(given, path, "with") or " ") if joined else None,
            self._constant(given, path, "value"),
            self._constant(given, path, "default"),
            self._text(given, path, "before"),
            self._text(given, path, "after"),
            self._codes(given, path),
            self._formats(given, path, self.formats),
            span,
        )

    def _codes(self, table: Tree, path: Path) -> Codes | None:
        given, unlisted = table.get("codes"), table.get("unlisted")
        if isinstance(unlisted, (int, Decimal)):
            unlisted = str(unlisted)
        if unlisted is not None and not isinstance(unlisted, str):
            self._wrong((*path, "unlisted"), "unlisted", "text")
            unlisted = None
        known = Codes({})
        if isinstance(given, str):
            if given not in self.named:
                near = nearest(given, self.named)
                self._say(codes.MAPPING_CODES, (*path, "codes"), given, name=given, nearest=near)
            else:
                known = self.named[given]
        elif isinstance(given, dict):
            known = self._translations(given, (*path, "codes"))
        elif given is not None:
            self._wrong((*path, "codes"), "codes", "codes")
        return replace(known, unlisted=unlisted or REJECT) if given is not None or unlisted is not None else None

    def _translations(self, table: Tree, path: Path) -> Codes:
        known: dict[str, Constant] = {}
        spans: dict[str, Span] = {}
        for written in table:
            value = self._constant(table, path, written)
            if value is not None:
                known[text_key(written)] = value
                spans[text_key(written)] = self._span((*path, written))
        return Codes(known, spans=spans)

    def _formats(self, table: Tree, path: Path, usual: Formats) -> Formats:
        numbers, dates = self._text(table, path, "numbers"), self._text(table, path, "dates")
        zone = self._text(table, path, "zone")
        if numbers is not None and not numbers_known(numbers):
            self._format(path, "numbers", numbers)
            numbers = None
        if dates is not None and not dates_known(dates):
            self._format(path, "dates", dates)
            dates = None
        if zone is not None and not zone_known(zone):
            self._format(path, "zone", zone)
            zone = None
        words = {key: frozenset(map(text_key, self._texts(table, path, key))) for key in ("yes", "no", "empty")}
        return Formats(
            numbers or usual.numbers,
            dates or usual.dates,
            zone or usual.zone,
            words["yes"] or usual.yes,
            words["no"] or usual.no,
            words["empty"] or usual.empty,
        )

    # ── values of keys ──

    def _table(self, table: Tree, path: Path, key: str) -> Tree:
        given = table.get(key)
        if given is not None and not isinstance(given, dict):
            self._wrong((*path, key), key, "table")
        return given if isinstance(given, dict) else {}

    def _text(self, table: Tree, path: Path, key: str) -> str | None:
        given = table.get(key)
        if given is not None and (not isinstance(given, str) or not given):
            self._wrong((*path, key), key, "text")
        return given if isinstance(given, str) and given else None

    def _texts(self, table: Tree, path: Path, key: str) -> tuple[str, ...]:
        given = table.get(key)
        if given is None:
            return ()
        listed = given if isinstance(given, list) else [given]
        if not listed or not all(isinstance(text, str) and text.strip() for text in listed):
            self._wrong((*path, key), key, "texts")
            return ()
        return tuple(text for text in listed if isinstance(text, str))

    def _constant(self, table: Tree, path: Path, key: str) -> Constant | None:
        given = table.get(key)
        match given:
            case None:
                return None
            case str() | bool() | int() | Decimal():
                return given
            case date() | time():
                return given.isoformat()
        self._wrong((*path, key), key, "constant")
        return None

    # ── what is wrong ──

    def _known(self, table: Tree, path: Path, known: Sequence[str]) -> bool:
        unknown = [key for key in table if key not in known]
        for key in unknown:
            near = nearest(key, known)
            self._say(codes.MAPPING_KEY, (*path, key), key=key, nearest=near, known=", ".join(known))
        return not unknown

    def _wrong(self, path: Path, key: str, kind: str) -> None:
        self._say(codes.MAPPING_VALUE, path, key=key, kind=kind)

    def _format(self, path: Path, key: str, value: str) -> None:
        self._say(codes.MAPPING_FORMAT, (*path, key), value, kind=key, value=value)

    def _say(self, code: Code, path: Path, within: str | None = None, **facts: Fact | None) -> None:
        self.found.append(code.at(self._span(path, within), **facts))

    def _span(self, path: Path, within: str | None = None) -> Span:
        """The place in the file that says most of a key: the own one, or the one that it extends."""
        best = max(self.places, key=lambda places: places.depth(path))
        return best.of(path, within) if best.depth(path) else span_of_file(self.sources[0].name)


def _tables(given: object) -> list[Tree]:
    listed = given if isinstance(given, list) else [given]
    return [table for table in listed if isinstance(table, dict)]


def _merged(base: Tree, own: Tree) -> Tree:
    """What a mapping says over the one that it extends: tables are joined key by key, what is ignored adds up."""
    whole = dict(base)
    for key, value in own.items():
        before = whole.get(key)
        if key == "ignore" and isinstance(before, list):
            whole[key] = [*before, *(value if isinstance(value, list) else [value])]
            continue
        fillings = isinstance(before, dict) and isinstance(value, dict) and not _is_filling(value)
        whole[key] = (
            _merged(before, value) if fillings and isinstance(before, dict) and isinstance(value, dict) else value
        )
    return whole


def _is_filling(table: Tree) -> bool:
    return any(key in table for key in ("column", "join", "value"))
