"""Room `reporting`: what a rule requires and its exceptions allow, in plain words."""

from __future__ import annotations

from ..checking.policy import CheckedPolicy, Comparison, Condition, Form, Negation, Rule, RuleException
from ..checking.schema import Schema
from ..text.locale import nested
from ..text.messages import say
from .describing import in_words
from .once import once
from .wording import in_language


def described(condition: Condition, policy: CheckedPolicy, language: str) -> str:
    """The condition in plain words: `at least 8 full partners`, `požadovaný grant: nejvýše 1 000 000 EUR`."""
    return nested(language, in_words(condition, policy.schema, language))


@once
def rule_described(rule: Rule, policy: CheckedPolicy, language: str) -> str:
    """What a rule requires, with its exceptions; of a judgement the question."""
    if rule.requirement is None:
        words = in_language(rule.question, language)[0]
    else:
        words = in_words(rule.requirement, policy.schema, language)
    return nested(language, _with_exceptions(words, rule.exceptions, "words-exception", policy, language))


def _with_exceptions(
    words: str, exceptions: tuple[RuleException, ...], sentence: str, policy: CheckedPolicy, language: str
) -> str:
    for exception in exceptions:
        words = say(
            language,
            sentence,
            whole=words,
            title=exception_title(exception, language),
            condition=in_words(exception.when, policy.schema, language),
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
    return in_words(exception.requirement, policy.schema, language)


@once
def holding(condition: Condition, schema: Schema, language: str) -> str:
    """That the condition holds, as a clause: `“lot: 2” holds`, `no partner meets the condition …`."""
    words = in_words(condition, schema, language)
    return words if _is_sentence(condition) else say(language, "words-met", condition=words)


@once
def failing(condition: Condition, schema: Schema, language: str) -> str:
    """That the condition does not hold, as a clause."""
    if isinstance(condition, Negation):
        return holding(condition.operand, schema, language)
    if _is_sentence(condition):
        return in_words(Negation(condition, condition.span), schema, language)
    return say(language, "words-unmet", condition=in_words(condition, schema, language))


def _is_sentence(condition: Condition) -> bool:
    """Whether the condition is told with a subject and a verb, so that it stands in a sentence as it is."""
    operand = condition.operand if isinstance(condition, Negation) else condition
    return isinstance(operand, Comparison) and operand.form is not Form.PLAIN
