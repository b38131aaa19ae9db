"""What must be true of any input, however broken: nothing raises, every place is real, every sentence exists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random

import eligo
from eligo.checking.cases import read_cases
from eligo.checking.loader import load_file
from eligo.checking.modules import Gathered
from eligo.checking.policy import CheckedPolicy
from eligo.data.records import DataError
from eligo.data.rejects import rejects_lines
from eligo.library import ProposalError
from eligo.reporting.export import as_json
from eligo.text.diagnostics import Diagnostic
from eligo.text.rendering import as_text, message
from eligo.text.shipped import shipped
from eligo.text.span import Source

LANGUAGES = ("cs", "en")
PROGRAMME = shipped("policies") / "erasmus_plus"
SEED = PROGRAMME / "alliances" / "seed"
KNOWN: Mapping[str, object] = {
    "id": "K",
    "lot": 1,
    "duration_months": 24,
    "requested_grant": 900_000,
    "partners": [
        {
            "pic": f"90000000{n}",
            "name": "Škola {x} <b>",
            "country": ("CZ", "EL", "SK", "PL")[n % 4],
            "role": "full_partner",
            "type": ("HEI", "VET", "SME")[n % 3],
        }
        for n in range(9)
    ],
}
UNKNOWN: Mapping[str, object] = {"id": "U", "lot": 1, "partners": [{}, {"country": "CZ"}, {"role": "coordinator"}]}
ENGLISH = "and or not where have all some no two share count( sum( distinct of in { } require rule when = >= 8 1,5"
CZECH = "pravidlo požadavek ne a nebo každý z kde počet( patří mezi ledaže nejméně různých hodnot je uvedeno"
ODD = '99999999999999999999999999 1e9 00 . .. -- é 𝔘 \u0301 ᴬ² ² ١٢ EUR 2022-02-30 2022-09-15T17:00Z "{ "{x {count('
SIGNS = '"{}()[]|,.:#=<>!+-*/\\%\n\t \r\0\ufeff\u00a0\u202e'
LONG = ("1 00", "5 %", "2022-09-15 17:00 Europe/Nowhere", "9" * 5000)
JUNK = (*SIGNS, *ENGLISH.split(), *CZECH.split(), *ODD.split(), *LONG)
"""What a mutation may put in."""


def mutated_text(draw: Random, text: str) -> str:
    """The text with one to three tokens dropped, doubled, swapped, replaced or cut."""
    for _ in range(draw.choice((1, 1, 1, 2, 3))):
        tokens = re.findall(r"\w+|\s+|[^\w\s]", text)
        if not tokens:
            return ""
        at = draw.randrange(len(tokens))
        match draw.randrange(7):
            case 0:
                del tokens[at]
            case 1:
                tokens.insert(at, tokens[at])
            case 2:
                tokens.insert(at, draw.choice(JUNK))
            case 3:
                tokens[at] = draw.choice(JUNK)
            case 4:
                tokens[at] = draw.choice(tokens)
            case 5:
                del tokens[at : at + draw.randint(1, 60)]
            case 6:
                tokens[at] = tokens[at][:-1] + draw.choice("aeěxyž_1")
        text = "".join(tokens)
    return text


def mutated_bytes(draw: Random, content: bytes) -> bytes:
    """The bytes with some of them changed, dropped or put in."""
    made = bytearray(content)
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(made) or 1)
        match draw.randrange(4):
            case 0:
                made[at : at + 1] = bytes((draw.randrange(256),))
            case 1:
                del made[at : at + draw.randint(1, 40)]
            case 2:
                made[at:at] = bytes(draw.randrange(256) for _ in range(draw.randint(1, 4)))
            case 3:
                made[at : at + 1] = bytes(((made[at] if made else 0) ^ (1 << draw.randrange(8)),))
    return bytes(made)


def outlive(path: Path) -> tuple[Gathered, CheckedPolicy | None]:
    """Checks a policy file and, where it is one, evaluates and reports with it; asserts that all of it is sane."""
    result, gathered = load_file(path)
    assert_told(result.diagnostics, gathered.sources)
    policy = result.value.policy if result.value is not None else None
    if policy is None:
        return gathered, None
    assert not result.has_errors
    api = eligo.Policy((policy,))
    for proposal in (KNOWN, UNKNOWN):
        try:
            verdict = api.evaluate(proposal, reasons="all")
        except ProposalError as refused:
            assert refused.rejected.reasons
            continue
        for language in LANGUAGES:
            assert json.loads("".join(as_json((verdict,), language)))
            assert eligo.render(verdict, language=language)
    return gathered, policy


def outlive_cases(path: Path, policy: CheckedPolicy) -> int:
    """Reads a test file for a policy; how many tests it has."""
    result, source = read_cases(path, policy)
    assert_told(result.diagnostics, {} if source is None else {source.name: source})
    return len(result.value or ())


def outlive_data(policy: eligo.Policy, *paths: Path) -> tuple[int, int]:
    """Reads and evaluates data; how many proposals were evaluated and rejected (none where it is unreadable)."""
    try:
        results = policy.evaluate_batch(*paths, reasons="all")
    except DataError as wrong:
        assert_told([wrong.diagnostic], {})
        return 0, 0
    batch = results.batch
    assert batch.read == len(batch.proposals) + len(batch.rejected)
    assert len(results.verdicts) >= len(batch.proposals)
    assert_told(batch.warnings, {})
    for language in LANGUAGES:
        assert len(list(rejects_lines(batch, language))) == len(batch.rejected)
        json.loads("".join(as_json(results.verdicts, language)))
    return len(batch.proposals), len(batch.rejected)


def assert_told(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> None:
    """Every diagnostic stands at a real place and can be said in both languages."""
    for diagnostic in diagnostics:
        assert not list(_misplaced(diagnostic, sources)), (diagnostic, list(_misplaced(diagnostic, sources)))
        said = {language: message(diagnostic, language) for language in LANGUAGES}
        assert all(text.strip() for text in said.values()), diagnostic
        for language in LANGUAGES:
            text = as_text([diagnostic], sources, language)
            assert diagnostic.code in text
            assert len(text) < 6000, (len(text), diagnostic.code)


def _misplaced(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> Iterator[str]:
    span = diagnostic.span
    if not (span.line >= 1 and span.column >= 1 and (span.end_line, span.end_column) >= (span.line, span.column)):
        yield "the place is not ordered"
    if span.file not in sources or span.start == span.end == 0:
        return
    text = sources[span.file].text
    if not 0 <= span.start <= span.end <= len(text):
        yield "the offsets lie outside"
        return
    line, column = text.count("\n", 0, span.start) + 1, span.start - (text.rfind("\n", 0, span.start) + 1) + 1
    if (line, column) != (span.line, span.column):
        yield f"the offset is line {line}, column {column}"
