"""Room `checking`: a file in the other language, keywords and names, proved to mean what it meant."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from ..syntax import tree
from ..syntax.formatter import changes_tree, layout
from ..text.diagnostics import Diagnostic
from ..text.span import Source
from .cases import SUFFIX, cases_of, policy_of
from .checker import check
from .lexicon import lexicon_of
from .modules import Gathered, gather
from .renaming import renamed


@dataclass(frozen=True, slots=True)
class Translation:
    """The text of a file in another language; `names_kept` where its names could not be translated."""

    text: str
    names_kept: bool


def translation(source: Source, file: tree.File, language: str) -> Translation | None:
    """A file in a language: with its names if the file then means the same, else with the keywords alone.

    A file of tests takes the names of its policy. None where not even the keywords can be translated.
    """
    path = Path(source.name)
    tests = path.name.endswith(SUFFIX)
    beside = policy_of(path) if tests else path
    gathered = gather(beside) if beside.is_file() else Gathered((), {}, ())
    files = [module.file for module in gathered.modules] if tests else [*(m.file for m in gathered.modules[:-1]), file]
    declarations = [d for each in files for d in each.declarations]
    spoken = replace(file, language=language)
    after = renamed(spoken, lexicon_of(declarations), language)
    text = layout(after, language)
    same = _same_tests(source, gathered, spoken, after) if tests else _same_policy(gathered, spoken, after)
    if after == spoken or (same and not changes_tree(after, text)):
        return None if changes_tree(after, text) else Translation(text, names_kept=False)
    plain = layout(file, language)
    return None if changes_tree(file, plain) else Translation(plain, names_kept=True)


def _same_policy(gathered: Gathered, before: tree.File, after: tree.File) -> bool:
    """Whether two trees of a policy or a module come to the same, mistakes included."""
    if not gathered.modules:
        return False
    *used, own = gathered.modules
    checked = [check(replace(gathered, modules=(*used, replace(own, file=file)))) for file in (before, after)]
    one, other = checked
    return one.value == other.value and _codes(one.diagnostics) == _codes(other.diagnostics)


def _same_tests(source: Source, gathered: Gathered, before: tree.File, after: tree.File) -> bool:
    """Whether two trees of tests come to the same for their policy; unknown where the policy has mistakes."""
    checked = check(gathered).value
    if checked is None or checked.policy is None:
        return False
    one, other = (cases_of(source, file, checked.policy) for file in (before, after))
    return one.value == other.value and _codes(one.diagnostics) == _codes(other.diagnostics)


def _codes(found: tuple[Diagnostic, ...]) -> Counter[str]:
    return Counter(diagnostic.code for diagnostic in found)
