"""Room `reporting`: single values, nouns and labels in the words of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from ..checking.policy import Citation, Fact, Scalar, Table, Term, Total
from ..checking.schema import Field, Kind, Noun, Record, Schema, Type, Value, Values
from ..evaluation.labels import label_of
from ..evaluation.verdict import Bound, Choice, Interval, Measured
from ..syntax.keywords import LANGUAGES
from ..text.locale import clean, country, day, joined, moment, money, number, plural
from ..text.locale import form as form_of
from ..text.messages import say
from ..text.traits import nearest, only, pairs, trait

NUMBER = Type(Kind.NUMBER)
_NAMED = 5


def in_language(texts: Mapping[str, str] | None, language: str) -> tuple[str, str | None]:
    """The text in that language, or the nearest there is with its own language; empty where there is none."""
    if not texts:
        return "", None
    for known in (language, ""):
        if known in texts:
            return texts[known], None
    other = nearest(language, tuple(texts))
    return texts[other], other


def capital(text: str) -> str:
    """The text with a capital first letter, as a sentence begins."""
    return text[:1].upper() + text[1:]


def form(noun: Noun | None, language: str, category: str) -> str | None:
    """The form of the noun for a plural category; None where the noun has no forms in that language."""
    spoken = spoken_of(noun, language)
    return None if noun is None or spoken is None else form_of(noun.forms[spoken], spoken, category)


def spoken_of(noun: Noun | None, language: str) -> str | None:
    """The language in which a noun can be said to a reader of this one; None where it has no such forms."""
    known = noun.forms if noun is not None else {}
    return next((one for one in (language, *trait(language, "near")) if known.get(one)), None)


def several(noun: Noun | None, language: str) -> str | None:
    """The noun after `number of`: the genitive plural in Czech, the plural in English."""
    return form(noun, language, "other")


def listed(noun: Noun | None, language: str) -> str | None:
    """The noun as the name of a list: `full partners`, `řádní partneři`."""
    return form(noun, language, only(language, "noun-listed", "other"))


def of_one(noun: Noun | None, language: str) -> str | None:
    """The noun as in `country of the coordinator`, `země koordinátora`: the genitive singular in Czech."""
    return form(noun, language, only(language, "noun-of-one", "one"))


def counts_none(language: str) -> bool:
    """Whether none is said with the number one: `ani 1 partner`, where English says `no partner`."""
    return only(language, "none", "plain") == "counted"


def counted(noun: Noun, language: str, count: int | Decimal, case: str = "") -> str | None:
    """The number with the right form of the noun: `6 full partners`; with the case `of` as in `u 2 partnerů`."""
    category = plural(language, count)
    if case == "of":
        category = pairs(language, "nouns", "nouns-of").get(category, category)
    word = form(noun, language, category)
    return None if word is None else f"{number(language, count)} {word}"


def shown(value: Scalar, type_: Type, schema: Schema, language: str) -> str:
    """One known value in words: a code by its label, money with its currency, a day as people write it."""
    match value:
        case bool():
            return say(language, "words-yes" if value else "words-no")
        case int() | Decimal():
            if type_.kind is Kind.MONEY and type_.of is not None:
                return money(language, value, type_.of)
            return number(language, value)
        case datetime():
            return moment(language, value)
        case date():
            return day(language, value)
        case str():
            return code_label(value, type_, schema, language)


def code_label(value: str, type_: Type, schema: Schema, language: str) -> str:
    """The label of a code of a vocabulary; any other text as it is, cleaned."""
    vocabulary = schema.vocabularies.get(type_.of or "") if type_.kind is Kind.CODE else None
    entry = vocabulary.entries.get(value) if vocabulary is not None else None
    label, spoken = in_language(entry.label, language) if entry is not None else ("", None)
    if spoken is not None and label == country(spoken, value):
        label = country(language, value) or label
    return label or clean(value)


def bound(value: Bound, type_: Type, schema: Schema, language: str) -> str:
    """One end of an interval in words."""
    return say(language, "words-unknown") if value is None else shown(value, type_, schema, language)


def measured(value: Measured, type_: Type, schema: Schema, language: str) -> str:
    """What was measured: a value, `5 to 7`, `at least 5`, or that it is not known."""
    match value:
        case Choice(known):
            return say(language, "words-unknown") if known is None else shown(known, type_, schema, language)
        case Interval(None, None):
            return say(language, "words-unknown")
        case Interval(low, high) if low == high:
            return bound(low, type_, schema, language)
        case Interval(low, None):
            return say(language, "words-at-least", value=bound(low, type_, schema, language))
        case Interval(None, high):
            return say(language, "words-at-most", value=bound(high, type_, schema, language))
        case Interval(low, high):
            return say(
                language,
                "words-between",
                low=bound(low, type_, schema, language),
                high=bound(high, type_, schema, language),
            )


def reading(term: Term, value: Measured, type_: Type, schema: Schema, language: str) -> str:
    """What was measured of a term; a fact that is not one known value is simply not given."""
    if isinstance(term, Fact) and value in (Choice(None), Interval(None, None)):
        return say(language, "fact-unknown")
    of_one = isinstance(term, Fact) or (isinstance(term, Total) and term.kind == "only")
    if of_one and isinstance(value, Interval) and value.low != value.high:
        return say(language, "fact-unknown" if isinstance(term, Fact) else "words-unknown")
    return measured(value, type_, schema, language)


def key_shown(key: str, type_: Type, schema: Schema, language: str) -> str:
    """The key of a table row, kept as text, in words."""
    if type_.kind in (Kind.NUMBER, Kind.MONEY):
        try:
            return shown(Decimal(key), type_, schema, language)
        except InvalidOperation:
            return clean(key)
    return code_label(key, type_, schema, language)


def field_label(field: Field, language: str) -> str:
    """How people call a field; its name where it has no label."""
    return in_language(field.label, language)[0] or name_in(language, field.name, field.alias).replace("_", " ")


def list_label(name: str, schema: Schema, language: str) -> str:
    """How people call a list of the proposal."""
    field = next((f for f in schema.proposal.fields if f.name == name), None)
    return field_label(field, language) if field is not None else name


def table_name(table: Table, language: str) -> str:
    """What people call a table: its name in that language."""
    return name_in(language, table.name, table.alias).replace("_", " ")


def name_in(language: str, name: str, alias: str | None) -> str:
    """A declared name, or the second one beside it, whichever the reader understands better."""
    return alias if alias and nearest(language, LANGUAGES) == LANGUAGES[1] else name


def register_name(field: Field, schema: Schema, language: str, sentence: str) -> str:
    """A register in the words of a sentence: by what it holds where that has a noun, else by its label."""
    record = schema.records.get(field.type.of or "")
    noun = several(record.noun, language) if record is not None else None
    if noun is None:
        return say(language, f"{sentence}-plain", label=field_label(field, language))
    return say(language, sentence, noun=noun)


def element_label(record: Record, values: Values, path: str) -> str:
    """How people call one record, such as `Univerzita Karlova (CZ)`; empty where its facts are not known."""
    label = label_of(record, values, path)
    return "" if label == path else clean(label)


def element_name(path: str, label: str, schema: Schema, language: str) -> str:
    """The label of an element; one that is nothing but a code by the name of that code."""
    record, first = None, path.split("/")[1:2]
    if first and "proposal" in schema.records:
        field = next((f for f in schema.proposal.fields if f.name == first[0]), None)
        record = schema.records.get(field.type.of or "") if field is not None else None
    if record is None or len(record.label) != 1 or record.label[0][0] != "field":
        return clean(label)
    return code_label(label, record.fields[record.index(record.label[0][1])].type, schema, language)


def elements(value: Value) -> Sequence[Values]:
    """The records of a list field; none where the list is not known."""
    return tuple(item for item in value if isinstance(item, tuple)) if isinstance(value, tuple) else ()


def some_of(items: Sequence[str], language: str, separator: str = "", most: int = _NAMED) -> str:
    """The first few items as a list in a sentence, and how many more there are."""
    shown = list(items[:most])
    if len(items) > most:
        text = (separator or ", ").join(shown)
        return say(language, "words-more-items", items=text, rest=number(language, len(items) - most))
    return separator.join(shown) if separator else joined(language, shown)


def fact_name(pointer: str, schema: Schema, language: str, labels: Mapping[str, str]) -> str:
    """A fact in words: `/partners/8/role` is `role – partner no. 9: Univerzita X (CZ)`; `labels` name elements."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    root = {field.name: field for field in schema.proposal.fields} if "proposal" in schema.records else {}
    field = root.get(steps[0]) if steps else None
    if field is None:
        return clean(pointer)
    if field.register and len(steps) == 1:
        return register_name(field, schema, language, "words-register-not-given")
    if len(steps) == 1 or not steps[1].isdigit():
        return field_label(field, language)
    record = schema.records.get(field.type.of or "")
    path = f"/{steps[0]}/{steps[1]}"
    name = labels.get(path, "").removeprefix(path)
    noun = form(record.noun, language, "one") if record is not None else None
    if noun is None:
        noun = say(language, "words-item", list=field_label(field, language))
    place = say(language, "words-element", noun=noun, position=str(int(steps[1]) + 1))
    if name:
        name = element_name(path, name, schema, language)
        place = say(language, "words-element-named", element=place, name=name)
    if len(steps) == 2:
        return place
    inner = next((f for f in record.fields if f.name == steps[2]), None) if record is not None else None
    label = field_label(inner, language) if inner is not None else clean(steps[2])
    return say(language, "words-element-fact", fact=label, element=place)


def source_words(source: Citation, evidence: str | None, language: str) -> str:
    """What a rule rests on: the document, the place in it, and how well that is known."""
    document = in_language(source.document.title, language)[0] or source.document.name
    where = ", ".join(part for part in (document, in_language(source.place, language)[0]) if part)
    return f"{where}; {say(language, f'evidence-{evidence}')}" if evidence else where
