"""Room `checking`: which diagnostics only follow from others, so that one mistake is told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from ..text import codes
from ..text.diagnostics import Diagnostic, in_order

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
_UNFINISHED_COPY = {codes.NO_REQUIREMENT.id: codes.TWICE.id, codes.CLAUSE_LOOSE.id: codes.CLAUSE_TWICE.id}


def not_following(
    found: Sequence[Diagnostic], written: Sequence[Diagnostic], broken: frozenset[str]
) -> tuple[Diagnostic, ...]:
    """The diagnostics without those that may only follow from what is `written` wrong.

    `broken` are the names that mistaken declarations may have declared.
    """
    kept = _without_copies(found)
    if written:
        told = frozenset(written)
        kept = [d for d in kept if d in told or not (d.code in _MAY_FOLLOW or _named(d) & broken)]
    return in_order(kept)


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
    return {word for name, fact in diagnostic.facts if name == "name" for word in str(fact).split(".")}


def each_name_once(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The diagnostics, with a name that is unknown in many places told only where it is first met."""
    first: dict[object, str] = {}
    for d in found:
        if d.code in _KINDS:
            first.setdefault(dict(d.facts).get("name"), d.code)
    kept = tuple(d for d in found if d.code not in _KINDS or first[dict(d.facts).get("name")] == d.code)
    return _firsts(kept, _NAMES)


def each_place_once(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The diagnostics, with what many tests miss behind the end of a list told only once: an example has lost a row."""
    return _firsts(found, {codes.NO_SUCH_POSITION.id: _OFTEN}, _behind)


def _behind(diagnostic: Diagnostic) -> object:
    """How far behind the end of its list a position is."""
    facts = dict(diagnostic.facts)
    position, size = facts.get("position"), facts.get("size")
    return position - size if isinstance(position, int) and isinstance(size, int) else diagnostic.facts


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
