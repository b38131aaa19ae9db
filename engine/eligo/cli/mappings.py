"""Room `cli`: `eligo mapping`, and the report with which every run through a mapping ends."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from ..checking.schema import Schema
from ..data.mapping import MappingError
from ..data.mapping_draft import Draft, Suggested, draft_of
from ..data.mapping_report import MappingReport, Untranslated
from ..data.records import Batch, DataError
from ..text.locale import clean
from ..text.messages import say
from .files import give
from .sources import batch_of, policy_at, tell_rejected
from .terminal import FINDINGS, NOTHING, USAGE, Speaker, chosen, worst

FORMATS = ("text", "json")
_SHOWN = 12
"""How many of each kind are named at the end of another command."""


def run(
    policy_path: Path, data: tuple[str, ...], mapping: str, format: str, output: Path | None, language: str | None
) -> int:
    """Reads an export and says what the mapping made of it; 1 where something in it is not mapped, 2 where rows were rejected."""
    chosen(format, FORMATS, "--format")
    policy, speaker = policy_at(policy_path, language)
    batch = batch_of(policy, data, speaker, mapping)
    report = batch.mapping
    assert report is not None, "a mapping was named"
    tell_rejected(batch, speaker)
    if format == "json":
        give(json.dumps(_plain(report), ensure_ascii=False, indent=2) + "\n", output, speaker)
    else:
        give("\n".join(_lines(report, speaker.language, most=1_000)) + "\n", output, speaker)
    return worst([0 if report.complete else FINDINGS, USAGE if batch.rejected else 0, 0 if batch.read else NOTHING])


def run_new(policy_path: Path, data: tuple[str, ...], output: Path | None, language: str | None) -> int:
    """Writes a beginning of a mapping: the columns and codes of an export, as far as they can be guessed."""
    policy, speaker = policy_at(policy_path, language)
    try:
        draft = draft_of(data, policy.schema)
    except DataError as wrong:
        speaker.diagnostics([wrong.diagnostic], {})
        raise speaker.stop(USAGE, "cli-unreadable-data") from None
    except MappingError as wrong:
        speaker.diagnostics(wrong.diagnostics, {})
        raise speaker.stop(USAGE, "cli-unreadable-data") from None
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


def tell_mapping(batch: Batch, speaker: Speaker) -> None:
    """Says on standard error how an export was read, if the data were one."""
    if batch.mapping is not None:
        speaker.note("\n".join(_lines(batch.mapping, speaker.language, _SHOWN)) + "\n")


def _lines(report: MappingReport, language: str, most: int) -> Iterator[str]:
    yield say(
        language, "cli-mapping", None, mapping=report.mapping, proposals=report.proposals, rejected=report.rejected
    )
    for table in report.tables:
        where = f"{clean(table.file)} · {clean(table.sheet)}" if table.sheet else clean(table.file)
        yield "  " + say(language, "cli-mapping-table", None, table=where, rows=table.rows, left=table.left_out)
    yield from _listed(
        language,
        "unmapped",
        [
            say(
                language,
                "cli-mapping-column-near" if column.nearest else "cli-mapping-column",
                None,
                heading=column.heading,
                file=clean(column.file),
                count=column.count,
                **({"nearest": column.nearest} if column.nearest else {}),
            )
            for column in report.unmapped.values()
        ],
        most,
    )
    missing = [
        say(language, "cli-mapping-lacks", None, heading=clean(heading), field=field)
        for heading, field in report.missing.items()
    ]
    yield from _listed(language, "missing", missing, most)
    codes = sorted(report.untranslated.values(), key=lambda code: -code.count)
    yield from _listed(language, "untranslated", [_code(code, language) for code in codes], most, report.beyond)
    yield from _listed(language, "unfilled", [f"`{name}`" for name in report.unfilled], 1_000)
    if report.complete:
        yield "  " + say(language, "cli-mapping-complete", None)


def _code(code: Untranslated, language: str) -> str:
    became = "rejected" if code.became is None else "code" if code.became else "unknown"
    return say(
        language,
        f"cli-mapping-code-{became}",
        None,
        written=code.written,
        field=code.field,
        count=code.count,
        place=f"{clean(code.file)}:{code.row}",
        **({"code": code.became} if code.became else {}),
    )


def _listed(language: str, kind: str, items: Sequence[str], most: int, beyond: int = 0) -> Iterator[str]:
    if items:
        yield "  " + say(language, f"cli-mapping-{kind}", None, count=len(items))
        if kind == "unfilled":
            yield "    " + ", ".join(items)
            return
        yield from (f"    {item}" for item in items[:most])
        if len(items) > most or beyond:
            yield "    " + say(language, "cli-mapping-more", None, count=max(len(items) - most, 0) + beyond)


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
