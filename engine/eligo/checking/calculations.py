"""Room `checking`: days moved, amounts rounded, fields of entities: as written → as understood."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ..syntax import tree
from ..text import codes
from ..text.nearest import suggested
from .names import kind_name, spelled
from .places import Place, opening
from .policy import Fact, Moved, Rounded, Scope, Total
from .schema import Kind, Type
from .terms import NUMERIC, Typed, selection, term

if TYPE_CHECKING:
    from .conditions import Reader

MAX_YEARS = 1000
_DAYS = {"days": 1, "weeks": 7}
_MONTHS = {"months": 1, "years": 12}
_TIMES = (Kind.DAY, Kind.MOMENT)


def moved(reader: Reader, node: tree.Shifted, place: Place, rounding: str | None = None) -> Typed | None:
    """A day or moment so much earlier or later; months and years need the rounding that was written around them."""
    base = term(reader, node.base, place)
    if base is None:
        return None
    found = reader.names.found
    if base[1].kind not in _TIMES:
        found.append(codes.NOT_A_DAY.at(node.base.span, found=kind_name(base[1])))
        return None
    number, whole = node.number.amount, node.number.amount == node.number.amount.to_integral_value()
    units = _DAYS.get(node.unit, 0) + 31 * _MONTHS.get(node.unit, 0)
    if not whole or abs(number) * units > MAX_YEARS * 366:
        found.append(codes.NOT_WHOLE.at(node.number.span))
        return None
    if node.unit in _MONTHS and rounding not in ("down", "up"):
        found.append(codes.ROUNDING_MISSING.at(node.span, unit=f"unit-{node.unit}"))
        return None
    if node.unit in _DAYS and rounding is not None:
        found.append(codes.ROUNDING_HERE.at(node.span))
        return None
    count = int(number) if node.sign == "+" else -int(number)
    months, days = count * _MONTHS.get(node.unit, 0), count * _DAYS.get(node.unit, 0)
    return Moved(base[0], months, days, rounding or "", base[1], node.span), base[1]


def day_of(reader: Reader, node: tree.DayOf, place: Place) -> Typed | None:
    """The calendar day of a moment."""
    base = term(reader, node.moment, place)
    if base is None:
        return None
    if base[1].kind is not Kind.MOMENT:
        reader.names.found.append(codes.NOT_A_DAY.at(node.moment.span, found=kind_name(base[1])))
        return None
    day = Type(Kind.DAY)
    return Moved(base[0], 0, 0, "", day, node.span), day


def rounded(reader: Reader, node: tree.Rounded, place: Place) -> Typed | None:
    """An amount rounded to multiples, or a day whose month is moved with that rounding."""
    if isinstance(node.operand, tree.Shifted) and node.to is None:
        return moved(reader, node.operand, place, node.mode)
    value = term(reader, node.operand, place)
    if value is None:
        return None
    found = reader.names.found
    if value[1].kind not in NUMERIC:
        found.append(codes.ROUNDING_HERE.at(node.span))
        return None
    to = Decimal(1)
    if node.to is not None:
        wanted = value[1].of if value[1].kind is Kind.MONEY else None
        if node.to.amount <= 0 or node.to.currency != wanted:
            found.append(codes.ROUND_TO_WHAT.at(node.to.span))
            return None
        to = node.to.amount
    return Rounded(value[0], node.mode, to, value[1], node.span), value[1]


def of_entity(reader: Reader, found: tree.Definition, node: tree.Path, place: Place) -> Typed | None:
    """A field of the one element that a definition names: not known where there is none, or several."""
    assert isinstance(found.body, tree.Single), "only entities have fields"
    reader.names.used.add(found.names.name.text)
    inner = opening(reader.names, found, node.span, place)
    selected = selection(reader, found.body.members, inner) if inner else None
    if selected is None:
        return None
    name = found.names.name.text
    selected = replace(selected, noun=reader.names.nouns.get(name) or selected.noun, name=name)
    record = reader.names.schema.records[selected.record]
    field = spelled(record).get(node.names[1].text)
    if field is None:
        near = suggested(node.names[1].text, spelled(record))
        wrong = codes.UNKNOWN_FIELD.at(node.names[1].span, name=node.names[1].text, record=record.name, **near)
        reader.names.found.append(wrong)
        return None
    index = record.index(field.name)
    fact = Fact(Scope.ELEMENT, record.name, field.name, index, field.type, field.minimum, span=node.span)
    return Total("only", fact, selected, field.type, node.span), field.type
