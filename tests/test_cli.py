"""The command line as its users see it: what it prints in both languages, where, and how it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from eligo.cli import commands, evaluating, testing
from eligo.cli.pages import known_codes
from eligo.cli.tables import clipped, columns_of, padded, wrapped
from eligo.cli.terminal import worst

from .conftest import CORPUS, ROOT, Golden, Run

HERE = CORPUS / "cli"
LOCALES = {"cs": "cs_CZ.UTF-8", "en": "en_GB.UTF-8"}
COMMANDS = sorted(c.callback.__name__ for c in commands.app.registered_commands if c.callback)

TRANSCRIPTS = {
    "evaluate-table": ("evaluate one proposals.json", "evaluate one/call.pol good.jsonl"),
    "evaluate-json": ("evaluate one/call.pol proposals.json --format json",),
    "evaluate-jsonl": ("evaluate one proposals.json --format jsonl",),
    "evaluate-csv": ("evaluate one proposals.json --format csv", "evaluate one good.jsonl --format csv -o out.csv"),
    "evaluate-nothing": (
        "evaluate one outside.jsonl",
        "evaluate one none.json",
        "evaluate empty good.jsonl",
    ),
    "evaluate-wrong": (
        "evaluate missing.pol good.jsonl",
        "evaluate one missing.json",
        "evaluate broken good.jsonl",
        "evaluate one good.jsonl --format tabel",
        "evaluate one good.jsonl --as-of 2022-02-30",
        "evaluate one good.jsonl --fail-on sometimes",
        "evaluate one good.jsonl --engine steam",
        "evaluate one good.jsonl -o missing/out.csv",
        "evaluate one good.jsonl -o out.pdf",
        "diff one/call.pol one/call.pol -o out.docx",
    ),
    "explain": ("explain one proposals.json --proposal P-3",),
    "explain-rule": ("explain one/call.pol proposals.json --proposal P-2 --rule members",),
    "explain-wrong": (
        "explain one proposals.json --proposal P-6",
        "explain one proposals.json --proposal Q-1",
        "explain one proposals.json --proposal P-1 --rule membres",
        "explain one proposals.json --proposal P-5",
    ),
    "check": ("check one", "check broken/broken.pol", "check empty", "check missing.pol"),
    "clauses": (
        "clauses sourced/next.pol",
        "clauses sourced/next.pol --format md",
        "clauses sourced/next.pol --format json",
        "clauses sourced/loose.pol",
        "clauses one/call.pol",
        "clauses one/model.pol",
        "clauses missing.pol",
        "clauses sourced/next.pol --format html",
        "clauses sourced/next.pol -o missing/list.md",
    ),
    "sources": (
        "check sourced/first.pol sourced/next.pol",
        "explain sourced/next.pol spread.json --proposal P-9",
        "evaluate sourced/next.pol spread.json --format json",
        "show sourced/next.pol",
    ),
    "check-json": ("check broken/broken.pol --format json", "check one/call.pol --format json"),
    "check-fix": (
        "check slips --fix --diff",
        "check slips --fix",
        "check slips",
        "check slips --diff --format json",
    ),
    "check-formats": (
        "check broken/broken.pol one/call.pol --format github",
        "check broken/broken.pol one/call.pol --format junit",
        "check one --format xml",
    ),
    "fmt": (
        "fmt --check untidy.pol one/model.pol",
        "fmt --diff untidy.pol",
        "fmt --diff --keywords cs untidy.pol",
        "fmt untidy.pol",
        "fmt --check untidy.pol",
        "fmt --keywords de untidy.pol",
        "fmt empty",
    ),
    "test": ("test one", "test failing", "test one/call.pol", "test empty", "test missing.test.pol"),
    "test-broken": ("test broken", "test lonely.test.pol"),
    "test-json": ("test one failing --format json",),
    "test-coverage": (
        "test one --coverage",
        "test failing --coverage --coverage-min 70",
        "test one/call.pol --coverage-min 70",
        "test one/call.pol --coverage-min 101",
    ),
    "test-coverage-json": ("test one --coverage --format json",),
    "schema": ("schema one/call.pol", "schema one/call.pol --format csv -o forms", "schema one --format xlsx"),
    "rule": ("rule E0201", "rule e0104", "rule E9999"),
    "report": ("report one proposals.json -o reports", "report one good.jsonl -o reports --format rtf"),
    "report-letters-wrong": (
        "report one good.jsonl -o reports --dated 2022-09-31",
        "report one good.jsonl -o reports --deadline zitra",
        "report one good.jsonl -o reports --dated 2022-10-04 --deadline 2022-10-03",
    ),
    "usage": (
        "evalute one good.jsonl",
        "xyzzy",
        "evaluate",
        "evaluate one",
        "explain one good.jsonl",
        "check --formt json",
        "check --qqqqqqqq",
        "check --format",
        "fmt --check=yes",
        "rule E0101 E0102",
        "check one --language xx",
    ),
}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """A known locale, colours not forbidden by the environment of the test."""
    for variable in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", LOCALES["en"])


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small policies and data, as the current folder."""
    folder = tmp_path / "given"
    shutil.copytree(HERE / "given", folder)
    (folder / "empty").mkdir()
    shutil.copy(folder / "one" / "call.test.pol", folder / "lonely.test.pol")
    (folder / "broken" / "broken.test.pol").write_text('test "never run"\n  expect pass\n', "utf-8")
    monkeypatch.chdir(folder)
    return folder


def process(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "eligo", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env=os.environ | {"PYTHONUTF8": "1"} | environment,
    )


# ── what is printed ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_every_command_prints_what_is_expected(
    name: str, language: str, given: Path, eligo: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Results on standard output; what stands on standard error is marked `!` in the expected file."""
    monkeypatch.setenv("LANG", LOCALES[language])
    text = ""
    for line in TRANSCRIPTS[name]:
        ended = eligo(line)
        assert "\x1b" not in ended.out + ended.err
        assert "Traceback" not in ended.err
        said = "".join(f"! {row}\n" if row else "!\n" for row in ended.err.splitlines())
        shown = ended.out.replace("\r\n", "\n")
        text += f"$ eligo {line}\n{shown}{said}[{ended.code}]\n\n"
    text = re.sub(r"\b[0-9a-f]{64}\b", "…", text.replace(str(given), "…").replace(str(ROOT), "…"))
    golden(HERE / f"{name}.{language}.txt", re.sub(r"eligo \d+\.\d+\.\d+", "eligo …", text))


@pytest.mark.parametrize("language", LOCALES)
def test_every_code_has_a_page(language: str, eligo: Run) -> None:
    for code in known_codes():
        ended = eligo(f"rule {code} --language {language}")
        assert ended.code == 0 and not ended.err
        assert ended.out.startswith(f"{code} · ") and len(ended.out.splitlines()) > 2, code


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_and_stands_in_the_documents(command: str, eligo: Run) -> None:
    ended = eligo(f"{command} --help")
    assert ended.code == 0
    assert f"Example: eligo {command}" in " ".join(ended.out.split())
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    assert any(f"eligo {command}" in page.read_text("utf-8") for page in pages)


@pytest.mark.parametrize("language", LOCALES)
def test_the_demonstration_shows_everything(language: str, tmp_path: Path, eligo: Run) -> None:
    ended = eligo(f"demo -o {tmp_path} -l {language}")
    examples = (ROOT / "examples" / "alliances.jsonl").read_text("utf-8").splitlines()
    shown = ended.out + ended.err
    assert ended.code == 0
    assert all(json.loads(line)["id"] in shown for line in examples)
    assert str(tmp_path / language / "index.html") in ended.err
    for folder in LOCALES:
        assert {path.suffix for path in (tmp_path / folder).iterdir()} >= {".html", ".md"}


def test_a_workbook_form_is_a_workbook(given: Path, eligo: Run) -> None:
    assert eligo("schema one/call.pol --format xlsx -o form.xlsx").code == 0
    assert (given / "form.xlsx").read_bytes().startswith(b"PK")


def test_junit_names_every_test(given: Path, eligo: Run) -> None:
    assert eligo("test one failing --junit results.xml").code == 1
    suite = ElementTree.parse(given / "results.xml").getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("9", "3")
    failures = list(suite.iter("failure"))
    assert len(failures) == 3 and all("EUR" in (failure.text or "") for failure in failures)


def test_tests_that_cannot_be_run_are_errors_in_junit(given: Path, eligo: Run) -> None:
    (given / "one" / "cut.pol").write_text("policy", "utf-8")
    (given / "one" / "cut.test.pol").write_text('test "a"\n  expect pass\n', "utf-8")
    assert eligo("test one broken lonely.test.pol --junit results.xml").code == 2
    suite = ElementTree.parse(given / "results.xml").getroot()
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("5", "0", "3")
    files = {case.get("file") for case in suite if case.find("error") is not None}
    assert files == {"broken/broken.test.pol", "one/cut.test.pol", "lonely.test.pol"}
    lines = [case.get("line") for case in suite if case.find("error") is None]
    assert len(lines) == 2 and all(lines)


@pytest.mark.parametrize("format", ["json", "sarif", "github", "junit"])
def test_failed_tests_are_told_to_other_programs(format: str, given: Path, eligo: Run) -> None:
    ended = eligo(f"test one failing --format {format}")
    assert ended.code == 1
    if format == "junit":
        assert ElementTree.fromstring(ended.out.encode()).get("failures") == "3"
    elif format == "github":
        assert len(ended.out.splitlines()) == len(json.loads(eligo("test one failing --format json").out))
        assert all(line.startswith("::error file=failing/") for line in ended.out.splitlines())
    elif format == "sarif":
        assert {r["ruleId"][:3] for r in json.loads(ended.out)["runs"][0]["results"]} == {"E05"}


@pytest.mark.parametrize("format", ["text", "json", "sarif", "github", "junit"])
def test_names_of_files_that_are_no_text_and_links_that_lead_nowhere_do_no_harm(
    format: str, given: Path, eligo: Run
) -> None:
    odd = given / os.fsdecode(b"odd\xff\x01<&")
    try:
        odd.mkdir()
    except OSError:
        # Not every system has such names.
        odd = given / "odd"
        odd.mkdir()
    (odd / "call.pol").write_text('policy odd.call\n  title en "x\n', "utf-8")
    (odd / "call.test.pol").write_text('test "a"\n  expect pass\n', "utf-8")
    (odd / "loop.pol").symlink_to("loop.pol")
    (odd / "gone.pol").symlink_to("nowhere.pol")
    os.mkfifo(odd / "pipe.pol")
    assert eligo(f"check . --format {format}").code == 1
    assert eligo(f"test . --format {format} --junit results.xml").code == 2
    ElementTree.parse(given / "results.xml")
    assert eligo("evaluate . proposals.json").code == 2


def test_formatting_keeps_links_line_ends_and_modes_and_spares_what_nobody_may_write(given: Path, eligo: Run) -> None:
    text = (given / "untidy.pol").read_text("utf-8")
    (given / "untidy.pol").unlink()
    (given / "far").mkdir()
    for name, ends in (("far/lf.pol", "\n"), ("crlf.pol", "\r\n"), ("kept.pol", "\n")):
        (given / name).write_bytes(text.replace("\n", ends).encode())
    (given / "link.pol").symlink_to("far/lf.pol")
    (given / "crlf.pol").chmod(0o640)
    (given / "kept.pol").chmod(0o444)
    assert eligo("fmt link.pol crlf.pol").code == 0
    assert (given / "link.pol").is_symlink() and b"\r" not in (given / "far/lf.pol").read_bytes()
    written = (given / "crlf.pol").read_bytes()
    assert written.count(b"\r\n") == written.count(b"\n") > 0
    assert written.replace(b"\r\n", b"\n") == (given / "far/lf.pol").read_bytes() != text.encode()
    assert eligo("fmt --check link.pol crlf.pol").code == 0
    ended = eligo("fmt kept.pol -l en")
    assert ended.code == 2 and ended.err.startswith("cannot be written: kept.pol")
    assert (given / "kept.pol").read_text("utf-8") == text
    if os.name == "posix":
        assert [(given / name).stat().st_mode & 0o777 for name in ("crlf.pol", "kept.pol")] == [0o640, 0o444]
        assert eligo("evaluate one good.jsonl --format csv -o /dev/null").code == 0
        assert not Path("/dev/null").is_file()


def test_a_file_that_cannot_be_written_does_not_hold_up_the_fixes_of_others(given: Path, eligo: Run) -> None:
    for name in ("a.pol", "b.pol"):
        (given / name).write_text(f'policy {name[0]}\n  title en "x" cs „x“\n', "utf-8")
    (given / "a.pol").chmod(0o444)
    assert eligo("check --fix a.pol b.pol").code == 2
    assert "„" in (given / "a.pol").read_text("utf-8") and "„" not in (given / "b.pol").read_text("utf-8")


def test_a_file_without_a_policy_is_told(given: Path, eligo: Run) -> None:
    (given / "none.pol").write_text("# nothing yet\n", "utf-8")
    for line in ("show none.pol", "schema none.pol", "evaluate none.pol proposals.json", "new rule none.pol x"):
        ended = eligo(f"{line} -l en")
        assert (ended.code, ended.out, ended.err) == (2, "", "this is no file with a policy: none.pol\n"), line


@pytest.mark.parametrize(
    ("wanted", "named"),
    [
        ("E03", "E0301, E0302"),
        ("w0399", "W03"),
        ("", "D0101, D0201, E0101, E0201"),
        ("nothing", "D0101, D0201, E0101, E0201"),
    ],
)
def test_an_unknown_code_names_codes_that_exist(wanted: str, named: str, eligo: Run) -> None:
    ended = eligo(f"rule '{wanted}' -l en")
    assert ended.code == 2 and f"nearest: {named}" in ended.err


def test_watching_runs_again_after_a_change_and_ends_when_interrupted(
    given: Path, eligo: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    tests = given / "one" / "call.test.pol"

    def watch(paths: Sequence[Path], act: Callable[[Sequence[Path]], Iterable[Path]]) -> None:
        assert paths == (Path("one"),)
        assert {file.name for file in act(())} >= {"call.pol", "model.pol", "call.test.pol"}
        tests.write_text(tests.read_text("utf-8").replace("expect pass", "expect fail"), "utf-8")
        act((tests,))
        tests.unlink()
        act((tests,))
        raise KeyboardInterrupt

    monkeypatch.setattr(testing, "watch", watch)
    ended = eligo("test one --watch")
    said = [line for line in ended.err.splitlines() if not line.startswith("waiting")]
    assert (ended.code, ended.out.count("✗")) == (130, 1)
    assert said == [
        "tests passed: 2, failed: 0",
        f"changed: {tests}",
        "tests passed: 1, failed: 1",
        f"changed: {tests}",
        "no test found: one; tests stand in files ending in .test.pol",
    ]


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_json_can_be_read_back(format: str, given: Path, eligo: Run) -> None:
    out = eligo(f"evaluate one proposals.json --format {format}").out
    verdicts = json.loads(out) if format == "json" else [json.loads(line) for line in out.splitlines()]
    assert [v["proposal"] for v in verdicts] == ["P-1", "P-2", "P-3", "P-4", "P-4", "P-5"]
    assert json.loads(eligo("check broken/broken.pol --format json").out)[0]["code"] == "E0201"


# ── how it ends ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("evaluate one good.jsonl", 0),
        ("evaluate one proposals.json", 2),
        ("evaluate one clean.jsonl", 0),
        ("evaluate one clean.jsonl --fail-on fail", 1),
        ("evaluate one undecided.jsonl --fail-on fail", 0),
        ("evaluate one undecided.jsonl --fail-on undecided", 1),
        ("evaluate one clean.jsonl --fail-on undecided", 1),
        ("evaluate one clean.jsonl --fail-on never", 0),
        ("evaluate one proposals.json --fail-on fail", 2),
        ("evaluate one rejected.jsonl", 2),
        ("evaluate one outside.jsonl --fail-on undecided", 5),
        ("report one proposals.json -o out", 2),
        ("report one outside.jsonl -o out", 5),
        ("report one good.jsonl -o out --language cs --format html,md", 0),
        ("test one failing", 1),
        ("test one failing broken", 2),
        ("explain one outside.jsonl --proposal P-5", 5),
    ],
)
def test_the_exit_code_is_the_worst_that_holds(line: str, code: int, given: Path, eligo: Run) -> None:
    proposals = json.loads((given / "proposals.json").read_text("utf-8"))
    named = {"clean": [0, 1], "undecided": [0, 2], "rejected": [5]}
    for name, chosen in named.items():
        (given / f"{name}.jsonl").write_text("".join(json.dumps(proposals[i]) + "\n" for i in chosen), "utf-8")
    assert eligo(line).code == code


def test_the_order_of_exit_codes() -> None:
    order = [3, 2, 1, 5, 0]
    for position in range(len(order)):
        assert worst(reversed(order[position:])) == order[position]
    assert worst([]) == 0


@pytest.mark.parametrize("language", LOCALES)
def test_a_mistake_of_ours_is_one_sentence_and_a_saved_trace(
    language: str, given: Path, eligo: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(evaluating, "run", broken)
    monkeypatch.setattr(tempfile, "tempdir", str(given))
    ended = eligo(f"evaluate one good.jsonl --language {language}")
    assert (ended.code, ended.out, len(ended.err.splitlines())) == (3, "", 1)
    (trace,) = given.glob("eligo-*.txt")
    assert "ZeroDivisionError" in ended.err and str(trace) in ended.err and "Traceback" not in ended.err
    assert "in broken" in trace.read_text("utf-8")


def test_bare_eligo_shows_its_help(eligo: Run) -> None:
    ended = eligo("")
    assert ended.code == 2 and "demo" in ended.out + ended.err


def test_the_version_is_told_at_once_and_beside_other_options(eligo: Run) -> None:
    assert re.fullmatch(r"eligo \d+\.\d+\.\d+\n", eligo("--version").out)
    assert eligo("-V").code == 0


# ── files and streams ─────────────────────────────────────────────────────────────────────


def test_the_counts_always_reconcile_and_rejects_are_written(given: Path, eligo: Run) -> None:
    ended = eligo("evaluate one proposals.json --format jsonl --rejects rejects.jsonl")
    assert "proposals read: 6 = evaluated: 5 + rejected: 1\n" in ended.err
    assert {json.loads(line)["proposal"] for line in ended.out.splitlines()} == {f"P-{n}" for n in range(1, 6)}
    (rejected,) = (json.loads(line) for line in (given / "rejects.jsonl").read_text("utf-8").splitlines())
    assert "P-6" in rejected.values()
    assert "results: " in ended.err, "more results than proposals is said"
    assert "results: " not in eligo("evaluate one/call.pol proposals.json").err


def test_a_file_is_written_whole_or_not_at_all(given: Path, eligo: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (given / "out.csv").write_text("before", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", _refuse)
        ended = eligo("evaluate one good.jsonl --format csv -o out.csv")
        assert ended.code == 2 and "out.csv" in ended.err
    assert (given / "out.csv").read_text("utf-8") == "before"
    files = set(given.iterdir())
    ended = eligo("evaluate one good.jsonl --format csv -o out.csv")
    assert (ended.code, ended.out, set(given.iterdir())) == (0, "", files)
    assert (given / "out.csv").read_text("utf-8-sig").startswith("proposal")


def _refuse(*_: object) -> None:
    raise PermissionError


def test_standard_input_is_json_lines(given: Path, eligo: Run) -> None:
    ended = eligo("evaluate one - --format csv", (given / "good.jsonl").read_bytes())
    assert ended.code == 0 and "P-1" in ended.out
    done = process("evaluate", "one", "-", "--format", "csv", stdin=(given / "good.jsonl").read_bytes())
    assert (done.returncode, done.stdout.decode("utf-8").replace("\r\n", "\n")) == (0, ended.out.replace("\r\n", "\n"))


def test_colours_only_on_a_terminal_that_wants_them(
    given: Path, eligo: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ("evaluate one proposals.json", "check broken/broken.pol")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for line in lines:
        assert "\x1b[" in eligo(line).out
    monkeypatch.setenv("NO_COLOR", "1")
    for line in lines:
        assert "\x1b" not in eligo(line).out


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_table_keeps_to_the_width_of_the_terminal(
    width: int, given: Path, eligo: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    for language in LOCALES:
        table = eligo(f"evaluate {ROOT / 'policies/erasmus_plus/alliances/seed'} {ROOT / 'examples/alliances.jsonl'}"
                      f" --language {language}").out  # fmt: skip
        assert max(map(columns_of, table.splitlines())) <= max(width, 72)
        assert ("SKLOMOST" in table) is (width >= 120)


def test_policies_that_end_alike_are_told_apart(given: Path, eligo: Run) -> None:
    (given / "one.json").write_text('{"id": "1", "scheme": "RIA", "partners": []}', "utf-8")
    table = eligo(f"evaluate {ROOT / 'policies/horizon'} one.json").out
    assert " h2020.collaborative " in table and " horizon_europe.collabor… " in table


@pytest.mark.parametrize("command", ["show", "clauses"])
def test_a_folder_is_no_file_and_yet_there(command: str, given: Path, eligo: Run) -> None:
    assert (given / "one").is_dir()
    for path, said in (("one", "no file with a policy"), ("nowhere", "no such file or folder")):
        done = eligo(f"{command} {path} --language en")
        assert done.code == 2 and said in done.err and path in done.err


def test_a_reader_that_stops_reading_is_no_mistake(given: Path) -> None:
    command = [sys.executable, "-m", "eligo", "evaluate", "one", "good.jsonl", "--format", "json"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False, timeout=120)
    assert done.returncode == 0 and b"BrokenPipe" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1250", "utf-8"])
def test_a_poor_encoding_loses_characters_but_not_the_run(encoding: str, given: Path) -> None:
    done = process("evaluate", "one", "proposals.json", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 2 and b"P-1" in done.stdout and b"Traceback" not in done.stderr


@pytest.mark.parametrize("language", LOCALES)
def test_the_language_is_the_option_then_the_locale(language: str, given: Path) -> None:
    word = {"cs": "splněno", "en": "pass"}[language]
    by_locale = process("evaluate", "one", "good.jsonl", LC_ALL=LOCALES[language])
    by_option = process("evaluate", "one", "good.jsonl", f"--language={language}", LC_ALL="de_DE.UTF-8")
    assert word in by_locale.stdout.decode("utf-8")
    assert by_locale.stdout == by_option.stdout


def test_without_a_locale_the_language_of_the_policy_is_spoken(given: Path, eligo: Run) -> None:
    assert eligo("fmt --keywords cs one/call.pol").code == 0
    for line, word in (("evaluate one/call.pol good.jsonl", "splněno"), ("evaluate one/call.pol no.json", "soubor")):
        done = process(*line.split(), LC_ALL="C", LANG="C")
        assert word in (done.stdout + done.stderr).decode("utf-8")


# ── columns ───────────────────────────────────────────────────────────────────────────────


def test_text_in_columns() -> None:
    assert [columns_of(text) for text in ("člen", "日本", "e\u0301")] == [4, 4, 1]
    assert padded("日", 4) == "日  " and clipped("řemeslo – a dál", 11) == "řemeslo…"
    assert wrapped("jedna dvě tři", 9) == ["jedna dvě", "tři"]
    assert wrapped("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]
    assert wrapped("4\u00a0000\u00a0EUR nejvýš", 10) == ["4\u00a0000\u00a0EUR", "nejvýš"]
    assert wrapped("", 5) == [""]


def test_a_file_that_others_use_is_shown_as_it_is(eligo: Run) -> None:
    shown = eligo("show policies/erasmus_plus/countries.pol --keywords cs")
    assert (shown.code, shown.err) == (0, "")
    assert "členské_státy_EU" in shown.out
    parts = json.loads(eligo("show policies/erasmus_plus/countries.pol --format json").out)
    assert {"kind": "vocabulary", "name": "country", "origin": "", "replaces": None} in parts
