"""Room `columnar`: how an element of a list is named to people, in SQL; as `evaluation.labels` has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

from ..checking.schema import Kind, Record, Value
from ..data.duck import text as quoted_text
from ..evaluation.labels import label_of
from .formulas import NotCompiled, cases
from .relations import Read

_MOST_FIELDS = 5
_SLOT = re.compile("\x01(\\d+)\x01")


def label_text(record: Record, reads: Mapping[int, Read], path: str) -> str:
    """The label of a row; `path` is what stands for it where nothing is known. Raises `NotCompiled`."""
    named = list(dict.fromkeys(record.index(part) for kind, part in record.label if kind == "field"))
    if len(named) > _MOST_FIELDS:
        raise NotCompiled("label")
    values = {index: _written(reads[index]) for index in named}
    branches = []
    for known in product((True, False), repeat=len(named)):
        tests = [
            f"{values[index]} IS {'NOT ' if there else ''}NULL"
            for index, there in zip(named, known, strict=True)
            if reads[index].nullable
        ]
        if any(not there and not reads[index].nullable for index, there in zip(named, known, strict=True)):
            continue
        branches.append(
            (" AND ".join(tests) or "TRUE", _filled(record, dict(zip(named, known, strict=True)), values, path))
        )
    return cases(branches, path)


def _filled(record: Record, known: Mapping[int, bool], values: Mapping[int, str], path: str) -> str:
    row: list[Value] = [None] * len(record.fields)
    for index, there in known.items():
        row[index] = f"\x01{index}\x01" if there else None
    pieces = _SLOT.split(label_of(record, tuple(row), ""))
    if not any(known.values()):
        return path
    told = [
        values[int(piece)] if place % 2 else quoted_text(piece)
        for place, piece in enumerate(pieces)
        if place % 2 or piece
    ]
    return " || ".join(told)


def _written(read: Read) -> str:
    match read.field.type.kind:
        case Kind.TEXT | Kind.CODE | Kind.DAY:
            return f"CAST({read.decoded.value} AS VARCHAR)"
        case Kind.NUMBER if read.decoded.scale == 0 and read.decoded.digits <= 18 and read.decoded.value == read.stored:
            return f"CAST({read.decoded.value} AS VARCHAR)"
        case _:
            raise NotCompiled("label")
