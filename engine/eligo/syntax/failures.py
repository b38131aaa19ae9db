"""Room `syntax`: what a reader meant where the text stopped making sense, as a diagnostic."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import folded, nearest
from ..text.span import Span
from .keywords import LANGUAGES, keywords

_WORD = re.compile(r"[^\W\d]\w*(?:\.\w+)*|\d[\d.,]*|[=<>!]+|\S")
_MAX_SHOWN = 8
_WRONG_SIGNS = {"==": "=", "=>": ">=", "=<": "<=", "<>": "!=", "===": "=", "&&": "and", "||": "or"}


def explain(
    text: str, place: Span, accepted: Iterable[str], before: tuple[str, frozenset[str], Span] | None, language: str
) -> Diagnostic:
    """The diagnostic for text that cannot stand at `place`.

    `accepted` are the terminals that could stand there; `before` is the word just before with the terminals
    that could have stood in its place, for a keyword that was misspelled one word earlier.
    """
    accepted = frozenset(accepted)
    match = _WORD.match(text, place.start)
    if match is None:
        return codes.UNEXPECTED_END.at(place, expected=_expected(accepted, language))
    read = match.group()
    here = _stretch(place, len(read))
    return (
        _quotes(text, read, here)
        or _signs(read, here)
        or _numbers(text, place, read)
        or _keyword(text, place, accepted, language)
        or _keyword_before(before, read, language)
        or codes.UNEXPECTED.at(here, read=read, expected=_expected(accepted, language))
    )


def _stretch(place: Span, length: int) -> Span:
    return Span(
        place.file, place.start, place.start + length, place.line, place.column, place.line, place.column + length
    )


def _quotes(text: str, read: str, here: Span) -> Diagnostic | None:
    if read == '"':
        return codes.UNCLOSED_TEXT.at(here)
    if read in "„“”‚‘’«»'":
        return codes.TYPOGRAPHIC_QUOTES.at(here, read=read)
    return None


def _signs(read: str, here: Span) -> Diagnostic | None:
    if read in _WRONG_SIGNS:
        return codes.WRONG_SIGN.at(here, read=read, nearest=_WRONG_SIGNS[read])
    return None


def _numbers(text: str, place: Span, read: str) -> Diagnostic | None:
    """`1,5` (a comma after a number, a digit behind it) and `1 00 000` (digits after a number)."""
    earlier = re.search(r"\d[\d \u00a0\u202f]*$", text[max(0, place.start - 30) : place.start])
    if earlier is None and re.fullmatch(r"\d+(?:\.\d+)*(?:,\d+)+", read):
        return codes.DECIMAL_COMMA.at(_stretch(place, len(read)), read=read, nearest=_with_point(read))
    if earlier is None:
        return None
    back = len(earlier.group())
    start = Span(
        place.file, place.start - back, place.end, place.line, place.column - back, place.end_line, place.end_column
    )
    comma = re.match(r",(\d+)", text[place.start :])
    if comma:
        whole = earlier.group() + comma.group()
        return codes.DECIMAL_COMMA.at(_stretch(start, len(whole)), read=whole, nearest=_with_point(whole))
    if read[0].isdigit():
        rest = re.match(r"\d[\d \u00a0\u202f]*", text[place.start :])
        whole = earlier.group() + (rest.group().rstrip() if rest else read)
        return codes.THOUSANDS.at(_stretch(start, len(whole)), read=whole)
    return None


def _with_point(read: str) -> str:
    return read.replace(",", ".") if read.count(",") == 1 else read.replace(",", " ")


def _keyword(text: str, place: Span, accepted: frozenset[str], language: str) -> Diagnostic | None:
    """A keyword of the other language, or one of this language with a slip."""
    rest = text[place.start : place.start + 60]
    for other in (o for o in LANGUAGES if o != language):
        for terminal in accepted & keywords().keys():
            for form in keywords()[terminal].accepted(other):
                if re.match(re.escape(form) + r"(?!\w)", rest):
                    right = keywords()[terminal].spelled[language][0]
                    return codes.OTHER_LANGUAGE.at(_stretch(place, len(form)), read=form, nearest=right)
    word = re.match(r"[^\W\d]\w*", rest)
    if word is None:
        return None
    near = _near_keyword(word.group(), accepted, language)
    if near is None:
        return None
    return codes.MISSPELLED_KEYWORD.at(_stretch(place, len(word.group())), read=word.group(), nearest=near)


def _near_keyword(word: str, accepted: frozenset[str], language: str) -> str | None:
    spelled = {
        form.split(" ")[0]: form
        for terminal in accepted & keywords().keys()
        for form in keywords()[terminal].spelled[language]
    }
    near = nearest(word, spelled)
    if near is None or (len(word) < 3 and folded(word) != folded(near)):
        return None
    return spelled[near]


def _keyword_before(before: tuple[str, frozenset[str], Span] | None, read: str, language: str) -> Diagnostic | None:
    if before is None:
        return None
    word, accepted, span = before
    if read == "(":
        accepted = accepted & {"COUNT", "SUM", "MIN", "MAX"}
    near = _near_keyword(word, accepted, language)
    if near is None or near == word:
        return None
    return codes.MISSPELLED_KEYWORD.at(span, read=word, nearest=near)


_LAST = ("DOT", "LSQB", "STAR", "PERCENT", "PLUS", "MINUS", "SLASH", "NE", "GREATER", "LESS", "CURRENCY", "$END")


def _expected(accepted: frozenset[str], language: str) -> str:
    """What could stand here: things by the id of their name, keywords as they are typed, then signs."""
    known = keywords()

    def rank(terminal: str) -> tuple[int, str]:
        if terminal in known:
            keyword = known[terminal]
            return (3 if keyword.signs else 2 if keyword.declares else 1, "")
        return (4 if terminal in _LAST else 0, terminal)

    order = [*(t for t in known if t in accepted), *sorted(accepted - known.keys())]
    shown = [
        (known[t].signs or known[t].spelled[language])[0] if t in known else "terminal-" + t.lstrip("$")
        for t in sorted(order, key=rank)
    ]
    return "|".join(shown[:_MAX_SHOWN])
