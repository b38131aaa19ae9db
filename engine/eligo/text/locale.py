"""Room `text`: numbers, money, days, lists, sorting and typography of a language; the only door to Babel."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from babel import Locale

NBSP = "\u00a0"

# The EU style guide writes the currency before the amount in these languages, after it in all others.
_CURRENCY_FIRST = frozenset({"en", "ga", "lv", "mt"})

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
    return f"{currency}{NBSP}{shown}" if language in _CURRENCY_FIRST else f"{shown}{NBSP}{currency}"


def percent(language: str, value: int | Decimal) -> str:
    """The number of hundredths with its sign: `16.8%`, `16,8 %`."""
    shown = number(language, value)
    return f"{shown}%" if language == "en" else f"{shown}{NBSP}%"


def day(language: str, value: date) -> str:
    """The day as people write it: `15 September 2022`, `15. 9. 2022`."""
    if language == "cs":
        return f"{value.day}.{NBSP}{value.month}.{NBSP}{value.year}"
    from babel.dates import format_date

    written = format_date(value, "long", _locale(language))
    return re.sub(r"^(\d+\.?) ", rf"\1{NBSP}", written)


def moment(language: str, value: datetime) -> str:
    """The day, the time and the city of the zone: `15 September 2022, 17:00 (Brussels)`."""
    clock = value.strftime("%H:%M:%S" if value.second else "%H:%M")
    zone = _zone(language, value)
    return f"{day(language, value.date())}, {clock}" + (f" ({zone})" if zone else "")


def plural(language: str, value: int | Decimal) -> str:
    """The CLDR plural category of the number: `one`, `few`, `many`, `other`."""
    exact = Decimal(value)
    if abs(exact.adjusted()) > _MOST_DIGITS and exact:
        exact = Decimal(1_000_000) if exact.adjusted() > 0 else Decimal("0.1")
    whole = exact == exact.to_integral_value()
    return str(_locale(language).plural_form(int(exact) if whole else exact.normalize()))


_CATEGORIES = {"cs": ("one", "few", "many", "other"), "en": ("one", "other")}


def form(forms: Sequence[str], language: str, value: int | Decimal | str) -> str:
    """The form of a noun for a number, or for a plural category; the last one where that form was not given."""
    category = value if isinstance(value, str) else plural(language, value)
    order = _CATEGORIES.get(language, ("one", "other"))
    if len(forms) < len(order):
        order = tuple(c for c in order if c != "many")
    place = order.index(category) if category in order else len(forms) - 1
    return forms[min(place, len(forms) - 1)]


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

    return Locale.parse("en_GB" if language == "en" else language)


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
)

_BY_LANGUAGE: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "cs": (
        (re.compile(r"(?<![\w.'’&/-])([KSVZOUAI]) (?=\S|\Z)", re.IGNORECASE), rf"\1{NBSP}"),
        (re.compile(r"\b(čl\.|odst\.|písm\.|č\.|str\.|tj\.|např\.|tzv\.|mj\.) (?=\S|\Z)", re.IGNORECASE), rf"\1{NBSP}"),
        (re.compile(r"\b(s\.) (?=\d)"), rf"\1{NBSP}"),
        (re.compile(r"(?<![\w,.])(\d{1,3}) (?=[^\W\d])(?!(?:a|i|nebo|až|či|do|odst|písm)\b)"), rf"\1{NBSP}"),
        (re.compile(r"(?<!\d)(\d{1,2}\.) (?=\d{1,4}\b|[a-záčďéěíňóřšťúůýž])"), rf"\1{NBSP}"),
        (re.compile(r'(?<![\w„])"([^"\n]*)"'), r"„\1“"),
    ),
    "en": (
        (re.compile(r"\b(Arts?\.|No\.|pp?\.) (?=\d)"), rf"\1{NBSP}"),
        (re.compile(r"\b(\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November"
                    r"|December) \d{4})"), rf"\1{NBSP}"),
        (re.compile(r'(?<![\w“])"([^"\n]*)"'), r"“\1”"),
    ),
}  # fmt: skip


def typeset(language: str, text: str) -> str:
    """The text with no-break spaces, dashes and quotation marks of the language; code in backticks and links stay."""
    return _typeset(language, text) if len(text) <= _LONG else _typeset.__wrapped__(language, text)


@lru_cache(_KEPT)
def _typeset(language: str, text: str) -> str:
    rules = _EVERYWHERE + _BY_LANGUAGE.get(language, ())
    pieces = _UNTOUCHED.split(text)
    for position in range(0, len(pieces), 2):
        for pattern, replacement in rules:
            pieces[position] = pattern.sub(replacement, pieces[position])
    return "".join(pieces)


_QUOTES = {"cs": ("„", "“", "‚", "‘"), "en": ("“", "”", "‘", "’")}


def nested(language: str, text: str) -> str:
    """The text with the inner kind of quotation marks where quotations stand inside quotations."""
    if language not in _QUOTES or _QUOTES[language][0] not in text:
        return text
    opening, closing, inner_opening, inner_closing = _QUOTES[language]
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
_OWN_LETTERS = {"cs": {"č": "c", "ř": "r", "š": "s", "ž": "z", "ch": "h"}}
_SPELT = {"ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}


@cache
def _letter(language: str, letter: str) -> tuple[tuple[int, ...], str]:
    """The rank of one letter (or the digraph `ch`) and what distinguishes it from its plain form."""
    own = _OWN_LETTERS.get(language, {})
    if letter in own:
        return ((0x200100 + 10 * ord(own[letter]) + 5,), "")
    if letter in _MARKS:
        return ((_MARKS.index(letter),), "")
    decomposed = _SPELT.get(letter) or unicodedata.normalize("NFD", letter)
    base = [c for c in decomposed if not unicodedata.combining(c)]
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
    position = 0
    while position < len(small):
        width = 2 if language == "cs" and small.startswith("ch", position) else 1
        rank, accent = _letter(language, small[position : position + width])
        ranks.extend(rank)
        accents.append(accent)
        capitals.append(composed[position : position + 1].isupper())
        position += width
    return (tuple(ranks), tuple(accents), tuple(capitals))
