"""Room `reporting`: what a report states to machines of itself, and reading that again from reports that may be forged."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from html import unescape
from io import BytesIO

from ..evaluation.verdict import Outcome, Verdict
from .applicants import asks_register
from .carrying import OPEN, PACKED, PDF, NotStated, in_pdf, in_word
from .export import Json, engine_name
from .provenance import Provenance, origin

LARGEST = 20_000_000
"""No report is longer, in bytes."""

_MARKS = re.compile(r"[<>\[\]()&'`*|]|-(?=-)")
"""What HTML or Markdown could take for more than a letter; JSON itself needs none of it here."""
_MOST_RULES = 10_000
_HTML = re.compile(r'<meta name="eligo-report" content="([^"<>]{1,2000000})">')
_MARKDOWN = re.compile(r"<!-- eligo-report (\{[^<>]{1,2000000}\}) -->")
_HASH = re.compile(r"[0-9a-f]{64}")
_OUTCOMES = frozenset(outcome.value for outcome in Outcome)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a report says: of whom, under which policy, from which data, with which engine, and what came out."""

    proposal: str
    policy: str | None
    policy_sha256: str | None
    engine: str
    data_sha256: str | None
    as_of: date | None
    outcome: str
    rules: Mapping[str, str]
    is_untouched: bool
    """Whether the text is the one that was written."""
    is_partial: bool = False
    """Whether it states only some of the rules, because its reader does not get the others."""


def statement_text(verdict: Verdict, provenance: Provenance) -> str:
    """The statement as JSON that can stand in a comment or an attribute: plain ASCII, in which no mark has a meaning."""
    return as_text(_facts(verdict, provenance))


def letter_statement(verdict: Verdict, provenance: Provenance) -> str:
    """The statement of a letter; what a register says of somebody, and what a person decides, stands in none."""
    policy = verdict.policy
    told = {
        r.rule.id: r.outcome.value
        for r in verdict.rules
        if policy is not None and r.rule.question is None and not asks_register(r.rule, policy.schema)
    }
    return as_text({**_facts(verdict, provenance), "rules": told, "partial": True})


def as_text(whole: Mapping[str, Json]) -> str:
    """A statement as JSON in plain ASCII."""
    return _MARKS.sub(lambda mark: f"\\u{ord(mark[0]):04x}", json.dumps(whole))


def _facts(verdict: Verdict, provenance: Provenance) -> dict[str, Json]:
    policy = verdict.policy
    return {
        "text_sha256": OPEN,
        "proposal": verdict.proposal,
        "policy": None if policy is None else policy.name,
        "policy_sha256": None if policy is None else policy.sha256,
        "engine": engine_name(),
        "outcome": verdict.outcome.value,
        "rules": {r.rule.id: r.outcome.value for r in verdict.rules},
        **origin(provenance),
    }


def sealed(text: str) -> str:
    """The report with the fingerprint of its text; its statement comes before anything that is not ours."""
    return text.replace(OPEN, sha256(text.encode("utf-8", "replace")).hexdigest(), 1)


def stated_in(content: bytes) -> Statement:
    """The statement of a report in HTML, Markdown, JSON, PDF or Word; raises `NotStated` where there is none to believe."""
    if len(content) > LARGEST:
        raise NotStated("verify-too-large")
    if content.startswith((PDF, PACKED)):
        stated, is_untouched = in_pdf(content) if content.startswith(PDF) else in_word(BytesIO(content))
        return _statement(object_in(stated), is_untouched=is_untouched)
    text = content.decode("utf-8", "replace")
    if text.lstrip().startswith("{"):
        return _statement(object_in(text), is_untouched=True)
    for kind in (_HTML, _MARKDOWN):
        found = kind.findall(text)
        if len(found) > 1:
            raise NotStated("verify-several")
        if found:
            given = object_in(unescape(found[0]) if kind is _HTML else found[0])
            digest = given.get("text_sha256")
            if not isinstance(digest, str) or not _HASH.fullmatch(digest):
                raise NotStated("verify-malformed")
            opened = text.replace(digest, OPEN, 1)
            return _statement(given, is_untouched=sha256(opened.encode("utf-8")).hexdigest() == digest)
    raise NotStated("verify-no-report")


def object_in(text: str) -> dict[str, object]:
    """The object that is written there; `NotStated` where there is none."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise NotStated("verify-malformed") from None
    if not isinstance(given, dict):
        raise NotStated("verify-malformed")
    return given


def _statement(given: dict[str, object], *, is_untouched: bool) -> Statement:
    rules = given.get("rules")
    if isinstance(rules, list):
        # A record for machines lists whole rules.
        rules = {str(r.get("id")): r.get("outcome") for r in rules if isinstance(r, dict)}
    if not isinstance(rules, dict) or len(rules) > _MOST_RULES:
        raise NotStated("verify-malformed")
    proposal, engine, outcome = (given.get(name) for name in ("proposal", "engine", "outcome"))
    outcomes = [outcome, *rules.values()]
    if not isinstance(proposal, str) or not isinstance(engine, str) or not isinstance(outcome, str):
        raise NotStated("verify-malformed")
    if not all(isinstance(each, str) and each in _OUTCOMES for each in outcomes):
        raise NotStated("verify-malformed")
    return Statement(
        proposal,
        text_in(given, "policy"),
        text_in(given, "policy_sha256"),
        engine,
        text_in(given, "data_sha256"),
        day_in(text_in(given, "as_of")),
        outcome,
        rules,
        is_untouched,
        given.get("partial") is True,
    )


def text_in(given: Mapping[str, object], name: str) -> str | None:
    """A text of a statement, or None where it has none."""
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise NotStated("verify-malformed")
    return value


def day_in(text: str | None) -> date | None:
    """A day of a statement."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise NotStated("verify-malformed") from None
