"""Room `checking`: the numbers and limits that a title or a message says, in figures or in words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from ..text.shipped import shipped

_FIGURES = {
    "en": r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
    "cs": r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?",
}
GAP = r"[ \u00a0\u202f]"
_CURRENCY = rf"(?:EUR|CZK|Kč|€){GAP}?"
_NEAR = 200
"""How many characters around a number are looked at, so that a text of any length is read in one go."""
LONGEST = 5_000
"""Nobody writes a longer title, and a hostile one must not keep `check` busy."""
INSERTION = "\ufffc"
_SENTENCE = re.compile(r"[.;:!?](?=\s|$)")
_CLAUSE = re.compile(rf"[;:!?()]|\.(?=\s|$)|,(?!{GAP}?\d)|{GAP}[–-]{GAP}")
_YEARS_SPANNED = re.compile(r"(?<!\w)(?:19|20)\d\d[–-](?:19|20)\d\d(?!\w)")
YEARS = range(1990, 2100)
"""Numbers that are taken for years: they are compared with the years of a condition only."""
_DECIMAL = {"en": ".", "cs": ","}
_HUNDRED = 100

_Table: TypeAlias = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Said:
    """A number in a text: `value` what it means, `written` how it stands there, with what its neighbours tell.

    `means` has every number that a condition may have for it: 2 years are 24 months. `limit` is the sign of a limit
    said right beside it and `limit_words` its words; `claimed` whether its sentence says what is demanded; `a_part`
    whether it is the whole of which another number is a part; `joined` whether it belongs to the numbers beside it, as
    in `3 to 5`; `measured` whether a unit follows; `share` the two
    numbers of a third, whose `value` is in per cent; `clause` counts the parts of the text before it.
    """

    value: Decimal
    means: frozenset[Decimal]
    written: str
    limit: str
    limit_words: str
    claimed: bool
    a_part: bool
    in_words: bool
    joined: bool
    measured: bool
    share: tuple[Decimal, Decimal] | None
    clause: int


@dataclass(frozen=True, slots=True)
class _Words:
    number: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    refers: re.Pattern[str]
    part: re.Pattern[str]
    claims: re.Pattern[str]
    denied: re.Pattern[str]
    joined_after: re.Pattern[str]
    joined_before: re.Pattern[str]
    later: re.Pattern[str]
    passing: re.Pattern[str]
    limits: Mapping[str, str]
    numbers: Mapping[str, int]
    fractions: Mapping[str, str]
    spans: Mapping[str, int]
    scales: Mapping[str, int]
    units: Mapping[str, int]


@lru_cache(maxsize=8)
def _words(language: str) -> _Words | None:
    table = words_of(language)
    if table is None:
        return None
    limits = {words: sign for sign, phrases in table["limits"].items() for words in phrases}
    trailing = {words: sign for sign, phrases in table["trailing"].items() for words in phrases}
    numbers, scales, units = _by_word(table["numbers"]), _by_word(table["scales"]), _by_word(table["units"])
    spans = _by_word(table["spans"])
    fractions = {word: share for share, words in table["fractions"].items() for word in words}
    tens = _any(w for w, n in numbers.items() if n in range(20, _HUNDRED, 10))
    ones = _any(w for w, n in numbers.items() if n < 10)
    worded = rf"(?:{tens})[ -](?:{ones})|{_any(numbers)}"
    scale, unit, joint = _any(scales), _any(units), _any(table["joints"])
    short = _any(table["short"])
    number = (
        rf"(?<![\w.,:/§])(?<!\w-)(?<!\d\()(?:(?P<fraction>{_any(fractions)})(?!{GAP}(?:{_any(table['ordered'])}))|(?P<span>(?:{_any(spans)})\w*)"
        rf"|(?:(?P<figures>{_FIGURES[language]})(?:(?P<short>(?-i:{short}))|{GAP}?(?P<scale>{scale})(?!\w))?"
        rf"|(?P<worded>{worded})(?:{GAP}(?P<worded_scale>{scale})(?!\w))?))"
    )
    beside = rf"(?:,|{GAP}?[–-]|-?{GAP}(?:{joint})(?={GAP}))"
    each = rf"(?:\d+|{worded})"
    return _Words(
        re.compile(rf"{number}(?:(?![\w/])|(?=(?:{unit})(?!\w)))(?![.,:-]\d)", re.IGNORECASE),
        re.compile(rf"(?<!\w)({_any(limits)}){GAP}{_CURRENCY}?$|(?<!\w)({_any(limits)}){GAP}$", re.IGNORECASE),
        re.compile(rf"{GAP}?({_any(trailing)})(?!\w)", re.IGNORECASE),
        re.compile(
            rf"(?<!\w)(?:{_any(table['refers'])})s?\.?{GAP}(?-i:[A-Z]+{GAP})?(?:[\d, \u00a0–-]|{joint})*$",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<!\w)(?:{_any(table['part'])}){GAP}$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(table['claims'])})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:not|no|nor|ne|není|nejsou|neplatí){GAP}$", re.IGNORECASE),
        re.compile(rf"{beside}{GAP}?{each}(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w){each}{beside}{GAP}?$", re.IGNORECASE),
        re.compile(
            rf"(?:{beside}{GAP}?{each})*-?{GAP}?(?:(?P<scale>{scale})(?!\w)|(?P<unit>{unit})(?!\w))", re.IGNORECASE
        ),
        re.compile(rf"{GAP}(?:{_any(table['passing'])})(?!\w)", re.IGNORECASE),
        limits | trailing,
        numbers,
        fractions,
        spans,
        scales,
        units,
    )


@lru_cache(maxsize=8)
def words_of(language: str) -> Mapping[str, dict[str, list[str]]] | None:
    """The shipped words for numbers of a language; None: there are none."""
    table: Mapping[str, dict[str, list[str]]] | None = tomllib.loads(
        (shipped("grammar") / "numbers.toml").read_text("utf-8")
    ).get(language)
    return table


def _by_word(table: _Table | Mapping[str, list[str]]) -> dict[str, int]:
    return {word.lower(): int(number) for number, words in table.items() for word in words}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", GAP) for w in sorted(words, key=lambda w: -len(w)))


def clause_at(text: str, place: int) -> int:
    """How many clauses end before a place in a text."""
    return sum(1 for _ in _CLAUSE.finditer(text, 0, place))


def numbers_said(text: str, language: str) -> Iterator[Said]:
    """The numbers of a text that count something; insertions are one character each."""
    words = _words(language)
    if words is None:
        return
    text = _YEARS_SPANNED.sub(lambda found: INSERTION * len(found[0]), text[:LONGEST])
    for found in words.number.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        after = text[found.end() : found.end() + _NEAR]
        value, unit = _value(found, words, language, after)
        named = words.refers.search(before) and value not in YEARS
        if named or _is_ordinal(found, after) or words.passing.match(after):
            continue
        limit = _limit(before, after, words)
        sentence = _SENTENCE.split(before)[-1] + found[0] + _SENTENCE.split(after)[0]
        yield Said(
            value,
            frozenset((value, value * (unit or 1))),
            found[0],
            words.limits[limit] if limit else "",
            limit,
            words.claims.search(sentence) is not None,
            words.part.search(before) is not None,
            found["figures"] is None,
            words.joined_after.match(after) is not None or words.joined_before.search(before) is not None,
            bool(unit or found["span"]),
            _share(found["fraction"], words) if found["fraction"] is not None else None,
            clause_at(text, found.start()),
        )


def _limit(before: str, after: str, words: _Words) -> str:
    """The words of a limit right before a number, or right after it (`two or more`)."""
    found = words.before.search(before)
    if found is not None:
        return "" if words.denied.search(before[: found.start()]) else _plain(found[1] or found[2])
    later = words.after.match(after)
    return _plain(later[1]) if later is not None else ""


def _is_ordinal(found: re.Match[str], after: str) -> bool:
    """`3. bod`: the full stop after a Czech ordinal is followed by a word that does not begin a sentence."""
    return found["figures"] is not None and re.match(r"\.[ \u00a0][^\W\dA-ZÁ-Ž]", after) is not None


def _value(found: re.Match[str], words: _Words, language: str, after: str) -> tuple[Decimal, int]:
    """What a number means, and the factor of its unit; in `120, 250 or 400 thousand` the scale goes with all."""
    later = words.later.match(after)
    unit = words.units[_plain(later["unit"])] if later and later["unit"] else 0
    scale = found["scale"] or found["worded_scale"] or (later["scale"] if later else None)
    times = words.scales[_plain(scale)] if scale else 1
    if found["fraction"] is not None:
        above, below = _share(found["fraction"], words)
        return above * _HUNDRED / below, unit
    if found["span"] is not None:
        spans = sorted(words.spans, key=len, reverse=True)
        return Decimal(next(words.spans[s] for s in spans if found["span"].lower().startswith(s))), 1
    if found["worded"] is not None:
        return Decimal(_in_words(_plain(found["worded"]), words)) * times, unit
    whole, _, part = found["figures"].partition(_DECIMAL[language])
    value = Decimal(re.sub(r"\D", "", whole) + (f".{part}" if part else ""))
    if found["short"] is not None:
        times = words.scales[found["short"].lower()]
    return value * times, unit


def _plain(spoken: str) -> str:
    return re.sub(GAP, " ", spoken).lower()


def _in_words(spoken: str, words: _Words) -> int:
    """`twenty-five` is twenty and five."""
    if spoken in words.numbers:
        return words.numbers[spoken]
    return sum(words.numbers[word] for word in re.split(r"[ -]", spoken))


def _share(spoken: str, words: _Words) -> tuple[Decimal, Decimal]:
    above, _, below = words.fractions[_plain(spoken)].partition("/")
    return Decimal(above), Decimal(below)
