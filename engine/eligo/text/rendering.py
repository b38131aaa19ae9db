"""Room `text`: diagnostics as people read them on a terminal, and as JSON for their editors."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from .diagnostics import Diagnostic, Fact, Severity
from .fixes import fix_of
from .messages import has, say, variables
from .span import Source, Span

Json: TypeAlias = str | int | dict[str, str | int] | None

_WIDEST = 100
_LONGEST_FACT = 300
_NAMED = ("terminal-", "kind-", "unit-", "result-")
_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}


Wording: TypeAlias = Callable[[str, str], str]


def as_it_is(file: str, text: str) -> str:
    """The wording that changes nothing."""
    return text


def as_text(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    language: str,
    color: bool = False,
    wording: Wording = as_it_is,
) -> str:
    """Every diagnostic with its line of the source, what is wrong marked beneath, and what to do; empty for none.

    `wording` puts what the help quotes into the words of the file: it takes the file's name and the help.
    """
    lines: dict[str, list[str]] = {}
    shown: list[str] = []
    for diagnostic in diagnostics:
        file = diagnostic.span.file
        if file not in lines:
            lines[file] = sources[file].text.split("\n") if file in sources else []
        shown.append(_block(diagnostic, lines[file], language, color, wording))
    return "\n".join(shown)


def as_json(
    diagnostics: Iterable[Diagnostic],
    language: str,
    wording: Wording = as_it_is,
    sources: Mapping[str, Source] | None = None,
) -> list[dict[str, Json]]:
    """Every diagnostic as an object of plain values; `wording` as in `as_text`; fixes need the sources."""
    return [
        {
            "code": diagnostic.code,
            "severity": diagnostic.severity.name.lower(),
            "message": message(diagnostic, language),
            "help": wording(diagnostic.span.file, advice(diagnostic, language) or "") or None,
            "file": diagnostic.span.file,
            "line": diagnostic.span.line,
            "column": diagnostic.span.column,
            "end_line": diagnostic.span.end_line,
            "end_column": diagnostic.span.end_column,
            "facts": {name: fact for name, fact in diagnostic.facts if name != "fix"},
            "fix": _fix(diagnostic, sources or {}),
        }
        for diagnostic in diagnostics
    ]


def _fix(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> dict[str, str | int] | None:
    source = sources.get(diagnostic.span.file)
    edit = fix_of(diagnostic, source) if source else None
    if edit is None:
        return None
    place = edit.span
    return {
        "start_line": place.line,
        "start_column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": edit.text,
    }


def message(diagnostic: Diagnostic, language: str) -> str:
    """What is wrong, in one clause."""
    return _sentence(diagnostic, language, None)


def advice(diagnostic: Diagnostic, language: str) -> str | None:
    """What to do about it: the nearest name where one is known; None where the catalogue has no advice."""
    if any(name == "nearest" for name, _ in diagnostic.facts) and has(language, diagnostic.code, "near"):
        return _sentence(diagnostic, language, "near")
    if has(language, diagnostic.code, "help"):
        return _sentence(diagnostic, language, "help")
    return None


def visible(text: str) -> str:
    """The text with every control, bidirectional or undefined character replaced by a sign, one for one."""
    return "".join(_sign(character) if not character.isprintable() else character for character in text)


def _sentence(diagnostic: Diagnostic, language: str, attribute: str | None) -> str:
    facts = dict(diagnostic.facts)
    asked = variables(language, diagnostic.code, attribute)
    return say(language, diagnostic.code, attribute, **{name: _worded(name, facts, language) for name in asked})


def _worded(name: str, facts: Mapping[str, Fact], language: str) -> Fact:
    """A fact for a sentence: ids become the names they stand for, lists of what may stand become readable."""
    fact = facts.get(name, "")
    if isinstance(fact, int):
        return fact
    if fact.startswith("outcome-"):
        return _named(fact.replace("outcome-", "result-", 1), language)
    if name == "expected":
        return ", ".join(dict.fromkeys(_named(item, language) for item in fact.split("|") if item))
    if name == "part" and has(language, f"part-{fact}"):
        return say(language, f"part-{fact}")
    if fact.startswith(_NAMED):
        return _named(fact, language)
    return visible(fact if len(fact) <= _LONGEST_FACT else fact[: _LONGEST_FACT - 1] + "…")


def _named(item: str, language: str) -> str:
    if item.startswith(_NAMED):
        return say(language, item) if has(language, item) else f"`{item.partition('-')[2]}`"
    return f"`{visible(item)}`"


def _sign(character: str) -> str:
    point = ord(character)
    if character in "\t\u00a0\u202f" or unicodedata.category(character) == "Zs":
        return " "
    if point < 0x20:
        return chr(0x2400 + point)
    return "␡" if point == 0x7F else "�"


def _width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _block(diagnostic: Diagnostic, lines: list[str], language: str, color: bool, wording: Wording) -> str:
    span = diagnostic.span
    hue = _COLORS[diagnostic.severity]
    word = say(language, f"severity-{diagnostic.severity.name.lower()}")
    block = [f"{_paint(f'{word}[{diagnostic.code}]', hue, color)}: {message(diagnostic, language)}"]
    whole_file = span.start == span.end == 0
    excerpt = [] if whole_file or not 0 < span.line <= len(lines) else _excerpt(span, lines[span.line - 1])
    margin = " " * (len(str(span.line)) if excerpt else 1)
    place = visible(span.file) if whole_file else f"{visible(span.file)}:{span.line}:{span.column}"
    block.append(f"{margin}{_paint('-->', '34', color)} {place}")
    if excerpt:
        code, marks = excerpt
        block.append(f"{_paint(f'{span.line} |', '34', color)} {code}".rstrip())
        block.append(f"{margin} {_paint('|', '34', color)} {_paint(marks, hue, color)}")
    help_text = advice(diagnostic, language)
    if help_text:
        first, *more = wording(span.file, help_text).split("\n")
        block.append(f"{margin} {_paint('=', '34', color)} {first}")
        block.extend(f"{margin}   {line}" for line in more)
    return "\n".join(block) + "\n"


def _excerpt(span: Span, line: str) -> list[str]:
    """The line of the source, clipped around the place, and the marks beneath it."""
    line = line.rstrip("\r")
    start = min(span.column - 1, len(line))
    end = max(start, min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line))
    first = 0 if len(line) <= _WIDEST else max(0, min(start - _WIDEST // 3, len(line) - _WIDEST))
    last = min(len(line), first + _WIDEST)
    before = ("…" if first else "") + visible(line[first:start])
    marked = visible(line[start : min(end, last)])
    after = visible(line[max(start, min(end, last)) : last]) + ("…" if last < len(line) else "")
    return [before + marked + after, " " * _width(before) + "^" * max(1, _width(marked))]


def _paint(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
