"""Room `reporting`: verdicts as JSON and JSON Lines, in the shapes of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TypeAlias, Union

from ..checking.policy import CheckedPolicy, Citation, Rule, Scalar
from ..evaluation.verdict import Choice, Finding, Interval, RuleVerdict, Verdict
from ..text.messages import languages
from .anatomy import leaves
from .sentences import applied_exceptions, message
from .signs import required_text
from .stating import described, exception_title
from .wording import in_language

Json: TypeAlias = Union[bool, int, Decimal, str, "Sequence[Json]", "Mapping[str, Json]", None]


@cache
def engine_name() -> str:
    """The name and version of the engine, as verdicts state it."""
    from importlib.metadata import version

    return f"eligo {version('eligo')}"


def verdict_object(verdict: Verdict, language: str) -> dict[str, Json]:
    """The verdict as the JSON object of the contract; messages in both languages, sources in the one asked for."""
    policy = verdict.policy
    return {
        "proposal": verdict.proposal,
        "policy": policy.name if policy is not None else None,
        "policy_sha256": policy.sha256 if policy is not None else None,
        "engine": engine_name(),
        "outcome": verdict.outcome.value,
        "warnings": verdict.warnings,
        "judgements": verdict.judgements,
        "rules": [_rule(r, policy, language) for r in verdict.rules] if policy is not None else [],
        **({"missing": list(verdict.missing)} if verdict.missing else {}),
    }


def as_json(verdicts: Iterable[Verdict], language: str) -> Iterator[str]:
    """A JSON array of verdicts, piece by piece, one verdict on its lines."""
    opened = False
    for verdict in verdicts:
        yield ",\n" if opened else "[\n"
        opened = True
        yield json_text(verdict_object(verdict, language))
    yield "\n]\n" if opened else "[]\n"


def as_json_lines(verdicts: Iterable[Verdict], language: str) -> Iterator[str]:
    """One JSON object a line."""
    for verdict in verdicts:
        yield json_text(verdict_object(verdict, language)) + "\n"


def json_text(value: Json) -> str:
    """The value as JSON on one line; decimals exactly, with no exponent."""
    match value:
        case Decimal():
            return f"{value:f}"
        case None | bool() | int() | str():
            return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
        case Mapping():
            return "{" + ", ".join(f"{json_text(key)}: {json_text(inner)}" for key, inner in value.items()) + "}"
        case _:
            return "[" + ", ".join(json_text(inner) for inner in value) + "]"


def _rule(verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> dict[str, Json]:
    rule, finding = verdict.rule, verdict.finding
    return {
        "id": rule.id,
        "stage": rule.stage,
        "force": rule.force.value,
        "outcome": verdict.outcome.value,
        "measured": _measured(finding),
        "required": None if finding is None else required_text(finding, policy, _negated(rule, finding)),
        "margin": None if finding is None or finding.margin is None else _number(finding.margin),
        "message": {spoken: message(verdict, policy, spoken) for spoken in languages()},
        "evidence": [{"path": e.path, "label": e.label, "counts": e.counts} for e in verdict.evidence],
        "missing": list(verdict.missing),
        "source": source_object(rule.source, language),
        **_proof(rule, language),
        "title": in_language(rule.title, language)[0],
        **_exception(verdict, policy, language),
        **_consequence(rule, language),
    }


def _exception(verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> dict[str, Json]:
    """The exception that decided, the innermost of those that applied; with a contradiction all of them."""
    applied = applied_exceptions(verdict)
    if not applied:
        return {}
    innermost = applied[-1]
    return {
        "exception": {
            "name": innermost.name,
            "title": exception_title(innermost, language),
            "when": described(innermost.when, policy, language),
            "source": source_object(innermost.source, language),
            "note": in_language(innermost.note, language)[0] or None,
        },
        **({"contradicting": [exception.name for exception in applied]} if verdict.conflict else {}),
    }


def _consequence(rule: Rule, language: str) -> dict[str, Json]:
    if rule.consequence is None:
        return {}
    points, text = rule.consequence.points, in_language(rule.consequence.text, language)[0]
    return {
        "consequence": {
            "kind": rule.consequence.kind,
            "points": None if points is None else _number(points),
            "text": text or None,
        }
    }


def _proof(rule: Rule, language: str) -> dict[str, Json]:
    """How well the source is known, where the policy says so, and whether no source of this call was found."""
    found: dict[str, Json] = {"source_evidence": rule.evidence} if rule.evidence else {}
    if rule.unconfirmed is not None:
        found["unconfirmed"] = in_language(rule.unconfirmed, language)[0]
    return found


def source_object(source: Citation | None, language: str) -> dict[str, Json] | None:
    """What a rule or an exception rests on: the document, the place in it and its address."""
    if source is None:
        return None
    document = source.document
    return {
        "document": in_language(document.title, language)[0],
        "place": in_language(source.place, language)[0] or None,
        "url": document.url,
    }


def _negated(rule: Rule, finding: Finding) -> bool:
    return next((negated for leaf, negated in leaves(rule.requirement) if leaf == finding.leaf), False)


def _measured(finding: Finding | None) -> Json:
    match finding.measured if finding is not None else None:
        case Interval(low, high):
            return {"low": _scalar(low), "high": _scalar(high)}
        case Choice(value):
            return value
        case None:
            return None


def _scalar(value: Scalar | None) -> Json:
    match value:
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            return _number(value)
        case _:
            return value


def _number(value: int | Decimal) -> int | Decimal:
    return int(value) if value == int(value) else value
