"""Room `reporting`: the values of a policy as the handbook tells them: tables, parameters, lists of codes."""

from __future__ import annotations

from collections.abc import Iterator

from ..checking.policy import CheckedPolicy, Fact, Parameter, Table
from ..checking.schema import CodeGroup, Vocabulary
from ..text.locale import day, typeset
from ..text.messages import say
from .book import Entry, Grid, Part, Passage
from .describing import term_name
from .handbook_setting import Setting
from .limits import cell_shown
from .pages import Words
from .wording import capital, field_label, form, in_language, listed, name_in

_SHORT = 3
"""Codes that people know, such as those of countries, are no longer than this."""
_LISTED = 60
"""A vocabulary with more values than this is not listed whole, only its groups."""


def tables_part(at: Setting) -> Part | None:
    """The look-up tables, as tables."""
    known = {table.name: table for table in at.policy.tables.values()}
    entries = tuple(_table(at, table) for table in known.values())
    return Part("tables", at.anchor("tables"), at.say("heading-tables"), entries=entries) if entries else None


def _table(at: Setting, table: Table) -> Entry:
    rules = at.to_rules(lambda rule: table.name in at.uses[rule.id].tables)
    return Entry(
        at.anchor("table", table.name),
        Words(at.table_name(table)),
        name=table.name,
        rows=(at.row("used-by", *(Passage(links=(link,)) for link in rules)),) if rules else (),
        grid=Grid(
            at.say("caption", keys=table.keys, name=at.table_name(table)),
            table.keys,
            tuple(capital(_heading(at, table, column)) for column in range(len(table.columns))),
            tuple(
                tuple(
                    typeset(at.language, cell_shown(cell, column.type, at.schema, at.language))
                    for cell, column in zip(row, table.columns, strict=True)
                )
                for row in table.rows
            ),
        ),
    )


def _heading(at: Setting, table: Table, column: int) -> str:
    """What a column holds: the label of the field that is looked up in it, else its own name."""
    of = table.columns[column]
    for uses in at.uses.values() if column < table.keys else ():
        lookup = uses.lookups.get(table.name)
        if lookup is not None and isinstance(key := lookup.keys[column], Fact):
            return term_name(key, at.schema, at.language)
    for record in at.schema.records.values():
        for field in record.fields:
            if field.name == of.name:
                return field_label(field, at.language)
    vocabulary = at.schema.vocabularies.get(of.type.of or "")
    name = name_in(at.language, of.name, of.alias)
    noun = form(vocabulary.noun, at.language, "one") if vocabulary is not None and vocabulary.name == of.name else None
    return noun or name.replace("_", " ")


def parameters_part(at: Setting) -> Part | None:
    """The named values, each with what it rests on."""
    entries = tuple(_parameter(at, parameter) for parameter in at.policy.parameters)
    if not entries:
        return None
    return Part("parameters", at.anchor("parameters"), at.say("heading-parameters"), entries=entries, listed=True)


def _parameter(at: Setting, parameter: Parameter) -> Entry:
    def told(version: CheckedPolicy) -> str:
        same = next((p for p in version.parameters if p.name == parameter.name), parameter)
        return term_name(same.value, version.schema, at.language)

    title = at.named(parameter.title, parameter.name)
    rules = at.to_rules(lambda rule: parameter.name in at.uses[rule.id].parameters)
    confirm = parameter.confirm_by
    rows = (
        at.row("value", *(Passage(Words(typeset(at.language, text))) for text in at.through_time(told))),
        at.row("source", *((at.source(parameter.source),) if parameter.source is not None else ())),
        at.row("confirm", *((Passage(Words(day(at.language, confirm))),) if confirm is not None else ())),
        at.row("note", *at.authored(parameter.note)),
        at.row("used-by", *(Passage(links=(link,)) for link in rules)),
    )
    return Entry(
        at.anchor("parameter", parameter.name),
        Words(capital(title.text), title.language),
        name=parameter.name,
        rows=tuple(row for row in rows if row.passages),
    )


def lists_part(at: Setting) -> Part | None:
    """The groups that conditions name and the vocabularies that they read, each with its values."""
    entries = [
        _group(at, at.schema.vocabularies[vocabulary], at.schema.vocabularies[vocabulary].groups[name])
        for vocabulary, name in at.whole.groups
    ]
    entries += [_vocabulary(at, at.schema.vocabularies[name]) for name in at.whole.vocabularies]
    if not entries:
        return None
    return Part("lists", at.anchor("lists"), at.say("heading-lists"), entries=tuple(entries))


def _group(at: Setting, vocabulary: Vocabulary, group: CodeGroup) -> Entry:
    def members(version: CheckedPolicy) -> frozenset[str]:
        known = version.schema.vocabularies.get(vocabulary.name)
        return known.groups[group.name].codes if known is not None and group.name in known.groups else group.codes

    def told(version: CheckedPolicy) -> str:
        return "; ".join(at.sorted([_label(at, vocabulary, code) for code in members(version)]))

    label = at.named(group.label, group.name)
    rules = at.to_rules(lambda rule: (vocabulary.name, group.name) in at.uses[rule.id].groups)
    rows = (
        at.row("values", *(Passage(Words(typeset(at.language, text))) for text in at.through_time(told))),
        at.row("number", *(Passage(Words(text)) for text in at.through_time(lambda v: at.count(len(members(v)))))),
        at.row("used-by", *(Passage(links=(link,)) for link in rules)),
    )
    return Entry(
        at.anchor("group", vocabulary.name, group.name),
        Words(capital(label.text), label.language),
        name=group.name,
        rows=tuple(row for row in rows if row.passages),
    )


def _vocabulary(at: Setting, vocabulary: Vocabulary) -> Entry:
    several = listed(vocabulary.noun, at.language)
    return Entry(
        at.anchor("vocabulary", vocabulary.name),
        Words(capital(several or vocabulary.name.replace("_", " "))),
        name=vocabulary.name,
        rows=(at.row("values", *_values(at, vocabulary)),),
    )


def _values(at: Setting, vocabulary: Vocabulary) -> Iterator[Passage]:
    """The values in the order of the language; how many there are, where they are too many to be read."""
    if len(vocabulary.entries) > _LISTED:
        yield Passage(at.words("many-values", n=len(vocabulary.entries)))
    else:
        labels = at.sorted([_label(at, vocabulary, code) for code in vocabulary.entries])
        yield Passage(Words(typeset(at.language, "; ".join(labels))))


def _label(at: Setting, vocabulary: Vocabulary, code: str) -> str:
    entry = vocabulary.entries.get(code)
    name = in_language(entry.label, at.language)[0] if entry is not None else ""
    if not name or len(code) > _SHORT or not code.isupper():
        return name or code
    return say(at.language, "handbook-coded", name=name, code=code)
