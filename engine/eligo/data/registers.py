"""Room `data`: registers, lists that are given once with the data and belong to every proposal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ..checking.schema import Schema, Value, Values
from ..text.diagnostics import Diagnostic
from . import codes
from .prepare import Reader, Repeated, Unknown, note_unknown, reader_for
from .records import DataError, Proposal, Reason, place, unusable
from .tables import ROOT, Table, key_of, kinds_by_key, register_entries


@dataclass(frozen=True, slots=True)
class _Given:
    """A register as it was given; every proposal gets the same `entries`, not a copy."""

    entries: Value
    file: str
    sheet: str | None


class Registers:
    """The registers met in a set of data; raises `DataError` where one is given twice or cannot be read."""

    __slots__ = ("_fields", "_given", "_kinds", "_schema", "_unknown")

    def __init__(self, schema: Schema, unknown: Unknown) -> None:
        self._schema = schema
        self._unknown = unknown
        self._fields = {f.name: (place, f) for place, f in enumerate(schema.proposal.fields) if f.register}
        self._kinds = kinds_by_key(schema) if self._fields else {}
        self._given: dict[str, _Given] = {}

    def named(self, name: str) -> str | None:
        """The register that a file or an object calls so."""
        kind = self._kinds.get(key_of(name))
        return kind if kind in self._fields else None

    def out_of(self, tables: Sequence[Table]) -> list[Table]:
        """The tables that are not registers; those that are have been read."""
        for table in tables:
            if table.kind in self._fields:
                entries, reasons = register_entries(table, self._schema, self._unknown)
                self._keep(table.kind, _Given(entries, table.file, table.sheet), reasons)
        return [table for table in tables if table.kind not in self._fields]

    def add(
        self,
        name: str,
        given: object,
        file: str,
        reader: Reader,
        rows: Sequence[int] | None = None,
        broken: tuple[Reason, ...] = (),
    ) -> None:
        """Read a register given as a list of objects; `rows` are their numbers, `broken` what was none."""
        count = len(given) if isinstance(given, (list, tuple)) else 0
        read, reasons = reader.entries(
            self._fields[name][1], given, range(1, count + 1) if rows is None else rows, file, self._unknown
        )
        wrong = sorted((*broken, *reasons), key=lambda r: r.row or 0)
        self._keep(name, _Given(read, file, None), tuple(wrong))

    def without(self, given: object, file: str, reader: Reader) -> object:
        """The proposals of an object ``{"proposals": […], "a_register": […]}``, its registers read; else as given."""
        if not isinstance(given, dict) or "id" in given or ROOT not in map(self._kind, given):
            return given
        if isinstance(given, Repeated):
            raise unusable(codes.TABLE_TWICE, file, other=given.key, sheet=given.key)
        proposals: list[tuple[str, object]] = []
        for key, value in given.items():
            kind = self._kind(key)
            if kind == ROOT:
                proposals.append((key, value))
            elif kind in self._fields:
                if value is not None:
                    self.add(kind, value, file, reader)
            else:
                note_unknown(self._unknown, self._schema.proposal, key, file, 1)
        if len(proposals) > 1:
            raise unusable(codes.TABLE_TWICE, file, other=proposals[0][0], sheet=proposals[1][0])
        [(_, found)] = proposals
        if not isinstance(found, list):
            raise unusable(codes.NOT_PROPOSALS, file)
        return found

    def filled(self, proposal: Proposal) -> Proposal:
        """The proposal with the registers that it does not carry itself."""
        values = list(proposal.values)
        for name, given in self._given.items():
            at = self._fields[name][0]
            if values[at] is None:
                values[at] = given.entries
        return replace(proposal, values=tuple(values)) if self._given else proposal

    @property
    def names(self) -> tuple[str, ...]:
        """The registers that were given."""
        return tuple(self._given)

    def entries_of(self, name: str) -> Sequence[Values] | None:
        """The entries of a register; None where they are not known."""
        entries = self._given[name].entries if name in self._given else None
        return entries if isinstance(entries, tuple) else None  # type: ignore[return-value]

    def lines(self, name: str) -> Iterator[str]:
        """The entries of a register as JSON Lines."""
        record = self._schema.records[self._fields[name][1].type.of or ""]
        entries = self._given[name].entries
        for entry in entries if isinstance(entries, tuple) else ():
            told = zip(record.fields, entry if isinstance(entry, tuple) else (), strict=True)
            yield "{" + ", ".join(f"{json.dumps(f.name)}: {_told(v)}" for f, v in told if v is not None) + "}\n"

    @property
    def warnings(self) -> list[Diagnostic]:
        """What is odd: a register without entries, in which nothing counts as listed."""
        return [
            codes.EMPTY_REGISTER.at(place(given.file), register=name)
            for name, given in self._given.items()
            if given.entries == ()
        ]

    def _kind(self, name: str) -> str | None:
        return self._kinds.get(key_of(name))

    def _keep(self, name: str, given: _Given, reasons: tuple[Reason, ...]) -> None:
        other = self._given.setdefault(name, given)
        if other is not given:
            same_file = other.file == given.file
            raise unusable(
                codes.TABLE_TWICE,
                given.file,
                other=(same_file and other.sheet) or other.file,
                sheet=given.sheet or given.file,
            )
        if reasons:
            wrong = place(given.file, reasons[0].row or 1)
            raise DataError(
                codes.UNUSABLE_REGISTER.at(wrong, register=name, file=given.file, count=len(reasons)), reasons
            )


def _told(value: Value) -> str:
    match value:
        case Decimal():
            return format(value, "f")
        case date():
            return json.dumps(value.isoformat())
        case _:
            return json.dumps(value, ensure_ascii=False)


def registers_of(given: Mapping[str, object], schema: Schema) -> Registers:
    """Registers given as lists of mappings by name; raises KeyError where the policy has no such register."""
    registers, reader = Registers(schema, {}), reader_for(schema)
    for name, entries in given.items():
        known = registers.named(name)
        if known is None:
            raise KeyError(name)
        registers.add(known, entries, name, reader)
    return registers
