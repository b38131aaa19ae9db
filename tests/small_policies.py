"""A small world for tests of evaluation: three vocabularies, one list, conditions written briefly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from eligo.checking.policy import Both as _Both
from eligo.checking.policy import (
    CheckedPolicy,
    Column,
    Comparison,
    Condition,
    Constant,
    Count,
    Distinct,
    Either,
    Fact,
    Force,
    Form,
    Groups,
    Lookup,
    Member,
    Moved,
    Negation,
    NoTwo,
    Range,
    Rounded,
    Rule,
    RuleException,
    Scalar,
    Scope,
    Selection,
    Table,
    Term,
    Total,
)
from eligo.checking.schema import CodeEntry, Field, Kind, Record, Schema, Type, Values, Vocabulary
from eligo.checking.truth import Truth
from eligo.evaluation.engine import evaluate
from eligo.evaluation.interpreter import truth_of
from eligo.evaluation.situation import Situation
from eligo.evaluation.verdict import RuleVerdict
from eligo.text.span import span_of_file

NUMBER, TEXT, YES_NO, DAY, MOMENT = (Type(k) for k in (Kind.NUMBER, Kind.TEXT, Kind.YES_NO, Kind.DAY, Kind.MOMENT))
EUR = Type(Kind.MONEY, "EUR")
COUNTRY, ROLE = Type(Kind.CODE, "country"), Type(Kind.CODE, "role")
CODES = {"country": ("CZ", "DE", "FR", "US"), "role": ("lead", "full", "guest")}
SPAN = span_of_file("small.pol")


def _field(name: str, type: Type, minimum: Decimal | None = None) -> Field:
    return Field(name, None, type, False, minimum, {})


PARTNER = Record(
    "partner",
    None,
    (
        _field("pic", TEXT),
        _field("country", COUNTRY),
        _field("role", ROLE),
        _field("eche", YES_NO),
        _field("size", NUMBER, Decimal(0)),
        _field("profit", NUMBER),
        _field("since", DAY),
    ),
    (("field", "pic"), ("text", " ("), ("field", "country"), ("text", ")")),
)
PROPOSAL = Record(
    "proposal",
    None,
    (
        _field("id", TEXT),
        _field("months", NUMBER, Decimal(0)),
        _field("grant", EUR, Decimal(0)),
        _field("home", COUNTRY),
        _field("signed", YES_NO),
        _field("submitted_at", MOMENT),
        _field("start", DAY),
        Field("holders", None, Type(Kind.LIST, "holders"), False, None, {}, register=True),
        _field("partners", Type(Kind.LIST, "partner")),
    ),
    (),
)
HOLDER = Record(
    "holders",
    None,
    (
        _field("code", TEXT),
        _field("country", COUNTRY),
        _field("points", NUMBER),
        _field("issued", DAY),
        _field("expires", DAY),
    ),
    (("field", "code"),),
    holds=("issued", "expires"),
)
SCHEMA = Schema(
    {"proposal": PROPOSAL, "partner": PARTNER, "holders": HOLDER},
    {
        name: Vocabulary(name, None, {code: CodeEntry(code, None, (), {}) for code in codes}, {})
        for name, codes in CODES.items()
    },
)
LIMITS = Table("limits", None, (Column("months", None, NUMBER), Column("most", None, EUR)), ((24, 100), (36, 150)))

RANGES = Table(
    "ranges",
    None,
    (Column("months", None, NUMBER), Column("most", None, NUMBER)),
    ((Range(None, False, 1, True), 0), (Range(1, False, 24, True), 5), (24, 7), (Range(24, True, 30, False), 24)),
)
BOTH = Table(
    "both",
    None,
    (Column("country", None, COUNTRY), Column("size", None, NUMBER), Column("most", None, NUMBER)),
    (
        ("CZ", Range(None, False, 1, False), 1),
        ("CZ", Range(1, True, None, False), 24),
        ("DE", 24, 0),
        ("US", Range(0, False, 36, False), Decimal("2.5")),
    ),
    2,
)
LONG = Table(
    "long",
    None,
    (Column("months", None, NUMBER), Column("most", None, NUMBER)),
    (*((n, n % 5) for n in range(40) if n != 36), (Range(100, False, None, False), 7)),
)


def proposal(
    partners: tuple[Values, ...] | None = (), holders: tuple[Values, ...] | None = None, **facts: Scalar | None
) -> Values:
    """A proposal with those facts; what is not named is not known."""
    lists = {"partners": partners, "holders": holders}
    return tuple(lists[f.name] if f.name in lists else facts.get(f.name) for f in PROPOSAL.fields)


def holder(**facts: Scalar) -> Values:
    """An entry of the register with those facts."""
    return tuple(facts.get(f.name) for f in HOLDER.fields)


def partner(**facts: Scalar) -> Values:
    """A partner with those facts."""
    return tuple(facts.get(f.name) for f in PARTNER.fields)


def own(name: str, depth: int = 0) -> Fact:
    """A field of the element at hand."""
    index = PARTNER.index(name)
    field = PARTNER.fields[index]
    return Fact(Scope.ELEMENT, "partner", name, index, field.type, field.minimum, depth, span=SPAN)


def held(name: str, depth: int = 0) -> Fact:
    """A field of the entry of the register at hand."""
    index = HOLDER.index(name)
    field = HOLDER.fields[index]
    return Fact(Scope.ELEMENT, "holders", name, index, field.type, field.minimum, depth, span=SPAN)


def fact(name: str) -> Fact:
    """A field of the proposal."""
    index = PROPOSAL.index(name)
    field = PROPOSAL.fields[index]
    return Fact(Scope.PROPOSAL, "proposal", name, index, field.type, field.minimum, span=SPAN)


def constant(value: Scalar, type: Type | None = None) -> Constant:
    """A value written in the policy."""
    kind = YES_NO if isinstance(value, bool) else TEXT if isinstance(value, str) else NUMBER
    if isinstance(value, date):
        kind = MOMENT if isinstance(value, datetime) else DAY
    return Constant(value, type or kind, SPAN)


def partners(*conditions: Condition, within_group: bool = False) -> Selection:
    """The partners that satisfy all the conditions."""
    whole = None if not conditions else conditions[0] if len(conditions) == 1 else both(*conditions)
    return Selection("partners", PROPOSAL.index("partners"), "partner", whole, within_group, span=SPAN)


def entries(*conditions: Condition) -> Selection:
    """The entries of the register that satisfy all the conditions."""
    return replace(partners(*conditions), field="holders", index=PROPOSAL.index("holders"), record="holders")


def moved(term: Term, months: int = 0, days: int = 0, rounding: str = "down", type: Type | None = None) -> Moved:
    """A day so many months and days later."""
    return Moved(term, months, days, rounding, DAY if type is None else type, SPAN)


def rounded(term: Term, mode: str, to: str) -> Rounded:
    """An amount rounded to multiples."""
    return Rounded(term, mode, Decimal(to), NUMBER, SPAN)


def only(term: Term, *conditions: Condition) -> Total:
    """The value for the one partner that satisfies the conditions."""
    type = term.type if isinstance(term, Fact) else NUMBER
    return Total("only", term, partners(*conditions), type, SPAN)


def found_in(table: Table, *keys: Term) -> Lookup:
    """The value of the last column of a table."""
    return Lookup(table, keys, table.keys, table.columns[-1].type, SPAN)


def listed(*conditions: Condition) -> Comparison:
    """Some entry of the register satisfies the conditions."""
    counted = Count(entries(*conditions), SPAN)
    return Comparison(counted, ">=", constant(1), form=Form.LISTED, asked=entries(), subject=own("pic"), span=SPAN)


def exception(
    name: str, when: Condition, requirement: Condition | None = None, *exceptions: RuleException
) -> RuleException:
    """An exception to a rule, with exceptions to it."""
    return RuleException(name, {}, None, when, requirement, exceptions, None, SPAN)


def one_of(name: str, *codes: Scalar, depth: int = 0) -> Member:
    """`name in {…}` about the element at hand."""
    return Member(own(name, depth), frozenset(codes), span=SPAN)


def compared(left: Term, sign: str, right: Term | int) -> Comparison:
    """A comparison with a term or a number."""
    return Comparison(left, sign, constant(right) if isinstance(right, int) else right, span=SPAN)


def both(*items: Condition) -> Condition:
    """All of them."""
    return _Both(items, SPAN)


def either(*items: Condition) -> Condition:
    """Any of them."""
    return Either(items, SPAN)


def no(item: Condition) -> Condition:
    """Not that."""
    return Negation(item, SPAN)


def count(*conditions: Condition, within_group: bool = False) -> Count:
    """How many partners satisfy the conditions."""
    return Count(partners(*conditions, within_group=within_group), SPAN)


def distinct(name: str, *conditions: Condition) -> Distinct:
    """How many different values a field has among them."""
    return Distinct(own(name), partners(*conditions), span=SPAN)


def every(asked: Selection, condition: Condition) -> Comparison:
    """`all asked have condition`"""
    violating = both(asked.condition, no(condition)) if asked.condition is not None else no(condition)
    counted = Count(replace(asked, condition=violating), SPAN)
    return Comparison(counted, "<=", constant(0), form=Form.ALL, asked=asked, span=SPAN)


def groups(name: str, condition: Condition, *among: Condition) -> Groups:
    """How many groups by that field satisfy the condition."""
    return Groups(own(name), partners(*among), condition, SPAN)


def total(kind: str, term: Term, *conditions: Condition) -> Total:
    """`sum`, `min` or `max` over the partners."""
    return Total(kind, term, partners(*conditions), NUMBER, SPAN)


def limit(key: Term) -> Lookup:
    """The most money for a number of months."""
    return Lookup(LIMITS, (key,), 1, EUR, SPAN)


def no_two(name: str, *conditions: Condition) -> NoTwo:
    """No two partners share that field."""
    return NoTwo(own(name), partners(*conditions), SPAN)


def rule(
    requirement: Condition | None,
    when: Condition | None = None,
    force: Force = Force.MUST,
    id: str = "rule",
    exceptions: tuple[RuleException, ...] = (),
) -> Rule:
    """A rule; without a requirement it is a judgement."""
    question = {"en": "?", "cs": "?"} if requirement is None else None
    return Rule(id, {}, "", force, None, when, requirement, question, None, None, None, exceptions, span=SPAN)


def policy(*rules: Rule, applies: Condition | None = None) -> CheckedPolicy:
    """A policy of those rules."""
    return CheckedPolicy("small", "en", {}, (), applies, None, None, None, SCHEMA, {}, {}, rules, (), "", ())


def truth_in(condition: Condition, values: Values) -> Truth:
    """Whether the condition holds, by the law."""
    return truth_of(condition, Situation(SCHEMA, values))


def found(condition: Condition, values: Values, when: Condition | None = None, reasons: str = "all") -> RuleVerdict:
    """What a rule that requires the condition comes to."""
    return evaluate(policy(rule(condition, when)), "P", values, reasons=reasons).rules[0]


def every_country_has_a_lead() -> Comparison:
    """`all distinct country of partners have count(group where role = lead) >= 1`"""
    violating = no(compared(count(one_of("role", "lead"), within_group=True), ">=", 1))
    return Comparison(groups("country", violating), "<=", constant(0), form=Form.ALL, asked=partners(), span=SPAN)


HOLDS, BREAKS = compared(constant(1), ">=", 1), compared(constant(0), ">=", 1)
