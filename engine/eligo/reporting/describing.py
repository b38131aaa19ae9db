"""Room `reporting`: a condition in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

from ..checking.policy import (
    Arithmetic,
    Both,
    CheckedPolicy,
    Comparison,
    Condition,
    Constant,
    Count,
    Distinct,
    Either,
    Fact,
    Form,
    Given,
    Groups,
    Lookup,
    Member,
    Negation,
    NoTwo,
    Scalar,
    Selection,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Kind, Noun, Schema, Type
from ..text.locale import percent
from ..text.messages import say
from .wording import NUMBER, counted, field_label, in_language, listed, several, shown

OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_WORDED = {"=": "equal", "!=": "unequal", "<": "less", "<=": "at-most", ">": "more", ">=": "at-least"}
_ROWS = 6


def described(condition: Condition, policy: CheckedPolicy, language: str) -> str:
    """The condition in plain words: `at least 8 full partners`, `požadovaný grant: nejvýše 1 000 000 EUR`."""
    return _condition(condition, policy.schema, language)


def limit(sign: str, value: str, type_: Type, language: str) -> str:
    """A sign with its right side: `at least 8`, `nejvýše 1 000 000 EUR`; equal values of codes stand alone."""
    worded = _WORDED[sign]
    if type_.kind in (Kind.CODE, Kind.TEXT, Kind.YES_NO) and sign == "=":
        return value
    if type_.kind in (Kind.DAY, Kind.MOMENT):
        worded = f"{worded}-day"
    return say(language, f"words-{worded}", value=value)


def type_of(term: Term) -> Type:
    """The type of a term's value."""
    match term:
        case Count() | Distinct() | Groups():
            return NUMBER
        case Constant() | Fact() | Total() | Arithmetic() | Lookup():
            return term.type
        case _:
            assert_never(term)


def noun_of(term: Term, schema: Schema) -> Noun | None:
    """The noun of what a term counts, where one was declared for exactly that."""
    match term:
        case Count(of):
            return selection_noun(of, schema)
        case Distinct():
            return term.noun or distinct_noun(term, schema)
        case _:
            return None


def selection_noun(of: Selection, schema: Schema) -> Noun | None:
    """The declared noun of a selection; that of its record where nothing was filtered."""
    if of.noun is not None or of.condition is not None or of.within_group:
        return of.noun
    return schema.records[of.record].noun if of.record in schema.records else None


def distinct_noun(term: Distinct, schema: Schema) -> Noun | None:
    """The noun of the vocabulary whose codes are counted, where the list is not filtered by the key itself."""
    vocabulary = schema.vocabularies.get(term.key.type.of or "")
    return vocabulary.noun if vocabulary is not None and term.of.condition is None else None


def list_name(of: Selection, schema: Schema, language: str) -> str:
    """The name of a list: `full partners`; a list without a noun by its record and its filter."""
    named = listed(selection_noun(of, schema), language)
    if named is not None:
        return named
    noun, condition = _narrowed(of, schema)
    whole = listed(noun, language) or _list_field(of, schema, language)
    if of.within_group:
        whole = say(language, "words-of-group", noun=whole)
    if condition is None:
        return whole
    return say(language, "words-filtered", noun=whole, condition=_condition(condition, schema, language))


def _narrowed(of: Selection, schema: Schema) -> tuple[Noun | None, Condition | None]:
    """The noun of the list that was narrowed, and by what: the named list if it has a noun, else the record."""
    if of.base is not None and of.base.noun is not None:
        return of.base.noun, of.added
    return schema.records[of.record].noun if of.record in schema.records else None, of.condition


def term_name(term: Term, schema: Schema, language: str) -> str:
    """A term as a noun phrase: `number of full partners`, `požadovaný grant`."""
    match term:
        case Constant(value, type_):
            return shown(value, type_, schema, language)
        case Fact():
            record = schema.records[term.record]
            return field_label(record.fields[record.index(term.field)], language)
        case Count(of):
            noun = several(selection_noun(of, schema), language)
            if noun is not None:
                return say(language, "words-number-of", noun=noun)
            base, narrowing = _narrowed(of, schema)
            noun = several(base, language)
            if noun is None:
                return say(language, "words-number-in-list", list=list_name(of, schema, language))
            if of.within_group:
                noun = say(language, "words-of-group", noun=noun)
            if narrowing is not None:
                noun = say(language, "words-filtered", noun=noun, condition=_condition(narrowing, schema, language))
            return say(language, "words-number-of", noun=noun)
        case Distinct():
            noun = several(noun_of(term, schema), language)
            if noun is not None:
                return say(language, "words-number-of", noun=noun)
            key, members = term_name(term.key, schema, language), list_name(term.of, schema, language)
            return say(language, "words-number-distinct", key=key, list=members)
        case Groups(key, of, condition):
            return say(
                language,
                "words-number-of-groups",
                key=term_name(key, schema, language),
                list=list_name(of, schema, language),
                condition=_condition(condition, schema, language),
            )
        case Total(kind, inner, of):
            inside, members = term_name(inner, schema, language), list_name(of, schema, language)
            return say(language, f"words-total-{kind}", term=inside, list=members)
        case Arithmetic("*", Constant(share), right) if isinstance(share, Decimal) and 0 < share < 1:
            return say(
                language, "words-share", percent=percent(language, share * 100), term=term_name(right, schema, language)
            )
        case Arithmetic(sign, left, right):
            signs = {"+": "+", "-": "−", "*": "×"}
            sides = [
                f"({term_name(side, schema, language)})"
                if isinstance(side, Arithmetic)
                else term_name(side, schema, language)
                for side in (left, right)
            ]
            if sign == "-" and isinstance(left, Constant) and left.value == 0:
                return f"−{sides[1]}"
            return f"{sides[0]} {signs[sign]} {sides[1]}"
        case Lookup():
            return _lookup(term, schema, language)
        case _:
            assert_never(term)


def allowed(member: Member, schema: Schema, language: str) -> str:
    """The values of a membership: their list joined with *or*, or the names of the groups that were written."""
    type_ = type_of(member.value)
    vocabulary = schema.vocabularies.get(type_.of or "")
    if member.names and vocabulary is not None and all(name in vocabulary.groups for name in member.names):
        groups = [vocabulary.groups[name] for name in member.names]
        rest = member.values - frozenset[Scalar]().union(*(group.codes for group in groups))
        named = [in_language(group.label, language)[0] or group.name for group in groups]
        return alternatives([*named, *_sorted_values(rest, type_, schema, language)], language)
    return alternatives(_sorted_values(member.values, type_, schema, language), language)


def alternatives(items: list[str], language: str) -> str:
    """The items joined with *or*: `24 or 36`."""
    if len(items) < 2:
        return "".join(items)
    return say(language, "words-or-last", items=", ".join(items[:-1]), last=items[-1])


def quantified(comparison: Comparison) -> Condition | None:
    """The condition C of `all X have C`, `some X have C`, `no X have C`, without the filter of X itself."""
    left, asked = comparison.left, comparison.asked
    if isinstance(left, Groups):
        inner: Condition | None = left.condition
    elif isinstance(left, Count):
        inner = _without(left.of.condition, asked.condition if asked is not None else None)
    else:
        return None
    if inner is None or comparison.form is not Form.ALL:
        return inner
    return inner.operand if isinstance(inner, Negation) else Negation(inner, inner.span)


def leaves(condition: Condition | None, negated: bool = False) -> Iterable[tuple[Condition, bool]]:
    """The comparisons of a condition in their order, each with whether it stands under a *not*."""
    match condition:
        case None:
            return
        case Both(items) | Either(items):
            for item in items:
                yield from leaves(item, negated)
        case Negation(operand):
            yield from leaves(operand, not negated)
        case Comparison() | Member() | Yes() | Given() | NoTwo():
            yield condition, negated
        case _:
            assert_never(condition)


# ── conditions ────────────────────────────────────────────────────────────────────────────


def _condition(condition: Condition, schema: Schema, language: str, inner: bool = False) -> str:
    match condition:
        case Comparison():
            return _comparison(condition, schema, language)
        case Member():
            name = term_name(condition.value, schema, language)
            return say(language, "words-member", name=name, values=allowed(condition, schema, language))
        case Yes(value):
            return say(
                language, "words-value", name=term_name(value, schema, language), value=say(language, "words-yes")
            )
        case Given(value):
            return say(language, "words-given", name=term_name(value, schema, language))
        case NoTwo(key, of):
            return say(
                language,
                "words-no-two",
                key=term_name(key, schema, language),
                list=list_name(of, schema, language),
            )
        case Negation(operand):
            return _negation(operand, schema, language)
        case Both(items):
            text = _chain([_condition(i, schema, language, inner=True) for i in items], "words-and", language)
            return f"({text})" if inner else text
        case Either(items):
            text = _chain([_condition(i, schema, language, inner=True) for i in items], "words-or", language)
            return f"({text})" if inner else text
        case _:
            assert_never(condition)


def _negation(operand: Condition, schema: Schema, language: str) -> str:
    match operand:
        case Comparison(form=Form.PLAIN):
            return _comparison(opposite(operand), schema, language)
        case Member():
            name = term_name(operand.value, schema, language)
            return say(language, "words-not-member", name=name, values=allowed(operand, schema, language))
        case Yes(value):
            return say(
                language, "words-value", name=term_name(value, schema, language), value=say(language, "words-no")
            )
        case Negation(inner):
            return _condition(inner, schema, language)
        case _:
            return say(language, "words-not", condition=_condition(operand, schema, language))


def opposite(comparison: Comparison) -> Comparison:
    """The comparison with the opposite sign."""
    return Comparison(
        comparison.left,
        OPPOSITE[comparison.sign],
        comparison.right,
        comparison.without_row,
        comparison.form,
        comparison.asked,
        span=comparison.span,
    )


def _comparison(comparison: Comparison, schema: Schema, language: str) -> str:
    condition = quantified(comparison) if comparison.form is not Form.PLAIN else None
    if condition is not None and comparison.asked is not None:
        key = comparison.left.key if isinstance(comparison.left, Groups) else None
        return say(
            language,
            f"words-form-{comparison.form.value}" + ("" if key is None else "-groups"),
            key="" if key is None else term_name(key, schema, language),
            list=list_name(comparison.asked, schema, language),
            condition=_condition(condition, schema, language),
        )
    left, right, sign = comparison.left, comparison.right, comparison.sign
    noun = noun_of(left, schema)
    if noun is not None and isinstance(right, Constant) and isinstance(right.value, int | Decimal):
        phrase = counted(noun, language, right.value)
        if phrase is not None:
            text = limit(sign, phrase, NUMBER, language)
            within = listed(left.of.noun, language) if isinstance(left, Distinct) else None
            return text if within is None else say(language, "words-within", phrase=text, list=within)
    value = limit(sign, term_name(right, schema, language), type_of(right), language)
    return say(language, "words-value", name=term_name(left, schema, language), value=value)


def _chain(items: list[str], word: str, language: str) -> str:
    text = items[0]
    for item in items[1:]:
        text = say(language, word, left=text, right=item)
    return text


def _without(condition: Condition | None, outer: Condition | None) -> Condition | None:
    """What a filter adds to the filter of the list that it was applied to."""
    if outer is None or not isinstance(condition, Both):
        return condition
    taken = list(outer.items) if isinstance(outer, Both) else [outer]
    rest = tuple(item for item in condition.items if item != outer)
    if len(rest) == len(condition.items) and list(condition.items[: len(taken)]) == taken:
        rest = condition.items[len(taken) :]
    if not rest:
        return condition
    return rest[0] if len(rest) == 1 else Both(rest, condition.span)


def _lookup(lookup: Lookup, schema: Schema, language: str) -> str:
    table = lookup.table
    keys = ", ".join(term_name(key, schema, language) for key in lookup.keys)
    if len(table.rows) > _ROWS:
        return say(language, "words-table", keys=keys, table=table.name)
    rows = [
        say(
            language,
            "words-table-row",
            key=", ".join(shown(row[i], table.columns[i].type, schema, language) for i in range(table.keys)),
            value=shown(row[lookup.column], lookup.type, schema, language),
        )
        for row in table.rows
    ]
    return say(language, "words-table-rows", keys=keys, rows="; ".join(rows))


def _list_field(of: Selection, schema: Schema, language: str) -> str:
    field = next((f for f in schema.proposal.fields if f.name == of.field), None)
    return field_label(field, language) if field is not None else of.field


def _sorted_values(values: frozenset[Scalar], type_: Type, schema: Schema, language: str) -> list[str]:
    vocabulary = schema.vocabularies.get(type_.of or "")
    order = {code: place for place, code in enumerate(vocabulary.entries)} if vocabulary is not None else {}
    numbers = sorted(v for v in values if isinstance(v, int | Decimal) and not isinstance(v, bool))
    others = (v for v in values if isinstance(v, bool) or not isinstance(v, int | Decimal))
    in_order = sorted(others, key=lambda v: (order.get(str(v), 0), str(v)))
    return [shown(v, type_, schema, language) for v in (*numbers, *in_order)]
