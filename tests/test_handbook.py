"""Handbooks: a policy as a document; nothing of the policy is left out, every link leads somewhere, nothing breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eligo.checking.loader import load
from eligo.checking.modules import gather, has_policy
from eligo.checking.policy import CheckedPolicy
from eligo.library import policy_files
from eligo.reporting.book import Chapter, Edition, Entry, Part, Row
from eligo.reporting.export import engine_name
from eligo.reporting.handbook import handbook
from eligo.reporting.handbook_setting import Setting
from eligo.reporting.handbook_view import editions
from eligo.reporting.stating import rule_described
from eligo.text.locale import typeset
from eligo.text.shipped import shipped

from .conftest import CORPUS, ROOT, Golden, Run

BOOKS = CORPUS / "handbook"
POLICIES = shipped("policies")
LOT1 = POLICIES / "erasmus_plus" / "alliances" / "seed" / "lot1.pol"
CALLS = (BOOKS / "policies" / "call_2025.pol", BOOKS / "policies" / "call_2026.pol")
CONSTRUCTS = CORPUS / "check" / "good" / "constructs.pol"
LANGUAGES = ("cs", "en")
EDITIONS = (("cs",), ("en",), ("cs", "en"))
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style><style>*{display:none}",
    "]]> --> <!-- {{7*7}} {% raw %}",
    "[x](javascript:alert(1)) | a | *b* _c_ `d` # e",
    "<a id=rule-size></a>",
)


@cache
def _policy(path: Path) -> CheckedPolicy:
    result = load(path)
    assert result.value is not None, result.diagnostics
    return result.value


@cache
def _book(path: Path, format: str) -> str:
    """The edition in two columns, which holds all that the others do."""
    return handbook([_policy(path)], LANGUAGES, format)


def _every_policy() -> Iterator[Path]:
    yield from (CONSTRUCTS, *CALLS)
    for folder in (POLICIES, CORPUS / "shapes"):
        yield from (path for path in policy_files(folder) if has_policy(gather(path)))


SHIPPED = sorted(set(_every_policy()))
each_policy = pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.relative_to(ROOT).as_posix())


class _Page(HTMLParser):
    """What a page consists of: ids, links, headings, languages, visible text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.labelled: list[str] = []
        self.headings: list[int] = []
        self.elements: list[str] = []
        self.languages: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what matters of an element."""
        self.elements.append(tag)
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.targets += [given["href"][1:]] if given.get("href", "").startswith("#") else []
        self.labelled += [given["aria-labelledby"]] if "aria-labelledby" in given else []
        self.languages += [given["lang"]] if "lang" in given else []
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        """Keeps the text."""
        self.text += data


# ── what it looks like ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("languages", EDITIONS, ids="-".join)
@pytest.mark.parametrize("path", [*CALLS, LOT1], ids=lambda path: path.stem)
@pytest.mark.parametrize("format", ["html", "md"])
def test_the_whole_handbook(path: Path, languages: tuple[str, ...], format: str, golden: Golden) -> None:
    """The fingerprint and the version are left out: they change with every comment in a file."""
    policy = _policy(path)
    text = handbook([policy], languages, format)
    style = re.compile(r"(?<=<style>\n).*?(?=</style>)", re.DOTALL)
    text = style.sub("…\n", text).replace(policy.sha256, "…").replace(engine_name(), "eligo …")
    golden(BOOKS / f"{path.stem}.{'-'.join(languages)}.{format}", text)


def test_the_same_policy_gives_the_same_bytes() -> None:
    first, second = _policy(LOT1), _policy(LOT1)
    for format in ("html", "md"):
        assert handbook([first], LANGUAGES, format) == handbook([second], LANGUAGES, format)


# ── nothing is left out ───────────────────────────────────────────────────────────────────


@pytest.mark.slow
@each_policy
def test_everything_of_a_policy_stands_in_its_handbook(path: Path) -> None:
    """Rules, tables, parameters, documents, clauses and fields: each has its place, and its words stand there."""
    policy = _policy(path)
    page = _Page(_book(path, "html"))
    said = page.text.lower()
    for language in LANGUAGES:
        at = Setting(policy, language, LANGUAGES[0])
        rules = [at.to_rule(rule) for rule in policy.rules]
        tables, parameters = policy.tables.values(), policy.parameters
        ways = [*rules, *(at.to_table(t) for t in tables), *(at.to_parameter(p) for p in parameters)]
        assert {way.target for way in ways} <= set(page.ids)
        assert {at.document(d) for d in policy.documents} | {at.clause(c) for c in policy.clauses} <= set(page.ids)
        assert all(rule.text.text in page.text for rule in rules)
        assert all(at.table_name(table) in page.text for table in tables)
        for record in policy.schema.records.values():
            for field in record.fields:
                assert at.to_field(record, field).text.text.lower() in said, field
        for rule in policy.rules:
            for texts in (rule.question, rule.note, rule.unconfirmed, rule.source.place if rule.source else None):
                if texts and language in texts:
                    assert typeset(language, " ".join(texts[language].split())) in page.text


@pytest.mark.slow
@each_policy
def test_every_link_leads_somewhere_and_the_outline_is_in_order(path: Path) -> None:
    page, text = _Page(_book(path, "html")), _book(path, "md")
    _assert_sound(page)
    places = re.findall(r'<a id="([^"]+)"></a>', text)
    assert len(places) == len(set(places)) and set(places) <= set(page.ids)
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(places)


def _assert_sound(page: _Page) -> None:
    """Every link leads somewhere; one heading of the first rank, none left out; landmarks; tables have captions."""
    assert len(page.ids) == len(set(page.ids)), sorted(i for i in page.ids if page.ids.count(i) > 1)
    assert set(page.targets) | set(page.labelled) <= set(page.ids)
    assert page.headings.count(1) == 1 and page.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert page.elements.count("main") == 1 and {"header", "footer", "nav"} <= set(page.elements)
    assert page.elements.count("table") == page.elements.count("caption")
    assert set(page.languages) <= set(LANGUAGES) and "script" not in page.elements
    assert "\u2068" not in page.text and "None" not in page.text and "{ $" not in page.text


def _shape(one: object) -> object:
    """The keys and places of a handbook, without its words."""
    match one:
        case Edition(chapters=chapters):
            return [_shape(c) for c in chapters]
        case Chapter(anchor=anchor, parts=parts):
            return anchor, [_shape(p) for p in parts]
        case Part(key=key, anchor=anchor, intro=intro, entries=entries, parts=parts):
            return key, anchor, len(intro), [_shape(p) for p in (*parts, *entries)]
        case Entry(anchor=anchor, badges=badges, rows=rows, grid=grid):
            size = (len(grid.rows), len(grid.headings)) if grid else None
            return anchor, [b.key for b in badges], [_shape(r) for r in rows], size
        case Row(key=key, passages=passages):
            inner = [[_shape(r) for r in p.inner] for p in passages]
            return key, [[link.target for link in p.links] for p in passages], inner
    raise AssertionError(one)


@each_policy
def test_both_languages_say_the_same_things_in_the_same_places(path: Path) -> None:
    czech, english = editions([_policy(path)], LANGUAGES, LANGUAGES)
    assert _shape(czech) == _shape(english)


# ── who reads it ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("languages", EDITIONS, ids="-".join)
def test_every_edition_is_sound_and_says_its_language(languages: tuple[str, ...]) -> None:
    for path in (CONSTRUCTS, LOT1):
        text = handbook([_policy(path)], languages, "html")
        page = _Page(text)
        _assert_sound(page)
        assert page.languages[0] == languages[0] and "http-equiv" in text
        foreign = {*page.languages[1:]} - {*languages}
        assert foreign == ({"cs", "en"} - {*languages} if len(languages) == 1 else set())


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("languages", EDITIONS, ids="-".join)
def test_no_text_of_a_policy_breaks_out(hostile: str, languages: tuple[str, ...], tmp_path: Path) -> None:
    quoted = hostile.replace('"', "")
    plain = CONSTRUCTS.read_text("utf-8")
    text = plain
    for words in (
        "Charter",
        "Listina",
        "The page",
        "Stránka",
        "Explain.",
        "Vysvětlete.",
        "Small lands",
        "expires",
        "konec",
    ):
        text = text.replace(f'"{words}"', f'"{quoted.replace("{", "(").replace("}", ")")}"')
    for name, written in (("plain", plain), ("hostile", text)):
        (tmp_path / f"{name}.pol").write_text(written, "utf-8")
    before, after = (_Page(handbook([_policy(tmp_path / f"{n}.pol")], languages, "html")) for n in ("plain", "hostile"))
    assert before.elements == after.elements and before.ids == after.ids
    marked = handbook([_policy(tmp_path / "hostile.pol")], languages, "md")
    assert "<" not in re.sub(r'<a id="[\w-]+"></a>', "", marked), "no tag but our places"
    assert not re.search(r"(?<!\\)\]\(javascript", marked)
    headings = re.findall(r"^#+ ", marked, re.MULTILINE)
    assert headings == re.findall(r"^#+ ", handbook([_policy(tmp_path / "plain.pol")], languages, "md"), re.MULTILINE)


# ── sentences ─────────────────────────────────────────────────────────────────────────────

SENTENCES = """policy example.sentences
  title  en "Sentences"  cs "Věty"
  source page "Page"

use erasmus_plus.model

table ceilings / stropy_grantu
  | lot | duration_months | most    |
  | 1   | 24              | 100 EUR |
  | 2   | 36              | 200 EUR |

rule one
  title   en "One"  cs "Jedna"
  source  page, "1"
  require {condition}
"""


@pytest.mark.parametrize(
    ("condition", "cs", "en"),
    [
        (
            "no partners have role = coordinator and country not in programme_countries",
            "u všech partnerů (role: koordinátor) platí „země: programové země“",
            "all partners (role: coordinator) meet the condition “country: programme countries”",
        ),
        (
            "all partners where role = coordinator have country in programme_countries",
            "u všech partnerů (role: koordinátor) platí „země: programové země“",
            "all partners (role: coordinator) meet the condition “country: programme countries”",
        ),
        (
            "no partners where type = HEI have role = coordinator and country = CZ and not eche",
            (
                "u všech partnerů (typ organizace: vysokoškolská instituce a zároveň role: koordinátor a zároveň země: Česko) "
                "platí „platná Listina programu Erasmus pro vysokoškolské vzdělávání (ECHE): ano“"
            ),
            (
                "all partners (organisation type: higher education institution and role: coordinator and country: Czechia) "
                "meet the condition “valid Erasmus Charter for Higher Education (ECHE): yes”"
            ),
        ),
        (
            "no partners have country not in programme_countries and country not in {BY, RU}",
            "u všech partnerů platí „země: programové země, Bělorusko nebo Rusko“",
            "all partners meet the condition “country: programme countries, Belarus or Russia”",
        ),
        (
            "no partners have country = BY",
            "u partnerů v žádném případě neplatí „země: Bělorusko“",
            "no partner meets the condition “country: Belarus”",
        ),
        (
            "lot in {1, 2} or duration_months = 3",
            "skupina: 1 nebo 2 nebo doba trvání v měsících: 3",
            "lot: 1 or 2 or duration in months: 3",
        ),
        (
            "requested_grant <= total_budget",
            "požadovaný grant: nejvýše tolik, kolik je celkový rozpočet",
            "requested grant: at most the total budget",
        ),
        (
            "requested_grant <= ceilings[lot, duration_months].most",
            "požadovaný grant: nejvýše hodnota z tabulky „stropy grantu“ (podle údajů: skupina a doba trvání v měsících)",
            "requested grant: at most the value in the table “ceilings” (by lot and duration in months)",
        ),
    ],
)
def test_conditions_read_as_people_say_them(condition: str, cs: str, en: str, tmp_path: Path) -> None:
    path = tmp_path / "sentences.pol"
    path.write_text(SENTENCES.replace("{condition}", condition), "utf-8")
    policy = _policy(path)
    for language, expected in (("cs", cs), ("en", en)):
        assert rule_described(policy.rules[0], policy, language).replace("\u00a0", " ") == expected


# ── the command ───────────────────────────────────────────────────────────────────────────


def test_the_ending_of_the_file_says_the_format(eligo: Run, tmp_path: Path) -> None:
    policy = _policy(LOT1)
    for name, languages, option in (
        ("a.html", ("cs",), "-l cs"), ("a.md", ("en",), "-l en"), ("b.html", LANGUAGES, "-l cs,en"),
        ("c.txt", ("cs",), "-l cs --format md"),
    ):  # fmt: skip
        ended = eligo(f"handbook {LOT1} -o {tmp_path / name} {option}")
        assert ended.code == 0 and name in ended.err and not ended.out
        format = "html" if name.endswith("html") else "md"
        assert (tmp_path / name).read_text("utf-8") == handbook([policy], languages, format)
    assert eligo(f"handbook {LOT1} -l en").out == handbook([policy], ("en",), "md")
    assert eligo(f"handbook {LOT1} -l en --format html").out == handbook([policy], ("en",), "html")


def test_a_folder_becomes_one_document(eligo: Run) -> None:
    folder = LOT1.parent
    ended = eligo(f"handbook {folder} -l cs,en --format html")
    page = _Page(ended.out)
    assert ended.code == 0
    _assert_sound(page)
    assert {"p1-policy", "p2-policy", "p1-rule-countries", "p2-rule-countries"} <= set(page.ids)
    text = eligo(f"handbook {folder} -l en").out
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(re.findall(r'<a id="([^"]+)"></a>', text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_a_handbook_ends_with_its_code(eligo: Run, tmp_path: Path, language: str) -> None:
    (tmp_path / "empty").mkdir()
    broken = tmp_path / "broken.pol"
    broken.write_text(
        CONSTRUCTS.read_text("utf-8").replace("require count(full_partners)", "require cuont(full_partners)")
    )
    ended = eligo(f"handbook {broken} -l {language}")
    assert ended.code == 2 and "E0" in ended.err and not ended.out
    assert eligo(f"handbook {tmp_path / 'empty'} -l {language}").code == 5
    for line in (f"handbook {tmp_path / 'missing.pol'}", f"handbook {LOT1} -o {tmp_path / 'a.doc'}",
                 f"handbook {LOT1} --format pdf", f"handbook {LOT1} -l de"):  # fmt: skip
        ended = eligo(line)
        assert ended.code == 2 and ended.err and not ended.out
    assert not (tmp_path / "a.doc").exists()
