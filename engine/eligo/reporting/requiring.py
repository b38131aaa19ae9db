"""Room `reporting`: what a rule requires, with its exceptions, in plain words."""

from __future__ import annotations

from ..checking.policy import CheckedPolicy, Rule, RuleException
from ..text.messages import say
from .describing import described
from .wording import in_language


def rule_described(rule: Rule, policy: CheckedPolicy, language: str) -> str:
    """What a rule requires, with its exceptions; of a judgement the question."""
    if rule.requirement is None:
        words = in_language(rule.question, language)[0]
    else:
        words = described(rule.requirement, policy, language)
    return _with_exceptions(words, rule.exceptions, "words-exception", policy, language)


def _with_exceptions(
    words: str, exceptions: tuple[RuleException, ...], sentence: str, policy: CheckedPolicy, language: str
) -> str:
    for exception in exceptions:
        words = say(
            language,
            sentence,
            whole=words,
            title=exception_title(exception, language),
            condition=described(exception.when, policy, language),
            required=exception_requirement(exception, policy, language),
        )
        words = _with_exceptions(words, exception.exceptions, "words-exception-inner", policy, language)
    return words


def exception_title(exception: RuleException, language: str) -> str:
    """How people call an exception; its name where it has no title."""
    return in_language(exception.title, language)[0] or exception.name.replace("_", " ")


def exception_requirement(exception: RuleException, policy: CheckedPolicy, language: str) -> str:
    """What an exception requires in the place of the rule."""
    if exception.requirement is None:
        return say(language, "words-exception-nothing")
    return described(exception.requirement, policy, language)
