"""Room `reporting`: what the value of a term is, and the noun of what it counts."""

from __future__ import annotations

from typing import assert_never

from ..checking.policy import (
    Arithmetic,
    Condition,
    Constant,
    Count,
    Distinct,
    Fact,
    Groups,
    Lookup,
    Moved,
    Rounded,
    Selection,
    Term,
    Total,
)
from ..checking.schema import Kind, Noun, Schema, Type
from .wording import NUMBER


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
            return term.noun or distinct_noun(term, schema)
        case _:
            return None


def selection_noun(of: Selection, schema: Schema) -> Noun | None:
    """The declared noun of a selection; that of its record where nothing was filtered."""
    if of.noun is not None or of.condition is not None or of.within_group:
        return of.noun
    return schema.records[of.record].noun if of.record in schema.records else None


def distinct_noun(term: Distinct, schema: Schema) -> Noun | None:
    """The noun of the vocabulary whose codes are counted, where the list is not filtered by the key itself."""
    vocabulary = schema.vocabularies.get(term.key.type.of or "")
    return vocabulary.noun if vocabulary is not None and term.of.condition is None else None


def key_noun(key: Fact, schema: Schema) -> Noun | None:
    """The noun of the vocabulary by whose codes groups are made."""
    vocabulary = schema.vocabularies.get(key.type.of or "") if key.type.kind is Kind.CODE else None
    return vocabulary.noun if vocabulary is not None else None


def narrowed(of: Selection, schema: Schema) -> tuple[Noun | None, Condition | None]:
    """The noun of the list that was narrowed, and by what: the named list if it has a noun, else the record."""
    if of.base is not None and of.base.noun is not None:
        return of.base.noun, of.added
    return schema.records[of.record].noun if of.record in schema.records else None, of.condition
