"""Room `text`: what a machine may change where exactly one repair is right, as edits of a text.

Most repairs are a fact `fix` of the diagnostic, stated where the mistake is found: it replaces what stands at the place.
The others are made here by hand, from the place and its surroundings. What may be meant in two ways has no fix.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from . import codes
from .diagnostics import Diagnostic, Fact
from .span import Source, Span

BOM = "\ufeff"

Facts: TypeAlias = Mapping[str, Fact]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of a source and what has to stand there instead; either may be empty."""

    span: Span
    text: str


def fix_of(diagnostic: Diagnostic, source: Source) -> Edit | None:
    """The edit that puts the mistake right; None where it is not certain what was meant."""
    if diagnostic.span.file != source.name:
        return None
    facts = dict(diagnostic.facts)
    by_hand = _BY_HAND.get(diagnostic.code)
    return by_hand(source, diagnostic.span, facts) if by_hand else _replaced(source, diagnostic.span, facts)


def chosen(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that can be made at once, in order: where two touch each other, the first."""
    kept: list[Edit] = []
    for edit in sorted(set(edits)):
        if not kept or edit.span.start > kept[-1].span.end:
            kept.append(edit)
    return tuple(kept)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text of a file with the edits made; its byte order mark and its line ends stay as they are.

    Edits count in the text as it is read: without the mark, each line end one character.
    """
    lead = len(BOM) if text.startswith(BOM) else 0
    ends = [found.start() - lead - earlier for earlier, found in enumerate(re.finditer("\r\n", text))]

    def place(offset: int) -> int:
        return offset + lead + bisect_left(ends, offset)

    pieces, reached = [], 0
    for edit in chosen(edits):
        pieces += [text[reached : place(edit.span.start)], edit.text]
        reached = place(edit.span.end)
    return "".join([*pieces, text[reached:]])


# ── what stands in the facts ──────────────────────────────────────────────────────────────


def _replaced(source: Source, span: Span, facts: Facts) -> Edit | None:
    """The fact `fix` instead of what stands at the place, which has to be what the diagnostic read there."""
    fix = facts.get("fix")
    if not isinstance(fix, str):
        return None
    there = source.text[span.start : span.end]
    read = facts.get("read", facts.get("name", there))
    return Edit(span, fix) if _plain(there) == _plain(str(read)) else None


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def _otherwise(source: Source, span: Span, facts: Facts) -> Edit | None:
    """What is written differently; of `= group` the place is the group alone, and the sign goes too."""
    if not str(facts.get("read", "")).startswith("= "):
        edit = _replaced(source, span, facts)
        return edit and (edit if '"' in edit.text else Edit(edit.span, re.sub(" {2,}", " ", edit.text)))
    sign = re.search(r"(?<![!<>=])=[ \t]*$", source.text[max(0, span.start - 20) : span.start])
    if sign is None or "fix" not in facts:
        return None
    return Edit(source.span(span.start - len(sign.group()), span.end), str(facts["fix"]))


def _type(source: Source, span: Span, facts: Facts) -> Edit | None:
    """Money needs its currency, which nobody can guess."""
    return None if facts.get("fix") in ("money", "peníze") else _replaced(source, span, facts)


def _decimal(source: Source, span: Span, facts: Facts) -> Edit | None:
    """`24,5`; behind `=` two numbers may be meant, for no length or count equals a fraction."""
    listed = re.search(r"(?<![<>!])=[ \t]*$", source.text[max(0, span.start - 20) : span.start])
    return None if listed else _replaced(source, span, facts)


# ── what is made by hand ──────────────────────────────────────────────────────────────────

_LONGEST_LINE = 1_000
_CLOSING = {"„": "“”", "“": "”", "”": "”", "«": "»", "»": "«"}
_ALL_MARKS = "".join(_CLOSING)


def _rest_of_line(source: Source, start: int) -> str:
    end = source.text.find("\n", start)
    return source.text[start : end if end >= 0 else len(source.text)][:_LONGEST_LINE]


def _quotes(source: Source, span: Span, facts: Facts) -> Edit | None:
    """Every text of the line between typographic marks, from here on."""
    rest = _rest_of_line(source, span.start)
    pieces, at = "", 0
    while at < len(rest) and rest[at] in _CLOSING:
        closing = re.search(f'[{_CLOSING[rest[at]]}"]', rest[at + 1 :])
        if closing is None:
            break
        inner = rest[at + 1 : at + 1 + closing.start()]
        if any(mark in inner for mark in _ALL_MARKS):
            break
        pieces += f'"{inner}"'
        at += closing.end() + 1
        between = re.match(r"[ \t]*,?[ \t]*(?:[a-z]{2}[ \t]*)?", rest[at:])
        if between and rest[at + between.end() : at + between.end() + 1] in tuple(_CLOSING):
            pieces += between.group()
            at += between.end()
        else:
            break
    return Edit(source.span(span.start, span.start + at), pieces) if pieces else None


def _unclosed(source: Source, span: Span, facts: Facts) -> Edit | None:
    """The mark that ends the text: a typographic one that stands there, else at the end of the line."""
    rest = _rest_of_line(source, span.start)
    inner = rest[1:].rstrip()
    marks = [i for i, character in enumerate(inner) if character in _ALL_MARKS + '"']
    if len(marks) == 1 and inner[marks[0]] in "“”" and not inner[marks[0] + 1 :].strip():
        at = span.start + 1 + marks[0]
        return Edit(source.span(at, at + 1), '"')
    before = source.text[max(0, span.start - 20) : span.start]
    ends_the_line = re.search(r"(?<!\w)(?:en|cs|url|,)[ \t]*$", before)
    if marks or not inner or not ends_the_line or re.search(r"[#{}\\]|[)\]|]$|\s(?:en|cs)(?!\w)", inner):
        return None
    at = span.start + 1 + len(inner)
    if not source.text[at:].strip(" \t\r"):
        return None  # the end of a file may be cut off
    return Edit(source.span(at, at), '"')


def _missing(source: Source, span: Span, facts: Facts) -> Edit | None:
    """A sign behind what stands before, a word before what follows."""
    sign = str(facts.get("sign", ""))
    text = source.text
    if sign in ("=", "") or sign in _NOT_CERTAIN:
        return None
    ends_before = sign in ")]}|" and not text.startswith(str(facts.get("read", "")), span.start)
    at = span.end if ends_before else len(text[: span.start].rstrip())
    line = text[text.rfind("\n", 0, at) + 1 : at]
    if sign == '"' or sign == "{":
        return Edit(source.span(span.start, span.start), sign)
    if sign == "(":
        return Edit(source.span(at, span.start), sign)
    if sign == "|" and not ends_before and "\n" in text[at : span.start]:
        return Edit(source.span(span.start, span.start), "| ")
    if "#" in line:
        return None
    if sign in ("en", "cs"):
        alone = re.search(rf'(?<!\w){sign}[ \t]*"', _rest_of_line(source, text.rfind("\n", 0, span.start) + 1))
        begins = not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
        return None if alone or begins else Edit(source.span(span.start, span.start), f"{sign} ")
    if sign == ")" and (ends_before or "\n" in text[at : span.start]) and not _of_a_call(line):
        return None
    if sign[0].isalpha():
        return Edit(source.span(span.start, span.start), f"{sign} ")
    lead = " " if sign == "|" else ""
    tail = " " if sign in ",:|" and not text[at : at + 1].isspace() else ""
    return Edit(source.span(at, at), lead + sign + tail)


_NOT_CERTAIN = ("require", "požadavek", "%", "distinct", "různých hodnot")
"""What is missing before a condition may as well be a recommendation, or the word that says when it counts; a number
before `of` may be a share or a slip."""


def _of_a_call(line: str) -> bool:
    """Whether the bracket that is open at the end of the line belongs to a function, which ends where the line does."""
    depth = 0
    for at in range(len(line) - 1, -1, -1):
        depth += (line[at] == ")") - (line[at] == "(")
        if depth < 0:
            return line[at - 1 : at].isalnum()
    return False


def _surplus(source: Source, span: Span, facts: Facts) -> Edit | None:
    """A stray sign, or a bracket that stands there twice; a word may mean something."""
    text = source.text
    there, before = text[span.start : span.end], text[max(0, span.start - 100) : span.start].rstrip()
    twice = there == ")" and before.endswith(")")
    if there == "-" and text[span.start - 1 : span.start].isalnum() and text[span.end : span.end + 1].isalnum():
        return None
    stray = there != "" and all(character in ';.,:!?|-"' or character.isspace() for character in there)
    if not (twice or stray):
        return None
    ends = _rest_of_line(source, span.end).strip() == ""
    start = len(text[: span.start].rstrip(" \t")) if twice or ends else span.start
    return Edit(source.span(start, span.end), "")


def _form(source: Source, span: Span, facts: Facts) -> Edit | None:
    """`žádný … splňuje` can mean one thing only; `každý … nesplňuje` would be turned into its opposite."""
    meant = str(facts.get("nearest", ""))
    return Edit(span, meant) if meant.startswith("ne") else None


def _language(source: Source, span: Span, facts: Facts) -> Edit | None:
    """`cz` is the country; its language is `cs`."""
    name = str(facts.get("name", ""))
    mark = re.search(rf"(?<!\w){re.escape(name)}[ \t]*$", source.text[max(0, span.start - 20) : span.start])
    if name != "cz" or mark is None:
        return None
    start = span.start - len(mark.group())
    return Edit(source.span(start, start + len(name)), "cs")


def _currency(source: Source, span: Span, facts: Facts) -> Edit | None:
    """The currency behind an amount that no count reaches: thousands compared with money."""
    money = facts.get("currency")
    found = re.search(
        r"(?:(?<=[<>=])|(?<=[<>=] )|(?<=[^\W\d] ))(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d{4,})(?:\.\d{1,2})?$",
        source.text[max(0, span.end - 40) : span.end],
    )
    if not money or found is None or {facts.get("left"), facts.get("right")} != {"kind-money", "kind-number"}:
        return None
    return Edit(source.span(span.end, span.end), f" {money}")


def _counted(source: Source, span: Span, facts: Facts) -> Edit | None:
    """A list beside a plain number: its count is meant."""
    if not re.match(
        r"[ \t]*(?:[<>]=?|!?=)[ \t]*\d[\d \u00a0]*(?![\w.%])[ \t]*(?:[)#\n]|$)", source.text[span.end :][:80]
    ):
        return None
    return _replaced(source, span, facts)


def _listed_twice(source: Source, span: Span, facts: Facts) -> Edit | None:
    """The value and the comma before it."""
    comma = re.search(r",\s*$", source.text[max(0, span.start - 200) : span.start])
    return Edit(source.span(span.start - len(comma.group()), span.end), "") if comma else None


def _written_twice(source: Source, span: Span, facts: Facts) -> Edit | None:
    """A part or a row that stands above word for word."""
    text, this = source.text, _rest_of_line(source, span.start)
    first = text.rfind("\n", 0, span.start) + 1
    if _plain(this) != _plain(text[span.start : span.end]) or text[first : span.start].strip():
        return None
    for line in reversed(text[:first].rstrip("\n").split("\n")):
        if _plain(line) == _plain(this):
            return Edit(source.span(first - 1, first + len(text[first : span.start]) + len(this)), "")
        if line[:1].strip():
            break
    return None


_BY_HAND: Mapping[str, Callable[[Source, Span, Facts], Edit | None]] = {
    codes.DECIMAL_COMMA.id: _decimal,
    codes.UNCLOSED_TEXT.id: _unclosed,
    codes.TYPOGRAPHIC_QUOTES.id: _quotes,
    codes.QUANTIFIER_FORM.id: _form,
    codes.MISSING.id: _missing,
    codes.WRITTEN_OTHERWISE.id: _otherwise,
    codes.SURPLUS.id: _surplus,
    codes.UNKNOWN_TYPE.id: _type,
    codes.UNKNOWN_LANGUAGE.id: _language,
    codes.COMPARED_APART.id: _currency,
    codes.LIST_AS_VALUE.id: _counted,
    codes.PART_TWICE.id: _written_twice,
    codes.ROW_TWICE.id: _written_twice,
    codes.VALUE_TWICE.id: _listed_twice,
}
