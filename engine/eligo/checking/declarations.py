"""Room `checking`: the records and vocabularies that a policy's files declare → the schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..syntax import tree
from ..syntax.keywords import LANGUAGES
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import SHORTEST_CODE, suggested
from ..text.span import Span
from .names import kind_name
from .periods import Version, mistaken, on_day, version_of
from .schema import CodeEntry, CodeGroup, Field, Kind, Noun, Record, Schema, Texts, Type, Vocabulary

BUILT_IN_TYPES: Mapping[str, Kind] = {
    "text": Kind.TEXT,
    "number": Kind.NUMBER,
    "číslo": Kind.NUMBER,
    "money": Kind.MONEY,
    "peníze": Kind.MONEY,
    "date": Kind.DAY,
    "datum": Kind.DAY,
    "datetime": Kind.MOMENT,
    "datum_a_čas": Kind.MOMENT,
    "yes_no": Kind.YES_NO,
    "ano_ne": Kind.YES_NO,
}
DEFAULT_CURRENCY = "EUR"


def texts_of(text: tree.Text | None, found: list[Diagnostic], language: str = "en") -> Texts:
    """A text by language; one without a language mark counts for the file's language. Insertions are refused."""
    if text is None:
        return {}
    languages_of(text, found)
    for _, words in text.by_language:
        if any(isinstance(part, tree.Insertion) for part in words.parts):
            found.append(codes.INSERTION_HERE.at(words.span))
    return {marked or language: words for marked, words in text.plain().items()}


def languages_of(text: tree.Text, found: list[Diagnostic]) -> None:
    """A diagnostic for each language of a text that is unknown, and one where a language stands there twice."""
    seen: set[str] = set()
    told = False
    for marked, words in text.by_language:
        if marked and marked not in LANGUAGES:
            found.append(codes.UNKNOWN_LANGUAGE.at(words.span, name=marked))
        if marked in seen and not told:
            found.append(codes.TEXT_TWICE.at(words.span, language=marked))
            told = True
        seen.add(marked)


def noun_of(called: tree.Called | None, name: str, found: list[Diagnostic]) -> Noun | None:
    """The forms of a counted noun; Czech needs four, English two."""
    if called is None:
        return None
    marks = [language for language, _ in called.forms]
    twice_marked = {language for language in marks if marks.count(language) > 1}
    found.extend(codes.TEXT_TWICE.at(called.span, language=language) for language in sorted(twice_marked)[:1])
    for language, forms in called.forms:
        wanted = 4 if language == "cs" else 2
        if len(forms) != wanted:
            found.append(
                codes.NOUN_FORMS.at(called.span, name=name, language=language, wanted=wanted, found=len(forms))
            )
    return Noun(dict(called.forms))


def twice(names: Iterable[tree.Names | tree.Name], found: list[Diagnostic]) -> None:
    """A diagnostic for each declaration one of whose names is declared a second time."""
    seen: dict[str, Span] = {}
    for declared in names:
        each = [declared] if isinstance(declared, tree.Name) else [declared.name, declared.alias]
        own: set[str] = set()
        told = False
        for name in each:
            if name is None or name.text in own:
                continue
            own.add(name.text)
            if name.text not in seen:
                seen[name.text] = name.span
            elif not told:
                first = seen[name.text]
                about = "elsewhere" if first.file != name.span.file else None
                found.append(codes.TWICE.at(name.span, name=name.text, line=first.line, file=first.file, about=about))
                told = True


def schema_of(
    declarations: Iterable[tree.Declaration],
    found: list[Diagnostic],
    day: date | None = None,
    valid: tree.Valid | None = None,
) -> Schema:
    """The records and vocabularies of a policy with its modules; dated groups as they are on a day.

    Registers are lists of the proposal, behind its own fields.
    """
    declarations = tuple(declarations)
    kinds = [d for d in declarations if isinstance(d, tree.Vocabulary | tree.Record)]
    twice((d.names for d in declarations if isinstance(d, tree.Vocabulary)), found)
    vocabularies: dict[str, Vocabulary] = {}
    for kind in kinds:
        if isinstance(kind, tree.Vocabulary):
            # Of what is declared twice the first counts, so that nothing else follows from the second.
            vocabularies.setdefault(kind.names.name.text, _vocabulary(kind, found, day, valid))
    types = {alias: v.name for v in vocabularies.values() for alias in (v.name, v.alias) if alias}
    records = [d for d in kinds if isinstance(d, tree.Record)]
    names = {n.text: d.names.name.text for d in records for n in (d.names.name, d.names.alias) if n}
    registers = [d for d in declarations if isinstance(d, tree.Register)]
    twice((d.names for d in declarations if isinstance(d, tree.Record | tree.Register)), found)
    kept: list[tree.Record | tree.Register] = [*records, *registers]
    checked: dict[str, Record] = {}
    for each in kept:
        checked.setdefault(each.names.name.text, _record(each, types, names, found))
    if registers and "proposal" in checked:
        root = checked["proposal"]
        lists = tuple(_register_field(checked[d.names.name.text], d) for d in registers)
        for declared, d in zip(lists, registers, strict=True):
            if declared.name in (f.name for f in root.fields):
                found.append(codes.TWICE.at(d.names.name.span, name=declared.name, line=d.span.line))
        checked["proposal"] = replace(root, fields=(*root.fields, *lists))
    return Schema(checked, vocabularies)


def _register_field(record: Record, node: tree.Register) -> Field:
    forms = {language: words[-1] if language == "en" else words[1] for language, words in _nouns(node).items()}
    return Field(record.name, record.alias, Type(Kind.LIST, record.name), False, None, forms, register=True)


def _nouns(node: tree.Register) -> Mapping[str, tuple[str, ...]]:
    return {language: forms for language, forms in node.called.forms if len(forms) > 1} if node.called else {}


def _alias(names: tree.Names) -> str | None:
    return names.alias.text if names.alias else None


def _vocabulary(
    node: tree.Vocabulary, found: list[Diagnostic], day: date | None, valid: tree.Valid | None
) -> Vocabulary:
    name = node.names.name.text
    dated: dict[str, list[Version[tree.Group]]] = {}
    for part in node.parts:
        if isinstance(part, tree.Group) and part.period is not None:
            dated.setdefault(part.names.name.text, []).append(version_of(part.period, part, part.period.span))
    for group, versions in dated.items():
        found.extend(mistaken(group, versions, valid))
    chosen = {group: on_day(versions, day) for group, versions in dated.items()}
    later = {id(v.value) for versions in dated.values() for v in versions[1:]}
    twice((part.names for part in node.parts if id(part) not in later), found)
    entries: dict[str, CodeEntry] = {}
    groups: dict[str, CodeGroup] = {}
    known: dict[str, frozenset[str]] = {}
    for part in node.parts:
        if isinstance(part, tree.Entry):
            code = part.names.name.text
            also = tuple(n.text for n in part.also)
            entries.setdefault(code, CodeEntry(code, _alias(part.names), also, texts_of(part.text, found)))
            for spelling in (code, _alias(part.names), *also):
                if spelling:
                    known.setdefault(spelling, frozenset({code}))
    for part in node.parts:
        if isinstance(part, tree.Group):
            if part.period is not None and part is not chosen[part.names.name.text]:
                continue
            codes_in: set[str] = set()
            for member in part.members:
                if member.text in known:
                    codes_in |= known[member.text]
                else:
                    near = suggested(member.text, known, SHORTEST_CODE)
                    found.append(codes.UNKNOWN_MEMBER.at(member.span, name=member.text, vocabulary=name, **near))
            group = part.names.name.text
            first = dated[group][0].value if group in dated else part
            noun = noun_of(part.called or first.called, group, found)
            label = texts_of(part.text or first.text, found)
            alias = _alias(part.names) or _alias(first.names)
            groups[group] = CodeGroup(group, alias, frozenset(codes_in), label, noun)
            for spelling in (group, alias):
                if spelling:
                    known.setdefault(spelling, frozenset(codes_in))
    return Vocabulary(name, _alias(node.names), entries, groups, noun_of(node.called, name, found))


def _record(
    node: tree.Record | tree.Register, types: Mapping[str, str], records: Mapping[str, str], found: list[Diagnostic]
) -> Record:
    fields = tuple(part for part in node.parts if isinstance(part, tree.Field))
    twice((f.names for f in fields), found)
    by_name: dict[str, Field] = {}
    for f in fields:
        by_name.setdefault(f.names.name.text, _field(f, node, types, records, found))
    checked = tuple(by_name.values())
    spelled = {n.text: f.names.name.text for f in fields for n in (f.names.name, f.names.alias) if n}
    label: list[tuple[str, str]] = []
    for part in node.parts:
        if isinstance(part, tree.Label):
            for word in part.words.parts:
                if isinstance(word, str):
                    label.append(("text", word))
                elif isinstance(word.value, tree.Path) and word.value.text in spelled:
                    label.append(("field", spelled[word.value.text]))
                else:
                    text = word.value.text if isinstance(word.value, tree.Path) else ""
                    found.append(
                        codes.UNKNOWN_FIELD.at(
                            word.span, name=text, record=node.names.name.text, **suggested(text, spelled)
                        )
                    )
    name = node.names.name.text
    holds = _holds(node, checked, found)
    return Record(name, _alias(node.names), checked, tuple(label), noun_of(node.called, name, found), holds)


def _holds(
    node: tree.Record | tree.Register, fields: Sequence[Field], found: list[Diagnostic]
) -> tuple[str, str | None] | None:
    """The fields that say from when to when an entry of a register holds.

    After a mistake in them, some field all the same: the register was not meant to hold always.
    """
    part = next((p for p in node.parts if isinstance(p, tree.ValidFields)), None)
    if part is None:
        return None
    known = {n: f for f in fields for n in (f.name, f.alias) if n}
    some = next(((f.name, None) for f in fields), None)
    named = []
    for name in (part.first, part.last):
        field = known.get(name.text) if name is not None else None
        if name is not None and field is None:
            near = suggested(name.text, known)
            own = node.names.name.text
            found.append(codes.UNKNOWN_FIELD.at(name.span, name=name.text, record=own, register=own, **near))
            return some
        if name is not None and field is not None and field.type.kind is not Kind.DAY:
            found.append(codes.NOT_A_DAY.at(name.span, found=kind_name(field.type), register=node.names.name.text))
            return some
        named.append(field.name if field is not None else None)
    return (named[0], named[1]) if named[0] is not None else None


def _field(
    node: tree.Field,
    record: tree.Record | tree.Register,
    types: Mapping[str, str],
    records: Mapping[str, str],
    found: list[Diagnostic],
) -> Field:
    wanted = node.type.name.text
    kind = BUILT_IN_TYPES.get(wanted)
    checked = Type(Kind.TEXT)
    if node.type.is_list:
        if wanted not in records:
            near = suggested(wanted, records)
            found.append(codes.UNKNOWN_TYPE.at(node.type.name.span, name=wanted, **near))
            wanted = near["nearest"] or wanted
        elif record.names.name.text != "proposal":
            found.append(codes.NESTED_LIST.at(node.span, name=node.names.name.text))
        checked = Type(Kind.LIST, records.get(wanted, wanted))
    elif kind is not None:
        checked = Type(kind, (node.type.currency or DEFAULT_CURRENCY) if kind is Kind.MONEY else None)
    elif wanted in types:
        checked = Type(Kind.CODE, types[wanted])
    else:
        meant = suggested(wanted, [*types, *BUILT_IN_TYPES])
        found.append(codes.UNKNOWN_TYPE.at(node.type.name.span, name=wanted, **meant))
        # What is most probably meant, so that its codes are not called unknown as well.
        probably = meant["nearest"]
        if probably is not None:
            own = types.get(probably)
            checked = Type(Kind.CODE, own) if own else Type(BUILT_IN_TYPES[probably])
    name = node.names.name.text
    if node.personal and (record.names.name.text, name) == ("proposal", "id"):
        found.append(codes.PERSONAL_ID.at(node.span, name=name))
    label = texts_of(node.text, found)
    return Field(name, _alias(node.names), checked, node.required, node.minimum, label, personal=node.personal)
