"""Reports by the thousand: shared out, broken off and gone on with, packed, searched, and verified afterwards."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eligo
from eligo.cli.reports import tell_failed
from eligo.cli.terminal import Speaker
from eligo.data.records import Batch
from eligo.reporting import formats, writing
from eligo.reporting.carrying import NotStated
from eligo.reporting.kept_files import NAME as LIST
from eligo.reporting.pages import ProposalView
from eligo.reporting.parallel import NotMade
from eligo.reporting.portions import Done, Failed, Judge, Portion
from eligo.reporting.provenance import Provenance, provenance_now
from eligo.reporting.statements import stated_in
from eligo.reporting.wanted import Wanted
from eligo.reporting.writing import write_batch
from eligo.text.shipped import shipped

from .conftest import Run

SEED = shipped("policies") / "erasmus_plus" / "alliances" / "seed"
EXAMPLES = shipped("examples") / "alliances.jsonl"
REPORT = "AI-2022-002-0e629bde"


@pytest.fixture(scope="module")
def policy() -> eligo.Policy:
    return eligo.load(SEED)


@pytest.fixture(scope="module")
def batch(policy: eligo.Policy) -> Batch:
    return policy.read([EXAMPLES])


def _judge(policy: eligo.Policy) -> Judge:
    return partial(policy.verdicts_on, reasons="all")


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def written(policy: eligo.Policy, batch: Batch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of reports, to be spoilt and put right again."""
    folder = tmp_path_factory.mktemp("reports")
    at = provenance_now(None, {"SOURCE_DATE_EPOCH": "1767225600"})
    write_batch(_judge(policy), policy.checked, batch, folder, Wanted(("html", "json"), provenance=at))
    return folder


# ── sharing out and going on ──────────────────────────────────────────────────────────────


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_going_on_gives_the_same_bytes(policy: eligo.Policy, batch: Batch, written: Path, data: st.DataObject) -> None:
    """Whatever is lost or damaged, and whenever it is put right, even where the list itself is cut off."""
    before = _files(written)
    names = sorted(before.keys() - {LIST})
    lost = data.draw(st.sets(st.sampled_from(names), max_size=9))
    damaged = data.draw(st.sets(st.sampled_from(names), max_size=4))
    for name in lost:
        (written / name).unlink()
    for name in damaged - lost:
        (written / name).write_bytes(before[name][:-20])
    wanted = Wanted(("html", "json"), resume=True, provenance=provenance_now(None))
    reports = write_batch(_judge(policy), policy.checked, batch, written, wanted)
    assert set(reports.written) == lost | damaged
    assert _files(written) == before


def test_a_list_that_was_cut_off_loses_only_what_it_does_not_name(
    policy: eligo.Policy, batch: Batch, tmp_path: Path
) -> None:
    fixed = provenance_now(None, {"SOURCE_DATE_EPOCH": "1767225600"})
    wanted = Wanted(("html",), ("cs",), resume=True, provenance=fixed)
    write_batch(_judge(policy), policy.checked, batch, tmp_path, wanted)
    before = _files(tmp_path)
    (tmp_path / LIST).write_bytes(before[LIST][: len(before[LIST]) // 2] + b"\xff{]\n[[[[")
    (tmp_path / "cs" / ".half.abc.part").write_text("half", "utf-8")
    again = write_batch(_judge(policy), policy.checked, batch, tmp_path, wanted)
    assert 0 < len(again.written) < len(again.files)
    assert _files(tmp_path) == before


def test_what_would_come_out_differently_is_written_again(policy: eligo.Policy, batch: Batch, tmp_path: Path) -> None:
    wanted = Wanted(("html",), ("cs",), resume=True)
    write_batch(_judge(policy), policy.checked, batch, tmp_path, wanted)
    other = policy.read([EXAMPLES])
    changed = other.proposals[3]
    values = tuple("Jiný název" if value == changed.values[1] else value for value in changed.values)
    proposals = tuple(type(p)(p.id, values, p.file, p.row) if p is changed else p for p in other.proposals)
    again = write_batch(_judge(policy), policy.checked, Batch(proposals, other.rejected, ()), tmp_path, wanted)
    assert all(name == "cs/index.html" or changed.id in name for name in again.written)
    assert any(changed.id in name for name in again.written)


@pytest.mark.slow
def test_many_processes_write_what_one_does(tmp_path: Path) -> None:
    policy = eligo.load(SEED)
    lines = [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]
    many = tmp_path / "many.jsonl"
    many.write_text(
        "".join(json.dumps({**line, "id": f"{line['id']}-{n}"}) + "\n" for n in range(4) for line in lines), "utf-8"
    )
    batch = policy.read([many])
    for jobs in (1, 2):
        wanted = Wanted(("html", "md"), ("en",), jobs=jobs, zip=True, provenance=Provenance())
        write_batch(_judge(policy), policy.checked, batch, tmp_path / str(jobs), wanted)
    assert _files(tmp_path / "1") == _files(tmp_path / "2")
    with ZipFile(tmp_path / "1" / "reports.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(_files(tmp_path / "1").keys() - {LIST, "reports.zip"})
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_command_goes_on_and_packs(eligo: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    line = f"report {SEED} {EXAMPLES} -o {out} --format html,json -l en --as-of 2026-01-01 --resume --zip --jobs 1"
    first = eligo(line)
    packed = (out / "reports.zip").read_bytes()
    assert "files written: 49" in first.err
    (out / "en" / f"{REPORT}.html").unlink()
    again = eligo(line)
    assert "files written: 1" in again.err and "files that were there already: 48" in again.err
    assert (out / "reports.zip").read_bytes() == packed


# ── the index ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["cs", "en"])
def test_only_our_script_may_run_on_the_index(written: Path, language: str) -> None:
    page = (written / language / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 1 and page.count("<script") == 1
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert f"script-src &#39;sha256-{digest}&#39;;" in page
    assert re.search(r'<div id="filter"[^>]* hidden>', page), "without the script there is nothing to press"
    rows = re.findall(r'<tr class="row-\w+" data-outcome="\w+"[^>]*>', page)
    assert len(rows) == page.count('<th scope="row"><a href=') > 20
    offered = set(re.findall(r'<option value="(\d+)">', page))
    assert {n for row in rows for found in re.findall(r'data-rules="([\d ]+)"', row) for n in found.split()} == offered


def test_no_other_page_runs_anything(written: Path) -> None:
    for path in written.rglob("*.html"):
        if path.name != "index.html":
            text = path.read_text("utf-8")
            assert "<script" not in text and "script-src" not in text


# ── verifying ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def reports(policy: eligo.Policy, batch: Batch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verified")
    write_batch(_judge(policy), policy.checked, batch, folder, Wanted(("html", "md", "json")))
    return folder


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("ending", ["html", "md", "json"])
def test_a_report_holds_as_long_as_nothing_changes(eligo: Run, reports: Path, language: str, ending: str) -> None:
    report = reports / language / f"{REPORT}.{ending}"
    ended = eligo(f"verify {report} --data {EXAMPLES} --language {language}")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == {"cs": "AI-2022-002: závěr platí.\n", "en": "AI-2022-002: the verdict holds.\n"}[language]


def test_every_report_of_the_examples_holds(eligo: Run, reports: Path) -> None:
    for report in sorted((reports / "en").glob("AI*.md"))[::5]:
        assert eligo(f"verify {report} --data {EXAMPLES} -p {SEED}").code == 0, report


def test_changed_data_are_named_with_what_follows_from_them(eligo: Run, reports: Path, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]
    own = next(line for line in lines if line["id"] == "AI-2022-002")
    data = tmp_path / "data.json"
    data.write_text(json.dumps([{**own, "requested_grant": 9_999_999}]), "utf-8")
    for ending in ("html", "md", "json"):
        ended = eligo(f"verify {reports / 'en' / REPORT}.{ending} --data {data} --language en")
        assert ended.code == 1
        assert ended.out.startswith("AI-2022-002: the report does not hold.\n  Data: the report rests on ")
        assert "Outcome: the report says “Meets the conditions”, now it is “Does not meet the conditions”." in ended.out
        assert "(grant): the report says “Met”, now it is “Not met”." in ended.out
    data.write_text(json.dumps([{**own, "title": "Another title"}]), "utf-8")
    ended = eligo(f"verify {reports / 'en' / REPORT}.html --data {data} --language en")
    assert (ended.code, ended.out.count("\n")) == (0, 2), "the verdict holds, and the data are not the same"
    data.write_text(json.dumps([{**own, "id": "other"}]), "utf-8")
    assert eligo(f"verify {reports / 'en' / REPORT}.html --data {data} --language en").code == 1


def test_a_changed_policy_is_named(eligo: Run, reports: Path, tmp_path: Path) -> None:
    later = shipped("policies") / "erasmus_plus" / "alliances" / "2026" / "lot1.pol"
    ended = eligo(f"verify {reports / 'cs' / REPORT}.md --data {EXAMPLES} -p {later} --language cs")
    assert ended.code == 1
    assert "Předpis: zpráva vychází z erasmus_plus.alliances.seed.lot1 " in ended.out


def test_a_changed_text_is_noticed(eligo: Run, reports: Path, tmp_path: Path) -> None:
    for ending in ("html", "md"):
        forged = tmp_path / f"forged.{ending}"
        text = (reports / "en" / f"{REPORT}.{ending}").read_bytes()
        forged.write_bytes(text.replace(b"Met", b"Not met", 1))
        ended = eligo(f"verify {forged} --data {EXAMPLES} --language en")
        assert ended.code == 1
        assert "The text of the report was changed after it was written." in ended.out


HOSTILE = {
    "empty": b"",
    "no report": b"<!DOCTYPE html><title>x</title>",
    "twice": b'<meta name="eligo-report" content="{}"><meta name="eligo-report" content="{}">',
    "not json": b'<meta name="eligo-report" content="{&#34;">',
    "a list": b'<meta name="eligo-report" content="[]">',
    "deep": b'<!-- eligo-report {"rules":' + b"[" * 100_000 + b"} -->",
    "deep json": b"{" + b'"a":{' * 100_000,
    "no fields": b"{}",
    "wrong kinds": b'{"proposal": 1, "engine": 2, "outcome": 3, "rules": {}}',
    "outcome": b'{"proposal": "P", "engine": "e", "outcome": "<b>", "rules": []}',
    "day": b'{"proposal": "P", "engine": "e", "outcome": "pass", "rules": [], "as_of": "2026-99-99"}',
    "binary": bytes(range(256)) * 10,
    "large": b" " * 20_000_002,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_report_is_refused_in_a_sentence(eligo: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(HOSTILE[name])
    with pytest.raises(NotStated):
        stated_in(HOSTILE[name])
    ended = eligo(f"verify {file} --data {EXAMPLES} --language en")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("the file") or "cannot be read" in ended.err or "no report" in ended.err


def test_a_report_cannot_name_a_file_as_its_policy(eligo: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    for policy in ("../../secret", "/etc/x", "a/b", "erasmus_plus..seed", ""):
        stated = {"proposal": "AI-2022-002", "engine": "e", "outcome": "pass", "rules": [], "policy": policy}
        file.write_text(json.dumps(stated), "utf-8")
        ended = eligo(f"verify {file} --data {EXAMPLES} --language en")
        assert ended.code == 2 and "--policy" in ended.err


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for text in (content, b"<!-- eligo-report {" + content + b"} -->", b'{"rules":' + content):
        with contextlib.suppress(NotStated):
            stated_in(text)


# ── what cannot be made ───────────────────────────────────────────────────────────────────


def test_a_document_that_cannot_be_made_is_told_and_the_others_are_written(
    policy: eligo.Policy, batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = formats.FORMATS["html"]
    assert usual.proposal is not None
    make = usual.proposal

    def fragile(page: ProposalView, dress: formats.Dress) -> formats.Content:
        if page.id == "AI-2022-002":
            raise NotMade("not-made-late", {"seconds": "60"})
        return make(page, dress)

    monkeypatch.setitem(formats.FORMATS, "html", replace(usual, proposal=fragile))
    reports = write_batch(_judge(policy), policy.checked, batch, tmp_path, Wanted(("html",), ("cs",)))
    assert [failed.what for failed in reports.done.failed] == [f"cs/{REPORT}.html"]
    assert not (tmp_path / "cs" / f"{REPORT}.html").exists()
    verdicts = sum(1 for proposal in batch.proposals for _ in policy.verdicts_on(proposal, reasons="none"))
    assert len(reports.files) == verdicts - 1 + len(reports.indexes)
    assert "AI-2022-002" in (tmp_path / "cs" / "index.html").read_text("utf-8")


def test_of_proposals_that_share_a_process_only_the_one_that_ends_it_is_lost(
    policy: eligo.Policy, batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_turn(
        work: Callable[[Portion], tuple[int, bytes]], tasks: Iterator[Portion], jobs: int, deadline: float
    ) -> Iterator[tuple[Portion, object]]:
        for task in tasks:
            ended = any(proposal.id == "AI-2022-002" for proposal in task.proposals)
            yield task, NotMade("not-made-died") if ended else work(task)

    monkeypatch.setattr(writing, "in_parallel", in_turn)
    monkeypatch.setattr(writing, "_FEW", 0)
    reports = write_batch(_judge(policy), policy.checked, batch, tmp_path, Wanted(("html",), ("cs",), jobs=2))
    assert [(failed.what, failed.key) for failed in reports.done.failed] == [("AI-2022-002", "not-made-died")]
    verdicts = sum(1 for proposal in batch.proposals for _ in policy.verdicts_on(proposal, reasons="none"))
    assert len(reports.files) == verdicts - 1 + len(reports.indexes)


def test_what_could_not_be_made_ends_the_command_with_a_sentence_each(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = Done(
        failed=[Failed(f"cs/{n}.pdf", "not-made-valid", {"standard": "PDF/UA-1", "rules": "7.1"}) for n in range(23)]
    )
    tell_failed(done, Speaker("cs"))
    told = capsys.readouterr().err
    assert told.count("nezapsáno: cs/") == 20
    assert "nezapsány ještě 3 dokumenty" in told
