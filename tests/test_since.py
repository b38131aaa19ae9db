"""`--since`: what cannot have changed is taken over, and the file is the one that a whole run writes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from random import Random

import pyarrow
import pytest
from pyarrow import parquet

from .conftest import ROOT, Run

SEED = ROOT / "policies" / "erasmus_plus" / "alliances" / "seed"
Rows = list[dict[str, object]]


def _examples() -> Rows:
    lines = (ROOT / "examples" / "alliances.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) | {"id": f"P{n:03}"} for n, line in enumerate(lines * 4)]


def _write(file: Path, rows: Rows) -> None:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def _content(file: Path) -> tuple[list[str], list[str], list[dict[str, object]]]:
    table = parquet.read_table(file)
    return table.column_names, list(map(str, table.schema.types)), table.to_pylist()


def _since(eligo: Run, policy: Path, data: Path, old: Path, new: Path, options: str = "") -> tuple[int, int]:
    """How many were evaluated anew and how many taken over; the file is that of a whole run, and so are the counts."""
    ended = eligo(f"evaluate {policy} {data} --since {old} --format parquet -o {new} -l en {options}")
    whole = new.with_name("whole.parquet")
    law = eligo(f"evaluate {policy} {data} --format parquet -o {whole} -l en {options}")
    assert ended.code == law.code, ended.err
    told = re.search(r"anew: (\d+); .*: (\d+)\n", ended.err)
    assert told is not None
    assert _content(new) == _content(whole)
    assert ended.err.splitlines()[-2:] == law.err.splitlines()[-2:]
    return int(told[1]), int(told[2])


def _edited(rows: Rows, chosen: Random) -> Rows:
    """Some proposals changed, removed, added or moved, some partners changed, removed or moved."""
    found: Rows = []
    for row in rows:
        match chosen.randrange(12):
            case 0:
                continue
            case 1:
                row = row | {"requested_grant": chosen.choice([None, 1_500_001, 900_000, "1 000 000", "nonsense"])}
            case 2:
                row = row | {"partners": chosen.choice([None, [], *(r.get("partners") for r in rows[:5])])}
            case 3:
                partners = list(row.get("partners") or ())  # type: ignore[call-overload]
                chosen.shuffle(partners)
                row = row | {"partners": partners[chosen.randrange(2) :]}
            case 4:
                found.append(row | {"id": f"N{chosen.randrange(10**6)}"})
            case 5:
                row = row | {"id": chosen.choice(rows)["id"]}
        found.append(row)
    if chosen.random() < 0.3:
        chosen.shuffle(found)
    return found


def test_edits_of_the_data_come_out_as_a_whole_run(eligo: Run, tmp_path: Path) -> None:
    rows, data, results = _examples(), tmp_path / "data.jsonl", tmp_path / "results.parquet"
    _write(data, rows)
    assert _since(eligo, SEED, data, results, results)[1] == 0
    evaluated, taken = _since(eligo, SEED, data, results, results)
    assert evaluated == 0 and taken > 80
    chosen = Random(7)
    for _ in range(4):
        rows = _edited(rows, chosen)
        _write(data, rows)
        evaluated, taken = _since(eligo, SEED, data, results, results)
        assert evaluated and taken


def test_tables_are_compared_row_by_row_whatever_their_order(eligo: Run, tmp_path: Path) -> None:
    folder, results = tmp_path / "tables", tmp_path / "results.parquet"
    folder.mkdir()
    head, *lines = ["id,lot,duration_months,requested_grant", *(f"P{n},1,{24 + n % 2},{900000 + n}" for n in range(30))]
    link, *partners = ["proposal_id,country,role", *(f"P{n % 30},CZ,full_partner" for n in range(200))]
    chosen = Random(3)

    def write() -> None:
        (folder / "proposals.csv").write_text("\n".join([head, *lines]) + "\n", "utf-8")
        (folder / "partners.csv").write_text("\n".join([link, *partners]) + "\n", "utf-8")

    write()
    assert _since(eligo, SEED, folder, results, results) == (30, 0)
    chosen.shuffle(partners)
    chosen.shuffle(lines)
    write()
    assert _since(eligo, SEED, folder, results, results) == (0, 30)
    # One row fewer, one row twice, and one that belongs to nobody.
    del partners[7]
    write()
    assert _since(eligo, SEED, folder, results, results) == (1, 29)
    partners.append(partners[0])
    write()
    assert _since(eligo, SEED, folder, results, results) == (1, 29)
    partners.append("P 77,CZ,full_partner")
    write()
    assert _since(eligo, SEED, folder, results, results)[1] == 30


def test_a_row_of_nobody_may_mean_anybody(eligo: Run, tmp_path: Path) -> None:
    """In tables as somebody made them, rows are not sorted out before: everything is evaluated, and nothing kept."""
    folder, results = tmp_path / "tables", tmp_path / "results.parquet"
    folder.mkdir()
    ids = [f"P{n}" for n in range(9)]
    parquet.write_table(pyarrow.table({"id": ids, "lot": [1] * 9}), folder / "proposals.parquet")
    for links, expected in ((ids, (9, 0)), (ids, (0, 9)), ([*ids, "P3 "], (9, 0)), (ids, (9, 0)), (ids, (0, 9))):
        table = pyarrow.table(
            {"proposal_id": links, "country": ["CZ"] * len(links), "role": ["coordinator"] * len(links)}
        )
        parquet.write_table(table, folder / "partners.parquet")
        assert _since(eligo, SEED, folder, results, results) == expected


def test_another_policy_or_other_options_are_evaluated_anew(eligo: Run, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "policies", tmp_path / "policies")
    policy = tmp_path / "policies" / "erasmus_plus" / "alliances" / "seed"
    data, results = tmp_path / "data.jsonl", tmp_path / "results.parquet"
    _write(data, _examples())
    _since(eligo, policy, data, results, results)
    assert _since(eligo, policy, data, results, results, "--measured")[1] == 0
    assert _since(eligo, policy, data, results, results, "--measured")[0] == 0
    file = policy / "lot1.pol"
    text = file.read_text("utf-8")
    changed = re.sub(r">= 8\b", ">= 7", text)
    assert changed != text
    file.write_text(changed, "utf-8")
    assert _since(eligo, policy, data, results, results, "--measured")[1] == 0


@pytest.mark.parametrize("part", ["results", "state"])
def test_files_that_do_not_belong_together_are_not_used(eligo: Run, tmp_path: Path, part: str) -> None:
    data, results = tmp_path / "data.jsonl", tmp_path / "results.parquet"
    state = tmp_path / "results.parquet.state.parquet"
    _write(data, _examples())
    _since(eligo, SEED, data, results, results)
    if part == "state":
        state.write_bytes(b"no Parquet")
    else:
        assert eligo(f"evaluate {SEED} {ROOT / 'examples/alliances.jsonl'} --format parquet -o {results}").code == 2
    assert _since(eligo, SEED, data, results, results)[1] == 0
    assert _since(eligo, SEED, data, results, tmp_path / "other.parquet")[0] == 0


def test_since_takes_parquet(eligo: Run, tmp_path: Path) -> None:
    data = ROOT / "examples" / "alliances.jsonl"
    for options in ("", "--format csv", f"--format parquet -o {tmp_path / 'r.parquet'} --engine interpreter"):
        assert eligo(f"evaluate {SEED} {data} --since {tmp_path / 'old.parquet'} {options}").code == 2
    assert not list(tmp_path.iterdir())
