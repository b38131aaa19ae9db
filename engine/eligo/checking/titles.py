"""Room `checking`: titles; a parameter in braces is put in, so that a title cannot say another number than the rule."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from ..syntax import tree
from ..text import codes
from .conditions import Reader
from .declarations import languages_of, texts_of
from .places import Place
from .policy import Constant
from .schema import Kind, Noun, Texts
from .terms import term


def title_of(reader: Reader, text: tree.Text) -> Texts:
    """The title by language; only parameters can stand in braces."""
    names = reader.names
    if not any(isinstance(part, tree.Insertion) for _, words in text.by_language for part in words.parts):
        return texts_of(text, names.found, names.language)
    languages_of(text, names.found)
    titles: dict[str, str] = {}
    for marked, words in text.by_language:
        language = marked or names.language
        pieces = [part if isinstance(part, str) else _value(reader, part, language) for part in words.parts]
        titles[language] = "".join(pieces)
    return titles


def _value(reader: Reader, node: tree.Insertion, language: str) -> str:
    names = reader.names
    found = term(reader, node.value, Place())
    if found is None:
        return ""
    value, type_ = found
    if not isinstance(value, Constant):
        names.found.append(codes.INSERTION_HERE.at(node.span))
        return ""
    noun = names.nouns.get(node.noun.text) if node.noun is not None else value.noun
    if node.noun is not None:
        names.used.add(node.noun.text)
        if noun is None:
            names.found.append(codes.UNKNOWN_NOUN.at(node.noun.span, name=node.noun.text))
    return _shown(value, type_.of if type_.kind is Kind.MONEY else None, noun, language)


def _shown(constant: Constant, currency: str | None, noun: Noun | None, language: str) -> str:
    # The library of languages costs a tenth of a second, and few titles need it.
    from ..text import locale

    match constant.value:
        case bool():
            return ""
        case int() | Decimal() as number:
            if currency is not None:
                return locale.money(language, number, currency)
            shown = locale.number(language, number)
            forms = noun.forms.get(language) if noun is not None else None
            return f"{shown}\u00a0{locale.form(forms, language, number)}" if forms else shown
        case datetime() as moment:
            return locale.moment(language, moment)
        case date() as day:
            return locale.day(language, day)
        case str() as words:
            return words
