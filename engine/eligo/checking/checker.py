"""Room `checking`: syntax trees → the checked policy, with diagnostics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic, Result, in_order
from ..text.nearest import suggested
from .conditions import Reader
from .consequences import each_name_once, not_following
from .declarations import languages_of, noun_of, schema_of, texts_of, twice
from .linter import lint
from .modules import Gathered
from .names import Names
from .places import Place
from .policy import (
    Both,
    CheckedPolicy,
    Citation,
    Clause,
    Condition,
    Document,
    Force,
    Insertion,
    Message,
    Negation,
    Rule,
)
from .schema import Noun, Schema, Texts
from .tables import tables_of
from .terms import term
from .wording_lint import declared_words

STAGES: Mapping[str, str] = {
    "admissibility": "admissibility",
    "přípustnost": "admissibility",
    "eligibility": "eligibility",
    "způsobilost": "eligibility",
    "exclusion": "exclusion",
    "vyloučení": "exclusion",
    "selection": "selection",
    "výběr": "selection",
    "award": "award",
    "hodnocení": "award",
}
DEFAULT_STAGE = "eligibility"
RESERVED_RULES = frozenset({"proposal", "policy", "outcome", "warnings", "judgements"})


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a file gives: the policy if it is one and sound, and in any case its schema."""

    policy: CheckedPolicy | None
    schema: Schema
    files: tuple[str, ...]


def check(gathered: Gathered) -> Result[Checked]:
    """The checked policy of a gathered file. A file without a policy is checked as a module."""
    found = list(gathered.diagnostics)
    if not gathered.complete or not gathered.modules:
        return Result(None, in_order(found))
    own = gathered.modules[-1]
    flawed = bool(found)
    declarations = [d for module in gathered.modules for d in module.file.declarations]
    policies = [d for d in own.file.declarations if isinstance(d, tree.Policy)]
    found.extend(codes.SEVERAL_POLICIES.at(p.span) for p in policies[1:])
    for module in gathered.modules if policies else ():
        if module is not own:
            found.extend(
                codes.NOT_IN_A_MODULE.at(d.span)
                for d in module.file.declarations
                if isinstance(d, tree.Rule | tree.Policy)
            )
    schema = schema_of(declarations, found)
    if "proposal" not in schema.records:
        if policies and not flawed:
            found.append(codes.NO_PROPOSAL_RECORD.at(policies[0].span))
        return Result(None, in_order(found))
    policy = policies[0] if policies else None
    names = _names(declarations, policy, schema, own.file.language, found)
    reader = Reader(names)
    _check_definitions(reader, own.file.declarations)
    stage = _stage_of(policy)
    rules = _rules(reader, [d for d in declarations if isinstance(d, tree.Rule)], stage)
    files = tuple(m.source.name for m in gathered.modules)
    if policy is None and flawed:
        return Result(Checked(None, schema, files), not_following(found, gathered.diagnostics, gathered.broken))
    if policy is None:
        rest = [d for d in own.file.declarations if isinstance(d, tree.Rule | tree.Clause)]
        found.extend(codes.NOT_IN_A_MODULE.at(d.span) for d in rest[:1])
        found.extend(declared_words(own.file))
        return Result(Checked(None, schema, files), in_order(found))
    checked = _policy(reader, policy, rules, gathered, declarations)
    found.extend(lint(checked, own.file, names, [m.file for m in gathered.modules]))
    ordered = each_name_once(not_following(found, gathered.diagnostics, gathered.broken))
    sound = not Result(None, ordered).has_errors
    return Result(Checked(checked if sound else None, schema, files), ordered)


# ── names ─────────────────────────────────────────────────────────────────────────────────


def _names(
    declarations: Sequence[tree.Declaration],
    policy: tree.Policy | None,
    schema: Schema,
    language: str,
    found: list[Diagnostic],
) -> Names:
    definitions = [d for d in declarations if isinstance(d, tree.Definition)]
    tables = [d for d in declarations if isinstance(d, tree.Table)]
    twice((d.names for d in definitions), found)
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
    documents: dict[str, Document] = {}
    for part in policy.parts if policy else ():
        if isinstance(part, tree.Document):
            if part.name.text in documents:
                line = part.span.line
                found.append(codes.TWICE.at(part.name.span, name=part.name.text, line=line))
            documents[part.name.text] = Document(part.name.text, texts_of(part.text, found, language), part.url)
    by_name = {n.text: d for d in definitions for n in (d.names.name, d.names.alias) if n}
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


# ── rules ─────────────────────────────────────────────────────────────────────────────────


def _stage_of(policy: tree.Policy | None) -> str:
    """The stage of rules that do not name one: the policy's own, else eligibility."""
    parts = policy.parts if policy else ()
    named = next((p.name.text for p in parts if isinstance(p, tree.Stage)), DEFAULT_STAGE)
    return STAGES.get(named, DEFAULT_STAGE)


def _rules(reader: Reader, nodes: Sequence[tree.Rule], stage: str) -> tuple[Rule, ...]:
    rules = [_rule(reader, node, stage) for node in nodes]
    return tuple(rule for rule in rules if rule is not None)


def _rule(reader: Reader, node: tree.Rule, stage: str) -> Rule | None:
    names = reader.names
    found = names.found
    if node.name.text in RESERVED_RULES:
        found.append(codes.RESERVED_RULE.at(node.name.span, name=node.name.text))
    demands = [p for p in node.parts if isinstance(p, tree.Require | tree.Judge)]
    titles = [p for p in node.parts if isinstance(p, tree.Title)]
    if not demands:
        found.append(codes.NO_REQUIREMENT.at(node.name.span, rule=node.name.text))
    if len(titles) > 1 and len(demands) > 1:
        found.append(codes.NO_RULE_LINE.at(titles[1].span, rule=node.name.text))
    else:
        once(node.parts, found)
        found.extend(codes.SEVERAL_REQUIREMENTS.at(p.span, rule=node.name.text) for p in demands[1:])
    title: Texts = {}
    question: Texts | None = None
    note, citation = None, None
    force, requirement = Force.MUST, None
    guards: list[Condition] = []
    otherwise = advice = None
    for part in node.parts:
        match part:
            case tree.Title(text):
                title = texts_of(text, found, names.language)
            case tree.Citation():
                citation = _citation(names, part)
            case tree.Stage(name):
                stage = _stage(name, found)
            case tree.When(condition):
                guard = reader.condition(condition, Place())
                guards += [guard] if guard else []
            case tree.Unless(condition):
                guard = reader.condition(condition, Place())
                guards += [Negation(guard, part.span)] if guard else []
            case tree.Require(how, condition):
                force = Force(how)
                requirement = reader.condition(condition, Place(fails_as=False))
            case tree.Judge(how, text):
                force, question = Force(how), texts_of(text, found, names.language)
            case tree.Otherwise(text):
                otherwise = _message(reader, text)
            case tree.Advice(text):
                advice = _message(reader, text)
            case tree.Note(text):
                note = texts_of(text, found, names.language)
    if requirement is None and question is None:
        return None
    when = None if not guards else guards[0] if len(guards) == 1 else Both(tuple(guards), node.span)
    return Rule(
        node.name.text, title, stage, force, citation, when, requirement, question, otherwise, advice, note,
        node.span,
    )  # fmt: skip


def once(parts: Sequence[tree.RulePart | tree.PolicyPart], found: list[Diagnostic]) -> None:
    """A diagnostic for each kind of part that stands a second time where it may stand once."""
    seen: set[type] = set()
    for part in parts:
        if isinstance(part, tree.Document | tree.When | tree.Unless | tree.Require | tree.Judge):
            continue
        if type(part) in seen:
            found.append(codes.PART_TWICE.at(part.span, part=type(part).__name__.lower()))
        seen.add(type(part))


def _citation(names: Names, node: tree.Citation) -> Citation | None:
    document = names.documents.get(node.document.text)
    if document is None:
        near = suggested(node.document.text, names.documents)
        names.found.append(codes.UNKNOWN_DOCUMENT.at(node.document.span, name=node.document.text, **near))
        return None
    return Citation(document, texts_of(node.place, names.found, names.language))


def _stage(name: tree.Name, found: list[Diagnostic]) -> str:
    if name.text not in STAGES:
        found.append(codes.UNKNOWN_STAGE.at(name.span, name=name.text, **suggested(name.text, STAGES)))
    return STAGES.get(name.text, DEFAULT_STAGE)


def _message(reader: Reader, text: tree.Text) -> Message:
    """The author's words with their insertions; insertions with a mistake are left out."""
    parts: dict[str, tuple[str | Insertion, ...]] = {}
    languages_of(text, reader.names.found)
    for marked, words in text.by_language:
        read = [part if isinstance(part, str) else _insertion(reader, part) for part in words.parts]
        parts[marked or reader.names.language] = tuple(part for part in read if part is not None)
    return Message(parts)


def _insertion(reader: Reader, node: tree.Insertion) -> Insertion | None:
    value = term(reader, node.value, Place())
    noun = None
    if node.noun is not None:
        noun = reader.names.nouns.get(node.noun.text)
        if noun is None:
            near = suggested(node.noun.text, reader.names.nouns)
            reader.names.found.append(codes.UNKNOWN_NOUN.at(node.noun.span, name=node.noun.text, **near))
        reader.names.used.add(node.noun.text)
    return Insertion(value[0], noun) if value else None


# ── the policy as a whole ─────────────────────────────────────────────────────────────────


def _policy(
    reader: Reader,
    node: tree.Policy,
    rules: tuple[Rule, ...],
    gathered: Gathered,
    declarations: Sequence[tree.Declaration],
) -> CheckedPolicy:
    names = reader.names
    found = names.found
    once(node.parts, found)
    if not any(isinstance(d, tree.Rule) for d in declarations):
        found.append(codes.NO_RULES.at(node.name.span))
    title: Texts = {}
    note: Texts | None = None
    applies: Condition | None = None
    period: tree.Valid | None = None
    for part in node.parts:
        match part:
            case tree.Title(text):
                title = texts_of(text, found, names.language)
            case tree.Note(text):
                note = texts_of(text, found, names.language)
            case tree.Applies(condition):
                applies = reader.condition(condition, Place())
            case tree.Valid(first, last):
                period = part
                if last is not None and last < first:
                    found.append(codes.VALID_BACKWARDS.at(part.span))
            case tree.Stage(name):
                _stage(name, found)
            case tree.Document():
                pass
    written = {d.name.text for d in declarations if isinstance(d, tree.Rule)}
    places: dict[tuple[str, str], int] = {}
    for clause in (d for d in declarations if isinstance(d, tree.Clause)):
        earlier = places.setdefault((clause.document.text, clause.place), clause.span.line)
        if earlier != clause.span.line:
            found.append(codes.CLAUSE_TWICE.at(clause.span, place=clause.place, line=earlier))
    clauses = [_clause(names, d, written) for d in declarations if isinstance(d, tree.Clause)]
    own = gathered.modules[-1]
    return CheckedPolicy(
        node.name.text,
        own.file.language,
        title,
        tuple(names.documents.values()),
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
    )


def _clause(names: Names, node: tree.Clause, known: set[str]) -> Clause | None:
    document = names.documents.get(node.document.text)
    if document is None:
        near = suggested(node.document.text, names.documents)
        names.found.append(codes.UNKNOWN_DOCUMENT.at(node.document.span, name=node.document.text, **near))
        return None
    # A rule whose own line is lost or mistaken is not missed here a second time.
    lost = any(d.code in (codes.NO_RULE_LINE.id, codes.TWICE.id) for d in names.found)
    says: Texts = {}
    bound: list[str] = []
    excused: Texts | None = None
    for part in node.parts:
        match part:
            case tree.Says(text):
                says = texts_of(text, names.found, names.language)
            case tree.Excused(text):
                excused = texts_of(text, names.found, names.language)
            case tree.Bound(named):
                for name in named:
                    bound.append(name.text)
                    if name.text not in known and not lost:
                        near = suggested(name.text, known)
                        names.found.append(codes.UNKNOWN_RULE.at(name.span, name=name.text, **near))
    if not bound and excused is None:
        names.found.append(codes.CLAUSE_LOOSE.at(node.span, place=node.place))
    if bound and excused is not None:
        names.found.append(codes.CLAUSE_BOTH.at(node.span, place=node.place))
    return Clause(document, node.place, says, tuple(bound), excused)
