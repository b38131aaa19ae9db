"""Room `reporting`: what changed between policies as JSON: facts, with a sentence in each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import assert_never

from ..analysis.changes import (
    Changes,
    ClauseChanged,
    Difference,
    FromDay,
    Ground,
    Joined,
    Limit,
    Other,
    Reworded,
    Rows,
    Substance,
    Values,
    Wording,
)
from ..analysis.effects import Effect, Effects, RuleEffect
from ..checking.policy import CheckedPolicy, Constant, Message, Scalar
from ..checking.schema import Texts
from ..text.messages import languages
from .changes_page import alone_sentence, finished
from .export import Json, json_text
from .renaming import clause_sentences, ground_sentence, reworded_sentences, term_sentence
from .sentences import message
from .telling import difference_of, is_about, substance_sentences
from .wording import capital


def as_json(
    found: Sequence[Changes], outcomes: Sequence[Effects | None], alone: Sequence[tuple[str, CheckedPolicy]] = ()
) -> str:
    """A JSON array with an object for each pair of policies, and for each that has no counterpart."""
    objects = [_object(changes, effects) for changes, effects in zip(found, outcomes, strict=True)]
    objects += [_alone(side, policy) for side, policy in alone]
    return "[\n" + ",\n".join(json_text(one) for one in objects) + "\n]\n"


def _object(changes: Changes, effects: Effects | None) -> dict[str, Json]:
    return {
        "old": _policy(changes.old),
        "new": _policy(changes.new),
        "changes": [*_changes(changes)],
        **({"proposals": _effects(effects, changes)} if effects is not None else {}),
    }


def _alone(side: str, policy: CheckedPolicy) -> dict[str, Json]:
    said = {spoken: alone_sentence(policy, side, spoken) for spoken in languages()}
    change: dict[str, Json] = {"kind": f"policy_{'added' if side == 'new' else 'dropped'}", "sentence": said}
    sides: dict[str, Json] = {"old": None, "new": None}
    return {**sides, side: _policy(policy), "changes": [{**change, "section": "substance"}]}


def _policy(policy: CheckedPolicy) -> dict[str, Json]:
    return {"policy": policy.name, "policy_sha256": policy.sha256}


def _changes(changes: Changes) -> Iterator[dict[str, Json]]:
    for change in changes.substance:
        rule = is_about(change)
        yield {
            "kind": _kind(change.change if isinstance(change, FromDay) else change),
            "section": "substance",
            **({"rule": rule.id} if rule is not None else {}),
            **({"from": change.day.isoformat()} if isinstance(change, FromDay) else {}),
            **_facts(difference_of(change)),
            "sentence": _said({spoken: _substance(change, changes, spoken) for spoken in languages()}),
        }
    for word in changes.wording:
        if isinstance(word, Reworded):
            said = {spoken: reworded_sentences([word], spoken) for spoken in languages()}
            about = {"rule": word.rule.id} if word.rule is not None else {}
            texts = {"old": _texts(word.old), "new": _texts(word.new)}
            yield {
                "kind": _kind(word),
                "section": "wording",
                **about,
                "part": word.part,
                **texts,
                "sentence": _said(said),
            }
        else:
            said = {spoken: iter([term_sentence(word, changes, spoken)]) for spoken in languages()}
            yield {"kind": _kind(word), "section": "wording", "sentence": _said(said)}
    for ground in () if changes.nothing else changes.grounds:
        said = {spoken: iter([ground_sentence(ground, spoken)]) for spoken in languages()}
        yield {"kind": _kind(ground), "section": "grounds", "sentence": _said(said)}
    for clause in changes.clauses:
        said = {spoken: clause_sentences(clause, spoken) for spoken in languages()}
        yield {"kind": _kind(clause), "section": "clauses", "sentence": _said(said)}


def _texts(texts: Texts | Message | None) -> Json:
    """The author's words by language; of a message with its insertions as `…`."""
    if not isinstance(texts, Message):
        return None if texts is None else dict(texts)
    return {spoken: "".join(p if isinstance(p, str) else "…" for p in parts) for spoken, parts in texts.parts.items()}


def _substance(change: Substance, changes: Changes, language: str) -> Iterator[str]:
    return map(capital, substance_sentences(change, changes, language))


def _kind(change: Substance | Wording | Ground | ClauseChanged) -> str:
    """The name of a kind for programs: `rule_added`, `requirement`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(change).__name__).lower()


def _said(sentences: Mapping[str, Iterable[str]]) -> dict[str, Json]:
    return {language: finished(" ".join(said), language) for language, said in sentences.items()}


# ── facts ─────────────────────────────────────────────────────────────────────────────────


def _facts(difference: Difference | None) -> dict[str, Json]:
    match difference:
        case Limit(old, new):
            values: dict[str, Json] = {}
            if isinstance(old, Constant) and isinstance(new, Constant):
                values = {"old": _plain(old.value), "new": _plain(new.value)}
            return {"difference": "limit", **values, "direction": difference.direction.value}
        case Values():
            return {
                "difference": "values",
                "role": difference.role.value,
                "added": _sorted(difference.added),
                "gone": _sorted(difference.gone),
                "direction": difference.direction.value,
            }
        case Rows():
            return {"difference": "rows", "table": difference.new.table.name, "direction": difference.direction.value}
        case Joined():
            kind = f"{difference.junction}_{'added' if difference.is_new else 'gone'}"
            return {"difference": kind, "direction": difference.direction.value}
        case Other():
            return {"difference": "other"}
        case None:
            return {}
        case _:
            assert_never(difference)


def _plain(value: Scalar) -> Json:
    return value.isoformat() if isinstance(value, date) else value


def _sorted(values: Iterable[Scalar]) -> list[Json]:
    numbers = sorted(v for v in values if isinstance(v, int | Decimal) and not isinstance(v, bool))
    others = sorted(str(_plain(v)) for v in values if isinstance(v, bool) or not isinstance(v, int | Decimal))
    return [*numbers, *others]


# ── proposals ─────────────────────────────────────────────────────────────────────────────


def _effects(effects: Effects, changes: Changes) -> dict[str, Json]:
    return {
        "evaluated": effects.proposals,
        "different": effects.different,
        "outcomes": [{"old": o.value, "new": n.value, "count": count} for (o, n), count in effects.outcomes.items()],
        "changed": [_effect(effect, changes) for effect in effects.changed],
    }


def _effect(effect: Effect, changes: Changes) -> dict[str, Json]:
    return {
        "proposal": effect.proposal,
        "old": effect.old.outcome.value,
        "new": effect.new.outcome.value,
        "rules": [_rule(rule, changes) for rule in effect.rules],
    }


def _rule(effect: RuleEffect, changes: Changes) -> dict[str, Json]:
    told = effect.new if effect.new is not None else effect.old
    assert told is not None
    new = effect.new
    return {
        "id": told.rule.id,
        "old": effect.old.outcome.value if effect.old is not None else None,
        "new": new.outcome.value if new is not None else None,
        **(
            {"message": {spoken: finished(message(new, changes.new, spoken), spoken) for spoken in languages()}}
            if new is not None
            else {}
        ),
    }
