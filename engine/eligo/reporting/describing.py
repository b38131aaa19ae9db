"""Room `reporting`: a condition in plain words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from ..checking.policy import (
    Arithmetic,
    Both,
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
    Scalar,
    Selection,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Kind, Schema
from ..text.locale import joined, number, percent
from ..text.messages import say
from .anatomy import all_the_same, as_read, between, is_clause, leaves, listed_in, one_of, opposite, quantified
from .days import kind_of, moved
from .limits import allowed, alternatives, excluded, limit, rows_shown
from .nouns import beside_the_group, key_noun, named, noun_of, type_of
from .once import once
from .wording import (
    NUMBER,
    counted,
    counts_none,
    field_label,
    form,
    list_label,
    listed,
    of_one,
    register_name,
    several,
    shown,
    table_name,
)

_NONE = (("<", 1), ("<=", 0), ("=", 0))


@once
def in_words(condition: Condition, schema: Schema, language: str) -> str:
    """The condition in plain words, to be set into a sentence: `at least 8 full partners`."""
    return _condition(condition, schema, language)


def list_name(of: Selection, schema: Schema, language: str) -> str:
    """The name of a list: `full partners`; a list without a noun by its record and its filter."""
    noun, rest = named(of, schema, language)
    return _filtered(listed(noun, language) or list_label(of.field, schema, language), rest, schema, language)


def members_of(of: Selection, schema: Schema, language: str) -> str:
    """The elements of a list after `all`: `full partners`; the genitive plural in Czech."""
    noun, rest = named(of, schema, language)
    word = several(noun, language)
    if word is None:
        return say(language, "words-items", list=list_name(of, schema, language))
    return _filtered(word, rest, schema, language)


def member_of(of: Selection, schema: Schema, language: str) -> str:
    """One element of a list without its number: `full partner`, `řádný partner`."""
    noun, rest = named(of, schema, language)
    word = form(noun, language, "one")
    if word is None:
        return say(language, "words-item", list=list_name(of, schema, language))
    return _filtered(word, rest, schema, language)


def so_many(of: Selection, n: int | Decimal, schema: Schema, language: str, case: str = "") -> str:
    """So many elements of a list: `6 full partners`; with the case `of` as in `u 6 řádných partnerů`."""
    noun, rest = named(of, schema, language)
    word = counted(noun, language, n, case) if noun is not None else None
    if word is None:
        whole = list_name(of, schema, language)
        return say(language, f"words-so-many-items{case and '-of'}", n=n, count=number(language, n), list=whole)
    return _filtered(word, rest, schema, language)


def none_of(of: Selection, schema: Schema, language: str, case: str = "") -> str:
    """What follows the word for none: `no full partner`, `ani 1 řádný partner`."""
    return so_many(of, 1, schema, language, case) if counts_none(language) else member_of(of, schema, language)


def _filtered(noun: str, condition: Condition | None, schema: Schema, language: str) -> str:
    if condition is None:
        return noun
    kind = "clause" if any(is_clause(leaf) for leaf, _ in leaves(condition)) else "fact"
    return say(language, "words-filtered", noun=noun, kind=kind, condition=_condition(condition, schema, language))


def kinds_counted(term: Distinct | Groups, n: int | Decimal, schema: Schema, language: str, case: str = "") -> str:
    """So many different values or groups: `4 countries (among the full partners)`, `1 země řádných partnerů`."""
    noun = noun_of(term, schema)
    word = counted(noun, language, n, case) if noun is not None else None
    if word is not None:
        return _of_list(word, term, schema, language)
    key, members = term_name(term.key, schema, language), list_name(term.of, schema, language)
    kind = "value" if isinstance(term, Distinct) else "group"
    return say(
        language, f"words-so-many-{kind}s{case and '-of'}", n=n, count=number(language, n), key=key, list=members
    )


def no_kinds(term: Distinct | Groups, schema: Schema, language: str, case: str = "") -> str:
    """What follows the word for none, of values or groups."""
    if counts_none(language):
        return kinds_counted(term, 1, schema, language, case)
    if isinstance(term, Groups):
        return kinds_named(term, schema, language, "one")
    word = form(noun_of(term, schema), language, "one")
    if word is not None:
        return _of_list(word, term, schema, language)
    key, members = term_name(term.key, schema, language), list_name(term.of, schema, language)
    return say(language, "words-value-of", key=key, list=members)


def kinds_named(term: Groups, schema: Schema, language: str, category: str) -> str:
    """Groups without their number, in that form: `country of the full partners`, `zemí řádných partnerů`."""
    word = form(noun_of(term, schema), language, category)
    if word is not None:
        return _of_list(word, term, schema, language)
    key, members = term_name(term.key, schema, language), list_name(term.of, schema, language)
    return say(language, "words-group" if category == "one" else "words-groups", key=key, list=members)


def _of_list(word: str, term: Distinct | Groups, schema: Schema, language: str) -> str:
    """The noun of values or groups with the list that they are taken from, where the noun does not say it all."""
    noun, rest = named(term.of, schema, language)
    if isinstance(term, Groups) and noun_of(term, schema) == key_noun(term.key, schema):
        if term.of.condition is None:
            return word
        members = members_of(term.of, schema, language)
        return say(language, "words-of-members", noun=word, members=members)
    rest = beside_the_group(term, rest, schema)
    name = several(noun, language)
    if name is None or (term.of.condition is None and noun == noun_of(term, schema)):
        return word if rest is None else _filtered(word, rest, schema, language)
    if rest is None:
        return say(language, "words-within", phrase=word, list=name)
    words = _condition(rest, schema, language)
    return say(language, "words-within-those", phrase=word, list=name, condition=words)


@once
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
            return say(language, "words-number-of", noun=members_of(of, schema, language))
        case Distinct():
            noun = several(noun_of(term, schema), language)
            if noun is not None:
                return say(language, "words-number-of", noun=_of_list(noun, term, schema, language))
            key, members = term_name(term.key, schema, language), members_of(term.of, schema, language)
            return say(language, "words-number-distinct", key=key, members=members)
        case Groups(condition=condition):
            noun = kinds_named(term, schema, language, "other")
            return say(language, "words-number-of-kinds", noun=noun, condition=_condition(condition, schema, language))
        case Total("only", inner, of):
            one, rest = named(of, schema, language)
            the_one = _filtered(of_one(one, language) or list_label(of.field, schema, language), rest, schema, language)
            return say(language, "words-of-the-one", term=term_name(inner, schema, language), noun=the_one)
        case Total(kind, inner, of):
            inside, members = term_name(inner, schema, language), members_of(of, schema, language)
            return say(language, f"words-total-{kind}", term=inside, members=members)
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
            asked = joined(language, [term_name(key, schema, language) for key in keys])
            rows = rows_shown(term, schema, language)
            if rows is None:
                return say(language, "words-table", n=len(keys), keys=asked, table=table_name(table, language))
            return say(language, "words-table-rows", keys=asked, rows=rows)
        case Moved(inner):
            return moved(term, term_name(inner, schema, language), kind_of(inner), language)
        case Rounded(inner, mode, to):
            return say(
                language,
                f"words-rounded-{mode.replace('_', '-')}" + ("-whole" if to == 1 else ""),
                term=term_name(inner, schema, language),
                to=shown(to, term.type, schema, language),
            )
        case _:
            assert_never(term)


def the_term(term: Term, sign: str, schema: Schema, language: str) -> str:
    """A term after a sign: `the total budget`, but `EUR 5` and `80% of “total budget”`."""
    kind = "fact" if isinstance(term, Fact | Count | Distinct | Groups | Total) else "value"
    if kind == "fact" and sign in ("<=", ">=", "=") and type_of(term).kind in (Kind.NUMBER, Kind.MONEY):
        kind = "amount"
    return say(language, "words-the", kind=kind, term=term_name(term, schema, language))


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
                members=members_of(of, schema, language),
            )
        case Negation(operand):
            return _negation(operand, schema, language)
        case Both(items) if (ends_of := between(items)) is not None:
            left, low, high = ends_of
            phrase = _so_many(left, high.value, schema, language)
            ends = [term_name(low, schema, language), phrase or term_name(high, schema, language)]
            interval = say(language, "words-between", low=ends[0], high=ends[1])
            if phrase is not None:
                return interval
            return say(language, "words-value", name=term_name(left, schema, language), value=interval)
        case Both(items):
            text = _chain([_condition(i, schema, language, inner=True) for i in items], "words-and", language)
            return f"({text})" if inner else text
        case Either(items) if (same := all_the_same(items)) is not None:
            asked, members = same
            return say(
                language,
                "words-all-the-same",
                key=term_name(members[0].value, schema, language),
                everyone=members_of(asked, schema, language),
                values=alternatives([allowed(member, schema, language) for member in members], language),
            )
        case Either(items) if (told := one_of(items)) is not None:
            return _condition(told, schema, language, inner)
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
        case Comparison(form=Form.SOME):
            return quantifier_sentence(replace(operand, form=Form.NO), schema, language)
        case Comparison(form=Form.NO | Form.ALL):
            return quantifier_sentence(replace(operand, form=Form.SOME), schema, language)
        case Member():
            name = term_name(operand.value, schema, language)
            return say(language, "words-not-member", name=name, values=excluded(operand, schema, language))
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
    if quantified(comparison) is not None and comparison.asked is not None:
        return quantifier_sentence(comparison, schema, language)
    left, right, sign = comparison.left, comparison.right, comparison.sign
    phrase = _so_many(left, right.value, schema, language) if isinstance(right, Constant) else None
    if phrase is not None and isinstance(left, Count | Distinct | Groups) and isinstance(right, Constant):
        if (sign, right.value) in _NONE:
            of = left.of
            phrase = none_of(of, schema, language) if isinstance(left, Count) else no_kinds(left, schema, language)
            text = say(language, "words-none", none=phrase)
        else:
            text = limit(sign, phrase, NUMBER, language, of_things=True)
        if not isinstance(left, Groups):
            return text
        return say(language, "words-for-which", phrase=text, condition=_condition(left.condition, schema, language))
    if sign == "=" and isinstance(left, Fact) and isinstance(right, Constant) and left.type.kind is Kind.NUMBER:
        name, value = term_name(left, schema, language), term_name(right, schema, language)
        return say(language, "words-value", name=name, value=value)
    value = limit(sign, the_term(right, sign, schema, language), type_of(right), language)
    return say(language, "words-value", name=term_name(left, schema, language), value=value)


def _so_many(term: Term, n: Scalar, schema: Schema, language: str) -> str | None:
    if not isinstance(n, int | Decimal):
        return None
    match term:
        case Count(of):
            return so_many(of, n, schema, language)
        case Distinct() | Groups():
            return kinds_counted(term, n, schema, language)
        case _:
            return None


def quantifier_sentence(comparison: Comparison, schema: Schema, language: str) -> str:
    """`all X have C`, `some X have C` or `no X have C` in words."""
    (kind, asked, condition), left = as_read(comparison), comparison.left
    if isinstance(left, Groups):
        everyone = kinds_named(left, schema, language, "other")
        none = no_kinds(left, schema, language, "of")
        one = kinds_counted(left, 1, schema, language, "of")
    else:
        everyone, none = members_of(asked, schema, language), none_of(asked, schema, language, "of")
        one = so_many(asked, 1, schema, language, "of")
    return say(
        language,
        f"words-quantified-{kind}" + ("-each" if isinstance(left, Groups) else ""),
        everyone=everyone,
        none=none,
        one=one,
        condition=_condition(condition, schema, language),
    )


def register_sentence(comparison: Comparison, sentence: str, schema: Schema, language: str) -> str:
    """Whether something is listed in a register, said by that sentence: what, in which, on what day, among what."""
    asked, subject = comparison.asked, comparison.subject
    assert asked is not None and subject is not None, "a look into a register has both"
    on, rest = listed_in(comparison, schema)
    limits = []
    if isinstance(on, Constant):
        limits.append(say(language, "words-listed-on", day=term_name(on, schema, language)))
    elif on is not None:
        plain = on.term if isinstance(on, Moved) and not on.months and not on.days else on
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
    """In which register: `in the register of ECHE holders`, `v rejstříku držitelů ECHE`."""
    field = schema.proposal.fields[asked.index]
    return register_name(field, schema, language, "words-in-register")


def _chain(items: list[str], word: str, language: str) -> str:
    text = items[0]
    for item in items[1:]:
        text = say(language, word, left=text, right=item)
    return text
