"""Room `data`: cells of tables, as people and Excel in Prague or London write them, read by the declared type."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import assert_never

from ..checking.schema import Field, Kind, Schema, Value
from . import codes, scalars
from .scalars import Convert, Refused

_SPACES = re.compile(r"[ \u00a0\u2007\u2008\u2009\u202f]+")
_WHOLE = re.compile(r"\d+|\d{1,3}(?: \d{3})+", re.ASCII)
_FRACTION = re.compile(r"(\d+|\d{1,3}(?: \d{3})+)([.,])(\d+)", re.ASCII)
_LONGEST = 1_000
_CURRENCY = re.compile(r"[^\W\d_]{1,4}|[€$£]")
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "KČ": "CZK", "EURO": "EUR", "EUR": "EUR"}
_WORDS = {"1": True, "0": False, "pravda": True, "nepravda": False}
_CZECH_DAY = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?: (\d{1,2}):(\d{2})(.*))?", re.ASCII)
_CELL_ERRORS = re.compile(
    "#(?:N/A|VALUE!|REF!|DIV/0!|NAME[?]|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA|NENÍ_K_DISPOZICI|HODNOTA!"
    "|ODKAZ!|DĚLENÍ_NULOU!|NÁZEV[?]|ČÍSLO!|PŘESAH!|VÝPOČET!)",
    re.IGNORECASE,
)


def cell_converter(field: Field, schema: Schema) -> Convert:
    """What reads cells of a column whose field is not a list."""
    match field.type.kind:
        case Kind.TEXT:
            return _cell(text)
        case Kind.NUMBER:
            return _cell(scalars.not_below(field.minimum, _number(None)))
        case Kind.MONEY:
            return _cell(scalars.not_below(field.minimum, _number(field.type.of)))
        case Kind.YES_NO:
            return _cell(_yes_no)
        case Kind.DAY:
            return _cell(_day)
        case Kind.MOMENT:
            return _cell(_moment)
        case Kind.CODE:
            code = scalars.code_of(schema.vocabularies[field.type.of or ""])
            return _cell(lambda raw: code(_plain(raw)))
        case Kind.LIST:
            raise ValueError(field.name)
        case _:
            assert_never(field.type.kind)


def is_empty(raw: object) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def cell_identifier(raw: object) -> str | None:
    """The id of a proposal in a cell."""
    if isinstance(raw, float) and not raw.is_integer():
        raise Refused(codes.BAD_ID)
    read = _cell(text)(raw)
    return read if isinstance(read, str) else None


def text(raw: object) -> str | None:
    """The text of a cell; a number that a spreadsheet made of it gives back its digits."""
    if isinstance(raw, (date, time)):
        raise Refused(codes.DATE_IN_TEXT)
    return scalars.text(_plain(raw))


def spelled_number(raw: float | Decimal, unambiguous: bool) -> str:
    """A number as a text that is read as the number itself; three decimals alone could mean thousands."""
    exactly = _decimal(raw) if isinstance(raw, float) else Decimal(raw)
    if not exactly.is_finite() or abs(exactly.adjusted()) > _LONGEST:
        return str(exactly)
    written = format(exactly, "f")
    return f"{written}0" if unambiguous and len(written.partition(".")[2]) == 3 else written


def _cell(convert: Callable[[object], Value]) -> Convert:
    def checked(raw: object) -> Value:
        if is_empty(raw):
            return None
        if isinstance(raw, str) and _CELL_ERRORS.fullmatch(raw.strip()):
            raise Refused(codes.CELL_ERROR)
        return convert(raw)

    return checked


def _plain(raw: object) -> object:
    if isinstance(raw, float):
        exactly = scalars.number(_decimal(raw))
        return format(exactly, "f") if isinstance(exactly, Decimal) else str(exactly)
    if isinstance(raw, Decimal):
        return format(exactly, "f") if isinstance(exactly := scalars.exact(raw), Decimal) else str(exactly)
    if isinstance(raw, int) and not isinstance(raw, bool):
        return str(scalars.number(raw))
    return raw


def _decimal(raw: float) -> Decimal:
    # A spreadsheet holds and shows fifteen digits; those beyond are noise of its binary arithmetic.
    return Decimal(format(raw, ".15g"))


def _number(currency: str | None) -> Callable[[object], int | Decimal | None]:
    def number(raw: object) -> int | Decimal | None:
        if isinstance(raw, float):
            return scalars.exact(_decimal(raw))
        if not isinstance(raw, str):
            return scalars.number(raw)
        written = _SPACES.sub(" ", raw.strip()).replace("\u2212", "-")
        return _written_number(without_currency(written, currency))

    return number


def without_currency(written: str, currency: str | None) -> str:
    """A written number without the sign or code of its currency; refused where that is another one."""
    if currency is None:
        return written
    for found in (re.compile(rf"(?:{_CURRENCY.pattern})(?= ?[-+\d])").match(written), _at_end(written)):
        if found:
            sign = found.group().upper()
            if _SIGNS.get(sign, sign) != currency:
                raise Refused(codes.OTHER_CURRENCY, currency=currency)
            rest = (written[: found.start()] + written[found.end() :]).strip()
            return re.sub(r",[-–—]{1,2}$", "", rest)
    return re.sub(r"(?<=\d),[-–—]{1,2}$", "", written)


def _at_end(written: str) -> re.Match[str] | None:
    return re.compile(rf"(?<=[\d ,.–—-])(?:{_CURRENCY.pattern})$").search(written)


def _written_number(written: str) -> int | Decimal:
    sign, body = (-1, written[1:].lstrip()) if written.startswith("-") else (1, written.removeprefix("+"))
    if len(body) > 60:
        raise Refused(codes.NUMBER_LIMIT if body.isascii() and body.isdigit() else codes.NOT_A_NUMBER)
    if _WHOLE.fullmatch(body):
        return scalars.exact(sign * Decimal(body.replace(" ", "")))
    found = _FRACTION.fullmatch(body)
    if found is None:
        several = re.fullmatch(r"\d[\d.,]*[.,]\d+", body.replace(" ", ""), re.ASCII)
        raise Refused(codes.MIXED_SIGNS if several and " " not in body else codes.NOT_A_NUMBER)
    whole, point, places = found.groups()
    if len(places) == 3 and len(whole) <= 3 and whole.strip("0"):
        minus = "-" if sign < 0 else ""
        raise Refused(codes.AMBIGUOUS_NUMBER, first=f"{minus}{whole}{places}", second=f"{minus}{whole}{point}{places}")
    return scalars.exact(sign * Decimal(f"{whole.replace(' ', '')}.{places}"))


def _yes_no(raw: object) -> bool | None:
    if isinstance(raw, (int, float)) and not isinstance(raw, bool) and raw in (0, 1):
        return bool(raw)
    if isinstance(raw, str) and raw.strip().casefold() in _WORDS:
        return _WORDS[raw.strip().casefold()]
    return scalars.yes_no(raw)


def _day(raw: object) -> date | None:
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date()
    if isinstance(raw, str):
        found = _CZECH_DAY.fullmatch(_SPACES.sub(" ", raw.strip()))
        if found and found[4] is None:
            return scalars.calendar_day(int(found[3]), int(found[2]), int(found[1]))
    return scalars.day(raw)


def _moment(raw: object) -> datetime | None:
    if isinstance(raw, str):
        written = _SPACES.sub(" ", raw.strip())
        found = _CZECH_DAY.fullmatch(written)
        if found:
            on = scalars.calendar_day(int(found[3]), int(found[2]), int(found[1]))
            written = f"{on.isoformat()} {int(found[4]):02}:{found[5]}{found[6]}" if found[4] else on.isoformat()
        return scalars.moment(written)
    if isinstance(raw, date) and not isinstance(raw, datetime):
        raise Refused(codes.NO_ZONE)
    return scalars.moment(raw)
