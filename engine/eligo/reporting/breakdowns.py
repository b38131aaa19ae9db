"""Room `reporting`: by which of its fields a batch can be broken down: countries, roles, amounts of money."""

from __future__ import annotations

from dataclasses import dataclass

from ..checking.schema import Field, Kind, Record, Schema, Type, Vocabulary
from ..text.locale import country

MOST_ROLES = 6
"""A field with so many codes at most tells the elements of a list apart in a picture."""
_FEWEST_COUNTRIES = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A field that holds a country: of the proposal (`list` empty) or of the elements of one of its lists."""

    list: str
    field: str

    @property
    def name(self) -> str:
        """Both in one."""
        return f"{self.list}/{self.field}"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Where a country stands: its position, inside an element that of the country and that of the role."""

    place: Place
    position: int
    inner: int | None = None
    role: int | None = None


# The schemas of a batch are a handful of objects, asked for at every verdict.
_KNOWN: dict[int, tuple[Schema, tuple[Breakdown, ...], tuple[tuple[int, str, Type], ...]]] = {}
_MOST_KNOWN = 64


def breakdowns(schema: Schema) -> tuple[Breakdown, ...]:
    """Every country that a proposal names, of its own or in a list; registers are none of its own."""
    return _looked_at(schema)[1]


def money_fields(schema: Schema) -> tuple[tuple[int, str, Type], ...]:
    """The amounts of a proposal: position, name, type."""
    return _looked_at(schema)[2]


def role_field(record: Record, schema: Schema, beside: str) -> Field | None:
    """The first field of few codes that tells the elements of a list apart, such as the role; None where there is none."""
    return next(
        (
            field
            for field in record.fields
            if field.name != beside
            and not field.personal
            and (v := _vocabulary(field, schema)) is not None
            and len(v.entries) <= MOST_ROLES
        ),
        None,
    )


def _looked_at(schema: Schema) -> tuple[Schema, tuple[Breakdown, ...], tuple[tuple[int, str, Type], ...]]:
    known = _KNOWN.get(id(schema))
    if known is None or known[0] is not schema:
        while len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.pop(next(iter(_KNOWN)))
        known = _KNOWN[id(schema)] = (schema, _breakdowns(schema), _money(schema))
    return known


def _money(schema: Schema) -> tuple[tuple[int, str, Type], ...]:
    fields = schema.proposal.fields if "proposal" in schema.records else ()
    return tuple(
        (position, f.name, f.type) for position, f in enumerate(fields) if f.type.kind is Kind.MONEY and not f.personal
    )


def _breakdowns(schema: Schema) -> tuple[Breakdown, ...]:
    fields = schema.proposal.fields if "proposal" in schema.records else ()
    found = []
    for position, field in enumerate(fields):
        if _is_country(field, schema):
            found.append(Breakdown(Place("", field.name), position))
        is_own = field.type.kind is Kind.LIST and not field.register and not field.personal
        record = schema.records.get(field.type.of or "") if is_own else None
        for inner, of in enumerate(record.fields if record is not None else ()):
            if record is not None and _is_country(of, schema):
                role = role_field(record, schema, of.name)
                at = record.index(role.name) if role is not None else None
                found.append(Breakdown(Place(field.name, of.name), position, inner, at))
    return tuple(found)


def _is_country(field: Field, schema: Schema) -> bool:
    """Whether the codes of the field are those of countries, whatever it is called; not those of persons."""
    if field.personal:
        return False
    vocabulary = _vocabulary(field, schema)
    if vocabulary is None or len(vocabulary.entries) < _FEWEST_COUNTRIES:
        return False
    codes = list(vocabulary.entries)
    known = sum(len(code) == 2 and code.isupper() and country("en", code) is not None for code in codes)
    return 10 * known >= 9 * len(codes)


def _vocabulary(field: Field, schema: Schema) -> Vocabulary | None:
    return schema.vocabularies.get(field.type.of or "") if field.type.kind is Kind.CODE else None
