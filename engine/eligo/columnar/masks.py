"""Room `columnar`: every test of every term as one bit of a whole number, looked up once for each column of a row.

Each column gives a number in which the bit of a term is set where the column's own tests of it hold; the numbers of
all columns, combined by AND, say which terms hold of the row. A term that is counted has a lane of bits to itself, so
that the sum of the numbers over the rows of a proposal is every count at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..checking.policy import Condition
from ..checking.schema import Field, Kind, Record, Schema, Value
from ..checking.truth import Truth
from ..data.duck import text as quoted_text
from .classes import Term, classes_of, codes_of, truth_at
from .decoding import spellings_of
from .formulas import NotCompiled, cases

WIDTH = 10
MOST_ROWS = (1 << WIDTH) - 1
"""More rows of one proposal than a lane can count are left to the law."""
LANES = 6
LANE = (1 << WIDTH) - 1
_BITS = 62
PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list's table: its place in the record, its value, whether it may be missing, what is plain."""

    field: Field
    index: int
    stored: str
    value: str
    nullable: bool
    plain: str
    digits: int = 18
    scale: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A term, and whether it must hold surely or only possibly."""

    term: Term
    sure: bool


@dataclass(slots=True)
class Masks:
    """The marks of one list and where each has its bit: in a word of lanes that are summed, or in one of flags."""

    record: Record
    schema: Schema
    columns: Mapping[int, Column]
    lanes: list[Mark] = field(default_factory=list)
    flags: list[Mark] = field(default_factory=list)
    keys: list[tuple[int, tuple[Condition, ...], bool]] = field(default_factory=list)
    """The distinct values that are gathered: the field, its own tests, whether they must hold surely."""

    def nullable(self, term: Term) -> bool:
        """Whether a field of the term may be missing."""
        return any(self.columns[i].nullable for i in term.fields if i in self.columns)

    def lane(self, mark: Mark) -> int:
        """The lane of a mark that is counted; lane 0 counts the rows that are plain."""
        mark = self._as_is(mark)
        if mark not in self.lanes:
            self.lanes.append(mark)
        return self.lanes.index(mark) + 1

    def _as_is(self, mark: Mark) -> Mark:
        # Where nothing can be missing, what may hold does hold.
        return mark if self.nullable(mark.term) else Mark(mark.term, sure=True)

    @property
    def words(self) -> int:
        """How many words of lanes there are."""
        return (len(self.lanes) + 1 + LANES - 1) // LANES

    @property
    def flag_words(self) -> int:
        """How many words of flags there are."""
        return (len(self.flags) + _BITS - 1) // _BITS

    def holds(self, mark: Mark) -> str:
        """Whether the mark is set in a row; never NULL."""
        mark = self._as_is(mark)
        if not mark.term.fields:
            return "TRUE"
        if mark in self.lanes:
            lane = self.lanes.index(mark) + 1
            return f"((m{lane // LANES} & {1 << WIDTH * (lane % LANES)}) <> 0)"
        if mark not in self.flags:
            self.flags.append(mark)
        place = self.flags.index(mark)
        return f"((g{place // _BITS} & {1 << place % _BITS}) <> 0)"

    def codes(self, key: int, tests: tuple[Condition, ...], *, sure: bool) -> tuple[int, tuple[str | bool, ...]]:
        """The number of the key among those gathered, and the codes that can pass its tests."""
        sure = sure or not self.columns[key].nullable
        wanted = (key, tests, sure)
        if wanted not in self.keys:
            self.keys.append(wanted)
        return self.keys.index(wanted), self.able(key, tests)

    def able(self, key: int, tests: tuple[Condition, ...]) -> tuple[str | bool, ...]:
        """The codes or answers that can pass the tests of a key."""
        declared = self.record.fields[key]
        every = (False, True) if declared.type.kind is Kind.YES_NO else codes_of(declared, self.schema)
        return tuple(
            value for value in every if truth_at(tests, self.record, self.schema, key, value) is not Truth.FALSE
        )

    # ── the words of a row ────────────────────────────────────────────────────────────────

    def word(self, marks: Sequence[tuple[Mark, int]], index: int, value: Value, *, plain: int = 0) -> int:
        """The bits of the marks that a value of one field lets stand."""
        word = plain
        for mark, bit in marks:
            term = mark.term
            missing = value is None
            if (index in term.missing and not missing) or (index in term.present and missing):
                continue
            held = truth_at(term.of(index), self.record, self.schema, index, value)
            if held is Truth.TRUE or (not mark.sure and held is Truth.UNKNOWN):
                word |= 1 << bit
        return word

    def lane_marks(self, word: int) -> list[tuple[Mark, int]]:
        """The marks of a word of lanes, with their bits."""
        listed = [(mark, lane) for lane, mark in enumerate(self.lanes, 1)]
        return [(mark, WIDTH * (lane % LANES)) for mark, lane in listed if lane // LANES == word]

    def flag_marks(self, word: int) -> list[tuple[Mark, int]]:
        """The marks of a word of flags, with their bits."""
        return [(mark, i % _BITS) for i, mark in enumerate(self.flags) if i // _BITS == word]


@dataclass(slots=True)
class Words:
    """What the rows of a list give, in SQL: joins with the small tables, and the words as expressions."""

    joins: list[str]
    words: dict[str, str]


def words_of(
    masks: Masks, used: Sequence[int], *, lookup: bool = True, plain_where: Mapping[int, str] | None = None
) -> Words:
    """The words of a row; `used` are the fields that are validated. Without `lookup`, CASE takes the place of joins.

    `plain_where` gives conditions under which a field surely is plain, quicker to tell than whether it is.
    """
    joins: list[str] = []
    parts: dict[str, list[str]] = {}
    every: dict[str, int] = {}
    wanted = _wanted(masks)
    for name, marks, plain in wanted:
        every[name] = plain | sum(1 << bit for _, bit in marks)
        parts[name] = []
    for index in sorted(set(used) | {i for _, marks, _ in wanted for m, _ in marks for i in m.term.fields}):
        column = masks.columns[index]
        if plain_where and index in plain_where and column.plain != "TRUE":
            column = replace(column, plain=f"({plain_where[index]} OR {column.plain})")
        gathered = [(n, k) for n, k in enumerate(masks.keys) if k[0] == index]
        numbers: dict[str, Callable[[Value], int]] = {}
        for name, marks, plain in wanted:
            mine = [(mark, bit) for mark, bit in marks if index in mark.term.fields]
            if mine or (plain and index in used):
                numbers[name] = _number(masks, marks, index, plain)
        for number, (_, tests, sure) in gathered:
            for word in range(_key_words(masks, index, tests)):
                numbers[f"d{number}_{word}"] = _key_number(masks, index, tests, sure, word)
        if not numbers:
            continue
        if column.field.type.kind is Kind.CODE:
            found = _by_code(masks, column, numbers, joins, lookup=lookup)
        else:
            found = _by_class(masks, column, numbers, every)
        for name, expression in found.items():
            parts.setdefault(name, []).append(expression)
    return Words(joins, {name: _all(each, every.get(name, 0)) for name, each in parts.items()})


def _all(parts: list[str], every: int) -> str:
    return " & ".join(parts) if parts else str(every)


def _wanted(masks: Masks) -> list[tuple[str, list[tuple[Mark, int]], int]]:
    lanes = [(f"m{w}", masks.lane_marks(w), 1 if w == 0 else 0) for w in range(masks.words)]
    return lanes + [(f"g{w}", masks.flag_marks(w), 0) for w in range(masks.flag_words)]


def _number(masks: Masks, marks: list[tuple[Mark, int]], index: int, plain: int) -> Callable[[Value], int]:
    return lambda value: masks.word(marks, index, value, plain=plain)


def _key_words(masks: Masks, index: int, tests: tuple[Condition, ...]) -> int:
    return (len(masks.able(index, tests)) + _BITS - 1) // _BITS


def _key_number(
    masks: Masks, index: int, tests: tuple[Condition, ...], sure: bool, word: int
) -> Callable[[Value], int]:
    codes = masks.able(index, tests)[word * _BITS : (word + 1) * _BITS]

    def number(value: Value) -> int:
        if value not in codes:
            return 0
        held = truth_at(tests, masks.record, masks.schema, index, value)
        return 1 << codes.index(str(value)) if held is Truth.TRUE or not sure else 0

    return number


def _by_code(
    masks: Masks, column: Column, numbers: Mapping[str, Callable[[Value], int]], joins: list[str], *, lookup: bool
) -> dict[str, str]:
    spelled = spellings_of(column.field, masks.schema)
    by_code = {code: tuple(n(code) for n in numbers.values()) for code in set(spelled.values())}
    blank = tuple(n(None) for n in numbers.values())
    if column.field.required:
        blank = tuple(0 for _ in numbers)
    found: dict[str, str] = {}
    table = f"l{column.index}"
    if lookup:
        rows = ", ".join(
            f"({quoted_text(written)}, {', '.join(f'{mask}::BIGINT' for mask in by_code[code])})"
            for written, code in spelled.items()
        )
        names = ", ".join(f"{table}_{name}" for name in numbers)
        joins.append(f"LEFT JOIN (VALUES {rows}) {table}({table}_code, {names}) ON {column.stored} = {table}_code")
    for place, (name, missing) in enumerate(zip(numbers, blank, strict=True)):
        otherwise = f"CASE WHEN {column.stored} IS NULL THEN {missing} ELSE 0 END" if missing else "0"
        if not column.nullable:
            otherwise = "0"
        if lookup:
            found[name] = f"COALESCE({table}_{name}, {otherwise})"
        else:
            by_mask: dict[int, list[str]] = {}
            for written, code in spelled.items():
                by_mask.setdefault(by_code[code][place], []).append(quoted_text(written))
            branches = [(f"{column.stored} IN ({', '.join(w)})", str(mask)) for mask, w in by_mask.items()]
            found[name] = f"({cases(branches, otherwise)})"
    return found


def _by_class(
    masks: Masks, column: Column, numbers: Mapping[str, Callable[[Value], int]], every: Mapping[str, int]
) -> dict[str, str]:
    marks = {m for m in (*masks.lanes, *masks.flags) if column.index in m.term.fields}
    tests = tuple(dict.fromkeys(test for mark in marks for test in mark.term.of(column.index)))
    if any(index == column.index for index, _, _ in masks.keys):
        raise NotCompiled("vocabulary")
    if not marks:
        return {
            name: str(every[name])
            if column.plain == "TRUE"
            else f"CASE WHEN {column.plain} THEN {every[name]} ELSE {every[name] & ~1} END"
            for name in numbers
        }
    found: dict[str, str] = {}
    listed = classes_of(column.field, column.index, tests, masks.schema)
    for name, number in numbers.items():
        branches: list[tuple[str, str]] = []
        otherwise = "0"
        for one in listed:
            if one.condition is None:
                otherwise = str(number(one.example))
            elif one.example is not None or column.nullable:
                branches.append((one.condition.format(column.value), str(number(one.example))))
        value = cases(branches, otherwise)
        # Not as `WHEN NOT plain`: under NOT, DuckDB computes every part of an OR for every row.
        found[name] = f"({cases([(column.plain, value)], '0') if name == 'm0' else value})"
    return found
