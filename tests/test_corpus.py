"""The behaviour of the language in the language: one runner for each folder of the corpus."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from eligo.checking.loader import load
from eligo.checking.modules import gather
from eligo.syntax.formatter import layout
from eligo.syntax.parser import parse
from eligo.syntax.tree import File
from eligo.text.diagnostics import Diagnostic
from eligo.text.rendering import as_text
from eligo.text.span import Source

from .conftest import CORPUS, Golden

MARK = re.compile(r"# !((?: [EW]\d{4})+)")


def _files(folder: str, but: str = "") -> list[Path]:
    return [p for p in sorted((CORPUS / folder).glob("*.pol")) if not (but and p.name.endswith(but))]


def _each(paths: Iterable[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in paths])


def _source(path: Path) -> Source:
    return Source(path.name, path.read_bytes().decode("utf-8"))


def _tree(source: Source) -> File:
    result = parse(source)
    assert not result.diagnostics, as_text(result.diagnostics, {source.name: source}, "en")
    assert result.value is not None
    return result.value


def _marked(source: Source) -> list[tuple[int, str]]:
    """The lines and codes that the marks `# ! E0201` of a file promise."""
    return sorted(
        (number, code)
        for number, line in enumerate(source.text.splitlines(), start=1)
        for mark in MARK.finditer(line)
        for code in mark.group(1).split()
    )


def _found(diagnostics: Iterable[Diagnostic]) -> list[tuple[int, str]]:
    return sorted((d.span.line, d.code) for d in diagnostics)


# ── syntax ──


@_each(_files("syntax/good"))
def test_a_good_file_parses(path: Path, golden: Golden) -> None:
    """A file parses without a word; its tree is pinned, once for both languages."""
    stem, *language = path.name.removesuffix(".pol").rsplit(".", 1)
    file = _tree(_source(path))
    if language and language[0] in ("cs", "en"):
        assert file.language == language[0]
    if language == ["cs"] and path.with_name(f"{stem}.en.pol").exists():
        assert file == _tree(_source(path.with_name(f"{stem}.en.pol"))), "both languages say the same"
        return
    golden(path.with_name(f"{stem}.tree"), "".join(f"{line}\n" for line in _drawn(file)))


@_each(_files("syntax/good"))
def test_every_node_has_its_place(path: Path) -> None:
    """A node's span lies inside its parent's, and inside the text."""
    source = _source(path)
    _nested(_tree(source), (0, len(source.text)))


@_each(_files("syntax/bad"))
def test_a_bad_file_is_refused_where_it_is_marked(path: Path) -> None:
    source = _source(path)
    result = parse(source)
    assert _marked(source), "a bad file marks its mistakes"
    assert _found(result.diagnostics) == _marked(source), as_text(result.diagnostics, {source.name: source}, "en")
    assert result.value is None


def _drawn(node: object, name: str = "", depth: int = 0) -> Iterator[str]:
    """A tree as indented lines; places and spellings, which take no part in equality, are left out."""
    lead = "  " * depth + (f"{name}: " if name else "")
    if isinstance(node, tuple):
        yield lead + ("-" if not node else f"{len(node)}")
        for item in node:
            yield from _drawn(item, "", depth + 1)
    elif dataclasses.is_dataclass(node):
        yield lead + type(node).__name__
        for field in dataclasses.fields(node):
            if field.compare:
                yield from _drawn(getattr(node, field.name), field.name, depth + 1)
    else:
        yield lead + (repr(node) if isinstance(node, str | bool | None) else str(node))


def _nested(node: object, around: tuple[int, int]) -> None:
    if isinstance(node, tuple):
        for item in node:
            _nested(item, around)
    elif dataclasses.is_dataclass(node):
        span = getattr(node, "span", None)
        if span is not None:
            assert around[0] <= span.start <= span.end <= around[1], f"{node} leaves its parent"
            around = (span.start, span.end)
        for field in dataclasses.fields(node):
            if field.name != "span":
                _nested(getattr(node, field.name), around)


# ── formatting ──


@_each(_files("format", but=".formatted.pol"))
def test_a_file_is_laid_out(path: Path, golden: Golden) -> None:
    golden(path.with_suffix(".formatted.pol"), layout(_tree(_source(path))))


@_each(_files("syntax/good") + _files("format"))
@pytest.mark.parametrize("language", [None, "cs", "en"])
def test_laying_out_changes_no_meaning_and_loses_no_comment(path: Path, language: str | None) -> None:
    """The laws of the formatter, also while it translates the keywords."""
    file = _tree(_source(path))
    once = Source("once.pol", layout(file, language))
    again = parse(once, language or file.language)
    assert again.value == file, as_text(again.diagnostics, {once.name: once}, "en")
    assert [c.text.rstrip() for c in again.value.comments] == [c.text.rstrip() for c in file.comments]
    assert layout(again.value, language) == once.text, "formatting twice changes nothing"


# ── checking ──


@_each(_files("check/good"))
def test_a_good_policy_checks(path: Path) -> None:
    result = load(path)
    assert not result.diagnostics, _shown(path, result.diagnostics, "en")
    assert result.value is not None


@_each(_files("check/bad"))
def test_a_bad_policy_is_refused_where_it_is_marked(path: Path) -> None:
    result = load(path)
    marked = _marked(_source(path))
    assert marked, "a bad policy marks its mistakes"
    assert _found(result.diagnostics) == marked, _shown(path, result.diagnostics, "en")
    assert not result.has_errors or result.value is None, "a policy with mistakes is not handed on"


def _shown(path: Path, diagnostics: Iterable[Diagnostic], language: str) -> str:
    return as_text(diagnostics, gather(path).sources, language)


# ── wording ──


@_each(_files("diagnostics"))
@pytest.mark.parametrize("language", ["cs", "en"])
def test_a_mistake_is_explained(path: Path, language: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wording of a code in one language; the file's name is the code that it must give, and no other."""
    monkeypatch.chdir(path.parent)
    here = Path(path.name)
    result = load(here)
    assert {d.code for d in result.diagnostics} == {path.stem}, _shown(here, result.diagnostics, "en")
    text = _shown(here, result.diagnostics, language).replace(str(CORPUS), "…")
    golden(path.with_suffix(f".{language}.txt"), text)
