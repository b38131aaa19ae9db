"""Room `reporting`: a day or moment so much earlier or later, in words."""

from __future__ import annotations

from datetime import datetime

from ..checking.policy import Constant, Moved, Term
from ..checking.schema import Kind
from ..text.locale import day, number
from ..text.messages import say
from .nouns import type_of


def moved(of: Moved, words: str, kind: str, language: str) -> str:
    """The day that lies so much before or after what the words name, a `fact`, a `value` or a `day`."""
    if of.type.kind is Kind.DAY and isinstance(of.term, Constant) and isinstance(of.term.value, datetime):
        words = day(language, of.term.value.date())
    elif of.type.kind is Kind.DAY and type_of(of.term).kind is Kind.MOMENT:
        words = say(language, "words-day-of", term=words, kind=kind)
        kind = "day"
    for count, unit in _steps(of):
        shift = say(language, f"words-{unit}", n=abs(count), count=number(language, abs(count)))
        words = say(language, "words-earlier" if count < 0 else "words-later", shift=shift, term=words, kind=kind)
        kind = "day"
    return words


def kind_of(term: Term) -> str:
    """How a day reads in a sentence: a written `value`, a named `fact`, or a `day` that is told by a phrase."""
    if isinstance(term, Moved):
        return "value" if not _steps(term) and kind_of(term.term) == "value" else "day"
    return "value" if isinstance(term, Constant) else "fact"


def _steps(of: Moved) -> list[tuple[int, str]]:
    years = of.months % 12 == 0
    months = (of.months // 12, "years") if years else (of.months, "months")
    return [step for step in (months, (of.days, "days")) if step[0]]
