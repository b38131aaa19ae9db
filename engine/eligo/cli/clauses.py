"""Room `cli`: `eligo clauses`."""

from __future__ import annotations

import json
from pathlib import Path

from ..checking.clauses import ClauseList, clause_list
from ..checking.layering import layered
from ..checking.loader import load_file
from ..data.writers import write_atomically
from ..reporting.clauses import clauses_markdown, clauses_text, clauses_view
from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Severity
from .sources import no_file, unusable
from .terminal import FINDINGS, NOTHING, USAGE, Speaker, Stop, chosen, language_chosen

FORMATS = ("text", "md", "json")


def run(policy: Path, format: str, output: Path | None, language: str | None) -> int:
    """Prints the clauses of the texts that a policy rests on; 1 where one is bound to no rule and not excused."""
    chosen(format, FORMATS, "--format")
    if not policy.is_file():
        raise no_file(policy)
    checked, gathered = load_file(policy)
    speaker = Speaker(language_chosen(language, gathered.modules[-1].file.language if gathered.modules else None))
    # An unbound clause is a mistake for `check`, and just what this list is there to show.
    mistakes = [d for d in checked.diagnostics if d.severity is Severity.ERROR and d.code != codes.CLAUSE_LOOSE.id]
    layers = layered(gathered)
    if mistakes or not layers.policies:
        speaker.diagnostics(mistakes, gathered.sources)
        raise unusable(policy, len(mistakes))
    found = clause_list(layers, checked.value.policy if checked.value is not None else None)
    if not found.documents:
        raise speaker.stop(NOTHING, "cli-no-clauses", file=str(policy))
    own = layers.policies[-1]
    title = next((part.text.plain() for part in own.parts if isinstance(part, tree.Title)), {})
    if format == "json":
        text = json.dumps(_object(own.name.text, found), ensure_ascii=False, indent=1) + "\n"
    else:
        view = clauses_view(title, found, speaker.language)
        text = (clauses_text if format == "text" else clauses_markdown)(view, speaker.language)
    if output is None:
        speaker.result(text)
    else:
        try:
            write_atomically(output, text.encode())
        except OSError:
            raise Stop(USAGE, "cli-cannot-write", file=str(output)) from None
    return FINDINGS if any(clause.unbound for each in found.documents for clause in each.clauses) else 0


def _object(policy: str, found: ClauseList) -> dict[str, object]:
    return {
        "policy": policy,
        "documents": [
            {
                "title": document.title,
                "url": document.url,
                "clauses": [
                    {
                        "place": clause.named or clause.place,
                        "says": clause.says,
                        "rules": [rule.id for rule in clause.rules],
                        "excused": clause.excused or None,
                        "unbound": clause.unbound,
                        "origin": clause.origin,
                    }
                    for clause in document.clauses
                ],
            }
            for document in found.documents
        ],
        "rules_without_clause": [rule.id for rule in found.rules_without],
    }
