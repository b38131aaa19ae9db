"""What a person who has just come sees: help in two languages, completion in a shell, beginnings to go on from."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

import pytest
import typer
from fluent.syntax import ast

from eligo import cli
from eligo.cli import commands, scaffolding, terminal
from eligo.cli.completing import SHELLS
from eligo.cli.helping import message_of, text_of
from eligo.syntax.formatter import layout
from eligo.syntax.parser import parse
from eligo.text.messages import has, parsed
from eligo.text.shipped import shipped
from eligo.text.span import Source

from .conftest import ROOT, Run

LANGUAGES = ("cs", "en")


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, (*path, name))


COMMANDS = dict(_commands(typer.main.get_command(commands.app)))


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """A known locale and width."""
    for variable in ("LC_ALL", "LC_MESSAGES", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def _process(environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """The command as a shell calls it to complete a line."""
    return subprocess.run(
        [sys.executable, "-m", "eligo"],
        capture_output=True,
        check=False,
        timeout=120,
        env=os.environ | {"PYTHONUTF8": "1"} | environment,
    )


# ── help ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_argument_and_option_is_explained_in_both_languages(path: tuple[str, ...], language: str) -> None:
    """The texts stand in `reports/messages/*/help.ftl`; a new option needs an attribute of its name there."""
    command = COMMANDS[path]
    assert has(language, message_of(path)), f"{message_of(path)} is missing"
    for parameter in command.params:
        assert text_of(language, path, parameter.name), f"{message_of(path)}.{parameter.name} is missing"
        assert not getattr(parameter, "help", None), "what it means stands in the catalogue, not in the code"
    example = shlex.split(text_of(language, path, "example"))
    assert tuple(example[1 : 1 + len(path)]) == path and example[0] == "eligo"
    known = {name for _, c in _commands(command) for p in c.params for name in p.opts}
    assert {word for word in example if word.startswith("-")} <= known, "the example uses an option that is not there"


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_what_an_option_takes_is_called_in_czech(
    path: tuple[str, ...], eligo: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library names kinds of values as Python does; nobody should have to know what `STR` is."""
    monkeypatch.setenv("LANG", "cs_CZ.UTF-8")
    shown = eligo(" ".join((*path, "--help"))).out
    assert "Použití:" in shown
    assert not re.search(r"\b(?:STR|INT|RANGE|INTEGER)\b", shown)


def test_an_unknown_option_always_says_what_there_is(eligo: Run) -> None:
    assert "`--language`; k dispozici: --help" in eligo("new --language cs").err


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_explanation_is_left_over(language: str) -> None:
    used = {message_of(path): {p.name for p in c.params} | {"example"} for path, c in COMMANDS.items()}
    shared = {name for names in used.values() for name in names} | {"help"}
    for entry in parsed(shipped("reports") / "messages" / language / "help.ftl").body:
        if isinstance(entry, ast.Message) and entry.attributes:
            name = entry.id.name
            assert {a.id.name for a in entry.attributes} <= used.get(
                name, shared if name == "help-common" else set()
            ), name


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_speaks_the_language_of_the_option_or_the_locale(
    path: tuple[str, ...],
    eligo: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = " ".join([*path, "--help"])
    monkeypatch.setenv("COLUMNS", "80")
    english = eligo(line)
    assert english.code == 0 and not english.err
    assert english.out.startswith(f"Usage: {' '.join(('eligo', *path))} [OPTIONS]")
    czech = eligo(f"-l cs {line}")
    monkeypatch.setenv("LANG", "cs_CZ.UTF-8")
    assert eligo(line).out == czech.out
    assert czech.out.startswith(f"Použití: {' '.join(('eligo', *path))} [PŘEPÍNAČE]")
    for word in ("Přepínače\n", "Ukázat tuto nápovědu a skončit.", "Příklad: eligo"):
        assert word in czech.out
    for word in ("Usage", "Options", "Commands", "Arguments", "default", "required", "Show this"):
        assert word not in czech.out
    assert eligo(f"-l en {line}").out == english.out
    for page in (czech.out, english.out):
        assert all(len(row) <= 80 for row in page.splitlines() if " eligo " not in row)


@pytest.mark.parametrize("width", [20, 60, 200])
def test_help_fits_the_terminal(width: int, eligo: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    rows = eligo("evaluate --help").out.splitlines()
    assert max(len(row) for row in rows if " eligo " not in row) <= max(40, min(width, 100))


def test_a_command_line_without_a_command_shows_the_help(eligo: Run) -> None:
    for line in ("", "new"):
        ended = eligo(line)
        assert ended.code == 2 and ended.out == eligo(f"{line} --help").out


def test_a_mistake_below_a_group_is_told_with_its_own_help(eligo: Run) -> None:
    ended = eligo("new polcy a.b")
    assert ended.code == 2 and "`polcy`" in ended.err and "policy" in ended.err and "eligo new --help" in ended.err
    assert "eligo new rule --help" in eligo("new rule call.pol").err


def test_the_language_before_the_command_is_that_of_the_command(eligo: Run) -> None:
    assert eligo("-l cs rule E0201").out == eligo("rule E0201 -l cs").out != eligo("rule E0201").out
    assert eligo("-l xx rule E0201").code == 2


def test_sentences_are_not_read_unless_asked_for() -> None:
    program = "import sys; sys.argv = ['eligo', 'check', 'missing.pol']; import eligo.cli as c\n"
    program += "try: c.main()\nexcept SystemExit: pass\n"
    program += "from eligo.text import messages; print('fluent' in sys.modules, *messages._catalogue('en').unread)"
    seen = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    fluent, *unread = seen.stdout.split()
    assert fluent == "False" and "cli-invalid-policy" in unread and "E0201" in unread
    assert "missing.pol" in seen.stderr


# ── completion ────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a few files, as the current one."""
    shutil.copytree(ROOT / "policies", tmp_path / "policies")
    for name in ("data.yaml", "data.xlsx", "notes.txt", ".hidden.pol", "šetření.pol"):
        (tmp_path / name).write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _completed(line: str) -> list[str]:
    """What bash offers for the last word of a line."""
    words = line.split(" ")
    ended = _process(
        {"_ELIGO_COMPLETE": "complete_bash", "COMP_WORDS": line.rstrip(), "COMP_CWORD": str(len(words) - 1)}
    )
    assert not ended.stderr, ended.stderr.decode()
    return ended.stdout.decode().split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("eligo ex", ["explain"]),
        ("eligo new ", ["policy", "rule", "test", "mapping"]),
        ("eligo report --f", ["--format"]),
        ("eligo check --language ", ["cs", "en"]),
        ("eligo report a b --language cs,", ["cs,en"]),
        ("eligo report a b --format ", ["html", "md", "pdf", "json", "docx", "xlsx"]),
        ("eligo evaluate a b --format j", ["json", "jsonl"]),
        ("eligo evaluate a b --fail-on u", ["undecided"]),
        ("eligo evaluate a b --mapping e", ["erasmus_plus_results"]),
        ("eligo mapping a b --format ", ["text", "json"]),
        ("eligo schema a --format ", ["json-schema", "xlsx", "csv"]),
        ("eligo fmt --keywords ", ["cs", "en"]),
        ("eligo rule E021", [f"E02{n}" for n in range(10, 20)]),
        ("eligo rule d019", ["d0191", "d0192"]),
        ("eligo new rule a b --template c", ["count", "countries"]),
        ("eligo completion ", list(SHELLS)),
        ("eligo evaluate š", ["šetření.pol"]),
        ("eligo evaluate .h", [".hidden.pol"]),
        ("eligo evaluate šetření.pol d", ["data.xlsx", "data.yaml"]),
        (
            "eligo check pol",
            ["policies/", "policies/erasmus_plus/", "policies/horizon/"],
        ),
        ("eligo check policies/erasmus_plus/m", ["policies/erasmus_plus/model.pol"]),
        ("eligo evaluate nowhere/", []),
    ],
)
def test_bash_completes(line: str, expected: list[str], folder: Path) -> None:
    assert _completed(line) == expected


def test_the_other_shells_show_what_it_means_in_the_language_of_the_locale(folder: Path) -> None:
    lines = {
        "zsh": ({"_TYPER_COMPLETE_ARGS": "eligo sch"}, '"schema":"Vytvoří datový formulář, který předpis očekává."'),
        "fish": (
            {"_TYPER_COMPLETE_ARGS": "eligo rule --h", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
            "--help\tUkázat tuto nápovědu a skončit.",
        ),
        "powershell": (
            {"_TYPER_COMPLETE_ARGS": "eligo sch", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "sch"},
            "schema:::Vytvoří datový formulář, který předpis očekává.",
        ),
    }
    for shell, (environment, expected) in lines.items():
        ended = _process({"_ELIGO_COMPLETE": f"complete_{shell}", "LANG": "cs_CZ.UTF-8"} | environment)
        assert ended.returncode == 0 and expected in ended.stdout.decode(), shell


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell_asks_us(shell: str, eligo: Run, tmp_path: Path) -> None:
    ended = eligo(f"completion {shell}")
    assert ended.code == 0 and not ended.err
    assert "_ELIGO_COMPLETE" in ended.out and f"complete_{shell}" in ended.out
    program = shutil.which(shell)
    if program and shell != "powershell":
        script = tmp_path / "script"
        script.write_text(ended.out, "utf-8")
        assert subprocess.run([program, "-n", str(script)], check=False).returncode == 0
    assert eligo("completion tcsh").code == 2


def test_bash_itself_completes(folder: Path) -> None:
    """The whole way: the script loaded, the function called as the shell calls it."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    (folder / "eligo").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m eligo "$@"\n', "utf-8")
    (folder / "eligo").chmod(0o755)
    script = 'PATH=".:$PATH"; eval "$(eligo completion bash)"; COMP_WORDS=(eligo ev); COMP_CWORD=1; '
    script += '_eligo_completion eligo; echo "${COMPREPLY[@]}"'
    seen = subprocess.run([bash, "--norc", "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert seen.stdout.split() == ["evaluate"]


@pytest.mark.parametrize("name", ["format", "engine", "fail_on", "keywords", "template", "language", "shell"])
def test_every_option_with_a_few_values_completes_them(name: str) -> None:
    from eligo.cli.completing import ready

    for path, command in _commands(ready(typer.main.get_command(commands.app))):
        for parameter in command.params:
            if parameter.name == name:
                offered = [item.value for item in parameter.shell_complete(None, "")]
                said = text_of("en", path, name)
                assert offered and all(re.search(rf"\b{word}\b", said) for word in offered), (path, offered, said)


# ── beginnings ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", [None, *scaffolding.TEMPLATES])
def test_a_beginning_is_green_at_once(
    template: str | None,
    language: str,
    eligo: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    made = eligo(f"new policy erasmus_plus.alliances.my_call.lot1 -l {language}")
    assert made.code == 0 and not made.out
    assert sorted(p.name for p in tmp_path.iterdir()) == ["lot1.pol", "lot1.test.pol"]
    if template is not None:
        assert eligo(f"new rule lot1.pol one_more --template {template}").code == 0
        assert re.search(r"^(rule|pravidlo) one_more$", (tmp_path / "lot1.pol").read_text("utf-8"), re.MULTILINE)
    assert eligo('new test lot1.pol "A \\"quoted\\" title"').code == 0
    checked = eligo("check .")
    assert checked.code == 0 and not checked.out and "errors: 0, warnings: 0" in checked.err
    tested = eligo("test .")
    assert tested.code == 0 and "tests passed: 6, failed: 0" in tested.err
    if template is None:
        assert eligo("test . --coverage-min 100").code == 0
    assert eligo("fmt --check .").code == 0
    keyword = {"cs": "předpis", "en": "policy"}[language]
    assert f"\n{keyword} erasmus_plus.alliances.my_call.lot1\n" in (tmp_path / "lot1.pol").read_text("utf-8")


def test_every_template_stands_in_both_languages_and_as_the_formatter_writes_it() -> None:
    names = {"name": "a.b", "id": "c", "page": "d", "title": '"e"', "example": "f", "warnings": "0"}
    folders = [shipped("reports") / "scaffolds" / language for language in LANGUAGES]
    listed = [sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.pol")) for folder in folders]
    assert listed[0] == listed[1]
    assert {f"rules/{name}.pol" for name in scaffolding.TEMPLATES} == {n for n in listed[0] if n.startswith("rules/")}
    for folder, outcome in zip(folders, ("splněno", "pass"), strict=True):
        for path in folder.rglob("*.pol"):
            text = Template(path.read_text("utf-8")).substitute(names, outcome=outcome)
            file = parse(Source(path.name, text)).value
            assert file is not None and layout(file) == text, path


def test_a_policy_lands_where_its_name_says(eligo: Run, folder: Path) -> None:
    assert eligo("new policy erasmus_plus.alliances.my_call.lot1").code == 0
    assert eligo("check policies").code == eligo("test policies/erasmus_plus/alliances/my_call").code == 0
    assert eligo("new policy erasmus_plus.alliances.my_call.lot1 -o elsewhere").code == 0
    assert eligo("new policy erasmus_plus.alliances.my_call.lot1 -o one.pol").code == 0
    for path in ("policies/erasmus_plus/alliances/my_call/lot1.pol", "elsewhere/lot1.test.pol", "one.test.pol"):
        assert (folder / path).is_file()


def test_nothing_is_overwritten_and_nothing_half_done(eligo: Run, folder: Path) -> None:
    (folder / "lot1.test.pol").write_text("# mine\n", "utf-8")
    for name in ("lot1", "two words", "policy..a", "1a", "", "a/b", "../up"):
        ended = eligo(f"new policy '{name}'")
        assert ended.code == 2 and ended.err and "Traceback" not in ended.err
    assert not (folder / "lot1.pol").exists() and (folder / "lot1.test.pol").read_text("utf-8") == "# mine\n"

    assert eligo("new policy call").code == 0
    before = {p: p.read_bytes() for p in (folder / "call.pol", folder / "call.test.pol")}
    wrong = (
        "new rule call.pol full_partners",
        "new rule call.pol outcome",
        "new rule call.pol 'two words'",
        "new rule call.pol x --template nothing",
        "new rule missing.pol x",
        "new rule . x",
        "new test call.pol ' '",
        "new rule call.test.pol x",
        "new rule notes.txt x",
        "new rule policies/erasmus_plus/model.pol x",
        "new test call.pol 'A complete proposal passes'",
        "new test missing.pol x",
        "new test policies/erasmus_plus/model.pol x",
    )
    for line in wrong:
        assert eligo(line).code == 2, line
    assert {p: p.read_bytes() for p in before} == before


def test_a_rule_is_put_after_the_last_one_and_the_rest_stays(eligo: Run, folder: Path) -> None:
    path = folder / "policies" / "erasmus_plus" / "alliances" / "seed" / "lot1.pol"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_text("utf-8")
    assert eligo(f"new rule {path} at_home -t none").code == 0
    after = path.read_bytes().decode()
    assert "\n" not in after.replace("\r\n", "") and eligo("check policies").code == 0
    lines = before.splitlines()
    added = after.splitlines()
    start = added.index("rule at_home")
    assert added[start - 1] == "" and added[: start - 1] + added[added.index("", start) :] == lines
    assert lines.index("# The text of the call, clause by clause: which rule carries it, or why none is needed") < len(
        lines
    )
    assert added.index('clause page "A1"') > start


def test_a_rule_for_a_policy_that_extends_another_knows_its_rules_and_documents(eligo: Run, folder: Path) -> None:
    lot1 = "erasmus_plus.alliances.seed.lot1"
    path = folder / "policies" / "erasmus_plus" / "alliances" / "seed" / "more.pol"
    path.write_text(
        f'policy erasmus_plus.alliances.seed.more extends {lot1}\n  title en "More" cs "Více"\n', encoding="utf-8"
    )
    before = path.read_bytes()
    ended = eligo(f"new rule {path} full_partners")
    assert ended.code == 2 and "`full_partners`" in ended.err and path.read_bytes() == before
    assert eligo(f"new rule {path} one_more -t some").code == 0
    assert eligo(f"check {path}").code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_test_expects_what_comes_out(language: str, eligo: Run, folder: Path) -> None:
    seed = folder / "policies" / "erasmus_plus" / "alliances" / "seed"
    for lot, expected in (("lot1", "fail"), ("lot2", "not_applicable")):
        (seed / f"{lot}.test.pol").unlink()
        if language == "cs":
            assert eligo(f"fmt --keywords cs {seed / lot}.pol").code == 0
        assert eligo(f"new test {seed / lot}.pol 'What comes out'").code == 0
        text = (seed / f"{lot}.test.pol").read_text("utf-8")
        word = {"fail": "nesplněno", "not_applicable": "nepoužije se"}[expected] if language == "cs" else expected
        assert text.splitlines()[-2].endswith(f" {word}")
        assert eligo(f"test {seed / lot}.pol").code == 0
        assert eligo(f"new test {seed / lot}.test.pol Another").code == 0
        assert "passed: 2" in eligo(f"test {seed / lot}.pol").err


# ── progress ──────────────────────────────────────────────────────────────────────────────


def test_writing_reports_shows_its_progress(
    eligo: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    policy, data = ROOT / "policies/erasmus_plus/alliances/seed/lot1.pol", tmp_path / "many.jsonl"
    data.write_text("".join(f'{{"id": "P{n}", "lot": 1}}\n' for n in range(120)), "utf-8")
    quiet = eligo(f"report {policy} {data} -o {tmp_path / 'out'} --format md")
    monkeypatch.setattr(sys, "argv", ["eligo", "report", str(policy), str(data), "-o", str(tmp_path / "out")])
    counted: list[int] = []
    original = terminal.steps

    def counting(count: int, *rest: Any) -> Any:
        counted.append(count)
        return original(count, *rest)

    monkeypatch.setattr("eligo.cli.reports.steps", counting)
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda self: True, raising=False)
    with pytest.raises(SystemExit):
        cli.main()
    assert counted == [120], "each proposal is a step"
    assert "Writing reports" in capsys.readouterr().err and "Writing reports" not in quiet.err
