"""Room `checking`: the numbers and limits that a title or a message says, in figures or in words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ..text.shipped import shipped

_FIGURES = {
    "en": r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
    "cs": r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?",
}
_GAP = r"[ \u00a0\u202f]"
_CURRENCY = rf"(?:EUR|CZK|Kč|€){_GAP}?"
_NEAR = 200
"""How many characters around a number are looked at, so that a text of any length is read in one go."""
_LONGEST = 5_000
"""Nobody writes a longer title, and a hostile one must not keep `check` busy."""
_INSERTION = "\ufffc"
_SENTENCE = re.compile(r"[.;:!?](?=\s|$)")
YEARS = range(1990, 2100)
"""Numbers that are taken for years: they are compared with the years of a condition only."""
_DECIMAL = {"en": ".", "cs": ","}


@dataclass(frozen=True, slots=True)
class Said:
    """A number in a text: `value` what it means, `written` how it stands there, with what its neighbours tell.

    `limit` is the sign of a limit said right before it and `limit_words` its words; `claimed` whether its sentence
    says what is demanded; `a_part` whether it is the whole of which another number is a part; `in_words`: no figures.
    """

    value: Decimal
    written: str
    limit: str
    limit_words: str
    claimed: bool
    a_part: bool
    in_words: bool


@dataclass(frozen=True, slots=True)
class _Words:
    number: re.Pattern[str]
    before: re.Pattern[str]
    refers: re.Pattern[str]
    part: re.Pattern[str]
    claims: re.Pattern[str]
    denied: re.Pattern[str]
    scale_later: re.Pattern[str]
    limits: Mapping[str, str]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]


@lru_cache(maxsize=8)
def _words(language: str) -> _Words | None:
    table = tomllib.loads((shipped("grammar") / "numbers.toml").read_text("utf-8")).get(language)
    if table is None:
        return None
    limits = {words: sign for sign, phrases in table["limits"].items() for words in phrases}
    numbers, scales = _by_word(table["numbers"]), _by_word(table["scales"])
    worded, scale = _any(numbers), _any(scales)
    number = rf"(?<![\w.,:/§])(?<!\w-)(?:(?P<figures>{_FIGURES[language]})(?:{_GAP}?(?P<scale>{scale})\b)?|(?P<worded>{worded}))"
    return _Words(
        re.compile(rf"{number}(?![\w/])(?![.,:-]\d)", re.IGNORECASE),
        re.compile(rf"(?<!\w)({_any(limits)}){_GAP}{_CURRENCY}?$|(?<!\w)({_any(limits)}){_GAP}$", re.IGNORECASE),
        re.compile(
            rf"(?<!\w)(?:{_any(table['refers'])})s?\.?{_GAP}(?:[\d, \u00a0–-]|and|or|a|nebo|až|to)*$", re.IGNORECASE
        ),
        re.compile(rf"(?<!\w)(?:{_any(table['part'])}){_GAP}$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any(table['claims'])})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:not|no|ne|není|nejsou|neplatí){_GAP}$", re.IGNORECASE),
        re.compile(
            rf"(?:(?:,|{_GAP}?[–-]|{_GAP}(?:až|nebo|to|or|and|a)(?={_GAP})){_GAP}?\d+)+{_GAP}({scale})\b", re.IGNORECASE
        ),
        limits,
        numbers,
        scales,
    )


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, int]:
    return {word: int(number) for number, words in table.items() for word in words}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", _GAP) for w in sorted(words, key=lambda w: -len(w)))


def numbers_said(parts: tuple[str, ...], language: str) -> Iterator[Said]:
    """The numbers of a text that count something; `parts` are its words between insertions."""
    words = _words(language)
    text = _INSERTION.join(parts)[:_LONGEST]
    for found in words.number.finditer(text) if words is not None else ():
        assert words is not None
        before = text[max(0, found.start() - _NEAR) : found.start()]
        after = text[found.end() : found.end() + _NEAR]
        value = _value(found, words, language, after)
        if (words.refers.search(before) and value not in YEARS) or _is_ordinal(after):
            continue
        limit = words.before.search(before)
        spoken = re.sub(_GAP, " ", limit[1] or limit[2]).lower() if limit else ""
        if limit and words.denied.search(before[: limit.start()]):
            limit = None
        sentence = _SENTENCE.split(before)[-1] + found[0] + _SENTENCE.split(after)[0]
        yield Said(
            value,
            found[0],
            words.limits[spoken] if limit else "",
            spoken if limit else "",
            words.claims.search(sentence) is not None,
            words.part.search(before) is not None,
            found["worded"] is not None,
        )


def _is_ordinal(after: str) -> bool:
    """`3. bod`: the full stop after a Czech ordinal is followed by a word that does not begin a sentence."""
    return re.match(r"\.[ \u00a0][^\W\dA-ZÁ-Ž]", after) is not None


def _value(found: re.Match[str], words: _Words, language: str, after: str) -> Decimal:
    """What a number means; in `120, 250 or 400 thousand` the scale goes with all."""
    if found["worded"] is not None:
        return Decimal(words.numbers[found["worded"].lower()])
    whole, _, part = found["figures"].partition(_DECIMAL[language])
    value = Decimal(re.sub(r"\D", "", whole) + (f".{part}" if part else ""))
    later = words.scale_later.match(after)
    scale = found["scale"] or (later[1] if later else None)
    return value * (words.scales[scale.lower()] if scale else 1)
