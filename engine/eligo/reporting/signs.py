"""Room `reporting`: a requirement in the short signs of the JSON contract."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import assert_never

from ..checking.policy import (
    Arithmetic,
    CheckedPolicy,
    Comparison,
    Constant,
    Count,
    Distinct,
    Fact,
    Form,
    Given,
    Groups,
    Lookup,
    Member,
    Moved,
    NoTwo,
    Rounded,
    Scalar,
    Selection,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Kind
from ..evaluation.verdict import Choice, Finding, Interval
from .anatomy import OPPOSITE
from .nouns import type_of


def required_text(finding: Finding, policy: CheckedPolicy, negated: bool = False) -> str:
    """The requirement in signs: `>= 8`, `in {24, 36}`, `<= 1000000 EUR`."""
    leaf = finding.leaf
    match leaf:
        case Comparison(form=Form.LISTED, asked=Selection(name=name, field=field)):
            return f"{'is not listed in' if negated else 'is listed in'} {name or field}"
        case Comparison():
            sign = OPPOSITE[leaf.sign] if negated else leaf.sign
            type_ = type_of(leaf.right)
            currency = f" {type_.of}" if type_.kind is Kind.MONEY and type_.of else ""
            match finding.required:
                case Interval(low, high) if low == high and low is not None:
                    return f"{sign} {_plain(low)}{currency}"
                case Interval(low, high) if low is not None and high is not None:
                    return f"{sign} {_plain(low)}..{_plain(high)}{currency}"
                case Choice(value) if value is not None:
                    return f"{sign} {_plain(value)}"
                case _:
                    return f"{sign} {_signs(leaf.right)}"
        case Member():
            word = "not in" if negated else "in"
            type_ = type_of(leaf.value)
            vocabulary = policy.schema.vocabularies.get(type_.of or "")
            groups = [vocabulary.groups[n] for n in leaf.names if n in vocabulary.groups] if vocabulary else []
            rest = leaf.values - frozenset[Scalar]().union(*(group.codes for group in groups))
            numbers = sorted(v for v in rest if isinstance(v, int | Decimal) and not isinstance(v, bool))
            texts = sorted(_plain(v) for v in rest if isinstance(v, bool) or not isinstance(v, int | Decimal))
            currency = f" {type_.of}" if type_.kind is Kind.MONEY and type_.of else ""
            return (
                f"{word} {{{', '.join([*(g.name for g in groups), *(_plain(n) + currency for n in numbers), *texts])}}}"
            )
        case Yes():
            return "= no" if negated else "= yes"
        case Given():
            return "is given"
        case NoTwo(key):
            return f"no two share {key.field}"
        case _:
            assert_never(leaf)


def _plain(value: Scalar) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
        case datetime() | date():
            return value.isoformat()
        case int() | str():
            return str(value)


def _signs(term: Term) -> str:
    match term:
        case Constant(value, type_):
            return _plain(value) + (f" {type_.of}" if type_.kind is Kind.MONEY and type_.of else "")
        case Fact():
            return term.field
        case Count(of):
            return f"count({of.name or of.field})"
        case Distinct():
            return f"count(distinct {term.key.field} of {term.of.name or term.of.field})"
        case Groups(key, of):
            return f"count(distinct {key.field} of {of.name or of.field})"
        case Total(kind, inner, of):
            if kind == "only":
                return f"{of.name or of.field}.{_signs(inner)}"
            return f"{kind}({_signs(inner)} of {of.name or of.field})"
        case Arithmetic(sign, left, right):
            return f"({_signs(left)} {sign} {_signs(right)})"
        case Lookup(table, keys, column):
            return f"{table.name}[{', '.join(_signs(k) for k in keys)}].{table.columns[column].name}"
        case Moved(inner, months, days):
            day = f"day({_signs(inner)})" if term.type.kind is Kind.DAY and type_of(inner).kind is Kind.MOMENT else ""
            steps = ((months // 12, "years") if months % 12 == 0 else (months, "months"), (days, "days"))
            shifts = (f" {'-' if n < 0 else '+'} {abs(n)} {unit}" for n, unit in steps if n)
            return (day or _signs(inner)) + "".join(shifts)
        case Rounded(inner, mode, to):
            multiples = "" if to == 1 else f" to multiples of {_plain(to)}"
            return f"({_signs(inner)} rounded {mode.replace('_', ' ')}{multiples})"
        case _:
            assert_never(term)
