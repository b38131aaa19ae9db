"""Room `columnar`: a second query for the rules that failed or are undecided: which elements counted, what is missing.

Each such rule of a proposal has choices: numbers that say by which comparison it was decided, and which facts it
lacks. Only the elements of these proposals are looked at. What has no form in SQL has the choice `LAW`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..checking.policy import Condition, NoTwo
from ..data.duck import quoted
from ..data.duck import text as quoted_text
from ..evaluation.verdict import Leaf, Outcome
from .compiling import Compiler
from .counted import BITS, COUNTS, SLOTS, Slots, both, by_list, deciding, either, parts_of, slots_of
from .formulas import TRUE, NotCompiled, cases, surely
from .judging import CODES, JudgedRule
from .labels import label_text
from .lacking import Lack, LackedFact, Lacking
from .masks import words_of
from .planning import Left, Plan, PolicyPlan
from .relations import source_of

COLUMNS = ("proposal", "policy", "rule", "path", "label", "counts")
ORDER = ("r", "c", "n")
"""By these, rows stand in the order of the input, of the policies and rules, of the elements."""

WANTED = "wanted_reasons_"
MISSING = "missing"
LAW = (1 << 10) - 1
_ALTERNATIVES, _RULES = 10, 12
_LIST, _PLACE, _LACKED = 48, 16, 1 << 60
_NOBODY = "NULL"


def number_of(policy: int, rule: int, alternative: int = 0) -> int:
    """The number of a choice; numbers are in the order of policies and their rules."""
    return (((policy << _RULES) + rule) << _ALTERNATIVES) + alternative


def rule_of(number: int) -> tuple[int, int]:
    """The policy and the rule of a choice, by their places."""
    return number >> (_ALTERNATIVES + _RULES), (number >> _ALTERNATIVES) & ((1 << _RULES) - 1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the elements of a list: a slot, and the field that it finds missing, if it is about one."""

    list: int
    slot: int
    field: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A comparison that may have decided a rule, or what it may lack; `fact` is a missing fact of the proposal."""

    number: int
    asked: tuple[Asked, ...] = ()
    fact: int | None = None


@dataclass(frozen=True, slots=True)
class RuleReasons:
    """The choices of a rule in SQL, where it failed and where it is undecided, and where the law has to be asked.

    `lacks` are further choices of an undecided rule, each with its guard.
    """

    failed: str
    undecided: str
    lacks: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class Group:
    """Choices that are asked of the elements together, and the slots of each list."""

    slots: dict[int, Slots]
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Reasons:
    """The second query, for each rule of each policy; `many` are asked of single rows, `few` of rows among others."""

    plan: Plan
    rules: tuple[tuple[RuleReasons, ...], ...]
    many: Group
    few: Group
    labels: Mapping[int, str | None]
    """How an element of a list is named; None where that has no form in SQL."""


def reasons_for(plan: Plan) -> Reasons:
    """What the second query asks."""
    return _Making(plan).reasons()


class _Making:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        known = {i: replace(read.known, value=f"v{i}") for i, read in plan.facts.items()}
        self.compiler = Compiler(plan.schema, known, plan.lists)
        self.labels = {index: self._label(index) for index in plan.lists}
        able = [index for index, label in self.labels.items() if label is not None]
        self.many = Group({index: slots_of(plan.lists[index]) for index in able}, [])
        self.few = Group({index: slots_of(plan.lists[index]) for index in able}, [])

    def reasons(self) -> Reasons:
        rules = tuple(
            tuple(self._rule(rule, number_of(number, place)) for place, rule in enumerate(policy.rules))
            for number, policy in enumerate(self.plan.policies)
        )
        return Reasons(self.plan, rules, self.many, self.few, self.labels)

    def _label(self, index: int) -> str | None:
        field = self.plan.schema.proposal.fields[index]
        try:
            return label_text(self.plan.lists[index].masks.record, self.plan.tables[index][1], path_of(field.name))
        except NotCompiled:
            return None

    def _rule(self, rule: JudgedRule | Left, base: int) -> RuleReasons:
        law = str(base + LAW)
        if isinstance(rule, Left):
            return RuleReasons(law, law)
        told = rule.effect.told if rule.rule.requirement is not None else (("TRUE", rule.rule.when),)
        decided = self._decided(told, base)
        lacking = Lacking(self.plan, self.compiler, self.few.slots)
        try:
            lacks = lacking.of_rule(rule.rule) if Outcome.UNDECIDED in rule.possible else []
        except NotCompiled:
            return RuleReasons(decided, law)
        undecided = cases(((either(lacking.asks), law),), decided)
        numbered = [(lack.guard, self._lack(lack, base)) for lack in lacks]
        return RuleReasons(decided, undecided, tuple(numbered))

    def _next(self, base: int) -> int:
        return base + sum(
            c.number >> _ALTERNATIVES == base >> _ALTERNATIVES for c in self.many.choices + self.few.choices
        )

    def _lack(self, lack: Lack, base: int) -> int:
        number = self._next(base)
        if isinstance(lack, LackedFact):
            self.few.choices.append(Choice(number, fact=lack.index))
        else:
            asked = tuple(Asked(lack.list, slot, field) for field, slot in lack.slots)
            self.few.choices.append(Choice(number, asked))
        return number

    def _decided(self, told: Iterable[tuple[str, Condition | None]], base: int) -> str:
        branches: list[tuple[str, str]] = []
        for guard, condition in told:
            if condition is None:
                branches.append((guard, _NOBODY))
                continue
            for inner, leaf, wanted in deciding(condition, self.compiler):
                branches.append((both([guard, inner]), self._leaf(leaf, base, wanted=wanted)))
        return cases(branches)

    def _leaf(self, leaf: Leaf, base: int, *, wanted: bool) -> str:
        group, number = self.few if isinstance(leaf, NoTwo) else self.many, self._next(base)
        try:
            if isinstance(leaf, NoTwo):
                asked: tuple[Asked, ...] = (Asked(leaf.of.index, group.slots[leaf.of.index].twins(leaf)),)
            else:
                parts = by_list(tuple(parts_of(leaf, wanted=wanted)))
                asked = tuple(Asked(index, group.slots[index].slot(several)) for index, several in parts.items())
        except (NotCompiled, KeyError):
            return str(base + LAW)
        if asked:
            group.choices.append(Choice(number, asked))
        return str(number) if asked else _NOBODY


def path_of(list_name: str) -> str:
    """The path of an element, in a row with its place."""
    return f"{quoted_text('/' + list_name + '/')} || at_"


# ── which rules, and by which comparison ──────────────────────────────────────────────────


def wanted_query(reasons: Reasons, facts: str, left: str | None) -> str:
    """For each rule that failed or is undecided: the row and the key of its proposal, and its choices (`c`)."""
    every = [
        _wanted(number, policy, reasons.rules[number], facts, left)
        for number, policy in enumerate(reasons.plan.policies)
        if policy.rules
    ]
    return " UNION ALL ".join(every) or "SELECT 0::BIGINT AS r, NULL::VARCHAR AS k, 0::BIGINT AS c WHERE FALSE"


def _wanted(number: int, policy: PolicyPlan, rules: Sequence[RuleReasons], facts: str, left: str | None) -> str:
    runs = both([policy.holds, "TRUE" if policy.applies is TRUE else surely(policy.applies)])
    source = f"SELECT * FROM {facts} WHERE {runs}"
    if left is not None and policy.left:
        source = f"SELECT f.*, l.* EXCLUDE (r) FROM ({source}) f LEFT JOIN {left} l ON f.r = l.r"
    truths: dict[str, str] = {}
    for rule in policy.rules:
        if isinstance(rule, JudgedRule):
            for formula in (rule.when, rule.effect.truth):
                if not formula.known:
                    truths.setdefault(formula.text, f"y{len(truths)}_")
    if truths:
        source = f"SELECT *, {', '.join(f'{text} AS {name}' for text, name in truths.items())} FROM ({source})"
    outcomes = []
    for place, rule in enumerate(policy.rules):
        if isinstance(rule, Left):
            outcome = quoted(f"{policy.policy.name}.{rule.rule.id}")
        else:
            when, truth = rule.when.text, rule.effect.truth.text
            outcome = rule.outcome(truths.get(when, when), truths.get(truth, truth))
        outcomes.append(f"{outcome} AS o{place}_")
    failed, undecided = CODES[Outcome.FAIL], CODES[Outcome.UNDECIDED]
    decided = [
        f"{cases(((f'o{place}_ = {failed}', rule.failed), (f'o{place}_ = {undecided}', rule.undecided)))} AS d{place}_"
        for place, rule in enumerate(rules)
    ]
    asked = [f"d{place}_" for place in range(len(rules))]
    for place, rule_ in enumerate(rules):
        by_law = number_of(number, place, LAW)
        for guard, choice in rule_.lacks:
            tests = both([f"o{place}_ = {undecided}", f"d{place}_ IS DISTINCT FROM {by_law}", guard])
            asked.append(cases(((tests, str(choice)),)))
    return (
        f"SELECT * FROM (SELECT r, k, unnest([{', '.join(asked)}])::BIGINT AS c FROM (SELECT *, {', '.join(decided)} "
        f"FROM (SELECT *, {', '.join(outcomes)} FROM ({source})))) WHERE c IS NOT NULL"
    )


# ── who counted ───────────────────────────────────────────────────────────────────────────


def fact_query(reasons: Reasons) -> str | None:
    """The facts of proposals that are missing, with the columns of `COLUMNS` and `ORDER`; None where none can be."""
    fields = reasons.plan.schema.proposal.fields
    told = [
        f"({c.number}, {_base(c)}, {_LACKED + (c.fact << _LIST)}, {_names(reasons.plan, c)}, "
        f"{quoted_text('/' + fields[c.fact].name)})"
        for c in reasons.few.choices
        if c.fact is not None
    ]
    if not told:
        return None
    return (
        f"SELECT DISTINCT r, b AS c, n, k::VARCHAR AS proposal, policy, rule, path, NULL::VARCHAR AS label, "
        f"{quoted_text(MISSING)} AS counts FROM {WANTED} w "
        f"JOIN (VALUES {', '.join(told)}) z(c, b, n, policy, rule, path) ON w.c = z.c"
    )


def counted_query(reasons: Reasons, group: Group, index: int, where: str, at: str | None) -> str | None:
    """The elements of a list that counted or lack something, with the columns of `COLUMNS` and `ORDER`.

    None where none can. `at` is the column of the place of an element within its proposal, if there is one.
    """
    choices = [(choice, asked) for choice in group.choices for asked in choice.asked if asked.list == index]
    label = reasons.labels[index]
    if not choices or label is None:
        return None
    slots = group.slots[index]
    words = slots.words
    rows = _rows(reasons, slots, index, _few(group, where, reasons, index), at)
    rows = f"SELECT *, {', '.join(f'{text} AS c{n}_' for n, text in enumerate(words))} FROM ({rows})"
    told = ", ".join(_choice(reasons, choice, asked) for choice, asked in choices)
    word = cases([(f"z.word = {n}", f"c{n}_") for n in range(1, len(words))], "c0_")
    hits = (
        f"SELECT w.r AS row_, z.b, z.n, q.*, ({word} >> z.shift) & {(1 << BITS) - 1} AS how_, z.policy, z.rule, "
        f"z.further FROM ({rows}) q JOIN {WANTED} w ON q.k = w.k "
        f"JOIN (VALUES {told}) z(c, b, n, word, shift, policy, rule, further) ON w.c = z.c"
    )
    path = path_of(reasons.plan.schema.proposal.fields[index].name)
    counts = cases([(f"how_ = {n}", quoted_text(word)) for n, word in COUNTS.items()])
    if group is reasons.few:
        path = f"{path} || COALESCE(further, '')"
        label = f"CASE WHEN further IS NULL THEN {label} END"
        counts = f"CASE WHEN further IS NULL THEN {counts} ELSE {quoted_text(MISSING)} END"
    return (
        f"SELECT {'DISTINCT ' if group is reasons.few else ''}row_ AS r, b AS c, n + (at_ << {_PLACE}) AS n, "
        f"k::VARCHAR AS proposal, policy, rule, {path} AS path, {label} AS label, {counts} AS counts "
        f"FROM ({hits}) WHERE how_ <> 0"
    )


def _few(group: Group, where: str, reasons: Reasons, index: int) -> str:
    """The clause that leaves the elements of proposals for which the group has something to ask."""
    relation, _ = reasons.plan.tables[index]
    only = f" WHERE c IN ({', '.join(str(c.number) for c in group.choices)})" if group is reasons.few else ""
    few = f"{quoted(relation.key.name)} IN (SELECT k FROM {WANTED}{only})"
    return f"{where} AND {few}" if where else f" WHERE {few}"


def _rows(reasons: Reasons, slots: Slots, index: int, where: str, at: str | None) -> str:
    relation, reads = reasons.plan.tables[index]
    asked = words_of(slots.listed.masks, ())
    source = source_of(relation, reads, where)
    if at is not None:
        source = source.replace("SELECT ", f"SELECT {quoted(at)} AS at_, ", 1)
    else:
        source = f"SELECT *, row_number() OVER (PARTITION BY k ORDER BY r) - 1 AS at_ FROM ({source})"
    named = [f"{text} AS {name}" for name, text in asked.words.items()]
    rows = f"SELECT s.*, {', '.join(named)} FROM ({source}) s {' '.join(asked.joins)}"
    for further in (slots.listed.extra, slots.windows):
        if further:
            rows = f"SELECT *, {', '.join(f'{text} AS {name}' for text, name in further.items())} FROM ({rows})"
    return rows


def _choice(reasons: Reasons, choice: Choice, asked: Asked) -> str:
    word, place = divmod(asked.slot, SLOTS)
    number, further = asked.list << _LIST, "NULL::VARCHAR"
    if asked.field is not None:
        number += _LACKED + asked.field
        field = reasons.plan.lists[asked.list].masks.record.fields[asked.field]
        further = quoted_text(f"/{field.name}")
    names = _names(reasons.plan, choice)
    return f"({choice.number}, {_base(choice)}, {number}, {word}, {BITS * place}, {names}, {further})"


def _base(choice: Choice) -> int:
    return choice.number & ~LAW


def _names(plan: Plan, choice: Choice) -> str:
    number, place = rule_of(choice.number)
    policy = plan.policies[number]
    return f"{quoted_text(policy.policy.name)}, {quoted_text(policy.rules[place].rule.id)}"
