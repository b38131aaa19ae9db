"""Room `evaluation`: whether an element satisfies a condition that reads one of its codes more than once.

`role = lead and country in union or role = full` is open as written where nobody knows the role; of a partner from
the union it holds in either role. So each code is tried, where there are few.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import prod

from ..checking.policy import Condition
from ..checking.truth import Truth
from .quantities import answers
from .reading import repeated
from .situation import Element, Situation, with_key

_MOST_TRIED = 16


def belongs(
    condition: Condition, situation: Situation, element: Element, judged: Callable[[Condition, Situation], Truth]
) -> Truth:
    """Whether the element satisfies the condition; where that is open, whether it does with every missing code."""
    found = judged(condition, situation.within(element))
    if found is not Truth.UNKNOWN:
        return found
    missing = [fact for fact in repeated(condition) if element.values[fact.index] is None]
    options = [answers(fact.type, situation.schema) or frozenset() for fact in missing]
    if not missing or not 0 < prod(map(len, options)) <= _MOST_TRIED:
        return found
    whole: Truth | None = None
    for values in product(*options):
        tried = element
        for fact, value in zip(missing, values, strict=True):
            tried = with_key(tried, fact, value)
        told = judged(condition, situation.within(tried))
        if told is Truth.UNKNOWN or whole not in (None, told):
            return Truth.UNKNOWN
        whole = told
    return found if whole is None else whole
