"""Room `cli`: the report with which every run through a mapping ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..data.mapping_report import MappingReport, Untranslated
from ..text.locale import clean
from ..text.messages import say

FEW = 12
"""How many of each kind are named at the end of another command."""


def report_lines(report: MappingReport, language: str, most: int) -> Iterator[str]:
    """What was read, and what the mapping does not cover; at most so many of each kind are named."""
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
