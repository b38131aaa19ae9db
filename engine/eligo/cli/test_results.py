"""Room `cli`: tests that failed, for people, for programs and for continuous builds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from xml.etree import ElementTree

from ..checking.cases import Case
from ..checking.drafts import Change
from ..checking.policy import CheckedPolicy
from ..checking.schema import Kind, Value
from ..reporting.wording import element_label, shown
from ..text.diagnostics import Diagnostic
from ..text.messages import say
from ..text.rendering import as_json, as_text, visible
from ..text.rendering import message as sentence
from ..text.span import Source
from .differences import Difference

Json: TypeAlias = str | int | None | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class TestRun:
    """One test that was run, and what came out differently."""

    file: Path
    case: Case
    policy: CheckedPolicy
    differences: tuple[Difference, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What came out differently, as diagnostics."""
        return tuple(d.diagnostic for d in self.differences)


@dataclass(frozen=True, slots=True)
class Broken:
    """A file of tests that could not be run, because it or its policy has mistakes."""

    file: Path
    diagnostics: tuple[Diagnostic, ...]


def block(run: TestRun, sources: Mapping[str, Source], language: str) -> str:
    """A failed test in one block: what it changes of its example, then each expectation that was not met."""
    lines = [f"✗ {visible(run.case.title)}", f"  {visible(run.case.span.file)}:{run.case.span.line}"]
    if run.case.example is not None:
        told = "test-changed" if run.case.changes else "test-unchanged"
        lines.append(f"  {say(language, told, example=run.case.example)}")
        lines += [f"    {change.place}: {_change(change, run.policy, language)}" for change in run.case.changes]
    margin = " " * max((len(str(d.span.line)) for d in run.diagnostics), default=0)
    line = 0
    for position, difference in enumerate(run.differences):
        span = difference.diagnostic.span
        if span.line != line:
            lines.append(f"  {str(span.line).rjust(len(margin))} | {_written(span.line, sources.get(span.file))}")
        line = span.line
        lines.append(f"  {margin} | {_told(difference, language)}")
        following = run.differences[position + 1 :][:1]
        if difference.reason != difference.got and [d.reason for d in following] != [difference.reason]:
            lines.append(f"  {margin} |   {difference.reason}")
    return "\n".join(lines) + "\n"


def _told(difference: Difference, language: str) -> str:
    """What was expected of what, and what was found."""
    rule = difference.rule
    about = say(language, "test-about-proposal") if rule is None else say(language, "test-about-rule", rule=rule)
    told = say(language, f"test-{difference.what}", expected=difference.wanted, found=difference.got)
    return visible(f"{about}: {told}")


def _written(line: int, source: Source | None) -> str:
    return visible(source.line(line).strip()) if source is not None else ""


def _change(change: Change, policy: CheckedPolicy, language: str) -> str:
    """The value of the example and that of the test."""
    if change.element:
        gone = change.after is None
        element = _element(change.before if gone else change.after, change, policy)
        return say(language, "test-removed" if gone else "test-added", element=element)
    before, after = (_value(value, change, policy, language) for value in (change.before, change.after))
    return f"{before} → {after}"


def _value(value: Value, change: Change, policy: CheckedPolicy, language: str) -> str:
    if value is None:
        return say(language, "words-unknown")
    if isinstance(value, tuple):
        return say(language, "test-list", count=len(value))
    return shown(value, change.type, policy.schema, language)


def _element(value: Value, change: Change, policy: CheckedPolicy) -> str:
    record = policy.schema.records.get(change.type.of or "") if change.type.kind is Kind.LIST else None
    return element_label(record, value, "") if record is not None and isinstance(value, tuple) else ""


def as_objects(runs: Sequence[TestRun], language: str) -> list[Json]:
    """Each expectation that was not met, with the test it belongs to and the engine's reason."""
    found: list[Json] = []
    for run in runs:
        changes: list[Json] = [{"place": c.place, "change": _change(c, run.policy, language)} for c in run.case.changes]
        for difference, said in zip(run.differences, as_json(run.diagnostics, language), strict=True):
            about: dict[str, Json] = {"test": run.case.title, "changes": changes, "reason": difference.reason}
            found.append({**_plain(said), **about})
    return found


def _plain(said: Mapping[str, str | int | dict[str, str | int] | None]) -> dict[str, Json]:
    return {name: {**value} if isinstance(value, dict) else value for name, value in said.items()}


def junit(runs: Sequence[TestRun], broken: Sequence[Broken], sources: Mapping[str, Source], language: str) -> bytes:
    """The tests as JUnit XML: a failed test has one failure with the whole block, a file that cannot be run an error."""
    failed = [run for run in runs if run.differences]
    counts = {"tests": str(len(runs) + len(broken)), "failures": str(len(failed)), "errors": str(len(broken))}
    suite = ElementTree.Element("testsuite", {"name": "eligo", **counts})
    for run in runs:
        file = visible(str(run.file))
        case = ElementTree.SubElement(suite, "testcase", name=_xml(run.case.title), classname=file, file=file)
        case.set("line", str(run.case.span.line))
        if run.differences:
            said = "; ".join(_sentences(run.diagnostics, language))
            failure = ElementTree.SubElement(case, "failure", message=_xml(said))
            failure.text = _xml(block(run, sources, language))
    for each in broken:
        file = visible(str(each.file))
        case = ElementTree.SubElement(suite, "testcase", name=file, classname=file, file=file)
        said = "; ".join(_sentences(each.diagnostics, language))
        error = ElementTree.SubElement(case, "error", message=_xml(said))
        error.text = _xml(as_text(each.diagnostics, sources, language))
    return bytes(ElementTree.tostring(suite, encoding="utf-8", xml_declaration=True))


def _sentences(found: Sequence[Diagnostic], language: str) -> Iterator[str]:
    return (sentence(diagnostic, language) for diagnostic in found)


def _xml(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))
