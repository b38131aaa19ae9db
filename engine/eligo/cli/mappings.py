"""Room `cli`: `eligo mapping` and `eligo new mapping`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from ..checking.schema import Schema
from ..data.exports import mapped, warnings_of
from ..data.mapping_draft import Draft, Suggested, draft_of
from ..data.mapping_report import MappingReport
from ..data.records import Batch, Rejected
from ..text.locale import clean
from ..text.messages import say
from .files import give
from .mapping_text import FEW, report_lines
from .sources import mapping_named, policy_at, readable, tell_rejected
from .terminal import FINDINGS, NOTHING, USAGE, chosen, worst

FORMATS = ("text", "json")


def run(
    policy_path: Path, data: tuple[str, ...], mapping: str, format: str, output: Path | None, language: str | None
) -> int:
    """Reads an export and says what the mapping made of it; 1 where something in it is not mapped, 2 where rows were rejected."""
    chosen(format, FORMATS, "--format")
    policy, speaker = policy_at(policy_path, language)
    report, shown = MappingReport(mapping), list[Rejected]()
    with readable(speaker):
        loaded = mapping_named(mapping)
        assert loaded is not None, "a mapping was named"
        report.mapping = loaded.name
        odd = warnings_of(loaded, policy.schema)
        speaker.diagnostics(odd, {source.name: source for source in loaded.sources})
        for outcome in mapped(data, loaded, policy.schema, report):
            if isinstance(outcome, Rejected) and len(shown) < FEW:
                shown.append(outcome)
    tell_rejected(Batch((), tuple(shown), ()), speaker)
    if report.rejected > len(shown):
        speaker.tell("cli-mapping-more", count=report.rejected - len(shown))
    if format == "json":
        give(json.dumps(_plain(report), ensure_ascii=False, indent=2) + "\n", output, speaker)
    else:
        give("\n".join(report_lines(report, speaker.language, most=1_000)) + "\n", output, speaker)
    read = report.proposals + report.rejected
    return worst([0 if report.complete else FINDINGS, USAGE if report.rejected else 0, 0 if read else NOTHING])


def run_new(policy_path: Path, data: tuple[str, ...], output: Path | None, language: str | None) -> int:
    """Writes a beginning of a mapping: the columns and codes of an export, as far as they can be guessed."""
    policy, speaker = policy_at(policy_path, language)
    with readable(speaker):
        draft = draft_of(data, policy.schema)
    give("\n".join(_drafted(draft, policy.schema, speaker.language)).rstrip() + "\n", output, speaker)
    return 0


def _drafted(draft: Draft, schema: Schema, language: str) -> Iterator[str]:
    def comment(message: str, **facts: str | int) -> str:
        return "# " + " ".join(say(language, message, None, **facts).split())

    yield comment("cli-draft-head", file=clean(draft.file))
    yield comment("cli-draft-check")
    yield from ("", "[export]")
    yield comment("cli-draft-numbers") + ' numbers = "1,234.56"'
    yield comment("cli-draft-dates") + ' dates = "day/month/year"'
    groups = [("[proposal]", draft.proposal), *((f"[[{name}]]", suggested) for name, suggested in draft.lists)]
    for head, suggested in groups:
        found = any(one.heading for one in suggested)
        yield ""
        if not found and head.startswith("[["):
            yield comment("cli-draft-list")
        yield head if found or head == "[proposal]" else f"# {head}"
        for one in suggested:
            yield _drafted_field(one, schema, language)
    for one in (one for _, suggested in groups for one in suggested if one.unknown):
        yield from ("", f"[codes.{one.field.name}]")
        known = schema.vocabularies[one.field.type.of or ""].entries
        yield comment("cli-draft-codes", codes=", ".join(list(known)[:40]) + (", …" if len(known) > 40 else ""))
        yield from (f'# {_quoted(written)} = ""' for written in one.unknown)
    if draft.unused:
        yield from ("", comment("cli-draft-unused"))
        yield from (f"#   {_quoted(heading)}" for heading in draft.unused)


def _drafted_field(one: Suggested, schema: Schema, language: str) -> str:
    label = clean(one.field.label.get(language) or one.field.name)
    if one.heading is None:
        return f'# {one.field.name} = "" # {label}'
    if one.unknown:
        return f'{one.field.name} = {{ column = {_quoted(one.heading)}, codes = "{one.field.name}", unlisted = "empty" }} # {label}'
    return f"{one.field.name} = {_quoted(one.heading)} # {label}"


def _quoted(text: str) -> str:
    """A text of the export as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain(report: MappingReport) -> dict[str, object]:
    return {
        "mapping": report.mapping,
        "proposals": report.proposals,
        "rejected": report.rejected,
        "tables": [asdict(table) for table in report.tables],
        "unmapped": [asdict(column) for column in report.unmapped.values()],
        "missing": [{"heading": heading, "field": field} for heading, field in report.missing.items()],
        "untranslated": [asdict(code) for code in report.untranslated.values()],
        "unfilled": list(report.unfilled),
    }
