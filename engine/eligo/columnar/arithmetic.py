"""Room `columnar`: sums, differences, shares and rounding of amounts, exact or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from ..checking.policy import Rounded
from .amounts import MOST_DIGITS, Amount, Quantity, of_constant
from .formulas import NotCompiled, cases, disjunction


def calculated(sign: str, left: Quantity, right: Quantity) -> Amount:
    """`left sign right`; raises `NotCompiled` where a digit could be lost."""
    if not isinstance(left, Amount) or not isinstance(right, Amount) or left.sort != "number" != right.sort:
        raise NotCompiled("arithmetic")
    if left.sort != "number" or right.sort != "number":
        raise NotCompiled("arithmetic")
    shared = {
        "no_row": disjunction((left.no_row, right.no_row)),
        "empty": disjunction((left.empty, right.empty)),
        "asks": left.asks | right.asks,
        "whole": left.whole and right.whole,
        "known": left.known and right.known,
    }
    if sign == "*":
        return _times(left, right, shared)
    scale = max(left.scale, right.scale)
    digits = max(left.digits - left.scale, right.digits - right.scale) + 1 + scale
    if digits > MOST_DIGITS:
        raise NotCompiled("arithmetic")
    one, other = (right.low, right.high) if sign == "+" else (right.high, right.low)
    low = None if left.low is None or one is None else f"({_wide(left.low, left)} {sign} {_wide(one, right)})"
    high = None if left.high is None or other is None else f"({_wide(left.high, left)} {sign} {_wide(other, right)})"
    return Amount(low, high, point=low == high, digits=digits, scale=scale, **shared)  # type: ignore[arg-type]


def _times(left: Amount, right: Amount, shared: Mapping[str, object]) -> Amount:
    factor, other = (left, right) if left.value is not None else (right, left)
    digits, scale = factor.digits + other.digits, factor.scale + other.scale
    if not isinstance(factor.value, (int, Decimal)) or digits > MOST_DIGITS:
        raise NotCompiled("arithmetic")
    if not factor.value:
        raise NotCompiled("arithmetic")
    ends = [
        None if e is None else f"({_wide(e, other)} * {_wide(str(factor.low), factor)})"
        for e in (other.low, other.high)
    ]
    low, high = ends if factor.value > 0 else reversed(ends)
    return Amount(low, high, point=other.point, digits=digits, scale=scale, **shared)  # type: ignore[arg-type]


def _wide(text: str, amount: Amount) -> str:
    # What is too long stands in rows that are left to the law.
    return f"TRY_CAST({text} AS DECIMAL({max(amount.digits, amount.scale + 1)}, {amount.scale}))"


def rounded(term: Rounded, quantity: Quantity) -> Amount:
    """The multiple below, above or nearest; rounding keeps the order of amounts, so the ends are rounded."""
    if not isinstance(quantity, Amount) or quantity.sort != "number":
        raise NotCompiled("rounding")
    to = of_constant(term.to)
    if not isinstance(to, Amount) or quantity.digits + to.scale + 2 > MOST_DIGITS:
        raise NotCompiled("rounding")
    scale = max(quantity.scale, to.scale)
    digits = max(quantity.digits - quantity.scale, to.digits - to.scale) + 1 + scale
    if digits > MOST_DIGITS:
        raise NotCompiled("rounding")

    def end(text: str | None) -> str | None:
        if text is None:
            return None
        step = _wide(str(to.low), to)
        value = f"CAST({text} AS DECIMAL({digits}, {scale}))"
        rest = f"({value} % {step})"
        match term.mode:
            case "down":
                away = cases(((f"{rest} < 0", f"-{step}"),), "0")
            case "up":
                away = cases(((f"{rest} > 0", step),), "0")
            case _:
                away = cases(
                    (
                        (f"{rest} > 0 AND 2 * {rest} >= {step}", step),
                        (f"{rest} < 0 AND -2 * {rest} >= {step}", f"-{step}"),
                    ),
                    "0",
                )
        return f"({value} - {rest} + {away})"

    low, high = end(quantity.low), end(quantity.high)
    return replace(quantity, low=low, high=high, value=None, digits=digits, scale=scale, whole=False)
