"""Room `columnar`: policies over data frames of Apache Spark: the plan of the queries, run by a cluster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from ..checking.policy import CheckedPolicy
from ..checking.schema import Field, Kind, Schema, Type
from ..checking.stored import written
from ..data.prepare import Unknown
from ..data.tables import ROOT
from ..text.diagnostics import Diagnostic
from .counting import facts_query, tally_query
from .decoding import decoded
from .formulas import NotCompiled
from .planning import Plan, plan_for
from .reindexing import fitted
from .relations import Relation
from .spark_dialect import quoted
from .spark_law import Answer, Charge, judged
from .spark_tables import Frame, Scanned, Session, Views, nested, scanned, settled, with_text_keys
from .tallying import ListPlan
from .verdicts import (
    asked_rows,
    kept_rows,
    measure_columns,
    odd_rows,
    result_names,
    rule_ids,
    verdict_query,
)

Kept: TypeAlias = Any
"""A level of storage of Spark."""

_ANSWER = "array<struct<r: bigint, cells: array<string>, rejected: string, stored: string>>"
_REJECTED = (
    "id string, file string, row bigint, reasons array<struct<file: string, row: bigint, field: string, "
    "value: string, code: string, message: string, help: string>>"
)
ORDER = ("r", "which_")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: policies over data of one schema; messages on rejected proposals come in the language."""

    policies: tuple[CheckedPolicy, ...]
    schema: Schema
    by_name: bool = True
    as_of: date | None = None
    measured: bool = False
    language: str = "en"


@dataclass(slots=True)
class SparkResults:
    """Data frames, computed when they are used: the `verdicts` in the order of the data, and what was `rejected`.

    `release` gives back what was kept for both.
    """

    verdicts: Frame
    rejected: Frame
    warnings: tuple[Diagnostic, ...] = ()
    by_law: Frame = None
    """The keys of proposals that queries do not decide."""
    answers: Frame = None
    """What the law said of them: the number `r` of the proposal, `cells` of results or `stored` rejected."""
    _kept: list[Frame] = field(default_factory=list)

    def release(self) -> None:
        """Forgets what was kept."""
        for frame in self._kept:
            frame.unpersist()


def evaluate_on_spark(
    question: Question,
    proposals: Frame,
    lists: Mapping[str, Frame] | None = None,
    *,
    keep: Kept = None,
    names: Mapping[str, str] | None = None,
) -> SparkResults:
    """The verdicts on data frames: one row for each proposal, and by the name of each list a frame of its elements.

    Elements name their proposal in the column `proposal_id`; a list may also stand in the rows of the proposals, as an
    array of structures. Raises `DataError` where the columns do not fit. With `keep`, a level of storage, what both
    results rest on is computed once and kept. `names` are those by which people know the tables.
    """
    session = proposals.sparkSession
    with Views(session) as views, settled(session):
        return _Evaluation(question, session, views, keep, dict(names or {})).results(proposals, dict(lists or {}))


class _Evaluation:
    def __init__(self, question: Question, session: Session, views: Views, keep: Kept, names: dict[str, str]) -> None:
        self.question = question
        self.session = session
        self.views = views
        self.keep = keep
        self.names = names
        self.kept: list[Frame] = []
        self.unknown: Unknown = {}

    def results(self, proposals: Frame, lists: dict[str, Frame]) -> SparkResults:
        """The verdicts and what is rejected."""
        schema = self.question.schema
        registers = {f.name: lists.pop(f.name) for f in schema.proposal.fields if f.register and f.name in lists}
        proposals, inner, marks = nested(proposals, schema, lists)
        tables = {
            ROOT: scanned(ROOT, proposals, self.names.get(ROOT, "proposals"), schema, self.views, self.unknown, marks)
        }
        for name, frame in {**lists, **inner}.items():
            tables[name] = scanned(name, frame, self.names.get(name, name), schema, self.views, self.unknown)
        plan, relations = self._plan(tables)
        try:
            decided, aside = self._decided(plan, relations)
        except NotCompiled:
            decided, aside = None, None
        charge = self._charge(plan, tables, registers)
        answers = self._answers(charge, tables, aside)
        law = self._rows_of(plan, answers)
        everything = law if decided is None else decided.unionByName(law)
        names = [quoted(name) for name in result_names(plan)]
        verdicts = everything.orderBy(*ORDER).select(*names)
        lines = answers.where("rejected IS NOT NULL").select("r", "rejected", "stored").orderBy("r")
        from pyspark.sql import functions

        told = lines.select(functions.from_json("rejected", _REJECTED).alias("told")).select("told.*")
        return SparkResults(verdicts, told, tuple(self.unknown.values()), aside, answers, self.kept)

    def _plan(self, tables: Mapping[str, Scanned]) -> tuple[Plan, dict[str, Relation]]:
        question = self.question
        relations = with_text_keys(tables)
        lists = {i: relations[f.name] for i, f in enumerate(question.schema.proposal.fields) if f.name in relations}
        policies = [fitted(policy, question.schema) for policy in question.policies]
        plan = plan_for(
            policies, question.schema, relations[ROOT], lists, as_of=question.as_of, measured=question.measured
        )
        return plan, relations

    def _stored(self, frame: Frame) -> Frame:
        if self.keep is None:
            return frame
        self.kept.append(frame.persist(self.keep))
        return frame

    # ── what queries decide ───────────────────────────────────────────────────────────────

    def _decided(self, plan: Plan, relations: Mapping[str, Relation]) -> tuple[Frame, Frame]:
        """The verdicts of the queries, and the groups that are left to the law; raises `NotCompiled`."""
        if "TRUE" in plan.asks:
            raise NotCompiled("applies")
        tallies: dict[int, str] = {}
        for index, listed in plan.lists.items():
            _count_sharing(index, listed)
            tallies[index] = self.views.named(self._stored(self.views.asked(tally_query(plan, index, lookup=False))))
        facts = facts_query(plan, "", tallies, {})
        left = [policy for policy in plan.policies if policy.left]
        # A name that is neither a text nor a whole number is looked at as that of a field would be.
        name_ = decoded("k", plan.proposals.key.type, Field("id", None, Type(Kind.TEXT), True, None, {}), plan.schema)
        aside = [
            f"NOT {name_.plain}",
            odd_rows(plan),
            asked_rows(plan),
            *(kept_rows(policy, by_name=False) for policy in left),
        ]
        names = [f"{policy.policy.name}.{rule.rule.id}" for policy in left for rule in policy.left]
        open_ = [f", NULL::UTINYINT AS {_name(name)}" for name in names]
        open_ += [
            f", NULL::VARCHAR AS {_name(f'{name}.{part}')}" for name in names for part in ("low", "high", "margin")
        ]
        several = "count(*) OVER (PARTITION BY k) > 1"
        found = self.views.asked(
            f"SELECT *, COALESCE({' OR '.join(f'({a})' for a in aside)}, TRUE) OR {several} AS aside_{''.join(open_)} "
            f"FROM ({facts})"
        )
        name = self.views.named(found)
        decided = self.views.asked(
            verdict_query(
                plan, f"(SELECT * FROM {name} WHERE NOT aside_)", by_name=self.question.by_name,
                several=len(plan.policies) > 1, numbered=True, ordered=False,
            )
        )  # fmt: skip
        keys = found.where("aside_ AND k IS NOT NULL").selectExpr("concat('k', CAST(k AS STRING)) AS g")
        met = found.select("k")
        for tally in tallies.values():
            counted = self.session.table(tally).select("k")
            lost = counted.join(met, "k", "left_anti").where("k IS NOT NULL")
            keys = keys.union(lost.selectExpr("concat('k', CAST(k AS STRING)) AS g"))
        return decided, keys.distinct()

    # ── what the law says ─────────────────────────────────────────────────────────────────

    def _charge(self, plan: Plan, tables: Mapping[str, Scanned], registers: Mapping[str, Frame]) -> Charge:
        question = self.question
        numbers = {policy.policy.name: n for n, policy in reversed(list(enumerate(plan.policies)))}
        return Charge(
            tuple(map(written, question.policies)),
            question.by_name,
            question.as_of,
            question.language,
            tuple(table.sheet for table in tables.values()),
            ("which_", *result_names(plan)),
            tuple(numbers.items()),
            tuple(measure_columns(plan)),
            tuple((name, tuple(row.asDict() for row in frame.collect())) for name, frame in registers.items()),
        )

    def _answers(self, charge: Charge, tables: Mapping[str, Scanned], aside: Frame | None) -> Frame:
        from pyspark.sql import functions

        grouped = None
        for place, table in enumerate(tables.values()):
            cells = table.cells
            if aside is not None:
                # A row without a key belongs to nothing.
                cells = cells.where("g LIKE 'n%'").union(cells.join(aside, "g", "left_semi"))
            several = cells.groupBy("g").agg(functions.collect_list("cells").alias(f"t{place}"))
            grouped = several if grouped is None else grouped.join(several, "g", "full")
        assert grouped is not None
        # Each row costs much more than its bytes let Spark think.
        parts = int(self.session.conf.get("spark.sql.shuffle.partitions", "200"))
        spread = grouped.repartition(parts, "g")

        def answered(*found: Sequence[Sequence[object]] | None) -> list[Answer]:
            return judged(charge, found)

        judge = functions.udf(answered, _ANSWER, useArrow=False)
        columns = [functions.col(f"t{place}") for place in range(len(tables))]
        said = spread.select(functions.explode(judge(*columns)).alias("a")).select("a.*")
        return self._stored(said)

    def _rows_of(self, plan: Plan, answers: Frame) -> Frame:
        types = dict.fromkeys(("proposal", "policy", "outcome", *rule_ids(plan)), "STRING")
        types |= {"warnings": "INT", "judgements": "INT", "which_": "INT"}
        types |= {name: type.replace("VARCHAR", "STRING") for name, type in measure_columns(plan).items()}
        columns = [
            f"TRY_CAST(cells[{place}] AS {types[name]}) AS {quoted(name)}"
            for place, name in enumerate(("which_", *result_names(plan)))
        ]
        return answers.where("cells IS NOT NULL").selectExpr("r", *columns)


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _count_sharing(index: int, listed: ListPlan) -> None:
    """Keys that are shared, counted in one pass: Spark would read the rows again, DuckDB only reads few of them."""
    for shared in listed.shared.values():
        name = f"t{index}_{shared.number}"
        may = f"collect_list(CASE WHEN {shared.possibly} THEN {shared.key} END)"
        does = f"collect_list(CASE WHEN {shared.surely} THEN {shared.key} END)"
        # Lists that are longer than the queries count are left to the law.
        looked = f"size(array_distinct({may})) < size({may}) AND count(*) <= 1023"
        low, repeated = (_repeated(keys, looked) for keys in (does, may))
        listed.aggregates[low] = f"{name}_low"
        # What is surely and what is possibly shared may be the same expression, and each wants a name of its own.
        listed.aggregates[f"{repeated} + 0"] = f"{name}_repeated"
        listed.aggregates[f"size({may}) - {repeated}"] = f"{name}_single"
    listed.shared.clear()


def _repeated(keys: str, looked: str) -> str:
    inner = f"size(filter({keys}, lambda y: y = x)) > 1"
    return f"size(CASE WHEN {looked} THEN filter({keys}, lambda x: {inner}) ELSE array() END)"
