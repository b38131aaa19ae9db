"""Room `reporting`: what a report states to machines of itself, and reading that again from reports that may be forged."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from html import unescape

from ..evaluation.verdict import Outcome, Verdict
from .export import Json, engine_name
from .provenance import Provenance, origin

LARGEST = 20_000_000
"""No report is longer, in bytes."""
OPEN = "0" * 64
"""What stands for the fingerprint of the text while that is taken."""

_MARKS = re.compile(r"[<>\[\]()&'`*|]|-(?=-)")
"""What HTML or Markdown could take for more than a letter; JSON itself needs none of it here."""
_MOST_RULES = 10_000
_HTML = re.compile(r'<meta name="eligo-report" content="([^"<>]{1,2000000})">')
_MARKDOWN = re.compile(r"<!-- eligo-report (\{[^<>]{1,2000000}\}) -->")
_HASH = re.compile(r"[0-9a-f]{64}")
_OUTCOMES = frozenset(outcome.value for outcome in Outcome)


class NotStated(ValueError):
    """A file that is no report, or whose statement cannot be believed; the key of the sentence that says so."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


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


def statement_text(verdict: Verdict, provenance: Provenance) -> str:
    """The statement as JSON that can stand in a comment or an attribute: plain ASCII, in which no mark has a meaning."""
    policy = verdict.policy
    whole: dict[str, Json] = {
        "text_sha256": OPEN,
        "proposal": verdict.proposal,
        "policy": None if policy is None else policy.name,
        "policy_sha256": None if policy is None else policy.sha256,
        "engine": engine_name(),
        "outcome": verdict.outcome.value,
        "rules": {r.rule.id: r.outcome.value for r in verdict.rules},
        **origin(provenance),
    }
    return _MARKS.sub(lambda mark: f"\\u{ord(mark[0]):04x}", json.dumps(whole))


def sealed(text: str) -> str:
    """The report with the fingerprint of its text; its statement comes before anything that is not ours."""
    return text.replace(OPEN, sha256(text.encode("utf-8", "replace")).hexdigest(), 1)


def stated_in(content: bytes) -> Statement:
    """The statement of a report in HTML, Markdown or JSON; raises `NotStated` where there is none to believe."""
    if len(content) > LARGEST:
        raise NotStated("verify-too-large")
    text = content.decode("utf-8", "replace")
    if text.lstrip().startswith("{"):
        return _statement(_object(text), is_untouched=True)
    for kind in (_HTML, _MARKDOWN):
        found = kind.findall(text)
        if len(found) > 1:
            raise NotStated("verify-several")
        if found:
            given = _object(unescape(found[0]) if kind is _HTML else found[0])
            digest = given.get("text_sha256")
            if not isinstance(digest, str) or not _HASH.fullmatch(digest):
                raise NotStated("verify-malformed")
            opened = text.replace(digest, OPEN, 1)
            return _statement(given, is_untouched=sha256(opened.encode("utf-8")).hexdigest() == digest)
    raise NotStated("verify-no-report")


def _object(text: str) -> dict[str, object]:
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
        _text(given, "policy"),
        _text(given, "policy_sha256"),
        engine,
        _text(given, "data_sha256"),
        _day(_text(given, "as_of")),
        outcome,
        rules,
        is_untouched,
    )


def _text(given: Mapping[str, object], name: str) -> str | None:
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise NotStated("verify-malformed")
    return value


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise NotStated("verify-malformed") from None
