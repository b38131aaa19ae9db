"""Room `checking`: which diagnostics only follow from others, so that one mistake is told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic, in_order
from ..text.span import Span

_OFTEN = 2
_NAMES = {
    codes.UNKNOWN_NAME.id: _OFTEN,
    codes.UNKNOWN_LIST.id: _OFTEN,
    codes.UNKNOWN_TABLE.id: _OFTEN,
    codes.UNKNOWN_DOCUMENT.id: _OFTEN,
    codes.UNKNOWN_RULE.id: 1,
}
"""How many times each kind of unknown name is told of the same name."""
_KINDS = _NAMES.keys() | {
    code.id for code in (codes.UNKNOWN_FIELD, codes.UNKNOWN_CODE, codes.UNKNOWN_MEMBER, codes.UNKNOWN_TYPE)
}
"""What a name can be called unknown as; the same name is told as one of them."""
_MAY_FOLLOW = {
    code.id for code in (codes.NO_RULES, codes.EMPTY_PASSES, codes.UNUSED_DEFINITION, codes.NO_LABEL, codes.NOUN_FORMS)
}
"""What may be found only because a declaration is not there, or lacks the part with the mistake."""
_PERIODS = {code.id for code in (codes.VALID_BACKWARDS, codes.VERSIONS_OVERLAP, codes.VERSIONS_GAP, codes.NOT_COVERED)}
"""What may be found of a period only because one of its days, or the name of a group, is mistaken."""
_REASONED = {
    code.id
    for code in (
        codes.CONSTANT_CONDITION,
        codes.NO_ROW,
        codes.ROW_NEVER_READ,
        codes.ALWAYS_EMPTY,
        codes.NEVER_APPLIES,
        codes.RULE_REPEATED,
        codes.UNUSED_DEFINITION,
        codes.UNUSED_PARAMETER,
        codes.UNUSED_FIELD,
        codes.UNUSED_PART,
    )
}
"""Warnings that come of reasoning about the whole policy, which leads astray where its groups or tables are mistaken."""
_ASTRAY = {
    code.id
    for code in (
        codes.UNKNOWN_MEMBER,
        codes.TWICE,
        codes.UNKNOWN_TYPE,
        codes.ROW_TWICE,
        codes.ROWS_OVERLAP,
        codes.ROW_LENGTH,
        codes.EMPTY_CELL,
        codes.MIXED_VALUES,
        codes.RANGE_HERE,
        codes.RANGE_BACKWARDS,
        codes.VALUE_TWICE,
    )
}
_WHATEVER_IS_LOST = {
    code.id
    for code in (
        codes.UNKNOWN_NAME,
        codes.UNKNOWN_FIELD,
        codes.UNKNOWN_CODE,
        codes.UNKNOWN_TABLE,
        codes.UNKNOWN_COLUMN,
        codes.UNKNOWN_DOCUMENT,
        codes.UNKNOWN_LIST,
        codes.UNKNOWN_STAGE,
        codes.UNKNOWN_LANGUAGE,
        codes.UNKNOWN_REGISTER,
        codes.UNKNOWN_NOUN,
        codes.NO_SUCH_ENTITY,
        codes.COMPARED_APART,
        codes.CURRENCIES_DIFFER,
        codes.WRITTEN_OTHERWISE,
        codes.LIST_AS_VALUE,
        codes.ROUNDING_MISSING,
        codes.TEXT_TWICE,
        codes.TWICE,
    )
}
"""What is a mistake in one part of a declaration, whatever stands in the others."""
_RENAMED = {
    code.id
    for code in (
        codes.UNKNOWN_NAME,
        codes.UNKNOWN_LIST,
        codes.UNKNOWN_TABLE,
        codes.UNKNOWN_DOCUMENT,
        codes.UNKNOWN_REGISTER,
        codes.UNKNOWN_MEMBER,
        codes.NOTHING_TO_REPLACE,
    )
}
"""What is missing where another declaration was given its name by mistake; then nothing like it is known."""
_OF_TWO_RULES = (codes.SEVERAL_REQUIREMENTS.id, codes.NO_RULE_LINE.id)
_OF_VALIDITY = (codes.UNKNOWN_FIELD.id, codes.NOT_A_DAY.id)
"""Mistakes in what says from when to when the entries of a register hold; they name the register."""
_UNFINISHED_COPY = {codes.NO_REQUIREMENT.id: codes.TWICE.id, codes.CLAUSE_LOOSE.id: codes.CLAUSE_TWICE.id}


def not_following(
    found: Sequence[Diagnostic], written: Sequence[Diagnostic], broken: frozenset[str], damaged: Sequence[Span] = ()
) -> tuple[Diagnostic, ...]:
    """The diagnostics without those that may only follow from what is `written` wrong.

    `broken` are the names that mistaken declarations may have declared, `damaged` the places of those that lack a part.
    """
    kept = _without_copies(found)
    if written:
        told = frozenset(written)
        follow = _MAY_FOLLOW | _REASONED | _PERIODS
        kept = [d for d in kept if d in told or not (d.code in follow or _named(d) & broken)]
        kept = [d for d in kept if d in told or d.code in _WHATEVER_IS_LOST or not _within(d, damaged)]
    present = {d.code for d in kept}
    if present & _ASTRAY:
        kept = [d for d in kept if d.code not in _REASONED]
    if codes.TWICE.id in present:
        kept = [d for d in kept if d.code not in _PERIODS and (d.code not in _RENAMED or dict(d.facts).get("fix"))]
    if codes.NOT_IN_A_MODULE.id in present:
        kept = [d for d in kept if d.code != codes.UNKNOWN_DOCUMENT.id]
    if codes.NOTHING_EXTENDED.id in present:
        kept = [d for d in kept if d.code != codes.NO_PROPOSAL_RECORD.id]
    mistaken = {dict(d.facts).get("register") for d in kept if d.code in _OF_VALIDITY}
    kept = [d for d in kept if d.code != codes.NO_VALIDITY.id or dict(d.facts).get("register") not in mistaken]
    return in_order(kept)


def not_of_two_in_one(found: Sequence[Diagnostic], file: tree.File) -> list[Diagnostic]:
    """The diagnostics, but for what a rule lacks in the middle of which another one was pasted: that has it twice."""
    rules = [d for d in file.declarations if isinstance(d, tree.Rule)]
    lacking = set()
    for rule, after in pairwise(rules):
        if any(d.code in _OF_TWO_RULES and _within(d, (after.span,)) for d in found):
            lacking.add((rule.span.file, rule.name.span.start))
    missing = (codes.NO_REQUIREMENT.id, codes.NO_TITLE.id, codes.NO_SOURCE.id)
    return [d for d in found if d.code not in missing or (d.span.file, d.span.start) not in lacking]


def _within(diagnostic: Diagnostic, places: Sequence[Span]) -> bool:
    there = diagnostic.span
    return any(place.file == there.file and place.start <= there.start <= place.end for place in places)


def _without_copies(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics, but for what a heading lacks that stands twice because it was pasted twice."""
    found = [d for d in found if d.code != codes.CLAUSE_LOOSE.id or not any(_texts_within(d, t) for t in found)]
    copied = {(d.code, d.span.file, line) for d in found for name, line in d.facts if name == "line"}
    return [d for d in found if (_UNFINISHED_COPY.get(d.code), d.span.file, d.span.line) not in copied]


def _texts_within(clause: Diagnostic, text: Diagnostic) -> bool:
    """Whether a text that stands twice may have belonged to the part that a clause lacks."""
    around, span = clause.span, text.span
    inside = around.file == span.file and around.start <= span.start <= around.end
    return inside and text.code == codes.TEXT_TWICE.id


def _named(diagnostic: Diagnostic) -> set[str]:
    """The names of which a diagnostic speaks, each part of a name with dots on its own."""
    return {word for name, fact in diagnostic.facts if name == "name" for word in (str(fact), *str(fact).split("."))}


def each_name_once(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The diagnostics, with a name that is unknown in many places told only where it is first met."""
    first: dict[object, str] = {}
    for d in found:
        if d.code in _KINDS:
            first.setdefault(dict(d.facts).get("name"), d.code)
    kept = tuple(d for d in found if d.code not in _KINDS or first[dict(d.facts).get("name")] == d.code)
    return _firsts(_firsts(kept, _NAMES), {codes.COMPARED_APART.id: 1}, _compared)


def each_place_once(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The diagnostics, with what many tests miss behind the end of a list told only once: an example has lost a row."""
    return _firsts(found, {codes.NO_SUCH_POSITION.id: _OFTEN}, _behind)


def _behind(diagnostic: Diagnostic) -> object:
    """How far behind the end of its list a position is."""
    facts = dict(diagnostic.facts)
    position, size = facts.get("position"), facts.get("size")
    return position - size if isinstance(position, int) and isinstance(size, int) else diagnostic.facts


def _compared(diagnostic: Diagnostic) -> object:
    """The parameter that is of another kind than all that it is compared with; else the place."""
    return dict(diagnostic.facts).get("parameter", diagnostic.span)


def _facts(diagnostic: Diagnostic) -> object:
    return diagnostic.facts


def _firsts(
    found: tuple[Diagnostic, ...], often: dict[str, int], alike: Callable[[Diagnostic], object] = _facts
) -> tuple[Diagnostic, ...]:
    """The diagnostics, but of each code that is told too often of the same thing only the first."""
    told = Counter((d.code, d.span.file, alike(d)) for d in found)
    seen: set[object] = set()
    kept = []
    for diagnostic in found:
        same = (diagnostic.code, diagnostic.span.file, alike(diagnostic))
        if same not in seen or told[same] <= often.get(diagnostic.code, told[same]):
            kept.append(diagnostic)
        seen.add(same)
    return tuple(kept)
