"""Every construct that counts or compares, told with none, one, two, four, five and twenty-one things, and with gaps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import eligo
from eligo.reporting.sentences import message
from eligo.reporting.stating import described

from .conftest import CORPUS, Golden

FOLDER = CORPUS / "report" / "every-construct-with-every-count"
COUNTRIES = ("CZ", "SK", "PL", "DE", "AT", "CH")
COUNTS = (0, 1, 2, 4, 5, 21)
WHOLE = eligo.load(FOLDER / "policy.pol")

Proposal = dict[str, object]


def _proposal(n: int) -> Proposal:
    """A proposal with so many of everything; every second thing falls short of what is asked of it."""
    return {
        "id": f"{n} of everything",
        "months": 6 * n,
        "budget": 1000 * n,
        "partners": [
            {
                "name": f"P{i + 1}",
                "code": str(i % 20),
                "country": COUNTRIES[i % 6],
                "leads": i == 0,
                "amount": 100 + i,
            }
            for i in range(n)
        ],
        "schools": [
            {"name": f"Š{i + 1}", "country": COUNTRIES[i // 2 % 6], "pupils": 90 + 20 * (i % 2)} for i in range(n)
        ],
        "sites": [{"name": f"S{i + 1}", "open": i % 2 == 1} for i in range(n)],
        "notes": [{"name": f"N{i + 1}", "kind": "xyz"[i % 3]} for i in range(n)],
    }


def _proposals() -> Iterator[Proposal]:
    for n in COUNTS:
        yield _proposal(n)
    gaps = {"partners": ("country", "amount"), "schools": ("pupils",), "sites": ("open",), "notes": ("kind",)}
    for n in (1, 4):
        whole = _proposal(n) | {"id": f"{n} of everything, of the last one little is known", "budget": None}
        for field, unknown in gaps.items():
            rows = whole[field]
            assert isinstance(rows, list)
            rows[-1] |= dict.fromkeys(unknown)
        yield whole
    yield {"id": "nothing is known"}


@pytest.mark.parametrize("language", ["cs", "en"])
def test_people_read_these_sentences_with_every_count(language: str, golden: Golden) -> None:
    checked = WHOLE.checked[0]
    lines = [f"{r.id}: {described(r.requirement, checked, language)}" for r in checked.rules if r.requirement]
    for proposal in _proposals():
        verdict = WHOLE.evaluate(proposal, reasons="all")
        lines += ["", f"== {proposal['id']}"]
        lines += [f"{r.rule.id} {r.outcome.value}: {message(r, checked, language)}" for r in verdict.rules]
    golden(FOLDER / f"expected.{language}.txt", "\n".join(lines) + "\n")
