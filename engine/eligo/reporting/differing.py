"""Room `reporting`: what differs between two conditions, as one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ..analysis.changes import Cell, Difference, Joined, Limit, Other, Pair, Rows, Values
from ..checking.policy import CheckedPolicy, Condition, Constant, Lookup, Member, Scalar, Term
from ..text.locale import collation_key, joined, percent
from ..text.messages import say
from .describing import in_words, term_name
from .limits import allowed, cell_shown
from .nouns import type_of
from .wording import shown, some_of

_MOST = 40


def difference_sentence(difference: Difference, old: CheckedPolicy, new: CheckedPolicy, language: str) -> str:
    """What differs in a requirement, and whether it is stricter."""
    sentence = _sentence(difference, old, new, language)
    if isinstance(difference, Other):
        return sentence
    return say(language, "changes-direction", direction=difference.direction.value, sentence=sentence)


def guard_sentence(difference: Difference, old: CheckedPolicy, new: CheckedPolicy, language: str) -> str:
    """What differs in the condition that says when something applies."""
    match difference:
        case Joined(condition, junction, is_new):
            schema = (new if is_new else old).schema
            words = in_words(condition, schema, language)
            return say(language, "changes-joined-guard", kind=_kind(junction, is_new), condition=words)
        case Other(None, after):
            return say(language, "changes-guard-new", new=_words(after, new, language))
        case Other(before, None):
            return say(language, "changes-guard-gone", old=_words(before, old, language))
        case Other(before, after):
            words_of = {"old": _words(before, old, language), "new": _words(after, new, language)}
            return say(language, "changes-other-guard", **words_of)
        case Values(within=within) if _is_one_for_one(difference, old, new, language):
            words_of = {"old": _words(within[0], old, language), "new": _words(within[1], new, language)}
            return say(language, "changes-other-guard", **words_of)
        case _:
            return _sentence(difference, old, new, language)


def applies_sentence(
    before: Condition | None, after: Condition | None, old: CheckedPolicy, new: CheckedPolicy, language: str
) -> str:
    """To which proposals a policy applies, now and before."""
    if before is None:
        return say(language, "changes-applies-new", new=_words(after, new, language))
    if after is None:
        return say(language, "changes-applies-gone", old=_words(before, old, language))
    return say(language, "changes-applies", old=_words(before, old, language), new=_words(after, new, language))


def _words(condition: Condition | None, policy: CheckedPolicy, language: str) -> str:
    if condition is None:
        return say(language, "changes-nothing-required")
    return in_words(condition, policy.schema, language)


def _kind(junction: str, is_new: bool) -> str:
    return f"{junction}-{'new' if is_new else 'gone'}"


def _sentence(difference: Difference, old: CheckedPolicy, new: CheckedPolicy, language: str) -> str:
    match difference:
        case Limit(before, after, share, within):
            return say(
                language,
                "changes-limit",
                old=_limit(before, share, old, language),
                new=_limit(after, share, new, language),
                after=in_words(within[1], new.schema, language),
            )
        case Values():
            return _values(difference, old, new, language)
        case Rows():
            return _rows(difference, old, new, language)
        case Joined(condition, junction, is_new):
            words = in_words(condition, (new if is_new else old).schema, language)
            return say(language, "changes-joined", kind=_kind(junction, is_new), condition=words)
        case Other(before, after):
            return say(language, "changes-other", old=_words(before, old, language), new=_words(after, new, language))


def _both(within: Pair, old: CheckedPolicy, new: CheckedPolicy, language: str) -> dict[str, str]:
    return {
        "before": in_words(within[0], old.schema, language),
        "after": in_words(within[1], new.schema, language),
    }


def _limit(term: Term, share: bool, policy: CheckedPolicy, language: str) -> str:
    if share and isinstance(term, Constant) and isinstance(term.value, Decimal):
        return percent(language, term.value * 100)
    return term_name(term, policy.schema, language)


# ── sets of values ────────────────────────────────────────────────────────────────────────


def _values(values: Values, old: CheckedPolicy, new: CheckedPolicy, language: str) -> str:
    within = _both(values.within, old, new, language)
    if _is_one_for_one(values, old, new, language):
        return say(language, "changes-instead", **within)
    sentence = say(
        language,
        "changes-values",
        role=values.role.value,
        name=term_name(values.new.value, new.schema, language),
        added=names_of(values.added, values.new, new, language) or "none",
        gone=names_of(values.gone, values.old, old, language) or "none",
    )
    if not _is_all(values, old, new, language):
        sentence = say(language, "changes-values-within", within=within["after"], sentence=sentence)
    if values.old.names or values.new.names:
        before, after = (allowed(m, p.schema, language) for m, p in ((values.old, old), (values.new, new)))
        if before != after and max(len(before), len(after)) < 200:
            return say(language, "changes-values-named", sentence=sentence, before=before, after=after)
    return sentence


def _is_all(values: Values, old: CheckedPolicy, new: CheckedPolicy, language: str) -> bool:
    """Whether the set of values is all that its condition asks of."""
    return all(
        isinstance(one, Member) or in_words(member, p.schema, language) == in_words(one, p.schema, language)
        for one, member, p in zip(values.within, (values.old, values.new), (old, new), strict=True)
    )


def _is_one_for_one(values: Values, old: CheckedPolicy, new: CheckedPolicy, language: str) -> bool:
    """Whether one value took the place of another, and that is all."""
    return len(values.old.values) == len(values.new.values) == 1 and _is_all(values, old, new, language)


def names_of(values: Iterable[Scalar], member: Member, policy: CheckedPolicy, language: str) -> str:
    """The names of values, as the language sorts them; numbers and days in their order."""
    type_ = type_of(member.value)
    numbers = sorted(v for v in values if isinstance(v, int | Decimal) and not isinstance(v, bool))
    days = sorted((v for v in values if isinstance(v, date)), key=lambda v: v.isoformat())
    others = [v for v in values if isinstance(v, bool | str)]
    whole = [shown(v, type_, policy.schema, language) for v in (*numbers, *days)]
    names = [shown(v, type_, policy.schema, language) for v in others]
    whole += sorted(names, key=lambda name: collation_key(language, name))
    return some_of(whole, language, ", ", _MOST)


# ── tables ────────────────────────────────────────────────────────────────────────────────


def _rows(rows: Rows, old: CheckedPolicy, new: CheckedPolicy, language: str) -> str:
    told = [
        say(
            language,
            "changes-row-changed",
            key=_key(key, rows.new, new, language),
            old=cell_shown(before, rows.old.type, old.schema, language),
            new=cell_shown(after, rows.new.type, new.schema, language),
        )
        for key, before, after in rows.changed
    ]
    for items, lookup, policy, sentence in (
        (rows.added, rows.new, new, "changes-row-added"),
        (rows.gone, rows.old, old, "changes-row-gone"),
    ):
        told += [
            say(
                language,
                sentence,
                key=_key(key, lookup, policy, language),
                value=cell_shown(value, lookup.type, policy.schema, language),
            )
            for key, value in items
        ]
    keys = joined(language, [term_name(key, new.schema, language) for key in rows.new.keys])
    return say(language, "changes-rows", keys=keys, rows=some_of(told, language, "; ", _MOST))


def _key(key: tuple[Cell, ...], lookup: Lookup, policy: CheckedPolicy, language: str) -> str:
    columns = zip(key, lookup.table.columns, strict=False)
    return ", ".join(cell_shown(cell, column.type, policy.schema, language) for cell, column in columns)
