"""Findings for other programs: SARIF, the commands of GitHub workflows, JUnit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from eligo.text import codes
from eligo.text.diagnostics import Code, Diagnostic
from eligo.text.fixes import Edit, applied, fix_of
from eligo.text.formats import as_github, as_junit, as_sarif
from eligo.text.span import Source, Span, span_of_file

from .test_catalogue import CODES

# The objects of the SARIF 2.1.0 schema that are used: the properties required, and those allowed with their kinds.
SCHEMA: dict[str, tuple[set[str], dict[str, str]]] = {
    "log": ({"version", "runs"}, {"$schema": "text", "version": "2.1.0", "runs": "run*"}),
    "run": ({"tool"}, {"tool": "tool", "results": "result*", "language": "text", "columnKind": "unicodeCodePoints",
                       "originalUriBaseIds": "bases"}),
    "bases": (set(), {"SRCROOT": "artifact"}),
    "tool": ({"driver"}, {"driver": "component"}),
    "component": ({"name"}, {"name": "text", "version": "text", "rules": "rule*"}),
    "rule": ({"id"}, {"id": "text", "shortDescription": "words", "fullDescription": "words", "help": "words",
                      "defaultConfiguration": "configuration"}),
    "configuration": (set(), {"level": "level"}),
    "result": ({"message"}, {"ruleId": "text", "ruleIndex": "number", "level": "level", "message": "words",
                             "locations": "location*", "fixes": "fix*"}),
    "words": ({"text"}, {"text": "text"}),
    "location": (set(), {"physicalLocation": "physical"}),
    "physical": ({"artifactLocation"}, {"artifactLocation": "artifact", "region": "region"}),
    "artifact": ({"uri"}, {"uri": "text", "uriBaseId": "text"}),
    "region": ({"startLine"}, dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), "number")),
    "fix": ({"artifactChanges"}, {"description": "words", "artifactChanges": "change+"}),
    "change": ({"artifactLocation", "replacements"}, {"artifactLocation": "artifact", "replacements": "replacement+"}),
    "replacement": ({"deletedRegion"}, {"deletedRegion": "region", "insertedContent": "words"}),
}  # fmt: skip


def _valid(value: Any, kind: str) -> None:
    if kind[-1] in "*+":
        assert isinstance(value, list) and (value or kind[-1] == "*")
        for item in value:
            _valid(item, kind[:-1])
    elif kind in SCHEMA:
        required, allowed = SCHEMA[kind]
        assert isinstance(value, dict) and required <= value.keys() <= allowed.keys(), (kind, value)
        for name, item in value.items():
            _valid(item, allowed[name])
    elif kind == "number":
        assert isinstance(value, int) and value >= 0
    elif kind == "level":
        assert value in ("error", "warning")
    elif kind == "text":
        assert isinstance(value, str) and value
    else:
        assert value == kind


TEXT = 'rule grant\n  require lot == 1\n  title en "a, b: 100 %"\n'


def _source(file: Path) -> Source:
    return Source(str(file), TEXT)


def _sign(source: Source) -> Diagnostic:
    at = TEXT.index("==")
    return codes.WRONG_SIGN.at(source.span(at, at + 2), read="==", nearest="=", fix="=")


@pytest.mark.parametrize("language", ["cs", "en"])
def test_sarif_has_the_structure_that_the_schema_requires(language: str, tmp_path: Path) -> None:
    """Every code, as a finding of its own."""
    source = _source(tmp_path / "ob s" / "výzva.pol")
    kinds = [code for code in vars(codes).values() if isinstance(code, Code)]
    found = [code.at(source.span(0, 4)) for code in kinds]
    found += [_sign(source), codes.NO_POLICY.at(span_of_file(source.name))]
    log = json.loads(as_sarif(found, {source.name: source}, language, tmp_path))
    _valid(log, "log")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == CODES
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert all(rules[r["ruleIndex"]]["defaultConfiguration"]["level"] == r["level"] for r in run["results"])
    place = run["results"][-1]["locations"][0]["physicalLocation"]
    assert "region" not in place, "a whole file has no region"
    assert place["artifactLocation"] == {"uri": "ob%20s/v%C3%BDzva.pol", "uriBaseId": "SRCROOT"}
    base = run["originalUriBaseIds"]["SRCROOT"]["uri"]
    assert base.endswith("/") and Path(unquote(urlsplit(base).path)) == tmp_path


def test_a_fix_in_sarif_can_be_applied(tmp_path: Path) -> None:
    source = _source(tmp_path / "call.pol")
    found = _sign(source)
    log = json.loads(as_sarif([found], {source.name: source}, "en", tmp_path))
    (fix,) = log["runs"][0]["results"][0]["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    region = replacement["deletedRegion"]
    starts = [0, *(i + 1 for i, character in enumerate(TEXT) if character == "\n")]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    end = starts[region["endLine"] - 1] + region["endColumn"] - 1
    edit = Edit(source.span(start, end), replacement["insertedContent"]["text"])
    assert edit == fix_of(found, source)
    assert applied(TEXT, [edit]) == TEXT.replace("==", "=")
    assert fix["description"]["text"] == "write: `=`"


def test_a_file_elsewhere_keeps_its_whole_address(tmp_path: Path) -> None:
    source = _source(tmp_path / "a" / "call.pol")
    log = json.loads(as_sarif([_sign(source)], {}, "en", tmp_path / "b"))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": (tmp_path / "a" / "call.pol").as_uri()}


def test_nothing_found_is_a_run_without_results(tmp_path: Path) -> None:
    log = json.loads(as_sarif([], {}, "en", tmp_path))
    _valid(log, "log")
    assert log["runs"][0]["results"] == []


def test_github_commands_are_escaped(tmp_path: Path) -> None:
    place = Span(str(tmp_path / "a,b:c%.pol"), 3, 4, 2, 5, 2, 9)
    command = as_github([codes.UNKNOWN_NAME.at(place, name="50%", nearest="x")], "en", tmp_path)
    assert command == (
        "::error file=a%2Cb%3Ac%25.pol,line=2,col=5,endColumn=8,title=E0201::"
        "no such name: `50%25`%0Athe nearest known name: `x`\n"
    )
    whole = as_github([codes.NO_SOURCE.at(span_of_file("call.pol"), rule="a")], "en", Path.cwd())
    assert whole.startswith("::warning file=call.pol,title=W0302::")


def test_every_command_is_one_line(tmp_path: Path) -> None:
    found = [Code(code).at(Span("call.pol", 1, 2, 1, 2, 1, 3), read="a\r\nb", name="a\nb") for code in CODES]
    for language in ("cs", "en"):
        lines = as_github(found, language, tmp_path).splitlines()
        assert len(lines) == len(found) and all(line.startswith("::error file=") for line in lines)


def test_junit_has_a_case_for_every_file() -> None:
    source = Source("wrong.pol", "\x1b " + TEXT)
    found = [
        codes.UNKNOWN_NAME.at(source.span(0, 1), name="\x1b<&>"),
        codes.NO_SOURCE.at(source.span(2, 6), rule="grant"),
        codes.NO_SOURCE.at(span_of_file("warned.pol"), rule="grant"),
    ]
    text = as_junit(found, {source.name: source}, "en", ["right.pol", "wrong.pol", "warned.pol"])
    root = ElementTree.fromstring(text.encode("utf-8"))
    (suite,) = root
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    cases = {case.get("name"): case for case in suite}
    assert list(cases) == ["right.pol", "wrong.pol", "warned.pol"]
    assert len(cases["right.pol"]) == 0
    failure = cases["wrong.pol"].find("failure")
    assert failure is not None and failure.get("type") == "E0201" and failure.get("message") == "no such name: `␛<&>`"
    assert "error[E0201]" in (failure.text or "") and "W0302" not in (failure.text or "")
    assert "W0302" in (cases["wrong.pol"].findtext("system-out") or "")
    assert cases["warned.pol"].find("failure") is None and "W0302" in (cases["warned.pol"].findtext("system-out") or "")
