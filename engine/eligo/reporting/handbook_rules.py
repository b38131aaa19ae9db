"""Room `reporting`: the rules of a policy as the handbook tells them, grouped by the stage that looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..checking.policy import (
    Both,
    CheckedPolicy,
    Condition,
    Constant,
    Force,
    Insertion,
    Message,
    Rule,
    RuleException,
    every_exception,
)
from ..text.locale import typeset
from ..text.messages import say
from .anatomy import between
from .book import Badge, Entry, Link, Part, Passage, Row
from .describing import term_name
from .handbook_setting import Setting
from .handbook_terms import terms_of
from .pages import STAGES, Words, authored, place_of, words_in
from .sentences import consequence_sentence
from .stating import exception_title
from .wording import capital, counted, form, in_language


def rules_part(at: Setting) -> Part:
    """Every rule, stage by stage."""
    stages = [stage for stage in (*STAGES, *(r.stage for r in at.rules)) if any(r.stage == stage for r in at.rules)]
    return Part(
        "rules",
        at.anchor("rules"),
        at.say("heading-rules"),
        parts=tuple(
            Part(
                "stage",
                at.anchor("stage", stage),
                at.say(f"stage-{stage}"),
                intro=(Passage(at.words(f"stage-{stage}-note")),),
                entries=tuple(_rule(at, rule, n) for n, rule in enumerate(at.rules, 1) if rule.stage == stage),
            )
            for stage in dict.fromkeys(stages)
        ),
    )


def _rule(at: Setting, rule: Rule, number: int) -> Entry:
    return Entry(
        anchor=at.anchor("rule", rule.id),
        title=words_in(rule.title, at.language) if rule.title else Words(rule.id),
        number=str(number),
        name=rule.id,
        badges=tuple(_badges(at, rule)),
        rows=tuple(row for row in _rows(at, rule) if row.passages),
    )


def _kind(rule: Rule) -> str:
    """What kind of rule it is: one with a consequence, a question to a person, a must or a should."""
    if rule.consequence is not None:
        return "consequence"
    return f"judge-{rule.force.value}" if rule.requirement is None else rule.force.value


def _badges(at: Setting, rule: Rule) -> Iterator[Badge]:
    yield Badge(_kind(rule), at.say(f"force-{_kind(rule)}"))
    if rule.unconfirmed is not None:
        yield Badge("unconfirmed", at.say("unconfirmed"))


def _rows(at: Setting, rule: Rule) -> Iterator[Row]:
    spoken = at.language
    if rule.requirement is None:
        yield at.row("question", *at.authored(rule.question))
    else:
        key = "recommended" if rule.force is Force.SHOULD and rule.consequence is None else "required"
        yield demand(at, key, lambda version: _same(version, rule).requirement)
    yield at.row("when", *at.condition(lambda version: _same(version, rule).when))
    yield at.row("exceptions", *(_exception(at, rule, e) for e in rule.exceptions))
    judged = rule.requirement is None and rule.consequence is None
    yield at.row(
        "decides" if judged else "force", Passage(at.words(f"force-{_kind(rule)}-means")), *_consequence(at, rule)
    )
    yield at.row("otherwise", *_message(at, rule.otherwise))
    yield at.row("advice", *_message(at, rule.advice))
    yield at.row("note", *at.authored(rule.note))
    if rule.source is not None:
        yield at.row("source", at.source(rule.source))
    if rule.evidence is not None:
        yield at.row("evidence", Passage(Words(capital(say(spoken, f"evidence-{rule.evidence}")))))
    yield at.row("unconfirmed", *at.authored(rule.unconfirmed))
    if rule.origin not in ("", at.policy.name):
        yield at.row("origin", Passage(at.words("taken-over", policy=rule.origin)))
    yield at.row("fields", *_fields(at, rule))
    yield at.row("terms", *_ways(tuple(_terms(at, rule))))
    clauses = [c for c in at.policy.clauses if rule.id in c.rules]
    yield at.row("clauses", *_ways(tuple(Link(at.clause(c), place_of(c, at.language)) for c in clauses)))


def _ways(links: tuple[Link, ...]) -> tuple[Passage, ...]:
    return (Passage(links=links),) if links else ()


def demand(at: Setting, key: str, pick: Callable[[CheckedPolicy], Condition | None]) -> Row:
    """What is required; each part of an *and* on a line of its own, unless it changes with time."""
    requirement = pick(at.policy)
    changes = any(pick(version) != requirement for _, version in at.policy.later)
    if not isinstance(requirement, Both) or changes or between(requirement.items) is not None:
        return at.row(key, *at.condition(pick))
    return at.row(f"{key}-all", *(passage for item in requirement.items for passage in at.condition(_always(item))))


def _always(condition: Condition) -> Callable[[CheckedPolicy], Condition]:
    return lambda _: condition


def _same(version: CheckedPolicy, rule: Rule) -> Rule:
    """The rule as a later version of the policy has it."""
    return next((r for r in version.rules if r.id == rule.id), rule)


def _exception(at: Setting, rule: Rule, exception: RuleException) -> Passage:
    def same(version: CheckedPolicy) -> RuleException:
        known = every_exception(_same(version, rule).exceptions)
        return next((e for e in known if e.name == exception.name), exception)

    rows = [at.row("exception-when", *at.condition(lambda version: same(version).when))]
    if exception.requirement is None:
        rows.append(at.row("exception-required", Passage(at.words("nothing-required"))))
    else:
        rows.append(demand(at, "exception-required", lambda version: same(version).requirement))
    rows.append(at.row("exceptions-inner", *(_exception(at, rule, e) for e in exception.exceptions)))
    rows.append(at.row("note", *at.authored(exception.note)))
    if exception.source is not None:
        rows.append(at.row("source", at.source(exception.source)))
    title = authored(
        (exception_title(exception, at.language), in_language(exception.title, at.language)[1]), at.language
    )
    return Passage(title, inner=tuple(row for row in rows if row.passages))


def _consequence(at: Setting, rule: Rule) -> Iterator[Passage]:
    if rule.consequence is not None:
        yield Passage(Words(typeset(at.language, consequence_sentence(rule.consequence, at.language))))


def _message(at: Setting, text: Message | None) -> tuple[Passage, ...]:
    """The author's words; a value that only a proposal has is named in brackets."""
    if text is None or not text.parts:
        return ()
    spoken = next((known for known in (at.language, "") if known in text.parts), next(iter(text.parts)))
    pieces = [part if isinstance(part, str) else _inserted(at, part) for part in text.parts[spoken]]
    return (Passage(authored(("".join(pieces), None if spoken in (at.language, "") else spoken), at.language)),)


def _inserted(at: Setting, insertion: Insertion) -> str:
    value = insertion.value
    if isinstance(value, Constant):
        if insertion.noun is not None and isinstance(value.value, int):
            return counted(insertion.noun, at.language, value.value) or term_name(value, at.schema, at.language)
        return term_name(value, at.schema, at.language)
    noun = form(insertion.noun, at.language, "other")
    named = say(at.language, "words-number-of", noun=noun) if noun else term_name(value, at.schema, at.language)
    return f"[{named}]"


def _fields(at: Setting, rule: Rule) -> Iterator[Passage]:
    """The fields of the form that a rule reads, record by record; a list alone only where nothing in it is read."""
    read = at.uses[rule.id].fields
    lists = {f.name: f.type.of for f in at.schema.proposal.fields if f.type.of in at.schema.records}
    for record in at.schema.records.values():
        shown = tuple(
            at.to_field(record, field)
            for field in record.fields
            if (record.name, field.name) in read
            and not (record.name == "proposal" and any(r == lists.get(field.name) for r, _ in read))
        )
        if shown:
            yield Passage(Words(at.say("of-record", name=at.record_name(record))), links=shown)


def _terms(at: Setting, rule: Rule) -> Iterator[Link]:
    """The terms, groups, tables and parameters that a rule uses."""
    uses = at.uses[rule.id]
    yield from (term.link for term in terms_of(at) if term.name in uses.lists)
    for vocabulary, name in uses.groups:
        yield at.to_group(vocabulary, at.schema.vocabularies[vocabulary].groups[name])
    yield from (at.to_table(table) for table in uses.tables.values())
    yield from (at.to_parameter(p) for p in at.policy.parameters if p.name in uses.parameters)
