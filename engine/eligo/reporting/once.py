"""Room `reporting`: what a policy says is the same on every page, so it is put into words once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
_MOST = 4096


def once(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """The function, whose answers are kept for the very same objects and equal texts.

    Parts of a policy never change, and comparing two of them takes longer than most answers: so what is asked is
    whether it is the same object, which is kept beside the answer and therefore stays what it is.
    """
    kept: dict[tuple[object, ...], tuple[tuple[object, ...], Answer]] = {}

    @wraps(function)
    def answered(*asked: Asked.args, **named: Asked.kwargs) -> Answer:
        key = tuple([each if each.__class__ is str else id(each) for each in asked])
        found = kept.get(key)
        if found is not None and not named:
            return found[1]
        answer = function(*asked, **named)
        if not named:
            if len(kept) >= _MOST:
                kept.clear()
            kept[key] = (asked, answer)
        return answer

    return answered
