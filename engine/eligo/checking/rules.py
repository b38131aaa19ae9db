"""Room `checking`: rules as written → as understood, with their exceptions, messages and consequences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import suggested
from .conditions import Reader
from .declarations import languages_of, texts_of
from .evidence import mark_of
from .exceptions import exceptions_of
from .names import Names
from .places import Place
from .policy import Both, Citation, Condition, Consequence, Document, Force, Insertion, Message, Negation, Rule
from .schema import Texts
from .terms import term
from .titles import title_of

Documents: TypeAlias = Mapping[str, Document]

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


def stage_of(policies: Sequence[tree.Policy]) -> str:
    """The stage of rules that do not name one: that of the last policy which names one, else eligibility."""
    parts = [part for policy in reversed(policies) for part in policy.parts]
    named = next((p.name.text for p in parts if isinstance(p, tree.Stage)), DEFAULT_STAGE)
    return STAGES.get(named, DEFAULT_STAGE)


def rule_of(
    reader: Reader, node: tree.Rule, stage: str, documents: Documents, origin: str, citable: Documents
) -> Rule | None:
    """A rule as understood; None after a diagnostic that leaves nothing to evaluate.

    Its own source is one of `citable`, those of its exceptions stand in `documents`.
    """
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
    note, citation, evidence, unconfirmed = None, None, None, None
    force, requirement = Force.MUST, None
    guards: list[Condition] = []
    otherwise = advice = None
    consequence: Consequence | None = None
    for part in node.parts:
        match part:
            case tree.Title(text):
                title = title_of(reader, text)
            case tree.Citation():
                citation = cited(names, citable, part)
            case tree.Evidence():
                evidence = mark_of(part, found)
            case tree.Unconfirmed(reason):
                unconfirmed = texts_of(reason, found, names.language) if reason else {}
            case tree.Stage(name):
                stage = known_stage(name, found)
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
            case tree.Consequence(kind, points, text):
                consequence = Consequence(kind, points, texts_of(text, found, names.language) if text else None)
                if question is not None or any(isinstance(p, tree.Judge) for p in node.parts):
                    found.append(codes.CONSEQUENCE_OF_QUESTION.at(part.span, rule=node.name.text))
            case tree.Note(text):
                note = texts_of(text, found, names.language)
    exceptions = exceptions_of(reader, node, lambda citation: cited(names, documents, citation))
    if requirement is None and question is None:
        return None
    when = None if not guards else guards[0] if len(guards) == 1 else Both(tuple(guards), node.span)
    return Rule(
        node.name.text,
        title,
        stage,
        # What is only warned of, ignored or clarified never rejects a proposal.
        force if consequence is None else Force.SHOULD,
        citation,
        when,
        requirement,
        question,
        otherwise,
        advice,
        note,
        exceptions,
        consequence,
        evidence,
        unconfirmed,
        origin,
        span=node.span,
    )


def once(parts: Sequence[tree.RulePart | tree.PolicyPart], found: list[Diagnostic]) -> None:
    """A diagnostic for each kind of part that stands a second time where it may stand once."""
    seen: set[type] = set()
    for part in parts:
        if isinstance(part, tree.Document | tree.When | tree.Unless | tree.Require | tree.Judge):
            continue
        if type(part) in seen:
            found.append(codes.PART_TWICE.at(part.span, part=type(part).__name__.lower()))
        seen.add(type(part))


def plain_title(node: tree.Rule, language: str) -> Texts:
    """The title of a rule that no longer holds; none where it inserts a value, which may be gone with the rule."""
    for part in node.parts:
        if isinstance(part, tree.Title):
            words = [written.parts for _, written in part.text.by_language]
            return texts_of(part.text, [], language) if all(isinstance(p, str) for w in words for p in w) else {}
    return {}


def cited(names: Names, documents: Documents, node: tree.Citation) -> Citation | None:
    """The place that a citation names, among the documents of its layer."""
    document = documents.get(node.document.text)
    if document is None:
        near = suggested(node.document.text, documents)
        names.found.append(codes.UNKNOWN_DOCUMENT.at(node.document.span, name=node.document.text, **near))
        return None
    return Citation(document, texts_of(node.place, names.found, names.language))


def known_stage(name: tree.Name, found: list[Diagnostic]) -> str:
    """The stage of that name, in either language."""
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
