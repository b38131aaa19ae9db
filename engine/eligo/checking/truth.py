"""Room `checking`: the three truth values."""

from __future__ import annotations

from enum import Enum


class Truth(Enum):
    """Kleene's strong logic; the numbers make *and* a minimum and *or* a maximum."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    def __and__(self, other: Truth) -> Truth:
        return self if self.value <= other.value else other

    def __or__(self, other: Truth) -> Truth:
        return self if self.value >= other.value else other

    def __invert__(self) -> Truth:
        return _NEGATED[self]

    def __bool__(self) -> bool:
        # `if truth:` would silently read UNKNOWN as a yes.
        raise TypeError("a Truth has three values: write `truth is Truth.TRUE`")


_NEGATED = {Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN, Truth.TRUE: Truth.FALSE}


def truth(known: bool) -> Truth:
    """The truth value of something that is known."""
    return Truth.TRUE if known else Truth.FALSE
