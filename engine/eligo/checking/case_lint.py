"""Room `checking`: warnings about tests that show nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text import codes
from ..text.diagnostics import Diagnostic
from .cases import Case
from .expectations import OutcomeExpected
from .policy import CheckedPolicy

_FAIL = "fail"


def lint_cases(cases: Sequence[Case], policy: CheckedPolicy) -> Iterator[Diagnostic]:
    """Tests that stand there twice, and tests that never show anything fail."""
    seen: dict[object, Case] = {}
    for case in cases:
        earlier = seen.setdefault((case.values, case.as_of, frozenset(case.expectations)), case)
        if earlier is not case:
            yield codes.TEST_REPEATED.at(case.span, line=earlier.span.line)
    decides = any(rule.requirement is not None for rule in policy.rules)
    outcomes = {e.outcome for case in cases for e in case.expectations if isinstance(e, OutcomeExpected)}
    if cases and decides and _FAIL not in outcomes:
        yield codes.NOTHING_FAILS.at(cases[0].span)
