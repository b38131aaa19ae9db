"""Room `reporting`: what reports are wanted, and the mark by which it is known whether one would come out the same."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields, is_dataclass, replace
from hashlib import sha256

from ..evaluation.verdict import Verdict
from ..text.messages import languages as every_language
from .audiences import Audience
from .export import engine_name
from .formats import FORMATS, Dress
from .letters import NO_FACTS, LetterFacts
from .provenance import NOWHERE, Provenance
from .themes import PLAIN, Theme


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written, and how; `jobs` is how many processes share the work."""

    formats: tuple[str, ...] = ("html", "md")
    languages: tuple[str, ...] = field(default_factory=every_language)
    theme: Theme = PLAIN
    audience: Audience = Audience.OFFICER
    template: bytes | None = None
    facts: LetterFacts = NO_FACTS
    jobs: int = 1
    resume: bool = False
    zip: bool = False
    provenance: Provenance = NOWHERE

    def dress(self, language: str, address: str, ending: str) -> Dress:
        """What the document at an address, without its ending, is made with in that language."""
        other = next((spoken for spoken in self.languages if spoken != language), None)
        elsewhere = f"../{other}/{address}.{ending}" if other else ""
        at = self.provenance.moment
        return Dress(language, elsewhere, self.theme, self.audience, self.template, self.facts, at)

    @property
    def letters(self) -> bool:
        """Whether letters are written."""
        return any(self.letters_in(name) for name in self.formats)

    def letters_in(self, name: str) -> bool:
        """Whether letters are written in that format."""
        return FORMATS[name].letter is not None and self.audience in FORMATS[name].letters_for

    @property
    def mark(self) -> str:
        """The fingerprint of everything that all reports of a run depend on."""
        day, facts = self.provenance.as_of, replace(self.facts, confirmed=frozenset())
        given = (self.languages, self.theme, self.audience.value, self.template, facts, str(day or ""))
        return fingerprint(engine_name(), given)


PAGES = Wanted()
"""Pages in both languages, as the demonstration writes them."""


def mark_of(verdict: Verdict, data_sha256: str, wanted_mark: str, facts: LetterFacts = NO_FACTS) -> str:
    """The fingerprint of everything that the documents on a verdict depend on, other than when they are made."""
    policy = verdict.policy
    named = ("", "") if policy is None else (policy.name, policy.sha256)
    confirmed = verdict.proposal in facts.confirmed
    return fingerprint(wanted_mark, *named, verdict.proposal, data_sha256, facts.slips, confirmed)


def fingerprint(*values: object) -> str:
    """The same for equal values, in every process."""
    return sha256(repr([_steady(value) for value in values]).encode("utf-8", "surrogatepass")).hexdigest()


def _steady(value: object) -> object:
    """The value in texts and lists, in an order that does not depend on the process."""
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    if isinstance(value, Mapping):
        return sorted((str(key), _steady(inner)) for key, inner in value.items())
    if isinstance(value, AbstractSet):
        return sorted(map(repr, map(_steady, value)))
    if isinstance(value, tuple | list):
        return [_steady(inner) for inner in value]
    if is_dataclass(value):
        return [_steady(getattr(value, field.name)) for field in fields(value)]
    return repr(value)
