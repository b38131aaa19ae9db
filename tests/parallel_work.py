"""Work for other processes: it lies apart, so that they import little."""

from __future__ import annotations

import sys
from time import sleep

from eligo.reporting.parallel import NotMade


def slowly(seconds: float) -> float:
    """Takes its time."""
    sleep(seconds)
    return seconds


def dying(code: int) -> int:
    """Ends its process, unless the code is 0."""
    if code:
        sys.exit(code)
    return code


def squaring(number: int) -> int:
    """Refuses 2, and fails at 9."""
    if number == 2:
        raise NotMade("not-made-valid", {"standard": "x", "rules": "y"})
    if number == 9:
        raise ZeroDivisionError
    return number * number
