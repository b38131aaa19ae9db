"""Room `columnar`: the queries of a plan, written for DuckDB, in the SQL of Apache Spark.

Only what our own queries say is known here, and anything else is refused: so nothing can come to mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .formulas import NotCompiled

_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<text>'(?:[^']|'')*')|(?P<name>\"(?:[^\"]|\"\")*\")|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>[A-Za-z_]\w*)|(?P<sign>::|<=|>=|<>|<<|>>|->|[-+*/%&|<>=(),.\[\]:])"
)
_KEYWORDS = frozenset(
    [
        "ALL",
        "AND",
        "AS",
        "BETWEEN",
        "BY",
        "CASE",
        "DATE",
        "DISTINCT",
        "ELSE",
        "END",
        "EXCEPT",
        "FALSE",
        "FROM",
        "GROUP",
        "IN",
        "IS",
        "JOIN",
        "LEFT",
        "NOT",
        "NULL",
        "ON",
        "OR",
        "OVER",
        "PARTITION",
        "SELECT",
        "THEN",
        "TRUE",
        "UNION",
        "WHEN",
        "WHERE",
    ]
)
_TYPES = {
    "BIGINT": "BIGINT", "BOOLEAN": "BOOLEAN", "DATE": "DATE", "DECIMAL": "DECIMAL", "DOUBLE": "DOUBLE",
    "INTEGER": "INT", "TIMESTAMPTZ": "TIMESTAMP", "UTINYINT": "TINYINT", "VARCHAR": "STRING",
}  # fmt: skip
_SAME = frozenset(
    [
        "abs",
        "array",
        "array_distinct",
        "bit_count",
        "bit_or",
        "cast",
        "coalesce",
        "collect_list",
        "count",
        "day",
        "filter",
        "greatest",
        "least",
        "max",
        "min",
        "right",
        "size",
        "try_cast",
    ]
)
_RENAMED = {
    "epoch_us": "unix_micros",
    "isfinite": "isnotnull",
    "list_filter": "filter",
    "make_timestamp": "timestamp_micros",
    "make_timestamptz": "timestamp_micros",
    "ord": "ascii",
    "unnest": "explode",
}
_HARMLESS = re.compile(r"[A-Za-z0-9_ .,:+/-]*")
_WORD_OF_LANES = re.compile(r"m\d+")


def quoted(name: str) -> str:
    """A name as an identifier of Spark."""
    return "`" + name.replace("`", "``") + "`"


def text(value: str) -> str:
    """A text as a literal of Spark, whatever the session does about backslashes and variables."""
    if _HARMLESS.fullmatch(value):
        return f"'{value}'"
    return f"CAST(X'{value.encode().hex()}' AS STRING)"


def in_spark(query: str) -> str:
    """The query as Spark has it; raises `NotCompiled` where it says what is not known here."""
    try:
        return _Translation(_tokens(query)).all()
    except RecursionError:
        raise NotCompiled("depth") from None


def _tokens(query: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(query):
        match = _TOKEN.match(query, place)
        if match is None:
            raise NotCompiled("sign")
        place = match.end()
        if match.lastgroup != "space":
            found.append((str(match.lastgroup), match.group()))
    return found


class _Translation:
    def __init__(self, tokens: Sequence[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.place = 0

    def all(self) -> str:
        """Everything."""
        whole = self.until(())
        if self.place < len(self.tokens):
            raise NotCompiled("sign")
        return whole

    def until(self, ends: tuple[str, ...]) -> str:
        """What stands before one of the signs."""
        pieces: list[str] = []
        while self.place < len(self.tokens):
            kind, token = self.tokens[self.place]
            if kind == "sign" and (token in ends or token in (")", "]")):
                break
            self.place += 1
            match kind:
                case "text":
                    pieces.append(text(token[1:-1].replace("''", "'")))
                case "name":
                    pieces.append(quoted(token[1:-1].replace('""', '"')))
                case "number":
                    pieces.append(token)
                case "word":
                    self.word(token, pieces)
                case _:
                    self.sign(token, pieces)
        return _spaced(pieces)

    def word(self, token: str, pieces: list[str]) -> None:
        """A keyword, a type, a function or a name."""
        opens = self.at("(")
        if token == "FILTER" and opens:
            pieces.append(f"FILTER (WHERE {self.inside()})")
        elif token == "EXCLUDE" and opens:
            pieces.append(f"EXCEPT ({self.inside()})")
        elif token == "lambda":
            name = self.tokens[self.place][1]
            self.place += 2
            pieces += [name, "->"]
        elif token in _TYPES and not (token == "DATE" and self.kind() == "text"):
            pieces.append(f"{_TYPES[token]}({self.inside()})" if opens else _TYPES[token])
        elif opens and token not in _KEYWORDS:
            pieces.append(self.function(token))
        else:
            pieces.append(token)

    def sign(self, token: str, pieces: list[str]) -> None:
        """A sign, with what stands in its brackets."""
        if token == "(":
            self.place -= 1
            pieces.append(f"({self.inside()})")
        elif token == "[":
            listed = self.until(("]",))
            self.close("]")
            if listed.replace(" ", "") == "-1" and pieces:
                pieces.append(f"right({pieces.pop()}, 1)")
            else:
                pieces.append(f"array({listed})")
        else:
            pieces.append(token)

    def kind(self) -> str:
        """The kind of the token to come."""
        return self.tokens[self.place][0] if self.place < len(self.tokens) else ""

    def at(self, sign: str) -> bool:
        """Whether the sign comes next."""
        return self.place < len(self.tokens) and self.tokens[self.place] == ("sign", sign)

    def close(self, sign: str) -> None:
        """Steps over the sign."""
        if not self.at(sign):
            raise NotCompiled("sign")
        self.place += 1

    def inside(self) -> str:
        """What stands in the brackets that open here."""
        return ", ".join(self.arguments())

    def arguments(self) -> list[str]:
        """What stands in the brackets that open here, between its commas."""
        self.close("(")
        found: list[str] = []
        while True:
            found.append(self.until((",",)))
            if not self.at(","):
                break
            self.place += 1
        self.close(")")
        return found

    def function(self, name: str) -> str:
        """A call of a function."""
        given = self.arguments()
        if name.lower() in _SAME:
            return f"{name}({', '.join(given)})"
        if name in _RENAMED:
            return f"{_RENAMED[name]}({', '.join(given)})"
        special = _SPECIAL.get(name)
        if special is None:
            raise NotCompiled(name)
        return special(given)


def _spaced(pieces: Sequence[str]) -> str:
    found: list[str] = []
    for piece in pieces:
        tight = piece in (".", ",", "::") or (found and found[-1] in (".", "::"))
        found += [piece] if tight or not found else [" ", piece]
    return "".join(found)


def _sum(given: Sequence[str]) -> str:
    if _WORD_OF_LANES.fullmatch(given[0]):
        # More rows than a lane can count are left to the law, so what is beyond a number does not matter.
        return f"try_sum({given[0]})"
    # A sum of whole numbers has room to grow in DuckDB.
    return f"sum({given[0]} + CAST(0 AS DECIMAL(1, 0)))"


def _zoned(given: Sequence[str]) -> str:
    return f"from_utc_timestamp({given[1]}, {given[0]})"


def _months(given: Sequence[str]) -> str:
    return f"make_ym_interval(0, {given[0]})"


def _matches(given: Sequence[str]) -> str:
    before, after = text("^(?:"), text(")$")
    return f"regexp_like({given[0]}, concat({before}, {given[1]}, {after}))"


_SPECIAL: dict[str, Callable[[Sequence[str]], str]] = {
    "sum": _sum,
    "timezone": _zoned,
    "to_months": _months,
    "regexp_full_match": _matches,
}
