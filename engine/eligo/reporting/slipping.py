"""Room `reporting`: the question whether a figure is a slip of the hand, in words."""

from __future__ import annotations

from ..analysis.slips import Slip
from ..checking.schema import Schema
from ..text.locale import typeset
from ..text.messages import say
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
