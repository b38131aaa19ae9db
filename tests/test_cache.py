"""Checked policies kept between runs: the same policy comes back, and never one that no longer holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

import eligo
from eligo.checking import cache
from eligo.checking.disk import Disk
from eligo.checking.loader import understand
from eligo.checking.policy import CheckedPolicy, Citation, Document
from eligo.checking.stored import NotStorable, read, written
from eligo.reporting.export import as_json
from eligo.text.diagnostics import PolicyError
from eligo.text.shipped import shipped

from .conftest import CORPUS, ROOT

POLICIES = [
    path
    for folder in (shipped("policies"), *(CORPUS / name for name in ("shapes", "report", "diff", "handbook")))
    for path in sorted(folder.rglob("*.pol"))
    if not path.name.endswith(".test.pol")
]
SEED = shipped("policies") / "erasmus_plus" / "alliances" / "seed"
Entries: TypeAlias = Path
UNREAD = (
    "lark",
    "fluent",
    "babel",
    "jinja2",
    "rich.progress",
    "eligo.syntax.tree",
    "eligo.data.mapping",
    "importlib.metadata",
)
"""What a short run does without."""

POLICY = """policy calls.one
  title   en "Call"  cs "Výzva"
  source  page en "The page"  cs "Stránka"

use erasmus_plus.model

rule partners
  title   en "At least 3 partners"  cs "Nejméně 3 partneři"
  source  page, "1"
  require count(partners) >= 3
"""


@pytest.fixture(autouse=True)
def entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Entries:
    """The folder of the entries, empty at first."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("ELIGO_NO_CACHE", raising=False)
    return tmp_path / "cache" / "eligo" / "policies"


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """A policy that uses a shipped module."""
    path = tmp_path / "calls" / "one.pol"
    path.parent.mkdir()
    path.write_text(POLICY, encoding="utf-8")
    return path


def _everything(value: object, numbers: dict[int, int], alive: list[object]) -> Iterator[object]:
    """All that a policy holds, what equality leaves out too; a node that was seen before gives its number."""
    told_apart = type(value).__module__.endswith((".nodes", ".policy")) and not isinstance(value, Document | Citation)
    if is_dataclass(value) and told_apart:
        if id(value) in numbers:
            yield ("again", numbers[id(value)])
            return
        numbers[id(value)] = len(numbers)
        alive.append(value)
    yield type(value).__name__
    if is_dataclass(value):
        for field in fields(value):
            yield field.name
            yield from _everything(getattr(value, field.name), numbers, alive)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _everything(inner, numbers, alive)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _everything(inner, numbers, alive)
    elif isinstance(value, frozenset):
        yield sorted(map(repr, value))
    else:
        yield repr(value)


def _whole(policy: CheckedPolicy) -> list[object]:
    return list(_everything(policy, {}, []))


@pytest.mark.parametrize("path", POLICIES, ids=lambda p: p.relative_to(p.parents[3]).as_posix())
def test_a_policy_comes_back_as_it_was(path: Path) -> None:
    fresh = understand(path).value
    if fresh is None:
        return
    again = read(written(fresh))
    assert again == fresh
    assert _whole(again) == _whole(fresh)


def test_a_kept_policy_says_the_same(entries: Entries, monkeypatch: pytest.MonkeyPatch) -> None:
    data = [ROOT / "examples" / name for name in ("alliances.jsonl",)]
    for path in (SEED, SEED / "lot2.pol", SEED.parent / "2026"):
        monkeypatch.setenv("ELIGO_NO_CACHE", "1")
        fresh = eligo.load(path)
        monkeypatch.delenv("ELIGO_NO_CACHE")
        eligo.load(path)
        assert list(entries.iterdir())
        monkeypatch.setattr("eligo.checking.loader.check", None)
        kept = eligo.load(path)
        monkeypatch.undo()
        monkeypatch.setenv("XDG_CACHE_HOME", str(entries.parents[1]))
        assert kept.checked == fresh.checked
        for language in ("cs", "en"):
            said, again = (
                "".join(as_json(policy.evaluate_batch(*data, reasons="all").verdicts, language))
                for policy in (fresh, kept)
            )
            assert said == again


@pytest.mark.parametrize("format", ["table", "csv"])
def test_a_kept_policy_is_evaluated_without_what_only_reading_policies_needs(call: Path, format: str) -> None:
    data = call.with_name("one.json")
    data.write_text('{"id": "P", "partners": [{}, {}, {}]}', encoding="utf-8")
    program = "import sys; import eligo.cli as c\ntry: c.main()\nexcept SystemExit as end: code = end.code\n"
    program += f"print([m for m in {UNREAD!r} if m in sys.modules], code)"
    line = [sys.executable, "-c", program, "evaluate", str(call), str(data), "--format", format]
    for _ in range(4):
        cache._engine.cache_clear()
        before = cache._engine()
        eligo.load(call)
        seen = subprocess.run(line, capture_output=True, text=True, check=True)
        cache._engine.cache_clear()
        if cache._engine() == before:
            break
        # A test beside this one packs the engine, which changes times of its files; then nothing kept holds.
    assert seen.stdout.splitlines()[-1] == "[] 0", seen.stderr


# ── when an entry holds ───────────────────────────────────────────────────────────────────


def _is_kept(path: Path) -> bool:
    return isinstance(cache._kept(path, Disk()), CheckedPolicy)


def test_a_changed_file_is_understood_anew(call: Path) -> None:
    assert len(eligo.load(call).checked[0].rules) == 1 and _is_kept(call)
    seen = call.stat()
    call.write_text(POLICY.replace(">= 3", ">= 4"), encoding="utf-8")
    os.utime(call, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert not _is_kept(call)
    assert eligo.load(call).evaluate({"id": "P", "partners": [{}, {}, {}]}).outcome is eligo.Outcome.FAIL
    assert _is_kept(call)


def test_a_new_file_that_would_be_used_instead_is_found(call: Path) -> None:
    eligo.load(call)
    own = call.parents[1] / "erasmus_plus"
    own.mkdir()
    assert not _is_kept(call)
    with pytest.raises(PolicyError):
        eligo.load(call)
    assert not _is_kept(call), "what has a mistake is not kept"
    for name in ("model.pol", "countries.pol"):
        (own / name).write_bytes((shipped("policies") / "erasmus_plus" / name).read_bytes())
    assert str(own / "model.pol") in eligo.load(call).checked[0].files and _is_kept(call)


def test_a_link_that_leads_elsewhere_is_followed_anew(call: Path) -> None:
    link = call.parent / "link.pol"
    link.symlink_to(call)
    eligo.load(link)
    assert _is_kept(link)
    other = call.parent / "other.pol"
    other.write_text(POLICY, encoding="utf-8")
    link.unlink()
    link.symlink_to(other)
    assert not _is_kept(link)


def test_another_engine_or_folder_has_entries_of_its_own(call: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    eligo.load(call)
    monkeypatch.chdir(call.parent)
    assert not _is_kept(Path(call.name)) and _is_kept(call) is False
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(call.parents[1] / "cache"))
    assert _is_kept(call)
    monkeypatch.setattr(cache, "_engine", lambda: "another")
    assert not _is_kept(call)


def test_the_engine_is_told_by_everything_that_makes_a_policy() -> None:
    cache._engine.cache_clear()
    before = cache._engine()
    grammar = shipped("grammar") / "pol.lark"
    seen = grammar.stat()
    os.utime(grammar, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    cache._engine.cache_clear()
    assert cache._engine() != before, "the time of change tells, although the file looks as before"


def test_a_module_in_a_folder_is_not_read_again(call: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (call.parent / "words.pol").write_text("define three = 3\n", encoding="utf-8")
    assert len(eligo.load(call.parent).checked) == 1
    monkeypatch.setattr("eligo.checking.modules.salvage", None)
    assert len(eligo.load(call.parent).checked) == 1
    (call.parent / "words.pol").write_text(POLICY.replace("calls.one", "calls.words"), encoding="utf-8")
    monkeypatch.undo()
    assert not _is_kept(call.parent / "words.pol")


# ── what cannot be used ───────────────────────────────────────────────────────────────────


def _only(entries: Entries) -> Path:
    (entry,) = entries.glob("*.json")
    return entry


def test_a_damaged_entry_is_ignored_and_written_anew(call: Path, entries: Entries) -> None:
    eligo.load(call)
    entry = _only(entries)
    sound = entry.read_bytes()
    for damaged in (
        b"",
        b"\n",
        b"\0" * 99,
        sound[:-1],
        sound.replace(b"partners", b"partnerz"),
        b"x" + sound,
        b"\n" + sound,
    ):
        entry.write_bytes(damaged)
        assert not _is_kept(call)
        assert eligo.load(call).checked[0].name == "calls.one"
        assert entry.read_bytes() == sound


def test_an_entry_is_for_its_owner_alone(call: Path, entries: Entries) -> None:
    eligo.load(call)
    entry = _only(entries)
    assert entry.stat().st_mode & 0o777 == 0o600 and entries.stat().st_mode & 0o777 == 0o700
    entry.chmod(0o666)
    assert not _is_kept(call), "somebody else could have written it"


@pytest.mark.parametrize(
    "text",
    ["", "[]", "[[],[],[],[]]", "[[],[],[0],[[]]]", '[["system"],["ls"],[0],[[0]]]', '[["Path"],["/"],[0],[[0]]]',
     '[["whole"],["7"],[0],[[0]]]', '[["list"],[],[0],[[0]]]', '[["CheckedPolicy"],[],[0],[[]]]', '[["Span"],[1],[0],[[0,0]]]',
     "[" * 9999, '[["amount"],["x"],[0],[[0]]]', '[["list"],[],[0],[]]', '{"a":1}', '[["list"],{},[0],[[]]]',
     '[["moment"],["2022-01-01T00:00:00","name","../../etc/passwd",false],[0],[[0,1,2,3]]]'],
)  # fmt: skip
def test_nothing_but_a_policy_comes_out(text: str) -> None:
    with pytest.raises(NotStorable):
        read(text)


def test_an_object_of_an_unknown_kind_is_not_kept(call: Path) -> None:
    fresh = understand(call).value
    assert fresh is not None
    object.__setattr__(fresh, "title", {"en": Path("/")})
    with pytest.raises(NotStorable):
        written(fresh)


def test_without_a_folder_to_keep_it_in_a_policy_is_understood_each_time(
    call: Path, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ELIGO_NO_CACHE", "1")
    assert eligo.load(call).checked and not entries.exists()
    monkeypatch.delenv("ELIGO_NO_CACHE")
    entries.parents[1].write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("HOME", str(entries.parents[1] / "nobody"))
    assert eligo.load(call).checked


def test_a_folder_that_nobody_may_write_is_no_mistake(call: Path, entries: Entries) -> None:
    entries.parent.mkdir(parents=True)
    entries.write_text("in the way", encoding="utf-8")
    assert eligo.load(call).checked and entries.is_file()


def test_the_entries_are_few(call: Path, entries: Entries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_KEPT", 3)
    paths = [call.with_name(f"call{number}.pol") for number in range(5)]
    for number, path in enumerate(paths):
        path.write_text(POLICY, encoding="utf-8")
        eligo.load(path)
        for entry in entries.iterdir():
            # Time passes.
            seen = entry.stat()
            os.utime(entry, ns=(seen.st_atime_ns, seen.st_mtime_ns - (5 - number) * 10**9))
    assert len(list(entries.iterdir())) == 3
    assert [_is_kept(path) for path in paths] == [False, False, True, True, True]
    monkeypatch.setattr(cache, "MOST_BYTES", 1)
    (entries / "left.part").write_bytes(b"")
    os.utime(entries / "left.part", (0, 0))
    eligo.load(call)
    assert not list(entries.iterdir())


def test_an_entry_is_plain_json(call: Path, entries: Entries) -> None:
    eligo.load(call)
    mark, asked, policy = _only(entries).read_text("utf-8").split("\n")
    assert len(mark) == 64 and ["holds", str(call)] == json.loads(asked)[1][:2]
    kinds, plain, kind_of, made_of = json.loads(policy)
    assert kinds[kind_of[-1]] == "CheckedPolicy" and len(kind_of) == len(made_of)
    assert "calls.one" in plain and all(type(number) is int for numbers in made_of for number in numbers)
