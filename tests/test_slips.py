"""One slip in a policy that uses the whole language: told once, where it is; a fix gives back what was meant, or there is none."""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial
from pathlib import Path

import pytest

from eligo.cli import checks
from eligo.cli.fixing import repair
from eligo.syntax.formatter import layout
from eligo.syntax.parser import parse
from eligo.text.diagnostics import Diagnostic
from eligo.text.span import Source

FOLDER = Path(__file__).parent / "corpus" / "slips" / "ex"
CALL, MODEL, NEXT, TESTS = "call.pol", "model.pol", "next.pol", "call.test.pol"
TODAY = date(2026, 1, 1)
SHARE = "80 % of total_budget rounded down to multiples of 1000 EUR"
COUNT = "count(full_partners where type in labour_market_actors) >= 3"
PASTED = """source      page, "12"

rule b
  title en "B" cs "B"
  source page, "1"
  require lot = 1
"""

FIXED = [
    # signs
    ("en", CALL, 'cs "Nejméně 4 programové země"', 'cs Nejméně 4 programové země"', "E0120"),
    ("en", CALL, 'cs "Nejméně 4 programové země"', 'cs "Nejméně 4 programové země""', "E0122"),
    ("en", CALL, 'source  page, "3"', 'source  page, 3"', "E0120"),
    ("en", CALL, 'source  page, "3"', 'source  page; "3"', "E0121"),
    ("en", CALL, 'source  page, "3"', "source  page, 3", "E0121"),
    ("en", CALL, COUNT, COUNT.replace("count(", "count "), "E0120"),
    ("en", CALL, "in {24, 36}", "in 24, 36}", "E0120"),
    ("en", CALL, "1 500 000 EUR |", "1 500 000 EUR", "E0120"),
    ("en", CALL, "| 36              |", "36              |", "E0120"),
    ("en", CALL, "[duration_months].", "[duration_months.", "E0120"),
    ("en", CALL, "[duration_months].", "[duration_months]", "E0120"),
    ("en", CALL, "day(submitted_at)", "day submitted_at", "E0121"),
    ("en", CALL, "kind    : text", "kind    = text", "E0121"),
    ("en", CALL, "total_budget - requested_grant", "total_budget – requested_grant", "E0121"),
    ("en", MODEL, "GR, LU, SK\n", "GR, LU, SK,\n", "E0122"),
    ("en", TESTS, "partners[2].country = CZ", "partners[2] country = CZ", "E0120"),
    ("cs", CALL, "pravidla   countries, enough", "pravidla   countries a enough", "E0121"),
    ("cs", CALL, "počet(full_partners kde type", "počet full_partners kde type", "E0120"),
    # keywords
    ("en", CALL, "distinct country of full", "distinct country off full", "E0107"),
    ("en", CALL, "is listed in eche_holders by", "is lised in eche_holders by", "E0107"),
    ("en", CALL, "is listed in eche_holders by", "is in eche_holders by", "E0121"),
    ("en", CALL, "the one of partners", "the on of partners", "E0107"),
    ("en", CALL, "the one of partners", "one of partners", "E0121"),
    ("en", CALL, "to multiples of", "to multiple of", "E0107"),
    ("en", CALL, "holds from issued", "hold   from issued", "E0107"),
    ("en", CALL, "reduce score by 2", "reduce scores by 2", "E0107"),
    ("en", CALL, "rule sector", "rulesector", "E0121"),
    ("en", NEXT, "replace rule duration", "replace duration", "E0121"),
    ("en", TESTS, "  cases\n", "  case\n", "E0107"),
    ("en", TESTS, "= unknown", "= unknow", "E0107"),
    ("cs", CALL, "počet(full_partners kde type", "count(full_partners kde type", "E0106"),
    ("cs", CALL, "type patří mezi", "type in", "E0106"),
    ("cs", CALL, "a starts_on v rozmezí", "and starts_on v rozmezí", "E0106"),
    ("cs", CALL, "žádní dva z", "žádní dva", "E0121"),
    # amounts and days
    ("en", CALL, ">= 500 000 EUR", ">= 500 000,- EUR", "E0121"),
    ("en", CALL, ">= 500 000 EUR", ">= 500k EUR", "E0121"),
    ("en", CALL, SHARE, SHARE.replace("% of", "%"), "E0120"),
    ("en", CALL, "2022-09-15 17:00", "09/15/2022 17:00", "E0121"),
    ("en", CALL, "2022-09-15 17:00", "15 September 2022, 17.00", "E0121"),
    ("en", CALL, "17:00 Europe/Brussels", "17:00 Brussels", "E0114"),
    ("cs", CALL, "2022-09-15 17:00", "15. září 2022 17:00", "E0121"),
    ("cs", CALL, "od 2022-06-01 = 1 200 000 EUR", "od 2022-06-01 = 1.200.000,- €", "E0121"),
    # names
    ("en", CALL, "the_coordinator.country", "the_cordinator.country", "E0201"),
    ("en", CALL, "holds from issued", "holds from isued", "E0202"),
    ("en", MODEL, "= member_states, IS\n", "= member_state, IS\n", "E0219"),
    ("en", NEXT, 'drop clause page "A2"', 'drop clause pag "A2"', "E0207"),
]

TOLD = [
    # what may be meant otherwise
    ("en", CALL, "= 1 200 000 EUR", "= 1 million 200 thousand EUR", "E0101"),
    ("en", CALL, ">= 500 000 EUR", ">= 500.000 EUR", "E0111"),
    ("en", CALL, SHARE, SHARE.replace("% of", "of"), "E0120"),
    ("en", CALL, "17:00 Europe/Brussels", "17:00", "E0114"),
    ("en", CALL, "17:00 Europe/Brussels", "17:00 CET", "E0114"),
    ("en", CALL, "17:00 Europe/Brussels", "24:00 Europe/Brussels", "E0113"),
    ("en", CALL, "multiples of 1000 EUR", "multiples of 1000", "E0322"),
    ("en", CALL, "2 years rounded down", "two years rounded down", "E0101"),
    ("en", CALL, "to 2022-12-31\n  stage", "to 2022-02-31\n  stage", "E0113"),
    ("en", MODEL, ": list of partner ", ": list partner ", "E0121"),
    ("cs", MODEL, "množina member_states", "skupina member_states", "E0121"),
    # what is declared twice
    ("en", CALL, "define own_contribution", "define full_partners", "E0212"),
    ("en", CALL, "define own_contribution", "define eche_holders", "E0212"),
    ("en", CALL, "parameter highest_grant", "parameter least_partners", "E0212"),
    ("en", CALL, "table page_limits", "table grant_limits", "E0212"),
    ("en", CALL, "source  guide en", "source  page en", "E0212"),
    ("en", CALL, "| duration_months | max_grant     |", "| duration_months | duration_months |", "E0212"),
    ("en", CALL, "| 36              |", "| 24              |", "E0411"),
    ("en", MODEL, "  SK          en", "  CZ          en", "E0212"),
    ("en", MODEL, "founded : date", "role    : date", "E0212"),
    # what does not fit together
    ("en", CALL, "= 8\n", "= 8 EUR\n", "E0301"),
    ("en", CALL, "holds from issued", "holds from kind", "E0317"),
    ("en", NEXT, "least_partners = 10", "least_partners = 10 EUR", "E0312"),
    ("en", NEXT, "least_partners = 10", "least_partners", "E0422"),
    ("en", NEXT, "policy ex.next extends ex.call", "policy ex.next", "E0226"),
    ("en", NEXT, "extends ex.call", "extends ex.model", "E0223"),
    ("en", TESTS, "measured 3\n", "measured 3 EUR\n", "E0301"),
    ("en", TESTS, "= 900 000 EUR\n", "= 900 000 CZK\n", "E0309"),
    ("en", TESTS, "| outcome |", "| result  |", "E0202"),
    # pieces pasted or cut
    ("en", CALL, "= 8\n", "= 8\n<<<<<<< mine\n=======\n  title en \"A\"\n>>>>>>> theirs\n", "E0125"),
    ("en", CALL, 'excused en "No condition."\n          cs "Není to podmínka."\n', 'excused en "No con', "E0105"),
    ("en", CALL, 'source      page, "12"\n', PASTED, "E0402"),
]  # fmt: skip


@lru_cache(maxsize=16)
def _text(file: str, language: str) -> str:
    text = (FOLDER / file).read_text("utf-8")
    return layout(parse(Source(file, text)).value or pytest.fail("unreadable"), language) if language == "cs" else text


def _written(folder: Path, language: str, file: str, was: str, now: str) -> Path:
    """All the files, one of them with a slip; the path of that one."""
    for each in (CALL, MODEL, NEXT, TESTS):
        text = _text(each, language)
        assert each != file or was in text, "the slip is made in a text that stands there"
        path = folder / "ex" / each
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(was, now, 1) if each == file else text, "utf-8")
    return folder / "ex" / file


def _files(path: Path) -> list[Path]:
    """What is checked: the file with the slip, and the policy that its model is for."""
    return [path.with_name(CALL), path] if path.name == MODEL else [path]


def _told(path: Path) -> list[Diagnostic]:
    return list(checks._looked_at(_files(path), TODAY, {})[0])


@pytest.mark.parametrize("language", ["en", "cs"])
def test_without_a_slip_nothing_is_told(language: str, tmp_path: Path) -> None:
    for file in (CALL, MODEL, NEXT, TESTS):
        assert _told(_written(tmp_path, language, file, "", "")) == []


@pytest.mark.parametrize(("language", "file", "was", "now", "code"), FIXED)
def test_a_fix_gives_back_what_was_meant(
    language: str, file: str, was: str, now: str, code: str, tmp_path: Path
) -> None:
    path = _written(tmp_path, language, file, was, now)
    assert [(d.code, Path(d.span.file).name) for d in _told(path)] == [(code, file)]
    after = repair([path], partial(checks._looked_at, _files(path), TODAY)).contents[path.resolve()].decode("utf-8")
    assert parse(Source(file, after)).value == parse(Source(file, _text(file, language))).value, after


@pytest.mark.parametrize(("language", "file", "was", "now", "code"), TOLD)
def test_what_has_no_certain_fix_is_told_once(
    language: str, file: str, was: str, now: str, code: str, tmp_path: Path
) -> None:
    path = _written(tmp_path, language, file, was, now)
    assert [(d.code, Path(d.span.file).name) for d in _told(path)] == [(code, file)]
    assert not repair([path], partial(checks._looked_at, _files(path), TODAY)).contents


def test_a_slip_in_a_policy_is_not_told_again_in_what_extends_it(tmp_path: Path) -> None:
    for was, now in [("\nclause page", "\ncluase page"), ("table grant_limits", "tabel grant_limits"), (" = 8", " 8")]:
        path = _written(tmp_path, "en", CALL, was, now)
        found, _ = checks._looked_at([path, path.with_name(NEXT), path.with_name(TESTS)], TODAY, {})
        assert {Path(d.span.file).name for d in found} == {CALL} and len(found) == 1


def test_two_mistakes_in_one_rule_are_two(tmp_path: Path) -> None:
    path = _written(tmp_path, "en", CALL, "guide, \"p. 12\"\n  when    some full_partners have",
                    "giude, \"p. 12\"\n  when    some full_partners hav")  # fmt: skip
    assert [d.code for d in _told(path)] == ["E0207", "E0107"]


def test_a_file_with_nothing_in_it_is_no_policy(tmp_path: Path) -> None:
    path = _written(tmp_path, "en", CALL, "", "")
    for content in (b"", b"\n \n", b"# nothing\n"):
        path.write_bytes(content)
        assert [d.code for d in _told(path)] == ["E0404"]
    path.write_bytes("policy ex.call".encode("utf-16-le"))
    assert [d.code for d in _told(path)] == ["E0116"]


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u2009", "\u200b "])
def test_a_space_of_any_width_is_a_space(space: str, tmp_path: Path) -> None:
    assert _told(_written(tmp_path, "en", CALL, "require count(full", f"require{space}count(full")) == []
