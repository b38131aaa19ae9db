"""Random syntax trees: everything that a `.pol` file can say, as hypothesis strategies."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from eligo.syntax import tree
from eligo.syntax.keywords import LANGUAGES, keywords
from eligo.text.span import span_of_file

HERE = span_of_file("random.pol")
MOMENTS = {
    "2022-09-15 17:00 Europe/Brussels": datetime(2022, 9, 15, 17, 0, tzinfo=ZoneInfo("Europe/Brussels")),
    "2022-09-15T17:00:30Z": datetime(2022, 9, 15, 17, 0, 30, tzinfo=timezone.utc),  # noqa: UP017
    "2022-01-31 08:15 +02:00": datetime(2022, 1, 31, 8, 15, tzinfo=timezone(timedelta(hours=2))),
}
T = TypeVar("T")

RESERVED = {
    part
    for keyword in keywords().values()
    for language in LANGUAGES
    for word in keyword.accepted(language)
    for part in word.split()
}
"""Words that a name leaves alone, so that it is a name in both languages."""


def _some(items: st.SearchStrategy[T], least: int = 0, most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, min_size=least, max_size=most).map(tuple)


def _maybe(item: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | item


def _name(text: str) -> tree.Name:
    return tree.Name(text, HERE)


# ── names and texts ──

identifiers = st.one_of(
    st.sampled_from(["partners", "země", "programové_země", "subjekty", "HEI", "_x9", "full_partners", "žádosti"]),
    st.from_regex(r"[a-zěščřžýáíé_][a-z0-9_ěščř]{2,11}", fullmatch=True),
).filter(lambda text: text not in RESERVED)
names = identifiers.map(_name)
nouns = identifiers.filter(lambda text: text != "HEI").map(_name)
dotted = st.lists(identifiers, min_size=1, max_size=3).map(lambda parts: _name(".".join(parts)))
aliased = st.builds(tree.Names, names, _maybe(names), st.just(HERE))
paths = st.builds(tree.Path, _some(names, 1, 2), st.just(HERE))
prose = st.one_of(
    st.sampled_from(
        ["", "Nejméně 4 programové země", "a # no comment", 'say "so"', "{brace}", "back\\slash", "|", "  "]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40),
    st.text('ab"\\{}# |', max_size=12),
)

# ── values ──

amounts = st.one_of(
    st.integers(0, 10**12).map(Decimal),
    st.decimals(0, 10**9, places=2),
    st.sampled_from([Decimal(n) for n in ("0", "999", "1000", "9999.5", "10000", "1E+3")]),
)
signed = st.one_of(amounts, amounts.map(lambda amount: -amount))
currencies = st.sampled_from(["EUR", "CZK"])
numbers = st.builds(tree.Number, signed, _maybe(currencies), st.just(HERE))
text_values = st.builds(tree.TextValue, prose, st.just(HERE))
days = st.builds(tree.DayValue, st.dates(), st.just(HERE))
moments = st.sampled_from(sorted(MOMENTS)).map(lambda written: tree.MomentValue(MOMENTS[written], written, HERE))
yes_no = st.builds(tree.YesNo, st.booleans(), st.just(HERE))
literals: st.SearchStrategy[tree.Literal] = st.one_of(numbers, text_values, days, moments, yes_no, names)

# ── conditions ──


def _conditions(
    inner: st.SearchStrategy[tree.Condition], groups: st.SearchStrategy[tree.Path | tree.Listing]
) -> st.SearchStrategy[tree.Condition]:
    """Every kind of condition over smaller ones, of types that need not make sense."""
    here = st.just(HERE)
    sources: st.SearchStrategy[tree.Path | tree.GroupRef] = paths | st.builds(tree.GroupRef, here)
    members = st.builds(tree.Filtered, sources, _maybe(inner), here)
    quantifiers, kinds = st.sampled_from(["all", "some", "no"]), st.sampled_from(["sum", "min", "max"])
    relations = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    positive = inner.filter(lambda node: not isinstance(node, tree.Number))
    signs, units = st.sampled_from("+-"), st.sampled_from(["days", "weeks", "months", "years"])
    counted = st.builds(tree.Number, st.sampled_from([Decimal(n) for n in range(13)]) | amounts, st.none(), here)
    multiples = st.builds(tree.Number, amounts, _maybe(currencies), here)
    return st.one_of(
        st.builds(tree.Lookup, names, _some(inner, 1, 2), names, here),
        st.builds(tree.Count, members, here),
        st.builds(tree.CountDistinct, paths, members, here),
        st.builds(tree.CountGroups, paths, members, inner, here),
        st.builds(tree.Aggregate, kinds, inner, members, here),
        st.builds(tree.Shifted, signs, inner, counted, units, here),
        st.builds(tree.Rounded, inner, st.sampled_from(["down", "up", "half_up"]), _maybe(multiples), here),
        st.builds(tree.DayOf, inner, here),
        st.builds(tree.Arithmetic, st.sampled_from("+-*"), inner, inner, here),
        st.builds(tree.Minus, positive, here),
        st.builds(tree.Share, amounts, inner, here),
        st.builds(_comparison, inner, relations, inner | yes_no, st.booleans()),
        st.builds(tree.Member, inner, groups, st.booleans(), here),
        st.builds(tree.IsGiven, inner, here),
        st.builds(tree.Between, inner, inner, inner, here),
        st.builds(_listed, inner, names, _maybe(names), _maybe(inner), _maybe(inner), st.booleans(), st.integers(0, 5)),
        st.builds(tree.NoTwo, members, names, st.sampled_from(["no two", "žádné dvě z", "zadna dva z"]), here),
        st.builds(_quantified, quantifiers, _maybe(paths), members, inner, st.sampled_from([0, 1, 2, 3])),
        st.builds(tree.Negation, inner, here),
        st.builds(tree.Both, _some(inner, 2, 4), here),
        st.builds(tree.Either, _some(inner, 2, 4), here),
    )


def _comparison(left: tree.Condition, sign: str, right: tree.Condition, worded: bool) -> tree.Comparison:
    return tree.Comparison(left, sign, right, worded and sign in ("=", "<=", ">="), HERE)


def _quantified(
    quantifier: str, key: tree.Path | None, members: tree.Filtered, condition: tree.Condition, form: int
) -> tree.Quantified:
    return tree.Quantified(quantifier, key, members, condition, _spelled(quantifier.upper(), form), HERE)


def _spelled(terminal: str, form: int) -> str:
    """A spelling of either language."""
    spellings = [*keywords()[terminal].spelled["en"], *keywords()[terminal].accepted("cs")]
    return spellings[form % len(spellings)]


def _listed(
    value: tree.Condition,
    register: tree.Name,
    by: tree.Name | None,
    on: tree.Condition | None,
    condition: tree.Condition | None,
    negated: bool,
    form: int,
) -> tree.Listed:
    spelling = _spelled("NOT_LISTED" if negated else "IS_LISTED", form)
    return tree.Listed(value, register, by, on, condition, negated, spelling, HERE)


def _all_same(members: tree.Filtered, value: tree.Condition, groups: tree.Listing, form: int) -> tree.AllSame:
    return tree.AllSame(members, value, groups, _spelled("ALL", form), _spelled("SAME_OF", form), HERE)


def _with_same(inner: st.SearchStrategy[tree.Condition]) -> st.SearchStrategy[tree.Condition]:
    """Every kind of condition, those with braces included, which no message can hold."""
    members = st.builds(tree.Filtered, paths, _maybe(inner), st.just(HERE))
    return _conditions(inner, paths | _listings) | st.builds(_all_same, members, inner, _listings, st.integers(0, 5))


_leaves: st.SearchStrategy[tree.Condition] = st.one_of(numbers, text_values, days, moments, paths)
_listings = st.builds(tree.Listing, _some(literals, 1, 12), st.just(HERE))
conditions: st.SearchStrategy[tree.Condition] = st.recursive(_leaves, _with_same, max_leaves=12)
_inside_texts: st.SearchStrategy[tree.Condition] = st.recursive(
    st.one_of(numbers, days, paths), lambda inner: _conditions(inner, paths), max_leaves=4
)


def _insertion(value: tree.Condition, noun: tree.Name | None) -> tree.Insertion:
    return tree.Insertion(value, noun, HERE)


insertions = st.builds(_insertion, _inside_texts, _maybe(nouns))


def _words(parts: list[str | tree.Insertion]) -> tree.Words:
    """A message as the parser makes it: no empty literal, and never two side by side."""
    joined: list[str | tree.Insertion] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return tree.Words(tuple(joined), HERE)


words = st.lists(prose | insertions, max_size=3).map(_words)
labelled = st.lists(st.sampled_from(["en", "cs", "de"]), min_size=1, max_size=2, unique=True)
by_language = labelled.flatmap(
    lambda languages: st.tuples(*(words for _ in languages)).map(
        lambda each: tree.Text(tuple(zip(languages, each, strict=True)), HERE)
    )
)
texts = words.map(lambda one: tree.Text((("", one),), HERE)) | by_language
called = labelled.flatmap(
    lambda languages: st.tuples(*(_some(prose, 1, 4) for _ in languages)).map(
        lambda each: tree.Called(tuple(zip(languages, each, strict=True)), HERE)
    )
)

# ── declarations ──

_here = st.just(HERE)
_force = st.sampled_from(["must", "should"])
_condition_parts = st.one_of(
    st.builds(tree.When, conditions, _here),
    st.builds(tree.Unless, conditions, _here),
    st.builds(tree.Require, _force, conditions, _here),
)
periods = st.builds(tree.Valid, st.dates(), _maybe(st.dates()), _here)
policy_parts: st.SearchStrategy[tree.PolicyPart] = st.one_of(
    st.builds(tree.Title, texts, _here),
    st.builds(tree.Document, names, texts, _maybe(prose), _here),
    st.builds(tree.Applies, conditions, _here),
    periods,
    st.builds(tree.Stage, names, _here),
    st.builds(tree.Note, texts, _here),
)
_consequences = st.one_of(
    st.builds(tree.Consequence, st.sampled_from(["warn", "ignore", "clarify"]), st.none(), _maybe(texts), _here),
    st.builds(tree.Consequence, st.just("reduce"), amounts, _maybe(texts), _here),
)
_proofs: st.SearchStrategy[tree.Evidence | tree.Unconfirmed] = st.one_of(
    st.builds(tree.Evidence, names, _here), st.builds(tree.Unconfirmed, _maybe(texts), _here)
)
rule_parts: st.SearchStrategy[tree.RulePart] = st.one_of(
    st.builds(tree.Title, texts, _here),
    st.builds(tree.Citation, names, _maybe(texts), _here),
    st.builds(tree.Stage, names, _here),
    _condition_parts,
    _proofs,
    st.builds(tree.Judge, _force, texts, _here),
    st.builds(tree.Otherwise, texts, _here),
    st.builds(tree.Advice, texts, _here),
    _consequences,
    st.builds(tree.Note, texts, _here),
)
exception_parts: st.SearchStrategy[tree.ExceptionPart] = st.one_of(
    st.builds(tree.Title, texts, _here),
    st.builds(tree.Citation, names, _maybe(texts), _here),
    _condition_parts.filter(lambda part: not isinstance(part, tree.Require) or part.force == "must"),
    st.builds(tree.Note, texts, _here),
)
exceptions = st.builds(tree.RuleException, names, _maybe(names), _some(exception_parts), _here)
parameter_parts: st.SearchStrategy[tree.ParameterPart] = st.one_of(
    st.builds(tree.DatedValue, periods, literals, _here),
    st.builds(tree.Title, texts, _here),
    st.builds(tree.Citation, names, _maybe(texts), _here),
    st.builds(tree.Unit, called, _here),
    st.builds(tree.ConfirmBy, st.dates(), _here),
    st.builds(tree.Note, texts, _here),
)


def _range(sign: str, low: tree.Literal, high: tree.Literal) -> tree.RangeCell:
    match sign:
        case "to":
            return tree.RangeCell(low, ">=", high, "<=", HERE)
        case ">=" | ">":
            return tree.RangeCell(low, sign, None, "", HERE)
        case _:
            return tree.RangeCell(None, "", high, sign, HERE)


headings = st.builds(tree.Names, names, names, _here)
ranges = st.builds(_range, st.sampled_from([">=", ">", "<=", "<", "to"]), literals, literals)
cells = st.builds(tree.Cell, _maybe(literals | headings | ranges), _here)
rows = _some(st.builds(tree.Row, _some(cells, 1, 4), _here), 1, 4)
vocabulary_parts: st.SearchStrategy[tree.Entry | tree.Group] = st.one_of(
    st.builds(tree.Entry, aliased, _some(names), _maybe(texts), _here),
    st.builds(tree.Group, aliased, _maybe(periods), _some(names, 1, 30), _maybe(texts), _maybe(called), _here),
)
field_types = st.one_of(
    st.builds(tree.FieldType, names, _maybe(currencies), st.just(False), _here),
    st.builds(tree.FieldType, names, st.none(), st.just(True), _here),
)
record_parts: st.SearchStrategy[tree.Field | tree.Label] = st.one_of(
    st.builds(tree.Field, aliased, field_types, st.booleans(), st.booleans(), _maybe(amounts), _maybe(texts), _here),
    st.builds(tree.Label, words, _here),
)
register_parts: st.SearchStrategy[tree.Field | tree.Label | tree.ValidFields] = st.one_of(
    record_parts, st.builds(tree.ValidFields, names, _maybe(names), _here)
)
clause_parts: st.SearchStrategy[tree.Says | tree.Bound | tree.Excused] = st.one_of(
    st.builds(tree.Says, texts, _here),
    st.builds(tree.Bound, _some(names, 1, 20), _here),
    st.builds(tree.Excused, texts, _here),
)
_outcomes = st.sampled_from(["pass", "fail", "undecided", "not_applicable", "needs_judgement", "waived"])
_given: st.SearchStrategy[tree.Literal | tuple[()] | None] = st.one_of(st.none(), st.just(()), literals)
places: st.SearchStrategy[tree.FactPlace] = st.one_of(
    st.builds(tree.FactPlace, names, st.none(), st.none(), _here),
    st.builds(tree.FactPlace, names, st.integers(1, 20_000), names, _here),
)
bounds: st.SearchStrategy[tree.Bounds] = st.one_of(
    st.builds(tree.Bounds, literals, literals, _here),
    st.builds(tree.Bounds, st.none(), _maybe(literals), _here),
    st.builds(tree.Bounds, literals, st.none(), _here),
)
said = st.one_of(
    st.builds(tree.Said, st.tuples(st.tuples(st.none(), prose)), _here),
    st.builds(tree.Said, _some(st.tuples(st.sampled_from(["cs", "en"]), prose), 1, 2), _here),
)
_missing = st.builds(tree.Missing, _some(places, 1, 3), _here)
case_headings: st.SearchStrategy[tree.FactPlace | tree.Asked] = st.one_of(
    places,
    st.builds(tree.Asked, st.sampled_from(["rule", "measured"]), names, _here),
    st.builds(tree.Asked, st.sampled_from(["outcome", "warnings"]), st.none(), _here),
)
case_cells = st.builds(
    tree.CaseCell,
    st.one_of(
        _given, bounds.filter(lambda b: b.low is None or b.low != b.high), st.builds(tree.OutcomeWord, _outcomes, _here)
    ),
    _here,
)
_case_rows = st.builds(tree.CaseRow, _some(case_cells, 1, 4), _here)
test_parts: st.SearchStrategy[tree.TestPart] = st.one_of(
    st.builds(tree.AsIn, names, _here),
    st.builds(tree.GivenValue, places, _given, _here),
    st.builds(tree.GivenRows, names, rows, _here),
    st.builds(tree.WithRows, names, rows, _here),
    st.builds(tree.Without, names, st.integers(1, 20_000), _here),
    st.builds(tree.AsOf, st.dates(), _here),
    st.builds(tree.Expect, st.none(), _outcomes, st.none(), _maybe(_missing), _maybe(said), _here),
    st.builds(tree.Expect, names, _outcomes, _maybe(bounds), _maybe(_missing), _maybe(said), _here),
    st.builds(tree.ExpectWarnings, st.integers(0, 20_000), _here),
    st.builds(tree.Cases, _some(case_headings, 1, 4), _here, _some(_case_rows, 1, 3), _here),
)
bodies: st.SearchStrategy[tree.Condition | tree.Filtered | tree.Single] = st.one_of(
    conditions,
    st.builds(tree.Filtered, paths, conditions, _here),
    st.builds(
        tree.Single,
        st.builds(tree.Filtered, paths, _maybe(conditions), _here),
        st.integers(0, 8).map(lambda form: _spelled("THE_ONE", form)),
        _here,
    ),
)
rules = st.builds(tree.Rule, names, _some(rule_parts), _some(exceptions, most=2), _here)
definitions = st.builds(tree.Definition, aliased, bodies, _maybe(called), _here)
tables = st.builds(tree.Table, aliased, rows, _here)


def _placed(
    document: tree.Name, place: str | tree.Text, parts: tuple[tree.Says | tree.Bound | tree.Excused, ...]
) -> tree.Clause:
    if isinstance(place, str):
        return tree.Clause(document, place, None, parts, HERE)
    named = place.plain()
    return tree.Clause(document, named.get("en", next(iter(named.values()))), place, parts, HERE)


clauses = st.builds(_placed, names, prose | by_language, _some(clause_parts))
parameters = st.builds(tree.Parameter, aliased, _maybe(literals), _some(parameter_parts), _here)
declarations: st.SearchStrategy[tree.Declaration] = st.one_of(
    st.builds(tree.Policy, dotted, _maybe(dotted), _some(policy_parts), _here),
    st.builds(tree.Use, dotted, _here),
    parameters,
    definitions,
    rules,
    tables,
    st.builds(tree.Vocabulary, aliased, _maybe(called), _some(vocabulary_parts), _here),
    st.builds(tree.Record, aliased, _maybe(called), _some(record_parts), _here),
    st.builds(tree.Register, aliased, _maybe(called), _some(register_parts), _here),
    clauses,
    st.builds(tree.Replacement, st.one_of(rules, definitions, tables, clauses, parameters), _here),
    st.builds(tree.DroppedRule, names, texts, _here),
    st.builds(tree.DroppedClause, names, _maybe(prose), texts, _here),
    st.builds(
        tree.ReplacedSource,
        _some(names, 1, 20),
        _some(st.builds(tree.Citation, names, _maybe(texts), _here) | _proofs, 1),
        _here,
    ),
    st.builds(tree.Test, prose, _some(test_parts), _here),
    st.builds(tree.Example, names, _some(test_parts), _here),
)


def _file(parts: tuple[tree.Declaration, ...], language: str) -> tree.File:
    return tree.File(parts, (), language, HERE)


files = st.builds(_file, _some(declarations, 0, 4), st.sampled_from(LANGUAGES))
"""Random files without comments, all at one place, with the keywords of either language."""
