"""Room `text`: numbers, money, days, lists, sorting and typography of a language; the only door to Babel."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from .traits import only, trait

if TYPE_CHECKING:
    from babel import Locale

NBSP = "\u00a0"

# Beyond this many digits a number is written with an exponent, so that data cannot ask for a gigabyte of zeros.
_MOST_DIGITS = 60


# What is asked for again and again is kept, up to this many answers; long texts are not.
_KEPT = 4096
_LONG = 400


# ── numbers and days ──────────────────────────────────────────────────────────────────────


@lru_cache(_KEPT)
def number(language: str, value: int | Decimal) -> str:
    """The exact number, grouped in threes; trailing decimal zeros are dropped."""
    return _grouped(language, _plain(value))


def money(language: str, amount: int | Decimal, currency: str) -> str:
    """The amount with its currency code: `EUR 1,500,000`, `1 500 000 EUR`; cents only where there are some."""
    plain = _plain(amount)
    if re.search(r"\.\d$", plain):
        plain += "0"
    shown = _grouped(language, plain)
    before = only(language, "currency", "after") == "before"
    return f"{currency}{NBSP}{shown}" if before else f"{shown}{NBSP}{currency}"


def percent(language: str, value: int | Decimal) -> str:
    """The number of hundredths with its sign: `16.8%`, `16,8 %`."""
    shown = number(language, value)
    return f"{shown}{_before_percent(language)}%"


def day(language: str, value: date) -> str:
    """The day as people write it: `15 September 2022`, `15. 9. 2022`."""
    pattern = " ".join(trait(language, "day"))
    if pattern and not set(re.findall(r"[A-Za-z]+", pattern)) - {"d", "M", "y"}:
        figures = {"d": value.day, "M": value.month, "y": value.year}
        return re.sub("[dMy]", lambda found: str(figures[found[0]]), pattern).replace(" ", NBSP)
    from babel.dates import format_date

    written = format_date(value, pattern or "long", _locale(language))
    return re.sub(r"^(\d+\.?) ", rf"\1{NBSP}", written)


def moment(language: str, value: datetime) -> str:
    """The day, the time and the city of the zone: `15 September 2022, 17:00 (Brussels)`."""
    clock = value.strftime("%H:%M:%S" if value.second else "%H:%M")
    zone = _zone(language, value)
    return f"{day(language, value.date())}, {clock}" + (f" ({zone})" if zone else "")


@lru_cache(_KEPT)
def plural(language: str, value: int | Decimal) -> str:
    """The CLDR plural category of the number: `one`, `few`, `many`, `other`."""
    exact = Decimal(value)
    if abs(exact.adjusted()) > _MOST_DIGITS and exact:
        exact = Decimal(1_000_000) if exact.adjusted() > 0 else Decimal("0.1")
    whole = exact == exact.to_integral_value()
    return str(_locale(language).plural_form(int(exact) if whole else exact.normalize()))


def form(forms: Sequence[str], language: str, value: int | Decimal | str) -> str:
    """The form of a noun for a number, or for a plural category; the last one where that form was not given."""
    category = value if isinstance(value, str) else plural(language, value)
    order = noun_forms(language)
    if len(forms) < len(order):
        order = tuple(c for c in order if c != "many")
    place = order.index(category) if category in order else len(forms) - 1
    return forms[min(place, len(forms) - 1)]


def noun_forms(language: str) -> tuple[str, ...]:
    """The plural categories for which a policy gives the forms of a noun, in their order."""
    return trait(language, "nouns") or ("one", "other")


def joined(language: str, items: Sequence[str]) -> str:
    """The items as a list in a sentence: `A, B and C`, `A, B a C`."""
    from babel.lists import format_list

    return format_list(list(items), "standard", _locale(language)) if items else ""


def country(language: str, code: str) -> str | None:
    """The CLDR name of the country with that code; None where CLDR has none."""
    return _locale(language).territories.get({"EL": "GR", "UK": "GB"}.get(code, code))


@cache
def _locale(language: str) -> Locale:
    from babel import Locale

    return Locale.parse(only(language, "locale", language))


@cache
def _before_percent(language: str) -> str:
    pattern = _locale(language).percent_formats[None].pattern
    return NBSP if re.search(r"\s%", pattern) else ""


@cache
def _signs(language: str) -> dict[int, str]:
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = _locale(language)
    group = get_group_symbol(locale).replace(" ", NBSP).replace("\u202f", NBSP)
    return {ord(","): group, ord("."): get_decimal_symbol(locale)}


def _plain(value: int | Decimal) -> str:
    exact = Decimal(value)
    if exact.is_zero():
        return "0"
    exponent = exact.as_tuple().exponent
    if not isinstance(exponent, int) or exact.adjusted() > _MOST_DIGITS or exponent < -_MOST_DIGITS:
        return str(exact)
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _grouped(language: str, plain: str) -> str:
    return plain.translate(_signs(language))


def _zone(language: str, value: datetime) -> str:
    offset = value.utcoffset()
    if offset is None:
        return ""
    named = getattr(value.tzinfo, "key", None)
    if isinstance(named, str):
        from babel.dates import get_timezone_location

        return get_timezone_location(named, locale=_locale(language), return_city=True)
    minutes = offset // timedelta(minutes=1)
    return f"UTC{'+' if minutes > 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"


# ── typography ────────────────────────────────────────────────────────────────────────────

_UNTOUCHED = re.compile(r"(`[^`\n]*`|https?://\S+)")

_EVERYWHERE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"(?<=\w)\.\.(?=\s|\Z)"), "."),
    (re.compile(r" - (?=\S)"), f"{NBSP}– "),
    (re.compile(r" – (?=\S)"), f"{NBSP}– "),
    (re.compile(r"(?<![\d,.])(\d{1,3}) (?=\d{3}(?!\d))"), rf"\1{NBSP}"),
    (re.compile(r"(?<=\d) (?=[%‰€°]|Kč\b|[A-Z]{3}\b)"), NBSP),
    (re.compile(r"\b((?:EUR|CZK)) (?=\d)"), rf"\1{NBSP}"),
    (re.compile(r"§ (?=\d)"), f"§{NBSP}"),
    (re.compile(r"\b(\d{1,3}) → (?=\d)"), rf"\1{NBSP}→{NBSP}"),
)

_SMALL = "".join(filter(str.islower, map(chr, range(0x250))))
"""Every small letter of the Latin alphabets."""


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is set in every language, and what the language's own words ask for."""

    def one_of(name: str) -> str:
        return "|".join(map(re.escape, trait(language, name)))

    rules = list(_EVERYWHERE)
    if words := one_of("tied-words"):
        rules.append((re.compile(rf"(?<![\w.'’&/-])({words}) (?=\S|\Z)", re.IGNORECASE), rf"\1{NBSP}"))
    if words := one_of("tied-abbreviations"):
        rules.append((re.compile(rf"\b({words}) (?=\S|\Z)", re.IGNORECASE), rf"\1{NBSP}"))
    if words := one_of("tied-before-digits"):
        rules.append((re.compile(rf"\b({words}) (?=\d)"), rf"\1{NBSP}"))
    if words := one_of("untied-after-digits"):
        rules.append((re.compile(rf"(?<![\w,./-])(\d{{1,3}}) (?=[^\W\d])(?!(?:{words})\b)"), rf"\1{NBSP}"))
    if only(language, "tied-ordinals", "no") == "yes":
        rules.append((re.compile(r"(?<!\d)(\d{1,2}\.) (?=\d{1,4}\b|[" + _SMALL + "])"), rf"\1{NBSP}"))
    if words := one_of("months"):
        rules.append((re.compile(rf"\b(\d{{1,2}}) (?=(?:{words}) \d{{4}})"), rf"\1{NBSP}"))
    if quotes := trait(language, "quotes"):
        rules.append((re.compile(rf'(?<![\w{quotes[0]}])"([^"\n]*)"'), rf"{quotes[0]}\1{quotes[1]}"))
    return tuple(rules)


def typeset(language: str, text: str) -> str:
    """The text with no-break spaces, dashes and quotation marks of the language; code in backticks and links stay."""
    return _typeset(language, text) if len(text) <= _LONG else _typeset.__wrapped__(language, text)


@lru_cache(_KEPT)
def _typeset(language: str, text: str) -> str:
    rules = _rules(language)
    pieces = _UNTOUCHED.split(text)
    for position in range(0, len(pieces), 2):
        for pattern, replacement in rules:
            pieces[position] = pattern.sub(replacement, pieces[position])
    return "".join(pieces)


def nested(language: str, text: str) -> str:
    """The text with the inner kind of quotation marks where quotations stand inside quotations."""
    quotes = trait(language, "quotes")
    if not quotes or quotes[0] not in text:
        return text
    opening, closing, inner_opening, inner_closing = quotes
    depth, written = 0, []
    for character in text:
        if character == opening:
            depth += 1
            character = character if depth % 2 else inner_opening
        elif character == closing and depth:
            character = character if depth % 2 else inner_closing
            depth -= 1
        written.append(character)
    return "".join(written)


_FIRST_MARK = "\u0300"
"""No letter before it changes in NFC."""


def clean(text: str, limit: int = 200) -> str:
    """A text from data made fit for print: NFC, no control or bidirectional characters, single spaces, capped."""
    return _clean(text, limit) if len(text) <= _LONG else _clean.__wrapped__(text, limit)


@lru_cache(_KEPT)
def _clean(text: str, limit: int) -> str:
    kept: list[str] = []
    marks = 0
    if text.isprintable() and max(text, default="") < _FIRST_MARK:
        kept.append(text)
        text = ""
    for character in unicodedata.normalize("NFC", text[: limit * 8]):
        category = unicodedata.category(character)
        marks = marks + 1 if category.startswith("M") else 0
        if category in {"Cc", "Zl", "Zp"}:
            kept.append(" ")
        elif not category.startswith("C") and marks <= 3:
            kept.append(character)
    short = " ".join("".join(kept).split())
    return short if len(short) <= limit else short[: limit - 1].rstrip() + "…"


# ── sorting ───────────────────────────────────────────────────────────────────────────────

CollationKey: TypeAlias = tuple[tuple[int, ...], tuple[str, ...], tuple[bool, ...]]

_MARKS = " _‾-‐–—,;:!?.…'‘’‚\"“”„()[]{}@*/\\&#%`^+<=>|~$€"
_SPELT = {"ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}


@cache
def _own_letters(language: str) -> dict[str, tuple[str, int]]:
    """Letters that have a place of their own in the alphabet, each with the letter that it follows, and its turn there."""
    found: dict[str, tuple[str, int]] = {}
    for written in trait(language, "letters"):
        after = written[0]
        found[written[1:]] = after, 1 + sum(other == after for other, _ in found.values())
    return found


@cache
def _letter(language: str, letter: str) -> tuple[tuple[int, ...], str]:
    """The rank of one letter (or a digraph such as `ch`) and what distinguishes it from its plain form."""
    own = _own_letters(language)
    if letter in own:
        after, turn = own[letter]
        return ((0x200100 + 10 * ord(after) + turn,), "")
    if letter in _MARKS:
        return ((_MARKS.index(letter),), "")
    decomposed = _SPELT.get(letter) or unicodedata.normalize("NFD", letter)
    base = [c.lower() for c in decomposed if not unicodedata.combining(c)]
    ranks = []
    for c in base:
        digit = unicodedata.decimal(c, None)
        if digit is not None:
            ranks.append(0x200000 + digit)
        elif "a" <= c <= "z":
            ranks.append(0x200100 + 10 * ord(c))
        else:
            ranks.append((0x210000 if c.isalpha() else 0x100) + ord(c))
    return (tuple(ranks), "" if decomposed == letter and len(base) == 1 else letter)


def collation_key(language: str, text: str) -> CollationKey:
    """A key for sorting as the language does: letters, then accents, then small before capital."""
    composed = unicodedata.normalize("NFC", text).replace(NBSP, " ")
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in composed)
    ranks: list[int] = []
    accents: list[str] = []
    capitals: list[bool] = []
    own = _own_letters(language)
    position = 0
    while position < len(small):
        width = 2 if small[position : position + 2] in own else 1
        rank, accent = _letter(language, small[position : position + width])
        ranks.extend(rank)
        accents.append(accent)
        capitals.extend(c.isupper() for c in composed[position : position + width])
        position += width
    return (tuple(ranks), tuple(accents), tuple(capitals))
