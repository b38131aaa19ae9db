"""The overview of a batch: counts that reconcile, pictures, golden views and pages in both languages."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import asdict, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy
from eligo.checking.schema import Schema
from eligo.data.reading import read
from eligo.data.records import Batch
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Outcome, Verdict
from eligo.reporting import html, markdown
from eligo.reporting.breakdowns import breakdowns
from eligo.reporting.charts import NARROW, WIDE, chart
from eligo.reporting.figures import FigureView, share
from eligo.reporting.overview import OverviewView, listing, overview
from eligo.reporting.overview_lists import ENOUGH, line
from eligo.reporting.tally import NAMED, Tally, tallied
from eligo.text.locale import clean
from eligo.text.shipped import shipped

from .conftest import CORPUS, Golden
from .test_reporting import HOSTILE

FOLDER = CORPUS / "overview"
LANGUAGES = ("cs", "en")


@cache
def _policy(path: Path = FOLDER / "call.pol") -> CheckedPolicy:
    result = load(path)
    assert result.value is not None, result.diagnostics
    return result.value


@cache
def _batch() -> tuple[Batch, tuple[Verdict, ...]]:
    policy = _policy()
    batch = read([str(FOLDER / "proposals.json")], policy.schema)
    return batch, tuple(evaluate(policy, p.id, p.values, reasons="all") for p in batch.proposals)


def _page(batch: Batch, verdicts: tuple[Verdict, ...], language: str) -> OverviewView:
    tally = tallied(verdicts, batch.rejected, lambda v: v.proposal)
    return overview(tally, language, [line(v, language, v.proposal) for v in verdicts])


def _steady(text: str) -> str:
    return re.sub(r"eligo \d[\w.]*", "eligo", re.sub(r"\b[0-9a-f]{64}\b", "…", text))


# ── what it says ──────────────────────────────────────────────────────────────────────────


def test_the_batch_has_every_outcome_that_there_is() -> None:
    _, verdicts = _batch()
    assert {v.outcome for v in verdicts} == set(Outcome) - {Outcome.WAIVED}, "no construct of the language waives yet"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_view_and_the_pages_are_as_expected(language: str, golden: Golden) -> None:
    page = _page(*_batch(), language)
    written = json.dumps(asdict(page), ensure_ascii=False, indent=1).replace(str(FOLDER), "…")
    golden(FOLDER / f"expected.{language}.json", _steady(written) + "\n")
    golden(FOLDER / f"expected.{language}.md", _steady(markdown.index_page(page)))
    source = re.sub(r"<style>.*?</style>", "<style></style>", html.index_page(page), flags=re.DOTALL)
    golden(FOLDER / f"expected.{language}.html", _steady(source))


@pytest.mark.parametrize(
    ("language", "rest"),
    [
        ("en", "The list has the first 3 of 12 results. All of them are in the workbook (format XLSX)."),
        ("cs", "Seznam obsahuje prvních 3 z 12 výsledků. Všechny má sešit (formát XLSX)."),
    ],
)
def test_a_list_too_long_to_open_says_where_the_whole_one_is(language: str, rest: str) -> None:
    batch, verdicts = _batch()
    page = replace(_page(batch, verdicts, language), lines=_page(batch, verdicts, language).lines[:12])
    short = listing(page, 3)
    assert (short.lines, clean(short.lines_rest)) == (page.lines[:3], rest)
    assert listing(page, 12) is page
    for text in (html.index_page(short), markdown.index_page(short).replace("\\", "")):
        assert rest in " ".join(text.split())
        assert f"{page.lines[2].file}." in text
    many = replace(page, lines=page.lines * 42)
    assert 'id="rest"' not in html.index_page(page) and '<p id="rest" hidden>' in html.index_page(many)


def test_the_style_sheet_and_the_script_agree_on_how_many_are_shown() -> None:
    assert f"tr:nth-child(n + {html.STEP + 1})" in (shipped("reports") / "html" / "index.css").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_batch_has_a_page_without_pictures(language: str) -> None:
    page = _page(Batch((), (), ()), (), language)
    assert page.figures == () and page.attention == () and page.policies == ()
    assert "0" in page.headline
    source = html.index_page(page)
    assert "<figure" not in source and 'href="#countries"' not in source
    html5lib.HTMLParser(strict=True).parse(source)
    assert markdown.index_page(page).startswith("# ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_proposal_makes_whole_pictures(language: str) -> None:
    batch, verdicts = _batch()
    page = _page(replace(batch, rejected=()), verdicts[:1], language)
    figures = {figure.id: figure for figure in page.figures}
    assert {"outcomes", "stages-1", "rules-1", "countries-1", "amounts-1"} <= set(figures)
    assert [row.value for row in figures["outcomes"].rows] == [f"1 ({share(language, 1, 1)})"]
    assert all(float(portion.width) == 100 for portion in figures["outcomes"].rows[0].portions)


def test_a_rule_that_always_comes_out_the_same_is_pointed_out_where_there_are_enough_cases() -> None:
    batch, verdicts = _batch()
    for count, known in ((ENOUGH - 1, False), (ENOUGH, True)):
        same = tuple(replace(verdicts[0], proposal=f"P-{n}") for n in range(count))
        part = _page(batch, same, "en").policies[0]
        assert bool(part.suspects) is known
    told = {suspect.id: suspect.message for suspect in part.suspects}
    assert "always met" in told["grant"] and "did not apply once" in told["last_hour"]


def test_only_the_first_of_many_that_wait_are_named() -> None:
    batch, verdicts = _batch()
    waiting = next(v for v in verdicts if v.proposal == "P-06")
    many = tuple(replace(waiting, proposal=f"P-{n:03}") for n in range(37))
    (item,) = _page(batch, many, "cs").attention
    assert item.message == "37\u00a0návrhů čeká na údaj: požadovaný grant"
    assert len(item.links) == NAMED and item.rest == f"a další: {37 - NAMED}"


@pytest.mark.parametrize(
    ("part", "whole", "cs", "en"),
    [
        (0, 3, "0 %", "0%"),
        (3, 3, "100 %", "100%"),
        (1, 3, "33 %", "33%"),
        (1, 200, "0,5 %", "0.5%"),
        (1, 100_000, "< 0,1 %", "< 0.1%"),
        (199, 200, "99,5 %", "99.5%"),
        (99_999, 100_000, "> 99,9 %", "> 99.9%"),
        (1, 8, "13 %", "13%"),
        (Decimal("0.5"), Decimal(2), "25 %", "25%"),
    ],
)
def test_a_share_is_never_nothing_where_there_is_some(part: int, whole: int, cs: str, en: str) -> None:
    assert share("cs", part, whole).replace("\u00a0", " ") == cs
    assert share("en", part, whole).replace("\u00a0", " ") == en


def test_countries_are_found_by_their_codes_and_not_by_a_name() -> None:
    for name in ("erasmus_plus/alliances/2026/lot1.pol", "horizon/h2020/collaborative.pol"):
        schema = _policy(shipped("policies") / name).schema
        assert [(b.place.list, b.place.field) for b in breakdowns(schema)] == [("partners", "country")]
    assert breakdowns(Schema()) == ()


# ── laws ──────────────────────────────────────────────────────────────────────────────────

some_verdicts = st.lists(st.integers(0, 11), max_size=25)


def _of(numbers: list[int]) -> tuple[Verdict, ...]:
    verdicts = _batch()[1]
    return tuple(replace(verdicts[n % len(verdicts)], proposal=f"P-{at}") for at, n in enumerate(numbers))


@given(some_verdicts)
@settings(max_examples=40, deadline=None)
def test_counts_reconcile(numbers: list[int]) -> None:
    verdicts = _of(numbers)
    tally = tallied(verdicts, (), lambda v: v.proposal)
    page = overview(tally, "en", [line(v, "en", v.proposal) for v in verdicts])
    assert tally.proposals == tally.verdicts == len(verdicts) == len(page.lines)
    assert tally.outcomes == Counter(v.outcome for v in verdicts)
    for own in tally.policies.values():
        judged = own.verdicts.total() - own.undetermined
        for rule in own.rules:
            assert sum(own.outcomes[rule, outcome] for outcome in Outcome) == judged == own.profiles.total()
    for figure in page.figures:
        assert all(sum(float(p.width) for p in row.portions) < 100.1 for row in figure.rows)
        assert all(len(row.cells) + 1 == len(figure.headings) for row in figure.rows)
    for part in page.policies:
        assert part.stages is not None
        own, last = tally.policies["overview.call"], part.stages.rows[-1]
        exact = dict(zip(part.stages.headings[1:], (int(cell.exact) for cell in last.cells), strict=True))
        assert exact.get("Through", 0) == own.verdicts[Outcome.PASS]
        assert exact["Left"] == own.verdicts.total() - own.verdicts[Outcome.FAIL]
    amounts = tally.amounts.get("requested_grant", {})
    assert sum(a.sum for o, a in amounts.items() if o is not None) == sum(
        a.sum for o, a in amounts.items() if o is None
    )


@given(some_verdicts, st.integers(0, 25))
@settings(max_examples=40, deadline=None)
def test_a_batch_in_two_parts_comes_to_the_same(numbers: list[int], cut: int) -> None:
    verdicts = _of(numbers)
    whole, first, second = Tally(), Tally(), Tally()
    for at, verdict in enumerate(verdicts):
        whole.add(verdict, verdict.proposal)
        (first if at < cut else second).add(verdict, verdict.proposal)
    first.merge(second)
    for language in LANGUAGES:
        assert overview(first, language) == overview(whole, language)


# ── pictures ──────────────────────────────────────────────────────────────────────────────


def _hostile(figure: FigureView, name: str) -> FigureView:
    rows = tuple(replace(row, label=replace(row.label, text=clean(name)), value=clean(name)) for row in figure.rows)
    legend = tuple(replace(status, word=clean(name)) for status in figure.legend)
    title = replace(figure.title, text=clean(name))
    return replace(figure, title=title, message=clean(name), rows=rows, legend=legend)


@pytest.mark.parametrize("name", [*HOSTILE, "x" * 180, "שלום ünïcode 日本語", "a]]>b"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_picture_says_hostile_names_as_they_are(name: str, width: int) -> None:
    for figure in _page(*_batch(), "cs").figures:
        drawn = ElementTree.fromstring(chart(_hostile(figure, name), "cs", width))
        tags = {element.tag.rpartition("}")[2] for element in drawn.iter()}
        assert tags <= {"svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "text"}
        assert drawn[0].text == clean(name)
        texts = ["".join(e.itertext()) for e in drawn.iter() if e.tag.endswith("text")]
        assert any(text == clean(name) for text in texts), "the value at the end of a bar is never shortened"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_picture_depends_on_nothing_around_it(width: int) -> None:
    for language in LANGUAGES:
        for figure in _page(*_batch(), language).figures:
            source = chart(figure, language, width)
            drawn = ElementTree.fromstring(source)
            assert drawn.get("role") == "img" and drawn.get("font-family")
            ids = [e.get("id") for e in drawn.iter() if e.get("id")]
            assert len(ids) == len(set(ids))
            assert set((drawn.get("aria-labelledby") or "").split()) <= set(ids)
            assert set(re.findall(r"url\(#([^)]+)\)", source)) <= set(ids)
            assert not re.search(r"currentColor|patternTransform|style=|class=\"(?!chart)|var\(", source)
            for element in drawn.iter():
                if element.tag.endswith("rect") and element.get("x"):
                    assert float(element.get("x") or 0) + float(element.get("width") or 0) <= width + 0.5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_in_the_overview_is_just_a_name(name: str, language: str) -> None:
    batch, verdicts = _batch()
    page = _page(batch, tuple(replace(v, proposal=name) for v in verdicts), language)
    source = html.index_page(page)
    tree = html5lib.HTMLParser(strict=True).parse(source)
    tags = {str(element.tag).rpartition("}")[2] for element in tree.iter() if isinstance(element.tag, str)}
    assert not tags & {"img", "iframe", "object", "link"}
    ours = html.index_page(_page(batch, verdicts, language))
    assert re.findall(r"<script.*?</script>", source, re.DOTALL) == re.findall(r"<script.*?</script>", ours, re.DOTALL)
    assert clean(name) in "".join(tree.itertext())
    text = markdown.index_page(page)
    assert "<script" not in text and not re.search(r"(?<!\\)\]\(javascript", text)


def test_ids_of_the_page_are_unique_and_every_picture_has_its_table() -> None:
    for language in LANGUAGES:
        source = html.index_page(_page(*_batch(), language))
        ids = re.findall(r'\bid="([^"]+)"', source)
        assert len(ids) == len(set(ids))
        assert source.count("<figure") == source.count("<details") == source.count('class="numbers"')
        assert source.count('role="img"') == 2 * source.count("<figure")
        assert {"proposals", "attention", "all", "production"} <= set(ids)
