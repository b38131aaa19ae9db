"""Room `checking`: what an officer meant by a value that does not fit where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..syntax import tree
from ..syntax.keywords import keywords
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import SHORTEST_CODE, folded, suggested
from ..text.span import Span
from .names import Frame, Names, names_of_vocabulary, spelled
from .schema import Kind, Type, Vocabulary

_YES = ("true", "pravda")
_NO = ("false", "nepravda")


def about(left: str, right: str) -> str:
    """What the advice for two kinds that cannot be compared is about."""
    if {left, right} == {"kind-moment", "kind-day"}:
        return "moment"
    return "text" if "kind-text" in (left, right) else "other"


def keyword(terminal: str, language: str) -> str:
    """A keyword as the files of a language spell it."""
    return keywords()[terminal].spelled[language][0]


def code_facts(vocabulary: Vocabulary, said: str) -> dict[str, str | None]:
    """The facts about a word that is no code: the code with this label (`Česko` → `CZ`), else the most like it."""
    named = [(name, group.label) for name, group in vocabulary.groups.items()]
    named += [(entry.code, entry.label) for entry in vocabulary.entries.values()]
    exact = {name.casefold(): name for name in names_of_vocabulary(vocabulary)}.get(said.casefold())
    for spelling in (said.replace("_", " "), said):
        labelled = {name for name, label in named if folded(spelling) in map(folded, label.values())}
        if exact is None and len(labelled) == 1:
            exact = labelled.pop()
    if exact is not None:
        return {"nearest": exact, "fix": exact}
    return suggested(said, names_of_vocabulary(vocabulary), SHORTEST_CODE)


def rewritten(names: Names, node: tree.Condition | tree.Literal, wanted: Type) -> dict[str, str | None] | None:
    """The facts about a literal of another kind: as written, as the wanted kind is written; None if it is no slip."""
    match node, wanted.kind:
        case tree.TextValue(text), Kind.CODE if wanted.of is not None:
            code = code_facts(names.schema.vocabularies[wanted.of], text)
            return {"read": f'"{text}"', **code} if code["nearest"] else None
        case tree.TextValue(text), Kind.NUMBER if text.strip().isdecimal():
            return _certain(f'"{text}"', text.strip())
        case tree.TextValue(text), Kind.YES_NO if folded(text) in ("yes", "no", "ano", "ne", *_YES, *_NO):
            return _certain(f'"{text}"', _truth(folded(text) in ("yes", "ano", *_YES), names.language))
        case tree.Number(number, None), Kind.TEXT:
            return _certain(number_text(number), f'"{number:f}"')
        case _:
            return None


def _certain(read: str, meant: str) -> dict[str, str | None]:
    return {"read": read, "nearest": meant, "fix": meant}


def number_text(number: Decimal) -> str:
    """A number as policies write it: thousands apart."""
    whole, _, part = f"{number:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", " ") if len(whole) > 4 else whole
    return grouped + (f".{part}" if part else "")


def shown(node: tree.Literal) -> str:
    """A value of a listing as it was written, near enough to find it."""
    match node:
        case tree.Name(text) | tree.TextValue(text):
            return text
        case tree.Number(number, currency):
            return number_text(number) + (f" {currency}" if currency else "")
        case tree.DayValue(day):
            return day.isoformat()
        case tree.MomentValue(moment):
            return moment.isoformat(" ", "minutes")
        case tree.YesNo(yes):
            return "yes" if yes else "no"


def _truth(yes: bool, language: str) -> str:
    return keyword("YES" if yes else "NO_VALUE", language)


def truth_meant(said: str, language: str) -> str | None:
    """`true` → `yes`, as the file's language spells it."""
    if said.casefold() in (*_YES, *_NO):
        return _truth(said.casefold() in _YES, language)
    return None


def compared(names: Names, said: str, frames: tuple[Frame, ...]) -> str | None:
    """A lone code as a comparison with the field that takes it: `HEI` → `type = HEI`."""
    fields = [f for frame in reversed(frames) for f in frame.record.fields]
    for field in [*fields, *spelled(names.schema.proposal).values()]:
        vocabulary = names.schema.vocabularies.get(field.type.of or "") if field.type.kind is Kind.CODE else None
        if vocabulary is not None and said in names_of_vocabulary(vocabulary):
            sign = "=" if any(said in (e.code, e.alias, *e.also) for e in vocabulary.entries.values()) else None
            return f"{field.name} {sign or keyword('IN', names.language)} {said}"
    return None


def lone_word(names: Names, node: tree.Path, frames: tuple[Frame, ...]) -> Diagnostic | None:
    """What was meant by a word that names nothing: `true`, or a code without its field."""
    truth = truth_meant(node.text, names.language)
    better = truth or compared(names, node.text, frames)
    return codes.WRITTEN_OTHERWISE.at(node.span, read=node.text, nearest=better, fix=truth) if better else None


def within_group(group: str, span: Span, language: str) -> Diagnostic:
    """`= programme_countries`, where a group has members and equals nothing."""
    better = f"{keyword('IN', language)} {group}"
    return codes.WRITTEN_OTHERWISE.at(span, read=f"= {group}", nearest=better, fix=better)


def reckoned(node: tree.Arithmetic) -> Iterator[Diagnostic]:
    """A warning for `24-36`, which reads as a range and is a subtraction."""
    match node.left, node.sign, node.right:
        case tree.Number(one, None), "-", tree.Number(other, None):
            yield codes.RECKONED.at(node.span, value=number_text(one - other))
        case tree.Number(one, None), "+", tree.Number(other, None):
            yield codes.RECKONED.at(node.span, value=number_text(one + other))


def listed(node: tree.Either, language: str) -> dict[str, str | None] | None:
    """The facts about `lot = 1 or 2`, which is `lot in {1, 2}`; None where it is something else."""
    first, *others = node.items
    if not isinstance(first, tree.Comparison) or first.sign != "=" or not isinstance(first.left, tree.Path):
        return None
    values = [_plain(item) for item in (first.right, *others)]
    written = [value for value in values if value is not None]
    if len(written) < len(values):
        return None
    left, joint = first.left.text, f" {keyword('OR', language)} "
    return _certain(f"{left} = {joint.join(written)}", f"{left} {keyword('IN', language)} {{{', '.join(written)}}}")


def _plain(node: tree.Condition) -> str | None:
    match node:
        case tree.Number(number, currency):
            return number_text(number) + (f" {currency}" if currency else "")
        case tree.TextValue(text):
            return f'"{text}"'
        case tree.Path(names) if len(names) == 1:
            return node.text
        case _:
            return None
