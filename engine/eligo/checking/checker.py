"""Room `checking`: syntax trees → the checked policy, with diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic, Result, in_order
from ..text.nearest import suggested
from .conditions import Reader
from .consequences import each_name_once, not_following, not_of_two_in_one
from .declarations import noun_of, schema_of, texts_of, twice
from .layering import Layers, Stated, layered
from .modules import Gathered
from .names import Names
from .parameters import parameter
from .periods import turning_days
from .places import Place
from .policy import CheckedPolicy, Citation, Clause, Document, Dropped, Rule, every_exception
from .rules import Documents, cited, known_stage, once, plain_title, rule_of, stage_of
from .schema import Noun, Schema, Texts
from .tables import tables_of


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a file gives: the policy if it is one and sound, and in any case its schema."""

    policy: CheckedPolicy | None
    schema: Schema
    files: tuple[str, ...]


Lint: TypeAlias = Callable[[CheckedPolicy | None, tree.File, Names, Sequence[tree.File]], Iterable[Diagnostic]]
"""The warnings about a policy, or about a module, by its file and those that it uses."""


def check(gathered: Gathered, lint: Lint | None = None, despite: frozenset[str] = frozenset()) -> Result[Checked]:
    """The checked policy of a gathered file. A file without a policy is checked as a module.

    Whoever wants warnings too gives the `lint`; evaluating does without, for they cost as much as the rest. Where groups or parameters change with time, the policy is checked as it is on each day of change. Whoever looks at what is
    wrong itself names the codes of errors `despite` which there is a policy.
    """
    found = list(gathered.diagnostics)
    if not gathered.complete or not gathered.modules:
        return Result(None, in_order(found))
    layers = layered(gathered)
    found += layers.found
    valid = _period(layers.policies[-1]) if layers.policies else None
    first = _checked_on(valid.first if valid else None, valid, gathered, layers, found, lint)
    later: list[tuple[date, CheckedPolicy]] = []
    for day in turning_days(layers.declarations, valid) if first is not None and first.policy is not None else ():
        version = _checked_on(day, valid, gathered, layers, found)
        if version is not None and version.policy is not None:
            later.append((day, version.policy))
    found = not_of_two_in_one(found, gathered.modules[-1].file)
    ordered = each_name_once(not_following(found, gathered.diagnostics, gathered.broken, gathered.damaged))
    if first is None:
        return Result(None, ordered)
    sound = not Result(None, tuple(d for d in ordered if d.code not in despite)).has_errors
    policy = replace(first.policy, later=tuple(later)) if sound and first.policy is not None else None
    return Result(Checked(policy, first.schema, first.files), ordered)


def _period(policy: tree.Policy) -> tree.Valid | None:
    return next((part for part in policy.parts if isinstance(part, tree.Valid)), None)


def _checked_on(
    day: date | None,
    valid: tree.Valid | None,
    gathered: Gathered,
    layers: Layers,
    found: list[Diagnostic],
    lint: Lint | None = None,
) -> Checked | None:
    """A file as it is on a day; `policy` is None where it holds none."""
    own = gathered.modules[-1]
    declarations = layers.declarations
    policies = [d for d in own.file.declarations if isinstance(d, tree.Policy)]
    found.extend(codes.SEVERAL_POLICIES.at(p.span) for p in policies[1:])
    for module in gathered.modules if policies else ():
        if module is not own and not module.base:
            found.extend(
                codes.NOT_IN_A_MODULE.at(d.name.span)
                for d in module.file.declarations
                if isinstance(d, tree.Rule | tree.Policy)
            )
    schema = schema_of(declarations, found, day, valid)
    if "proposal" not in schema.records:
        if policies and not gathered.diagnostics:
            found.append(codes.NO_PROPOSAL_RECORD.at(policies[0].span))
        return None
    documents = _documents(layers, own.file.language, found)
    current = documents[policies[0].name.text] if policies else {}
    names = _names(declarations, current, schema, own.file.language, found)
    _read_parameters(names, layers, documents, day, valid)
    reader = Reader(names)
    _check_definitions(reader, own.file.declarations)
    stage = stage_of(layers.policies)
    read = [
        _rule(reader, d, stage, documents, current, stated)
        for stated in layers.stated
        if isinstance(d := stated.declaration, tree.Rule)
    ]
    rules = tuple(rule for rule in read if rule is not None)
    files = tuple(m.source.name for m in gathered.modules)
    if not policies and gathered.diagnostics:
        return Checked(None, schema, files)
    if not policies:
        rest = [d for d in own.file.declarations if isinstance(d, tree.Rule | tree.Clause)]
        found.extend(
            codes.NOT_IN_A_MODULE.at(d.name.span if isinstance(d, tree.Rule) else d.document.span) for d in rest[:1]
        )
    checked = _policy(reader, policies[0], rules, gathered, layers, documents) if policies else None
    if lint is not None:
        found.extend(lint(checked, own.file, names, [m.file for m in gathered.modules]))
    return Checked(checked, schema, files)


def _rule(
    reader: Reader, node: tree.Rule, stage: str, documents: Mapping[str, Documents], own: Documents, stated: Stated
) -> Rule | None:
    before = documents.get(stated.origin, own)
    citable = documents.get(stated.cited_by, own) if stated.cited_by else before
    return rule_of(reader, node, stage, before, stated.origin, citable)


def _documents(layers: Layers, language: str, found: list[Diagnostic]) -> dict[str, dict[str, Document]]:
    """The documents that each layer can cite: its own and, behind them, those of the layers below."""
    known: dict[str, Document] = {}
    by_layer: dict[str, dict[str, Document]] = {}
    for policy in layers.policies:
        own: dict[str, Document] = {}
        for part in policy.parts:
            if isinstance(part, tree.Document):
                if part.name.text in own:
                    line = part.span.line
                    found.append(codes.TWICE.at(part.name.span, name=part.name.text, line=line))
                own.setdefault(part.name.text, Document(part.name.text, texts_of(part.text, found, language), part.url))
        known = known | own
        by_layer[policy.name.text] = known
    return by_layer


def _read_parameters(
    names: Names,
    layers: Layers,
    documents: dict[str, dict[str, Document]],
    day: date | None,
    valid: tree.Valid | None,
) -> None:
    """Puts the parameters, as they are on a day, among the names."""
    nodes = [s for s in layers.stated if isinstance(s.declaration, tree.Parameter)]
    for stated in nodes:
        node = stated.declaration
        assert isinstance(node, tree.Parameter), "only parameters were chosen"
        cites = documents.get(stated.origin, names.documents)
        read = parameter(names, node, day, valid, lambda c, d=cites: cited(names, d, c), stated.origin)  # type: ignore[misc]
        if read is None:
            names.lost.update(name.text for name in (node.names.name, node.names.alias) if name)
            continue
        for spelling in (read.name, read.alias):
            if spelling and spelling not in names.parameters:
                names.parameters[spelling] = read
                if read.value.noun is not None:
                    names.nouns[spelling] = read.value.noun


# ── names ─────────────────────────────────────────────────────────────────────────────────


def _names(
    declarations: Sequence[tree.Declaration],
    documents: dict[str, Document],
    schema: Schema,
    language: str,
    found: list[Diagnostic],
) -> Names:
    definitions = [d for d in declarations if isinstance(d, tree.Definition)]
    tables = [d for d in declarations if isinstance(d, tree.Table)]
    registers = {d.names.name.text: d for d in reversed(declarations) if isinstance(d, tree.Register)}
    values = [
        d
        for d in declarations
        if isinstance(d, tree.Definition | tree.Parameter)
        or (isinstance(d, tree.Register) and registers[d.names.name.text] is d)
    ]
    twice((d.names for d in values), found)
    twice((d.names for d in tables), found)
    twice((d.name for d in declarations if isinstance(d, tree.Rule)), found)
    nouns: dict[str, Noun] = {}
    for vocabulary in schema.vocabularies.values():
        named = [(vocabulary.name, vocabulary.alias, vocabulary.noun)]
        named += [(g.name, g.alias, g.noun) for g in vocabulary.groups.values()]
        nouns |= {n: noun for name, alias, noun in named if noun for n in (name, alias) if n}
    for record in schema.records.values():
        if record.noun:
            nouns |= {n: record.noun for n in (record.name, record.alias) if n}
    for field in schema.proposal.fields:
        of_list = schema.records.get(field.type.of or "")
        noun = of_list.noun if of_list else None
        if noun is not None:
            nouns |= {n: noun for n in (field.name, field.alias) if n}
    for d in definitions:
        noun = noun_of(d.called, d.names.name.text, found)
        if noun is not None:
            nouns |= {n.text: noun for n in (d.names.name, d.names.alias) if n}
    by_name = {n.text: d for d in reversed(definitions) for n in (d.names.name, d.names.alias) if n}
    sound = tables_of(declarations, schema, found)
    broken = frozenset(n.text for d in tables for n in (d.names.name, d.names.alias) if n and n.text not in sound)
    return Names(schema, by_name, sound, documents, nouns, language, found, broken=broken)


def _check_definitions(reader: Reader, declarations: Sequence[tree.Declaration]) -> None:
    """Reads every definition of the file once, so that a mistake in one that nobody uses is found too."""
    for node in declarations:
        if isinstance(node, tree.Definition):
            used = set(reader.names.used)
            place = Place().opening(node.names.name.text)
            if isinstance(node.body, tree.Filtered):
                reader.selected(node.body, place)
            else:
                reader.value_or_condition(node.body, place)
            reader.names.used.clear()
            reader.names.used.update(used)


# ── the policy as a whole ─────────────────────────────────────────────────────────────────


def _policy(
    reader: Reader,
    node: tree.Policy,
    rules: tuple[Rule, ...],
    gathered: Gathered,
    layers: Layers,
    documents: dict[str, dict[str, Document]],
) -> CheckedPolicy:
    names = reader.names
    found = names.found
    once(node.parts, found)
    declarations = layers.declarations
    if not any(isinstance(d, tree.Rule) for d in declarations):
        found.append(codes.NO_RULES.at(node.name.span))
    title: Texts = {}
    note: Texts | None = None
    period: tree.Valid | None = None
    for part in node.parts:
        match part:
            case tree.Title(text):
                title = texts_of(text, found, names.language)
            case tree.Note(text):
                note = texts_of(text, found, names.language)
            case tree.Valid(first, last):
                period = part
                if last is not None and last < first:
                    found.append(codes.VALID_BACKWARDS.at(part.span))
            case tree.Stage(name):
                known_stage(name, found)
            case tree.Applies() | tree.Document():
                pass
    below = [p for policy in reversed(layers.policies) for p in policy.parts if isinstance(p, tree.Applies)]
    applies = reader.condition(below[0].condition, Place()) if below else None
    known = {d.name.text for d in declarations if isinstance(d, tree.Rule)}
    places: dict[tuple[str, str], int] = {}
    for clause in (d for d in declarations if isinstance(d, tree.Clause)):
        earlier = places.setdefault((clause.document.text, clause.place), clause.span.line)
        if earlier != clause.span.line:
            found.append(codes.CLAUSE_TWICE.at(clause.span, place=clause.place, line=earlier))
    dropped = tuple(
        Dropped(
            d.rule.name.text, texts_of(d.because, found, names.language), d.origin, plain_title(d.rule, names.language)
        )
        for d in layers.dropped
    )
    clauses = [
        _clause(names, d, known, documents.get(stated.origin, names.documents), dropped, stated.origin)
        for stated in layers.stated
        if isinstance(d := stated.declaration, tree.Clause)
    ]
    stated_here = {part.name.text for part in node.parts if isinstance(part, tree.Document)}
    here = [d for name, d in names.documents.items() if name in stated_here]
    parameters = tuple({p.name: p for p in names.parameters.values()}.values())
    sources = (*_sources(rules), *(p.source for p in parameters))
    cites = [s.document for s in sources if s is not None] + [c.document for c in clauses if c is not None]
    own = gathered.modules[-1]
    return CheckedPolicy(
        node.name.text,
        own.file.language,
        title,
        _each(here, cites),
        applies,
        period.first if period else None,
        period.last if period else None,
        note,
        names.schema,
        names.tables,
        names.nouns,
        rules,
        tuple(clause for clause in clauses if clause is not None),
        gathered.sha256,
        tuple(m.source.name for m in gathered.modules),
        node.extends.text if node.extends else None,
        parameters,
        dropped,
    )


def _sources(rules: Iterable[Rule]) -> Iterator[Citation | None]:
    for rule in rules:
        yield rule.source
        yield from (exception.source for exception in every_exception(rule.exceptions))


def _each(declared: Iterable[Document], cited_ones: Iterable[Document]) -> tuple[Document, ...]:
    """The documents of a policy, each once: its own, and of older ones those that are still cited."""
    found: list[Document] = []
    for document in (*declared, *cited_ones):
        if document not in found:
            found.append(document)
    return tuple(found)


def _clause(
    names: Names, node: tree.Clause, known: set[str], documents: Documents, dropped: tuple[Dropped, ...], origin: str
) -> Clause | None:
    """A clause as understood; where all its rules were dropped, the reason for that excuses it."""
    document = documents.get(node.document.text)
    if document is None:
        near = suggested(node.document.text, documents)
        names.found.append(codes.UNKNOWN_DOCUMENT.at(node.document.span, name=node.document.text, **near))
        return None
    # A rule whose own line is lost or mistaken is not missed here a second time.
    lost = any(d.code in (codes.NO_RULE_LINE.id, codes.TWICE.id) for d in names.found)
    says: Texts = {}
    bound: list[str] = []
    excused: Texts | None = None
    because: Texts | None = None
    for part in node.parts:
        match part:
            case tree.Says(text):
                says = texts_of(text, names.found, names.language)
            case tree.Excused(text):
                excused = texts_of(text, names.found, names.language)
            case tree.Bound(named):
                gone = {d.rule: d for d in dropped}
                for name in named:
                    if name.text in gone and name.text not in known:
                        because = gone[name.text].because
                        continue
                    bound.append(name.text)
                    if name.text not in known and not lost:
                        near = suggested(name.text, known)
                        names.found.append(codes.UNKNOWN_RULE.at(name.span, name=name.text, **near))
    if not bound and excused is None:
        excused = because
    if not bound and excused is None:
        names.found.append(codes.CLAUSE_LOOSE.at(node.span, place=node.place))
    if bound and excused is not None:
        names.found.append(codes.CLAUSE_BOTH.at(node.span, place=node.place))
    by_language = texts_of(node.named, names.found, names.language) if node.named else {}
    return Clause(document, node.place, by_language, says, tuple(bound), excused, origin)
