"""The laws of the formatter: it changes no meaning, loses no comment, and is content with its own work."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eligo.syntax import tree
from eligo.syntax.formatter import changes_tree, layout
from eligo.syntax.parser import parse
from eligo.text.span import Source

from .trees import HERE, conditions, declarations, files

laws = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
)


def read(text: str, language: str) -> tree.File:
    """The tree of a text that must parse."""
    result = parse(Source("laid.pol", text), language)
    assert result.value is not None, f"{result.diagnostics}\n{text}"
    return result.value


def remarks(file: tree.File) -> list[str]:
    """The comments of a file."""
    return [comment.text.rstrip() for comment in file.comments]


@laws
@given(files)
def test_a_tree_survives_its_layout(file: tree.File) -> None:
    text = layout(file)
    again = read(text, file.language)
    assert again == file, text
    assert layout(again) == text
    assert not text or (text.endswith("\n") and not text.endswith("\n\n"))
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert "\n\n\n" not in text


@laws
@given(files)
def test_keywords_are_translated_there_and_back(file: tree.File) -> None:
    english, czech = layout(file, "en"), layout(file, "cs")
    assert read(czech, "cs") == read(english, "en") == file
    assert layout(read(czech, "cs"), "en") == english


@laws
@given(conditions)
def test_brackets_stand_where_the_condition_needs_them(condition: tree.Condition) -> None:
    rule = tree.Rule(tree.Name("rule_x", HERE), (tree.Require("must", condition, HERE),), (), HERE)
    file = tree.File((rule,), (), "en", HERE)
    for language in ("en", "cs"):
        assert read(layout(file, language), language) == file


@laws
@given(st.lists(declarations, min_size=1, max_size=3), st.sampled_from(["en", "cs"]), st.data())
def test_every_comment_is_kept_in_order(parts: list[tree.Declaration], language: str, data: st.DataObject) -> None:
    file = tree.File(tuple(parts), (), language, HERE)
    text = layout(file)
    for number in range(data.draw(st.integers(1, 5))):
        gaps = [at for at, character in enumerate(text) if character in " \n"]
        at = data.draw(st.sampled_from(gaps))
        before, after = data.draw(st.sampled_from([("", "\n"), ("\n", "\n"), ("\n  ", "\n\n  "), ("\n\n\n", "\n\n")]))
        commented = f'{text[:at]}{before} # remark {number} “"{after}{text[at:]}'
        result = parse(Source("", commented), language)
        if result.value == file and len(result.value.comments) > len(read(text, language).comments):
            text = commented
    original = read(text, language)
    once = layout(original)
    again = read(once, language)
    assert again == original, once
    assert remarks(again) == remarks(original), once
    assert layout(again) == once


ROUGH = """\
# About the file


# About the policy
policy calls.lot1
  title en "Lot 1" cs "Skupina 1"   # of two
  source page "The page" url "https://example.eu"
  applies lot = 1
use calls.model
use calls.other
define heads = partners where role in {coordinator,full_partner}
  called en "head", "heads"

rule countries
  # the fourth point
  title en "Four"

  require count(distinct country of heads where # inside
    country in programme_countries) at least 4 and (total_budget >= 1500000 EUR or not (lot = 2 and eche = yes))
  # after all
rule region
  require all distinct country of partners where type = HEI have count(group where type in employers) >= 1 and \
count(group where type = VET) >= 1
  otherwise "only {count(heads) heads} \\{here}"
table limits
  | months | grant |
  | 24 | 1000000 EUR | # two years
  | 6 | 9999 EUR |
# The end
"""
SMOOTH = """\
# About the file

# About the policy
policy calls.lot1
  title   en "Lot 1"
          cs "Skupina 1"  # of two
  source  page "The page" url "https://example.eu"
  applies lot = 1

use calls.model
use calls.other

define heads = partners where role in {coordinator, full_partner}
  called  en "head", "heads"

rule countries
  # the fourth point
  title   en "Four"

  # inside
  require count(distinct country of heads where country in programme_countries) at least 4
          and (total_budget >= 1 500 000 EUR or not (lot = 2 and eche = yes))
  # after all

rule region
  require   all distinct country of partners where type = HEI
            have count(group where type in employers) >= 1 and count(group where type = VET) >= 1
  otherwise "only {count(heads) heads} \\{here\\}"

table limits
  | months | grant         |
  | 24     | 1 000 000 EUR |  # two years
  | 6      | 9999 EUR      |
# The end
"""


def test_a_rough_file_becomes_smooth() -> None:
    file = read(ROUGH, "en")
    assert layout(file) == SMOOTH
    assert not changes_tree(file, SMOOTH)
    assert changes_tree(file, SMOOTH.replace("# The end", ""))
    assert changes_tree(file, SMOOTH.replace("at least 4", "at least 5"))
    assert changes_tree(file, SMOOTH.replace("define", "defin"))


@pytest.mark.parametrize(
    ("written", "czech", "english"),
    [
        ("pozadavek kazda z partnerů splnuje eche = ano", "každá z partnerů splňuje eche = ano", "all partnerů have eche = yes"),
        ("požadavek žádný z partnerů nesplňuje země ve {BY, RU}", "žádný z partnerů nesplňuje země je v {BY, RU}", "no partnerů have země in {BY, RU}"),
        ("požadavek země není v zakázané", "země nepatří mezi zakázané", "země not in zakázané"),
        ("požadavek země nepatří mezi {BY}", "země není v {BY}", "země not in {BY}"),
        (
            "požadavek pocet(ruznych hodnot země u řádných kde země v programové) nejmene 4",
            "počet(různých hodnot země u řádných kde země patří mezi programové) nejméně 4",
            "count(distinct země of řádných where země in programové) at least 4",
        ),
        ("požadavek grant <= 30 % z součtu", "grant <= 30 % ze součtu", "grant <= 30 % of součtu"),
        ("požadavek aspoň jedna ze zemí splňuje počet(skupina) > 2", "aspoň jedna ze zemí splňuje počet(skupina) > 2", "some zemí have count(group) > 2"),
        ("požadavek žádné dvě z organizací nemají společné pic", "žádné dvě z organizací nemají společné pic", "no two organizací share pic"),
    ],
)  # fmt: skip
def test_czech_keeps_its_forms_and_regains_its_diacritics(written: str, czech: str, english: str) -> None:
    file = read(f"pravidlo x\n  {written}\n", "cs")
    assert layout(file) == f"pravidlo x\n  požadavek  {czech}\n"
    assert layout(file, "en") == f"rule x\n  require {english}\n"


def test_a_quantifier_translated_into_czech_is_easy_to_say() -> None:
    file = read("rule x\n  require all subjekty have eche\n", "en")
    assert layout(file, "cs") == "pravidlo x\n  požadavek  každý ze subjekty splňuje eche\n"
