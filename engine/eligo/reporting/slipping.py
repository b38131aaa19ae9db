"""Room `reporting`: the question whether a figure is a slip of the hand, in words, and what the office answers."""

from __future__ import annotations

from dataclasses import replace

from ..analysis.slips import Slip
from ..checking.schema import Schema
from ..text.locale import typeset
from ..text.messages import say
from .pages import ProposalView, RuleView
from .wording import capital, field_label, shown


def slip_question(slip: Slip, schema: Schema, language: str) -> str:
    """What was written, what may have been meant and why that is likely, as a question."""
    record = schema.records[slip.fact.record]
    text = say(
        language,
        f"slip-{slip.kind}",
        fact=capital(field_label(record.fields[record.index(slip.fact.field)], language)),
        written=shown(slip.written, slip.fact.type, schema, language),
        meant=shown(slip.meant, slip.fact.type, schema, language),
    )
    return typeset(language, f"{text} {say(language, 'slip-practice')}")


def answered(page: ProposalView) -> ProposalView:
    """The page of a proposal whose figures are right, as the office knows: the question has its answer beside it."""
    answer = typeset(page.language, say(page.language, "slip-confirmed"))

    def told(rule: RuleView) -> RuleView:
        return replace(rule, slip=answer) if rule.slip else rule

    tasks = tuple(replace(task, rule=told(task.rule)) for task in page.tasks)
    return replace(page, rules=tuple(map(told, page.rules)), tasks=tasks)
