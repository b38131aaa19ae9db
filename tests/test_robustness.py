"""Broken, hostile, huge and endlessly nested input: a diagnostic at a real place or an answer, never a crash."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

import eligo
from eligo.checking import modules
from eligo.checking.loader import load
from eligo.syntax.formatter import layout
from eligo.syntax.parser import parse, salvage
from eligo.text.shipped import shipped
from eligo.text.span import Source

from .random_conditions import HEADER
from .survival import (
    KNOWN,
    PROGRAMME,
    SEED,
    UNKNOWN,
    assert_told,
    mutated_bytes,
    mutated_text,
    outlive,
    outlive_cases,
    outlive_data,
)

MANY = 100_000
SECONDS = 20
"""Far above what anything here takes, for the slowest machine; what explodes takes far longer."""


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    """No test takes long."""
    begin = time.process_time()
    yield
    assert time.process_time() - begin < SECONDS


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copied tree of policies, whose unchanged files are parsed only once."""
    monkeypatch.setattr(modules, "salvage", _parsed)
    folder = tmp_path / "erasmus_plus" / "alliances" / "seed"
    folder.mkdir(parents=True)
    for name in ("model.pol", "countries.pol"):
        (tmp_path / "erasmus_plus" / name).write_bytes((PROGRAMME / name).read_bytes())
    return folder


_parsed = lru_cache(maxsize=8)(salvage)


def _rule(condition: str, name: str = "r") -> str:
    return f'\nrule {name}\n  title en "R" cs "R"\n  source page, "1"\n  require {condition}\n'


# ── mutations ──


@pytest.mark.parametrize("seed", range(8))
def test_mutated_policies_are_told_of_or_evaluated(seed: int, tree: Path) -> None:
    draw = Random(seed)
    shipped_text = (SEED / "lot1.pol").read_text(encoding="utf-8")
    czech = layout(parse(Source("lot1.pol", shipped_text)).value or pytest.fail("unreadable"), "cs")
    for number in range(12):
        text = (shipped_text, czech)[number % 2]
        made = mutated_text(draw, text).encode() if number % 3 else mutated_bytes(draw, text.encode())
        (tree / "lot1.pol").write_bytes(made)
        outlive(tree / "lot1.pol")


@pytest.mark.parametrize("seed", range(3))
def test_mutated_models_are_told_of_or_used(seed: int, tree: Path) -> None:
    draw = Random(100 + seed)
    model = tree.parents[1] / "model.pol"
    text = model.read_text(encoding="utf-8")
    (tree / "lot1.pol").write_bytes((SEED / "lot1.pol").read_bytes())
    for _ in range(6):
        model.write_text(mutated_text(draw, text), encoding="utf-8")
        outlive(tree / "lot1.pol")


@pytest.mark.parametrize("seed", range(3))
def test_mutated_tests_are_told_of_or_read(seed: int, tmp_path: Path) -> None:
    draw = Random(200 + seed)
    policy = load(SEED / "lot1.pol").value
    assert policy is not None
    text = (SEED / "lot1.test.pol").read_text(encoding="utf-8")
    for _ in range(10):
        (tmp_path / "lot1.test.pol").write_text(mutated_text(draw, text), encoding="utf-8")
        outlive_cases(tmp_path / "lot1.test.pol", policy)


def test_a_typo_in_any_line_of_a_rule_is_told_of_or_harmless(tree: Path) -> None:
    lines = (SEED / "lot1.pol").read_text(encoding="utf-8").splitlines(keepends=True)
    clauses = next(n for n, line in enumerate(lines) if line.startswith("clause"))
    draw = Random(0)
    for number, line in enumerate(lines[:clauses]):
        words = [m for m in re.finditer(r"\w{2,}", line) if line.count('"', 0, m.start()) % 2 == 0]
        if not words or line.startswith("#"):
            continue
        word = draw.choice(words)
        at = draw.randrange(word.start(), word.end() - 1)
        typo = line[:at] + line[at + 1] + line[at] + line[at + 2 :]
        (tree / "lot1.pol").write_text("".join((*lines[:number], typo, *lines[number + 1 :])), encoding="utf-8")
        outlive(tree / "lot1.pol")


# ── deep, long and large ──

ENDLESS = {
    "brackets": "(" * MANY + "signed" + ")" * MANY,
    "opening": "(" * MANY,
    "closing": ")" * MANY,
    "braces": "home in " + "{" * MANY,
    "and": " and ".join(["signed"] * MANY),
    "or": " or ".join(["signed"] * 1900),
    "not": "not " * MANY + "signed",
    "some not": "not " * 38 + "signed",
    "minus": "months >= " + "- " * 3000 + "1",
    "plus": "months >= " + "1 + " * 5000 + "1",
    "times": "months >= " + "9 * " * 1900 + "9",
    "shares": "grant >= " + "30 % of " * 5000 + "grant",
    "all": "all partners have " * 2000 + "eche",
    "some all": "all partners have " * 30 + "eche",
    "where": "count(" + "partners where count(" * 2000 + "partners) >= 1",
    "some where": "count(" + "partners where count(" * 10 + "partners" + ") >= 1" * 10 + ") >= 1",
    "tables": "months >= " + "limits[" * 2000,
    "codes": "home in {" + ", ".join(["CZ"] * 3_000) + "}",
    "name": "x" * MANY + " >= 1",
    "digits": "months >= " + "9" * MANY,
    "decimals": "months >= 0." + "9" * MANY,
    "thousands": "months >= 1" + " 000" * 2000,
    "money": "grant >= " + "9" * 5000 + " EUR",
    "share": "grant >= " + "9" * 5000 + " % of grant",
    "dots": "a" + ".a" * MANY + " >= 1",
    "text": '"' + "x" * MANY,
    "backslashes": '"' + "\\" * MANY,
    "combining": "a" + "\u0301" * MANY + " >= 1",
    "direction": "\u202e\u202d months >= 1",
    "date": "home >= 2022-99-99",
    "zone": "grant <= 2022-09-15 17:00 Europe/" + "x" * 5000,
}


@pytest.mark.parametrize("case", ENDLESS)
def test_a_condition_without_end_is_told_of_or_evaluated(case: str, tmp_path: Path) -> None:
    (tmp_path / "small.pol").write_text(HEADER + _rule(ENDLESS[case]), encoding="utf-8")
    outlive(tmp_path / "small.pol")


def _doubling(first: str, body: str, condition: str, times: int) -> str:
    steps = (f"define d{n + 1} = {body.format(f'd{n}')}\n" for n in range(times))
    return f"define d0 = {first}\n{''.join(steps)}{_rule(condition.format(f'd{times}'))}"


DEFINED = {
    "a chain": _doubling("partners", "{0} where eche", "count({0}) >= 1", 2000),
    "names": _doubling("partners", "{0}", "count({0}) >= 1", 500),
    "numbers": _doubling("months", "{0} + {0}", "{0} >= 1", 60),
    "conditions": _doubling("signed", "{0} and {0}", "{0}", 60),
    "lists": _doubling("partners", "{0} where count({0}) >= 1", "count({0}) >= 1", 60),
    "a few lists": _doubling("partners", "{0} where count({0}) >= 1", "count({0}) >= 1", 3),
    "a circle": "define d0 = d1\ndefine d1 = d0\n" + _rule("count(d0) >= 1"),
}


@pytest.mark.parametrize("case", DEFINED)
def test_definitions_that_grow_are_told_of_or_evaluated(case: str, tmp_path: Path) -> None:
    (tmp_path / "small.pol").write_text(HEADER + DEFINED[case], encoding="utf-8")
    outlive(tmp_path / "small.pol")


FILES: dict[str, bytes] = {
    "empty": b"",
    "a comment": b"# nothing else",
    "comments": b"# x\n" * 20_000,
    "spaces": b" " * 1_900_000,
    "too large": b"#" * 9_000_000,
    "two megabytes": b"# " + b"x" * 1_990_000,
    "nulls": b"\0" * 1000,
    "quotes": b'"' * MANY,
    "bars": b"|" * MANY,
    "not a text": bytes(range(256)),
    "half a character": HEADER.encode() + b"\xc5",
    "surrogate": b"\xed\xa0\x80",
    "bars of a table": (HEADER + "table t\n" + "|\n" * 5000).encode(),
    "many mistakes": (HEADER + "rule 1\n" * 20_000).encode(),
    "many rules": (HEADER + "".join(_rule("count(partners) >= 1", f"r{n}") for n in range(800))).encode(),
    "one rule often": (HEADER + _rule("count(partners) >= 1") * 300).encode(),
    "many uses": (HEADER + "use erasmus_plus.model\n" * 3000).encode(),
    "uses itself": (HEADER + "use small\n" + _rule("signed")).encode(),
    "groups in a circle": (HEADER + 'vocabulary v\n  X en "x" cs "x"\n  group a = b\n  group b = a\n').encode(),
    "insertions": (HEADER + _rule("signed") + '  otherwise en "{{{}{x {count(partners)} }}" cs "{count("\n').encode(),
    "deep insertion": (HEADER + _rule("signed") + f'  advice en "{{{"(" * 1000}1{")" * 1000}}}" cs "x"\n').encode(),
}


@pytest.mark.parametrize("case", FILES)
def test_an_odd_file_is_told_of_or_used(case: str, tmp_path: Path) -> None:
    (tmp_path / "small.pol").write_bytes(FILES[case])
    outlive(tmp_path / "small.pol")


@pytest.mark.parametrize(("old", "new"), [("\n", "\r"), ("\n", "\r\n"), ("policy", "\ufeffpolicy")])
def test_line_ends_and_byte_order_marks_change_nothing(old: str, new: str, tmp_path: Path) -> None:
    text = HEADER + _rule("count(members) >= 1")
    (tmp_path / "small.pol").write_bytes(text.replace(old, new, -1 if old == "\n" else 1).encode())
    gathered, policy = outlive(tmp_path / "small.pol")
    assert policy is not None
    assert gathered.sources[str(tmp_path / "small.pol")].text == text


# ── data ──


@pytest.fixture(scope="module")
def lot1() -> eligo.Policy:
    return eligo.load(SEED / "lot1.pol")


def test_ten_thousand_partners_are_evaluated(lot1: eligo.Policy) -> None:
    many = [{"pic": str(n), "role": None if n % 7 else "full_partner"} for n in range(10_000)]
    assert lot1.evaluate({"id": "P", "lot": 1, "partners": many}).outcome is eligo.Outcome.UNDECIDED


NESTED = b"[" * MANY + b"]" * MANY
ODD_DATA: dict[str, bytes] = {
    "empty.json": b"",
    "nested.json": NESTED,
    "unclosed.json": b'{"id": ' * MANY,
    "nested_partners.json": b'[{"id": "P", "lot": 1, "partners": ' + NESTED + b"}]",
    "nested_text.json": b'[{"id": ' + b'{"a": ' * MANY + b"1" + b"}" * MANY + b"}]",
    "nested.jsonl": NESTED + b'\n{"id": "P", "lot": 1}\n',
    "digits.json": b'[{"id": "P", "lot": ' + b"9" * MANY + b"}]",
    "exponent.json": b'[{"id": "P", "lot": 1e999999999, "requested_grant": 1e-99999999}]',
    "infinite.json": b'[{"id": "P", "lot": Infinity, "requested_grant": NaN}]',
    "huge.json": json.dumps([{"id": "P", "lot": 1, "title": "x" * 2_000_000}]).encode(),
    "null.jsonl": b'null\n[]\n1\n"x"\n{}\n{"id": null}\n{"id": true}\n{"id": 1.5}\n',
    "surrogate.json": b'[{"id": "\\ud800", "lot": 1, "partners": [{"name": "\\udfff"}]}]',
    "nulls.jsonl": b"\0" * 1000,
    "twice.json": b'[{"id": "P", "id": "Q", "lot": 1, "lot": 2}]',
    "bytes.jsonl": bytes(range(256)) * 20,
    "proposals.csv": b"id;lot\n" + b'"P;1\n' * 1000,
    "wide/proposals.csv": b"id,lot" + b",x" * 20_000 + b"\nP,1\n",
    "quotes/proposals.csv": b"id,lot\n" + b'"' * MANY,
    "text.xlsx": b"PK\x03\x04 not a workbook",
    "empty.xlsx": b"",
}


@pytest.mark.parametrize("name", ODD_DATA)
def test_odd_data_is_told_of_or_evaluated(name: str, lot1: eligo.Policy, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(ODD_DATA[name])
    outlive_data(lot1, path.parent if "/" in name else path)


def _workbook_with(part: str, content: bytes) -> bytes:
    """The example workbook with one part replaced."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(shipped("examples") / "alliances.xlsx") as workbook,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for name in workbook.namelist():
            changed.writestr(name, content if name == part else workbook.read(name))
    return made.getvalue()


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
BOMBS = {
    "many zeros": ("xl/worksheets/sheet1.xml", b"0" * 30_000_000),
    "laughs": ("xl/workbook.xml", f'<!DOCTYPE a [<!ENTITY a0 "a">{LAUGHS}]><workbook>&a12;</workbook>'.encode()),
    "outside": ("xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook>&x;</workbook>'),
    "far rows": ("xl/worksheets/sheet1.xml", SHEET + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "nested": ("xl/worksheets/sheet1.xml", SHEET + b"<row>" * MANY),
    "no strings": ("xl/sharedStrings.xml", b"<sst/>"),
}


@pytest.mark.parametrize("case", BOMBS)
def test_a_hostile_workbook_is_told_of(case: str, lot1: eligo.Policy, tmp_path: Path) -> None:
    (tmp_path / "data.xlsx").write_bytes(_workbook_with(*BOMBS[case]))
    outlive_data(lot1, tmp_path / "data.xlsx")


@pytest.mark.parametrize("seed", range(2))
def test_mutated_data_is_told_of_or_evaluated(seed: int, lot1: eligo.Policy, tmp_path: Path) -> None:
    draw = Random(300 + seed)
    lines = (shipped("examples") / "alliances.jsonl").read_bytes()
    workbook = (shipped("examples") / "alliances.xlsx").read_bytes()
    for number in range(40):
        path = tmp_path / ("data.xlsx" if number % 4 == 0 else "data.jsonl")
        path.write_bytes(mutated_bytes(draw, workbook if number % 4 == 0 else lines))
        outlive_data(lot1, path)


# ── the command line ──


def _eligo(*arguments: object, stdin: bytes = b"") -> tuple[int, str]:
    command = [sys.executable, "-m", "eligo", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=SECONDS, check=False)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (1, ("check", "{deep}")),
        (2, ("evaluate", "{deep}", "{good}")),
        (1, ("check", "{bytes}")),
        (2, ("evaluate", "{lot1}", "{nested}")),
        (2, ("evaluate", "{lot1}", "{bytes}")),
        (2, ("evaluate", "{lot1}", "{nowhere}")),
        (2, ("evaluate", "{nowhere}", "{good}")),
        (2, ("explain", "{lot1}", "{good}", "--proposal", "\u202e\n")),
        (5, ("evaluate", "{lot1}", "{empty}")),
        (0, ("evaluate", "{lot1}", "{good}", "--format", "json")),
        (2, ("rule", "E9999")),
    ],
)
def test_the_command_line_ends_as_the_contract_says(code: int, arguments: tuple[str, ...], tmp_path: Path) -> None:
    files = {
        "deep": ("deep.pol", (HEADER + _rule(ENDLESS["brackets"])).encode()),
        "bytes": ("bytes.pol", bytes(range(256))),
        "nested": ("nested.json", NESTED),
        "empty": ("empty.jsonl", b""),
        "good": ("good.json", json.dumps([KNOWN, UNKNOWN]).encode()),
    }
    places: dict[str, Path] = {"lot1": SEED / "lot1.pol", "nowhere": tmp_path / "nowhere.pol"}
    for key, (name, content) in files.items():
        places[key] = tmp_path / name
        places[key].write_bytes(content)
    ended, said = _eligo(*(argument.format(**places) for argument in arguments))
    assert ended == code, said
    assert "Traceback" not in said
    assert said.strip()


def test_nothing_is_ever_told_of_a_place_that_is_not_there() -> None:
    source = Source("x.pol", "policy a\nrule r\n  require ((signed\n")
    result = parse(source)
    assert result.diagnostics
    assert_told(result.diagnostics, {"x.pol": source})
