"""Room `checking`: warnings about numbers, days and limits in words that the condition beside them does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Code, Diagnostic
from ..text.span import Span
from .contents import Content, content
from .domains import NEGATED
from .layering import own_rules
from .policy import CheckedPolicy, Condition, Constant, Lookup, Message, Rule, RuleException, every_exception
from .said import INSERTION, YEARS, Said, numbers_said
from .said_days import DaySaid, TimeSaid, days_said
from .schema import Schema, Texts
from .walking import nodes

_LARGE = 1000
_CLOSE = Decimal("0.5")
_MANY = 10
"""A vocabulary with so many codes may be told by its size; a smaller number is more often a limit."""

_Written: TypeAlias = tuple[str, str]
"""A language, and what is said in it."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    """What words say and the condition does not: numbers and days, and limits with the sign that it has."""

    numbers: tuple[tuple[object, _Written], ...] = ()
    limits: tuple[tuple[str, str], ...] = ()

    def told(self, code: Code, span: Span, **facts: str) -> Iterator[Diagnostic]:
        """One warning for each wrong number, however many languages say it."""
        by_value: dict[object, list[_Written]] = {}
        for value, written in self.numbers:
            by_value.setdefault(value, []).append(written)
        for found in by_value.values():
            languages = ", ".join(dict.fromkeys(language for language, _ in found))
            number = ", ".join(dict.fromkeys(words for _, words in found))
            about = {"part": "rule", **facts} if code is codes.TITLE_NUMBER else facts
            yield code.at(span, number=number, language=languages, **about)
        by_sign: dict[str, list[str]] = {}
        for sign, words in self.limits:
            by_sign.setdefault(sign, []).append(words)
        for sign, said in by_sign.items():
            yield codes.LIMIT_DIFFERS.at(span, words=", ".join(dict.fromkeys(said)), sign=sign)


def compared(policy: CheckedPolicy, file: tree.File) -> Iterator[Diagnostic]:
    """What the words of a file say otherwise than its conditions: somebody changed one of the two."""
    own = {rule.name.text: rule for rule in own_rules(file)}
    changed = tuple(_changed(file))
    for rule in policy.rules:
        others = tuple(r for _, later in policy.later for r in later.rules if r.id == rule.id)
        node = own.get(rule.id)
        if rule.span.file != file.span.file and node is not None:
            continue  # Two rules of one name: which one is meant is another mistake.
        if node is not None:
            yield from _rule(rule, node, others, policy.schema)
        elif changed:
            yield from _inherited(rule, changed, policy.schema)
    yield from _parameters(policy, file)
    yield from _clauses(policy, file)


def _rule(rule: Rule, node: tree.Rule, others: Sequence[Rule], schema: Schema) -> Iterator[Diagnostic]:
    own = _content(rule, others, schema)
    for part in node.parts if own is not None else ():
        assert own is not None
        match part:
            case tree.Title():
                yield from _in_title(rule.title, own).told(codes.TITLE_NUMBER, part.span)
            case tree.Otherwise():
                yield from _in_message(_literal(rule.otherwise), own, fails=True).told(codes.MESSAGE_NUMBER, part.span)
            case tree.Consequence() if part.text is not None:
                said = {language or "en": words for language, words in part.text.plain().items()}
                yield from _in_message(said, own, fails=True).told(codes.MESSAGE_NUMBER, part.span)
            case tree.Advice():
                yield from _in_message(_literal(rule.advice), own, fails=False).told(codes.MESSAGE_NUMBER, part.span)
            case _:
                pass
    titles = {each.name.text: p.span for each in node.exceptions for p in each.parts if isinstance(p, tree.Title)}
    for exception in every_exception(rule.exceptions):
        if exception.name in titles:
            its = _content_of_exception(exception, rule, schema)
            yield from _in_title(exception.title, its).told(codes.TITLE_NUMBER, titles[exception.name])


def _content(rule: Rule, others: Iterable[Rule], schema: Schema) -> Content | None:
    """What a rule says; where it demands no number, what decides for whom it is. None: nothing to compare with."""
    elsewhere = [c for other in others for c in (other.when, other.requirement) if c is not None]
    elsewhere += [
        c for each in every_exception(rule.exceptions) for c in (each.when, each.requirement) if c is not None
    ]
    guards = [rule.when] if rule.when is not None else []
    if rule.requirement is not None:
        demanded = content((rule.requirement,), (*guards, *elsewhere), schema)
        if any(number > 1 for number in demanded.had) or demanded.days or demanded.signs:
            return demanded
    if rule.when is not None and (
        rule.requirement is None or not any(n for n in nodes(rule.requirement) if _counts(n))
    ):
        return content((rule.when,), elsewhere, schema)
    return None


def _counts(node: object) -> bool:
    return isinstance(node, Constant | Lookup)


def _content_of_exception(exception: RuleException, rule: Rule, schema: Schema) -> Content:
    own = [exception.when] if exception.requirement is None else [exception.requirement, exception.when]
    return content(own, [c for c in (rule.when, rule.requirement) if c is not None], schema)


# ── what an extended policy's words say of values that were changed ───────────────────────


def _changed(file: tree.File) -> Iterator[tuple[str, Span]]:
    """The parameters and tables to which a file gives new values, and where."""
    for node in file.declarations:
        if isinstance(node, tree.Replacement) and isinstance(node.by, tree.Parameter | tree.Table):
            yield node.by.names.name.text, node.by.names.name.span


def _inherited(rule: Rule, changed: Iterable[tuple[str, Span]], schema: Schema) -> Iterator[Diagnostic]:
    """A rule taken over whose title says the value from before the change."""
    own = _content(rule, (), schema)
    if own is None or rule.requirement is None:
        return
    read = {name for n in nodes(rule.requirement) for name in _named(n)}
    for name, span in changed:
        if name in read:
            wrong = _in_title(rule.title, own)
            yield from _Wrong(wrong.numbers).told(codes.TITLE_NUMBER, span, part="inherited", rule=rule.id)


def _named(node: object) -> Iterator[str]:
    """The name of the parameter or table that a node reads."""
    if isinstance(node, Lookup):
        yield node.table.name
    elif isinstance(node, Constant) and node.name is not None:
        yield node.name


# ── parameters and clauses ────────────────────────────────────────────────────────────────


def _parameters(policy: CheckedPolicy, file: tree.File) -> Iterator[Diagnostic]:
    """A title of a parameter that says a limit, but not the value."""
    values: dict[str, list[Condition | Constant]] = {}
    for each in (policy, *(later for _, later in policy.later)):
        for parameter in each.parameters:
            values.setdefault(parameter.name, []).append(parameter.value)
    titles = {parameter.name: parameter.title for parameter in policy.parameters}
    for node in file.declarations:
        stated = node.by if isinstance(node, tree.Replacement) else node
        if isinstance(stated, tree.Parameter) and stated.names.name.text in titles:
            name = stated.names.name
            own = content(values[name.text], (), policy.schema)
            wrong = _in_title(titles[name.text], own, limits_only=True)
            yield from _Wrong(wrong.numbers).told(codes.TITLE_NUMBER, name.span, part="parameter")


def _clauses(policy: CheckedPolicy, file: tree.File) -> Iterator[Diagnostic]:
    """A clause that says a limit which none of its rules has."""
    rules = {rule.id: rule for rule in policy.rules}
    said = {(clause.document.name, clause.place): clause for clause in policy.clauses}
    for node in file.declarations:
        stated = node.by if isinstance(node, tree.Replacement) else node
        clause = said.get((stated.document.text, stated.place)) if isinstance(stated, tree.Clause) else None
        if clause is None or not isinstance(stated, tree.Clause):
            continue
        names = [name.text for part in stated.parts if isinstance(part, tree.Bound) for name in part.rules]
        if any(name not in rules for name in names):
            continue  # A rule that could not be understood may have the number.
        bound = [rules[name] for name in names]
        own = content([c for rule in bound for c in _conditions(rule)], (), policy.schema)
        span = next((part.span for part in stated.parts if isinstance(part, tree.Says)), stated.span)
        wrong = _in_title(clause.says, own, limits_only=True)
        yield from _Wrong(wrong.numbers).told(codes.TITLE_NUMBER, span, part="clause")


def _conditions(rule: Rule) -> Iterator[Condition]:
    exceptions = tuple(every_exception(rule.exceptions))
    for condition in (rule.when, rule.requirement, *(e.when for e in exceptions), *(e.requirement for e in exceptions)):
        if condition is not None:
            yield condition


# ── one text ──────────────────────────────────────────────────────────────────────────────


def _literal(message: Message | None) -> dict[str, str]:
    """The words of a message by language, with one character for each thing that is inserted."""
    return {
        language: "".join(part if isinstance(part, str) else INSERTION for part in parts)
        for language, parts in (message.parts.items() if message else ())
    }


def _in_title(texts: Texts, own: Content, *, limits_only: bool = False) -> _Wrong:
    """What is wrong in a title; of a text that says more than one condition, only the limits."""
    numbers: list[tuple[object, _Written]] = []
    limits: list[tuple[str, str]] = []
    for language, words in texts.items():
        days, times, text = days_said(words, language)
        said = list(numbers_said(text, language))
        numbers += [(key, (language, written)) for key, written in _wrong_days(days, times, own)]
        if own.had and (any(number > 1 for number in own.had) or own.signs):
            complete = all(any(_means(one, n) for one in said) for n in own.had if n > 1)
            known = {one.clause for one in said if _known(one, own)}
            numbers += [
                (one.value, (language, one.written))
                for one in said
                if _is_wrong(one, said, own, known, complete=complete) and (one.limit or not limits_only)
            ]
        limits += _signs(said, own, fails=False)
    return _Wrong(tuple(numbers), tuple(limits))


def _is_wrong(one: Said, said: Iterable[Said], own: Content, known: set[int], *, complete: bool) -> bool:
    """Whether a number of a title was surely meant to be in the condition.

    Where the title has all numbers of the condition, another one only if it stands in one clause with one of them.
    """
    if _known(one, own) or not _sure(one, own):
        return False
    if complete:
        counted = bool(one.limit) or one.joined or one.measured or not one.in_words
        return one.value >= 2 and not one.a_part and counted and (bool(one.limit) or one.clause in known)
    return not one.in_words or bool(one.limit) or one.measured or one.joined or not any(_known(o, own) for o in said)


def _in_message(texts: Mapping[str, str], own: Content, *, fails: bool) -> _Wrong:
    numbers: list[tuple[object, _Written]] = []
    limits: list[tuple[str, str]] = []
    for language, words in texts.items():
        days, times, text = days_said(words, language)
        said = list(numbers_said(text, language))
        numbers += [(key, (language, written)) for key, written in _wrong_days(days, times, own)]
        if any(number > 1 for number in own.had) and not any(_known(one, own) for one in said):
            numbers += [(one.value, (language, one.written)) for one in said if _is_demanded(one) and _sure(one, own)]
        limits += _signs(said, own, fails=fails)
    return _Wrong(tuple(numbers), tuple(limits))


def _is_demanded(one: Said) -> bool:
    """Whether a message demands a number; others are told in passing."""
    if one.value < 2:
        return False
    return bool(one.limit) or one.measured or one.value >= _LARGE or (one.claimed and not one.in_words)


def _means(one: Said, number: Decimal) -> bool:
    if one.share is not None:
        return abs(number - one.value) <= _CLOSE or number in one.share
    return number in one.means or number + {">": -1, "<": 1}.get(one.limit, 0) in one.means


def _known(one: Said, own: Content) -> bool:
    """Whether the condition has the number; `more than 3` says the limit of `>= 4`, and `at least 4` that of `> 3`."""
    every = own.had | own.besides
    if one.share is not None:
        parts = {part for part in one.share if part != 1}
        return parts <= every or any(abs(number - one.value) <= _CLOSE for number in every)
    if any(_means(one, number) for number in every):
        return True
    if not one.limit and one.value in own.sizes and (one.a_part or one.value >= _MANY):
        return True
    return any(
        value - s in own.had and wanted in own.signs.get(value - s, ())
        for value in one.means
        for s, wanted, limit in ((1, ">", ">="), (-1, "<", "<="))
        if one.limit == limit
    )


def _sure(one: Said, own: Content) -> bool:
    """Whether a number that the condition does not have can have been meant for it."""
    if one.share is not None:
        return own.shares
    if one.value < 2 and not one.limit:
        return False
    if all(number <= 1 for number in own.had) and not one.limit:
        # `some` and `no` are kept as counts that are compared with one and nought.
        return False
    return one.value not in YEARS or (bool(own.years) and int(one.value) not in own.years)


def _wrong_days(days: Sequence[DaySaid], times: Sequence[TimeSaid], own: Content) -> Iterator[tuple[object, str]]:
    if not own.days:
        return
    known = [one for one in days if any(_is_day(one, day) for day in own.days | own.days_besides)]
    complete = all(any(_is_day(one, day) for one in days) for day in own.days)
    clauses = {one.clause for one in known}
    for one in days:
        if one not in known and (not complete or one.clause in clauses):
            yield (one.month, one.day, one.year), one.written
    for each in times if own.times else ():
        if not any((each.hour, each.minute) == (t.hour, t.minute) for t in own.times):
            yield (each.hour, each.minute), each.written


def _is_day(one: DaySaid, day: date) -> bool:
    if one.year not in (None, day.year):
        return False
    if one.day is None:
        return one.month == day.month
    return (one.day, one.month) == (day.day, day.month) or (
        one.swapped and (one.month, one.day) == (day.day, day.month)
    )


def _signs(said: Iterable[Said], own: Content, *, fails: bool) -> Iterator[tuple[str, str]]:
    """`at least 4` beside a condition that has `<= 4`. What is said of a failure may also be the opposite."""
    for one in said:
        signs = own.signs.get(one.value)
        if one.limit and signs and one.limit not in signs and not (fails and NEGATED[one.limit] in signs):
            yield ", ".join(sorted(signs)), f"{one.limit_words} {one.written}"
