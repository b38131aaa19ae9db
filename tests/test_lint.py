"""Warnings about tests and about policies that are checked together: the pages' examples, through `eligo check`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from eligo.cli.checks import run
from eligo.text.shipped import shipped

from .conftest import CORPUS, ROOT, Golden

FILE = re.compile(r"^# (\S+\.pol)\n", re.MULTILINE)
OF_TESTS = ("W0322", "W0323")
OF_FOLDERS = ("W0324", "W0325", "W0326", "W0327")
CALL = """policy example.call
  title en "Example" cs "Příklad"
  source call "The call"

use erasmus_plus.model

rule countries
  title en "At least 4 countries" cs "Nejméně 4 země"
  source call, "Article 1"
  require count(distinct country of partners) >= 4
"""


def _written(example: str, folder: Path) -> None:
    """The files of an example; each begins with a comment that names it, or it is the tests of one policy."""
    if not FILE.search(example):
        example = f"# call.pol\n{CALL}\n# call.test.pol\n{example}"
    _, *parts = FILE.split(example)
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _example(code: str) -> tuple[str, str]:
    bad, _, good = (shipped("reports") / "codes" / f"{code}.pol").read_text("utf-8").partition("\n# ---\n")
    return bad, good


def _found(capsys: pytest.CaptureFixture[str]) -> list[str]:
    run([Path()], "json", "en")
    return [d["code"] for d in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize("code", OF_TESTS + OF_FOLDERS)
def test_the_bad_example_gives_the_warning_and_the_good_one_none(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, example, expected in zip(("bad", "good"), _example(code), ([code], []), strict=True):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        _written(example, Path())
        assert _found(capsys) == expected


@pytest.mark.parametrize("code", OF_TESTS + OF_FOLDERS)
@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_warning_is_explained(
    code: str,
    language: str,
    tmp_path: Path,
    golden: Golden,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    _written(_example(code)[0], Path())
    run([Path()], "text", language)
    golden(CORPUS / f"diagnostics/{code}.{language}.txt", capsys.readouterr().out)


def test_nothing_shipped_needs_a_warning(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "policies")
    assert _found(capsys) == []
