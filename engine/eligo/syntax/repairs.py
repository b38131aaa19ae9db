"""Room `syntax`: what may have been meant where a text makes no sense, from `grammar/slips.toml` and the grammar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ..text.nearest import folded, likeness
from .elsewhere import written_elsewhere
from .keywords import LANGUAGES, declaration_starts, keywords
from .slips import any_of, instead, phrases

_SIGNS = {
    "COMMA": ",", "RPAR": ")", "RBRACE": "}", "RSQB": "]", "PIPE": "|", "ROW_END": "|", "COLON": ":", "DOT": ".",
    "LBRACE": "{", "PERCENT": "%",
}  # fmt: skip
_WORDS = ("EQ", "WHERE", "HAVE", "OF", "OF_SHARE", "IN", "FROM", "OF_RULE", "RULE", "REQUIRE")
_MISTAKEN_SIGN = {
    ";": {"COMMA": ",", "COLON": ":"},
    "=": {"COLON": ":"},
    ":": {"COMMA": ",", "EQ": "="},
    ".": {"COMMA": ","},
    "–": {"MINUS": "-"},
    "—": {"MINUS": "-"},
    "×": {"STAR": "*"},
    "·": {"STAR": "*"},
    "⩾": {"AT_LEAST": ">="},
    "⩽": {"AT_MOST": "<="},
    "│": {"PIPE": "|", "ROW_END": "|"},
    "¦": {"PIPE": "|", "ROW_END": "|"},
}
"""A sign that is struck for another one, where the other can stand."""
_SHORTEST_STUCK = 4
_LONGEST_KEYWORD = 5
"""No keyword has more words than this."""
_NAMES = re.compile(r"[^\W\d]\w*")
_WORDS_BACK = 4
"""How many words before the place of a mistake may have a part in it."""
_UNQUOTED = re.compile(r"[\w.]+(?:[ \t]+[\w.]+){0,3}[ \t]*$", re.MULTILINE)
_TOKEN = re.compile(r"[^\W\d]\w*|\d+|[=<>!]+|\S")
_JOINED = re.compile(r"[^\W\d]\w*(?:[ \t-]+[^\W\d]\w*)*")
_LAST_WORD = re.compile(r"([^\W\d]\w*)([ \t\-]*)$")
_LAST_TEXT = re.compile(r'"[^"\n]*"\s*$')
_MARKED = re.compile(r'(?<!en )(?<!cs )("[^"\n]*")\s*\b(en|cs)\s*$')
_ENDING = re.compile(r'(?<=\S)(?<!\ben)(?<!\bcs)[ \t]+([^\W\d]\w*|"[^"\n]*")[ \t]*$')
_TWICE = re.compile(r"(?<![\w.])([^\W\d]\w*)[ \t]+(\1)(?![\w.])")
_MARKS = re.compile(r'(?<!\w)(en|cs)(?=[ \t]+(?!\1)(?:en|cs)[ \t]*")')
_LOUD_MARK = re.compile(r'(?<!\w)(?:EN|En|CS|Cs|cz|CZ)(?=[ \t]*")')
_EARLIER = 3
"""How many lines above a mistake are looked at for its cause, where a stray word can pass for a name."""
_LAST_COMMA = re.compile(r",(?=\s*$)")
_WIDEST = 1_000
"""Nobody mistypes by hand in a line longer than this, and trying out repairs in it would take long."""
_CERTAIN = 2
"""Up to this rank a repair is what was written, only spelled otherwise."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A stretch of the text and what could stand there instead; the kind tells which sentence fits."""

    kind: str
    start: int
    end: int
    write: str
    rank: int
    certain: bool = False
    """Whether nothing else was meant: it is not far-fetched, and no other repair does as well."""


def best(
    text: str, place: int, accepted: frozenset[str], language: str, reach: Callable[[int, int, str], int]
) -> Repair | None:
    """The repair with which the parser reads furthest on; None where none leads past the place.

    `reach` says how far a repaired text can be read, as an offset in the text as it was.
    """
    line_start, line_end = text.rfind("\n", 0, place) + 1, (text.find("\n", place) + 1 or len(text) + 1) - 1
    if line_end - line_start > _WIDEST:
        return None
    read = _TOKEN.match(text, place)
    past = read.end() if read else place + 1
    found: list[tuple[bool, int, int, int, Repair]] = []
    for repair in _candidates(text, place, past, accepted, language):
        came = reach(repair.start, repair.end, repair.write)
        needed = line_end if repair.rank >= 3 and repair.write != ", " else past
        if came > needed:
            # A word before a bracket that is nearly one of `count`, `sum` … leaves no doubt.
            called = repair.kind == "keyword" and repair.rank <= 2 and text[repair.end : repair.end + 1] == "("
            found.append((not called, -came, repair.rank, repair.start - repair.end, repair))
    if not found:
        return None
    *how_well, _, repair = min(found, key=lambda entry: entry[:4])
    alike = {_repaired(text, line_start, line_end, r) for *as_well, _, r in found if as_well == how_well}
    # A word that means several things in everyday speech is taken for certain only where the whole line makes sense.
    worded = text[repair.start].isalpha() and repair.write.strip() not in LANGUAGES
    spoken = repair.kind == "phrase" and worded and -how_well[1] <= line_end
    opens = not text[line_start : repair.start].strip()
    certain = repair.rank <= _CERTAIN and len(alike) == 1 and (opens or not spoken)
    return replace(repair, certain=certain and not _doubtful(text, repair))


def _repaired(text: str, start: int, end: int, repair: Repair) -> str:
    """The line with the repair, from the repair on where that stands above the line."""
    start, end = min(start, repair.start), max(end, repair.end)
    return text[start : repair.start] + repair.write + text[repair.end : end]


def _doubtful(text: str, repair: Repair) -> bool:
    """Whether it may be meant otherwise: `3/4/2022`, or a text that still holds quotation marks of another kind."""
    day = re.match(r"(\d{1,2})/ ?(\d+)/ ?\d+", text[repair.start : repair.end])
    if day is not None and int(day[2]) <= 12 and int(day[1]) <= 12 and int(day[1]) != int(day[2]):
        return True
    return '"' in repair.write and re.search(r"(?<!\w)'|'(?!\w)", repair.write) is not None


def _candidates(text: str, place: int, past: int, accepted: frozenset[str], language: str) -> Iterator[Repair]:
    first = text.rfind("\n", 0, place) + 1
    last = (text.find("\n", place) + 1 or len(text) + 1) - 1
    line = text[first:last]
    word = text[place:past]
    near = max(0, place - _WIDEST)
    begins = not line[: place - first].strip()
    before = _LAST_WORD.search(text, near, place)
    yield from _said(text, place, accepted, language)
    yield from _phrased(line, first, place, language)
    for begin, end, write in written_elsewhere(line, place - first):
        yield Repair("phrase", first + begin, first + end, write, 1)
    for start, one in [(place, word), *([(before.start(1), before[1])] if before else [])]:
        yield from _spelled(text, start, one, accepted, language)
        yield from _foreign(start, one, language)
    yield from _spelled_in_several(text, place, language)
    for start, one in [(place, word), *([(before.start(1), before[1])] if before else [])]:
        yield from _run_together(start, one, language)
    yield from _struck_for_another(text, place, past, accepted, language)
    yield from _left_open(text, place, near, accepted, language)
    if before and word == ",":
        yield Repair("missing", before.start(1), before.start(1), ", ", 3)
    after = re.match(r"-?([^\W\d]\w*)", text[place:])
    apart = line.lstrip()[:1] != "|" and before is not None and "-" not in text[before.end(1) : place + 1]
    if before and after and apart and {before[1], after[1]} & _words(language):
        after = None
    if before and after and "\n" not in text[before.start() : place]:
        joined = f"{before[1]}_{after[1]}"
        known = re.search(rf"(?<!\w){re.escape(joined)}(?!\w)", text) is not None
        declared = declaration_starts(language).match(line)
        certain = known or (declared is not None and text[first + declared.end() : before.start(1)].isspace())
        yield Repair("phrase", before.start(1), place + after.end(), joined, 2 if certain else 5)
    quoted = re.match(r'"([^\W\d]\w*(?:\.\w+)*)"', text[place:])
    if quoted and ("DOTTED" in accepted or ("NAME" in accepted and "." not in quoted[1])):
        yield Repair("phrase", place, place + quoted.end(), quoted[1], 1)
    unmarked = _LAST_TEXT.search(text, near, place)
    marked = _MARKED.search(text, near, place) if word == '"' else None
    if marked:
        other = next(one for one in LANGUAGES if one != marked[2])
        yield Repair("missing", marked.start(1), marked.start(1), f"{other} ", 1)
    if word == '"' and begins:
        yield from _unlabelled(text, place, near, language)
    yield from _earlier(text, place, language)
    if unmarked and word in LANGUAGES:
        other = next(one for one in LANGUAGES if one != word)
        yield Repair("missing", unmarked.start(), unmarked.start(), f"{other} ", 1)
    unopened = place if "STRING" in accepted and word[:1].isalnum() else None
    mark = re.match(r"(?:en|cs)[ \t]+(?=[^\s\"])", text[place:last]) if "LANGUAGE" in accepted else None
    if mark:
        unopened = place + mark.end()
    if unopened is not None and text.count('"', unopened, last) % 2:
        yield Repair("missing", unopened, unopened, '"', 0)
    if "LANGUAGE" in accepted and not accepted & {"STRING", "COMMA"} and word == '"':
        yield Repair("missing", place, place, f"{language} ", 1)
    for terminal in sorted(accepted & _SIGNS.keys()):
        if terminal == "COMMA" and ((begins and word != '"') or word in _joining()):
            continue
        if terminal == "DOT" and text[first:place].rstrip()[-1:] != "]":
            continue
        yield Repair("missing", place, place, _SIGNS[terminal] + " ", 3)
    for terminal in dict.fromkeys(_WORDS):
        if terminal in accepted and (terminal not in ("RULE", "REQUIRE") or begins):
            keyword = keywords()[terminal]
            yield Repair("missing", place, place, (keyword.signs or keyword.spelled[language])[0] + " ", 4)
    comma = _LAST_COMMA.search(text, near, place)
    if comma:
        yield Repair("surplus", comma.start(), comma.end(), "", 3)
    between_digits = text[place - 1 : place].isdigit() and re.match(r"\.*\d", text[past:]) is not None
    if word != "/" and not between_digits and word not in _units(language):
        yield Repair("surplus", place, past, "", 7 if not word[:1].isalnum() else 8)


def _unlabelled(text: str, place: int, near: int, language: str) -> Iterator[Repair]:
    """A line of noun forms that lacks its language, where those of one language stand above it."""
    called = [*re.finditer(any_of("CALLED", language), text[near:place])]
    marks = set(re.findall(r'\b(en|cs)[ \t]+"', text[near + called[-1].end() : place])) if called else set()
    if len(marks) == 1:
        yield Repair("missing", place, place, f"{next(one for one in LANGUAGES if one not in marks)} ", 1)


def _earlier(text: str, place: int, language: str) -> Iterator[Repair]:
    """Words further above that passed for names: the last of a line taken away, the first taken for a keyword."""
    end = place
    for _ in range(_EARLIER + 1):
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        if end - start > _WIDEST:
            return
        stray = _ENDING.search(line) if end != place else None
        if stray:
            joining = stray[1] in _joining()
            yield Repair("surplus", start + stray.start(1), start + stray.end(1), "", 5 if joining else 9)
        for twice in _TWICE.finditer(line):
            yield Repair("surplus", start + twice.start(2), start + twice.end(2), "", 5)
        for alone in _MARKS.finditer(line):
            yield Repair("textless", start + alone.start(1), start + alone.end(1), f'{alone[1]} ""', 5)
        for loud in _LOUD_MARK.finditer(line):
            right = "en" if loud[0][0] in "eE" else "cs"
            yield Repair("phrase", start + loud.start(), start + loud.end(), right, 0)
        first = _TOKEN.match(line.lstrip())
        begin = start + len(line) - len(line.lstrip())
        if first and begin < place and first.group().isalpha():
            yield from _spelled(text, begin, first.group(), frozenset(), language)
            yield from _foreign(begin, first.group(), language)
        end = start - 1
        if end <= 0:
            return


@lru_cache(maxsize=1)
def _joining() -> frozenset[str]:
    """The words that join conditions, in any language; nobody would name a thing so."""
    return frozenset(
        word for terminal in ("AND", "OR", "NOT") for one in LANGUAGES for word in keywords()[terminal].accepted(one)
    )


def _foreign(start: int, word: str, language: str) -> Iterator[Repair]:
    for keyword in keywords().values():
        spoken = {w for other in LANGUAGES if other != language for w in keyword.accepted(other)}
        if word in spoken and word not in keyword.accepted(language):
            yield Repair("other", start, start + len(word), keyword.spelled[language][0], 2)


def _said(text: str, place: int, accepted: frozenset[str], language: str) -> Iterator[Repair]:
    line = text.rfind("\n", 0, place) + 1
    earlier = [m.start() for m in _NAMES.finditer(text, max(line, place - _WIDEST), place)][-_WORDS_BACK:]
    for said, terminal in instead(language):
        for start in dict.fromkeys((place, *_just_before(text, place, said), *earlier)):
            end = start + len(said)
            if text[start:end].lower() != said.lower() or (said[-1].isalnum() and _continues(text, end)):
                continue
            keyword = keywords().get(terminal)
            right = keyword.spelled[language][0] if keyword else "!="
            if keyword and keyword.signs:
                right = keyword.signs[0]
            if not said[-1].isalnum() and text[end : end + 1].isalnum():
                right += " "
            if right != said:
                yield Repair("phrase", start, end, right, 1 if end >= place - 2 else 3)


def _continues(text: str, at: int) -> bool:
    return text[at : at + 1].isalnum() or text[at : at + 1] == "_"


def _just_before(text: str, place: int, said: str) -> Iterator[int]:
    """Where the phrase stands so that the place is within it or just behind it."""
    for start in range(max(0, place - len(said) - 2), place):
        if (start == 0 or not text[start - 1].isalnum()) and text.startswith(said, start):
            yield start


def _phrased(line: str, first: int, place: int, language: str) -> Iterator[Repair]:
    for phrase in phrases(language):
        for found in phrase.read.finditer(line):
            if not first + found.start() <= place <= first + found.end() + 1:
                continue
            if phrase.guessed:
                yield Repair("phrase", first + found.start(), first + found.end(), found.expand(phrase.write), 5)
                continue
            if phrase.turned:
                sign = found[1] or (">=" if found[2] is not None else "<=")
                right = f"{phrase.write.partition('(')[0]}({found[5]}) {sign} {found[4].strip()}"
            else:
                right = found.expand(phrase.write)
            if right != found.group():
                yield Repair("phrase", first + found.start(), first + found.end(), right, 1)


def _spelled(text: str, start: int, word: str, accepted: frozenset[str], language: str) -> Iterator[Repair]:
    """A word taken for each keyword that it resembles."""
    if not word[:1].isalpha():
        return
    end = start + len(word)
    for terminal, keyword in keywords().items():
        for form in keyword.spelled[language]:
            head, _, rest = form.partition(" ")
            if head == word or form == word or (rest and re.match(rf"[ \t]+{re.escape(rest)}(?!\w)", text[end:])):
                continue
            like = max(likeness(word, head), likeness(word, form.replace(" ", "")))
            if folded(word) in (folded(head), folded(form.replace(" ", ""))):
                yield Repair("keyword", start, end, form, 0)
            elif len(word) > 2 and like > (0.8 if " " in form or len(word) < 4 else 0.66):
                yield Repair("keyword", start, end, form, 2 if like >= 0.8 else 6)
            elif len(word) < 4 and like >= 0.8 and terminal in accepted and word not in _words(language):
                yield Repair("keyword", start, end, form, 2)


def _spelled_in_several(text: str, place: int, language: str) -> Iterator[Repair]:
    """Several words taken for each keyword of as many words that they resemble; the slip may be in any of them."""
    line = text.rfind("\n", 0, place) + 1
    before = [m.start() for m in _NAMES.finditer(text, max(line, place - _WIDEST), place)][-_WORDS_BACK:]
    said = dict(instead(language))
    for start in dict.fromkeys((*before, place)):
        joined = _JOINED.match(text, start)
        words = [*_NAMES.finditer(joined[0])][:_LONGEST_KEYWORD] if joined else []
        for keyword in keywords().values():
            for form in keyword.spelled[language]:
                meant = form.split(" ")
                if not 1 < len(meant) <= len(words):
                    continue
                end = start + words[len(meant) - 1].end()
                read = [m.group() for m in words[: len(meant)]]
                if text[start:end] == form or text[end:place].strip() or " ".join(read) in said:
                    continue
                like = likeness(" ".join(read), form)
                pairs = zip(read, meant, strict=True)
                if like > 0.75 and all(likeness(*pair) >= (0.5 if len(pair[1]) < 4 else 0.6) for pair in pairs):
                    yield Repair("keyword", start, end, form, 0 if like > 0.9 else 1)


def _run_together(start: int, word: str, language: str) -> Iterator[Repair]:
    """A keyword and a name without the space between them."""
    for keyword in sorted(_words(language), key=len, reverse=True):
        rest = len(word) - len(keyword)
        if len(keyword) < _SHORTEST_STUCK or rest < _SHORTEST_STUCK:
            continue
        if word.startswith(keyword) and word[len(keyword)] != "_":
            yield Repair("phrase", start, start + len(word), f"{keyword} {word[len(keyword) :]}", 2)
        if word.endswith(keyword) and word[rest - 1] != "_":
            yield Repair("phrase", start, start + len(word), f"{word[:rest]} {keyword}", 2)


def _struck_for_another(text: str, place: int, past: int, accepted: frozenset[str], language: str) -> Iterator[Repair]:
    """A sign instead of another one, `and` instead of a comma, a place or a title without its quotation marks."""
    word = text[place:past]
    for terminal, sign in _MISTAKEN_SIGN.get(word, {}).items():
        if terminal in accepted:
            yield Repair("phrase", place, past, sign, 2)
    if word == ":" and _LAST_WORD.sub("", text[max(0, place - _WIDEST) : place]) != text[:place]:
        yield Repair("surplus", place, past, "", 2)
    if "COMMA" in accepted and word in keywords()["AND"].accepted(language):
        yield Repair("phrase", len(text[:place].rstrip()), past, ",", 2)
    bare = _UNQUOTED.match(text, place) if "STRING" in accepted and text[:place].rstrip()[-1:] == "," else None
    if bare:
        quoted = bare.group().rstrip()
        yield Repair("phrase", place, place + len(quoted), f'"{quoted}"', 2)


def _left_open(text: str, place: int, near: int, accepted: frozenset[str], language: str) -> Iterator[Repair]:
    """A bracket behind a function, or around the keys of a table; a word between two names."""
    calls = [form for k in keywords().values() if k.before_bracket for form in k.accepted(language)]
    called = re.search(rf"(?<![\w.])(?:{'|'.join(map(re.escape, calls))})[ \t]+$", text[near:place])
    if called and text[place : place + 1].isalpha():
        yield Repair("missing", place, place, "(", 1)
    keys = re.search(r"\[[^\[\]\n]*?(\.[^\W\d]\w*)\s*$", text[near:place]) if "RSQB" in accepted else None
    if keys:
        yield Repair("missing", near + keys.start(1), near + keys.start(1), "]", 2)
    name = _NAMES.match(text, place)
    if name and "EXCEPTION_TO" in accepted:
        above = rf"{any_of('EXCEPTION', language)}[ \t]+{re.escape(name.group())}(?!\w)"
        if re.search(above, text[max(0, place - 4 * _WIDEST) : place]):
            yield Repair("missing", place, place, keywords()["EXCEPTION_TO"].spelled[language][0] + " ", 2)
    counted = re.search(r"\([ \t]*([^\W\d]\w*)[ \t]+$", text[near:place])
    if counted and re.match(any_of("OF", language), text[place:]):
        at = near + counted.start(1)
        yield Repair("missing", at, at, keywords()["DISTINCT"].spelled[language][0] + " ", 4)


@lru_cache(maxsize=2)
def _units(language: str) -> frozenset[str]:
    """The words behind a number without which it would be a plain one."""
    return frozenset(w for t in ("DAYS", "WEEKS", "MONTHS", "YEARS") for w in keywords()[t].accepted(language))


@lru_cache(maxsize=2)
def _words(language: str) -> frozenset[str]:
    """The keywords of a single word."""
    return frozenset(w for k in keywords().values() for w in k.accepted(language) if " " not in w)
