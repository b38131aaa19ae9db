"""Room `reporting`: a condition in plain words."""

from __future__ import annotations

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
    Moved,
    Negation,
    NoTwo,
    Rounded,
    Selection,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Kind, Schema
from ..text.locale import number, percent
from ..text.messages import say
from .anatomy import denied, is_clause, leaves, listed_in, opposite, quantified
from .limits import allowed, limit, rows_shown
from .nouns import key_noun, narrowed, noun_of, selection_noun, type_of
from .wording import NUMBER, among, counted, field_label, form, listed, register_name, several, shown


def described(condition: Condition, policy: CheckedPolicy, language: str) -> str:
    """The condition in plain words: `at least 8 full partners`, `požadovaný grant: nejvýše 1 000 000 EUR`."""
    return _condition(condition, policy.schema, language)


def list_name(of: Selection, schema: Schema, language: str, sentence: str = "words-filtered") -> str:
    """The name of a list: `full partners`; a list without a noun by its record and its filter."""
    named = listed(selection_noun(of, schema), language)
    if named is not None:
        return named
    noun, _ = narrowed(of, schema)
    return _filtered(listed(noun, language) or _list_field(of, schema, language), of, schema, language, sentence)


def list_within(of: Selection, schema: Schema, language: str) -> str:
    """The name of a list that stands in brackets, without brackets of its own."""
    return list_name(of, schema, language, "words-filtered-within")


def members_of(of: Selection, schema: Schema, language: str) -> str | None:
    """The elements of a list after `all`: the genitive plural in Czech; None where no noun was declared."""
    named = several(selection_noun(of, schema), language)
    if named is not None:
        return named
    noun = several(narrowed(of, schema)[0], language)
    return None if noun is None else _filtered(noun, of, schema, language)


def _filtered(noun: str, of: Selection, schema: Schema, language: str, sentence: str = "words-filtered") -> str:
    condition = narrowed(of, schema)[1]
    if condition is None:
        return noun
    kind = "clause" if any(is_clause(leaf) for leaf, _ in leaves(condition)) else "fact"
    return say(language, sentence, noun=noun, kind=kind, condition=_condition(condition, schema, language))


def term_name(term: Term, schema: Schema, language: str) -> str:
    """A term as a noun phrase: `number of full partners`, `požadovaný grant`."""
    match term:
        case Constant(value, type_, noun=unit):
            if unit is not None and isinstance(value, int | Decimal):
                return counted(unit, language, value) or shown(value, type_, schema, language)
            return shown(value, type_, schema, language)
        case Fact():
            record = schema.records[term.record]
            return field_label(record.fields[record.index(term.field)], language)
        case Count(of):
            members = members_of(of, schema, language)
            if members is None:
                return say(language, "words-number-in-list", list=list_within(of, schema, language))
            return say(language, "words-number-of", noun=members)
        case Distinct():
            noun = several(noun_of(term, schema), language)
            if noun is not None:
                return say(language, "words-number-of", noun=noun)
            key, members = term_name(term.key, schema, language), list_within(term.of, schema, language)
            return say(language, "words-number-distinct", key=key, list=members)
        case Groups(key, of, condition):
            noun = several(key_noun(key, schema), language)
            if noun is not None:
                words = _condition(condition, schema, language)
                noun = kinds_within(noun, term, schema, language)
                return say(language, "words-number-of-kinds", noun=noun, condition=words)
            return say(
                language,
                "words-number-of-groups",
                key=term_name(key, schema, language),
                list=list_within(of, schema, language),
                condition=_condition(condition, schema, language),
            )
        case Total("only", inner, of):
            the_one = form(selection_noun(of, schema), language, "one")
            if the_one is None:
                base = form(narrowed(of, schema)[0], language, "one")
                the_one = _filtered(base or _list_field(of, schema, language), of, schema, language)
            return say(language, "words-of-the-one", term=term_name(inner, schema, language), noun=the_one)
        case Total(kind, inner, of):
            inside, members = term_name(inner, schema, language), list_within(of, schema, language)
            return say(language, f"words-total-{kind}", term=inside, list=members)
        case Arithmetic("*", Constant(share), right) if isinstance(share, Decimal) and 0 < share < 1:
            return say(
                language, "words-share", percent=percent(language, share * 100), term=term_name(right, schema, language)
            )
        case Arithmetic(sign, left, right):
            signs = {"+": "+", "-": "−", "*": "×"}
            sides = [
                f"({term_name(side, schema, language)})"
                if isinstance(side, Arithmetic | Rounded | Moved)
                else term_name(side, schema, language)
                for side in (left, right)
            ]
            if sign == "-" and isinstance(left, Constant) and left.value == 0:
                return f"−{sides[1]}"
            return f"{sides[0]} {signs[sign]} {sides[1]}"
        case Lookup(table, keys):
            asked = ", ".join(term_name(key, schema, language) for key in keys)
            rows = rows_shown(term, schema, language)
            if rows is None:
                return say(language, "words-table", keys=asked, table=table.name)
            return say(language, "words-table-rows", keys=asked, rows=rows)
        case Moved():
            return _moved(term, schema, language)
        case Rounded(inner, mode, to):
            return say(
                language,
                f"words-rounded-{mode.replace('_', '-')}" + ("-whole" if to == 1 else ""),
                term=term_name(inner, schema, language),
                to=shown(to, term.type, schema, language),
            )
        case _:
            assert_never(term)


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
                list=list_within(of, schema, language),
            )
        case Negation(operand):
            return _negation(operand, schema, language)
        case Both(
            (
                Comparison(left, ">=", Constant() as low, form=Form.PLAIN),
                Comparison(right, "<=", Constant() as high, form=Form.PLAIN),
            )
        ) if left == right:
            ends = [term_name(end, schema, language) for end in (low, high)]
            between = say(language, "words-between", low=ends[0], high=ends[1])
            return say(language, "words-value", name=term_name(left, schema, language), value=between)
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
        case Comparison(form=Form.LISTED):
            return register_sentence(operand, "words-not-listed", schema, language)
        case Comparison(form=Form.PLAIN):
            return _comparison(opposite(operand), schema, language)
        case Comparison(form=Form.SOME, left=Count(), asked=Selection() as asked):
            condition = quantified(operand)
            members = members_of(asked, schema, language)
            if condition is None or members is None:
                return say(language, "words-not", condition=_comparison(operand, schema, language))
            return say(
                language,
                "words-none",
                among=among(members, language),
                condition=_condition(condition, schema, language),
            )
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


def _comparison(comparison: Comparison, schema: Schema, language: str) -> str:
    if comparison.form is Form.LISTED:
        return register_sentence(comparison, "words-listed", schema, language)
    condition = quantified(comparison)
    if condition is not None and comparison.asked is not None:
        return quantifier_sentence(comparison, condition, schema, language)
    left, right, sign = comparison.left, comparison.right, comparison.sign
    if isinstance(left, Count | Distinct) and isinstance(right, Constant) and isinstance(right.value, int | Decimal):
        phrase = members_counted(left, right.value, schema, language, sign)
        if phrase is not None:
            return phrase
    if isinstance(left, Groups) and isinstance(right, Constant) and isinstance(right.value, int | Decimal):
        words = _for_which(left, sign, right.value, schema, language)
        if words is not None:
            return words
    if sign == "=" and isinstance(left, Fact) and isinstance(right, Constant) and left.type.kind is Kind.NUMBER:
        name, value = term_name(left, schema, language), term_name(right, schema, language)
        return say(language, "words-value", name=name, value=value)
    name, value = term_name(left, schema, language), term_name(right, schema, language)
    if sign == "=" and not isinstance(right, Constant) and type_of(right).kind in (Kind.CODE, Kind.TEXT):
        return say(language, "words-value", name=name, value=say(language, "words-same", value=value))
    return say(language, "words-value", name=name, value=limit(sign, value, type_of(right), language))


def members_counted(
    term: Count | Distinct, count: int | Decimal, schema: Schema, language: str, sign: str | None = None
) -> str | None:
    """So many members of a list: `8 full partners`, `at least 1 partner (with type: HEI)`; None without a noun."""
    noun = noun_of(term, schema)
    base = noun or (narrowed(term.of, schema)[0] if isinstance(term, Count) else None)
    phrase = counted(base, language, count) if base is not None else None
    if phrase is None:
        return None
    if sign is not None:
        phrase = limit(sign, phrase, NUMBER, language)
    if isinstance(term, Count):
        return phrase if noun is not None else _filtered(phrase, term.of, schema, language)
    within = listed(term.of.noun, language)
    if within is None or within == listed(noun, language):
        return phrase
    return say(language, "words-within", phrase=phrase, list=within)


def _for_which(groups: Groups, sign: str, count: int | Decimal, schema: Schema, language: str) -> str | None:
    """So many groups that satisfy a condition: `at least 2 countries for which …`; None where they have no noun."""
    noun = key_noun(groups.key, schema)
    phrase = counted(noun, language, count) if noun is not None else None
    if phrase is None:
        return None
    words = _condition(groups.condition, schema, language)
    phrase = kinds_within(limit(sign, phrase, NUMBER, language), groups, schema, language)
    return say(language, "words-for-which", phrase=phrase, condition=words)


def kinds_within(noun: str, groups: Groups, schema: Schema, language: str) -> str:
    """The noun of groups with the list that they are made of, where that is not a whole list of the proposal."""
    if groups.of.condition is None:
        return noun
    return say(language, "words-within", phrase=noun, list=list_within(groups.of, schema, language))


def quantifier_sentence(comparison: Comparison, condition: Condition, schema: Schema, language: str) -> str:
    """`all X have C` or `some X have C` in words."""
    asked, left = comparison.asked, comparison.left
    assert asked is not None, "a quantifier was asked of a list"
    members = members_of(asked, schema, language)
    some = "some" if comparison.form is Form.SOME else "all"
    groups = "-groups" if isinstance(left, Groups) else ""
    kinds = several(key_noun(left.key, schema), language) if isinstance(left, Groups) else None
    if comparison.form is Form.NO and not (groups and kinds is None) and (members or kinds) is not None:
        if kinds is not None and isinstance(left, Groups):
            members = kinds_within(kinds, left, schema, language)
        words = _condition(denied(condition), schema, language)
        return say(language, "words-none", among=among(members or "", language), condition=words)
    if kinds is not None and some == "some" and isinstance(left, Groups):
        return _for_which(left, ">=", 1, schema, language) or ""
    if kinds is not None and isinstance(left, Groups):
        kinds = kinds_within(kinds, left, schema, language)
        return say(language, "words-all-kinds", noun=kinds, condition=_condition(condition, schema, language))
    plain = "-plain" if members is None and not groups else ""
    return say(
        language,
        f"words-{some}{groups}{plain}",
        among=among(members or "", language),
        key=term_name(left.key, schema, language) if isinstance(left, Groups) else "",
        list=(list_within if groups else list_name)(asked, schema, language) if plain or groups else members or "",
        condition=_condition(condition, schema, language),
    )


def register_sentence(comparison: Comparison, sentence: str, schema: Schema, language: str) -> str:
    """Whether something is listed in a register, said by that sentence: what, in which, on what day, among what."""
    asked, subject = comparison.asked, comparison.subject
    assert asked is not None and subject is not None, "a look into a register has both"
    day, rest = listed_in(comparison, schema)
    limits = []
    if isinstance(day, Constant):
        limits.append(say(language, "words-listed-on", day=term_name(day, schema, language)))
    elif day is not None:
        plain = day.term if isinstance(day, Moved) and not day.months and not day.days else day
        limits.append(say(language, "words-listed-as-at", day=term_name(plain, schema, language)))
    limits += [say(language, "words-listed-with", condition=_condition(c, schema, language)) for c in rest]
    return say(
        language,
        sentence,
        name=term_name(subject, schema, language),
        register=register_place(asked, schema, language),
        limits=say(language, "words-listed-limits", limits="; ".join(limits)) if limits else "",
    )


def register_place(asked: Selection, schema: Schema, language: str) -> str:
    """In which register: `in the register of ECHE holders`, `v registru držitelů ECHE`."""
    field = schema.proposal.fields[asked.index]
    return register_name(field, schema, language, "words-in-register")


def _moved(moved: Moved, schema: Schema, language: str) -> str:
    words = term_name(moved.term, schema, language)
    kind = "value" if isinstance(moved.term, Constant | Moved | Total) else "fact"
    if moved.type.kind is Kind.DAY and type_of(moved.term).kind is Kind.MOMENT:
        words = say(language, "words-day-of", term=words, kind=kind)
        kind = "value"
    steps = [(abs(n), unit, n < 0) for n, unit in _steps(moved)]
    for count, unit, earlier in steps:
        shift = say(language, f"words-{unit}", n=count, count=number(language, count))
        words = say(language, "words-earlier" if earlier else "words-later", shift=shift, term=words, kind=kind)
        kind = "value"
    return words


def _steps(moved: Moved) -> list[tuple[int, str]]:
    years = moved.months % 12 == 0
    months = (moved.months // 12, "years") if years else (moved.months, "months")
    return [step for step in (months, (moved.days, "days")) if step[0]]


def _chain(items: list[str], word: str, language: str) -> str:
    text = items[0]
    for item in items[1:]:
        text = say(language, word, left=text, right=item)
    return text


def _list_field(of: Selection, schema: Schema, language: str) -> str:
    field = next((f for f in schema.proposal.fields if f.name == of.field), None)
    return field_label(field, language) if field is not None else of.field
