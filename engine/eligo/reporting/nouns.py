"""Room `reporting`: what the value of a term is, and the noun of what it counts."""

from __future__ import annotations

from typing import assert_never

from ..checking.policy import (
    Arithmetic,
    Both,
    Condition,
    Constant,
    Count,
    Distinct,
    Fact,
    Groups,
    Lookup,
    Member,
    Moved,
    Rounded,
    Selection,
    Term,
    Total,
)
from ..checking.schema import Kind, Noun, Schema, Type
from .wording import NUMBER, spoken_of


def type_of(term: Term) -> Type:
    """The type of a term's value."""
    match term:
        case Count() | Distinct() | Groups():
            return NUMBER
        case Constant() | Fact() | Total() | Arithmetic() | Lookup() | Moved() | Rounded():
            return term.type
        case _:
            assert_never(term)


def noun_of(term: Term, schema: Schema) -> Noun | None:
    """The noun of what a term counts, where one was declared for exactly that."""
    match term:
        case Count(of):
            return selection_noun(of, schema)
        case Distinct():
            return term.noun or key_noun(term.key, schema)
        case Groups(key, of):
            return _group_noun(key, of, schema) or key_noun(key, schema)
        case _:
            return None


def selection_noun(of: Selection, schema: Schema) -> Noun | None:
    """The declared noun of a selection; that of its record where nothing was filtered."""
    if of.noun is not None or of.condition is not None or of.within_group:
        return of.noun
    return schema.records[of.record].noun if of.record in schema.records else None


def key_noun(key: Fact, schema: Schema) -> Noun | None:
    """The noun of the vocabulary by whose codes groups are made."""
    vocabulary = schema.vocabularies.get(key.type.of or "") if key.type.kind is Kind.CODE else None
    return vocabulary.noun if vocabulary is not None else None


def named(of: Selection, schema: Schema, language: str) -> tuple[Noun | None, Condition | None]:
    """The noun of a selection and what it leaves unsaid: the filter of a named list, or of a whole one."""
    noun = selection_noun(of, schema)
    if spoken_of(noun, language) is not None:
        return noun, None
    if of.base is not None and spoken_of(of.base.noun, language) is not None:
        return of.base.noun, of.added
    return schema.records[of.record].noun if of.record in schema.records else None, of.condition


def _group_noun(key: Fact, of: Selection, schema: Schema) -> Noun | None:
    """The noun of the group of codes to which the filter narrows the keys, as of different values."""
    vocabulary = schema.vocabularies.get(key.type.of or "")
    items = of.condition.items if isinstance(of.condition, Both) else (of.condition,)
    for item in items if vocabulary is not None else ():
        if isinstance(item, Member) and item.value == key and len(item.names) == 1:
            group = vocabulary.groups.get(item.names[0]) if vocabulary is not None else None
            if group is not None and group.noun is not None:
                return group.noun
    return None


def beside_the_group(term: Distinct | Groups, rest: Condition | None, schema: Schema) -> Condition | None:
    """A filter without the part that the noun says: `countries where country in programme_countries`."""
    if noun_of(term, schema) == key_noun(term.key, schema):
        return rest
    items = rest.items if isinstance(rest, Both) else () if rest is None else (rest,)
    kept = tuple(i for i in items if not (isinstance(i, Member) and i.value == term.key and len(i.names) == 1))
    if not kept or rest is None:
        return None
    return kept[0] if len(kept) == 1 else Both(kept, rest.span)
