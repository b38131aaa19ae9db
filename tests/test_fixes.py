"""Fixes: what a machine may change is certain, removes the mistake, and leaves everything else as it was."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligo import cli
from eligo.checking.cases import read_cases
from eligo.checking.loader import load, load_file
from eligo.checking.modules import gather
from eligo.syntax.keywords import translated
from eligo.text.diagnostics import Diagnostic
from eligo.text.fixes import BOM, Edit, applied, chosen, fix_of
from eligo.text.nearest import mistyped
from eligo.text.shipped import shipped
from eligo.text.span import Source

from .test_catalogue import CODES

# The codes whose bad example has a certain fix.
FIXED = {
    "E0104", "E0105", "E0106", "E0107", "E0110", "E0112", "E0114", "E0115", "E0120", "E0121", "E0122", "E0201", "E0202",
    "E0203", "E0204", "E0205", "E0206", "E0207", "E0208", "E0209", "E0210", "E0215", "E0218", "E0219", "E0220", "E0222", "E0224", "E0301", "E0311",
    "E0403", "E0502", "W0309",
}  # fmt: skip
# What has no keyword of the other language in it is misspelled in Czech by hand.
CZECH_SLIPS = {
    "E0220": ("single to", "single z"),
    "E0106": ("požadavek", "require"),
    "E0107": ("requir", "požadave"),
    "E0121": ("must", "musí"),
}

ENGLISH = """policy example.call
  title en "Example" cs "Příklad"
  source call "The call"

use erasmus_plus.model

rule grant
  title en "Grant" cs "Grant"
  source call, "Article 1"
"""


def _in_czech(text: str, code: str) -> str:
    """The text with Czech keywords, texts in quotation marks left alone; it need not be free of mistakes."""
    written, meant = CZECH_SLIPS.get(code, ("", ""))
    lines = [line.replace(written, "\0") if written else line for line in text.splitlines(keepends=True)]
    parts = re.split(r'("[^"\n]*"|„[^“\n]*“)', "".join(lines))
    parts[::2] = [translated(part, "en", "cs") for part in parts[::2]]
    return "".join(parts).replace("\0", meant)


def _found(code: str, text: str, folder: Path) -> tuple[tuple[Diagnostic, ...], Source | None]:
    """What is said about the text of a page: as a policy, or as the tests of a shipped policy."""
    if not code.startswith("E05"):
        file = folder / "call.pol"
        file.write_text(text, "utf-8")
        checked, gathered = load_file(file)
        return (load(file) if not checked.diagnostics else checked).diagnostics, gathered.sources.get(str(file))
    policy = load(shipped("policies") / "erasmus_plus" / "alliances" / "seed" / "lot1.pol").value
    assert policy is not None
    file = folder / "call.test.pol"
    file.write_text(text, "utf-8")
    result, source = read_cases(file, policy)
    return result.diagnostics, source


def _page(code: str) -> tuple[str, str]:
    bad, _, good = (shipped("reports") / "codes" / f"{code}.pol").read_text("utf-8").partition("\n# ---\n")
    return bad + "\n", good


@pytest.mark.parametrize("language", ["en", "cs"])
@pytest.mark.parametrize("code", CODES)
def test_the_fix_of_a_page_removes_the_mistake_and_adds_none(code: str, language: str, tmp_path: Path) -> None:
    bad, good = _page(code)
    if language == "cs" and not re.search(r"^(?:policy|test|example) ", bad, re.MULTILINE):
        return
    bad, good = (
        (bad, good) if language == "en" else (_in_czech(bad, code), _in_czech(good, code if code == "E0220" else ""))
    )
    before, source = _found(code, bad, tmp_path)
    edits = [edit for d in before if d.code == code and source and (edit := fix_of(d, source))]
    assert bool(edits) == (code in FIXED)
    if not edits:
        return
    after = applied(bad, edits)
    assert _found(code, after, tmp_path)[0] == (), after
    if code != "W0309":
        assert after.split() == good.split(), "the fix is what the page recommends"


# ── certain and uncertain ─────────────────────────────────────────────────────────────────


def _repaired(text: str, file: Path) -> str:
    """The text after every fix, one after another."""
    for _ in range(20):
        file.write_text(text, "utf-8")
        source = gather(file).sources[str(file)]
        edits = [edit for d in load(file).diagnostics if (edit := fix_of(d, source))]
        if not edits:
            return text
        text = applied(text, edits)
    raise AssertionError("the fixes go round in circles")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("require requested_grant <= 1,500,000 EUR", "require requested_grant <= 1 500 000 EUR"),
        ("require requested_grant <= 1.500.000 €", "require requested_grant <= 1 500 000 EUR"),
        ("require requested_grant <= 1500 000 EUR", "require requested_grant <= 1 500 000 EUR"),
        ("require requested_grant <= 5000", "require requested_grant <= 5000 EUR"),
        ("require requested_grant at most 1 000 000", "require requested_grant at most 1 000 000 EUR"),
        ("require duration_months <= 24,5", "require duration_months <= 24.5"),
        ("require duration_months = 24 or 36", "require duration_months in {24, 36}"),
        ("require 24 <= duration_months <= 36", "require duration_months >= 24 and duration_months <= 36"),
        ("require count(partners where country = CZ >= 1", "require count(partners where country = CZ) >= 1"),
        ("require count(partners country = CZ) >= 1", "require count(partners where country = CZ) >= 1"),
        ("require count(partners)) >= 1", "require count(partners) >= 1"),
        ("require count(partners where country = Česko) >= 1", "require count(partners where country = CZ) >= 1"),
        ('require count(partners where country = "Česko") >= 1', "require count(partners where country = CZ) >= 1"),
        (
            "require count(partners where country = programme_countries) >= 1",
            "require count(partners where country in programme_countries) >= 1",
        ),
        ("require submitted_at <= 2022-09-15 17:00 europe/brussels",
         "require submitted_at <= 2022-09-15 17:00 Europe/Brussels"),
        ("Requires lot == 1 && lot => 1.", "require lot = 1 and lot >= 1"),
        ("require lot in {1, 2, 2, 1}", "require lot in {1, 2}"),
        ("require lot = 1\n  note en “A”, cs ”B”", 'require lot = 1\n  note en "A" cs "B"'),
        ("require lot = 1\n  note en «A» cs „B\"", 'require lot = 1\n  note en "A" cs "B"'),
        ("require lot = 1\n  note en \"A“", 'require lot = 1\n  note en "A"'),
        ('require lot = 1\n  note "A" cs "B"', 'require lot = 1\n  note en "A" cs "B"'),
        ('require lot = 1\n  title en "Grant" cs "Grant"', "require lot = 1"),
    ],
)  # fmt: skip
def test_what_is_certain_is_fixed(written: str, meant: str, tmp_path: Path) -> None:
    after = _repaired(f"{ENGLISH}  {written}\n", tmp_path / "call.pol")
    assert after == f"{ENGLISH}  {meant}\n"
    assert load(tmp_path / "call.pol").diagnostics == ()


@pytest.mark.parametrize(
    "written",
    [
        "require requested_grant <= 1,500 EUR",  # one and a half, or fifteen hundred
        "require requested_grant <= 1 00 000 EUR",  # a digit may be missing
        "require requested_grant <= 5",  # five euros, or five partners
        "require requested_grant <= duration_months + 5000",  # which of them is money
        "require duration_months = 24,36",  # a fraction, or two values
        "require duration_months <= 2 years",  # without the unit it is two months
        "require duration_months 24",  # equal, at least, at most
        "require lot = 1) and lot = 2",  # which bracket is missing
        "require (lot = 1 or lot = 2",  # where the bracket ends
        "require lot = 1 or lot = 2 and lot = 3",  # what belongs together
        "lot = 1",  # required, or only recommended
        "require count(partners where country = DEN) >= 1",  # Denmark, not Germany
        "require count(partners where country != programme_countries) >= 1",  # not in
        "require count(partners where HEI) >= 1",  # equal, or not
        "require submitted_at <= 3/4/2022",  # March or April
        "require submitted_at <= 2022-02-30 17:00 Europe/Brussels",  # which day
        "require lot = 1\n  note en 'A' cs 'B'",  # one text, or two
        'require lot = 1\n  note en “the “inner” one” cs "B"',  # which marks are a pair
        'require lot = 1\n  note en "A # or a comment',
        'require lot = 1\n  note en "A" "B"',  # in which language
    ],
)
def test_what_may_be_meant_otherwise_is_left_alone(written: str, tmp_path: Path) -> None:
    text = f"{ENGLISH}  {written}\n"
    assert _repaired(text, tmp_path / "call.pol") == text
    assert load(tmp_path / "call.pol").diagnostics


def test_a_czech_sentence_is_never_turned_into_its_opposite(tmp_path: Path) -> None:
    bad = _page("E0115")[0].replace("žádný z partners splňuje", "každý z partners nesplňuje")
    found, source = _found("E0115", bad, tmp_path)
    assert [d.code for d in found] == ["E0115"] and source is not None
    assert fix_of(found[0], source) is None


def test_a_sign_is_put_into_the_language_of_the_file(tmp_path: Path) -> None:
    text = _in_czech(ENGLISH, "") + "  požadavek lot = 1 && duration_months == 24\n"
    assert _repaired(text, tmp_path / "call.pol").endswith("lot = 1 a duration_months = 24\n")


# ── slips of the keys ─────────────────────────────────────────────────────────────────────


@given(st.data())
def test_one_slip_in_a_long_name_is_understood(data: st.DataObject) -> None:
    name = "requested_grant"
    at = data.draw(st.integers(0, len(name) - 2))
    letter = data.draw(st.sampled_from("abcxyz"))
    slips = [name[:at] + name[at + 1 :], name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :],
             name[:at] + name[at + 1] + name[at] + name[at + 2 :]]  # fmt: skip
    assert mistyped(data.draw(st.sampled_from(slips)), [name, "total_budget", "duration_months"]) == name


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("lot_3", ["lot_1", "lot_2"]),
        ("limit1", ["limit2"]),
        ("budget_x", ["budget_a", "budget_b"]),
        ("ab", ["abc"]),
        ("xylophone", ["requested_grant"]),
        ("", ["a"]),
        ("nemá_listinu", ["má_listinu"]),
        ("má_listinu", ["nemá_listinu"]),
        ("unlisted", ["listed"]),
        ("ineligible", ["eligible"]),
    ],
)
def test_what_may_be_another_name_is_no_slip(written: str, known: list[str]) -> None:
    assert mistyped(written, known) is None


# ── edits ─────────────────────────────────────────────────────────────────────────────────


@st.composite
def _edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text("ab\n č", max_size=40))
    source = Source("a.pol", text)
    edits = []
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        edits.append(Edit(source.span(start, end), draw(st.sampled_from(["", "x", "yž"]))))
    return text, edits


@given(_edited())
def test_edits_are_made_apart_and_line_ends_stay(given_: tuple[str, list[Edit]]) -> None:
    text, edits = given_
    kept = chosen(edits)
    assert all(one.span.end < other.span.start for one, other in pairwise(kept))
    changed = applied(text, edits)
    assert applied(text, ()) == text
    assert len(changed) == len(text) + sum(len(e.text) - (e.span.end - e.span.start) for e in kept)
    assert applied(BOM + text.replace("\n", "\r\n"), edits) == BOM + changed.replace("\n", "\r\n")


# ── eligo check --fix ─────────────────────────────────────────────────────────────────────

Run = Callable[..., tuple[int, str, str]]

WRONG = """policy example.call
  title en “Example” cs „Příklad“
  source call "The call"

use erasmus_plus.model

rule grant
  title en "Grant" cs "Grant"
  source cal, "Article 1"
  require requested_grnt => 1 500,5 EUR

rule lots
  title en "Lots" cs "Skupiny"
  source call, "Article 2"
  require lot in {1 2, 2}
"""


@pytest.fixture
def eligo(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs `eligo` in an empty folder: its code, its standard output, its standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for variable in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["eligo", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            cli.main()
        code = end.value.code or 0
        assert isinstance(code, int)
        return code, *capsys.readouterr()

    return run


def test_mistakes_behind_mistakes_are_fixed_too(eligo: Run, tmp_path: Path) -> None:
    file = tmp_path / "call.pol"
    file.write_bytes((BOM + WRONG).replace("\n", "\r\n").encode("utf-8"))
    code, out, err = eligo("check", "call.pol", "--fix")
    assert code == 0, out + err
    after = file.read_bytes().decode("utf-8")
    assert after.startswith(BOM) and after.count("\r\n") == after.count("\n") == WRONG.count("\n")
    assert 'en "Example" cs "Příklad"' in after and "source call, " in after
    assert "require requested_grant >= 1 500.50 EUR\r\n" in after and "lot in {1, 2}\r\n" in after
    assert "call.pol:10:11: E0201: `requested_grnt` → `requested_grant`" in err
    assert "fixed 7 of 7 in call.pol" in err
    assert eligo("check", "call.pol")[0] == 0


def test_what_remains_is_shown_and_counted(eligo: Run, tmp_path: Path) -> None:
    (tmp_path / "call.pol").write_text(ENGLISH + "  require lot == 1 or lot = 2 and lot = 3\n", "utf-8")
    code, out, err = eligo("check", "call.pol", "--fix")
    assert code == 1 and "E0103" in out and "fixed 1 of 2 in call.pol" in err


def test_a_difference_is_shown_and_nothing_written(eligo: Run, tmp_path: Path) -> None:
    file = tmp_path / "call.pol"
    file.write_text(WRONG, "utf-8")
    code, out, err = eligo("check", "call.pol", "--fix", "--diff")
    assert code == 1 and "would fix 7 of 7 in call.pol" in err
    assert "-  require lot in {1 2, 2}\n+  require lot in {1, 2}\n" in out
    assert file.read_text("utf-8") == WRONG
    assert eligo("check", "call.pol", "--diff", "--format", "json")[0] == 2


def test_a_used_file_is_changed_only_where_it_is_asked_for(eligo: Run, tmp_path: Path) -> None:
    (tmp_path / "example").mkdir()
    model, call = tmp_path / "example" / "model.pol", tmp_path / "example" / "call.pol"
    model.write_text('record proposal\n  lot : numbr en "lot" cs "skupina"\n', "utf-8")
    call.write_text(ENGLISH.replace("erasmus_plus.model", "example.model") + "  require lot = 1\n", "utf-8")
    assert eligo("check", "example/call.pol", "--fix")[0] == 1
    assert "numbr" in model.read_text("utf-8")
    assert eligo("check", "example", str(model), "--fix")[0] == 0
    assert "lot : number" in model.read_text("utf-8")


def test_tests_are_fixed_with_their_policy(eligo: Run, tmp_path: Path) -> None:
    (tmp_path / "call.pol").write_text(ENGLISH + "  require lot = 1;\n", "utf-8")
    tests = tmp_path / "call.test.pol"
    tests.write_text('test "one"\n  given lott = 1\n  expect rule grnt pass\n', "utf-8")
    assert eligo("check", ".", "--fix")[0] == 0
    assert "given lot = 1\n  expect rule grant pass\n" in tests.read_text("utf-8")


def test_fixes_are_announced(eligo: Run, tmp_path: Path) -> None:
    (tmp_path / "call.pol").write_text(ENGLISH + "  require lot == 1\n", "utf-8")
    code, _, err = eligo("check", "call.pol")
    assert code == 1 and err.endswith("can be fixed with `eligo check --fix`: 1\n")
    (found,) = json.loads(eligo("check", "call.pol", "--format", "json")[1])
    assert found["fix"] == {"start_line": 10, "start_column": 15, "end_line": 10, "end_column": 17, "text": "="}
    (tmp_path / "call.pol").write_text(ENGLISH + "  require lot = 1 or lot = 2 and lot = 3\n", "utf-8")
    (found,) = json.loads(eligo("check", "call.pol", "--format", "json")[1])
    assert found["fix"] is None
    assert "--fix" not in eligo("check", "call.pol")[2]


def test_a_file_full_of_slips_is_fixed(eligo: Run, tmp_path: Path) -> None:
    """More mistakes than one reading reports, several in each rule."""
    rules = "".join(
        f'\nrule lot_{n}\n  title en “Lot” cs „Skupina“\n  source cal, "{n}"\n  requir lott => {n},5;\n'
        for n in range(30)
    )
    text = ENGLISH.partition("\nrule")[0] + rules
    (tmp_path / "call.pol").write_text(text, "utf-8")
    code, out, err = eligo("check", "call.pol", "--fix")
    assert code == 0, out
    assert "fixed 210 of 210" in err
