"""Room `columnar`: a second query for the rules that failed or are undecided: which elements counted, and how.

Each such rule of a proposal has a choice: a number that says by which comparison it was decided. Only the elements of
these proposals are looked at. What has no form in SQL has the choice `LAW` and is asked of the law.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..checking.policy import Rule
from ..data.duck import quoted
from ..data.duck import text as quoted_text
from ..evaluation.verdict import Outcome
from .compiling import Compiler
from .counted import BITS, COUNTS, SLOTS, Slots, both, by_list, deciding, parts_of, slots_of
from .formulas import TRUE, NotCompiled, cases, surely
from .judging import CODES, JudgedRule
from .labels import label_text
from .masks import words_of
from .planning import Left, Plan, PolicyPlan
from .relations import source_of

COLUMNS = ("proposal", "policy", "rule", "path", "label", "counts")
ORDER = ("r", "c", "n")
"""By these, rows stand in the order of the input, of the policies and rules, of the elements."""

WANTED = "wanted_reasons_"
LAW = 63
_ALTERNATIVES = 6
_RULES = 12
_PLACES = 40


def number_of(policy: int, rule: int, alternative: int = 0) -> int:
    """The number of a choice; numbers are in the order of policies and their rules."""
    return (((policy << _RULES) + rule) << _ALTERNATIVES) + alternative


def rule_of(number: int) -> tuple[int, int]:
    """The policy and the rule of a choice, by their places."""
    return number >> (_ALTERNATIVES + _RULES), (number >> _ALTERNATIVES) & ((1 << _RULES) - 1)


@dataclass(frozen=True, slots=True)
class Choice:
    """A comparison that may have decided a rule: its number, and for each list the slot that says who counted."""

    number: int
    slots: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Reasons:
    """The second query: for each rule of each policy the number of its choice (NULL where nobody counted)."""

    plan: Plan
    chosen: tuple[tuple[str, ...], ...]
    choices: tuple[Choice, ...]
    slots: Mapping[int, Slots]
    labels: Mapping[int, str | None]
    """How an element of a list is named; None where that has no form in SQL."""


def reasons_for(plan: Plan) -> Reasons:
    """What the second query asks."""
    known = {i: replace(read.known, value=f"v{i}") for i, read in plan.facts.items()}
    compiler = Compiler(plan.schema, known, plan.lists)
    slots = {index: slots_of(listed) for index, listed in plan.lists.items()}
    labels = {index: _label(plan, index) for index in plan.lists}
    able = {index: slots[index] for index, label in labels.items() if label is not None}
    choices: list[Choice] = []
    chosen = []
    for number, policy in enumerate(plan.policies):
        asked = []
        for place, rule in enumerate(policy.rules):
            base = number_of(number, place)
            if isinstance(rule, Left):
                asked.append(str(base + LAW))
                continue
            found, branches = _choices(rule, compiler, able, base)
            choices += found
            asked.append(branches)
        chosen.append(tuple(asked))
    return Reasons(plan, tuple(chosen), tuple(choices), slots, labels)


def _label(plan: Plan, index: int) -> str | None:
    field = plan.schema.proposal.fields[index]
    try:
        return label_text(plan.lists[index].masks.record, plan.tables[index][1], path_of(field.name))
    except NotCompiled:
        return None


def path_of(list_name: str) -> str:
    """The path of an element, in a row with its place."""
    return f"{quoted_text('/' + list_name + '/')} || at_"


def _choices(rule: JudgedRule, compiler: Compiler, slots: Mapping[int, Slots], base: int) -> tuple[list[Choice], str]:
    found: list[Choice] = []
    branches: list[tuple[str, str]] = []
    for guard, condition in rule.effect.told:
        if condition is None:
            branches.append((guard, "NULL"))
            continue
        for inner, leaf, wanted in deciding(condition, compiler):
            number: int | None
            try:
                parts = by_list(tuple(parts_of(leaf, wanted=wanted)))
                places = {index: slots[index].slot(several) for index, several in parts.items()}
                number = base + len(found) if places else None
                if places and len(found) < LAW:
                    found.append(Choice(base + len(found), places))
                elif places:
                    number = base + LAW
            except (NotCompiled, KeyError):
                number = base + LAW
            branches.append((both([guard, inner]), "NULL" if number is None else str(number)))
    return found, cases(branches)


# ── which rules, and by which comparison ──────────────────────────────────────────────────


def wanted_query(reasons: Reasons, facts: str, left: str | None) -> str:
    """For each rule that failed or is undecided: the row and the key of its proposal, and its choice (`c`)."""
    plan = reasons.plan
    every = [
        _wanted(number, policy, reasons.chosen[number], facts, left)
        for number, policy in enumerate(plan.policies)
        if policy.rules
    ]
    return " UNION ALL ".join(every) or "SELECT 0::BIGINT AS r, NULL::VARCHAR AS k, 0 AS c WHERE FALSE"


def _wanted(number: int, policy: PolicyPlan, chosen: Sequence[str], facts: str, left: str | None) -> str:
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
    asked = []
    for place, choice in enumerate(chosen):
        law = str(number_of(number, place, LAW))
        asked.append(cases(((f"o{place}_ = {failed}", choice), (f"o{place}_ = {undecided}", law))))
    return (
        f"SELECT * FROM (SELECT r, k, unnest([{', '.join(asked)}])::INTEGER AS c "
        f"FROM (SELECT *, {', '.join(outcomes)} FROM ({source}))) WHERE c IS NOT NULL"
    )


# ── who counted ───────────────────────────────────────────────────────────────────────────


def counted_query(reasons: Reasons, index: int, where: str, at: str | None) -> str | None:
    """The elements of one list that counted, with the columns of `COLUMNS` and `ORDER`; None where none can.

    `at` is the column of the place of an element within its proposal; where there is none, it is its rank.
    """
    choices = [choice for choice in reasons.choices if index in choice.slots]
    slots, label = reasons.slots[index], reasons.labels[index]
    if not choices or label is None:
        return None
    relation, reads = reasons.plan.tables[index]
    words = slots.words
    asked = words_of(slots.listed.masks, ())
    few = f"{quoted(relation.key.name)} IN (SELECT k FROM {WANTED})"
    source = source_of(relation, reads, f"{where} AND {few}" if where else f" WHERE {few}")
    if at is not None:
        source = source.replace("SELECT ", f"SELECT {quoted(at)} AS at_, ", 1)
    else:
        source = f"SELECT *, row_number() OVER (PARTITION BY k ORDER BY r) - 1 AS at_ FROM ({source})"
    named = [f"{text} AS {name}" for name, text in asked.words.items()]
    rows = f"SELECT s.*, {', '.join(named)} FROM ({source}) s {' '.join(asked.joins)}"
    if slots.listed.extra:
        rows = f"SELECT *, {', '.join(f'{text} AS {name}' for text, name in slots.listed.extra.items())} FROM ({rows})"
    rows = f"SELECT *, {', '.join(f'{text} AS c{n}_' for n, text in enumerate(words))} FROM ({rows})"
    told = ", ".join(_choice(reasons, choice, index) for choice in choices)
    several = cases([(f"z.word = {n}", f"c{n}_") for n in range(1, len(words))], "c0_")
    hits = (
        f"SELECT w.r AS row_, w.c, q.*, ({several} >> z.shift) & {(1 << BITS) - 1} AS how_, z.policy, z.rule "
        f"FROM ({rows}) q JOIN {WANTED} w ON q.k = w.k JOIN (VALUES {told}) z(c, word, shift, policy, rule) "
        f"ON w.c = z.c"
    )
    name = reasons.plan.schema.proposal.fields[index].name
    counts = cases([(f"how_ = {n}", quoted_text(word)) for n, word in COUNTS.items()])
    return (
        f"SELECT row_ AS r, c, {index << _PLACES} + at_ AS n, k::VARCHAR AS proposal, policy, rule, "
        f"{path_of(name)} AS path, {label} AS label, {counts} AS counts FROM ({hits}) WHERE how_ <> 0"
    )


def _choice(reasons: Reasons, choice: Choice, index: int) -> str:
    slot = choice.slots[index]
    policy, rule = names_of(reasons.plan, choice.number)
    word, place = divmod(slot, SLOTS)
    return f"({choice.number}, {word}, {BITS * place}, {quoted_text(policy)}, {quoted_text(rule.id)})"


def names_of(plan: Plan, number: int) -> tuple[str, Rule]:
    """The policy and the rule of a choice."""
    policy, place = rule_of(number)
    return plan.policies[policy].policy.name, plan.policies[policy].rules[place].rule
