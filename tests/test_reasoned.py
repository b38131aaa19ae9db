"""`--engine duckdb` with reasons: queries say whether, the interpreter says why, and nothing on the page differs."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from eligo.cli.terminal import Speaker
from eligo.columnar.asking import verdict_row
from eligo.columnar.batches import Task, finished
from eligo.columnar.reasoned import reasoned
from eligo.evaluation.engine import InternalDisagreement
from eligo.library import Policy, load

from .conftest import ROOT, Run

SEED = ROOT / "policies/erasmus_plus/alliances/seed"
EXAMPLES = ROOT / "examples"


def _same(eligo: Run, data: str, options: str = "") -> None:
    for language in ("cs", "en"):
        for form in ("json", "jsonl", "table"):
            line = f"evaluate {SEED} {data} --format {form} -l {language} {options}"
            law, columns = (eligo(f"{line} --engine {engine}") for engine in ("interpreter", "duckdb"))
            assert columns == law
            assert law.out


@pytest.mark.parametrize("data", ["alliances.jsonl", "alliances.xlsx"])
def test_the_examples_come_out_alike_byte_for_byte(eligo: Run, data: str) -> None:
    _same(eligo, f"{EXAMPLES / data} --as-of 2022-09-15")


def test_oddly_written_and_rejected_lines_keep_their_place(eligo: Run, tmp_path: Path) -> None:
    """Lines that are read one by one, proposals with a register of their own, and two that share an id."""
    lines = (EXAMPLES / "alliances.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    rows[1]["requested_grant"] = "1 250 000"
    rows[2]["id"] = " padded "
    rows[3]["id"] = rows[4]["id"]
    file, other = tmp_path / "odd.jsonl", tmp_path / "other.json"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n", "utf-8")
    other.write_text(json.dumps([row | {"id": f"other-{n}"} for n, row in enumerate(rows[5:8])]), "utf-8")
    _same(eligo, f"{other} {file}")
    _same(eligo, f"{file} {other}")


def test_the_order_of_the_input_is_kept_over_stretches(tmp_path: Path) -> None:
    lines = (EXAMPLES / "alliances.jsonl").read_text("utf-8").splitlines()
    chosen = random.Random(5)
    rows = [json.loads(chosen.choice(lines)) | {"id": f"P{n}"} for n in range(300)]
    file = tmp_path / "many.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    policy = load(SEED)
    expected = policy.evaluate_batch(file, engine="interpreter", reasons="all").verdicts
    task = replace(policy.task([file]), stretch=40, numbered=True)
    with finished(task, tmp_path / "work") as done:
        found = tuple(reasoned(done, lambda proposal: policy.verdicts_on(proposal, reasons="all")))
    assert found == expected


@pytest.fixture
def task(tmp_path: Path) -> Task:
    return replace(load(SEED).task([EXAMPLES / "alliances.jsonl"]), numbered=True)


def test_a_difference_is_a_mistake_of_ours(
    task: Task, tmp_path: Path, eligo: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = load(SEED)
    with finished(task, tmp_path / "work") as done, pytest.raises(InternalDisagreement):
        list(reasoned(done, lambda proposal: list(policy.verdicts_on(proposal))[1:]))
    with finished(task, tmp_path / "work") as done, pytest.raises(InternalDisagreement):
        list(reasoned(done, lambda proposal: [*policy.verdicts_on(proposal)] * 2))
    monkeypatch.setattr("eligo.columnar.reasoned.verdict_row", lambda *a: verdict_row(*a) | {"outcome": "pass"})
    ended = eligo(f"evaluate {SEED} {EXAMPLES / 'alliances.jsonl'} --format jsonl --engine duckdb -l en")
    assert ended.code == 3
    saved = re.search(r"\S+\.txt", ended.err)
    assert saved is not None
    Path(saved[0]).unlink()


def test_the_columns_are_the_rules_of_all_policies(eligo: Run) -> None:
    """Also of policies that no proposal met, and whichever engine wrote them."""
    line = f"evaluate {SEED} {EXAMPLES / 'alliances.jsonl'} --format csv --engine"
    law, columns = (eligo(f"{line} {engine}").out for engine in ("interpreter", "duckdb"))
    assert law.splitlines() == columns.splitlines()
    assert tuple(law.splitlines()[0].split(",")[5:]) == load(SEED).rule_ids


def test_parquet_needs_no_option(eligo: Run, tmp_path: Path) -> None:
    """A folder of tables is read by queries alone, in every format."""
    tables = tmp_path / "tables"
    assert eligo(f"convert {SEED} {EXAMPLES / 'alliances.jsonl'} -o {tables}").code in (0, 2)
    law = eligo(f"evaluate {SEED} {EXAMPLES / 'alliances.jsonl'} --format jsonl -l en")
    assert eligo(f"evaluate {SEED} {tables} --format jsonl -l en").out == law.out


def test_what_is_much_is_not_held_in_memory_whatever_is_asked(
    eligo: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eligo.cli import batching, evaluating

    line = f"evaluate {SEED} {EXAMPLES / 'alliances.jsonl'} -o {tmp_path / 'out.jsonl'}"
    told = eligo(line)
    usual = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert json.loads(usual.splitlines()[0]), "the format is that of the name"
    run, asked = batching.run, []

    def noted(request: evaluating.Request, policy: Policy, speaker: Speaker) -> int:
        asked.append(request.format)
        return run(request, policy, speaker)

    monkeypatch.setattr(batching, "run", noted)
    monkeypatch.setattr(evaluating, "HUGE", 1_000)
    assert eligo(line) == told
    assert asked == ["jsonl"]
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == usual
