"""Room `checking`: a checked policy as data that can be kept, and the policy made from it again.

The data is JSON: the kinds of parts, what stands for itself (texts, answers, nothing, texts by language), then for every
part the number of its kind, and the numbers of what it is made of, those used first. So what was one object is one object
again. Only the kinds that are listed here can come out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TypeAlias
from zoneinfo import ZoneInfo

from ..text.span import Span
from . import nodes, policy, schema
from .policy import CheckedPolicy
from .schema import CodeEntry

Plain: TypeAlias = str | bool | None | dict[str, str]
"""What stands for itself: texts, answers, nothing, and texts by language."""
Made: TypeAlias = object
"""A part of a policy."""

_WORDS = (
    Span, schema.Type, schema.Noun, CodeEntry, schema.CodeGroup, schema.Vocabulary, schema.Field, schema.Record,
    schema.Schema, policy.Document, policy.Citation,
)  # fmt: skip
"""What is the same wherever it says the same."""
_NODES = (
    nodes.Column, nodes.Range, nodes.Table, nodes.Constant, nodes.Fact, nodes.Selection, nodes.Count, nodes.Distinct,
    nodes.Groups, nodes.Total, nodes.Arithmetic, nodes.Lookup, nodes.Moved, nodes.Rounded, nodes.Comparison,
    nodes.Member, nodes.Yes, nodes.Given, nodes.NoTwo, nodes.Negation, nodes.Both, nodes.Either, policy.Insertion,
    policy.Message, policy.Consequence, policy.RuleException, policy.Rule, policy.Parameter, policy.Dropped,
    policy.Clause, policy.CheckedPolicy,
)  # fmt: skip
"""What is told apart from another that says the same: evaluation remembers what it found out about each."""
_CLASSES: dict[str, type] = {kind.__name__: kind for kind in (*_WORDS, *_NODES)}
_CHOICES: dict[str, type[Enum]] = {kind.__name__: kind for kind in (schema.Kind, nodes.Scope, nodes.Form, policy.Force)}


class NotStorable(ValueError):
    """A policy that holds something that cannot be kept, or data from which none can be made."""


def written(checked: CheckedPolicy) -> str:
    """The policy as JSON; raises `NotStorable` where something in it is of no known kind."""
    writer = _Writer()
    writer.place(checked)
    # The numbers of parts go on where those of what stands for itself end.
    shift = len(writer.plain)
    made_of = [[n + shift if is_part else n for is_part, n in held] for held in writer.made_of]
    return json.dumps([writer.kinds, writer.plain, writer.kind_of, made_of], separators=(",", ":"))


def read(text: str) -> CheckedPolicy:
    """The policy that was written so; raises `NotStorable` where the text holds none."""
    try:
        kinds, plain, kind_of, made_of = json.loads(text)
        made: list[Made] = plain
        makers = [_maker(kind) for kind in kinds]
        for kind, held in zip(kind_of, made_of, strict=True):
            made.append(makers[kind](*map(made.__getitem__, held)))
        whole = made[-1]
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as wrong:
        raise NotStorable(str(wrong)) from wrong
    if not isinstance(whole, CheckedPolicy):
        raise NotStorable(type(whole).__name__)
    return whole


# ── writing ───────────────────────────────────────────────────────────────────────────────

Place: TypeAlias = tuple[bool, int]
"""Whether it is a part, rather than something that stands for itself, and its number among those."""


class _Writer:
    """Numbers the parts of a policy as it goes through them."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.plain: list[Plain] = []
        self.kind_of: list[int] = []
        self.made_of: list[tuple[Place, ...]] = []
        self._numbers: dict[str, int] = {}
        self._equal: dict[tuple[object, ...], Place] = {}
        self._seen: dict[int, tuple[object, Place]] = {}

    def place(self, value: object) -> Place:
        """The place of a value, which is written where it was not yet."""
        seen = self._seen.get(id(value))
        if seen is not None:
            return seen[1]
        place = self._plain(value) if _is_plain(value) else self._part(value)
        # The object is kept too, so that no other can take over its identity.
        self._seen[id(value)] = (value, place)
        return place

    def _plain(self, value: object) -> Place:
        assert value is None or isinstance(value, (str, bool, dict)), "only these stand for themselves"
        mark = (type(value).__name__, tuple(value.items()) if isinstance(value, dict) else value)
        if mark not in self._equal:
            self._equal[mark] = (False, len(self.plain))
            self.plain.append(value)
        return self._equal[mark]

    def _part(self, value: object) -> Place:
        kind, held, told_apart = self._described(value)
        places = tuple([self.place(part) for part in held])
        if kind not in self._numbers:
            self._numbers[kind] = len(self.kinds)
            self.kinds.append(kind)
        mark = (self._numbers[kind], places)
        if not told_apart and mark in self._equal:
            return self._equal[mark]
        place = self._equal[mark] = (True, len(self.made_of))
        self.kind_of.append(self._numbers[kind])
        self.made_of.append(places)
        return place

    def _described(self, value: object) -> tuple[str, list[object], bool]:
        """The kind of a part, what it is made of, and whether it is told apart from others that say the same."""
        name = type(value).__name__
        if _CLASSES.get(name) is type(value) and is_dataclass(value):
            return name, [getattr(value, field.name) for field in fields(value)], not isinstance(value, _WORDS)
        if isinstance(value, Enum) and _CHOICES.get(name) is type(value):
            return name, [value.value], False
        return (*_simple(value), False)


def _is_plain(value: object) -> bool:
    if type(value) is dict:
        return all(type(part) is str for pair in value.items() for part in pair)
    return value is None or type(value) in (str, bool)


def _simple(value: object) -> tuple[str, list[object]]:
    if type(value) is tuple:
        return "list", list(value)
    if type(value) is frozenset:
        return "set", sorted(value, key=_in_order)
    if type(value) is dict and value and all(type(entry) is CodeEntry for entry in value.values()):
        return "codes", [_codes_written(value)]
    if type(value) is dict:
        return "names", [part for pair in value.items() for part in pair]
    if type(value) in (int, Decimal):
        return ("whole" if type(value) is int else "amount"), [str(value)]
    if type(value) is datetime:
        return "moment", [value.replace(tzinfo=None, fold=0).isoformat(), *_zone(value), bool(value.fold)]
    if type(value) is date:
        return "day", [value.isoformat()]
    raise NotStorable(type(value).__name__)


def _in_order(value: object) -> tuple[str, str]:
    return type(value).__name__, repr(value)


def _codes_written(entries: dict[str, CodeEntry]) -> str:
    """The codes of a vocabulary, which all policies of a folder share, as a text of their own: read once for all."""
    names = [field.name for field in fields(CodeEntry)]
    each = [[code, *(getattr(entry, name) for name in names)] for code, entry in entries.items()]
    return json.dumps(each, ensure_ascii=False, separators=(",", ":"))


def _zone(moment: datetime) -> Iterator[str]:
    zone, offset = moment.tzinfo, moment.utcoffset()
    if isinstance(zone, ZoneInfo) and zone.key:
        yield from ("name", zone.key)
    elif type(zone) is timezone and offset is not None and zone == timezone(offset):
        yield from ("offset", str(offset // timedelta(microseconds=1)))
    else:
        raise NotStorable(str(zone))


# ── reading ───────────────────────────────────────────────────────────────────────────────


def _maker(kind: str) -> Callable[..., Made]:
    """What makes a part of that kind from what it is made of."""
    if kind in _CLASSES:
        return _constructor(_CLASSES[kind])
    return _CHOICES[kind] if kind in _CHOICES else _MAKERS[kind]


def _constructor(made: type) -> Callable[..., Made]:
    """The constructor of a class, with everything in the order of its fields."""
    named = [field.name for field in fields(made) if field.kw_only]
    if not named:
        return made
    first = [at for at, field in enumerate(fields(made)) if not field.kw_only]
    if named == ["span"] and first == list(range(len(first))):
        return lambda *values: made(*values[:-1], span=values[-1])
    names = [field.name for field in fields(made)]
    return lambda *values: made(**dict(zip(names, values, strict=True)))


def _list(*items: Made) -> Made:
    return items


def _set(*items: Made) -> Made:
    return frozenset(items)


def _names(*items: Made) -> Made:
    pairs = iter(items)
    return dict(zip(pairs, pairs, strict=True))


@lru_cache(maxsize=32)
def _codes(written_so: str) -> Made:
    made: Callable[..., Made] = CodeEntry
    return {
        code: made(*[tuple(part) if type(part) is list else part for part in held])
        for code, *held in json.loads(written_so)
    }


def _moment(clock: str, how: str, zone: str, second: bool) -> Made:
    known = ZoneInfo(zone) if how == "name" else timezone(timedelta(microseconds=int(zone)))
    return datetime.fromisoformat(clock).replace(tzinfo=known, fold=int(second))


_MAKERS: dict[str, Callable[..., Made]] = {
    "list": _list,
    "set": _set,
    "codes": _codes,
    "names": _names,
    "whole": int,
    "amount": Decimal,
    "moment": _moment,
    "day": date.fromisoformat,
}
