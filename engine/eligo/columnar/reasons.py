"""Room `columnar`: a second query for the rules that failed or are undecided: which elements counted, what is missing.

Each such rule of a proposal has choices: numbers that say by which comparison it was decided, and which facts it
lacks. Only the elements of these proposals are looked at. What has no form in SQL has the choice `LAW`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..checking.policy import Condition, NoTwo
from ..data.duck import quoted
from ..data.duck import text as quoted_text
from ..evaluation.verdict import Leaf, Outcome
from .compiling import Compiler
from .counted import Slots, both, by_list, deciding, either, parts_of
from .formulas import TRUE, Names, NotCompiled, cases, surely
from .judging import CODES, JudgedRule
from .labels import label_text
from .lacking import Lack, LackedFact, Lacking
from .planning import Left, Plan, PolicyPlan

COLUMNS = ("proposal", "policy", "rule", "path", "label", "counts")
ORDER = ("r", "c", "n")
"""By these, rows stand in the order of the input, of the policies and rules, of the elements."""

WANTED = "wanted_reasons_"
LAW = (1 << 10) - 1
_ALTERNATIVES, _RULES = 10, 12
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
    """The second query, for each rule of each policy.

    `many` are comparisons, and `lacks` what is missing, that are asked of single rows; `few` are those of rows among
    others.
    """

    plan: Plan
    rules: tuple[tuple[RuleReasons, ...], ...]
    many: Group
    lacks: Group
    few: Group
    labels: Mapping[int, str | None]
    """How an element of a list is named; None where that has no form in SQL."""
    names: Names
    """Long expressions over the facts: their columns."""
    places: Mapping[int, str]
    """The columns that hold the place of an element within its proposal, where there are such."""


def reasons_for(plan: Plan, places: Mapping[int, str]) -> Reasons:
    """What the second query asks; the first one then also finds between which rows the elements stand."""
    for index, listed in plan.lists.items():
        if index not in places:
            listed.aggregates |= {"min(r)": f"first{index}_", "max(r)": f"last{index}_"}
    return _Making(plan, places).reasons()


class _Making:
    def __init__(self, plan: Plan, places: Mapping[int, str]) -> None:
        self.plan, self.places = plan, places
        known = {i: replace(read.known, value=f"v{i}") for i, read in plan.facts.items()}
        self.names = Names("z")
        self.compiler = Compiler(plan.schema, known, plan.lists, names=self.names)
        self.labels = {index: self._label(index) for index in plan.lists}
        able = [index for index, label in self.labels.items() if label is not None]
        listed = {index: plan.lists[index].again(f"{index}e", joined=False) for index in able}
        self.many = Group({index: Slots(each) for index, each in listed.items()}, [])
        self.lacks = Group({index: Slots(each) for index, each in listed.items()}, [])
        self.few = Group({index: Slots(each) for index, each in listed.items()}, [])

    def reasons(self) -> Reasons:
        rules = tuple(
            tuple(self._rule(rule, number_of(number, place)) for place, rule in enumerate(policy.rules))
            for number, policy in enumerate(self.plan.policies)
        )
        return Reasons(self.plan, rules, self.many, self.lacks, self.few, self.labels, self.names, self.places)

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
        lacking = Lacking(self.plan, self.compiler, self.lacks.slots, self.few.slots)
        try:
            lacks = lacking.of_rule(rule.rule) if Outcome.UNDECIDED in rule.possible else []
        except NotCompiled:
            return RuleReasons(decided, law)
        undecided = cases(((either(lacking.asks), law),), decided)
        numbered = [(lack.guard, self._lack(lack, base)) for lack in lacks]
        return RuleReasons(decided, undecided, tuple(numbered))

    def _next(self, base: int) -> int:
        made = (*self.many.choices, *self.lacks.choices, *self.few.choices)
        return base + sum(base_of(choice) == base for choice in made)

    def _lack(self, lack: Lack, base: int) -> int:
        number = self._next(base)
        if isinstance(lack, LackedFact):
            self.lacks.choices.append(Choice(number, fact=lack.index))
        else:
            asked = tuple(Asked(lack.list, slot, field) for field, slot in lack.slots)
            (self.few if lack.others else self.lacks).choices.append(Choice(number, asked))
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


def base_of(choice: Choice) -> int:
    """The number of the rule of a choice."""
    return choice.number & ~LAW


def path_of(list_name: str) -> str:
    """The path of an element, in a row with its place."""
    return f"({quoted_text('/' + list_name + '/')} || at_)"


# ── which rules, and by which comparison ──────────────────────────────────────────────────


def wanted_query(reasons: Reasons, facts: str, left: str | None) -> str:
    """For each rule that failed or is undecided: the row and the key of its proposal, and its choices (`c`)."""
    every = [
        _wanted(reasons, number, policy, facts, left)
        for number, policy in enumerate(reasons.plan.policies)
        if policy.rules
    ]
    begins = "".join(f", 0 AS {name}" for name in _begins(reasons))
    return " UNION ALL ".join(every) or f"SELECT 0 AS r, NULL::VARCHAR AS k{begins}, 0::BIGINT AS c WHERE FALSE"


def _wanted(reasons: Reasons, number: int, policy: PolicyPlan, facts: str, left: str | None) -> str:
    rules = reasons.rules[number]
    runs = both([policy.holds, "TRUE" if policy.applies is TRUE else surely(policy.applies)])
    source = f"SELECT * FROM {facts} WHERE {runs}"
    if left is not None and policy.left:
        source = f"SELECT f.*, l.* EXCLUDE (r) FROM ({source}) f LEFT JOIN {left} l ON f.r = l.r"
    truths: dict[str, str] = {}
    for rule in policy.rules:
        if isinstance(rule, JudgedRule):
            for formula in (rule.when, rule.effect.truth):
                if not formula.known:
                    truths.setdefault(formula.text, f"truth{len(truths)}_")
    if truths:
        source = f"SELECT *, {', '.join(f'{text} AS {name}' for text, name in truths.items())} FROM ({source})"
    source = reasons.names.above(source)
    outcomes = []
    for place, rule in enumerate(policy.rules):
        if isinstance(rule, Left):
            outcome = quoted(f"{policy.policy.name}.{rule.rule.id}")
        else:
            when, truth = rule.when.text, rule.effect.truth.text
            outcome = rule.outcome(truths.get(when, when), truths.get(truth, truth))
        outcomes.append(f"{outcome} AS out{place}_")
    failed, undecided = CODES[Outcome.FAIL], CODES[Outcome.UNDECIDED]
    decided = [
        f"{cases(((f'out{place}_ = {failed}', rule.failed), (f'out{place}_ = {undecided}', rule.undecided)))} AS did{place}_"
        for place, rule in enumerate(rules)
    ]
    asked = [f"did{place}_" for place in range(len(rules))]
    for place, rule_ in enumerate(rules):
        by_law = number_of(number, place, LAW)
        for guard, choice in rule_.lacks:
            tests = both([f"out{place}_ = {undecided}", f"did{place}_ IS DISTINCT FROM {by_law}", guard])
            asked.append(cases(((tests, str(choice)),)))
    begins = "".join(f", {begin} AS {name}" for name, begin in _begins(reasons).items())
    return (
        f"SELECT * FROM (SELECT r, k{begins}, unnest([{', '.join(asked)}])::BIGINT AS c FROM (SELECT *, {', '.join(decided)} "
        f"FROM (SELECT *, {', '.join(outcomes)} FROM ({source})))) WHERE c IS NOT NULL"
    )


def _begins(reasons: Reasons) -> dict[str, str]:
    """For each list the row in which the elements of a proposal begin; NULL where they do not stand together."""
    return {
        begins_at(i): f"CASE WHEN n{i} = 0 THEN 0 WHEN last{i}_ - first{i}_ + 1 = n{i} THEN first{i}_ END"
        for i in reasons.plan.lists
        if i not in reasons.places
    }


def begins_at(index: int) -> str:
    """The column of what is wanted that says in which row the elements of a list begin."""
    return f"begin{index}_"
