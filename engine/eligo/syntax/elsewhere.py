"""Room `syntax`: amounts, days and hours as they are written elsewhere: `1.500.000 €`, `15. 9. 2022`, `17.00`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from .slips import months

_AMOUNT = re.compile(
    r"(?P<sign>€|EUR\b)?[ \t\u00a0]*(?P<number>\d[\d \u00a0\u202f.,'’]*\d|\d)(?:,[-–—]{1,2}|,=)?[ \u00a0]*"
    r"(?P<scale>mil\.|mil\b|milion\w*|million\w*|mio\b|tis\.|tisíc\w*|thousand\b|[kK](?!\w))?[ \u00a0]*"
    r"(?P<unit>€|[Ee][Uu][Rr][Oo]?s?\b|eura?\b|CZK\b|Kč)?"
)
_SCALED_BEFORE = re.compile(r"\d[ \u00a0]*(?:mil|mio|tis|thousand)[\w.]*[ \u00a0]*$")
_LONGEST_AMOUNT = 40
_HOUR = r"(?:,?[ \u00a0]+(?:v |at )?(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?![\d.]))?"


@lru_cache(maxsize=1)
def _days() -> tuple[re.Pattern[str], ...]:
    named = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    gap = r"[ \u00a0]?"
    return (
        re.compile(rf"(?P<day>\d{{1,2}})(?P<by>[./]){gap}(?P<month>\d{{1,2}})(?P=by){gap}(?P<year>\d{{4}}){_HOUR}"),
        re.compile(rf"(?<!\d)(?P<year>\d{{4}})(?P<by>[-./])(?P<month>\d{{1,2}})(?P=by)(?P<day>\d{{1,2}})(?!\d){_HOUR}"),
        re.compile(
            rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?[ \u00a0]*(?P<month>{named}),?[ \u00a0]+(?P<year>\d{{4}}){_HOUR}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?P<month>{named})[ \u00a0]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ \u00a0]+(?P<year>\d{{4}}){_HOUR}",
            re.IGNORECASE,
        ),
    )


def written_elsewhere(line: str, at: int) -> Iterator[tuple[int, int, str]]:
    """The amounts and days at a place of a line, as stretches of the line and how they are written here."""
    for pattern in _days():
        for found in pattern.finditer(line):
            if found.start() <= at <= found.end():
                write = _day(found)
                if write is not None and write != found.group():
                    yield found.start(), found.end(), write
                return
    for found in _AMOUNT.finditer(line):
        if not found.start() <= at <= found.end() + 1 or len(found["number"]) > _LONGEST_AMOUNT:
            continue
        if _SCALED_BEFORE.search(line, 0, found.start()) or (found["scale"] and line[found.end() :][:1].isdigit()):
            continue  # one amount in two parts: `1 million 200 thousand`
        write = _amount(found)
        stripped = found.group().strip()
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        if write is not None and write != stripped:
            yield start, start + len(stripped), write


def _day(found: re.Match[str]) -> str | None:
    """The day, with its hour; where only one of two numbers can be a month, that is the month."""
    day = int(found["day"])
    month = int(found["month"]) if found["month"].isdigit() else months()[found["month"].lower()]
    if month > 12 and found["by"] == "/":
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    hour = f" {int(found['hour']):02}:{found['minute']}" if found["hour"] else ""
    return f"{found['year']}-{month:02}-{day:02}{hour}"


def _amount(found: re.Match[str]) -> str | None:
    value = _value(found["number"].strip(), bool(found["scale"] or found["sign"] or found["unit"]))
    if value is None:
        return None
    if found["scale"]:
        value *= 1000 if found["scale"].lower().startswith(("tis", "thou", "k")) else 1_000_000
    money = "CZK" if (found["unit"] or "") in ("CZK", "Kč") else "EUR"
    whole, _, part = f"{value.normalize():f}".partition(".")
    marked = bool(found["unit"] or found["sign"])
    grouped = f"{int(whole):,}".replace(",", " ") if len(whole) > 4 or marked else whole
    return grouped + (f".{part.ljust(2, '0') if marked else part}" if part else "") + (f" {money}" if marked else "")


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
