"""Exports of other systems: read through a mapping as they are meant, and whatever it does not cover is told."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

import eligo as api
from eligo.checking.schema import Schema
from eligo.data.mapping import Mapping
from eligo.data.mapping_toml import load_mapping
from eligo.data.records import Proposal, Rejected

from .conftest import CORPUS, ROOT, Golden, Run

HERE = CORPUS / "mapping"
SEED = ROOT / "policies/erasmus_plus/alliances/seed"
LOCALES = {"cs": "cs_CZ.UTF-8", "en": "en_GB.UTF-8"}
TRANSCRIPTS = {
    "results": (
        "evaluate seed/lot1.pol results.csv --mapping alliances.toml",
        "explain seed/lot1.pol results.csv --mapping alliances.toml --proposal 10100002 --rule countries",
        "evaluate seed results.csv --mapping erasmus_plus_results --format csv",
    ),
    "report": (
        "mapping seed/lot1.pol results.csv --mapping alliances.toml",
        "mapping seed/lot1.pol other.csv --mapping alliances.toml",
        "mapping seed/lot1.pol other.csv --mapping alliances.toml --format json",
        "mapping seed/lot1.pol empty --mapping alliances.toml",
    ),
    "mistakes": (
        "mapping seed/lot1.pol results.csv --mapping nowhere.toml",
        *(
            f"mapping seed/lot1.pol results.csv --mapping bad/{name}.toml"
            for name in ("broken", "keys", "policy", "columns", "tables", "circle", "missing")
        ),
    ),
}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", LOCALES["en"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the exports and mappings as the current folder."""
    place = tmp_path / "given"
    shutil.copytree(HERE, place)
    shutil.copytree(ROOT / "policies" / "erasmus_plus", place / "policies" / "erasmus_plus")
    (place / "seed").symlink_to(place / "policies/erasmus_plus/alliances/seed")
    (place / "empty").mkdir()
    monkeypatch.chdir(place)
    return place


@pytest.fixture(scope="module")
def schema() -> Schema:
    """What the seed policies read."""
    return api.load(SEED / "lot1.pol").schema


def _mapping(tmp_path: Path, written: str) -> Mapping:
    file = tmp_path / "own.toml"
    file.write_text(written, "utf-8")
    return load_mapping(str(file))


def _table(path: Path, *rows: tuple[object, ...], delimiter: str = ";", encoding: str = "utf-8") -> str:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    return str(path)


def _values(outcome: Proposal | Rejected, schema: Schema) -> dict[str, object]:
    assert isinstance(outcome, Proposal), outcome
    return dict(zip((f.name for f in schema.proposal.fields), outcome.values, strict=True))


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_exports_are_evaluated_and_what_is_not_mapped_is_told(
    name: str, language: str, folder: Path, eligo: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands on standard error is marked `!` in the expected file."""
    monkeypatch.setenv("LANG", LOCALES[language])
    shown = ""
    for line in TRANSCRIPTS[name]:
        ended = eligo(line)
        marked = "".join(f"! {row}\n".replace("! \n", "!\n") for row in ended.err.splitlines())
        shown += f"$ eligo {line}\n{ended.out}{marked}[{ended.code}]\n\n"
    golden(HERE / f"{name}.{language}.txt", shown)
