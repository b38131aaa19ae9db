"""Room `columnar`: facts and counts → the columns of verdicts, for all policies in one pass and in the order of the data."""

from __future__ import annotations

from collections.abc import Sequence

from ..checking.policy import Force
from ..data.duck import quoted
from ..data.duck import text as quoted_text
from ..evaluation.verdict import Outcome
from .formulas import TRUE, cases, possibly
from .judging import CODES, JudgedRule
from .masks import LANE
from .planning import Left, Plan, PolicyPlan
from .queries import FACTS

COLUMNS = ("proposal", "policy", "outcome", "warnings", "judgements")
PARTS = ("low", "high", "margin")
NO_POLICY = 255
_WIDEST = "DECIMAL(38, 20)"


def rule_ids(plan: Plan) -> tuple[str, ...]:
    """The columns of outcomes: the ids of the rules of all policies, in their order."""
    return tuple(dict.fromkeys(rule.rule.id for policy in plan.policies for rule in policy.rules))


def measure_columns(plan: Plan) -> dict[str, str]:
    """The columns of what was measured, with their types: only what some policy can tell."""
    found: dict[str, str] = {}
    if not plan.measured:
        return found
    for column in rule_ids(plan):
        rules = [rule for policy in plan.policies for rule in policy.rules if rule.rule.id == column]
        types = {"VARCHAR" if isinstance(r, Left) or r.measure is None else r.measure.type for r in rules}
        left = any(isinstance(r, Left) for r in rules)
        margins = [r.measure.margin_type for r in rules if isinstance(r, JudgedRule) and r.measure is not None]
        for place, part in enumerate(PARTS):
            texts = {"?" if isinstance(r, Left) else _part(r, place) for r in rules}
            if texts - {"NULL"}:
                fitting = [t for t in (margins if part == "margin" else types) if t != "VARCHAR"]
                wide = _WIDEST if left else max(fitting, key=_scale, default=_WIDEST)
                found[f"{column}.{part}"] = "VARCHAR" if part != "margin" and "VARCHAR" in types else wide
    return found


def _part(rule: JudgedRule, place: int) -> str:
    return "NULL" if rule.measure is None else (rule.measure.low, rule.measure.high, rule.measure.margin)[place]


def _scale(type: str) -> int:
    return {"INTEGER": -2, "BIGINT": -1}[type] if "INT" in type else int(type.rpartition(",")[2].rstrip(")"))


def result_names(plan: Plan) -> tuple[str, ...]:
    """The columns of the results."""
    return (*COLUMNS, *rule_ids(plan), *measure_columns(plan))


# ── what is left to the law ───────────────────────────────────────────────────────────────


def odd_rows(plan: Plan) -> str:
    """Whether a row of the facts needs a closer look at its data; never NULL."""
    unplain = [f"(s{index}_0 & {LANE}) <> n{index}" for index, listed in plan.lists.items() if listed.masks.words]
    return " OR ".join(["odd_", *unplain])


def asked_rows(plan: Plan) -> str:
    """Whether the law has to be asked about a row of the facts; never NULL."""
    asks = set(plan.asks)
    for policy in plan.policies:
        asks |= policy.applies.asks
        for rule in policy.rules:
            if isinstance(rule, JudgedRule):
                asks |= rule.asks
    return " OR ".join(sorted(asks)) or "FALSE"


# ── verdicts ──────────────────────────────────────────────────────────────────────────────


def facts_in_order(plan: Plan) -> bool:
    """Whether the table of facts is made in the order of the data, and not only told in it.

    That takes less memory at a time, and a little longer; with what was measured, the results want the memory.
    """
    return plan.measured


def kept_rows(policy: PolicyPlan, *, by_name: bool) -> str:
    """Whether the policy has a verdict on a row of the facts; never NULL."""
    keep = [] if policy.holds == "TRUE" else [policy.holds]
    if policy.applies is not TRUE and not by_name:
        keep.append(possibly(policy.applies))
    return " AND ".join(keep) or "TRUE"


def several_apply(plan: Plan, *, by_name: bool) -> str:
    """Whether more than one policy has a verdict on a row of the facts; never NULL."""
    kept = [f"({kept_rows(policy, by_name=by_name)})::INTEGER" for policy in plan.policies]
    return f"({' + '.join(kept)}) > 1" if len(kept) > 1 else "FALSE"


def verdict_query(
    plan: Plan,
    facts: str,
    *,
    by_name: bool,
    several: bool,
    left: str | None = None,
    numbered: bool = False,
    typed: bool = False,
    ordered: bool = True,
) -> str:
    """The verdicts on the rows of the facts, `ordered` as the data, and where `several` policies apply in that of policies.

    `left` is the table of what the law said of rules without a form in SQL. With `numbered`, the number of the row and
    that of the policy come first. With `typed`, outcomes and policies are of the types that `types_of` makes, which are
    written much faster than texts.
    """
    ids = rule_ids(plan)
    kept = [kept_rows(policy, by_name=by_name) for policy in plan.policies]
    which = one = cases([(k, str(number)) for number, k in enumerate(kept)], str(NO_POLICY))
    if several:
        listed = ", ".join(f"CASE WHEN {k} THEN {number} END" for number, k in enumerate(kept))
        all_of_them = f"list_filter([{listed}], lambda x: x IS NOT NULL)"
        # Nearly every row is of one policy, for which no list has to be gone through.
        which = f"unnest(CASE WHEN {several_apply(plan, by_name=by_name)} THEN {all_of_them} ELSE [{one}] END)"
    # Joins keep no order.
    rows = facts if left is None else f"(SELECT f.*, l.* EXCLUDE (r) FROM {facts} f LEFT JOIN {left} l ON f.r = l.r)"
    if ordered and (rows != FACTS or not facts_in_order(plan)):
        rows = f"(SELECT * FROM {rows} ORDER BY r)"
    chosen = f"SELECT f.*, {which} AS which FROM {rows} f"
    # A policy that has a verdict where it applies, and only there, runs its rules on every row that is its own.
    always = {n for n, p in enumerate(plan.policies) if p.applies is TRUE or (p.applies.known and not by_name)}
    said = _Said(plan, frozenset(always), "::outcome_" if typed else "")
    truths = [f"{text} AS {name}" for text, name in said.truths.items()]
    if len(always) < len(plan.policies):
        applies = ["TRUE" if n in always else p.applies.text for n, p in enumerate(plan.policies)]
        chosen = f"SELECT *, {_by_policy(plan, applies)} AS runs FROM ({chosen})"
        truths.append(f"CASE WHEN runs THEN which END AS {said.acting}")
    if truths:
        chosen = f"SELECT *, {', '.join(truths)} FROM ({chosen})"
    told = [f"{said.outcome(column)} AS {quoted('o.' + column)}" for column in ids]
    judged = f"SELECT *, {', '.join(told)} FROM ({chosen})" if told else chosen
    names = [f"{quoted_text(policy.policy.name)}{'::policy_' if typed else ''}" for policy in plan.policies]
    nobody = said.word(Outcome.NOT_APPLICABLE)
    result = [
        "k::VARCHAR AS proposal",
        f"{_by_policy(plan, names)} AS policy",
        f"{_by_policy(plan, said.proposal_outcomes(), nobody)} AS outcome",
        f"{_by_policy(plan, said.warnings(), '0', said.acting)}::INTEGER AS warnings",
        f"{_by_policy(plan, said.judgements(), '0', said.acting)}::INTEGER AS judgements",
    ]
    result += [f"{said.named(column)} AS {quoted(column)}" for column in ids]
    result += [f"{said.measured(name, type)} AS {quoted(name)}" for name, type in measure_columns(plan).items()]
    if numbered:
        result = ["r", "which AS which_", *result]
    return f"SELECT {', '.join(result)} FROM ({judged})"


def _by_policy(plan: Plan, values: Sequence[str], otherwise: str = "NULL", which: str = "which") -> str:
    """The value for the policy at hand; what two have in common is said once."""
    grouped: dict[str, list[int]] = {}
    for number, value in enumerate(values):
        grouped.setdefault(value, []).append(number)
    branches = [(_is_one_of(plan, which, numbers), value) for value, numbers in grouped.items()]
    return f"({cases([b for b in branches if b[1] != otherwise], otherwise)})"


def _is_one_of(plan: Plan, which: str, numbers: Sequence[int]) -> str:
    if len(numbers) < len(plan.policies):
        return f"{which} IN ({', '.join(map(str, numbers))})"
    return f"{which} <> {NO_POLICY}"


def types_of(plan: Plan) -> tuple[str, ...]:
    """The statements that make the types of outcomes and of policies."""
    outcomes = ", ".join(quoted_text(outcome.value) for outcome in Outcome)
    policies = ", ".join(dict.fromkeys(quoted_text(policy.policy.name) for policy in plan.policies))
    return (
        "DROP TYPE IF EXISTS outcome_",
        f"CREATE TYPE outcome_ AS ENUM ({outcomes})",
        "DROP TYPE IF EXISTS policy_",
        f"CREATE TYPE policy_ AS ENUM ({policies})",
    )


class _Said:
    """The columns of rules; `always` are the policies, by number, that run on every row that is theirs."""

    def __init__(self, plan: Plan, always: frozenset[int], type: str) -> None:
        self.plan = plan
        self.always = always
        self.acting = "which" if len(always) == len(plan.policies) else "acting"
        """The column of the number of the policy whose rules run on a row; NULL where it is open whether they do."""
        self.type = type
        self.truths: dict[str, str] = {}
        """What is asked more than once in a row, by its text: the name of the column that holds it."""
        for policy in plan.policies:
            for rule in policy.rules:
                if isinstance(rule, JudgedRule):
                    for formula in (rule.when, rule.effect.truth):
                        if not formula.known:
                            self.truths.setdefault(formula.text, f"e{len(self.truths)}_")

    def word(self, outcome: Outcome) -> str:
        """An outcome as it stands in the results."""
        return f"{quoted_text(outcome.value)}{self.type}"

    def _truth(self, text: str) -> str:
        return self.truths.get(text, text)

    def _each(self, column: str) -> list[tuple[int, PolicyPlan, JudgedRule | Left | None]]:
        return [
            (n, policy, next((rule for rule in policy.rules if rule.rule.id == column), None))
            for n, policy in enumerate(self.plan.policies)
        ]

    def outcome(self, column: str) -> str:
        """The number of the outcome of a rule, NULL where the policy at hand has none of that id or does not run."""
        values = []
        for _, policy, rule in self._each(column):
            match rule:
                case None:
                    values.append("NULL")
                case Left():
                    values.append(quoted(f"{policy.policy.name}.{column}"))
                case JudgedRule():
                    values.append(rule.outcome(self._truth(rule.when.text), self._truth(rule.effect.truth.text)))
        return f"{_by_policy(self.plan, values, which=self.acting)}::UTINYINT"

    def named(self, column: str) -> str:
        """The outcome of a rule in words."""
        number = quoted("o." + column)
        found: set[Outcome] = set()
        for _, _, rule in self._each(column):
            found |= rule.possible if isinstance(rule, JudgedRule) else set(Outcome) if rule is not None else set()
        branches = [(f"{number} = {CODES[o]}", self.word(o)) for o in Outcome if o in found]
        return cases(branches)

    def proposal_outcomes(self) -> list[str]:
        """What the rules of each policy come to together."""
        found = []
        for number, policy in enumerate(self.plan.policies):
            branches = []
            if number not in self.always:
                branches = [
                    ("runs IS FALSE", self.word(Outcome.NOT_APPLICABLE)),
                    ("runs IS NULL", self.word(Outcome.UNDECIDED)),
                ]
            for outcome in (Outcome.FAIL, Outcome.UNDECIDED, Outcome.NEEDS_JUDGEMENT):
                tests = _with(policy, Force.MUST, (outcome,))
                if tests:
                    branches.append((" OR ".join(tests), self.word(outcome)))
            found.append(cases(branches, self.word(Outcome.PASS)))
        return found

    def warnings(self) -> list[str]:
        """How many recommendations of each policy failed or are undecided."""
        return self._sums(Force.SHOULD, (Outcome.FAIL, Outcome.UNDECIDED))

    def judgements(self) -> list[str]:
        """How many rules of each policy wait for a person."""
        return self._sums(None, (Outcome.NEEDS_JUDGEMENT,))

    def _sums(self, force: Force | None, outcomes: Sequence[Outcome]) -> list[str]:
        found = []
        for policy in self.plan.policies:
            tests = _with(policy, force, outcomes)
            counted = " + ".join(f"({test})::INTEGER" for test in tests)
            found.append(counted or "0")
        return found

    def measured(self, name: str, type: str) -> str:
        """One part of what the comparison that decided a rule measured, as a value of the type."""
        column, _, part = name.rpartition(".")
        values, types = [], {type}
        for _, policy, rule in self._each(column):
            if rule is None:
                values.append("NULL")
                continue
            if isinstance(rule, Left):
                values.append(quoted(f"{policy.policy.name}.{column}.{part}"))
                types.add("")
                continue
            if rule.measure is not None:
                types.add(rule.measure.margin_type if part == "margin" else rule.measure.type)
            value = _part(rule, PARTS.index(part))
            told = {Outcome.PASS, Outcome.FAIL, Outcome.UNDECIDED} if rule.rule.requirement else {Outcome.UNDECIDED}
            if not rule.possible <= told and value != "NULL":
                listed = ", ".join(str(CODES[o]) for o in Outcome if o in told)
                value = cases([(f"{quoted('o.' + column)} IN ({listed})", value)])
            values.append(value)
        found = _by_policy(self.plan, values, which=self.acting)
        return found if types == {type} else f"TRY_CAST({found} AS {type})"


def _with(policy: PolicyPlan, force: Force | None, outcomes: Sequence[Outcome]) -> list[str]:
    """The tests whether a rule of that force has one of the outcomes, where it can."""
    found = []
    for rule in policy.rules:
        if force is not None and rule.rule.force is not force:
            continue
        able = [o for o in outcomes if isinstance(rule, Left) or o in rule.possible]
        if able:
            found.append(f"{quoted('o.' + rule.rule.id)} IN ({', '.join(str(CODES[o]) for o in able)})")
    return found
