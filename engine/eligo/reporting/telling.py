"""Room `reporting`: what changed in what is required, as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from ..analysis.changes import (
    Applies,
    Asked,
    Changes,
    ConsequenceChanged,
    Difference,
    ExceptionChanged,
    ForceChanged,
    FromDay,
    Guard,
    Judged,
    ParameterChanged,
    Requirement,
    RuleAdded,
    RuleDropped,
    StageChanged,
    Substance,
    Validity,
)
from ..checking.policy import CheckedPolicy, Parameter, Rule, RuleException
from ..text.locale import day
from ..text.messages import say
from .describing import in_words, term_name
from .differing import applies_sentence, difference_sentence, guard_sentence
from .renaming import source_sentences, unconfirmed_sentences
from .sentences import consequence_sentence
from .stating import exception_requirement, exception_title, rule_described
from .wording import capital, in_language


def substance_sentences(change: Substance, changes: Changes, language: str) -> Iterator[str]:
    """What changed, one sentence or a few."""
    old, new = changes.old, changes.new
    match change:
        case Applies():
            yield applies_sentence(old.applies, new.applies, old, new, language)
        case Validity(before, after):
            yield say(language, "changes-validity", old=_valid(before, language), new=_valid(after, language))
        case RuleAdded(rule):
            yield _whole_rule(rule, "changes-added", new, language)
            yield from _only_where(rule, "changes-only-where", new, language)
            yield from source_sentences(rule, language)
        case RuleDropped(rule, because):
            yield _whole_rule(rule, "changes-dropped", old, language)
            yield from _only_where(rule, "changes-only-where-was", old, language)
            if because:
                yield say(language, "changes-because", because=in_language(because, language)[0])
            yield from unconfirmed_sentences(rule, language, "changes-rule-was-unconfirmed")
        case Requirement(_, rule, exception, difference):
            yield _placed(difference_sentence(difference, old, new, language), rule, exception, "", language)
        case Guard(_, rule, exception, difference):
            yield _placed(guard_sentence(difference, old, new, language), rule, exception, "guard", language)
        case ForceChanged(_, rule):
            yield say(language, "changes-force", force=rule.force.value)
        case ConsequenceChanged(before, after):
            yield say(language, "changes-consequence", old=_follows(before, language), new=_follows(after, language))
        case Judged(before, after):
            if after.requirement is None:
                words = {"old": rule_described(before, old, language), "new": _question(after, language)}
                yield say(language, "changes-judged", **words)
            else:
                words = {"old": _question(before, language), "new": rule_described(after, new, language)}
                yield say(language, "changes-decided", **words)
        case Asked(before, after):
            yield say(language, "changes-asked", old=_question(before, language), new=_question(after, language))
        case StageChanged(before, after):
            stages = {"old": say(language, f"stage-{before.stage}"), "new": say(language, f"stage-{after.stage}")}
            yield say(language, "changes-stage", **stages)
        case ExceptionChanged(_, _, exception, _, is_new):
            yield _exception(exception, is_new, new if is_new else old, language)
        case ParameterChanged(before, after):
            yield _parameter(before, after, changes, language)
        case FromDay(first, inner):
            for sentence in substance_sentences(inner, changes, language):
                yield say(language, "changes-from-day", day=day(language, first), sentence=sentence)
        case _:
            assert_never(change)


def _valid(days: tuple[date | None, date | None], language: str) -> str:
    first, last = days
    kind = "both" if first and last else "from" if first else "to" if last else "always"
    ends = {"first": day(language, first) if first else "", "last": day(language, last) if last else ""}
    return say(language, "changes-valid", kind=kind, **ends)


# ── rules ─────────────────────────────────────────────────────────────────────────────────


def _whole_rule(rule: Rule, sentence: str, policy: CheckedPolicy, language: str) -> str:
    force = "force-consequence" if rule.consequence is not None else f"force-{rule.force.value}"
    words = say(language, force)
    return say(
        language,
        sentence if rule.requirement is not None else f"{sentence}-judged",
        force=capital(words) if sentence == "changes-added" else words,
        required=rule_described(rule, policy, language),
    )


def _only_where(rule: Rule, sentence: str, policy: CheckedPolicy, language: str) -> Iterator[str]:
    if rule.when is not None:
        yield say(language, sentence, condition=in_words(rule.when, policy.schema, language))


def _placed(sentence: str, rule: Rule, exception: tuple[str, ...], guard: str, language: str) -> str:
    """The sentence with what it speaks of, where that is not what the rule requires."""
    place = "-".join(part for part in ("exception" if exception else "", guard) if part) or "requirement"
    found = _found(rule.exceptions, exception)
    title = exception_title(found, language) if found is not None else ""
    return say(language, "changes-place", place=place, exception=title, sentence=sentence)


def _found(exceptions: tuple[RuleException, ...], path: tuple[str, ...]) -> RuleException | None:
    found = next((e for e in exceptions if path and e.name == path[0]), None)
    return found if found is None or len(path) == 1 else _found(found.exceptions, path[1:])


def _question(rule: Rule, language: str) -> str:
    return in_language(rule.question, language)[0]


def _follows(rule: Rule, language: str) -> str:
    if rule.consequence is None:
        return say(language, "changes-follows", force=rule.force.value)
    return consequence_sentence(rule.consequence, language)


def _exception(exception: RuleException, is_new: bool, policy: CheckedPolicy, language: str) -> str:
    return say(
        language,
        "changes-exception-new" if is_new else "changes-exception-gone",
        title=exception_title(exception, language),
        condition=in_words(exception.when, policy.schema, language),
        required=(
            say(language, "changes-nothing-required")
            if exception.requirement is None
            else exception_requirement(exception, policy, language)
        ),
    )


def _parameter(before: Parameter | None, after: Parameter | None, changes: Changes, language: str) -> str:
    old = term_name(before.value, changes.old.schema, language) if before is not None else ""
    new = term_name(after.value, changes.new.schema, language) if after is not None else ""
    sentence = "changes-parameter" + ("-new" if before is None else "-gone" if after is None else "")
    return say(language, sentence, **{name: text for name, text in (("old", old), ("new", new)) if text})


def is_about(change: Substance) -> Rule | None:
    """The rule that a change is about, as it is now; None of a change of the policy or of a value."""
    both = sides_of(change)
    return None if both is None else both[1] if both[1] is not None else both[0]


def sides_of(change: Substance) -> tuple[Rule | None, Rule | None] | None:
    """The rule that a change is about in the old and in the new policy, or None where it has none."""
    match change:
        case RuleAdded(rule):
            return None, rule
        case RuleDropped(rule):
            return rule, None
        case Requirement(old, new) | Guard(old, new) | ExceptionChanged(old, new):
            return old, new
        case ForceChanged(old, new) | Judged(old, new) | Asked(old, new):
            return old, new
        case StageChanged(old, new) | ConsequenceChanged(old, new):
            return old, new
        case FromDay(_, inner):
            return sides_of(inner)
        case Applies() | Validity() | ParameterChanged():
            return None
        case _:
            assert_never(change)


def difference_of(change: Substance) -> Difference | None:
    """What differs in a condition, of a change that is about one."""
    match change:
        case Applies(difference) | Requirement(difference=difference) | Guard(difference=difference):
            return difference
        case FromDay(_, inner):
            return difference_of(inner)
        case _:
            return None
