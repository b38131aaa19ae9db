"""Room `syntax`: what a reader meant where the text stopped making sense, as a diagnostic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.span import Span
from .keywords import LANGUAGES, keywords
from .literals import zone_of
from .repairs import Repair, best

_WORD = re.compile(r"[^\W\d]\w*(?:\.\w+)*|\d{4}-\d\d?-\d\d?|\d[\d.,]*|[=<>!]+|\S")
_TEXT = re.compile(r'"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"')
_BARE_MARK = re.compile(r"(?:en|cs)(?=[ \t]*(?:\n|\Z)|[ \t]+(?:en|cs)[ \t]*\")")
_BARE_MARK_BEFORE = re.compile(r"(?<!\w)(en|cs)[ \t]*\n\s*\Z")
_HOUR = re.compile(r"(\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}(?::\d{2})?)([ \t]*)(?![A-Za-z_]+/)")
_MAX_SHOWN = 8
_WRONG_SIGNS = {"==": "=", "=>": ">=", "=<": "<=", "<>": "!=", "===": "=", "&&": "AND", "||": "OR"}


def explain(
    text: str,
    place: Span,
    accepted: Iterable[str],
    language: str,
    reach: Callable[[int, int, str], int],
    opening: re.Pattern[str],
) -> Diagnostic:
    """The diagnostic for text that cannot stand at `place`.

    `accepted` are the terminals that could stand there; `reach` says how far the text can be read with a stretch
    of it replaced; `opening` are the words that begin a part or a declaration here.
    """
    accepted = frozenset(accepted)
    match = _WORD.match(text, place.start)
    if match is None:
        return codes.UNEXPECTED_END.at(place, expected=_expected(accepted, language))
    read = match.group()
    here = _stretch(place, len(read))
    certain = (
        _quotes(text, read, here)
        or _signs(read, here, language)
        or _zoneless(text, place, language)
        or _mark(text, place)
        or _taken_for_a_name(text, place, language, reach, opening)
        or _other_language(text, place, accepted, language)
    )
    if certain is not None:
        return certain
    repair = best(text, place.start, accepted, language, reach)
    if repair is not None and repair.kind == "surplus" and repair.start == place.start:
        begins = not text[text.rfind("\n", 0, place.start) + 1 : place.start].strip()
        opens = begins and (read == "|" or opening.match(text, place.start))
        repair = None if opens and not _complete(text[: place.start].rstrip(), text, reach) else repair
    numbers = _numbers(text, place, read)
    begins = not text[text.rfind("\n", 0, place.start) + 1 : place.start].strip()
    shown = _expected(accepted, language, None if begins else opening)
    if repair is not None and (numbers is None or repair.rank < 4):
        return _repaired(text, place, read, repair)
    return (
        numbers
        or _unfinished(text, place, accepted, language, reach)
        or codes.UNEXPECTED.at(here, read=_shown(text, place, read), expected=shown)
    )


def _repaired(text: str, place: Span, read: str, repair: Repair) -> Diagnostic:
    """What a repair says about the text."""
    there = _moved(text, place, repair.start, repair.end)
    replaced = text[repair.start : repair.end]
    match repair.kind:
        case "keyword":
            fix = repair.write if repair.certain else None
            return codes.MISSPELLED_KEYWORD.at(there, read=replaced, nearest=repair.write, fix=fix)
        case "missing":
            before = _WORD.match(text, repair.start)
            follows = _shown(text, there, before.group() if before else read)
            ended = text[: repair.start].rstrip()
            opening_row = repair.write.strip() == "|" and "|" in text[repair.start :].partition("\n")[0]
            closing = (
                not opening_row
                and repair.write.strip() in (")", "]", "}", "|", "=", ",")
                and "\n" in text[len(ended) : repair.start]
            )
            spot = _moved(text, place, len(ended) - 1, len(ended)) if closing else _stretch(there, len(follows))
            return codes.MISSING.at(spot, sign=repair.write.strip(), read=follows)
        case "textless":
            return codes.UNFINISHED.at(there, expected="terminal-STRING")
        case "other":
            fix = repair.write if repair.certain else None
            return codes.OTHER_LANGUAGE.at(there, read=replaced, nearest=repair.write, fix=fix)
        case "surplus":
            return codes.SURPLUS.at(there, read=replaced)
        case _:
            slip = re.fullmatch(r"(\d[\d \u00a0]*),(\d{1,2})", replaced)
            if slip:
                return codes.DECIMAL_COMMA.at(there, read=replaced, nearest=repair.write, fix=repair.write)
            if not repair.write:
                return codes.SURPLUS.at(there, read=replaced.strip())
            fix = repair.write if repair.certain else None
            return codes.WRITTEN_OTHERWISE.at(there, read=replaced.strip(), nearest=repair.write.strip(), fix=fix)


def _moved(text: str, place: Span, start: int, end: int) -> Span:
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return Span(place.file, start, end, line, column, line, column + end - start)


def _shown(text: str, place: Span, read: str) -> str:
    """What stands at the place: a whole text in quotation marks, else one word or sign."""
    whole = _TEXT.match(text, place.start)
    return whole.group() if whole else read


def _mark(text: str, place: Span) -> Diagnostic | None:
    """A language mark at the end of a line, without its text."""
    around = _BARE_MARK.match(text, place.start)
    earlier = _BARE_MARK_BEFORE.search(text, max(0, place.start - 200), place.start)
    start = around.start() if around else earlier.start(1) if earlier else None
    if start is None:
        return None
    return codes.UNFINISHED.at(_moved(text, place, start, start + 2), expected="terminal-STRING")


def _taken_for_a_name(
    text: str, place: Span, language: str, reach: Callable[[int, int, str], int], opening: re.Pattern[str]
) -> Diagnostic | None:
    """A line that breaks off where a name could follow, so that the keyword of the next line was taken for it."""
    line = text.rfind("\n", 0, place.start) + 1
    first = re.compile(r"[ \t\u00a0]*").match(text, line)
    keyword = opening.match(text, first.end()) if first else None
    if keyword is None or keyword.start() >= place.start:
        return None
    ended = text[: keyword.start()].rstrip()
    if not ended or _complete(ended, text, reach):
        return None
    accepted = frozenset({"NAME"} if ended[-1:].isalnum() else {"NAME", "NUMBER"})
    return _breaking_off(text, place, ended, accepted, language)


def _complete(ended: str, text: str, reach: Callable[[int, int, str], int]) -> bool:
    """Whether a text makes sense when it ends early."""
    return reach(len(ended), len(text), "") > len(text)


def _unfinished(
    text: str, place: Span, accepted: frozenset[str], language: str, reach: Callable[[int, int, str], int]
) -> Diagnostic | None:
    """A line that breaks off: what should follow is missing before a new line begins."""
    before = text[: place.start].rstrip()
    if "\n" not in text[len(before) : place.start] or not before or _complete(before, text, reach):
        return None
    return _breaking_off(text, place, before, accepted, language)


def _breaking_off(text: str, place: Span, ended: str, accepted: frozenset[str], language: str) -> Diagnostic:
    start = max(ended.rfind("\n"), ended.rfind(" ")) + 1
    return codes.UNFINISHED.at(_moved(text, place, start, len(ended)), expected=_expected(accepted, language))


def _stretch(place: Span, length: int) -> Span:
    return Span(
        place.file, place.start, place.start + length, place.line, place.column, place.line, place.column + length
    )


def _quotes(text: str, read: str, here: Span) -> Diagnostic | None:
    if read == '"':
        if _TEXT.match(text, here.start):
            return None
        twice = text[here.start - 1 : here.start] == '"' and not text[here.end :].partition("\n")[0].strip()
        inner = text[text.rfind("\n", 0, here.start) + 1 : here.start]
        return (
            codes.SURPLUS.at(here, read=read)
            if twice and not set(inner) & set("„“”«»")
            else codes.UNCLOSED_TEXT.at(here)
        )
    if read == "'":
        return None
    if read in "„“”‚‘’«»'":
        return codes.TYPOGRAPHIC_QUOTES.at(here, read=read)
    return None


def _zoneless(text: str, place: Span, language: str) -> Diagnostic | None:
    """An hour whose zone is missing, or is said with a word that names none."""
    line = text.rfind("\n", 0, place.start) + 1
    for found in _HOUR.finditer(text, line, (text.find("\n", place.start) + 1 or len(text) + 1) - 1):
        if not found.start() < place.start <= found.end():
            continue
        word = _WORD.match(text, found.end()) if found[2] else None
        named = word.group() if word and word.group()[0].isalpha() and not _is_keyword(word.group(), language) else ""
        read = found[1] + (found[2] + named if named else "")
        zone = zone_of(named) if named else None
        near = f"{found[1]} {zone or 'Europe/Brussels'}"
        span = _moved(text, place, found.start(), found.start() + len(read))
        return codes.NO_SUCH_ZONE.at(span, read=read, nearest=near, fix=near if zone else None)
    return None


def _is_keyword(word: str, language: str) -> bool:
    return any(word in keyword.accepted(language) for keyword in keywords().values())


def _signs(read: str, here: Span, language: str) -> Diagnostic | None:
    if read in _WRONG_SIGNS:
        meant = _WRONG_SIGNS[read]
        right = keywords()[meant].spelled[language][0] if meant.isalpha() else meant
        return codes.WRONG_SIGN.at(here, read=read, nearest=right, fix=right)
    return None


def _numbers(text: str, place: Span, read: str) -> Diagnostic | None:
    """`1,5` (a comma after a number, a digit behind it) and `1 00 000` (digits after a number)."""
    earlier = re.search(r"(?<![-\d])\d[\d \u00a0\u202f]*$", text[max(0, place.start - 30) : place.start])
    if earlier is None and re.fullmatch(r"\d+(?:\.\d+)*(?:,\d+)+", read):
        return _comma(_stretch(place, len(read)), read)
    if earlier is None:
        return None
    back = len(earlier.group())
    start = Span(
        place.file, place.start - back, place.end, place.line, place.column - back, place.end_line, place.end_column
    )
    comma = re.match(r",(\d+)", text[place.start :])
    if comma:
        whole = earlier.group() + comma.group()
        return _comma(_stretch(start, len(whole)), whole)
    if read[0].isdigit():
        rest = re.match(r"\d[\d \u00a0\u202f]*", text[place.start :])
        whole = earlier.group() + (rest.group().rstrip() if rest else read)
        return codes.THOUSANDS.at(_stretch(start, len(whole)), read=whole, fix=_regrouped(whole))
    return None


def _comma(span: Span, read: str) -> Diagnostic:
    """A comma in a number; before three digits it may part thousands as well as decimals."""
    right = _with_point(read)
    certain = re.fullmatch(r"[\d \u00a0\u202f]+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3}){2,}", read)
    return codes.DECIMAL_COMMA.at(span, read=read, nearest=right, fix=right if certain else None)


def _regrouped(read: str) -> str | None:
    """`1500 000` in threes; None where a digit may be missing, which would change the amount tenfold."""
    first, *groups = re.split(r"[ \u00a0\u202f]+", read.strip())
    if len(first) <= 3 or any(len(group) != 3 for group in groups):
        return None
    return f"{int(first + ''.join(groups)):,}".replace(",", " ")


def _with_point(read: str) -> str:
    return read.replace(",", ".") if read.count(",") == 1 else read.replace(",", " ")


def _other_language(text: str, place: Span, accepted: frozenset[str], language: str) -> Diagnostic | None:
    """A keyword of the other language."""
    rest = text[place.start : place.start + 60]
    for other in (o for o in LANGUAGES if o != language):
        for terminal in accepted & keywords().keys():
            for form in keywords()[terminal].accepted(other):
                if re.match(re.escape(form) + r"(?!\w)", rest):
                    right = keywords()[terminal].spelled[language][0]
                    return codes.OTHER_LANGUAGE.at(_stretch(place, len(form)), read=form, nearest=right, fix=right)
    return None


_LAST = ("DOT", "LSQB", "STAR", "PERCENT", "PLUS", "MINUS", "SLASH", "NE", "GREATER", "LESS", "CURRENCY", "$END")


def _expected(accepted: frozenset[str], language: str, opening: re.Pattern[str] | None = None) -> str:
    """What could stand here: things by the id of their name, keywords as they are typed, then signs.

    In the middle of a line, that which goes on with it comes before what is `opening` another part.
    """
    known = keywords()

    def rank(terminal: str) -> tuple[int, str]:
        if terminal in known:
            keyword = known[terminal]
            opens = opening is not None and opening.match(keyword.spelled[language][0])
            begins = opens or (opening is not None and keyword.declares)
            return (5 if begins else 3 if keyword.signs else 2 if keyword.declares else 1, "")
        return (4 if terminal in _LAST else 0, terminal)

    order = [*(t for t in known if t in accepted), *sorted(accepted - known.keys())]
    shown = [
        (known[t].signs or known[t].spelled[language])[0] if t in known else "terminal-" + t.lstrip("$")
        for t in sorted(order, key=rank)
    ]
    return "|".join(shown[:_MAX_SHOWN])
