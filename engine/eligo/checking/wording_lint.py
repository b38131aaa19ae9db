"""Room `checking`: warnings about titles, messages, labels and nouns, the words that people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ..syntax import tree
from ..syntax.keywords import LANGUAGES
from ..text import codes
from ..text.diagnostics import Code, Diagnostic
from ..text.span import Span
from .domains import FLIPPED, NEGATED
from .names import Names
from .policy import (
    Arithmetic,
    Both,
    CheckedPolicy,
    Comparison,
    Condition,
    Constant,
    Count,
    Either,
    Fact,
    Form,
    Lookup,
    Member,
    Message,
    Moved,
    Negation,
    Range,
    Rounded,
    Rule,
    Scalar,
)
from .said import YEARS, Said, numbers_said
from .schema import Kind, Schema, Texts
from .walking import nodes

_LARGE = 1000
_MONTHS_OF_A_YEAR = 12


def declared_words(file: tree.File) -> Iterator[Diagnostic]:
    """Labels and nouns of a file's declarations that lack a language."""
    for d in file.declarations:
        if isinstance(d, tree.Vocabulary | tree.Record):
            for part in d.parts:
                if isinstance(part, tree.Label):
                    continue
                given = part.text.plain() if part.text else {}
                for language in either(_lacking(given)):
                    yield codes.NO_LABEL.at(part.names.span, name=part.names.name.text, language=language)
                if isinstance(part, tree.Group):
                    yield from _noun(part.names, part.called)
        if isinstance(d, tree.Vocabulary | tree.Record | tree.Definition):
            yield from _noun(d.names, d.called)


def _noun(names: tree.Names, called: tree.Called | None) -> Iterator[Diagnostic]:
    for language in _lacking({marked: forms[0] for marked, forms in called.forms if forms}) if called else ():
        yield codes.NOUN_LANGUAGE.at(called.span if called else names.span, name=names.name.text, language=language)


def _lacking(given: Texts) -> tuple[str, ...]:
    return tuple(language for language in LANGUAGES if not given.get(language, "").strip())


def either(lacking: tuple[str, ...]) -> tuple[str, ...]:
    """The languages to tell of one by one; where all are lacking, that is one mistake."""
    return lacking if len(lacking) < len(LANGUAGES) else ("any",)


def rule_words(policy: CheckedPolicy, file: tree.File, names: Names) -> Iterator[Diagnostic]:
    """What the titles and messages of a file's rules lack, or say otherwise than the condition."""
    written = {d.name.text: d for d in file.declarations if isinstance(d, tree.Rule)}
    broken = [d.span for d in names.found if d.code in (codes.UNKNOWN_LANGUAGE.id, codes.TEXT_TWICE.id)]
    for rule in policy.rules:
        node = written.get(rule.id)
        if node is None:
            continue
        mistaken = any(
            span.file == p.span.file and p.span.start <= span.start <= p.span.end
            for span in broken
            for p in node.parts
            if isinstance(p, tree.Title)
        )
        for language in () if mistaken else either(_lacking(rule.title)):
            yield codes.NO_TITLE.at(node.name.span, rule=rule.id, language=language)
        if not any(isinstance(p, tree.Citation) for p in node.parts):
            yield codes.NO_SOURCE.at(node.name.span, rule=rule.id)
        if rule.requirement is not None:
            yield from _compared(rule, rule.requirement, node, policy.schema)
    yield from _counted(policy, file)


def _counted(policy: CheckedPolicy, file: tree.File) -> Iterator[Diagnostic]:
    """Lists of the file that a requirement counts and that have no noun."""
    uncalled = {
        d.names.name.text: d.names.name.span
        for d in file.declarations
        if isinstance(d, tree.Definition) and d.called is None
    }
    told = set()
    for rule in policy.rules if uncalled else ():
        for node in nodes(rule.requirement):
            if isinstance(node, Comparison) and isinstance(node.left, Count):
                of = node.left.of if node.form is Form.PLAIN else node.asked
                if of is not None and of.name in uncalled and of.noun is None and of.name not in told:
                    told.add(of.name)
                    yield codes.NO_NOUN.at(uncalled[of.name], name=of.name)


# ── numbers ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers of a rule's condition, those that its words may say besides, and the signs that go with them.

    `signs` has the numbers that stand in plain comparisons only, with every sign that they stand beside.
    """

    had: frozenset[Decimal]
    besides: frozenset[Decimal]
    signs: Mapping[Decimal, frozenset[str]]


def _compared(rule: Rule, requirement: Condition, node: tree.Rule, schema: Schema) -> Iterator[Diagnostic]:
    """Numbers and limits in the words of a rule that its condition does not have: somebody changed one of the two."""
    numbers = _numbers(rule, requirement, schema)
    if numbers is None:
        return
    for part in node.parts:
        match part:
            case tree.Title():
                said = {language: (words,) for language, words in rule.title.items()}
                yield from _in_title(part, said, numbers)
            case tree.Otherwise():
                yield from _in_message(part, _literal(rule.otherwise), numbers, fails=True)
            case tree.Advice():
                yield from _in_message(part, _literal(rule.advice), numbers, fails=False)
            case _:
                pass


def _literal(message: Message | None) -> dict[str, tuple[str, ...]]:
    """The words of a message by language, cut where something is inserted."""
    texts: dict[str, tuple[str, ...]] = {}
    for language, parts in message.parts.items() if message else ():
        cut = [""]
        for part in parts:
            if isinstance(part, str):
                cut[-1] += part
            else:
                cut.append("")
        texts[language] = tuple(cut)
    return texts


def _in_title(part: tree.Title, texts: Mapping[str, tuple[str, ...]], numbers: _Numbers) -> Iterator[Diagnostic]:
    wrong: list[tuple[str, Said]] = []
    limits: list[Said] = []
    for language, words in texts.items():
        said = list(numbers_said(words, language))
        whole = numbers.had <= {one.value for one in said}
        wrong += [
            (language, one)
            for one in said
            if not _known(one, numbers) and not (one.a_part and whole) and _sure(one, said, numbers)
        ]
        limits += said
    yield from _told(codes.TITLE_NUMBER, part.span, wrong)
    yield from _signs(part.span, limits, numbers, fails=False)


def _in_message(
    part: tree.Otherwise | tree.Advice, texts: Mapping[str, tuple[str, ...]], numbers: _Numbers, *, fails: bool
) -> Iterator[Diagnostic]:
    wrong: list[tuple[str, Said]] = []
    limits: list[Said] = []
    for language, words in texts.items():
        said = list(numbers_said(words, language))
        if not any(_known(one, numbers) for one in said):
            wrong += [
                (language, one)
                for one in said
                if one.value >= 2 and (one.limit or one.claimed or one.value >= _LARGE) and _sure(one, said, numbers)
            ]
        limits += said
    yield from _told(codes.MESSAGE_NUMBER, part.span, wrong)
    yield from _signs(part.span, limits, numbers, fails=fails)


def _told(code: Code, span: Span, wrong: Iterable[tuple[str, Said]]) -> Iterator[Diagnostic]:
    """One warning for each wrong number, however many languages say it."""
    by_value: dict[Decimal, list[tuple[str, Said]]] = {}
    for language, one in wrong:
        by_value.setdefault(one.value, []).append((language, one))
    for found in by_value.values():
        written = ", ".join(dict.fromkeys(one.written for _, one in found))
        yield code.at(span, number=written, language=", ".join(dict.fromkeys(language for language, _ in found)))


def _known(one: Said, numbers: _Numbers) -> bool:
    """Whether the condition has the number; `more than 3` says the limit of `>= 4`."""
    if one.value in numbers.had or one.value in numbers.besides:
        return True
    step = {">": 1, "<": -1}.get(one.limit, 0)
    if one.value + step in numbers.had:
        return True
    return any(
        one.value - s in numbers.had and wanted in numbers.signs.get(one.value - s, ())
        for s, wanted, limit in ((1, ">", ">="), (-1, "<", "<="))
        if one.limit == limit
    )


def _sure(one: Said, said: Iterable[Said], numbers: _Numbers) -> bool:
    """Whether a number that the condition does not have was surely meant to be in it."""
    if one.value < 2 and not one.limit:
        return False
    if one.value in YEARS and not any(number in YEARS for number in numbers.had):
        return False
    if one.in_words:
        return bool(one.limit) and not any(_known(other, numbers) for other in said)
    return True


def _signs(span: Span, said: Iterable[Said], numbers: _Numbers, *, fails: bool) -> Iterator[Diagnostic]:
    """`at least 4` beside a condition that has `<= 4`. What is said of a failure may also be the opposite."""
    wrong: dict[str, list[str]] = {}
    for one in said:
        signs = numbers.signs.get(one.value)
        if not one.limit or not signs or one.limit in signs or (fails and NEGATED[one.limit] in signs):
            continue
        wrong.setdefault(", ".join(sorted(signs)), []).append(f"{one.limit_words} {one.written}")
    for sign, words in wrong.items():
        yield codes.LIMIT_DIFFERS.at(span, words=", ".join(dict.fromkeys(words)), sign=sign)


def _numbers(rule: Rule, requirement: Condition, schema: Schema) -> _Numbers | None:
    """The numbers of a rule; None where it has none that its words could be compared with."""
    below = list(nodes(requirement))
    guards = list(nodes(rule.when)) if rule.when is not None else []
    if any(isinstance(n, Arithmetic) and n.sign != "*" and not _is_negative(n) for n in below):
        return None
    had = {number for n in below for number in _of_node(n)} | set(_percents(below))
    if not any(number > 1 for number in had):
        return None
    besides = {number for n in guards for number in _of_node(n)} | _sizes([*below, *guards], schema)
    besides |= {number / _MONTHS_OF_A_YEAR for number in had | besides}
    return _Numbers(frozenset(had), frozenset(besides), _signs_of(requirement, had))


def _is_negative(node: Arithmetic) -> bool:
    return node.sign == "-" and isinstance(node.left, Constant) and node.left.value == 0


def _percents(below: Iterable[object]) -> Iterator[Decimal]:
    """`30 % of x` is kept as `0.30 * x`."""
    for node in below:
        if isinstance(node, Arithmetic) and isinstance(node.left, Constant):
            yield from (share * 100 for share in _of_value(node.left.value) if share != share.to_integral_value())


def _of_node(node: object) -> Iterator[Decimal]:
    match node:
        case Constant(value=value):
            yield from _of_value(value)
        case Moved(months=months, days=days):
            yield from (abs(Decimal(n)) / part for n, part in ((months, 1), (months, 12), (days, 1), (days, 7)) if n)
        case Rounded(to=to):
            yield to
        case Member(values=values):
            for value in values:
                yield from _of_value(value)
        case Lookup(table=table):
            for row in table.rows:
                for cell in row:
                    ends = (cell.low, cell.high) if isinstance(cell, Range) else (cell,)
                    for end in ends:
                        if end is not None:
                            yield from _of_value(end)
        case _:
            return


def _of_value(value: Scalar) -> Iterator[Decimal]:
    match value:
        case bool():
            return
        case int() | Decimal():
            yield Decimal(value)
        case datetime():
            yield from map(Decimal, (value.year, value.month, value.day, value.hour, value.minute))
        case date():
            yield from map(Decimal, (value.year, value.month, value.day))
        case str():
            if value.isascii() and value.isdecimal() and len(value) < 10:
                yield Decimal(value)


def _sizes(below: Iterable[object], schema: Schema) -> set[Decimal]:
    """How many codes the vocabularies and lists of a condition have: `one of the 14 ecosystems`."""
    sizes = set()
    for node in below:
        if isinstance(node, Member):
            sizes.add(Decimal(len(node.values)))
        elif isinstance(node, Fact) and node.type.kind is Kind.CODE:
            vocabulary = schema.vocabularies.get(node.type.of or "")
            sizes.add(Decimal(len(vocabulary.entries if vocabulary else ())))
    return sizes


def _signs_of(requirement: Condition, had: Iterable[Decimal]) -> dict[Decimal, frozenset[str]]:
    """The signs beside each number, for the numbers that stand nowhere else than in plain comparisons."""
    beside: dict[Decimal, set[str]] = {}
    places: dict[Decimal, int] = {}
    for node in nodes(requirement):
        for number in _of_node(node):
            places[number] = places.get(number, 0) + 1
    waiting = [(requirement, True)]
    plain: dict[Decimal, int] = {}
    while waiting:
        node_, holds = waiting.pop()
        match node_:
            case Negation(operand):
                waiting.append((operand, not holds))
            case Both(items) | Either(items):
                waiting += [(item, holds) for item in items]
            case Comparison(left=left, sign=sign, right=right, form=Form.PLAIN):
                if isinstance(left, Constant):
                    left, sign, right = right, FLIPPED[sign], left
                if isinstance(right, Constant) and right.type.kind in (Kind.NUMBER, Kind.MONEY):
                    for number in _of_value(right.value):
                        beside.setdefault(number, set()).add(sign if holds else NEGATED[sign])
                        plain[number] = plain.get(number, 0) + 1
            case _:
                pass
    return {
        n: frozenset(signs) for n, signs in beside.items() if n in had and plain[n] == places[n] and "!=" not in signs
    }
