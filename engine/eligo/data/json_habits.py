"""Room `data`: how a file of JSON Lines writes its proposals, learned from a sample and told as a regular expression.

A line that matches the expression says the same to the typed reader of the database as to the Python reader, which
is the law: types, spellings, keys and their order are those of the expression. Every other line is read in Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ..checking.schema import Field, Kind, Record, Schema
from .prepare import Repeated

MOST_ORDERS = 4
MOST_FIELDS = 200
MOST_FOREIGN = 20
_HEX = "[0-9a-fA-F]"
_PAIR = rf"\\u[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}}"
_SOLID = (
    rf"\\u(?:00(?:2[1-9a-fA-F]|[3-7]{_HEX}|[aA][1-9a-fA-F]|[b-fB-F]{_HEX})|0[1-9a-fA-F]{_HEX}{{2}}"
    rf"|20(?:1{_HEX}|2[0-7a-eA-E]|[346-9a-fA-F]{_HEX})|2[1-9a-fA-F]{_HEX}{{2}})"
)
_PLAIN = r'[^"\\\x00-\x20\x7f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]'
_END = rf'(?:{_PLAIN}|\\["\\/]|{_SOLID}|{_PAIR})'
_INSIDE = rf'(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|{_SOLID}|\\u20[0-9a-fA-F]{{2}}|\\u00[aA]0|{_PAIR})'
_TEXT = f"{_END}(?:{_INSIDE}*{_END})?"
DAY = (
    "[12](?:[0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8])))"
)
MOMENT = (
    rf"{DAY}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{{1,6}})?)?"
    r"(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])"
)
_WORDS = "(?:[Tt][Rr][Uu][Ee]|[Yy][Ee][Ss]|[Aa][Nn][Oo]|[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo]|[Nn][Ee])"
NEVER = r"[^\x00-\x{10ffff}]"


@dataclass(slots=True)
class RecordHabits:
    """How the objects of one record are written: the orders of their keys, and forms of their values."""

    record: Record
    orders: list[tuple[str, ...]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    """The key under which a field is written, by the name of the field."""
    written: list[tuple[Field, str]] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)
    always: set[str] | None = None
    seen: set[tuple[str, ...]] = field(default_factory=set)
    """The keys of objects that were learned, in their order."""
    fractions: set[str] = field(default_factory=set)
    padded: set[str] = field(default_factory=set)
    """The fields whose texts are empty or have spaces around them here and there."""
    words: set[str] = field(default_factory=set)
    spellings: dict[str, set[str]] = field(default_factory=dict)


class Habits:
    """What has been learned of a set of data; it only ever grows."""

    __slots__ = ("lists", "records", "schema")

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.lists = {f.name: f for f in schema.proposal.fields if f.type.kind is Kind.LIST and not f.register}
        wanted = {"": schema.proposal} | {n: schema.records[f.type.of or ""] for n, f in self.lists.items()}
        self.records = {name: RecordHabits(record) for name, record in wanted.items()}

    def learn(self, given: Iterable[object]) -> None:
        """Take over how these values of lines are written."""
        for value in given:
            if type(value) is dict:
                self._object(value, self.records[""])
                for name in self.lists:
                    key = self.records[""].keys.get(name)
                    for item in _objects(value.get(key) if key else None):
                        self._object(item, self.records[name])

    def _object(self, given: Mapping[str, object], habits: RecordHabits) -> None:
        if isinstance(given, Repeated) or len(given) > MOST_FIELDS:
            return
        keys = tuple(given)
        if keys not in habits.seen:
            if not all(map(_writable, keys)):
                return
            self._keys(keys, habits)
        for declared, key in habits.written:
            raw = given.get(key)
            if raw is not None:
                self._value(declared, raw, habits)

    def _keys(self, keys: tuple[str, ...], habits: RecordHabits) -> None:
        by_key = {f.alias: f for f in habits.record.fields if f.alias} | {f.name: f for f in habits.record.fields}
        for key in keys:
            declared = by_key.get(key)
            if declared is not None:
                if declared.name not in habits.keys:
                    habits.keys[declared.name] = key
                    habits.written.append((declared, key))
            elif key == "id" and habits.record is self.schema.proposal:
                habits.keys.setdefault("id", key)
            elif len(habits.foreign) < MOST_FOREIGN:
                habits.foreign.add(key)
        habits.always = set(keys) if habits.always is None else habits.always & set(keys)
        _take_order(habits.orders, keys)
        habits.seen.add(keys)

    def _value(self, declared: Field, raw: object, habits: RecordHabits) -> None:
        if isinstance(raw, str) and (not raw or raw[0] == " " or raw[-1] == " "):
            habits.padded.add(declared.name)
        match declared.type.kind:
            case Kind.NUMBER | Kind.MONEY:
                if isinstance(raw, Decimal):
                    habits.fractions.add(declared.name)
            case Kind.YES_NO:
                if isinstance(raw, str):
                    habits.words.add(declared.name)
            case Kind.CODE:
                if isinstance(raw, str):
                    habits.spellings.setdefault(declared.name, set()).add(raw)
            case Kind.TEXT | Kind.DAY | Kind.MOMENT | Kind.LIST:
                pass

    def expression(self) -> str:
        """The regular expression of a whole line."""
        return self._of(self.records[""])

    def _of(self, habits: RecordHabits) -> str:
        objects = [self._ordered(habits, order) for order in habits.orders]
        return f"(?:{'|'.join(objects)})" if objects else NEVER

    def _ordered(self, habits: RecordHabits, order: Sequence[str]) -> str:
        by_key = {key: name for name, key in habits.keys.items()}
        fields = {f.name: f for f in habits.record.fields}
        root = habits.record is self.schema.proposal
        needed = {f.name for f in habits.record.fields if f.required} | ({"id"} if root else set())
        if not needed <= set(habits.keys):
            return NEVER
        must = {habits.keys[name] for name in needed}
        if not must <= set(order) or not must <= set(by_key):
            return NEVER
        items = {
            key: rf'"{_literal(key)}" *: *{self._item(habits, fields, by_key.get(key), key)} *'
            for key in order
            if key in by_key or key in habits.foreign
        }
        keys = list(items)
        anchors = [k for k in keys if k in must] or [k for k in keys if k in (habits.always or set())]
        if not keys:
            return r"\{ *\}"
        if anchors:
            return r"\{ *" + _around(keys, items, anchors[0], must) + r"\}"
        firsts = "|".join(_around(keys[i:], items, key, must) for i, key in enumerate(keys))
        return rf"\{{ *(?:{firsts})?\}}"

    def _item(self, habits: RecordHabits, fields: Mapping[str, Field], name: str | None, key: str) -> str:
        if name is None:
            return rf'(?:null|true|false|-?(?:0|[1-9][0-9]{{0,16}})(?:\.[0-9]{{1,16}})?|"{_INSIDE}*")'
        if name == "id" and habits.record is self.schema.proposal:
            return rf'(?:"{_TEXT}"|0|-?[1-9][0-9]{{0,16}})'
        declared = fields[name]
        value = self._written(habits, declared)
        return value if declared.required and declared.type.kind is not Kind.LIST else f"(?:null|{value})"

    def _written(self, habits: RecordHabits, declared: Field) -> str:
        padded = declared.name in habits.padded
        empty = "?" if padded and not declared.required else ""
        match declared.type.kind:
            case Kind.TEXT:
                return rf'" *(?:{_TEXT}){empty} *"' if padded else f'"{_TEXT}"'
            case Kind.NUMBER | Kind.MONEY:
                return _number(declared.minimum, declared.name in habits.fractions)
            case Kind.YES_NO:
                return f'(?:true|false|"{_WORDS}")' if declared.name in habits.words else "(?:true|false)"
            case Kind.DAY:
                return f'"{DAY}"'
            case Kind.MOMENT:
                return f'"{MOMENT}"'
            case Kind.CODE:
                return f'"(?:{"|".join(map(_literal, self.spelled(habits, declared)))}){empty}"'
            case Kind.LIST:
                if declared.register or any(
                    f.type.kind is Kind.LIST for f in self.schema.records[declared.type.of or ""].fields
                ):
                    return "null"
                one = self._of(self.records[declared.name])
                return rf"\[ *(?:{one}(?: *, *{one})*)? *\]"

    def spelled(self, habits: RecordHabits, declared: Field) -> dict[str, str]:
        """The spellings of a coded field that are met, to their canonical codes; the canonical ones always."""
        vocabulary = self.schema.vocabularies[declared.type.of or ""]
        known = vocabulary.spellings()
        met = habits.spellings.get(declared.name, set())
        spelled = {code: known[code] for code in vocabulary.entries} | {s: known[s] for s in sorted(met) if s in known}
        return {written: code for written, code in spelled.items() if _writable(written)}


def _literal(written: str) -> str:
    """What matches this text alone; it holds no quotation mark, which JSON would write in another way."""
    return "".join(c if c.isalnum() else f"\\x{{{ord(c):x}}}" for c in written)


def _objects(raw: object) -> list[Mapping[str, object]]:
    return [item for item in raw if type(item) is dict] if isinstance(raw, list) else []


def _writable(key: str) -> bool:
    return key.isprintable() and '"' not in key and "\\" not in key and len(key) <= 200


def _take_order(orders: list[tuple[str, ...]], keys: tuple[str, ...]) -> None:
    for at, order in enumerate(orders):
        both = _merged(order, keys)
        if both is not None:
            orders[at] = both
            return
    if len(orders) < MOST_ORDERS:
        orders.append(keys)


def _merged(order: tuple[str, ...], keys: tuple[str, ...]) -> tuple[str, ...] | None:
    """One order of which both are parts; None where they contradict each other."""
    place = {key: i for i, key in enumerate(order)}
    shared = [place[key] for key in keys if key in place]
    if shared != sorted(shared):
        return None
    both: list[str] = []
    taken = 0
    for key in keys:
        if key in place:
            both.extend(order[taken : place[key] + 1])
            taken = place[key] + 1
        else:
            both.append(key)
    return (*both, *order[taken:])


def _around(keys: Sequence[str], items: Mapping[str, str], anchor: str, must: set[str]) -> str:
    at = keys.index(anchor)
    before = "".join(f"{items[k]}, *" if k in must else f"(?:{items[k]}, *)?" for k in keys[:at])
    after = "".join(f", *{items[k]}" if k in must else f"(?:, *{items[k]})?" for k in keys[at + 1 :])
    return before + items[anchor] + after


def _number(minimum: Decimal | None, fraction: bool) -> str:
    if minimum is not None and minimum > 1:
        return NEVER
    sign = "-?" if minimum is None else ""
    whole = "(?:0|[1-9][0-9]{0,10})" if fraction else "(?:0|[1-9][0-9]{0,13})"
    if minimum is not None and minimum > 0:
        whole = whole.replace("0|", "")
    return sign + whole + (r"(?:\.[0-9]{1,4})?" if fraction else "")
