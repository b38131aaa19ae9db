"""Room `checking`: a checked policy as data that can be kept, and the policy made from it again.

The data is JSON: a list of parts, each the number of its kind and what it is made of, those used first. A number
stands for the part at that place, so what was one object is one object again; texts, answers, nothing, and texts by
language stand for themselves. Only the kinds that are listed here can come out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import TypeAlias
from zoneinfo import ZoneInfo

from ..text.span import Span
from . import nodes, policy, schema
from .policy import CheckedPolicy

Json: TypeAlias = "str | bool | int | None | list[Json] | dict[str, str]"
Made: TypeAlias = object
"""A part of a policy."""

_WORDS = (
    Span, schema.Type, schema.Noun, schema.CodeEntry, schema.CodeGroup, schema.Vocabulary, schema.Field, schema.Record,
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
    return json.dumps([writer.kinds, writer.parts], separators=(",", ":"))


def read(text: str) -> CheckedPolicy:
    """The policy that was written so; raises `NotStorable` where the text holds none."""
    try:
        kinds, parts = json.loads(text)
        makers = [_maker(kind) for kind in kinds]
        made: list[Made] = []
        for part in parts:
            made.append(makers[part[0]](*[made[a] if type(a) is int else a for a in part[1:]]))
        whole = made[-1]
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as wrong:
        raise NotStorable(str(wrong)) from wrong
    if not isinstance(whole, CheckedPolicy):
        raise NotStorable(type(whole).__name__)
    return whole


# ── writing ───────────────────────────────────────────────────────────────────────────────


class _Writer:
    """Numbers the parts of a policy as it goes through them."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.parts: list[list[Json]] = []
        self._numbers: dict[str, int] = {}
        self._equal: dict[str, int] = {}
        self._seen: dict[int, tuple[object, int]] = {}

    def place(self, value: object) -> int:
        """The place of a part, which is written where it was not yet."""
        seen = self._seen.get(id(value))
        if seen is not None:
            return seen[1]
        kind, arguments, told_apart = self._described(value)
        part: list[Json] = [self._number(kind), *arguments]
        mark = "" if told_apart else json.dumps(part)
        if mark and mark in self._equal:
            number = self._equal[mark]
        else:
            number = len(self.parts)
            self.parts.append(part)
            if mark:
                self._equal[mark] = number
        # The object is kept too, so that no other can take over its identity.
        self._seen[id(value)] = (value, number)
        return number

    def _number(self, kind: str) -> int:
        if kind not in self._numbers:
            self._numbers[kind] = len(self.kinds)
            self.kinds.append(kind)
        return self._numbers[kind]

    def _argument(self, value: object) -> Json:
        if value is None or isinstance(value, (str, bool)):
            return value
        if type(value) is dict and all(type(part) is str for pair in value.items() for part in pair):
            return dict(value)
        return self.place(value)

    def _described(self, value: object) -> tuple[str, list[Json], bool]:
        """The kind of a part, what it is made of, and whether it is told apart from others that say the same."""
        name = type(value).__name__
        if _CLASSES.get(name) is type(value) and is_dataclass(value):
            held = [self._argument(getattr(value, field.name)) for field in fields(value)]
            return name, held, not isinstance(value, _WORDS)
        if isinstance(value, Enum) and _CHOICES.get(name) is type(value):
            return name, [value.value], False
        return self._plain(value)

    def _plain(self, value: object) -> tuple[str, list[Json], bool]:
        if type(value) is tuple:
            return "list", [self._argument(item) for item in value], False
        if type(value) is frozenset:
            return "set", [self._argument(item) for item in sorted(value, key=_in_order)], False
        if type(value) is dict:
            return "names", [self._argument(item) for pair in value.items() for item in pair], False
        if type(value) in (int, Decimal):
            return ("whole" if type(value) is int else "amount"), [str(value)], False
        if type(value) is datetime:
            return "moment", [value.replace(tzinfo=None, fold=0).isoformat(), *_zone(value), bool(value.fold)], False
        if type(value) is date:
            return "day", [value.isoformat()], False
        raise NotStorable(type(value).__name__)


def _in_order(value: object) -> tuple[str, str]:
    return type(value).__name__, repr(value)


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
    names = [field.name for field in fields(made)]
    if not any(field.kw_only for field in fields(made)):
        return made
    return lambda *values: made(**dict(zip(names, values, strict=True)))


def _list(*items: Made) -> Made:
    return items


def _set(*items: Made) -> Made:
    return frozenset(items)


def _names(*items: Made) -> Made:
    pairs = iter(items)
    return dict(zip(pairs, pairs, strict=True))


def _moment(clock: str, how: str, zone: str, second: bool) -> Made:
    known = ZoneInfo(zone) if how == "name" else timezone(timedelta(microseconds=int(zone)))
    return datetime.fromisoformat(clock).replace(tzinfo=known, fold=int(second))


_MAKERS: dict[str, Callable[..., Made]] = {
    "list": _list,
    "set": _set,
    "names": _names,
    "whole": int,
    "amount": Decimal,
    "moment": _moment,
    "day": date.fromisoformat,
}
