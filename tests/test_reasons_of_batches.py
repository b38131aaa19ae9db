"""Reasons of many proposals: the second query says who counted and what is missing as the interpreter does."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eligo
from eligo.checking.policy import CheckedPolicy
from eligo.checking.schema import Values
from eligo.columnar import batches
from eligo.columnar.asking import read_lines
from eligo.columnar.batches import evaluate_to_parts
from eligo.columnar.planning import Left, plan_for
from eligo.columnar.queries import ASIDE
from eligo.columnar.reasoning import SAID, SAID_TYPES, give_reasons, reasons_query, want, write_reasons
from eligo.columnar.reasons import COLUMNS, LAW, WANTED, reasons_for, rule_of
from eligo.columnar.running import Stretch, gather
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Outcome, Verdict
from eligo.library import Policy

from .batch_data import json_lines, parquet, proposals
from .columnar_runs import connection, tables, without
from .conftest import ROOT
from .fuzz_columnar import Parts, built_policy, parts_of_rules, policy_at, shipped_policies, written_policy
from .random_facts import named_in, random_proposals

LAWS = settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
ALLIANCES = ROOT / "policies" / "erasmus_plus" / "alliances"
Row = tuple[str, ...]


def told(verdict: Verdict) -> list[Row]:
    """The rows of a verdict of the interpreter."""
    name = verdict.policy.name if verdict.policy else ""
    return [
        (verdict.proposal, name, rule.rule.id, *row)
        for rule in verdict.rules
        if rule.outcome in (Outcome.FAIL, Outcome.UNDECIDED)
        for row in (
            *((e.path, e.label, e.counts) for e in rule.evidence),
            *((pointer, "", "missing") for pointer in rule.missing),
        )
    ]


# ── one query against the law ─────────────────────────────────────────────────────────────


def differences(policy: CheckedPolicy, many: Sequence[Values], draw: Random, folder: Path) -> tuple[list[str], int]:
    """Where the rows of the query are not those of the law, and how many rows were compared."""
    ids = [f"P{n}" for n in range(len(many))]
    schema, con = policy.schema, connection()
    relations = tables(schema, many, ids, draw)
    plan = plan_for((policy,), schema, *relations)
    left = {each.rule.id for version in plan.policies for each in version.rules if isinstance(each, Left)}
    if left:
        policy = without(policy, left)
        plan = plan_for((policy,), schema, *relations)
    reasons = reasons_for(plan, {})
    gathered = gather(plan, con, Stretch(), by_name=True)
    want(reasons, gathered, con, None)
    lines = folder / "said.jsonl"
    lines.write_text("", encoding="utf-8")
    read_lines(con, SAID, lines, SAID_TYPES)
    found: dict[str, list[Row]] = {}
    for row in con.execute(reasons_query(reasons, con, Stretch(), ", ".join(COLUMNS))).fetchall():
        found.setdefault(row[0], []).append(tuple(cell or "" for cell in row))
    aside = {key for (key,) in con.execute(f"SELECT k FROM {ASIDE}").fetchall()} if gathered.aside else set()
    by_law = set()
    for key, choice in con.execute(f"SELECT k, c FROM {WANTED} WHERE c & {LAW} = {LAW}").fetchall():
        number, place = rule_of(choice)
        by_law.add((key, plan.policies[number].policy.rules[place].id))
    wrong, compared = [], 0
    for id, values in zip(ids, many, strict=True):
        if id in aside:
            continue
        wanted = [r for r in told(evaluate(policy, id, values)) if (id, r[2]) not in by_law]
        compared += len(wanted)
        if found.get(id, []) != wanted:
            wrong.append(f"{id}: {found.get(id)}, not {wanted}\n  {values}")
    return wrong, compared


@LAWS
@given(rules=parts_of_rules(6), seed=st.integers(0, 1 << 32))
def test_generated_policies(rules: list[Parts], seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    draw, policy = Random(seed), built_policy(rules)
    many = random_proposals(draw, policy.schema, named_in([policy]), 60)
    wrong, _ = differences(policy, many, draw, tmp_path_factory.getbasetemp())
    assert wrong == []


@pytest.mark.parametrize("seed", range(4))
def test_policies_written_as_text(seed: int, tmp_path: Path) -> None:
    draw = Random(seed)
    policy = written_policy(draw, tmp_path, rules=16)
    many = random_proposals(draw, policy.schema, named_in([policy]), 60)
    wrong, compared = differences(policy, many, draw, tmp_path)
    assert wrong == []
    assert compared, "something is compared"


@pytest.mark.parametrize("path", shipped_policies(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_shipped_policies_and_shapes_of_rules(path: Path, tmp_path: Path) -> None:
    draw, policy = Random(path.parent.name + path.stem), policy_at(path)
    many = random_proposals(draw, policy.schema, named_in([policy]), 30)
    wrong, _ = differences(policy, many, draw, tmp_path)
    assert wrong == []


# ── whole batches ─────────────────────────────────────────────────────────────────────────


def by_columns(policy: Policy, data: Path, work: Path, *, stretch: int = 1_000_000, end: str = "csv") -> list[Row]:
    """The rows of the file of reasons."""
    task = replace(policy.task([str(data)], reasons=True), stretch=stretch)
    _, _, parts, anew = evaluate_to_parts(task, work)
    output = work / f"reasons.{end}"
    give_reasons(parts, output, work, by_row=anew)
    if end == "parquet":
        rows = connection().execute(f"FROM '{output}'").fetchall()
        return [tuple(cell or "" for cell in row) for row in rows]
    with output.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    assert tuple(header) == COLUMNS
    return [tuple(line) for line in lines]


def by_law(policy: Policy, data: Path) -> list[Row]:
    batch = policy.read([str(data)])
    return [row for p in batch.proposals for v in policy.verdicts_on(p, reasons="failing") for row in told(v)]


@pytest.fixture(scope="module")
def alliances() -> Policy:
    return eligo.load(ALLIANCES)


@pytest.mark.parametrize("missing", [0.0, 0.05])
@pytest.mark.parametrize("stretch", [100, 1_000_000])
def test_a_folder_of_tables(alliances: Policy, tmp_path: Path, missing: float, stretch: int) -> None:
    data = parquet(tmp_path / "data", proposals(Random(7), 300, missing))
    rows = by_columns(alliances, data, tmp_path / "work", stretch=stretch)
    assert rows == by_law(alliances, data)
    assert {row[-1] for row in rows} >= {"for", "against"}


@pytest.mark.parametrize("order", ["ORDER BY random()", "ORDER BY hash(proposal_id), proposal_id"])
def test_elements_that_do_not_stand_together(alliances: Policy, tmp_path: Path, order: str) -> None:
    records = proposals(Random(8), 300, 0.02)
    data = parquet(tmp_path / "data", records)
    moved = tmp_path / "moved.parquet"
    con = connection()
    con.execute("SELECT setseed(0.5)")
    con.execute(f"COPY (FROM '{data}/partners.parquet' {order}) TO '{moved}'")
    moved.replace(data / "partners.parquet")
    for stretch in (100, 1_000_000):
        rows = by_columns(alliances, data, tmp_path / f"work{stretch}", stretch=stretch, end="parquet")
        assert rows == by_law(alliances, data)


def test_lines_of_text_and_rows_that_need_a_closer_look(alliances: Policy, tmp_path: Path) -> None:
    records = proposals(Random(9), 200, 0.03)
    for record in records[::9]:
        record["partners"] = None
    for record in records[4::9]:
        for partner in record["partners"]:
            partner["country"] = str(partner["country"]).lower()
    data = json_lines(tmp_path / "proposals.jsonl", records)
    assert by_columns(alliances, data, tmp_path / "work", stretch=70) == by_law(alliances, data)


def test_broken_off_and_gone_on(alliances: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = parquet(tmp_path / "data", proposals(Random(10), 300, 0.02))
    real, calls = write_reasons, 0

    def breaking(*given: object, **named: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(batches, "write_reasons", breaking)
    with pytest.raises(KeyboardInterrupt):
        by_columns(alliances, data, tmp_path / "work", stretch=100)
    assert by_columns(alliances, data, tmp_path / "work", stretch=100) == by_law(alliances, data)
    assert calls == 4, "the first stretch is not made again"


def test_a_name_that_a_spreadsheet_would_take_for_a_formula(alliances: Policy, tmp_path: Path) -> None:
    records = proposals(Random(11), 20)
    for record in records:
        for partner in record["partners"]:
            partner["name"] = "=1+1"
    rows = by_columns(alliances, parquet(tmp_path / "data", records), tmp_path / "work")
    assert rows
    assert all(row[4].startswith("'=1+1 (") for row in rows)


# ── the command ───────────────────────────────────────────────────────────────────────────


def run(*words: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "eligo", "evaluate", str(ALLIANCES), *words, "--language", "en"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


def test_the_command_writes_both_files(tmp_path: Path) -> None:
    data = parquet(tmp_path / "data", proposals(Random(12), 30))
    verdicts, reasons = tmp_path / "verdicts.csv", tmp_path / "reasons.csv"
    code, output = run(str(data), "--format", "csv", "-o", str(verdicts), "--reasons", str(reasons))
    assert code == 0, output
    assert reasons.read_text("utf-8").startswith("proposal,policy,rule,path,label,counts\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "reasons.csv", "verdicts.csv"]


@pytest.mark.parametrize("name", ["reasons.txt", "reasons"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    code, output = run("any.jsonl", "--format", "csv", "--reasons", str(tmp_path / name))
    assert code == 2
    assert "ends in .parquet or .csv" in output


def test_the_interpreter_writes_no_file_of_reasons(tmp_path: Path) -> None:
    code, output = run("any.jsonl", "--engine", "interpreter", "--reasons", str(tmp_path / "r.csv"))
    assert code == 2
    assert "--reasons" in output


def test_reasons_agree_with_json(tmp_path: Path) -> None:
    data = json_lines(tmp_path / "p.jsonl", proposals(Random(13), 60, 0.03))
    reasons = tmp_path / "reasons.csv"
    run(str(data), "--format", "csv", "-o", str(tmp_path / "v.csv"), "--reasons", str(reasons))
    with reasons.open(encoding="utf-8", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    whole = tmp_path / "verdicts.jsonl"
    code, output = run(str(data), "--format", "jsonl", "-o", str(whole))
    assert code == 0, output
    wanted = []
    for line in whole.read_text("utf-8").splitlines():
        verdict = json.loads(line)
        for rule in verdict["rules"]:
            if rule["outcome"] in ("fail", "undecided"):
                wanted += [(e["path"], e["label"], e["counts"]) for e in rule["evidence"]]
                wanted += [(pointer, "", "missing") for pointer in rule["missing"]]
    assert [row[3:] for row in rows] == wanted
