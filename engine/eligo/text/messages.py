"""Room `text`: every sentence for people, from the Fluent catalogues; the only door to Fluent."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from .shipped import shipped

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.runtime.resolver import Message
    from fluent.runtime.types import FluentNumber
    from fluent.syntax import ast

Value: TypeAlias = str | int | Decimal
Plain: TypeAlias = tuple[str, ...]
"""Words and the names of facts in turns; words come first and last."""

_MOST_DIGITS = 60
_KEPT = 2048
_LONG = 400
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
_ENTRY = re.compile(r"^(-?[A-Za-z][\w-]*) *=", re.MULTILINE)
_REFERENCE = re.compile(r"\{\s*(-?[A-Za-z][\w-]*)")
_PLACE = re.compile(r"\{ *\$([A-Za-z][\w-]*) *\}")
_PART = re.compile(r"^(?:-?[A-Za-z][\w-]*| +\.([A-Za-z][\w-]*)) *= *(\S.*)$")
_THOUSANDS = {"space": "\u00a0", "comma": ",", "stop": "."}
"""What stands between groups of three digits where Fluent writes a whole number, by its name in `language.ftl`."""
_AT_LAST = "en"
"""The language of what no nearer catalogue says."""


class CatalogueError(ValueError):
    """A Fluent file that cannot be used; says which file, which line and why."""


def say(language: str, message: str, attribute: str | None = None, /, **facts: Value) -> str:
    """The sentence in that language with the facts filled in; where its catalogue has none, that of the nearest language
    that has; KeyError where no catalogue has it."""
    catalogue = _holding(language, message)
    plain = catalogue.plain_parts(message).get(attribute)
    text = None if plain is None else _filled(plain, facts, catalogue.thousands)
    if text is not None:
        return text
    short = all(not isinstance(fact, str) or len(fact) <= _LONG for fact in facts.values())
    return (_formatted if short else _formatted.__wrapped__)(language, message, attribute, tuple(facts.items()))


@lru_cache(_KEPT, typed=True)
def _formatted(language: str, message: str, attribute: str | None, facts: tuple[tuple[str, Value], ...]) -> str:
    """The sentence as Fluent writes it, which takes long; most counts and names come again."""
    catalogue = _catalogue(language)
    entry = catalogue.entry(message)
    pattern = entry.value if attribute is None else entry.attributes[attribute]
    if pattern is None:
        raise KeyError(message)
    formatted, errors = catalogue.bundle.format_pattern(pattern, {name: _fluent(fact) for name, fact in facts})
    if errors:
        raise CatalogueError(f"{language}: {message}{'.' + attribute if attribute else ''}: {errors[0]}")
    return str(formatted)


def language_here() -> str:
    """The language of the locale where the catalogue has it, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(variable, "").lower()[:2]
        if wanted in languages():
            return wanted
    return _AT_LAST


def pattern(language: str, message: str, attribute: str | None = None) -> str:
    """The sentence with `…` in the place of every fact, for pages that speak of no case in particular."""
    from fluent.runtime.types import FluentNone

    catalogue = _holding(language, message)
    entry = catalogue.entry(message)
    value = entry.value if attribute is None else entry.attributes[attribute]
    if value is None:
        raise KeyError(message)
    facts = dict.fromkeys(variables(language, message, attribute), FluentNone("…"))
    return str(catalogue.bundle.format_pattern(value, facts)[0])


def has(language: str, message: str, attribute: str | None = None) -> bool:
    """Whether the message, or its attribute, can be said in that language or in one near to it."""
    try:
        catalogue = _holding(language, message)
        plain = catalogue.plain_parts(message)
        if plain:
            return attribute in plain
        entry = catalogue.entry(message)
    except KeyError:
        return False
    return entry.value is not None if attribute is None else attribute in entry.attributes


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, in alphabetical order: a language is a folder of Fluent files."""
    return _languages(_catalogues())


@cache
def _languages(catalogues: Path) -> tuple[str, ...]:
    folders = (folder.name for folder in catalogues.iterdir() if folder.is_dir())
    return tuple(sorted(name for name in folders if _LANGUAGE.fullmatch(name)))


@cache
def variables(language: str, message: str, attribute: str | None = None) -> frozenset[str]:
    """The names of all facts that the sentence may ask for, those of sentences it refers to included."""
    catalogue = _holding(language, message)
    entry = catalogue.entry(message)
    return _asked(catalogue.bundle, entry.value if attribute is None else entry.attributes[attribute], frozenset())


def parsed(path: Path) -> ast.Resource:
    """The syntax tree of one Fluent file; CatalogueError where a part of it is not understood."""
    return _understood(path, path.read_text(encoding="utf-8"))


def _understood(path: Path, text: str, first_line: int = 1) -> ast.Resource:
    from fluent.syntax import FluentParser, ast

    resource = FluentParser().parse(text)
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            reason = next(iter(entry.annotations), None)
            offset = reason.span.start if reason is not None and reason.span is not None else 0
            line = text.count("\n", 0, offset) + first_line
            raise CatalogueError(f"{path}:{line}: {reason.message if reason is not None else entry.content}")
    return resource


def _catalogues() -> Path:
    return shipped("reports") / "messages"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Where an entry stands in the text of a file: from its name to the next one."""

    path: Path
    text: str
    start: int
    end: int


class _Catalogue:
    """The sentences of a language: an entry is parsed when it is first asked for."""

    def __init__(self, language: str, stretches: dict[str, _Stretch]) -> None:
        self._language = language
        self._stretches = stretches
        self.unread = dict(stretches)
        self._plain: dict[str, dict[str | None, Plain]] = {}

    @cached_property
    def bundle(self) -> FluentBundle:
        """The entries that were read, as Fluent understands them."""
        from fluent.runtime import FluentBundle, resolver

        # The runtime refuses longer values; ours come from our own catalogues and are capped where they are read.
        resolver.MAX_PART_LENGTH = 1_000_000
        return FluentBundle([self._language], use_isolating=False)

    def plain_parts(self, message: str) -> dict[str | None, Plain]:
        """The value (None) and the attributes of an entry, where they are nothing but words and facts: nobody has to
        wait for Fluent then. Of any other entry, nothing."""
        if message not in self._plain:
            stretch = self._stretches.get(message)
            self._plain[message] = {} if stretch is None else _plain_parts(stretch.text[stretch.start : stretch.end])
        return self._plain[message]

    def holds(self, message: str) -> bool:
        return message in self._stretches

    @cached_property
    def near(self) -> tuple[str, ...]:
        """The languages in which a reader of this one understands what it lacks, the nearest first."""
        return (*self._trait("language-near"), _AT_LAST)

    @cached_property
    def thousands(self) -> str | None:
        """What stands between groups of three digits; None where only Fluent knows."""
        return next((_THOUSANDS.get(name) for name in self._trait("language-thousands")), None)

    def _trait(self, message: str) -> Sequence[str]:
        plain = self.plain_parts(message).get(None)
        return plain[0].split() if plain else ()

    def entry(self, message: str) -> Message:
        self._read(message)
        return self.bundle.get_message(message)

    def _read(self, name: str) -> None:
        stretch = self.unread.pop(name, None)
        if stretch is None:
            return
        text = stretch.text[stretch.start : stretch.end]
        line = stretch.text.count("\n", 0, stretch.start) + 1
        self.bundle.add_resource(_understood(stretch.path, text, line))
        for other in _REFERENCE.findall(text):
            self._read(other)


@cache
def _holding(language: str, message: str) -> _Catalogue:
    """The catalogue that has the message: the language's own, else the nearest one."""
    own = _catalogue(language)
    if own.holds(message):
        return own
    others = (_catalogue(other) for other in own.near if other in languages())
    return next((other for other in others if other.holds(message)), own)


@cache
def _catalogue(language: str) -> _Catalogue:
    folder = _catalogues() / language
    if not _LANGUAGE.fullmatch(language) or not folder.is_dir():
        raise KeyError(language)
    stretches: dict[str, _Stretch] = {}
    for path in sorted(folder.glob("*.ftl")):
        text = path.read_text(encoding="utf-8")
        found = list(_ENTRY.finditer(text))
        for entry, end in zip(found, [*(e.start() for e in found[1:]), len(text)], strict=True):
            name = entry.group(1)
            if name in stretches:
                raise CatalogueError(f"{path}: {name} stands in {stretches[name].path.name} already")
            stretches[name] = _Stretch(path, text, entry.start(), end)
    return _Catalogue(language, stretches)


def _plain_parts(entry: str) -> dict[str | None, Plain]:
    """The value (None) and the attributes of an entry; none where one of them is more than words and facts."""
    found: dict[str | None, Plain] = {}
    for line in entry.split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        part = _PART.match(line)
        pieces = tuple(_PLACE.split(part[2].rstrip(" "))) if part else ()
        if part is None or any("{" in words or "}" in words for words in pieces[::2]):
            return {}
        found[part[1]] = pieces
    return found


def _filled(plain: Plain, facts: Mapping[str, Value], thousands: str | None) -> str | None:
    """The sentence with its facts, as Fluent would write it; None where only Fluent knows how."""
    pieces = list(plain)
    for place in range(1, len(pieces), 2):
        fact = facts.get(pieces[place])
        if type(fact) is int and thousands is not None:
            pieces[place] = f"{fact:,}".replace(",", thousands)
        elif isinstance(fact, str):
            pieces[place] = fact
        else:
            return None
    return "".join(pieces)


def _fluent(fact: Value) -> str | int | FluentNumber:
    if not isinstance(fact, Decimal) or fact.adjusted() > _MOST_DIGITS:
        return fact if isinstance(fact, str | int) else str(fact)
    if fact == fact.to_integral_value():
        return int(fact)
    from fluent.runtime.types import fluent_number

    # Fluent selects plural forms for binary numbers only; up to 15 digits the decimal comes back unchanged.
    return fluent_number(float(fact), maximumFractionDigits=15)  # type: ignore[return-value]


def _asked(bundle: FluentBundle, node: object, seen: frozenset[str]) -> frozenset[str]:
    from fluent.syntax import ast

    match node:
        case ast.VariableReference():
            return frozenset({node.id.name})
        case ast.MessageReference():
            name = node.id.name
            if name in seen or not bundle.has_message(name):
                return frozenset()
            entry = bundle.get_message(name)
            attributes = entry.attributes
            pattern = attributes.get(node.attribute.name) if node.attribute else entry.value
            return _asked(bundle, pattern, seen | {name})
        case list() | tuple():
            return frozenset().union(*(_asked(bundle, part, seen) for part in node))
        case ast.BaseNode():
            return frozenset().union(*(_asked(bundle, part, seen) for part in vars(node).values()))
        case _:
            return frozenset()
