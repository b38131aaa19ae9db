"""Room `cli`: `eligo clauses`."""

from __future__ import annotations

import json
from pathlib import Path

from ..checking.checker import check
from ..checking.modules import gather
from ..checking.policy import CheckedPolicy
from ..reporting.clauses import by_document, clauses_markdown, clauses_text, clauses_view, unbound, without_clause
from ..text import codes
from ..text.diagnostics import Severity
from .files import save
from .sources import no_file, unusable
from .terminal import FINDINGS, NOTHING, Speaker, chosen, language_chosen

FORMATS = ("text", "md", "json")


def run(path: Path, format: str, output: Path | None, language: str | None) -> int:
    """Prints the clauses of the texts that a policy rests on; 1 where one is bound to no rule and not excused."""
    chosen(format, FORMATS, "--format")
    if not path.is_file():
        raise no_file(path)
    gathered = gather(path)
    # An unbound clause is a mistake for `check`, and just what this list is there to show.
    checked = check(gathered, despite=frozenset({codes.CLAUSE_LOOSE.id}))
    speaker = Speaker(language_chosen(language, gathered.modules[-1].file.language if gathered.modules else None))
    policy = checked.value.policy if checked.value is not None else None
    if policy is None:
        mistakes = [d for d in checked.diagnostics if d.severity is Severity.ERROR and d.code != codes.CLAUSE_LOOSE.id]
        speaker.diagnostics(mistakes, gathered.sources)
        raise unusable(path, len(mistakes))
    if not policy.clauses:
        raise speaker.stop(NOTHING, "cli-no-clauses", file=str(path))
    if format == "json":
        text = json.dumps(_object(policy), ensure_ascii=False, indent=1) + "\n"
    else:
        laid = clauses_text if format == "text" else clauses_markdown
        text = laid(clauses_view(policy, speaker.language), speaker.language)
    if output is None:
        speaker.result(text)
    else:
        save(output, text)
    return FINDINGS if any(map(unbound, policy.clauses)) else 0


def _object(policy: CheckedPolicy) -> dict[str, object]:
    return {
        "policy": policy.name,
        "documents": [
            {
                "title": document.title,
                "url": document.url,
                "clauses": [
                    {
                        "place": clause.named or clause.place,
                        "says": clause.says,
                        "rules": clause.rules,
                        "excused": clause.excused,
                        "unbound": unbound(clause),
                        "origin": clause.origin,
                    }
                    for clause in clauses
                ],
            }
            for document, clauses in by_document(policy)
        ],
        "rules_without_clause": [rule.id for rule in without_clause(policy)],
    }
