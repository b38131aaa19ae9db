"""Warnings about tests and about policies that are checked together: the pages' examples, through `eligo check`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from eligo.checking.loader import load
from eligo.cli.checks import run
from eligo.text.shipped import shipped

from .conftest import CORPUS, ROOT, Golden

FILE = re.compile(r"^# (\S+\.pol)\n", re.MULTILINE)
OF_TESTS = ("W0322", "W0323")
OF_FOLDERS = ("W0324", "W0325", "W0326", "W0327")
CALL = """policy example.call
  title en "Example" cs "Příklad"
  source call "The call"

use erasmus_plus.model

rule countries
  title en "At least 4 countries" cs "Nejméně 4 země"
  source call, "Article 1"
  require count(distinct country of partners) >= 4
"""


def _written(example: str, folder: Path) -> None:
    """The files of an example; each begins with a comment that names it, or it is the tests of one policy."""
    if not FILE.search(example):
        example = f"# call.pol\n{CALL}\n# call.test.pol\n{example}"
    _, *parts = FILE.split(example)
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _example(code: str) -> tuple[str, str]:
    bad, _, good = (shipped("reports") / "codes" / f"{code}.pol").read_text("utf-8").partition("\n# ---\n")
    return bad, good


def _found(capsys: pytest.CaptureFixture[str]) -> list[str]:
    run([Path()], "json", "en")
    return [d["code"] for d in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize("code", OF_TESTS + OF_FOLDERS)
def test_the_bad_example_gives_the_warning_and_the_good_one_none(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, example, expected in zip(("bad", "good"), _example(code), ([code], []), strict=True):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        _written(example, Path())
        assert _found(capsys) == expected


@pytest.mark.parametrize("code", OF_TESTS + OF_FOLDERS)
@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_warning_is_explained(
    code: str,
    language: str,
    tmp_path: Path,
    golden: Golden,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    _written(_example(code)[0], Path())
    run([Path()], "text", language)
    golden(CORPUS / f"diagnostics/{code}.{language}.txt", capsys.readouterr().out)


def test_nothing_shipped_needs_a_warning(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "policies")
    assert _found(capsys) == []


# ── single rules: what is told, and what is left alone ────────────────────────────────────

RULE = """policy example.call
  title en "Example" cs "Příklad"
  source page "The call"
  applies lot = 1

use erasmus_plus.model

define full_partners = partners where role in {{coordinator, full_partner}}
  called en "full partner", "full partners"
         cs "řádný partner", "řádní partneři", "řádného partnera", "řádných partnerů"

table limits
  | duration_months | max_grant     |
  | 24              | 1 000 000 EUR |
  | 36              | 1 500 000 EUR |

rule uses
  title en "Uses" cs "Užití"
  source page, "1"
  require count(full_partners) >= 1 and requested_grant <= limits[duration_months].max_grant

rule tried
  title en "{en}" cs "{cs}"
  source page, "2"
  {require}
  otherwise en "{otherwise}" cs "Ne."
"""


def _warned(folder: Path, require: str, en: str = "A", cs: str = "A", otherwise: str = "No.") -> list[str]:
    file = folder / "call.pol"
    file.write_text(RULE.format(require=require, en=en, cs=cs, otherwise=otherwise), encoding="utf-8")
    result = load(file)
    assert not result.has_errors, [d.code for d in result.diagnostics]
    return [d.code for d in result.diagnostics]


@pytest.mark.parametrize(
    ("en", "cs", "require"),
    [
        ("Lot 1: at least 8 beneficiaries (Article 3)", "Skupina 1: nejméně 8", "require count(full_partners) >= 8"),
        ("More than 3 partners", "Více než 3 partneři", "require count(full_partners) >= 4"),
        ("Fewer than 5 partners", "Méně než 5 partnerů", "require count(full_partners) <= 4"),
        ("Two or three years", "Dva nebo tři roky", "require duration_months in {24, 36}"),
        ("Exactly 24 or 36 months", "Přesně 24 nebo 36 měsíců", "require duration_months in {24, 36}"),
        ("At most EUR 1.5 million", "Nejvýše 1,5 milionu EUR", "require requested_grant <= 1 500 000 EUR"),
        ("At most €1,500,000", "Nejvýše 1 500 000 EUR", "require requested_grant <= 1 500 000 EUR"),
        (
            "EUR 200 to 400 thousand", "200 až 400 tisíc EUR",
            "require requested_grant >= 200 000 EUR and requested_grant <= 400 000 EUR",
        ),
        ("EUR 120 000, 250 000 or 400 000", "120, 250 nebo 400 tisíc EUR",
         "require requested_grant in {120 000 EUR, 250 000 EUR, 400 000 EUR}"),
        ("EUR 1 million for 24 months", "1 milion EUR na 24 měsíců",
         "when duration_months = 24\n  require requested_grant <= 1 000 000 EUR"),
        ("At most 80 % of the budget", "Nejvýše 80 % rozpočtu", "require requested_grant <= 80 % of total_budget"),
        ("Of 4 countries at least 3 in the EU", "Ze 4 zemí nejméně 3 v EU",
         "require count(distinct country of partners where country in programme_countries) >= 3"),
        ("By 15 September 2022, 17:00", "Do 15. září 2022, 17:00",
         "require submitted_at <= 2022-09-15 17:00 Europe/Brussels"),
        ("Call 2022: 4 partners", "Výzva 2022: 4 partneři", "require count(partners) >= 4"),
        ("One of the 14 ecosystems and 3 partners", "Jeden ze 14 ekosystémů a 3 partneři",
         "require ecosystem in {tourism, mobility} and count(partners) >= 3"),
        ("3 to 5 organisations", "3 až 5 organizací", "require count(partners) >= 3 and count(partners) <= 5"),
        ("EQF levels 3–5, at least 6 partners", "3. bod, nejméně 6 partnerů", "require count(partners) >= 6"),
        ("No more than 10 partners", "Ne více než 10 partnerů", "require not (count(partners) > 10)"),
        ("At least four countries", "Nejméně čtyři země", "require count(distinct country of partners) >= 4"),
    ],
)  # fmt: skip
def test_a_title_that_says_the_same_in_other_words_is_left_alone(
    en: str, cs: str, require: str, tmp_path: Path
) -> None:
    assert _warned(tmp_path, require, en, cs) == []


@pytest.mark.parametrize(
    ("code", "en", "cs", "require"),
    [
        ("W0307", "At least 4 countries", "A", "require count(distinct country of partners) >= 5"),
        ("W0307", "A", "Nejméně čtyři země", "require count(distinct country of partners) >= 5"),
        ("W0307", "At most EUR 1.2 million", "Nejvýše 1,2 mil. EUR", "require requested_grant <= 1 500 000 EUR"),
        ("W0307", "At most 70 %", "Nejvýše 70 %", "require requested_grant <= 80 % of total_budget"),
        ("W0307", "Call 2021", "A", 'require call = "2022"'),
        ("W0307", "At most EUR 1 200 000", "A", "require requested_grant <= limits[duration_months].max_grant + 0 EUR"),
        ("W0312", "At least 4 countries", "Nejméně 4 země", "require count(distinct country of partners) <= 4"),
        ("W0312", "Exactly 4 countries", "A", "require count(distinct country of partners) >= 4"),
        ("W0312", "A", "Alespoň 4 partneři", "require not (count(partners) <= 4)"),
    ],
)
def test_a_title_that_says_something_else_is_told_once(
    code: str, en: str, cs: str, require: str, tmp_path: Path
) -> None:
    if "+" in require:
        # What is added to a limit makes it another one, which no title can be compared with.
        assert _warned(tmp_path, require, en, cs) == []
        require = require.replace(" + 0 EUR", " and count(partners) >= 1")
    assert _warned(tmp_path, require, en, cs) == [code]


@pytest.mark.parametrize(
    ("codes", "otherwise", "require"),
    [
        (["W0311"], "Only {count(partners)}; 4 are required.", "require count(partners) >= 5"),
        (["W0311"], "At least four are needed.", "require count(partners) >= 5"),
        (["W0312"], "At most 5 are allowed.", "require count(partners) >= 5"),
        ([], "Fewer than 5 partners.", "require count(partners) >= 5"),
        ([], "More than 4 partners.", "require count(partners) <= 4"),
        ([], "At least 1 partner more is needed; see section 3.", "require count(partners) >= 5"),
        ([], "Two of them are only associated.", "require count(partners) >= 5"),
    ],
)
def test_messages_are_compared_with_the_condition(
    codes: list[str], otherwise: str, require: str, tmp_path: Path
) -> None:
    assert _warned(tmp_path, require, otherwise=otherwise) == codes


@pytest.mark.parametrize(
    ("codes", "require"),
    [
        (["W0306"], "require lot >= 0"),
        (["W0306"], "require duration_months > 36 and duration_months < 24"),
        (["W0306"], "require duration_months in {24, 36} and duration_months > 36"),
        (["W0306"], "require count(distinct country of partners where country in {CZ, SK, DE}) >= 4"),
        (["W0306"], "require count(distinct country of partners where country = CZ or country = SK) >= 3"),
        (["W0306"], "require count(distinct role of partners) <= 4"),
        (["W0306"], "require total_budget > 5 EUR or total_budget <= 5 EUR"),
        (["W0306"], "require requested_grant <= total_budget or requested_grant > total_budget"),
        (["W0306"], "require requested_grant <= requested_grant"),
        (["W0306"], "recommend all partners have (country = CZ or country != CZ)"),
        (["W0306"], "unless lot < 0\n  require duration_months = 24"),
        (["W0306"], "require count(partners) > 2 and count(partners) < 3"),
        (["W0319"], "require count(partners where type = HEI and type = VET) >= 3"),
        (["W0319"], "require count(full_partners where role = associated_partner) >= 3"),
        (["W0320"], "when lot = 2\n  require duration_months = 24"),
        (["W0320"], "unless lot >= 0\n  require duration_months = 24"),
        (["W0321"], "require count(full_partners) >= 1 and requested_grant <= limits[duration_months].max_grant"),
        ([], "require requested_grant > 24 EUR and requested_grant < 25 EUR"),
        ([], "require ecosystem is given"),
        ([], "require count(distinct country of partners where country in {CZ, SK, DE}) >= 3"),
        ([], "require total_budget > 5 EUR or total_budget < 5 EUR"),
        ([], "require count(partners where role in {coordinator, full_partner, affiliated_entity, associated_partner}) >= 4"),
        ([], "require count(partners where type = HEI) >= 1 and count(partners where type = VET) >= 1"),
        # Without a row neither holds.
        ([], "require limits[duration_months].max_grant > 5 EUR or limits[duration_months].max_grant <= 5 EUR"),
        ([], "when duration_months = 24\n  require requested_grant <= limits[duration_months].max_grant"),
    ],
)  # fmt: skip
def test_a_condition_that_decides_nothing_is_told(codes: list[str], require: str, tmp_path: Path) -> None:
    assert _warned(tmp_path, require) == codes


@pytest.mark.parametrize(
    ("codes", "require"),
    [
        (["W0317"], "require duration_months in {24, 36, 48}"),
        (["W0317"], "require duration_months = 36 or duration_months = 48"),
        (["W0318"], "require duration_months <= 30"),
        (["W0318"], "require duration_months = 24"),
        ([], "recommend duration_months = 24"),
        ([], "when count(partners) >= 4\n  require duration_months in {24, 48}"),
        ([], "require duration_months >= 12"),
    ],
)
def test_tables_and_rules_admit_the_same(codes: list[str], require: str, tmp_path: Path) -> None:
    found = _warned(tmp_path, require)
    assert [c for c in found if c != "W0318" or codes != ["W0317"]] == codes


@pytest.mark.parametrize(
    ("codes", "guard"),
    [
        (["W0317"], "recommend all partners have total_budget <= caps[country].cap"),
        ([], "recommend all partners where country in {CZ, SK} have total_budget <= caps[country].cap"),
        ([], "recommend all partners have (country not in {CZ, SK} or total_budget <= caps[country].cap)"),
        ([], "recommend all partners have (total_budget <= caps[country].cap or type = HEI or country = DE)"),
    ],
)
def test_a_key_that_is_guarded_needs_no_row(codes: list[str], guard: str, tmp_path: Path) -> None:
    caps = "\ntable caps\n  | country | cap      |\n  | CZ      | 10 EUR   |\n  | SK      | 20 EUR   |\n"
    policy = RULE.replace("\nrule uses", caps + "\nrule uses").format(en="A", cs="A", otherwise="No.", require=guard)
    (tmp_path / "call.pol").write_text(policy, encoding="utf-8")
    assert [d.code for d in load(tmp_path / "call.pol").diagnostics] == codes


def test_a_register_that_nothing_looks_into_is_told(tmp_path: Path) -> None:
    def told(require: str) -> list[str]:
        register = '\nregister holders\n  pic : text en "p" cs "p"\n  label "{pic}"\n'
        text = RULE.format(en="A", cs="A", otherwise="No.", require=require).replace(
            "\nrule uses", f"{register}\nrule uses"
        )
        (tmp_path / "call.pol").write_text(text, encoding="utf-8")
        return [d.code for d in load(tmp_path / "call.pol").diagnostics]

    assert told("recommend no partners have pic is listed in holders") == []
    assert told("recommend no partners have type = VET") == ["W0316"]


# ── policies that are checked together ────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("codes", "years"),
    [
        (["W0324"], [("2021", "valid from 2021-01-01"), ("2022", "valid from 2022-01-01")]),
        ([], [("2021", "valid from 2021-01-01 to 2021-12-31"), ("2023", "valid from 2023-01-01")]),
        ([], [("2021", "valid from 2021-01-01 to 2021-12-31"), ("2022", "title_only")]),
        (
            [],
            [
                ("2021", 'applies call = "2021"\n  valid from 2021-01-01 to 2022-06-30'),
                ("2022", 'applies call = "2022"\n  valid from 2022-01-01'),
            ],
        ),
        (["W0325"], [("2022", "valid from 2022-01-03"), ("2021", "valid from 2021-01-01 to 2022-01-01")]),
    ],
)
def test_the_periods_of_call_years_meet(
    codes: list[str],
    years: list[tuple[str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for year, valid in years:
        written = CALL.replace("example.call", f"example.call_{year}.call")
        written = written.replace('source call "The call"', "" if valid == "title_only" else valid, 1)
        written = written.replace("\n\nuse", '\n  source call "The call"\n\nuse', 1)
        _written(f"# {year}/call.pol\n{written}", Path())
    assert _found(capsys) == codes
