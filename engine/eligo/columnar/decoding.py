"""Room `columnar`: a column as it is stored → the value of a field, and which stored values need a closer look.

A closer look is that of the room `data`: it takes the value in another spelling, or rejects the proposal with its
reason. Here only what is plain is read, and nothing is read otherwise than there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ..checking.schema import Field, Kind, Schema
from ..data.duck import text as quoted_text
from .amounts import literal

_BLANKS = (5760, *range(8192, 8203), 8232, 8233, 8239, 8287, 12288)
"""The characters beyond Latin that Python takes for space, besides those below 33, and from 127 to 160."""
_WHOLE_DIGITS = {
    "TINYINT": 3, "UTINYINT": 3, "SMALLINT": 5, "USMALLINT": 5, "INTEGER": 10, "UINTEGER": 10, "BIGINT": 18, "UBIGINT": 18,
}  # fmt: skip
_DECIMAL = re.compile(r"DECIMAL\((\d+),\s*(\d+)\)")
_LARGEST = 10**18 - 1
_DAYS = "BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'"
_MOMENTS = "BETWEEN -62135596800000000 AND 253402300799999999"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The value of a field in SQL, and whether what is stored is plain (never NULL; a missing value is plain).

    `digits` and `scale` are those of a number. `spellings` is set for a code that has yet to be looked up.
    """

    value: str
    plain: str = "TRUE"
    digits: int = 18
    scale: int = 0


def decoded(stored: str, type: str, field: Field, schema: Schema, *, utc: bool = False) -> Decoded:
    """How a column of a type of DuckDB is read as a field that is no list; with `utc`, moments stand without zone."""
    type = "VARCHAR" if type.startswith("ENUM") else type
    match field.type.kind:
        case Kind.TEXT:
            found = _text(stored, type)
        case Kind.CODE:
            found = _code(stored, type, field, schema)
        case Kind.NUMBER | Kind.MONEY:
            found = _number(stored, type, field.minimum)
        case Kind.YES_NO:
            found = _yes_no(stored, type)
        case Kind.DAY:
            found = _day(stored, type)
        case Kind.MOMENT:
            found = _moment(stored, type, utc)
        case Kind.LIST:
            raise ValueError(field.name)
    if found is None:
        found = Decoded("NULL", f"({stored} IS NULL)")
    if field.required:
        required = f"({stored} IS NOT NULL)"
        plain = required if found.plain == "TRUE" else f"({found.plain} AND {required})"
        return Decoded(found.value, plain, found.digits, found.scale)
    return found


def _or_missing(stored: str, condition: str) -> str:
    return f"({stored} IS NULL OR ({condition}))"


def bare(stored: str) -> str:
    """Whether a text is not empty and has no space at its ends."""
    usual = f"{stored} BETWEEN '!' AND '~' AND right({stored}, 1) BETWEEN '!' AND '~'"
    every = f"{_seen(f'ord({stored})')} AND {_seen(f'ord({stored}[-1])')}"
    return f"(({usual}) OR ({every}))"


def from_digits(stored: str, number: str) -> str:
    """The number where a text of eight or nine characters, as PICs have, is its digits and nothing else; NULL elsewhere.

    `number` is the text as DuckDB takes it for a number. It has as many digits as the text has characters: with a sign,
    a space, a point or a line between digits it has fewer, unless an exponent adds two or more. Then it ends in 00.
    """
    lengths = (f"strlen({stored}) = {n} AND {number} BETWEEN {10 ** (n - 1)} AND {10**n - 1}" for n in (9, 8))
    alone = f"({number} % 100 <> 0 OR {number}::VARCHAR = {stored})"
    return f"CASE WHEN {stored} >= '1' AND (({') OR ('.join(lengths)})) AND {alone} THEN {number} END"


def stripped(stored: str) -> str:
    """A text without the space at its ends."""
    spaces = "".join(map(chr, (*range(9, 14), *range(28, 33), 133, 160, *_BLANKS)))
    return f"trim({stored}, {quoted_text(spaces)})"


def _text(stored: str, type: str) -> Decoded | None:
    if type == "VARCHAR":
        return Decoded(stored, _or_missing(stored, bare(stored)))
    if type in _WHOLE_DIGITS:
        return Decoded(f"CAST({stored} AS VARCHAR)", _within(stored, type, None))
    return None


def _seen(character: str) -> str:
    """Whether the character, given by its number, is no space; that of an empty text is not."""
    others = ", ".join(map(str, _BLANKS))
    return f"({character} BETWEEN 33 AND 126 OR ({character} > 160 AND {character} NOT IN ({others})))"


def _code(stored: str, type: str, field: Field, schema: Schema) -> Decoded | None:
    if type != "VARCHAR":
        return None
    spelled = spellings_of(field, schema)
    others = {written: code for written, code in spelled.items() if written != code}
    value = stored
    if others:
        branches = " ".join(f"WHEN {quoted_text(w)} THEN {quoted_text(c)}" for w, c in others.items())
        value = f"CASE {stored} {branches} ELSE {stored} END"
    listed = ", ".join(map(quoted_text, spelled)) or "NULL"
    return Decoded(value, f"({stored} IS NULL OR COALESCE({stored} IN ({listed}), FALSE))")


def spellings_of(field: Field, schema: Schema) -> dict[str, str]:
    """The spellings of the codes of a field in data, to the code."""
    return schema.vocabularies[field.type.of or ""].spellings()


def _within(stored: str, type: str, minimum: Decimal | None) -> str:
    conditions = []
    if minimum is not None and not (type.startswith("U") and minimum <= 0):
        conditions.append(f"{stored} >= {literal(minimum)}")
    if type in ("BIGINT", "UBIGINT"):
        conditions.append(f"{stored} <= {_LARGEST}")
        if minimum is None and type == "BIGINT":
            conditions.append(f"{stored} >= -{_LARGEST}")
    return _or_missing(stored, " AND ".join(conditions)) if conditions else "TRUE"


def _number(stored: str, type: str, minimum: Decimal | None) -> Decoded | None:
    least = [] if minimum is None else [f"{{}} >= {literal(minimum)}"]
    if type in _WHOLE_DIGITS:
        return Decoded(stored, _within(stored, type, minimum), _WHOLE_DIGITS[type], 0)
    found = _DECIMAL.fullmatch(type)
    if found:
        digits, scale = int(found[1]), int(found[2])
        if digits - scale <= 18 and scale <= 20 and digits <= 28:
            conditions = [c.format(stored) for c in least]
            return Decoded(
                stored, _or_missing(stored, " AND ".join(conditions)) if conditions else "TRUE", digits, scale
            )
    narrow = f"TRY_CAST({stored} AS DECIMAL(18, 4))"
    match type.split("(")[0]:
        case "DOUBLE":
            # Fifteen digits are what a binary number holds of a decimal one.
            exact = f"COALESCE(abs({stored}) < 100000000000 AND CAST({narrow} AS DOUBLE) = {stored}, FALSE)"
        case "HUGEINT" | "UHUGEINT" | "DECIMAL":
            exact = f"COALESCE({narrow} = {stored}, FALSE)"
        case "VARCHAR":
            exact = f"regexp_full_match({stored}, '\\d{{1,14}}(\\.\\d{{1,2}})?')"
        case _:
            return None
    conditions = [exact, *(f"COALESCE({c.format(narrow)}, FALSE)" for c in least)]
    return Decoded(narrow, _or_missing(stored, " AND ".join(conditions)), 18, 4)


def _yes_no(stored: str, type: str) -> Decoded | None:
    match type:
        case "BOOLEAN":
            return Decoded(stored)
        case "VARCHAR":
            value = (
                f"CASE WHEN {stored} IN ('true', 'yes', 'ano', '1') THEN TRUE WHEN {stored} IS NOT NULL THEN FALSE END"
            )
            known = f"{stored} IN ('true', 'yes', 'ano', '1', 'false', 'no', 'ne', '0')"
            return Decoded(value, _or_missing(stored, known))
        case _ if type in _WHOLE_DIGITS:
            return Decoded(f"({stored} <> 0)", _or_missing(stored, f"{stored} IN (0, 1)"))
        case _:
            return None


def _day(stored: str, type: str) -> Decoded | None:
    match type:
        case "DATE":
            return Decoded(stored, _or_missing(stored, f"{stored} {_DAYS}"))
        case "VARCHAR":
            value = f"TRY_CAST({stored} AS DATE)"
            plain = f"regexp_full_match({stored}, '\\d{{4}}-\\d{{2}}-\\d{{2}}') AND COALESCE({value} {_DAYS}, FALSE)"
            return Decoded(value, _or_missing(stored, plain))
        case _:
            return None


def _moment(stored: str, type: str, utc: bool) -> Decoded | None:
    if type.startswith("TIMESTAMP WITH TIME ZONE") or (utc and type.startswith("TIMESTAMP")):
        value = f"epoch_us({stored})"
        return Decoded(value, _or_missing(stored, f"isfinite({stored}) AND COALESCE({value} {_MOMENTS}, FALSE)"))
    if type == "VARCHAR":
        value = f"epoch_us(TRY_CAST({stored} AS TIMESTAMPTZ))"
        written = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})"
        plain = f"regexp_full_match({stored}, '{written}') AND COALESCE({value} {_MOMENTS}, FALSE)"
        return Decoded(value, _or_missing(stored, plain))
    return None
