"""Room `checking`: the path of a policy → the checked policy."""

from __future__ import annotations

from pathlib import Path

from ..text import codes
from ..text.diagnostics import Result, in_order
from ..text.span import span_of_file
from .checker import Checked, check
from .disk import Inquiry
from .modules import Gathered, gather
from .policy import CheckedPolicy


def look_through(gathered: Gathered) -> Result[Checked]:
    """What gathered files come to, with everything that there is to say of them, warnings too."""
    from .linter import lint  # a tenth of the time that it takes to evaluate one proposal, and only warnings need it

    return check(gathered, lint)


def load_file(path: str | Path) -> tuple[Result[Checked], Gathered]:
    """What a `.pol` file and all that it uses come to, with the sources that diagnostics point into."""
    gathered = gather(Path(path))
    return look_through(gathered), gathered


def load(path: str | Path) -> Result[CheckedPolicy]:
    """The checked policy of a file; `value` is None where it has errors or holds no policy."""
    return _policy_in(load_file(path)[0], path)


def understand(path: str | Path, inquiry: Inquiry | None = None) -> Result[CheckedPolicy]:
    """The checked policy of a file without a word of warning; `value` is None as in `load`, `inquiry` as in `gather`."""
    return _policy_in(check(gather(Path(path), inquiry=inquiry)), path)


def _policy_in(result: Result[Checked], path: str | Path) -> Result[CheckedPolicy]:
    if result.value is not None and result.value.policy is None and not result.has_errors:
        missing = codes.NO_POLICY.at(span_of_file(str(path)))
        return Result(None, in_order([*result.diagnostics, missing]))
    return Result(result.value.policy if result.value else None, result.diagnostics)
