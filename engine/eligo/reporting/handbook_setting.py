"""Room `reporting`: what every part of a handbook starts from: the policy, the language, the places to lead to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..checking.policy import (
    CheckedPolicy,
    Citation,
    Clause,
    Condition,
    Document,
    Parameter,
    Rule,
    Table,
    every_exception,
)
from ..checking.schema import CodeGroup, Field, Record, Schema, Texts
from ..text.locale import collation_key, day, number, typeset
from ..text.messages import say
from .book import NOTHING, Link, Passage, Row
from .handbook_uses import Uses, together, uses_of, uses_of_rule
from .pages import STAGES, Words, words_in
from .stating import described
from .wording import capital, form, listed, table_name


@dataclass(frozen=True)
class Setting:
    """One policy told in one language; lists are sorted as `order` sorts, and anchors begin with `prefix`.

    The glossary says its terms in the languages `beside` too.
    """

    policy: CheckedPolicy
    language: str
    order: str
    prefix: str = ""
    beside: tuple[str, ...] = ()

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules in the order in which the handbook numbers them."""
        known = {stage: place for place, stage in enumerate(STAGES)}
        return tuple(sorted(self.policy.rules, key=lambda rule: known.get(rule.stage, len(known))))

    @cached_property
    def uses(self) -> Mapping[str, Uses]:
        """What each rule reads and names, by its id."""
        return {rule.id: uses_of_rule(rule, self.policy) for rule in self.policy.rules}

    @cached_property
    def cited(self) -> list[Document]:
        """The documents that rules, exceptions, parameters or clauses name."""
        rules = self.policy.rules
        sources = [
            *(rule.source for rule in rules),
            *(exception.source for rule in rules for exception in every_exception(rule.exceptions)),
            *(parameter.source for parameter in self.policy.parameters),
        ]
        named = [source.document for source in sources if source is not None]
        return [*named, *(clause.document for clause in self.policy.clauses)]

    @cached_property
    def applies(self) -> Uses:
        """What the scope of the policy reads and names."""
        return uses_of([self.policy.applies] if self.policy.applies is not None else [], self.schema)

    @cached_property
    def whole(self) -> Uses:
        """What the policy reads and names."""
        return together((self.applies, *(self.uses[rule.id] for rule in self.rules)))

    @property
    def schema(self) -> Schema:
        """The records and vocabularies of the policy."""
        return self.policy.schema

    def say(self, message: str, attribute: str | None = None, /, **facts: str | int) -> str:
        """A sentence of the handbook."""
        return typeset(self.language, say(self.language, f"handbook-{message}", attribute, **facts))

    def told(self, language: str, message: str, /, **facts: str | int) -> str:
        """The same in another language."""
        return typeset(language, say(language, f"handbook-{message}", **facts))

    def words(self, message: str, /, **facts: str | int) -> Words:
        """The same as words of the page."""
        return Words(self.say(message, **facts))

    def sentence(self, text: str) -> str:
        """A phrase as a sentence."""
        whole = capital(text)
        if not whole.endswith((".", "?", "!", "…")):
            whole = say(self.language, "handbook-sentence", text=whole)
        return typeset(self.language, whole)

    def count(self, n: int) -> str:
        """A number as the language writes it."""
        return number(self.language, n)

    def sorted(self, texts: Sequence[str]) -> list[str]:
        """Names as the language itself sorts them."""
        return sorted(texts, key=lambda text: collation_key(self.language, text))

    # ── places ──────────────────────────────────────────────────────────────────────────

    def anchor(self, *parts: str) -> str:
        """The place of something, of letters that need no escaping anywhere."""
        return self.prefix + "-".join("".join(c if c.isalnum() else "-" for c in part) for part in parts)

    def document(self, document: Document) -> str:
        """The place of a document; those that go by one name are told apart."""
        place = self.policy.documents.index(document)
        before = sum(other.name == document.name for other in self.policy.documents[:place])
        return self.anchor("document", document.name, *([str(before + 1)] if before else []))

    def clause(self, clause: Clause) -> str:
        """The place of a clause."""
        return f"{self.document(clause.document)}-{self.anchor(clause.place).removeprefix(self.prefix)}"

    def to_rule(self, rule: Rule) -> Link:
        """The way to a rule, by its number and title."""
        return self._ways[rule.id]

    @cached_property
    def _ways(self) -> Mapping[str, Link]:
        ways = {}
        for place, rule in enumerate(self.rules, 1):
            title = words_in(rule.title, self.language) if rule.title else Words(rule.id)
            numbered = say(self.language, "handbook-numbered", n=str(place), title=title.text)
            ways[rule.id] = Link(self.anchor("rule", rule.id), Words(numbered, title.language))
        return ways

    def to_rules(self, wanted: Callable[[Rule], bool]) -> tuple[Link, ...]:
        """The ways to the rules for which something holds, in the order of their numbers."""
        return tuple(self.to_rule(rule) for rule in self.rules if wanted(rule))

    def to_group(self, vocabulary: str, group: CodeGroup) -> Link:
        """The way to the values of a group."""
        return Link(self.anchor("group", vocabulary, group.name), self.named(group.label, group.name))

    def to_table(self, table: Table) -> Link:
        """The way to a table."""
        return Link(self.anchor("table", table.name), Words(self.table_name(table)))

    def to_parameter(self, parameter: Parameter) -> Link:
        """The way to a parameter."""
        return Link(self.anchor("parameter", parameter.name), self.named(parameter.title, parameter.name))

    def to_field(self, record: Record, field: Field) -> Link:
        """The way to a field of the form."""
        return Link(self.anchor("field", record.name, field.name), self.named(field.label, field.name))

    # ── names ───────────────────────────────────────────────────────────────────────────

    def named(self, label: Texts, name: str) -> Words:
        """A label, or the name where there is none."""
        return words_in(label, self.language) if label else Words(name.replace("_", " "))

    def table_name(self, table: Table) -> str:
        """What people call a table: its name in this language."""
        return capital(table_name(table, self.language))

    def record_name(self, record: Record) -> str:
        """What people call the records of a kind: `partners`."""
        named = listed(record.noun, self.language) if record.name != "proposal" else None
        return named or form(record.noun, self.language, "one") or record.name.replace("_", " ")

    # ── pieces ──────────────────────────────────────────────────────────────────────────

    def row(self, key: str, *passages: Passage) -> Row:
        """Passages under the label of that key."""
        return Row(key, self.words(f"label-{key}"), passages)

    def source(self, source: Citation) -> Passage:
        """What something rests on: the document, which leads to the list of documents, and the place in it."""
        document = words_in(source.document.title, self.language)
        return Passage(words_in(source.place, self.language), links=(Link(self.document(source.document), document),))

    def through_time(self, pick: Callable[[CheckedPolicy], str]) -> tuple[str, ...]:
        """What the versions of the policy say, each with its first day; once where they all say the same."""
        told = [pick(self.policy)]
        lines = [told[0]]
        for first_day, version in self.policy.later:
            text = pick(version)
            if text != told[-1]:
                told.append(text)
                lines.append(say(self.language, "words-from-day", day=day(self.language, first_day), condition=text))
        return tuple(lines)

    def condition(self, pick: Callable[[CheckedPolicy], Condition | None]) -> tuple[Passage, ...]:
        """A condition in plain words, with what it becomes later."""

        def told(version: CheckedPolicy) -> str:
            condition = pick(version)
            return described(condition, version, self.language) if condition is not None else ""

        return tuple(Passage(Words(self.sentence(text))) for text in self.through_time(told) if text)

    def authored(self, texts: Texts | None) -> tuple[Passage, ...]:
        """An author's text, where there is one."""
        words = words_in(texts, self.language)
        return (Passage(words),) if words != NOTHING else ()
