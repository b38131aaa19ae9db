"""Room `syntax`: what may have been meant where a text makes no sense, from `grammar/slips.toml` and the grammar."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from ..text.nearest import folded, likeness
from ..text.shipped import shipped
from .keywords import LANGUAGES, declaration_starts, keywords

_SIGNS = {"COMMA": ",", "RPAR": ")", "RBRACE": "}", "RSQB": "]", "PIPE": "|", "ROW_END": "|", "COLON": ":"}
_WORDS = ("EQ", "WHERE", "HAVE", "OF", "OF_SHARE", "FROM", "IN", "RULE", "REQUIRE")
_AMOUNT = re.compile(
    r"(?P<sign>€|EUR\b)?[ \t\u00a0]*(?P<number>\d[\d \u00a0\u202f.,'’]*\d|\d)[ \u00a0]*"
    r"(?P<scale>mil\.|mil\b|milion\w*|million\w*|mio\b|tis\.|tisíc\w*|thousand\b)?[ \u00a0]*"
    r"(?P<unit>€|[Ee][Uu][Rr][Oo]?s?\b|eura?\b|CZK\b|Kč)?"
)
_DAY = re.compile(r"(\d{1,2})([./])[ \u00a0]?(\d{1,2})\2[ \u00a0]?(\d{4})")
_NAMED_DAY = re.compile(
    r"(?P<day>\d{1,2})\.?(?:st|nd|rd|th)? ?(?P<month>[^\W\d]+),? (?P<year>\d{4})|(?P<m>[^\W\d]+) (?P<d>\d{1,2}), (?P<y>\d{4})"
)
_TOKEN = re.compile(r"[^\W\d]\w*|\d+|[=<>!]+|\S")
_PAIR = re.compile(r"[^\W\d]\w*[ \t][^\W\d]\w*")
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
_LONGEST_AMOUNT = 40
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


@lru_cache(maxsize=1)
def _slips() -> tuple[Mapping[str, Mapping[str, Mapping[str, list[str]]]], Mapping[str, list[Mapping[str, str]]]]:
    """The words said instead of others by language, and the turns of phrase."""
    table = tomllib.loads((shipped("grammar") / "slips.toml").read_text("utf-8"))
    return {"instead": table["instead"]}, {"slip": table["slip"]}


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    """The number of a month by its name in any language, in every form."""
    table = tomllib.loads((shipped("grammar") / "slips.toml").read_text("utf-8"))["months"]
    return {
        name: number for months in table.values() for number, names in enumerate(months, 1) for name in names.split()
    }


@lru_cache(maxsize=2)
def _instead(language: str) -> tuple[tuple[str, str], ...]:
    """What people say, and the terminal that it means."""
    table = _slips()[0]["instead"][language]
    return tuple((said, terminal) for terminal, words in table.items() for said in words)


@lru_cache(maxsize=2)
def _phrases(language: str) -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    made = []
    for slip in _slips()[1]["slip"]:
        if slip.get("in", language) != language:
            continue
        read = re.sub(r"<([A-Z_]+)>", lambda m: _any(m[1], language), slip["read"])
        write = re.sub(r"<([A-Z_]+)>", lambda m: keywords()[m[1]].spelled[language][0], slip["write"])
        made.append((re.compile(read), write, slip.get("special") == "turned"))
    return tuple(made)


def _any(terminal: str, language: str) -> str:
    return rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in keywords()[terminal].accepted(language))})(?!\w)"


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
    return replace(repair, certain=repair.rank <= _CERTAIN and len(alike) == 1 and not _doubtful(text, repair))


def _repaired(text: str, start: int, end: int, repair: Repair) -> str:
    """The line with the repair, from the repair on where that stands above the line."""
    start, end = min(start, repair.start), max(end, repair.end)
    return text[start : repair.start] + repair.write + text[repair.end : end]


def _doubtful(text: str, repair: Repair) -> bool:
    """Whether it may be meant otherwise: `3/4/2022`, or a text that still holds quotation marks of another kind."""
    day = re.fullmatch(r"(\d+)/ ?(\d+)/ ?\d+", text[repair.start : repair.end])
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
    yield from _amounts(line, first, place)
    for start, one in [(place, word), *([(before.start(1), before[1])] if before else [])]:
        yield from _spelled(start, one, language)
    yield from _spelled_in_two(text, place, language)
    if before and word == ",":
        yield Repair("missing", before.start(1), before.start(1), ", ", 3)
    after = re.match(r"-?([^\W\d]\w*)", text[place:])
    if before and after and text.find("\n", before.start(), place) < 0:
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
        if begins and terminal == "COMMA" and word != '"':
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
    if word not in ("/", "%") and not between_digits:
        yield Repair("surplus", place, past, "", 7 if not word[:1].isalnum() else 8)


def _unlabelled(text: str, place: int, near: int, language: str) -> Iterator[Repair]:
    """A line of noun forms that lacks its language, where those of one language stand above it."""
    called = [*re.finditer(_any("CALLED", language), text[near:place])]
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
        for loud in _LOUD_MARK.finditer(line) if end != place else ():
            right = "en" if loud[0][0] in "eE" else "cs"
            yield Repair("phrase", start + loud.start(), start + loud.end(), right, 2)
        first = _TOKEN.match(line.lstrip())
        begin = start + len(line) - len(line.lstrip())
        if first and begin < place and first.group().isalpha():
            yield from _spelled(begin, first.group(), language)
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
    for said, terminal in _instead(language):
        for start in (place, *_just_before(text, place, said)):
            ahead = "" if not said[-1].isalnum() else r"(?!\w)"
            if re.match(re.escape(said) + ahead, text[start : start + len(said) + 1], re.IGNORECASE):
                keyword = keywords().get(terminal)
                right = keyword.spelled[language][0] if keyword else "!="
                if keyword and keyword.signs:
                    right = keyword.signs[0]
                if not said[-1].isalnum() and text[start + len(said) : start + len(said) + 1].isalnum():
                    right += " "
                if right != said:
                    yield Repair("phrase", start, start + len(said), right, 1)


def _just_before(text: str, place: int, said: str) -> Iterator[int]:
    """Where the phrase stands so that the place is within it or just behind it."""
    for start in range(max(0, place - len(said) - 2), place):
        if (start == 0 or not text[start - 1].isalnum()) and text.startswith(said, start):
            yield start


def _phrased(line: str, first: int, place: int, language: str) -> Iterator[Repair]:
    for pattern, write, turned in _phrases(language):
        for found in pattern.finditer(line):
            if not first + found.start() <= place <= first + found.end() + 1:
                continue
            if turned:
                sign = found[1] or (">=" if found[2] is not None else "<=")
                right = f"{write.partition('(')[0]}({found[5]}) {sign} {found[4].strip()}"
            else:
                right = found.expand(write)
            if right != found.group():
                yield Repair("phrase", first + found.start(), first + found.end(), right, 1)


def _spelled(start: int, word: str, language: str) -> Iterator[Repair]:
    """A word taken for each keyword that it resembles."""
    if not word[:1].isalpha():
        return
    for keyword in keywords().values():
        for form in keyword.spelled[language]:
            head = form.split(" ")[0]
            if head == word or form == word:
                continue
            like = max(likeness(word, head), likeness(word, form.replace(" ", "")))
            if folded(word) in (folded(head), folded(form.replace(" ", ""))):
                yield Repair("keyword", start, start + len(word), form, 0)
            elif len(word) > 2 and like > (0.8 if " " in form or len(word) < 4 else 0.66):
                yield Repair("keyword", start, start + len(word), form, 2 if like >= 0.8 else 6)


def _spelled_in_two(text: str, place: int, language: str) -> Iterator[Repair]:
    """Two words taken for each keyword of two words that they resemble, where the slip may be in either."""
    pair = _PAIR.match(text, place)
    if pair is None:
        return
    for keyword in keywords().values():
        for form in keyword.spelled[language]:
            if form.count(" ") == 1 and pair[0] != form and likeness(pair[0], form) > 0.75:
                yield Repair("keyword", place, pair.end(), form, 1)


def _amounts(line: str, first: int, place: int) -> Iterator[Repair]:
    """Amounts and days as they are written elsewhere: `1.500.000 €`, `1.5 million EUR`, `15. 9. 2022`."""
    for found in _DAY.finditer(line):
        if first + found.start() <= place <= first + found.end():
            day, month, year = int(found[1]), int(found[3]), found[4]
            if day <= 31 and month <= 12:
                write = f"{year}-{month:02}-{day:02}"
                yield Repair("phrase", first + found.start(), first + found.end(), write, 1)
            return
    for found in _NAMED_DAY.finditer(line):
        named = _months().get((found["month"] or found["m"]).lower())
        if named is not None and first + found.start() <= place <= first + found.end():
            write = f"{found['year'] or found['y']}-{named:02}-{int(found['day'] or found['d']):02}"
            yield Repair("phrase", first + found.start(), first + found.end(), write, 1)
            return
    for found in _AMOUNT.finditer(line):
        number = found["number"]
        if len(number) > _LONGEST_AMOUNT:
            continue
        if not first + found.start() <= place <= first + found.end() + 1:
            continue
        value = _value(number.strip(), bool(found["scale"] or found["sign"] or found["unit"]))
        if value is None:
            continue
        if found["scale"]:
            value *= 1000 if found["scale"].startswith(("tis", "thou")) else 1_000_000
        money = "CZK" if (found["unit"] or "") in ("CZK", "Kč") else "EUR"
        written = f"{value.normalize():f}"
        whole, _, part = written.partition(".")
        marked = bool(found["unit"] or found["sign"])
        grouped = f"{int(whole):,}".replace(",", " ") if len(whole) > 4 or marked else whole
        write = (
            grouped + (f".{part.ljust(2, '0') if marked else part}" if part else "") + (f" {money}" if marked else "")
        )
        stripped = found.group().strip()
        start = first + found.start() + (len(found.group()) - len(found.group().lstrip()))
        if write != stripped:
            yield Repair("phrase", start, start + len(stripped), write, 1)


def _value(number: str, amount: bool) -> Decimal | None:
    """The number that was meant, where its separators leave no doubt."""
    plain = re.sub(r"[ \u00a0\u202f'’]", "", number)
    if number != plain and not re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d{1,2})?", number):
        return None
    if re.fullmatch(r"\d{1,3}(\.\d{3}){2,}(,\d+)?|\d{1,3}\.\d{3},\d+", plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(,\d{3}){2,}(\.\d+)?|\d{1,3},\d{3}\.\d+", plain):
        return Decimal(plain.replace(",", ""))
    if re.fullmatch(r"\d+", plain) or (amount and re.fullmatch(r"\d+[.,]\d{1,2}", plain)):
        return Decimal(plain.replace(",", "."))
    return None
