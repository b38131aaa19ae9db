"""Reports: sentences in both languages, the shapes of the contract, pages that no data can break."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy, Force, Rule
from eligo.checking.schema import Noun
from eligo.data.reading import read
from eligo.data.records import Batch, Proposal
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Interval, Outcome, RuleVerdict, Verdict
from eligo.reporting import html, markdown
from eligo.reporting.export import as_json, as_json_lines, json_text, verdict_object
from eligo.reporting.names import file_stem
from eligo.reporting.provenance import Provenance
from eligo.reporting.rows import csv_pieces
from eligo.reporting.sentences import inserted, message, proposal_message
from eligo.reporting.stating import described
from eligo.reporting.view import view
from eligo.reporting.wanted import Wanted
from eligo.reporting.wording import counted
from eligo.reporting.writing import write_reports
from eligo.text.locale import clean
from eligo.text.shipped import shipped

from .conftest import CORPUS, Golden

REPORTS = CORPUS / "report"
EVALUATED = Provenance(datetime(2026, 1, 15, 9, 30, tzinfo=UTC))
SEED = shipped("policies") / "erasmus_plus" / "alliances" / "seed"
LANGUAGES = ("cs", "en")
FULL = Noun(
    {
        "cs": ("řádný partner", "řádní partneři", "řádného partnera", "řádných partnerů"),
        "en": ("full partner", "full partners"),
    }
)
HOSTILE = (
    '#read("/etc/passwd")',
    "<script>alert(1)</script>",
    "<img src=file:///etc/passwd onerror=alert(1)>",
    "<link rel=attachment href=file:///etc/passwd>",
    "{{7*7}}",
    "{% raw %}",
    '"; #panic("x")',
    '#import "@preview/x:1.0.0"',
    "</style><style>*{display:none}",
    '=HYPERLINK("https://example.org","x")',
    "A\n= Heading",
    "A\u202egnp.exe",
    "{ $n -> [one] a *[other] b }",
    "| a | b |",
    "[x](javascript:alert(1))",
    "- item `code` *b* _i_ ~~s~~",
    "ACME & Söhne <b>x</b>",
)


def _policy(path: Path) -> CheckedPolicy:
    result = load(path)
    assert result.value is not None, result.diagnostics
    return result.value


@pytest.fixture(scope="module")
def lot1() -> CheckedPolicy:
    return _policy(SEED / "lot1.pol")


def _partners(count: int, names: tuple[str, ...] = ()) -> list[dict[str, object]]:
    kinds, countries = ("HEI", "VET", "SME", "SME", "CHAMBER"), ("CZ", "DE", "SK", "PL")
    return [
        {
            "pic": f"9{n:08}",
            "name": names[n % len(names)] if names else f"Organizace {n}",
            "country": countries[n % 4],
            "role": "full_partner" if n else "coordinator",
            "type": kinds[n % 5],
        }
        for n in range(count)
    ]


def _proposal(policy: CheckedPolicy, folder: Path, **facts: object) -> Proposal:
    whole = {"id": "P-1", "lot": 1, "duration_months": 24, "requested_grant": 1000000, "partners": []} | facts
    path = folder / "proposal.json"
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    batch = read([str(path)], policy.schema)
    assert not batch.rejected, batch.rejected
    return batch.proposals[0]


def _verdict(policy: CheckedPolicy, folder: Path, **facts: object) -> Verdict:
    proposal = _proposal(policy, folder, **facts)
    return evaluate(policy, proposal.id, proposal.values, reasons="all")


def _of(verdict: Verdict, rule: str) -> RuleVerdict:
    return next(r for r in verdict.rules if r.rule.id == rule)


# ── sentences ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("count", "cs", "en"),
    [
        (0, "V návrhu není ani 1 řádný partner; podmínka žádá nejméně 8.", "The proposal has no full partner"),
        (1, "V návrhu je 1 řádný partner; podmínka žádá nejméně 8.", "The proposal has 1 full partner;"),
        (2, "V návrhu jsou 2 řádní partneři; podmínka žádá nejméně 8.", "The proposal has 2 full partners"),
        (5, "V návrhu je 5 řádných partnerů; podmínka žádá nejméně 8.", "The proposal has 5 full partners"),
        (21, "V návrhu je 21 řádných partnerů; podmínka žádá nejméně 8.", "The proposal has 21 full partners"),
    ],
)
def test_counts_agree_with_their_nouns(lot1: CheckedPolicy, tmp_path: Path, count: int, cs: str, en: str) -> None:
    found = _of(_verdict(lot1, tmp_path, partners=_partners(count)), "full_partners")
    assert message(found, lot1, "cs") == cs
    assert message(found, lot1, "en").startswith(en)


def test_a_broken_number_takes_the_genitive() -> None:
    assert counted(FULL, "cs", Decimal("1.5")) == "1,5 řádného partnera"
    assert counted(FULL, "en", Decimal("1.5")) == "1.5 full partners"


@pytest.mark.parametrize(
    ("low", "high", "cs", "en"),
    [
        (5, 7, "5 až 7 řádných partnerů", "5 to 7 full partners"),
        (1, 3, "1 až 3 řádní partneři", "1 to 3 full partners"),
        (0, 1, "0 až 1 řádný partner", "0 to 1 full partner"),
    ],
)
def test_an_inserted_interval_agrees_with_its_end(lot1: CheckedPolicy, low: int, high: int, cs: str, en: str) -> None:
    policy = _policy(REPORTS / "a-sentence-for-every-kind-of-condition" / "policy.pol")
    rule = next(r for r in policy.rules if r.id == "own_words")
    assert rule.otherwise is not None
    insertion = next(part for part in rule.otherwise.parts["cs"] if not isinstance(part, str))
    assert inserted(insertion, Interval(low, high), policy, "cs") == cs
    assert inserted(insertion, Interval(low, high), policy, "en") == en


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_condition_has_its_sentence(language: str, golden: Golden) -> None:
    folder = REPORTS / "a-sentence-for-every-kind-of-condition"
    policy = _policy(folder / "policy.pol")
    lines = [f"{rule.id}: {described(rule.requirement, policy, language)}" for rule in policy.rules if rule.requirement]
    for proposal in read([str(folder / "records.json")], policy.schema).proposals:
        verdict = evaluate(policy, proposal.id, proposal.values, reasons="all")
        lines += ["", f"== {proposal.id}: {proposal_message(verdict, language)}"]
        lines += [f"{r.rule.id} {r.outcome.value}: {message(r, policy, language)}" for r in verdict.rules]
    golden(folder / f"expected.{language}.txt", "\n".join(lines) + "\n")


def test_a_missing_fact_is_named_without_declining_anybody(lot1: CheckedPolicy, tmp_path: Path) -> None:
    partners = _partners(8)
    partners[7] = {"name": "Univerzita X", "country": "CZ"}
    found = _of(_verdict(lot1, tmp_path, partners=partners), "full_partners")
    assert message(found, lot1, "cs").endswith("Chybí: role – partner č. 8: Univerzita X (CZ).")
    assert message(found, lot1, "en").endswith("Missing: role – partner no. 8: Univerzita X (CZ).")


def test_a_table_without_the_row_names_the_key(lot1: CheckedPolicy, tmp_path: Path) -> None:
    found = _of(_verdict(lot1, tmp_path, duration_months=30), "grant")
    assert "doba trvání v měsících: 30" in message(found, lot1, "cs")
    assert "duration in months: 30" in message(found, lot1, "en")


def test_a_proposal_to_which_no_rule_applies_says_so(lot1: CheckedPolicy) -> None:
    rules = tuple(RuleVerdict(rule, Outcome.NOT_APPLICABLE) for rule in lot1.rules)
    assert proposal_message(Verdict("P", lot1, Outcome.PASS, rules), "cs").startswith("Na návrh se nevztahuje žádné")
    assert proposal_message(Verdict("P", lot1, Outcome.PASS, rules), "en").startswith("No rule of the policy applies")
    assert "No policy" in proposal_message(Verdict("P", None, Outcome.NOT_APPLICABLE), "en")


def test_an_undecided_policy_names_the_deciding_fact(lot1: CheckedPolicy, tmp_path: Path) -> None:
    verdict = _verdict(lot1, tmp_path, lot=None)
    assert "skupina" in proposal_message(verdict, "cs")
    assert "lot" in proposal_message(verdict, "en")


# ── the shapes of the contract ────────────────────────────────────────────────────────────


def test_a_verdict_is_the_object_of_the_contract(lot1: CheckedPolicy, tmp_path: Path) -> None:
    verdict = _verdict(lot1, tmp_path, partners=_partners(6))
    read_back = json.loads(json_text(verdict_object(verdict, "en")))
    keys = ["proposal", "policy", "policy_sha256", "engine", "outcome", "warnings", "judgements", "rules"]
    assert list(read_back) == keys
    rule = next(r for r in read_back["rules"] if r["id"] == "full_partners")
    names = "id stage force outcome measured required margin message evidence missing source title"
    assert list(rule) == names.split()
    assert rule["measured"] == {"low": 6, "high": 6}
    assert (rule["required"], rule["margin"]) == (">= 8", -2)
    assert set(rule["message"]) == {"cs", "en"}
    assert {"path": "/partners/1", "label": "Organizace 1 (DE)", "counts": "for"} in rule["evidence"]
    by_id = {r["id"]: r["required"] for r in read_back["rules"]}
    assert by_id["duration"] == "in {24, 36}"
    assert by_id["grant"] == "<= 1000000 EUR"
    assert by_id["listed_once"] == "no two share pic"
    assert by_id["innovative_and_transnational"] is None


def test_numbers_are_written_exactly() -> None:
    written = json_text({"a": Decimal("0.1"), "b": Decimal("1E+3"), "c": Decimal("123456789012345678901234567890.5")})
    assert written == '{"a": 0.1, "b": 1000, "c": 123456789012345678901234567890.5}'


def test_no_policy_is_null_and_has_no_rules() -> None:
    read_back = json.loads("".join(as_json([Verdict("P", None, Outcome.NOT_APPLICABLE)], "cs")))
    assert read_back[0]["policy"] is None
    assert read_back[0]["rules"] == []
    assert json.loads("".join(as_json([], "cs"))) == []


def test_json_lines_are_one_object_a_line(lot1: CheckedPolicy, tmp_path: Path) -> None:
    verdict = _verdict(lot1, tmp_path, id="line\nbreak")
    lines = list(as_json_lines([verdict, verdict], "cs"))
    assert [json.loads(line)["proposal"] for line in lines] == ["line\nbreak"] * 2
    assert all(line.count("\n") == 1 for line in lines)


def test_csv_has_a_column_a_rule_and_no_formula(lot1: CheckedPolicy, tmp_path: Path) -> None:
    verdict = _verdict(lot1, tmp_path, id="=1+1")
    heading, row = "".join(csv_pieces([verdict], [r.rule.id for r in verdict.rules])).splitlines()
    assert heading.startswith("proposal,policy,outcome,warnings,judgements,countries,full_partners")
    assert row.startswith("'=1+1,erasmus_plus.alliances.seed.lot1,fail,")


# ── pages ─────────────────────────────────────────────────────────────────────────────────


class _Page(HTMLParser):
    """The text of a page, its tags, its links and the targets in it."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self.links, self.ids, self.headings = (
            "",
            set[str](),
            list[str](),
            list[str](),
            list[int](),
        )
        self.attributes = set[str]()
        self.feed(source)
        self.text = " ".join(self.text.replace("\xa0", " ").split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        known = dict(attrs)
        self.attributes |= set(known)
        if known.get("href"):
            self.links.append(known["href"] or "")
        if known.get("id"):
            self.ids.append(known["id"] or "")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "th":
            assert known.get("scope") in ("row", "col")

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_just_a_name(lot1: CheckedPolicy, tmp_path: Path, language: str, name: str) -> None:
    verdict = _verdict(lot1, tmp_path, id=name, title=name, partners=_partners(6, (name,)))
    source = html.proposal_page(view(verdict, language))
    page = _Page(source)
    assert page.text.count(clean(name)) >= 6
    assert not page.tags & {"script", "img", "iframe", "object"}
    assert not any(attribute.startswith("on") or attribute == "style" for attribute in page.attributes)
    assert source.count("<style>") == 1
    text = markdown.proposal_page(view(verdict, language))
    assert "<script" not in text and not re.search(r"(?<!\\)\]\(javascript", text)
    assert not any(line.startswith("= Heading") for line in text.splitlines())
    assert "\u202e" not in source + text
    assert re.fullmatch(r"[A-Za-z0-9-]+", file_stem(name))


def test_names_of_files_differ_even_where_slugs_do_not() -> None:
    assert file_stem("a/b").startswith("a-b-")
    assert len({file_stem(name) for name in ("a/b", "a b", "A b", "a-b", "", "…", "con")}) == 7
    assert len(file_stem("x" * 5000)) < 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_as_expected(lot1: CheckedPolicy, language: str, golden: Golden) -> None:
    folder = REPORTS / "seven-partners-and-one-of-unknown-role"
    batch = read([str(folder / "records.json")], lot1.schema)
    verdict = evaluate(lot1, batch.proposals[0].id, batch.proposals[0].values, reasons="all")
    page = view(verdict, language, EVALUATED.about(batch.proposals[0].sha256))
    source = re.sub(r"<style>.*?</style>", "<style></style>", html.proposal_page(page), flags=re.DOTALL)
    golden(folder / f"expected.{language}.html", _steady(source))
    golden(folder / f"expected.{language}.md", _steady(markdown.proposal_page(page)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_how_well_the_sources_are_known(language: str, golden: Golden) -> None:
    folder, given = REPORTS / "sources-that-confirm-and-one-that-does-not", CORPUS / "cli" / "given"
    policy = load(given / "sourced" / "next.pol").value
    assert policy is not None
    proposal = read([str(given / "spread.json")], policy.schema).proposals[0]
    page = view(
        evaluate(policy, proposal.id, proposal.values, reasons="all"), language, EVALUATED.about(proposal.sha256)
    )
    source = re.sub(r"<style>.*?</style>", "<style></style>", html.proposal_page(page), flags=re.DOTALL)
    golden(folder / f"expected.{language}.html", _steady(source))
    golden(folder / f"expected.{language}.md", _steady(markdown.proposal_page(page)))


def _steady(text: str) -> str:
    return re.sub(r"eligo \d\S*?(?=<|\n)", "eligo", re.sub(r"\b[0-9a-f]{64}\b", "…", text))


def test_a_batch_is_written_in_both_languages(lot1: CheckedPolicy, tmp_path: Path) -> None:
    batch = read([str(shipped("examples") / "alliances.jsonl")], lot1.schema)
    verdicts = [evaluate(lot1, p.id, p.values, reasons="all") for p in batch.proposals]
    paths = write_reports(verdicts, batch, tmp_path)
    assert len(paths) == len(set(paths)) == 4 * (len(verdicts) + 1)
    assert sorted(p for p in tmp_path.rglob("*") if p.is_file() and p.name[0] != ".") == sorted(paths)
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            page = _Page(text)
            assert len(page.ids) == len(set(page.ids))
            assert page.headings[0] == 1 and page.headings.count(1) == 1
            assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))
            assert f'<html lang="{path.parent.name}">' in text
            for link in page.links:
                if link.startswith("#"):
                    assert link[1:] in page.ids
                else:
                    assert (path.parent / link).resolve().is_file(), link
    index = (tmp_path / "cs" / "index.html").read_text(encoding="utf-8")
    assert all(v.proposal in index for v in verdicts)
    assert all(r.id in index for r in batch.rejected if r.id)


def test_an_empty_batch_still_has_its_page(tmp_path: Path) -> None:
    paths = write_reports([], Batch((), (), ()), tmp_path, Wanted(("html",), ("en",)))
    assert [p.name for p in paths] == ["index.html"]
    assert "0 proposals read" in paths[0].read_text(encoding="utf-8").replace("\xa0", " ")


def test_two_policies_for_one_proposal_make_two_pages(lot1: CheckedPolicy, tmp_path: Path) -> None:
    lot2 = _policy(SEED / "lot2.pol")
    proposal = _proposal(lot1, tmp_path, lot=None)
    verdicts = [evaluate(policy, proposal.id, proposal.values) for policy in (lot1, lot2)]
    paths = write_reports(verdicts, Batch((proposal,), (), ()), tmp_path / "out", Wanted(("html", "md"), ("cs",)))
    assert len(paths) == 6
    for index in (path for path in paths if path.stem == "index"):
        page = index.read_text("utf-8").replace("\xa0", " ")
        titles = [policy.title["cs"].replace("\xa0", " ") for policy in (lot1, lot2)]
        assert all(page.count(title) >= 2 for title in titles), "beside its verdict, and above its rules"


def test_a_text_in_one_language_only_says_which(lot1: CheckedPolicy) -> None:
    rule: Rule = lot1.rules[0]
    only = Rule(
        rule.id,
        {"cs": "Jen česky"},
        rule.stage,
        Force.MUST,
        None,
        None,
        None,
        {"cs": "Otázka?"},
        None,
        None,
        None,
        span=rule.span,
    )
    verdict = Verdict("P", lot1, Outcome.NEEDS_JUDGEMENT, (RuleVerdict(only, Outcome.NEEDS_JUDGEMENT),))
    source = html.proposal_page(view(verdict, "en"))
    assert '<span lang="cs">Jen česky</span>' in source
    assert '<span lang="cs">Otázka?</span>' in source
