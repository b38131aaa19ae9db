"""Room `reporting`: what a workbook of a batch states of itself, and what its lists say of every proposal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..data import codes
from ..data.records import DataError
from ..data.workbooks import sheet_rows
from ..evaluation.verdict import Verdict
from ..text.locale import clean
from ..text.messages import languages, say
from .carrying import NotStated, in_book
from .export import Json, engine_name
from .provenance import Provenance, origin
from .statements import as_text, day_in, object_in, text_in
from .tally import Tally
from .view import proposal_status, rule_status
from .wording import in_language
from .xlsx_cells import cell_text

_MOST_POLICIES = 1_000
_MOST_PROPOSALS = 1_100_000
_SHEETS = 100
"""So many proposals are read, and so many sheets of the same kind."""


@dataclass(frozen=True, slots=True)
class BookStatement:
    """What a workbook says: in which language, under which policies, from which data, with which engine."""

    language: str
    policies: Mapping[str, str]
    """The fingerprint of each, by its name."""
    engine: str
    data_sha256: str | None
    as_of: date | None


@dataclass(slots=True)
class Lists:
    """What the lists of a workbook say, or would say now: the word of each result, by proposal and policy.

    Of single rules only a sum over their rows is kept, so that a million of them takes no room.
    """

    language: str
    words: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, verdict: Verdict) -> None:
        """The rows that a verdict comes to."""
        policy, proposal = verdict.policy, cell_text(clean(verdict.proposal))
        title = in_language(policy.title, self.language)[0] or policy.name if policy is not None else ""
        self._proposal(proposal, cell_text(title), cell_text(proposal_status(verdict.outcome, self.language).word))
        for r in verdict.rules if policy is not None else ():
            word = cell_text(rule_status(r.outcome, self.language, r.rule).word)
            self._rule(proposal, policy.name if policy is not None else "", r.rule.id, word)

    def read(self, path: Path) -> None:
        """The rows that stand in a workbook; `NotStated` where it has no such lists, or none that can be read."""
        for row in _rows(path, say(self.language, "book-proposals")):
            if len(self.words) >= _MOST_PROPOSALS:
                raise NotStated("verify-too-large")
            proposal, _, title, word, *_ = [*row, "", "", "", ""]
            self._proposal(proposal, title, word)
        for row in _rows(path, say(self.language, "book-results")):
            proposal, policy, rule, _, word, *_ = [*row, "", "", "", "", ""]
            self._rule(proposal, policy, rule, word)

    def _proposal(self, proposal: str, title: str, word: str) -> None:
        self.words[proposal, title] = (*self.words.get((proposal, title), ()), word)
        self.rules.setdefault(proposal, 0)

    def _rule(self, proposal: str, policy: str, rule: str, word: str) -> None:
        if proposal in self.rules:
            self.rules[proposal] += hash((policy, rule, word))


def book_statement(tally: Tally, language: str, provenance: Provenance) -> str:
    """The statement of a workbook as JSON in plain ASCII."""
    policies: dict[str, Json] = {name: tally.policies[name].policy.sha256 for name in sorted(tally.policies)}
    return as_text({"language": language, "policies": policies, "engine": engine_name(), **origin(provenance)})


def stated_in_book(path: Path) -> BookStatement:
    """What a workbook states; raises `NotStated` where there is nothing to believe."""
    given = object_in(in_book(path))
    language, engine, policies = text_in(given, "language"), text_in(given, "engine"), given.get("policies")
    if language not in languages() or engine is None or not isinstance(policies, dict):
        raise NotStated("verify-malformed")
    if not 0 < len(policies) <= _MOST_POLICIES or not all(isinstance(each, str) for each in policies.values()):
        raise NotStated("verify-malformed")
    return BookStatement(language, policies, engine, text_in(given, "data_sha256"), day_in(text_in(given, "as_of")))


def _rows(path: Path, name: str) -> Iterator[list[str]]:
    """The rows below the headings of all sheets of a kind; a full one goes on in another, which is numbered."""
    for number in range(1, _SHEETS + 1):
        try:
            _, rows = sheet_rows(path, path.name, name if number == 1 else f"{name} {number}")
            for place, row in rows:
                if place > 1 and any(cell is not None for cell in row):
                    yield ["" if cell is None else str(cell) for cell in row]
        except DataError as wrong:
            if wrong.code == codes.EXPORT_NO_SHEET.id and number > 1:
                return
            too_large = wrong.code == codes.FILE_TOO_LARGE.id
            raise NotStated("verify-too-large" if too_large else "verify-malformed") from None
