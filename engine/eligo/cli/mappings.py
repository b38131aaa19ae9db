"""Room `cli`: `eligo mapping`, and the report with which every run through a mapping ends."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from ..data.mapping_report import MappingReport, Untranslated
from ..data.records import Batch
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
