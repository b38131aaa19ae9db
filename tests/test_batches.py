"""Many proposals: the engine of columns says what the interpreter says, however the data are stored and cut."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from eligo import load
from eligo.columnar import batches, running
from eligo.columnar.batches import Summary, evaluate_to_parts
from eligo.columnar.choosing import only_tables
from eligo.columnar.queries import Gathered
from eligo.columnar.results import give
from eligo.columnar.stretches import cut
from eligo.data.duck import connect, text
from eligo.data.records import Batch, Rejected
from eligo.data.rejects import rejects_lines
from eligo.evaluation.verdict import Interval
from eligo.library import Policy
from eligo.text.messages import say

from .batch_data import PARTNER_TYPES, PROPOSAL_TYPES, json_lines, parquet, proposals
from .conftest import ROOT, Run

SEED = ROOT / "policies" / "erasmus_plus" / "alliances" / "seed"
ALLIANCES = SEED.parent
Row = dict[str, str]


@pytest.fixture(scope="module")
def seed() -> Policy:
    return load(SEED)


@pytest.fixture(scope="module")
def alliances() -> Policy:
    return load(ALLIANCES)


def by_columns(
    policy: Policy, data: Sequence[str | Path], work: Path, *, stretch: int = 1_000_000
) -> tuple[list[Row], list[str], Summary]:
    """The rows of the results, the lines of the rejected, and the counts."""
    found: list[Rejected] = []
    task = replace(policy.task([str(source) for source in data]), stretch=stretch)
    summary, plan, parts, anew = evaluate_to_parts(task, work, rejected=found.append)
    give(parts, plan, work / "results.csv", "csv", work, by_row=anew)
    with (work / "results.csv").open(encoding="utf-8", newline="") as file:
        rows = [{k: v for k, v in row.items() if v} for row in csv.DictReader(file)]
    lines = rejects_lines(Batch((), tuple(found), ()), "en")
    return rows, sorted(lines), summary


def by_law(policy: Policy, data: Sequence[str | Path]) -> tuple[list[Row], list[str]]:
    batch = policy.read([str(source) for source in data])
    rows = []
    for proposal in batch.proposals:
        for verdict in policy.verdicts_on(proposal, reasons="none"):
            row: dict[str, Any] = {"proposal": verdict.proposal, "outcome": verdict.outcome.value}
            row |= {"policy": verdict.policy.name if verdict.policy else "", "warnings": verdict.warnings}
            row |= {"judgements": verdict.judgements, **{r.rule.id: r.outcome.value for r in verdict.rules}}
            rows.append({k: str(v) for k, v in row.items() if v != ""})
    return rows, sorted(rejects_lines(batch, "en"))


def same(policy: Policy, data: Sequence[str | Path], work: Path, *, stretch: int = 1_000_000) -> Summary:
    rows, lines, summary = by_columns(policy, data, work, stretch=stretch)
    wanted, refused = by_law(policy, data)
    assert lines == refused
    assert rows == wanted
    assert summary.read == summary.evaluated + summary.rejected
    return summary


@pytest.mark.parametrize("missing", [0.0, 0.05])
def test_verdicts_are_those_of_the_interpreter(alliances: Policy, tmp_path: Path, missing: float) -> None:
    folder = parquet(tmp_path / "data", proposals(Random(5), 300, missing))
    summary = same(alliances, [folder], tmp_path / "work")
    assert summary.evaluated == 300
    assert len(summary.outcomes) >= 3, "the data show something"


REGISTER = """policy holders
  title   en "Call"  cs "Výzva"
  source  page en "The page"  cs "Stránka"

use erasmus_plus.model

register holders
  pic    : text required  en "PIC"      cs "PIC"
  issued : date           en "issued"   cs "vydáno"
  ends   : date           en "expires"  cs "konec"
  points : number         en "points"   cs "body"
  label "{pic}"
  holds from issued to ends

rule charter
  title   en "Charter"  cs "Listina"
  source  page, "2"
  require all partners where type = HEI have pic is listed in holders on day(submitted_at)

rule many
  title   en "Many"  cs "Mnoho"
  source  page, "3"
  require count(holders where points > 2.5) >= 3
"""


def test_registers_are_looked_into_by_queries(tmp_path: Path) -> None:
    (tmp_path / "holders.pol").write_text(REGISTER, encoding="utf-8")
    policy, draw = load(tmp_path / "holders.pol"), Random(31)
    records = proposals(draw, 200, 0.05)
    pics = [p.get("pic") for r in records for p in r.get("partners") or () if p.get("pic")]
    held = [
        {
            "pic": draw.choice(pics),
            "issued": draw.choice(("2021-01-01", "2022-06-01", None)),
            "ends": draw.choice(("2022-12-31", "2027-12-31", None)),
            "points": draw.choice((1, 2.5, 3, None)),
        }
        for _ in range(400)
    ]
    # A proposal that carries entries of its own is judged by them.
    records[-1]["holders"] = [{"pic": pics[0], "points": 3}]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    for name, entries in (("some", held), ("none", []), ("empty", [{"pic": pics[0]}])):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "proposals.jsonl").write_text(lines, encoding="utf-8")
        (folder / "holders.json").write_text(json.dumps(entries), encoding="utf-8")
        summary = same(policy, [folder / "proposals.jsonl", folder / "holders.json"], folder / "work")
        assert summary.by_law < 100
    same(policy, [folder / "proposals.jsonl"], tmp_path / "without")


@pytest.mark.parametrize("stretch", [40, 130])
def test_stretches_come_to_the_same(seed: Policy, tmp_path: Path, stretch: int) -> None:
    folder = parquet(tmp_path / "data", proposals(Random(6), 200, 0.03))
    same(seed, [folder], tmp_path / "work", stretch=stretch)


def test_unsorted_tables_give_results_in_the_order_of_the_input(seed: Policy, tmp_path: Path) -> None:
    records = proposals(Random(7), 200, 0.03)
    Random(1).shuffle(records)
    folder = parquet(tmp_path / "data", records)
    same(seed, [folder], tmp_path / "work", stretch=40)
    same(seed, [folder], tmp_path / "whole")


def test_a_table_may_be_a_folder_of_files(seed: Policy, tmp_path: Path) -> None:
    # So many that two cores share them: the results stand in the order of the files nevertheless.
    records = proposals(Random(19), 120, 0.03)
    whole = tmp_path / "data"
    for place, some in enumerate(records[start : start + 8] for start in range(0, 120, 8)):
        part = parquet(tmp_path / f"part{place}", some)
        for name in ("proposals", "partners"):
            (whole / f"{name}.parquet").mkdir(parents=True, exist_ok=True)
            (part / f"{name}.parquet").rename(whole / f"{name}.parquet" / f"{place:02}.parquet")
    same(seed, [whole], tmp_path / "work")


def test_what_is_too_much_for_the_memory_is_cut_smaller(
    seed: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    tried: list[int] = []

    def gathered(*given: Any, **named: Any) -> Gathered:
        found = running.gather(*given, **named)
        tried.append(found.proposals)
        if found.proposals > 1_000:
            raise duckdb.OutOfMemoryException("no more")
        return found

    monkeypatch.setattr(batches, "gather", gathered)
    records = proposals(Random(23), 2_400, 0.03)
    Random(2).shuffle(records)
    records.append(records[5])  # rejected, and told once for each bearer
    same(seed, [parquet(tmp_path / "data", records)], tmp_path / "work")
    assert tried[0] == 2_401
    assert max(tried[1:]) <= 1_000
    monkeypatch.setattr(batches, "_LEAST", 5_000)
    with pytest.raises(duckdb.OutOfMemoryException):
        by_columns(seed, [tmp_path / "data"], tmp_path / "again")


def test_the_more_partners_the_shorter_the_stretches(seed: Policy, tmp_path: Path) -> None:
    records = proposals(Random(29), 60)
    for record in records:
        record["partners"] *= 1 + 60 // max(1, len(record["partners"]))
    folder = parquet(tmp_path / "data", records)
    with closing(connect(tmp_path / "spill")) as connection:
        data = seed.task([str(folder)]).opened(tmp_path, connection)
        assert len(cut(data, connection, tmp_path, 60).stretches) > 2


@pytest.mark.parametrize("ending", ["arrow", "feather"])
def test_tables_of_arrow_are_read_as_those_of_parquet(seed: Policy, tmp_path: Path, ending: str) -> None:
    from pyarrow import ipc
    from pyarrow import parquet as pq

    made = parquet(tmp_path / "made", proposals(Random(37), 80, 0.05))
    folder = tmp_path / "data"
    folder.mkdir()
    write = ipc.new_file if ending == "arrow" else ipc.new_stream
    for name in ("proposals", "partners"):
        table = pq.read_table(made / f"{name}.parquet")
        with write(str(folder / f"{name}.{ending}"), table.schema) as writer:
            writer.write_table(table, max_chunksize=30)
    assert only_tables([str(folder)])
    same(seed, [folder], tmp_path / "work")
    assert by_law(seed, [folder])[0] == by_law(seed, [made])[0]


def test_odd_rows_are_looked_at_as_by_the_reader_of_tables(seed: Policy, tmp_path: Path) -> None:
    records = proposals(Random(8), 60)
    partners = [r for r in records if len(r["partners"]) > 2]
    partners[0]["partners"][1]["country"] = "Atlantis"
    partners[1]["partners"][0]["type"] = "vysokoškolská instituce"
    partners[2]["partners"][0]["role"] = "koordinátor"
    partners[3]["partners"][1]["pic"] = " 100000001 "
    partners[4]["partners"][1]["pic"] = partners[4]["partners"][2]["pic"] = "\u2003999\u2003"
    partners[5]["partners"][0]["country"] = ""
    partners[6]["requested_grant"] = -1
    partners[7]["ecosystem"] = "gardening"
    partners[8]["id"] = partners[9]["id"]
    partners[10]["id"] = None
    partners[11]["id"] = "=cmd()"
    partners[12]["id"] = "  P-x  "
    partners[13]["id"] = f" {partners[14]['id']}"
    stray = {**partners[0]["partners"][0], "proposal_id": "P-nobody"}
    lost = {**partners[0]["partners"][0], "proposal_id": None}
    folder = parquet(tmp_path / "data", records, further=[stray, lost])
    rows, lines, summary = by_columns(seed, [folder], tmp_path / "work")
    wanted, refused = by_law(seed, [folder])
    assert lines == refused
    assert [r | {"proposal": r["proposal"].removeprefix("'")} for r in rows] == wanted
    assert any(r["proposal"] == "'=cmd()" for r in rows), "no spreadsheet takes an id for a formula"
    assert summary.evaluated == len({r["proposal"] for r in rows})


@pytest.mark.parametrize(
    "types",
    [
        {"id": "BIGINT", "lot": "TINYINT", "requested_grant": "DOUBLE", "total_budget": "BIGINT"},
        {"lot": "VARCHAR", "duration_months": "VARCHAR", "requested_grant": "VARCHAR", "submitted_at": "VARCHAR"},
        {"lot": "UBIGINT", "duration_months": "HUGEINT", "requested_grant": "DECIMAL(38, 20)"},
        {"lot": "DOUBLE", "duration_months": "FLOAT", "requested_grant": "DECIMAL(12, 3)"},
    ],
    ids=["whole", "texts", "wide", "floats"],
)
def test_the_types_of_columns_do_not_matter(seed: Policy, tmp_path: Path, types: dict[str, str]) -> None:
    records = proposals(Random(9), 80, 0.04)
    partners = dict(PARTNER_TYPES)
    if types.get("id") == "BIGINT":
        for n, record in enumerate(records):
            record["id"] = str(n + 7)
        partners["pic"] = "INTEGER"
    folder = parquet(tmp_path / "data", records, types={**PROPOSAL_TYPES, **types}, partners=partners)
    same(seed, [folder], tmp_path / "work")


def test_text_files_are_read_as_ever(alliances: Policy, tmp_path: Path) -> None:
    records = proposals(Random(10), 60, 0.04)
    records[3]["partners"] = None
    records[4]["lot"] = "dvě"
    records[5]["call"] = 2026
    lines = json_lines(tmp_path / "data.jsonl", records)
    with lines.open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    summary = same(alliances, [lines], tmp_path / "work")
    assert summary.rejected == 3


def test_rules_without_a_query_are_left_to_the_interpreter(tmp_path: Path) -> None:
    policy = load(ROOT / "policies" / "erasmus_plus")
    folder = parquet(tmp_path / "data", proposals(Random(11), 40, 0.03))
    same(policy, [folder], tmp_path / "work")


def test_what_was_broken_off_goes_on_where_it_was(
    seed: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = parquet(tmp_path / "data", proposals(Random(12), 120, 0.03))
    task, work = replace(seed.task([str(folder)]), stretch=40), tmp_path / "work"
    gather: Callable[..., Any] = running.gather
    seen = []

    def breaking(*given: Any, **named: Any) -> Any:
        seen.append(given[2])
        if len(seen) == 3:
            raise KeyboardInterrupt
        return gather(*given, **named)

    monkeypatch.setattr(batches, "gather", breaking)
    with pytest.raises(KeyboardInterrupt):
        evaluate_to_parts(task, work)
    assert sorted(p.name for p in work.glob("*.parquet")) == ["00000.parquet", "00001.parquet"]
    rows, _, summary = by_columns(seed, [folder], work, stretch=40)
    assert len(seen) == 4, "only the stretch that was missing was counted"
    assert rows == by_law(seed, [folder])[0]
    assert summary.evaluated == 120
    # With other data nothing of it is used.
    parquet(folder, proposals(Random(13), 120, 0.03))
    assert by_columns(seed, [folder], work, stretch=40)[0] == by_law(seed, [folder])[0]


@pytest.mark.parametrize("more", ["", "--reasons {}/reasons.parquet"], ids=["verdicts", "reasons"])
def test_what_ended_between_giving_the_results_and_tidying_up_is_made_again(
    eligo: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("ELIGO_NO_CACHE", raising=False)
    folder = parquet(tmp_path / "data", proposals(Random(19), 40, 0.03))
    line = f"evaluate {SEED} {folder} --format parquet -l en -o {tmp_path / 'out.parquet'} {more.format(tmp_path)}"
    first = eligo(line)
    results = rows_of(tmp_path / "out.parquet")
    with monkeypatch.context() as ending:
        ending.setattr(shutil, "rmtree", lambda *_, **__: None)
        # The first of them may be read by other queries than the second, which are kept.
        assert eligo(line).err == eligo(line).err == first.err
    assert list(tmp_path.glob(".out.parquet.work/*")), "it looks as if the run had ended there"
    assert eligo(line).err == first.err
    assert rows_of(tmp_path / "out.parquet") == results


def test_measured_columns_tell_what_the_law_measured(seed: Policy, tmp_path: Path) -> None:
    folder = parquet(tmp_path / "data", proposals(Random(14), 100, 0.05))
    assert measured_as_by_the_law(seed, folder, tmp_path) > 500


@pytest.mark.parametrize("missing", [0.0, 0.1], ids=["known", "open"])
@pytest.mark.parametrize("odd", [False, True], ids=["numbers", "odd"])
def test_who_shares_a_key_is_counted_as_by_the_law(seed: Policy, tmp_path: Path, missing: float, odd: bool) -> None:
    draw = Random(21)
    records = proposals(draw, 300, 0.01)
    for record in records:
        # As many as are counted in one look, and more; some alike, and some that only look alike.
        pics = [str(draw.randrange(100_000_000, 1_000_000_000)) for _ in range(draw.choice((6, 15, 40, 400)))]
        if odd:
            pics += ["12345678", "012345678", "1.2345e8", "+99999999", "X-1", "x-1", "Číslo 7", "-5", "0"]
        record["partners"] = [
            {
                "pic": None if draw.random() < missing / 4 else draw.choice(pics),
                "name": f"Organizace č. {place}",
                "country": "CZ",
                "role": None if draw.random() < missing else "full_partner",
                "type": "HEI",
            }
            for place in range(draw.randrange(34))
        ]
    folder = parquet(tmp_path / "data", records)
    same(seed, [folder], tmp_path / "work")
    assert measured_as_by_the_law(seed, folder, tmp_path) > 1500


def measured_as_by_the_law(seed: Policy, folder: Path, tmp_path: Path) -> int:
    """How many intervals were compared, after all of them were found alike."""
    task = replace(seed.task([str(folder)]), measured=True)
    _, plan, parts, anew = evaluate_to_parts(task, tmp_path / "measured")
    give(parts, plan, tmp_path / "m.csv", "csv", tmp_path / "measured", by_row=anew)
    with (tmp_path / "m.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["proposal"]: row for row in csv.DictReader(file)}
    compared = 0
    for proposal in seed.read([str(folder)]).proposals:
        for verdict in seed.verdicts_on(proposal, reasons="none"):
            for rule in verdict.rules:
                measured = rule.finding and rule.finding.measured
                if isinstance(measured, Interval):
                    row = rows[proposal.id]
                    ends = [row.get(f"{rule.rule.id}.{end}") or None for end in ("low", "high")]
                    told = [None if e is None else Decimal(e) for e in ends]
                    assert told == [measured.low, measured.high]
                    compared += 1
    return compared


def test_every_construct_without_a_query_has_a_name_in_both_languages() -> None:
    named = set()
    for module in (ROOT / "engine" / "eligo" / "columnar").glob("*.py"):
        named |= set(re.findall(r'NotCompiled\("([a-z ]+)"\)', module.read_text("utf-8")))
    assert len(named) > 10
    for language in ("cs", "en"):
        words = {say(language, f"construct-{name.replace(' ', '-')}", None) for name in named}
        assert len(words) > 10


def test_the_plan_tells_what_is_left_to_the_interpreter(eligo: Run, tmp_path: Path) -> None:
    folder = parquet(tmp_path / "data", proposals(Random(15), 5))
    told = eligo(f"evaluate {ROOT / 'policies' / 'erasmus_plus'} {folder} --explain-plan -l en")
    assert told.code == 0
    assert "erasmus_plus.alliances.seed.lot1: rules in the query 10 of 10" in told.out
    assert "GROUP BY k" in told.out
    czech = eligo(f"evaluate {SEED} {folder} --explain-plan -l cs")
    assert "erasmus_plus.alliances.seed.lot1: pravidla v dotazu 10 z 10" in czech.out


def test_kept_queries_give_the_same_results(eligo: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("ELIGO_NO_CACHE", raising=False)
    policies = tmp_path / "policies"
    shutil.copytree(SEED, policies / "seed")
    for name in ("model.pol", "countries.pol"):
        shutil.copy(ROOT / "policies" / "erasmus_plus" / name, policies / name)
    folder = parquet(tmp_path / "data", proposals(Random(16), 50, 0.03))
    line = f"evaluate {policies / 'seed'} {folder} --format parquet -l en -o"
    ended = [eligo(f"{line} {tmp_path / name}.parquet") for name in ("first", "second")]
    assert list((tmp_path / "cache" / "eligo" / "queries").glob("*.json")), "the queries are kept"
    assert ended[0].err.replace("first", "second") == ended[1].err
    results = [rows_of(tmp_path / f"{name}.parquet") for name in ("first", "second")]
    assert results[0] == results[1]
    # A policy that was changed is read again, and so are other data.
    rules = policies / "seed" / "lot1.pol"
    rules.write_text(rules.read_text("utf-8").replace(">= 4\n", ">= 1\n", 1), "utf-8")
    eligo(f"{line} {tmp_path / 'third.parquet'}")
    assert rows_of(tmp_path / "third.parquet") != results[0]
    parquet(folder, proposals(Random(17), 50, 0.03))
    eligo(f"{line} {tmp_path / 'fourth.parquet'}")
    assert rows_of(tmp_path / "fourth.parquet") != rows_of(tmp_path / "third.parquet")


def rows_of(path: Path) -> list[tuple[Any, ...]]:
    with closing(connect(path.parent / "spill")) as connection:
        found: list[tuple[Any, ...]] = connection.execute(f"SELECT * FROM read_parquet({text(str(path))})").fetchall()
        return found


def test_where_nothing_more_can_be_written_one_sentence_says_so(tmp_path: Path) -> None:
    folder = parquet(tmp_path / "data", proposals(Random(18), 400))
    command = (
        f"ulimit -f 2; exec {sys.executable} -m eligo evaluate {SEED} {folder} --engine duckdb --format csv -l en "
        f"-o {tmp_path / 'results.csv'}"
    )
    ended = subprocess.run(["bash", "-c", command], check=False, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 2
    assert ended.stderr.startswith("there is no room left on the disk")
    assert not (tmp_path / "results.csv").exists(), "nothing is half written"
