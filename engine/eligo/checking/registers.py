"""Room `checking`: looking into a register: `x is listed in R` is a count of its entries, at least one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..syntax import tree
from ..text import codes
from ..text.nearest import suggested
from ..text.span import Span
from .depths import outward
from .names import Frame, kind_name, spelled
from .places import MAX_LISTS, Place
from .policy import Comparison, Condition, Constant, Count, Fact, Form, Negation, Scope, Selection, Term
from .schema import Field, Kind, Record, Type
from .terms import NUMBER, narrowed, term

if TYPE_CHECKING:
    from .conditions import Reader


def in_register(reader: Reader, node: tree.Listed, place: Place) -> Condition | None:
    """Whether an entry of the register has that value, holds on that day and satisfies the condition."""
    names = reader.names
    registers = {n: f for f in names.schema.proposal.fields if f.register for n in (f.name, f.alias) if n}
    declared = registers.get(node.register.text)
    value = term(reader, node.value, place)
    if declared is None:
        near = suggested(node.register.text, registers)
        names.found.append(codes.UNKNOWN_REGISTER.at(node.register.span, name=node.register.text, **near))
        return None
    names.used.add(declared.name)
    if value is None:
        return None
    record = names.schema.records[declared.type.of or ""]
    if place.lists >= MAX_LISTS:
        names.found.append(codes.TOO_DEEP.at(node.span, limit=MAX_LISTS))
        return None
    joined = _joined(reader, node, record, value[0])
    if joined is None:
        return None
    index, wanted = joined
    if wanted != value[1]:
        reader.apart(node.span, value[1], wanted)
        return None
    own = record.fields[index]
    parts: list[Condition] = [
        Comparison(_own(record, index, own, node.register.span), "=", outward(value[0]), span=node.span)
    ]
    if node.on is not None:
        held = _holding(reader, node, node.on, record, place)
        if held is None:
            return None
        parts += held
    whole = Selection(
        declared.name,
        names.schema.proposal.index(declared.name),
        record.name,
        None,
        noun=record.noun,
        name=declared.name,
        span=node.register.span,
    )
    if node.condition is not None:
        condition = reader.condition(node.condition, place.inside(Frame(record, declared.name)))
        if condition is None or reader.strays(node.condition, condition, "WHERE"):
            return None
        parts.append(condition)
    chosen = whole
    for part in parts:
        chosen = narrowed(chosen, part, node.span)
    one = Constant(1, NUMBER, node.span)
    found = Comparison(Count(chosen, node.span), ">=", one, False, Form.LISTED, whole, value[0], span=node.span)
    return Negation(found, node.span) if node.negated else found


def _joined(reader: Reader, node: tree.Listed, record: Record, value: Term) -> tuple[int, Type] | None:
    """The field of the register that is compared with the value: the one named, or the one of the same name."""
    fields = spelled(record)
    wanted = node.by.text if node.by is not None else value.field if isinstance(value, Fact) else None
    if wanted in fields:
        return record.index(fields[wanted].name), fields[wanted].type
    if node.by is not None:
        near = suggested(node.by.text, fields)
        reader.names.found.append(codes.UNKNOWN_FIELD.at(node.by.span, name=node.by.text, record=record.name, **near))
    else:
        first = next(iter(fields), None)
        reader.names.found.append(codes.NO_JOIN.at(node.register.span, register=node.register.text, field=first))
    return None


def _own(record: Record, index: int, field: Field, span: Span) -> Fact:
    return Fact(Scope.ELEMENT, record.name, field.name, index, field.type, field.minimum, span=span)


def _holding(
    reader: Reader, node: tree.Listed, on: tree.Condition, record: Record, place: Place
) -> list[Condition] | None:
    """The conditions that an entry holds on a day."""
    if record.holds is None:
        reader.names.found.append(codes.NO_VALIDITY.at(on.span, register=node.register.text))
        return None
    day = term(reader, on, place)
    if day is None:
        return None
    if day[1].kind is not Kind.DAY:
        reader.names.found.append(codes.NOT_A_DAY.at(on.span, found=kind_name(day[1])))
        return None
    held: list[Condition] = []
    for name, sign in zip(record.holds, ("<=", ">="), strict=True):
        if name is not None:
            index = record.index(name)
            own = _own(record, index, record.fields[index], on.span)
            held.append(Comparison(own, sign, outward(day[0]), span=on.span))
    return held
