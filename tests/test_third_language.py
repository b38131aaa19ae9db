"""A third language is a folder of Fluent files and nothing else: Slovak, which no line of the program knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from fluent.syntax import ast

from eligo.reporting.formats import FORMATS
from eligo.text import locale, messages, traits
from eligo.text.locale import collation_key, country, day, joined, money, percent, plural, typeset
from eligo.text.messages import languages, parsed, say, variables
from eligo.text.shipped import shipped

from .conftest import CORPUS, ROOT, Run

SLOVAK = CORPUS / "languages" / "sk"
KEPT = (messages._holding, messages._catalogue, messages._languages, messages.variables, traits.trait, traits.only,
        traits.pairs, locale._locale, locale._signs, locale._before_percent, locale._own_letters, locale._letter,
        locale._rules, locale._typeset)  # fmt: skip
"""What is read once in a run: forgotten before and after a language comes and goes."""
WHOLE = ("language", "report", "sentences", "overview")
LOT1 = "policies/erasmus_plus/alliances/seed/lot1.pol"


@pytest.fixture
def slovak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The shipped catalogues with one folder more."""
    folder = tmp_path / "shipped" / "messages"
    folder.mkdir(parents=True)
    for catalogue in [*(shipped("reports") / "messages").iterdir(), SLOVAK]:
        (folder / catalogue.name).symlink_to(catalogue, target_is_directory=True)
    monkeypatch.setattr(messages, "_catalogues", lambda: folder)
    for cached in KEPT:
        cached.cache_clear()
    yield
    for cached in KEPT:
        cached.cache_clear()


def test_no_line_of_the_program_knows_it() -> None:
    known = [path for path in (ROOT / "engine").rglob("*.py") if re.search(r"""["']sk["']""", path.read_text("utf-8"))]
    assert not known


def test_it_is_found_by_its_folder(slovak: None) -> None:
    assert languages() == ("cs", "en", "sk")


def test_what_pages_say_is_there_and_nothing_else(slovak: None) -> None:
    """All sentences of pages on proposals and batches, of other files as many as it has, with the facts of the Czech."""
    for path in sorted(SLOVAK.glob("*.ftl")):
        own = {entry.id.name: entry for entry in parsed(path).body if isinstance(entry, ast.Message)}
        czech = parsed(shipped("reports") / "messages" / "cs" / path.name)
        theirs = {entry.id.name: entry for entry in czech.body if isinstance(entry, ast.Message)}
        assert own.keys() <= theirs.keys(), path.name
        if path.stem in WHOLE:
            assert not theirs.keys() - own.keys(), path.name
        for name, entry in own.items():
            assert [a.id.name for a in entry.attributes] == [a.id.name for a in theirs[name].attributes], name
            for attribute in [*([None] if entry.value else []), *(a.id.name for a in entry.attributes)]:
                assert variables("sk", name, attribute) == variables("cs", name, attribute), name
                for n in (0, 1, 2, 5, 21, Decimal("1.5")):
                    told = say("sk", name, attribute, **dict.fromkeys(variables("sk", name, attribute), n))
                    assert told.strip() and "???" not in told


def test_plurals_choose_as_slovak_does(slovak: None) -> None:
    for path in sorted(SLOVAK.glob("*.ftl")):
        text = path.read_text("utf-8")
        for block in re.findall(r"\{ \$\w+ ->\n((?:\s+\*?\[\w+\].*\n)+)", text):
            keys = set(re.findall(r"\[(\w+)\]", block))
            if keys & {"one", "few", "many"}:
                assert {"one", "few", "other"} <= keys, block
    assert [plural("sk", n) for n in (0, 1, 2, 4, 5, 21, Decimal("1.5"))] == [
        "other", "one", "few", "few", "other", "other", "many",
    ]  # fmt: skip
    assert say("sk", "headline-read", n=5) == "Prečítaných 5 návrhov"


def test_numbers_days_lists_and_countries_are_those_of_the_locale(slovak: None) -> None:
    assert money("sk", 1_500_000, "EUR") == "1\u00a0500\u00a0000\u00a0EUR"
    assert percent("sk", Decimal("16.8")) == "16,8\u00a0%"
    assert day("sk", date(2022, 9, 15)) == "15.\u00a09.\u00a02022"
    assert joined("sk", ["A", "B", "C"]).replace("\u00a0", " ") == "A, B a C"
    assert country("sk", "EL") == "Grécko"
    assert typeset("sk", 'v bode 3 ods. 2 "text" a i - 24 mesiacov') == (
        "v\u00a0bode 3 ods.\u00a02 „text“ a\u00a0i\u00a0– 24\u00a0mesiacov"
    )


def test_its_alphabet_is_its_own(slovak: None) -> None:
    ordered = ["azyl", "ätik", "bod", "čas", "ďalej", "dom", "hora", "chata", "idea", "ľan", "mäso", "mäta", "noc",
               "ôsmy", "pes", "šaty", "zub", "žena"]  # fmt: skip
    assert sorted(sorted(ordered), key=lambda word: collation_key("sk", word)) == ordered


def test_its_order_is_that_of_icu(slovak: None) -> None:
    recorded = (CORPUS / "sorting" / "sk.txt").read_text("utf-8").splitlines()
    assert sorted(sorted(recorded), key=lambda word: collation_key("sk", word)) == recorded


def test_reports_are_written_in_it(slovak: None, eligo: Run, tmp_path: Path) -> None:
    """Sentences of ours are Slovak; what the policy says in Czech only is tagged as Czech; countries are Slovak."""
    formats = ",".join(name for name in ("html", "md") if name in FORMATS)
    out = tmp_path / "out"
    ended = eligo(f"report {ROOT / LOT1} {ROOT / 'examples' / 'alliances.jsonl'} -o {out} --format {formats} -l sk")
    assert ended.code in (0, 2), ended.err
    pages = sorted((out / "sk").glob("AI-*.html"))
    assert pages
    text = "".join(page.read_text("utf-8") for page in pages).replace("\u00a0", " ")
    assert '<html lang="sk">' in text and 'lang="cs"' in text
    for said in ("Spĺňa podmienky", "Nespĺňa podmienky", "Čo treba urobiť", "Rozhodnutie referenta", "Nemecko", "áno"):
        assert said in text, said
    index = (out / "sk" / "index.html").read_text("utf-8")
    assert "Prehľad návrhov" in index and "Ako návrhy dopadli" in index
    own = re.sub(r'<(\w+)[^>]* lang="cs">.*?</\1>', "", re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL))
    for czech in ("Nesplněno", "Co se žádá", "Chybějící", "podmínka žádá", "Návrh nesplňuje"):
        assert czech not in own, czech


def test_every_command_speaks_it_as_far_as_it_can(slovak: None, eligo: Run) -> None:
    """Sentences that the folder lacks are said in the nearest language, not in none."""
    ended = eligo(f"explain {ROOT / LOT1} {ROOT / 'examples' / 'alliances.jsonl'} --proposal AI-2022-001 -l sk")
    assert ended.code == 0, ended.err
    assert "plné" in ended.out or "Splnené" in ended.out or "Návrh" in ended.out
    missing = eligo("check no-such-folder -l sk")
    assert missing.code == 2 and missing.err


def test_results_for_machines_have_its_sentences_too(slovak: None, eligo: Run) -> None:
    ended = eligo(f"evaluate {ROOT / LOT1} {ROOT / 'examples' / 'alliances.jsonl'} --format jsonl -l sk")
    assert '"sk": "' in ended.out and '"cs": "' in ended.out
