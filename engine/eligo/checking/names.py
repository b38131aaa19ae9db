"""Room `checking`: what the names in a condition mean (semantics 14 to 16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ..syntax import tree
from ..syntax.nesting import depth_of, size_of
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import suggested
from .policy import Constant, Document, Fact, Parameter, Scope, Table
from .schema import Field, Kind, Noun, Record, Schema, Type, Vocabulary

MAX_PARTS = 300_000


@dataclass(slots=True)
class Allowance:
    """How many nodes the definitions of a policy may still put in the places of their names."""

    left: int = MAX_PARTS


@dataclass(frozen=True, slots=True)
class Frame:
    """An element at hand: of a list (`key` None), or a group of elements that share the value of one field."""

    record: Record
    field: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Everything that a policy's files declare, by every spelling; `found` collects the diagnostics.

    `lost` are parameters that are told as mistaken already, so that nobody calls their names unknown as well.
    """

    schema: Schema
    definitions: dict[str, tree.Definition]
    tables: dict[str, Table]
    documents: dict[str, Document]
    nouns: dict[str, Noun]
    language: str
    found: list[Diagnostic] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    broken: frozenset[str] = frozenset()
    parameters: dict[str, Parameter] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    allowance: Allowance = field(default_factory=Allowance)
    extents: dict[str, tuple[int, int]] = field(default_factory=dict)

    def extent(self, definition: tree.Definition) -> tuple[int, int]:
        """How deep and how large the body of a definition is."""
        name = definition.names.name.text
        if name not in self.extents:
            self.extents[name] = depth_of(definition.body), size_of(definition.body)
        return self.extents[name]

    def all_spelled(self) -> Iterator[str]:
        """Every name that could stand for a value of the proposal."""
        yield from self.definitions
        yield from self.parameters
        yield from spelled(self.schema.proposal)


def spelled(record: Record) -> dict[str, Field]:
    """The fields of a record by name and alias."""
    return {name: f for f in record.fields for name in (f.name, f.alias) if name}


def codes_of(vocabulary: Vocabulary, name: str) -> frozenset[str] | None:
    """The codes that a name means in a vocabulary: one code, or the members of a group."""
    for entry in vocabulary.entries.values():
        if name in (entry.code, entry.alias, *entry.also):
            return frozenset({entry.code})
    for group in vocabulary.groups.values():
        if name in (group.name, group.alias):
            return group.codes
    return None


def group_named(vocabulary: Vocabulary, name: str) -> str | None:
    """The proper name of a group, from any of its spellings."""
    return next((g.name for g in vocabulary.groups.values() if name in (g.name, g.alias)), None)


def names_of_vocabulary(vocabulary: Vocabulary) -> list[str]:
    """Every code and group of a vocabulary, by every spelling."""
    entries = [n for e in vocabulary.entries.values() for n in (e.code, e.alias, *e.also) if n]
    return entries + [n for g in vocabulary.groups.values() for n in (g.name, g.alias) if n]


def find(names: Names, path: tree.Path, frames: tuple[Frame, ...]) -> Fact | Constant | tree.Definition | Field | None:
    """What a path means: a fact, a parameter, a definition, or a list of the proposal; None after a diagnostic."""
    first, *rest = path.names
    if len(rest) > 1:
        names.found.append(codes.UNKNOWN_NAME.at(path.span, name=path.text))
        return None
    if rest:
        return _qualified(names, first, rest[0], frames)
    proposal = spelled(names.schema.proposal)
    element = _of_frame(frames[-1], first.text) if frames else None
    if element is not None:
        if first.text in names.definitions or first.text in names.parameters or first.text in proposal:
            names.found.append(codes.AMBIGUOUS.at(first.span, name=first.text, record=frames[-1].record.name))
        return _fact(frames, len(frames) - 1, element, first)
    if first.text in names.definitions:
        names.used.add(names.definitions[first.text].names.name.text)
        return names.definitions[first.text]
    if first.text in names.parameters:
        names.used.add(names.parameters[first.text].name)
        return replace(names.parameters[first.text].value, span=first.span)
    if first.text in proposal:
        return _proposal_fact(names, proposal[first.text], first)
    if first.text in names.lost:
        return None
    for level in range(len(frames) - 2, -1, -1):
        outer = _of_frame(frames[level], first.text)
        if outer is not None:
            return _fact(frames, level, outer, first)
    known = [*names.all_spelled(), *(spelled(frames[-1].record) if frames else ())]
    names.found.append(codes.UNKNOWN_NAME.at(first.span, name=first.text, **suggested(first.text, known)))
    return None


def knows(names: Names, path: tree.Path, frames: tuple[Frame, ...]) -> bool:
    """Whether a path would be found."""
    if len(path.names) > 1:
        return True
    name = path.names[0].text
    return (
        name in names.definitions
        or name in names.parameters
        or name in names.lost
        or name in spelled(names.schema.proposal)
        or any(_of_frame(frame, name) is not None for frame in frames)
    )


def _of_frame(frame: Frame, name: str) -> Field | None:
    found = spelled(frame.record).get(name)
    if found is not None and frame.key is not None and found.name != frame.key:
        return None
    return found


def _qualified(names: Names, record: tree.Name, wanted: tree.Name, frames: tuple[Frame, ...]) -> Fact | Field | None:
    proposal = names.schema.proposal
    if record.text in (proposal.name, proposal.alias):
        fields = spelled(proposal)
        if wanted.text in fields:
            return _proposal_fact(names, fields[wanted.text], wanted)
        near = suggested(wanted.text, fields)
        names.found.append(codes.UNKNOWN_FIELD.at(wanted.span, name=wanted.text, record=record.text, **near))
        return None
    for level in range(len(frames) - 1, -1, -1):
        frame = frames[level]
        if record.text in (frame.record.name, frame.record.alias):
            found = _of_frame(frame, wanted.text)
            if found is not None:
                return _fact(frames, level, found, wanted)
            near = suggested(wanted.text, spelled(frame.record))
            names.found.append(codes.UNKNOWN_FIELD.at(wanted.span, name=wanted.text, record=record.text, **near))
            return None
    known = [n for r in [proposal, *(f.record for f in frames)] for n in (r.name, r.alias) if n]
    known += [n for n, d in names.definitions.items() if isinstance(d.body, tree.Single)]
    names.found.append(codes.UNKNOWN_NAME.at(record.span, name=record.text, **suggested(record.text, known)))
    return None


def _proposal_fact(names: Names, field_: Field, name: tree.Name) -> Fact | Field:
    if field_.type.kind is Kind.LIST:
        return field_
    proposal = names.schema.proposal
    return Fact(
        Scope.PROPOSAL,
        proposal.name,
        field_.name,
        proposal.index(field_.name),
        field_.type,
        field_.minimum,
        span=name.span,
    )


def _fact(frames: tuple[Frame, ...], level: int, field_: Field, name: tree.Name) -> Fact:
    record = frames[level].record
    return Fact(
        Scope.ELEMENT,
        record.name,
        field_.name,
        record.index(field_.name),
        field_.type,
        field_.minimum,
        len(frames) - 1 - level,
        span=name.span,
    )


def kind_name(type_: Type) -> str:
    """The id under which the catalogue names a kind of value."""
    return f"kind-{type_.kind.name.lower().replace('_', '-')}"
