"""Room `text`: diagnostics in the formats that other programs read: SARIF, GitHub's commands, JUnit."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote
from xml.etree import ElementTree

from .diagnostics import Diagnostic, Severity
from .fixes import Edit, fix_of
from .messages import pattern, say
from .rendering import Wording, advice, as_it_is, as_text, message, visible
from .span import Source, Span

Node: TypeAlias = "str | int | None | list[Node] | dict[str, Node]"

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


# ── SARIF 2.1.0 ───────────────────────────────────────────────────────────────────────────


def as_sarif(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    language: str,
    base: Path,
    wording: Wording = as_it_is,
) -> str:
    """One run as SARIF 2.1.0: rules with their help, results with places relative to `base`, and certain fixes."""
    found = list(diagnostics)
    rules = sorted({(d.code, d.severity.name.lower()) for d in found})
    index = {code: number for number, (code, _) in enumerate(rules)}
    results: list[Node] = []
    for diagnostic in found:
        location: dict[str, Node] = {"artifactLocation": _artifact(diagnostic.span.file, base)}
        if not _whole(diagnostic.span):
            location["region"] = _region(diagnostic.span)
        result: dict[str, Node] = {
            "ruleId": diagnostic.code,
            "ruleIndex": index[diagnostic.code],
            "level": diagnostic.severity.name.lower(),
            "message": {"text": _said(diagnostic, language, wording)},
            "locations": [{"physicalLocation": location}],
        }
        source = sources.get(diagnostic.span.file)
        edit = fix_of(diagnostic, source) if source else None
        if edit is not None:
            result["fixes"] = [_fix(diagnostic, edit, language, base, wording)]
        results.append(result)
    driver: Node = {
        "name": "Eligo",
        "version": version("eligo"),
        "rules": [_rule(code, level, language) for code, level in rules],
    }
    run: Node = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"uri": base.absolute().as_uri().rstrip("/") + "/"}},
        "results": results,
    }
    report: Node = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, level: str, language: str) -> Node:
    why = " ".join(say(language, code, "why").split())
    return {
        "id": code,
        "shortDescription": {"text": pattern(language, code)},
        "fullDescription": {"text": why},
        "help": {"text": f"{pattern(language, code, 'help')}\n\n{why}"},
        "defaultConfiguration": {"level": level},
    }


def _fix(diagnostic: Diagnostic, edit: Edit, language: str, base: Path, wording: Wording) -> Node:
    replacement: Node = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
    return {
        "description": {"text": wording(edit.span.file, advice(diagnostic, language) or "")},
        "artifactChanges": [{"artifactLocation": _artifact(edit.span.file, base), "replacements": [replacement]}],
    }


def _region(span: Span) -> Node:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _artifact(file: str, base: Path) -> Node:
    """Where a file lies: below the base a relative address, elsewhere the whole one."""
    path, root = Path(file).absolute(), base.absolute()
    if path.is_relative_to(root):
        # A name that is no UTF-8 keeps its bytes.
        return {"uri": quote(os.fsencode(path.relative_to(root).as_posix())), "uriBaseId": "SRCROOT"}
    return {"uri": path.as_uri()}


# ── commands of GitHub workflows ──────────────────────────────────────────────────────────


def as_github(diagnostics: Iterable[Diagnostic], language: str, base: Path, wording: Wording = as_it_is) -> str:
    """Every diagnostic as a workflow command, which GitHub shows beside the line; files relative to `base`."""
    return "".join(f"{_command(diagnostic, language, base, wording)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, language: str, base: Path, wording: Wording) -> str:
    span = diagnostic.span
    path, root = Path(span.file).absolute(), base.absolute()
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    properties = {"file": file}
    if not _whole(span):
        properties |= {"line": str(span.line), "col": str(span.column)}
        if span.end_line == span.line:
            properties |= {"endColumn": str(max(span.column, span.end_column - 1))}
    properties["title"] = diagnostic.code
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{diagnostic.severity.name.lower()} {shown}::{_data(_said(diagnostic, language, wording))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


# ── JUnit ─────────────────────────────────────────────────────────────────────────────────


def as_junit(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    language: str,
    files: Sequence[str],
    wording: Wording = as_it_is,
) -> str:
    """One test case a file: its errors are its failure, its warnings are what it printed."""
    found: dict[str, list[Diagnostic]] = {file: [] for file in files}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.span.file, []).append(diagnostic)
    failed = sum(any(d.severity is Severity.ERROR for d in each) for each in found.values())
    counts = {"tests": str(len(found)), "failures": str(failed), "errors": "0"}
    root = ElementTree.Element("testsuites", {"name": "eligo", **counts})
    suite = ElementTree.SubElement(root, "testsuite", {"name": "eligo check", **counts})
    for file, each in found.items():
        case = ElementTree.SubElement(
            suite, "testcase", name=visible(file), classname="eligo.check", file=visible(file)
        )
        errors = [d for d in each if d.severity is Severity.ERROR]
        warnings = [d for d in each if d.severity is not Severity.ERROR]
        if errors:
            first = visible(message(errors[0], language))
            failure = ElementTree.SubElement(case, "failure", type=errors[0].code, message=first)
            failure.text = as_text(errors, sources, language, wording=wording)
        if warnings:
            ElementTree.SubElement(case, "system-out").text = as_text(warnings, sources, language, wording=wording)
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


# ── what they share ───────────────────────────────────────────────────────────────────────


def _said(diagnostic: Diagnostic, language: str, wording: Wording) -> str:
    """What is wrong, and below it what to do."""
    help_text = advice(diagnostic, language)
    said = message(diagnostic, language)
    return f"{said}\n{wording(diagnostic.span.file, help_text)}" if help_text else said


def _whole(span: Span) -> bool:
    """Whether the place is a whole file."""
    return span.start == span.end == 0
