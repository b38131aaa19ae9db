"""All formats say the same thing, of any proposal; and a name is a name in all of them, whatever it is made of."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Collection, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pytest

from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy
from eligo.data.reading import read
from eligo.data.records import Batch
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Verdict
from eligo.reporting.audiences import Audience
from eligo.reporting.corresponding import letter
from eligo.reporting.formats import FORMATS, Dress
from eligo.reporting.kept_files import NAME as LIST
from eligo.reporting.letters import NO_FACTS
from eligo.reporting.overview import OverviewView, overview
from eligo.reporting.overview_lists import line
from eligo.reporting.tally import Tally, tallied
from eligo.reporting.themes import PLAIN
from eligo.reporting.view import view
from eligo.reporting.writing import Wanted, write_reports
from eligo.text.locale import clean, typeset
from eligo.text.shipped import shipped

from .test_reporting import HOSTILE
from .texts import READERS, bare, statements, text_of

pytestmark = pytest.mark.slow
LANGUAGES = ("cs", "en")
PAGES = tuple(name for name, kind in FORMATS.items() if kind.proposal is not None)
LETTERS = tuple(name for name, kind in FORMATS.items() if kind.letter is not None)
FOR_MACHINES = re.compile(r"\.(countries|amounts|outcomes|rules|stages|policies)(\.rows)?\.id$|\.exact$|\.value$")
"""Names by which pictures find their colours and addresses, and the labels of bars, which tables have as columns."""
SAID_OTHERWISE = {
    "md": {".rules.id", ".tasks.rule.id", ".lines.policy.text"},
    # A workbook has numbers with a format, and its sheets are made from what was counted; records that could not be
    # read are told in the documents for people.
    "xlsx": {".rejected", ".cells.shown", ".portions.count", ".note"},
}
"""What a format leaves to others: the technical names of rules; what does not belong in a table of numbers."""


ODD = (
    *HOSTILE,
    "👩‍🚀 🇨🇿 emoji",
    "אוניברסיטת תל אביב",
    "მედია 東京大学 مركز",
    "#{panic()} $x$ @label <label> /* c */ // d",
    "x" * 3_000,
    "Dvě\r\nřádky\tna\u2028jednom\x00\x1b[31m",
    "\u2066\u202eskrytý\u2069 směr",
    "&amp; &lt;b&gt; &#x41; &nbsp;",
    "+1+1", "-2", "@SUM(A1)", "\t=1+1", "'; DROP TABLE proposals; --",
    "${7*7} #{7*7} <%= 7*7 %> {{ proposal.__class__ }}",
)  # fmt: skip


def test_every_format_can_be_read_here() -> None:
    assert set(READERS) == set(FORMATS)


@cache
def _policy() -> CheckedPolicy:
    checked = load(shipped("policies") / "erasmus_plus" / "alliances" / "seed" / "lot1.pol").value
    assert checked is not None
    return checked


@cache
def _batch() -> Batch:
    return read([str(shipped("examples") / "alliances.xlsx")], _policy().schema)


@cache
def _verdicts() -> tuple[Verdict, ...]:
    return tuple(evaluate(_policy(), p.id, p.values, reasons="all") for p in _batch().proposals)


def _overview(language: str) -> tuple[OverviewView, Tally]:
    tally = tallied(_verdicts(), _batch().rejected, lambda v: v.proposal)
    return overview(tally, language, [line(v, language, v.proposal) for v in _verdicts()]), tally


Told = set[tuple[str, str]]


def _told(format: str, document: str | bytes, view: object) -> Told:
    """The statements of the view that the document makes."""
    text = text_of(format, document)
    return {(name, said) for name, said in statements(view) if not FOR_MACHINES.search(name) and bare(said) in text}


def _agree(documents: Mapping[str, str | bytes], view: object, always: Collection[str]) -> None:
    """Whatever one format says of a view, the others say too; and what a reader cannot do without is said."""
    told = {format: _told(format, document, view) for format, document in documents.items()}
    everything = set().union(*told.values())
    for format, own in told.items():
        left = SAID_OTHERWISE.get(format, set())
        unsaid = {(name, said) for name, said in everything - own if not any(one in name for one in left)}
        assert not unsaid, format
    named = {name for name, said in statements(view)}
    for name in always:
        assert name in named
        lacking = {(where, said) for where, said in statements(view) if where == name} - everything
        assert not lacking, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_proposal_say_the_same(language: str) -> None:
    several = {verdict.outcome: verdict for verdict in _verdicts()}
    assert len(several) >= 4
    for verdict in several.values():
        page = view(verdict, language)
        documents = {name: make(page, Dress(language)) for name in PAGES if (make := FORMATS[name].proposal)}
        always = (".id", ".title", ".policy.text", ".status.word", ".conclusion", ".production.value.text")
        rules = (".rules.title.text", ".rules.required", ".rules.reason.text", ".rules.status.word", ".rules.force")
        _agree(documents, page, (*always, *rules) if page.rules else always)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_say_the_same(language: str) -> None:
    told = {view.kind: (v, view) for v in _verdicts() if (view := letter(v, language, PLAIN, NO_FACTS)) is not None}
    assert len(told) == 3, "a call for completion, a rejection, a positive letter"
    for verdict, view in told.values():
        documents = {name: FORMATS[name].letter(verdict, Dress(language)) for name in LETTERS}  # type: ignore[misc]
        assert all(documents.values())
        _agree({name: document for name, document in documents.items() if document}, view, (".title",))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overviews_say_the_same(language: str) -> None:
    page, tally = _overview(language)
    documents: dict[str, str | bytes] = {}
    for name, kind in FORMATS.items():
        if kind.index is not None:
            documents[name] = kind.index(page, Dress(language))
        if kind.book is not None:
            documents[name] = kind.book(page, tally, _verdicts(), Dress(language))
    _agree(documents, page, (".headline", ".summary.word", ".lines.id", ".lines.status.word", ".lines.reason"))


def test_what_a_format_leaves_out_is_noticed() -> None:
    page = view(_verdicts()[0], "cs")
    whole = FORMATS["html"].proposal
    assert whole is not None
    document = str(whole(page, Dress("cs")))
    with pytest.raises(AssertionError):
        _agree({"html": document, "md": document.replace(page.conclusion, "")}, page, ())


# ── names ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """Reports on proposals in each of which every text is an odd name: their folder, and the files written."""
    folder = tmp_path_factory.mktemp("named")
    roles = ("coordinator", *("full_partner",) * 3)
    proposals = [
        {"id": f"{place} {name}"[:150], "title": name, "lot": 1, "duration_months": 24, "partners": [
            {"pic": f"9{n:08}", "name": name, "country": "CZ", "role": role, "type": "SME"}
            for n, role in enumerate(roles)]}
        for place, name in enumerate(ODD)
    ]  # fmt: skip
    (folder / "proposals.json").write_text(json.dumps(proposals), encoding="utf-8")
    batch = read([str(folder / "proposals.json")], _policy().schema)
    assert not batch.rejected
    verdicts = [evaluate(_policy(), p.id, p.values, reasons="all") for p in batch.proposals]
    out = folder / "out"
    written = write_reports(verdicts, batch, out, Wanted(tuple(FORMATS), ("cs",)))
    own = Wanted(PAGES, ("cs",), audience=Audience.APPLICANT)
    written += [path for path in write_reports(verdicts, batch, out / "own", own) if path.stem.endswith("-letter")]
    for path in set(out.rglob("*")) - set(written):
        # The other documents for applicants say what those for officers say.
        if path.is_file() and path.name != LIST:
            path.unlink()
    kinds = {path.suffix for path in written if path.stem.endswith("-letter")}
    assert kinds == {f".{FORMATS[name].ending}" for name in LETTERS}
    return out, written


def _literally(name: str) -> re.Pattern[str]:
    """The name as cleaned, typeset or not, or in the place of a character that a font lacks its number: `[U+05EA]`."""
    forms = {bare(clean(name)), bare(typeset("cs", clean(name)))}
    return re.compile("|".join("".join(rf"(?:{re.escape(c)}|\[U\+0*{ord(c):X}\])" for c in form) for form in forms))


def test_files_are_named_harmlessly_and_no_other_is_written(named: tuple[Path, list[Path]]) -> None:
    out, paths = named
    assert sorted(path for path in out.rglob("*") if path.is_file() and path.name != LIST) == sorted(paths)
    assert all(re.fullmatch(r"[A-Za-z0-9-]+\.[a-z]+", path.name) for path in paths)


@pytest.mark.parametrize("format", FORMATS)
def test_a_name_is_literal_in_every_format(named: tuple[Path, list[Path]], format: str) -> None:
    texts = {path: text_of(format, path.read_bytes()) for path in named[1] if path.suffix == f".{format}"}
    for place, name in enumerate(ODD):
        own = [text for p, text in texts.items() if re.match(rf"{place}(?!\d)", p.stem) or p.stem == "index"]
        assert own
        for text in own:
            assert (bare(name) in text) if format == "json" else _literally(name).search(text), name
            assert format == "json" or not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", text)


def test_and_nothing_else_happens(named: tuple[Path, list[Path]]) -> None:
    for path in named[1]:
        content = path.read_bytes()
        match path.suffix:
            case ".html":
                _harmless_html(content.decode("utf-8"))
            case ".md":
                # What it states to machines is one comment, plain ASCII without signs that could end it.
                text = re.sub(r"\A<!-- eligo-report [ -;=?-~]+ -->\n", "", content.decode("utf-8"))
                assert not re.search(r"(?<!\\)\]\((?!index|[A-Za-z0-9-]+\.md\)|https?:)", text)
                assert not re.search(r"(?<!\\)<[a-zA-Z/!]", text)
            case ".pdf":
                _harmless_pdf(content)
            case ".xlsx" | ".docx":
                parts = zipfile.ZipFile(io.BytesIO(content))
                told = b"".join(parts.read(name) for name in parts.namelist() if name.endswith((".xml", ".rels")))
                assert (
                    b"<f>" not in told
                    and b'TargetMode="External"' not in told
                    and not re.search(rb"instrText[^>]*> *(?!PAGE|NUMPAGES)\w", told)
                )
                assert not [name for name in parts.namelist() if "vba" in name.lower() or "embeddings" in name]


class _Attributes(HTMLParser):
    """The names of the attributes of all elements, as a browser takes them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {name for name, _ in attrs}


def _harmless_html(source: str) -> None:
    tags = set(re.findall(r"<([a-zA-Z]+)", source))
    assert not tags & {"img", "iframe", "object", "embed", "base", "form"}
    page = _Attributes()
    page.feed(source)
    assert not [name for name in page.names if name.startswith("on")] and source.count("<style>") == 1
    assert not re.search(r'(?:href|src)="(?!#|https?://|[A-Za-z0-9./-]+")', source)


def _harmless_pdf(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as document:
        assert "/OpenAction" not in document.Root and "/AA" not in document.Root and not document.attachments
        for page in document.pages:
            for note in page.get("/Annots", []):
                action: pikepdf.Object = note.get("/A", pikepdf.Dictionary())
                assert action.get("/S", "/GoTo") in ("/GoTo", "/URI")
                assert str(action.get("/URI", "https://")).startswith(("https://", "http://"))
