"""Files in the other language: keywords and names are translated there and back, and nothing else changes."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from eligo.checking.loader import load
from eligo.checking.translating import Translation, translation
from eligo.cli.formatting import run
from eligo.syntax import tree
from eligo.syntax.keywords import language_of
from eligo.syntax.parser import parse
from eligo.text.shipped import shipped
from eligo.text.span import Source

from .conftest import CORPUS, Golden
from .random_conditions import HEADER
from .random_constructs import condition, guard

POLICIES = sorted(shipped("policies").rglob("*.pol"))
each_file = pytest.mark.parametrize("path", POLICIES, ids=lambda p: p.relative_to(shipped("policies")).as_posix())

CALL = """policy call
  title  en "Call"  cs "Výzva"
  source page en "Page"  cs "Stránka"

use model

"""
MODEL = """record proposal / návrh
  id / označení : text required  en "id"  cs "id"
  label "{id}"
  title / název_projektu : text  en "title"  cs "název"
  lot / skupina_výzvy : number  en "lot"  cs "skupina"
  lead / vede : organisation_type  en "lead"  cs "vede"
  partners / partnerů : list of partner  en "partners"  cs "partneři"

record partner / organizace
  label "{name} ({country})"
  name / jméno : text  en "name"  cs "jméno"
  country / země : country  en "country"  cs "země"
  type / druh : organisation_type  en "type"  cs "druh"
  vet / učiliště : yes_no  en "VET"  cs "učiliště"

vocabulary country / stát
  CZ  en "Czechia"  cs "Česko"
  GR / ŘECKO also EL  en "Greece"  cs "Řecko"
  group members / členské = CZ, GR  en "members"  cs "členské"

vocabulary organisation_type / typ_organizace
  HEI / VŠ  en "university"  cs "vysoká škola"
  VET / UČILIŠTĚ  en "school"  cs "učiliště"
  lead / vedoucí  en "lead"  cs "vedoucí"
  group schools / školy = HEI, VET  en "schools"  cs "školy"
    called  en "school", "schools"  cs "škola", "školy", "školy", "škol"
"""


def source(path: Path) -> Source:
    """The text of a file."""
    return Source(str(path), path.read_text("utf-8"))


def read(path: Path) -> tree.File:
    """The tree of a file that must parse."""
    result = parse(source(path))
    assert result.value is not None, result.diagnostics
    return result.value


def put(folder: Path, text: str, name: str = "call.pol") -> Path:
    """A file of a small call beside its model."""
    (folder / "model.pol").write_text(MODEL, "utf-8")
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def said(path: Path, language: str) -> Translation:
    """What a file becomes in a language."""
    done = translation(source(path), read(path), language)
    assert done is not None
    return done


def there(path: Path, language: str) -> str:
    """What a file becomes in a language, its names included."""
    done = said(path, language)
    assert not done.names_kept, path
    return done.text


def turned(folder: Path, text: str, language: str) -> str:
    """A file of the small call in a language."""
    return there(put(folder, text), language)


def demand(condition: str, word: str = "require") -> str:
    """The small call with one rule."""
    return f'{CALL}rule one\n  title en "R" cs "R"\n  source page, "1"\n  {word} {condition}\n'


# ── what is shipped ───────────────────────────────────────────────────────────────────────


@each_file
def test_every_shipped_file_goes_there_and_back(path: Path, tmp_path: Path) -> None:
    """English, Czech and English again: the same text; and Czech, English, Czech."""
    for file in POLICIES:
        copy = tmp_path / file.relative_to(shipped("policies"))
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    here = tmp_path / path.relative_to(shipped("policies"))
    english, czech = path.read_text("utf-8"), there(here, "cs")
    assert there(here, "en") == english
    assert czech != english
    here.write_text(czech, "utf-8")
    assert there(here, "cs") == czech
    assert there(here, "en") == english


def test_the_first_lot_reads_as_czech(golden: Golden) -> None:
    """The whole of lot 1 and its tests, to be read aloud by whoever changes a word."""
    for name in ("alliances/seed/lot1.pol", "alliances/seed/lot1.test.pol"):
        path = shipped("policies") / "erasmus_plus" / name
        text = there(path, "cs")
        golden(CORPUS / "translated" / path.name, text)


@pytest.mark.parametrize("lot", ["lot1", "lot2"])
def test_no_english_name_is_left_where_a_czech_one_exists(lot: str) -> None:
    """Every shipped name has its word, and in the conditions of a Czech policy only that one stands."""
    path = shipped("policies") / f"erasmus_plus/alliances/seed/{lot}.pol"
    policy = load(path).value
    assert policy is not None
    named = [(r.name, r.alias) for r in policy.schema.records.values()]
    named += [(f.name, f.alias) for r in policy.schema.records.values() for f in r.fields]
    named += [(g.name, g.alias) for v in policy.schema.vocabularies.values() for g in v.groups.values()]
    named += [(e.code, e.alias) for v in policy.schema.vocabularies.values() for e in v.entries.values()]
    named += [(v.name, v.alias) for v in policy.schema.vocabularies.values()]
    without = {name for name, alias in named if alias is None and not re.fullmatch(r"[A-Z]{2}|region_\d+[ab]?", name)}
    assert without == {"pic", "role", "partner"}, "these are the same word in Czech"
    conditions = re.findall(
        r"^  (?:požadavek|doporučení|působnost) +(.*(?:\n {8}.*)*)", there(path, "cs"), re.MULTILINE
    )
    written = {word for text in conditions for word in re.findall(r"[^\W\d]\w*", text)}
    assert written & {name for name, alias in named if alias} == set()


# ── each position ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("english", "czech"),
    [
        ("some partners have country in members", "aspoň jeden z partnerů splňuje země patří mezi členské"),
        ("lead = lead", "vede = vedoucí"),
        ("lead in {HEI, lead}", "vede je v {VŠ, vedoucí}"),
        ("lead in {schools}", "vede je v {školy}"),
        ("HEI = lead", "VŠ = vede"),
        ("count(partners where country = EL) >= 1", "počet(partnerů kde země = EL) >= 1"),
        ("count(partners where country = GR) >= 1", "počet(partnerů kde země = ŘECKO) >= 1"),
        (
            "all distinct country of partners have count(group where type = VET) >= 1",
            "každá z různých hodnot země u partnerů splňuje počet(skupina kde druh = UČILIŠTĚ) >= 1",
        ),
        ("no two partners share name", "žádní dva z partnerů nemají společné jméno"),
        ("count(distinct type of partners) at least 2", "počet(různých hodnot druh u partnerů) nejméně 2"),
        ("lead is given", "vede je uvedeno"),
        ("some partners have vet", "aspoň jeden z partnerů splňuje učiliště"),
        (
            "some partners have partner.name = proposal.title",
            "aspoň jeden z partnerů splňuje organizace.jméno = návrh.název_projektu",
        ),
        (
            "some partners have count(partners where type = HEI) >= 1 and type = VET",
            "aspoň jeden z partnerů splňuje počet(partnerů kde druh = VŠ) >= 1 a druh = UČILIŠTĚ",
        ),
    ],
)
def test_a_name_is_translated_as_what_it_stands_for(english: str, czech: str, tmp_path: Path) -> None:
    """`country` is a field and a vocabulary, `lead` a field and a code; each has a word of its own."""
    text = turned(tmp_path, demand(english), "cs")
    assert text.endswith(f"požadavek  {czech}\n")
    assert turned(tmp_path, text, "en").endswith(f"  require {english}\n")


def test_definitions_tables_and_insertions_are_translated(tmp_path: Path) -> None:
    text = CALL + (
        "define one / škol = partners where type in schools\n\n"
        "define first / prvních = one\n\n"
        "define kind / povaha = lead\n\n"
        "table limits / limity\n  | lead | lot | most / strop |\n  | HEI  | 1   | 3            |\n\n"
        'rule one\n  title en "R" cs "R"\n  source page, "1"\n  when kind = VET\n'
        "  require count(first where type = VET) <= limits[kind, lot].most\n"
        '  otherwise en "Only {count(one) schools} of {lot}." cs "{count(one) schools}"\n'
    )
    czech = turned(tmp_path, text, "cs")
    assert "pojem one / škol = partnerů kde druh patří mezi školy\n" in czech
    assert "pojem first / prvních = škol\n" in czech
    assert "  | vede | skupina_výzvy | most / strop |\n  | VŠ   | 1             | 3            |\n" in czech
    assert "  pokud      povaha = UČILIŠTĚ\n" in czech
    assert "počet(prvních kde druh = UČILIŠTĚ) <= limity[povaha, skupina_výzvy].strop" in " ".join(czech.split())
    assert '"Only {počet(škol) školy} of {skupina_výzvy}."' in czech
    assert "pravidlo one\n" in czech, "names of rules stay"


def test_a_model_is_translated_and_its_declarations_keep_both_names(tmp_path: Path) -> None:
    put(tmp_path, demand("lot = 1"))
    czech = there(tmp_path / "model.pol", "cs")
    for line in (
        r"lead +/ vede +: typ_organizace ",
        r"country +/ země +: stát ",
        r"partners +/ partnerů +: seznam záznamů organizace ",
        r'popisek "{označení}"',
        r'popisek "{jméno} \({země}\)"',
        r"množina schools / školy = VŠ, UČILIŠTĚ",
        r"množina members / členské = CZ, ŘECKO",
    ):
        assert re.search(f"^  {line}", czech, re.MULTILINE), line


def test_tests_take_the_names_of_their_policy(tmp_path: Path) -> None:
    put(tmp_path, demand("lot = 1"))
    text = (
        "example lead\n  given title = lead\n  given lead = lead\n  given lot = 1\n"
        '  given partners\n    | name | type |\n    | "A"  | HEI  |\n    | lead | lead |\n\n'
        'test "one"\n  as in lead\n  given partners[1].country = GR\n  without partners[2]\n'
        "  with partners\n    | type |\n    | HEI  |\n"
        "  cases\n    | lead | partners[1].type | rule one | measured one |\n"
        "    | HEI  | lead             | pass     | lead         |\n"
        "  expect rule one pass measured lead missing partners[1].country\n"
    )
    czech = there(put(tmp_path, text, "call.test.pol"), "cs")
    assert czech == (
        "příklad lead\n  vstup název_projektu = lead\n  vstup vede = vedoucí\n  vstup skupina_výzvy = 1\n"
        '  vstup partnerů\n    | jméno | druh    |\n    | "A"   | VŠ      |\n    | lead  | vedoucí |\n\n'
        'test "one"\n  jako lead\n  vstup partnerů[1].země = ŘECKO\n  bez partnerů[2]\n'
        "  navíc partnerů\n    | druh |\n    | VŠ   |\n"
        "  případy\n    | vede | partnerů[1].druh | pravidlo one | zjištěno one |\n"
        "    | VŠ   | vedoucí          | splněno      | vedoucí      |\n"
        "  výsledek pravidla one splněno zjištěno vedoucí chybí partnerů[1].země\n"
    )
    assert there(put(tmp_path, czech, "call.test.pol"), "en") == text


def test_stages_and_types_of_the_language_are_translated(tmp_path: Path) -> None:
    text = demand("lot = 1").replace("\n\nuse", "\n  stage award\n\nuse")
    czech = turned(tmp_path, text, "cs")
    assert "  fáze       hodnocení\n" in czech
    assert "  stage   award\n" in turned(tmp_path, czech, "en")
    assert ": ano_ne " in there(tmp_path / "model.pol", "cs")


# ── what stays as it is ───────────────────────────────────────────────────────────────────


def test_a_name_whose_word_is_taken_stays(tmp_path: Path) -> None:
    """`jméno` is already a definition: inside a filter it would have two meanings."""
    text = (
        CALL
        + 'define own / jméno = lot\n\nrule one\n  title en "R" cs "R"\n  source page, "1"\n  require some partners have name = "A" and own = 1\n'
    )
    assert turned(tmp_path, text, "cs").endswith('aspoň jeden z partnerů splňuje name = "A" a own = 1\n')


def test_names_stay_where_the_file_would_mean_something_else(tmp_path: Path) -> None:
    """An alias that is a keyword of Czech where it would stand cannot be read back: the keywords alone are translated."""
    text = CALL + 'define own / ne = lot\n\nrule one\n  title en "R" cs "R"\n  source page, "1"\n  require own = 1\n'
    done = said(put(tmp_path, text), "cs")
    assert done.names_kept
    assert done.text.endswith("  požadavek  own = 1\n")


def test_it_is_said_that_names_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = CALL + 'define own / ne = lot\n\nrule one\n  title en "R" cs "R"\n  source page, "1"\n  require own = 1\n'
    path = put(tmp_path, text)
    assert run([path], check=True, diff=False, keywords="cs", language="cs") == 1
    assert f"přeložena jen klíčová slova, protože s přeloženými jmény by soubor neznamenal totéž: {path}" in (
        capsys.readouterr().err
    )


def test_a_file_with_mistakes_is_translated_all_the_same(tmp_path: Path) -> None:
    """Known names are translated, unknown ones stay, also those inside a list that nobody knows."""
    czech = turned(tmp_path, demand("lot = 1 and wrong = 2 and some others have name = country"), "cs")
    assert czech.endswith("skupina_výzvy = 1 a wrong = 2 a aspoň jeden z others splňuje name = country\n")


def test_without_its_module_a_file_keeps_the_names_of_the_module(tmp_path: Path) -> None:
    path = put(tmp_path, demand("lot = 1 and own = 2") + "\ndefine own / vlastní = lot\n")
    (tmp_path / "model.pol").unlink()
    assert "požadavek  lot = 1 a vlastní = 2\n" in there(path, "cs")


def test_tests_without_a_policy_keep_their_names(tmp_path: Path) -> None:
    path = tmp_path / "alone.test.pol"
    path.write_text('test "one"\n  given lot = 1\n  expect pass\n', "utf-8")
    assert there(path, "cs") == 'test "one"\n  vstup lot = 1\n  výsledek splněno\n'


def test_comments_stay_where_they_were(tmp_path: Path) -> None:
    text = demand("lot = 1  # the lot") + "\n# the end\n"
    czech = turned(tmp_path, text, "cs")
    assert czech.endswith("  požadavek  skupina_výzvy = 1  # the lot\n\n# the end\n")


# ── any condition ─────────────────────────────────────────────────────────────────────────

ALIASES = {
    "union": "unie",
    "lead": "vedoucí",
    "full": "řádný",
    "guest": "host",
    "months": "měsíců",
    "grant": "dotace",
    "home": "domov",
    "signed": "podepsáno",
    "partners": "partnerů",
    "pic": "kód",
    "country": "země",
    "role": "úloha",
    "eche": "listina",
    "size": "velikost",
    "profit": "zisk",
}


def _aliased(header: str) -> str:
    for name, alias in ALIASES.items():
        header = re.sub(rf"^(  (?:group )?){name}(?= (?:=|:|en))", rf"\1{name} / {alias}", header, flags=re.MULTILINE)
    for name, alias in {"country": "stát", "role": "úloha", "proposal": "návrh", "partner": "partnera"}.items():
        header = re.sub(rf"^(vocabulary|record) {name}$", rf"\1 {name} / {alias}", header, flags=re.MULTILINE)
    header = header.replace("table limits", "table limits / limity").replace("| most    |", "| most / strop |")
    return header.replace("define members =", "define members / členů =")


@pytest.mark.parametrize("seed", range(6))
def test_conditions_are_translated_there_and_back(seed: int, tmp_path: Path) -> None:
    """Whatever is asked, no English name that has a Czech word is left, and the way back gives the same."""
    draw = Random(seed)
    rules = (
        f'rule r{n}\n  title en "R" cs "R"\n  source page, "{n}"\n  when {guard(draw).text}\n  require {condition(draw).text}\n'
        for n in range(25)
    )
    path = tmp_path / "small.pol"
    path.write_text(_aliased(HEADER) + "\n" + "\n".join(rules), "utf-8")
    english, czech = there(path, "en"), there(path, "cs")
    asked = re.findall(r"^  (?:požadavek|pokud) (.*(?:\n {8}.*)*)", czech, re.MULTILINE)
    left = {word for text in asked for word in re.findall(r"[^\W\d]\w*", re.sub(r'"[^"]*"', "", text))}
    assert len(asked) == 50
    assert left & {*ALIASES, "proposal", "partner", "limits", "most", "members"} == set()
    path.write_text(czech, "utf-8")
    assert language_of(czech) == "cs"
    assert there(path, "en") == english
    assert there(path, "cs") == czech
