"""Room `checking`: terms as written → terms as understood, with their types."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from ..syntax import tree
from ..syntax.keywords import spellings
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import suggested
from ..text.span import Span
from .advising import code_facts, keyword, lone_word, reckoned, within_group
from .entities import entity_named
from .names import Frame, Names, codes_of, find, group_named, kind_name, knows
from .places import MAX_LISTS, MAX_NAMES, Place, opening
from .policy import (
    Arithmetic,
    Both,
    Condition,
    Constant,
    Count,
    Distinct,
    Fact,
    Groups,
    Lookup,
    Member,
    Scalar,
    Selection,
    Term,
    Total,
)
from .schema import Field, Kind, Noun, Record, Type

if TYPE_CHECKING:
    from .conditions import Reader

NUMBER = Type(Kind.NUMBER)
NUMERIC = (Kind.NUMBER, Kind.MONEY)

Typed: TypeAlias = tuple[Term, Type]


def literal(names: Names, node: tree.Literal, hint: Type | None) -> tuple[Scalar, Type] | None:
    """The value and type of a literal; a bare code takes its vocabulary from `hint`."""
    match node:
        case tree.Number(number, currency):
            whole = int(number) if number == number.to_integral_value() else number
            return whole, Type(Kind.MONEY, currency) if currency else NUMBER
        case tree.TextValue(text):
            return text, Type(Kind.TEXT)
        case tree.DayValue(day):
            return day, Type(Kind.DAY)
        case tree.MomentValue(moment):
            return moment, Type(Kind.MOMENT)
        case tree.YesNo(yes):
            return yes, Type(Kind.YES_NO)
        case tree.Name(text):
            return _code(names, text, node.span, hint)


def _code(names: Names, text: str, span: Span, hint: Type | None) -> tuple[Scalar, Type] | None:
    if hint is None or hint.kind is not Kind.CODE or hint.of is None:
        names.found.append(codes.CODE_WITHOUT_VOCABULARY.at(span, name=text))
        return None
    vocabulary = names.schema.vocabularies[hint.of]
    meant = codes_of(vocabulary, text)
    if group_named(vocabulary, text):
        names.found.append(within_group(text, span, names.language))
        return None
    if meant is None or len(meant) != 1:
        near = code_facts(vocabulary, text)
        names.found.append(codes.UNKNOWN_CODE.at(span, name=text, vocabulary=vocabulary.name, **near))
        return None
    return next(iter(meant)), hint


def term(reader: Reader, node: tree.Condition, place: Place, hint: Type | None = None) -> Typed | None:
    """A term with its type; None after a diagnostic."""
    names = reader.names
    match node:
        case tree.Number() | tree.TextValue() | tree.DayValue() | tree.MomentValue() | tree.YesNo():
            found = literal(names, node, hint)
            return found and (Constant(found[0], found[1], node.span), found[1])
        case tree.Path():
            return _path(reader, node, place, hint)
        case tree.Lookup():
            return _lookup(reader, node, place)
        case tree.Count(members):
            selected = selection(reader, members, place)
            return (Count(selected, node.span), NUMBER) if selected else None
        case tree.CountDistinct(key, members):
            return _distinct(reader, key, members, place, node.span)
        case tree.CountGroups():
            return _count_groups(reader, node, place)
        case tree.Aggregate():
            return _total(reader, node, place)
        case tree.Shifted() | tree.Rounded() | tree.DayOf():
            return reader.calculated(node, place)
        case tree.Arithmetic():
            return _arithmetic(reader, node, place)
        case tree.Minus(operand):
            inner = _numeric(reader, operand, place)
            if inner is None:
                return None
            zero = Constant(0, inner[1], node.span)
            return Arithmetic("-", zero, inner[0], inner[1], node.span), inner[1]
        case tree.Share(percent, of):
            inner = _numeric(reader, of, place)
            if inner is None:
                return None
            share = Constant(percent / Decimal(100), NUMBER, node.span)
            return Arithmetic("*", share, inner[0], inner[1], node.span), inner[1]
        case _:
            names.found.append(codes.NOT_A_VALUE.at(node.span))
            return None


def _path(reader: Reader, node: tree.Path, place: Place, hint: Type | None) -> Typed | None:
    names = reader.names
    if hint is not None and hint.kind is Kind.CODE and hint.of is not None and len(node.names) == 1:
        meant = codes_of(names.schema.vocabularies[hint.of], node.text)
        if meant is not None or not knows(names, node, place.frames):
            found = _code(names, node.text, node.span, hint)
            return found and (Constant(found[0], hint, node.span), hint)
    if len(node.names) == 2 and (entity := entity_named(reader.names, node, place)) is not None:
        return reader.of_entity(entity, node, place)
    if not knows(names, node, place.frames) and (better := lone_word(names, node, place.frames)):
        names.found.append(better)
        return None
    found_name = find(names, node, place.frames)
    match found_name:
        case Fact() | Constant():
            return found_name, found_name.type
        case Field():
            names.found.append(_list_as_value(names, node))
            return None
        case tree.Definition():
            return _definition(reader, found_name, node, place)
        case None:
            return None


def _definition(reader: Reader, found: tree.Definition, node: tree.Path, place: Place) -> Typed | None:
    inner = opening(reader.names, found, node.span, place)
    if inner is None:
        return None
    if isinstance(found.body, tree.Single):
        reader.names.found.append(codes.NO_SUCH_ENTITY.at(node.span, name=node.text))
        return None
    if isinstance(found.body, tree.Filtered) or selection_of(reader, found.body, place) is not None:
        reader.names.found.append(_list_as_value(reader.names, node))
        return None
    return term(reader, found.body, inner)


def _list_as_value(names: Names, node: tree.Path) -> Diagnostic:
    """A list where one value belongs; beside a number its count is meant."""
    return codes.LIST_AS_VALUE.at(node.span, name=node.text, fix=f"{keyword('COUNT', names.language)}({node.text})")


def _lookup(reader: Reader, node: tree.Lookup, place: Place) -> Typed | None:
    names = reader.names
    table = names.tables.get(node.table.text)
    if table is None:
        names.used.add(node.table.text)
        if node.table.text in names.broken:
            return None
        near = suggested(node.table.text, names.tables)
        names.found.append(codes.UNKNOWN_TABLE.at(node.table.span, name=node.table.text, **near))
        return None
    names.used.add(table.name)
    if len(node.keys) != table.keys:
        names.found.append(codes.WRONG_KEY.at(node.span, table=table.name, wanted=table.keys, found=len(node.keys)))
        return None
    keys = []
    for written, column in zip(node.keys, table.columns, strict=False):
        key = term(reader, written, place, column.type)
        if key is None:
            return None
        if key[1] != column.type:
            reader.apart(written.span, key[1], column.type)
            return None
        keys.append(key[0])
    spelled = {n: i for i, c in enumerate(table.columns) for n in (c.name, c.alias) if n}
    if node.column.text not in spelled:
        near = suggested(node.column.text, spelled)
        names.found.append(codes.UNKNOWN_COLUMN.at(node.column.span, name=node.column.text, table=table.name, **near))
        return None
    index = spelled[node.column.text]
    return Lookup(table, tuple(keys), index, table.columns[index].type, node.span), table.columns[index].type


def _total(reader: Reader, node: tree.Aggregate, place: Place) -> Typed | None:
    selected = selection(reader, node.members, place)
    if selected is None:
        return None
    record = reader.names.schema.records[selected.record]
    value = term(reader, node.value, place.inside(Frame(record, selected.field)))
    if value is None:
        return None
    allowed = NUMERIC if node.kind == "sum" else (*NUMERIC, Kind.DAY, Kind.MOMENT)
    if value[1].kind not in allowed:
        reader.names.found.append(codes.NOT_A_NUMBER.at(node.value.span, found=kind_name(value[1])))
        return None
    return Total(node.kind, value[0], selected, value[1], node.span), value[1]


def _numeric(reader: Reader, node: tree.Condition, place: Place) -> Typed | None:
    value = term(reader, node, place)
    if value is not None and value[1].kind not in NUMERIC:
        reader.names.found.append(codes.NOT_A_NUMBER.at(node.span, found=kind_name(value[1])))
        return None
    return value


def _arithmetic(reader: Reader, node: tree.Arithmetic, place: Place) -> Typed | None:
    left, right = _numeric(reader, node.left, place), _numeric(reader, node.right, place)
    if left is None or right is None:
        return None
    result = left[1]
    if node.sign == "*":
        if left[1].kind is Kind.MONEY and right[1].kind is Kind.MONEY:
            reader.names.found.append(codes.MONEY_TIMES_MONEY.at(node.span))
            return None
        result = right[1] if right[1].kind is Kind.MONEY else left[1]
    elif left[1] != right[1]:
        reader.apart(node.span, left[1], right[1])
        return None
    reader.names.found.extend(reckoned(node))
    return Arithmetic(node.sign, left[0], right[0], result, node.span), result


def _distinct(reader: Reader, key: tree.Path, members: tree.Filtered, place: Place, span: Span) -> Typed | None:
    selected = selection(reader, members, place)
    if selected is None:
        return None
    fact = key_of(reader, key, selected, place)
    if fact is None:
        return None
    return Distinct(fact, selected, noun_of_distinct(reader.names, fact, selected), span=span), NUMBER


def _count_groups(reader: Reader, node: tree.CountGroups, place: Place) -> Typed | None:
    asked = selection(reader, node.members, place)
    key = key_of(reader, node.key, asked, place) if asked else None
    if asked is None or key is None:
        return None
    record = reader.names.schema.records[asked.record]
    frame = Frame(record, asked.field, key.field, called(asked, record))
    condition = reader.condition(node.condition, place.inside(frame))
    return (Groups(key, asked, condition, node.span), NUMBER) if condition else None


def key_of(reader: Reader, key: tree.Path | tree.Name, selected: Selection, place: Place) -> Fact | None:
    """The field of the elements by which they are told apart."""
    path = tree.Path((key,), key.span) if isinstance(key, tree.Name) else key
    record = reader.names.schema.records[selected.record]
    found = find(reader.names, path, place.inside(Frame(record, selected.field)).frames)
    if isinstance(found, Fact) and found.depth == 0 and found.record == record.name:
        return found
    if found is not None:
        reader.names.found.append(codes.NOT_A_FIELD.at(key.span))
    return None


def noun_of_distinct(names: Names, key: Fact, selected: Selection) -> Noun | None:
    """What different values are called: the group that the filter names, else the vocabulary."""
    if key.type.of is None or key.type.kind is not Kind.CODE:
        return None
    vocabulary = names.schema.vocabularies[key.type.of]
    condition = selected.condition
    parts = condition.items if isinstance(condition, Both) else (condition,)
    for part in parts:
        if isinstance(part, Member) and part.value == key and len(part.names) == 1:
            group = vocabulary.groups.get(part.names[0])
            if group is not None and group.noun is not None:
                return group.noun
    return vocabulary.noun


# ── selections ────────────────────────────────────────────────────────────────────────────


def selection(reader: Reader, node: tree.Filtered, place: Place) -> Selection | None:
    """The list that a `… where …` means; None after a diagnostic."""
    if place.lists >= MAX_LISTS:
        reader.names.found.append(codes.TOO_DEEP.at(node.span, limit=MAX_LISTS))
        return None
    if isinstance(node.source, tree.GroupRef):
        base = reader.group_at_hand(node.source, place)
    else:
        base = _list_named(reader, node.source, place)
    if base is None or node.condition is None:
        return base
    frame = Frame(reader.names.schema.records[base.record], base.field)
    condition = reader.condition(node.condition, place.inside(frame))
    return narrowed(base, condition, node.span) if condition else None


def narrowed(base: Selection, condition: Condition, span: Span) -> Selection:
    """The elements of a selection that satisfy one more condition."""
    joined = _joined(base.condition, condition, span)
    whole = base.name is not None or (base.within_group and base.condition is None)
    named = base if whole else base.base
    added = condition if whole else _joined(base.added, condition, span)
    return Selection(base.field, base.index, base.record, joined, base.within_group, base=named, added=added, span=span)


def called(members: Selection, record: Record) -> Noun | None:
    """What the members of a selection are called: as those of the list that was narrowed, else by their record."""
    return members.noun or (members.base.noun if members.base is not None else None) or record.noun


def _joined(first: Condition | None, second: Condition, span: Span) -> Condition:
    items: list[Condition] = []
    for part in (first, second):
        if part is not None:
            items.extend(part.items if isinstance(part, Both) else (part,))
    return items[0] if len(items) == 1 else Both(tuple(items), span)


def selection_of(reader: Reader, body: tree.Condition | tree.Single, place: Place) -> Selection | None:
    """The list that a definition without `where` means, such as `define all_partners = partners`."""
    if not isinstance(body, tree.Path) or len(body.names) != 1 or not knows(reader.names, body, ()):
        return None
    found = find(reader.names, body, ())
    if isinstance(found, Field):
        return _whole(reader.names, found, body.span)
    if isinstance(found, tree.Definition) and found.names.name.text not in place.opened:
        if isinstance(found.body, tree.Filtered):
            return _list_named(reader, body, place)
        if len(place.opened) < MAX_NAMES:
            return selection_of(reader, found.body, place.opening(found.names.name.text))
    return None


def _whole(names: Names, field: Field, span: Span) -> Selection:
    record = names.schema.records[field.type.of or ""]
    index = names.schema.proposal.index(field.name)
    return Selection(field.name, index, record.name, None, noun=record.noun, name=field.name, span=span)


def _list_named(reader: Reader, path: tree.Path, place: Place) -> Selection | None:
    names = reader.names
    if not knows(names, path, ()):
        lists = [n for n, d in names.definitions.items() if isinstance(d.body, tree.Filtered)]
        lists += [n for f in names.schema.proposal.fields if f.type.kind is Kind.LIST for n in (f.name, f.alias) if n]
        lists += spellings(names.language)["GROUP_REF"] if any(frame.key for frame in place.frames) else ()
        near = suggested(path.text, lists)
        names.found.append(codes.UNKNOWN_LIST.at(path.span, name=path.text, **near))
        return None
    found = find(names, path, ())
    if isinstance(found, Field):
        return _whole(names, found, path.span)
    if isinstance(found, tree.Definition):
        name = found.names.name.text
        inner = opening(reader.names, found, path.span, place)
        if inner is None:
            return None
        if isinstance(found.body, tree.Filtered):
            base = selection(reader, found.body, inner)
        else:
            base = selection_of(reader, found.body, inner)
            if base is None:
                names.found.append(codes.NOT_A_LIST.at(path.span, name=path.text))
        if base is None:
            return None
        noun = names.nouns.get(name)
        return Selection(
            base.field, base.index, base.record, base.condition, base.within_group, noun, name, span=path.span
        )
    if found is not None:
        names.found.append(codes.NOT_A_LIST.at(path.span, name=path.text))
    return None
