"""Letters to applicants: what they say in both languages, whom they are for, and what they never say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy
from eligo.data.reading import read
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Outcome, Verdict
from eligo.reporting import docx, html, markdown
from eligo.reporting.corresponding import kind_of, left_open, letter
from eligo.reporting.letters import KINDS, LetterFacts, LetterView
from eligo.reporting.themes import PLAIN, Logo, Theme
from eligo.text.locale import clean
from eligo.text.messages import say
from eligo.text.shipped import shipped

from .conftest import CORPUS, Golden, Run
from .test_reporting import HOSTILE

LETTERS = CORPUS / "letters"
LANGUAGES = ("cs", "en")
LOT1 = shipped("policies") / "erasmus_plus" / "alliances" / "seed" / "lot1.pol"
DATA = str(shipped("examples") / "alliances.jsonl")
FACTS = LetterFacts("NA-{id}/2022", date(2022, 9, 19), date(2022, 10, 3))
OFFICE = Theme(
    office={"cs": "Národní agentura", "en": "National Agency"},
    letterhead={
        "cs": ("Národní agentura", "Na Poříčí 1", "110 00 Praha 1"),
        "en": ("National Agency", "Na Poříčí 1", "110 00 Praha 1"),
    },
    signature={"cs": ("Ing. Jana Nováková", "vedoucí oddělení"), "en": ("Ing. Jana Nováková", "head of unit")},
    contact={"cs": "Dotazy: dotazy@example.cz, tel. 221 850 000.", "en": "Questions: dotazy@example.cz."},
    redress={kind: {"cs": f"Schválené poučení ({kind}).\n\nDruhý odstavec."} for kind in KINDS},
    data_protection={"cs": "Údaje zpracováváme podle nařízení.", "en": "We process data under the Regulation."},
)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea735814e0000000049454e44ae426082"
)


def _policy(path: Path = LOT1) -> CheckedPolicy:
    result = load(path)
    assert result.value is not None, result.diagnostics
    return result.value


def _verdicts(policy: CheckedPolicy, data: str = DATA) -> dict[str, Verdict]:
    proposals = read([data], policy.schema).proposals
    return {p.id: evaluate(policy, p.id, p.values, reasons="all") for p in proposals}


@pytest.fixture(scope="module")
def verdicts() -> dict[str, Verdict]:
    return _verdicts(_policy())


def _letter(verdict: Verdict, language: str = "cs", theme: Theme = OFFICE, facts: LetterFacts = FACTS) -> LetterView:
    found = letter(verdict, language, theme, facts)
    assert found is not None
    return found


def _text(content: bytes) -> str:
    """All that a Word document says: its paragraphs, its table, its foot."""
    document = Document(BytesIO(content))
    lines = [p.text for p in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines += [p.text for section in document.sections for p in section.footer.paragraphs]
    return "\n".join(lines).replace("\xa0", " ")


def _steady(text: str) -> str:
    """The text without what changes with each version."""
    return re.sub(r"\b(?:[0-9a-f]{12}|[0-9a-f]{64})\b|(?<=eligo\s)\d[^\s<]*", "…", text)


# ── what they say ─────────────────────────────────────────────────────────────────────────

CASES = {
    "a-fact-is-missing": ("AI-2022-011", FACTS),
    "several-facts-are-missing-of-the-proposal": ("AI-2022-012", FACTS),
    "the-lot-is-not-known": ("AI-2022-015", FACTS),
    "a-figure-may-be-a-slip": ("AI-2022-010", replace(FACTS, slips=frozenset({"grant"}))),
    "two-conditions-are-not-met": ("AI-2022-009", FACTS),
    "a-positive-answer-with-a-recommendation": ("AI-2022-004", FACTS),
    "nothing-is-given-by-the-office": ("AI-2022-001", LetterFacts()),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_letters_are_as_expected(case: str, language: str, verdicts: dict[str, Verdict], golden: Golden) -> None:
    proposal, facts = CASES[case]
    theme = PLAIN if facts == LetterFacts() else OFFICE
    view = _letter(verdicts[proposal], language, theme, facts)
    golden(LETTERS / case / f"expected.{language}.md", _steady(markdown.letter_page(view)))
    page = html.letter_page(view, f"../{'cs' if language == 'en' else 'en'}/letter.html", theme)
    golden(
        LETTERS / case / f"expected.{language}.html",
        _steady(re.sub(r"(?s)<style>.*?</style>", "<style>…</style>", page)),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_are_asked_for_partner_by_partner(language: str, golden: Golden) -> None:
    """Each partner once, with what it lacks, whatever number of conditions waits for it."""
    policy = _policy(LOT1.parents[1] / "2022" / "lot1.pol")
    verdict = _verdicts(policy, str(LETTERS / "partners.json"))["X-1"]
    view = _letter(verdict, language)
    assert len({task.title.text for task in view.tasks}) == len(view.tasks) == 5
    golden(
        LETTERS / "many-facts-of-many-partners-are-missing" / f"expected.{language}.md",
        _steady(markdown.letter_page(view)),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_ours_is_short_and_calm(language: str) -> None:
    """Under 20 words each; nobody is blamed, and names that are inserted never follow a bare preposition."""
    from fluent.syntax import ast

    from eligo.text.messages import parsed

    for entry in parsed(shipped("reports") / "messages" / language / "letters.ftl").body:
        if isinstance(entry, ast.Message) and entry.value is not None:
            facts = {name: 5 for name in ("n",)}
            asked = {name: facts.get(name, "X") for name in re.findall(r"\$(\w+)", _source(language, entry.id.name))}
            for sentence in re.split(r"(?<=[.!?:])\s+", say(language, entry.id.name, None, **asked)):
                assert len(sentence.split()) < 20, sentence
                assert not re.search(r"\b[vzskVZSK] X\b", sentence), sentence


def _source(language: str, name: str) -> str:
    text = (shipped("reports") / "messages" / language / "letters.ftl").read_text("utf-8")
    return re.split(r"\n(?=\S)", text[text.index(f"\n{name} =") + 1 :])[0]


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "O jedné závazné podmínce zatím nelze rozhodnout, protože údaje nejsou úplné."),
        (2, "O 2 závazných podmínkách zatím nelze rozhodnout, protože údaje nejsou úplné."),
        (5, "O 5 závazných podmínkách zatím nelze rozhodnout, protože údaje nejsou úplné."),
        (21, "O 21 závazných podmínkách zatím nelze rozhodnout, protože údaje nejsou úplné."),
    ],
)
def test_czech_counts_agree(count: int, sentence: str) -> None:
    assert say("cs", "letter-found-undecided", None, n=count) == sentence
    assert say("cs", "letter-found-fail", None, n=1).startswith("Návrh nesplňuje jednu závaznou podmínku.")
    assert say("cs", "letter-found-pass", None, n=4) == "Splněny jsou 4 závazné podmínky."


# ── whom they are for ─────────────────────────────────────────────────────────────────────


def test_each_verdict_asks_for_its_kind_of_letter(verdicts: dict[str, Verdict]) -> None:
    kinds = {name: kind_of(verdict) for name, verdict in verdicts.items()}
    assert kinds["AI-2022-011"] == "completion"
    assert kinds["AI-2022-010"] == "rejection"
    assert kinds["AI-2022-001"] == "positive"
    assert kinds["AI-2022-020"] is None, "nothing applied to it"
    grant = LetterFacts(slips=frozenset({"grant"}))
    assert kind_of(verdicts["AI-2022-010"], grant) == "completion"
    assert kind_of(verdicts["AI-2022-009"], grant) == "rejection", "another rule fails for good"
    assert kind_of(replace(verdicts["AI-2022-001"], outcome=Outcome.NEEDS_JUDGEMENT)) is None
    assert letter(Verdict("P", None, Outcome.NOT_APPLICABLE), "cs") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_register_says_of_somebody_is_not_told(language: str, golden: Golden) -> None:
    """A register is the office's: nobody is asked for it, and a letter names the condition, not the finding."""
    policy, folder = _policy(LETTERS / "register.pol"), LETTERS / "a-register-is-the-office-s"
    verdicts = _verdicts(policy, str(LETTERS / "register.json"))
    views = [_letter(verdict, language) for verdict in verdicts.values()]
    assert [view.kind for view in views] == ["rejection", "completion"]
    text = "".join(markdown.letter_page(view) for view in views)
    assert "Sankcionovaná" not in text and "900000001" not in text
    golden(folder / f"expected.{language}.md", _steady(text))
    open_register = evaluate(policy, "P", (None,) * len(policy.schema.proposal.fields), reasons="all")
    asked = [fact for task in _letter(open_register, language).tasks for fact in task.facts]
    assert asked and not any("sank" in fact or "sanct" in fact for fact in asked)


def test_a_letter_says_what_the_office_must_still_add(verdicts: dict[str, Verdict]) -> None:
    bare = _letter(verdicts["AI-2022-011"], "cs", PLAIN, LetterFacts())
    assert {"lhůta", "kontakt", "číslo jednací", "schválené poučení o opravných prostředcích"} <= set(bare.open)
    assert [block.key for block in bare.blocks if block.missing] == ["protection"]
    assert [part.key for part in bare.sections if part.missing] == ["until", "redress", "contact"]
    assert "[Úřad doplní: schválené poučení" in "".join(w.text for b in bare.sections for w in b.paragraphs)
    assert _letter(verdicts["AI-2022-011"]).open == ()
    assert left_open(OFFICE, FACTS, KINDS, "cs") == ()
    assert "redress" in left_open(replace(OFFICE, redress={}), FACTS, ("positive",), "cs")
    assert "deadline" not in left_open(PLAIN, LetterFacts(), ("positive",), "cs")


def test_means_of_redress_are_never_generated(verdicts: dict[str, Verdict]) -> None:
    other_kind = replace(OFFICE, redress={"rejection": {"cs": "Proti rozhodnutí lze podat námitky."}})
    found = _letter(verdicts["AI-2022-001"], "cs", other_kind)
    redress = next(part for part in found.sections if part.key == "redress")
    assert redress.missing and "námitky" not in redress.paragraphs[0].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_that_no_condition_cites_are_not_what_was_assessed_by(
    language: str, verdicts: dict[str, Verdict]
) -> None:
    """A policy may list portals and guides; a letter names what its conditions rest on, or the policy itself."""
    verdict = verdicts["AI-2022-009"]
    assert verdict.policy is not None and verdict.policy.documents
    bare = replace(verdict, rules=tuple(replace(r, rule=replace(r.rule, source=None)) for r in verdict.rules))
    ground = next(part for part in _letter(bare, language).sections if part.key == "ground")
    title = verdict.policy.title[language]
    assert [title in words.text.replace("\xa0", " ") for words in ground.paragraphs] == [True]


@pytest.mark.parametrize(("language", "mark"), [("cs", "(doporučená podmínka)"), ("en", "(recommended)")])
def test_the_enclosure_says_which_conditions_are_only_recommended(
    language: str, mark: str, verdicts: dict[str, Verdict]
) -> None:
    verdict = verdicts["AI-2022-004"]
    rows = _letter(verdict, language).enclosure
    failed = [row.rule.text for row in rows if row.status.key == "fail"]
    assert failed and all(text.endswith(mark) for text in failed)
    assert sum(row.rule.text.endswith(mark) for row in rows) < len(rows)


# ── Word ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("proposal", ["AI-2022-004", "AI-2022-009", "AI-2022-011"])
def test_the_word_document_says_what_the_view_says(proposal: str, language: str, verdicts: dict[str, Verdict]) -> None:
    view = _letter(verdicts[proposal], language)
    text = _text(docx.letter(view, OFFICE))
    said = [view.heading, view.salutation, view.closing, view.marks, *view.sender, *view.signature, *view.addressee]
    said += [w.text for part in (*view.sections, *view.blocks) for w in part.paragraphs]
    said += [part.heading for part in (*view.sections, *view.blocks)]
    said += [w.text for task in view.tasks for w in (task.title, task.finding, task.action)]
    said += [line for task in view.tasks for line in (*task.facts, *task.partners, task.concerns, task.source)]
    said += [cell for row in view.enclosure for cell in (row.rule.text, row.required, row.status.word, row.source)]
    for words in said:
        assert words.replace("\xa0", " ") in text
    assert "{{" not in text and "{%" not in text and not set(text) & set("\ue000\ue001\ue002")


def test_the_same_letter_is_the_same_file_and_leads_back_to_its_run(verdicts: dict[str, Verdict]) -> None:
    view = _letter(verdicts["AI-2022-011"])
    once, again = docx.letter(view, OFFICE), docx.letter(view, OFFICE)
    assert once == again
    properties = Document(BytesIO(once)).core_properties
    assert properties.title == view.title
    assert properties.language == "cs-CZ"
    assert properties.keywords == f"sha256:{view.evaluation}"
    with ZipFile(BytesIO(once)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b'w:lang w:val="cs-CZ"' in packed.read("word/styles.xml")
        document = packed.read("word/document.xml").decode()
    assert document.count("<w:tblHeader/>") == 1
    [enclosure] = re.findall(r"<w:p>(?:(?!</w:p>).)*<w:pageBreakBefore/>(?:(?!</w:p>).)*</w:p>", document)
    assert view.enclosure_heading in enclosure
    assert {"Heading1", "Heading2", "ListNumber"} <= set(re.findall(r'<w:pStyle w:val="(\w+)"', document))


def test_texts_in_another_language_say_so(verdicts: dict[str, Verdict]) -> None:
    """The means of redress stand in Czech only, so they are Czech inside the English letter."""
    content = docx.letter(_letter(verdicts["AI-2022-011"], "en"), OFFICE)
    with ZipFile(BytesIO(content)) as packed:
        runs = re.findall(r"<w:r>.*?</w:r>", packed.read("word/document.xml").decode())
    marked = [run for run in runs if "Schválené" in run]
    assert marked and all('<w:lang w:val="cs-CZ"/>' in run for run in marked)
    assert not any("w:lang" in run for run in runs if "Dear Sir" in run)


@pytest.mark.parametrize(
    "name", [*HOSTILE, "{{ ''.__class__ }}", "{% for a in b %}", "</w:t></w:r><w:r>", "a\x0bb\x07c\ue000cs\ue001"]
)
def test_a_hostile_name_is_just_a_name(name: str, verdicts: dict[str, Verdict]) -> None:
    verdict = replace(verdicts["AI-2022-011"], proposal=name)
    view = _letter(verdict, facts=replace(FACTS, addressee=(name,), reference=name))
    text = _text(docx.letter(view, OFFICE))
    assert text.count(clean(name)) >= 3, "sentences may change its quotation marks; it stands by itself thrice"
    assert "<" not in markdown.letter_page(view)
    page = html.letter_page(view, theme=replace(OFFICE, logo=Logo(PIXEL, "png", {"cs": name})))
    assert unescape(page).count(clean(name)) >= 3 and "<script" not in page and page.count("<style") == 1
    assert [re.sub(r'="[^"]*"', "", written) for written in re.findall(r"<img ([^>]*)>", page)] == ["src alt"]


def test_a_logo_has_its_description(verdicts: dict[str, Verdict]) -> None:
    theme = replace(OFFICE, logo=Logo(PIXEL, "png", {"cs": "Znak agentury"}))
    with ZipFile(BytesIO(docx.letter(_letter(verdicts["AI-2022-001"], theme=theme), theme))) as packed:
        assert 'descr="Znak agentury"' in packed.read("word/document.xml").decode()
        assert any(name.startswith("word/media/") for name in packed.namelist())


# ── the command ───────────────────────────────────────────────────────────────────────────


def test_report_writes_letters_and_says_what_they_lack(eligo: Run, tmp_path: Path) -> None:
    ended = eligo(f"report {LOT1} {DATA} -o {tmp_path} --format docx --deadline 2022-10-03 --reference NA-{{id}} -l cs")
    files = sorted(tmp_path.rglob("*"))
    assert sum(file.suffix == ".docx" for file in files) == 15
    assert "výzvy k doplnění: 3, zamítnutí: 6, kladné odpovědi: 6" in ended.err
    assert "schválené poučení o opravných prostředcích" in ended.err
    assert "lhůta" not in ended.err and "číslo jednací" not in ended.err
    text = _text(next(file for file in files if "AI-2022-011" in file.name).read_bytes())
    assert "NA-AI-2022-011" in text and "do 3. 10. 2022" in text


def test_letters_carry_the_date_that_is_given(eligo: Run, tmp_path: Path) -> None:
    """Without one, each shows a gap that the office fills in; an answer may be due on the day of the letter."""
    command = f"report {LOT1} {DATA} --format docx -l cs"
    dated = eligo(f"{command} -o {tmp_path / 'dated'} --dated 2022-10-03 --deadline 2022-10-03")
    gap = eligo(f"{command} -o {tmp_path / 'gap'} --deadline 2022-10-03")
    assert "; datum;" not in dated.err and "; datum;" in gap.err
    for folder, shown in (("dated", "Datum: 3. 10. 2022"), ("gap", "Datum: [Úřad doplní: datum]")):
        letters = list((tmp_path / folder).rglob("*.docx"))
        assert len(letters) == 15
        assert all(shown in re.sub(r"\s+", " ", _text(file.read_bytes())) for file in letters)


def test_a_deadline_before_the_date_of_the_letter_is_refused(eligo: Run, tmp_path: Path) -> None:
    ended = eligo(f"report {LOT1} {DATA} -o {tmp_path / 'out'} --format docx --dated 2022-10-04 --deadline 2022-10-03")
    assert ended.code == 2 and "2022-10-03" in ended.err and "2022-10-04" in ended.err
    assert not (tmp_path / "out").exists()


def test_the_number_in_a_reference_is_written_in_either_case(eligo: Run, tmp_path: Path) -> None:
    command = f"report {LOT1} {DATA} --format docx -l cs"
    eligo(f"{command} -o {tmp_path / 'out'} --reference NA-{{ID}}/{{Id}}")
    text = _text(next(file for file in (tmp_path / "out").rglob("*.docx") if "AI-2022-011" in file.name).read_bytes())
    assert "NA-AI-2022-011/AI-2022-011" in text
    for wrong in ("{year}-{id}", "{id", "{{id}}"):
        ended = eligo(f"{command} -o {tmp_path / 'none'} --reference '{wrong}'")
        assert ended.code == 2 and f"`{wrong}`" in ended.err and not (tmp_path / "none").exists()


def test_confirmed_proposals_are_listed_with_commas(eligo: Run, tmp_path: Path) -> None:
    """One whose figures nobody doubts is named; an unknown one is refused."""
    text = Path(DATA).read_text("utf-8").replace('"requested_grant": 1500000,', '"requested_grant": 9900000,', 1)
    data = tmp_path / "data.jsonl"
    data.write_text(text.replace('"AI-2022-001"', '"AI,1"', 1), "utf-8")
    command = f"report {LOT1} {data} --format docx -l cs -o {tmp_path / 'out'}"
    asking = eligo(command)
    assert "--confirmed" in asking.err and "AI-2022-002" in asking.err
    told = eligo(f"{command} --confirmed 'AI-2022-002, AI-2022-004' --confirmed AI,1")
    said = next(line for line in told.err.splitlines() if "--confirmed" in line)
    assert said.endswith(": AI,1, AI-2022-004") and "AI-2022-002" not in said
    assert eligo(f"{command} --confirmed AI-2022-002,NONE").code == 2


def test_a_proposal_with_letters_under_several_policies_is_named(eligo: Run, tmp_path: Path) -> None:
    """Where it is not known which call it answers, nobody should send all the letters unread."""
    ended = eligo(f"report {LOT1.parent} {DATA} --format docx -l en -o {tmp_path / 'out'}")
    [line] = [line for line in ended.err.splitlines() if "several letters" in line]
    assert "AI-2022-015" in line and "AI-2022-011" not in line
