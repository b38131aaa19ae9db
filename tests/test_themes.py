"""Themes: what an office sets in one file; what is wrong with it is told, and nothing in it can do harm."""

from __future__ import annotations

import re
import struct
import zlib
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligo.checking.loader import load
from eligo.data import codes
from eligo.data.reading import read
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Verdict
from eligo.reporting import html, markdown
from eligo.reporting.colours import ENOUGH, colour_of, contrast, readable, written
from eligo.reporting.logos import LARGEST, wrong_with_png, wrong_with_svg
from eligo.reporting.theme_files import LONGEST, ThemeError, example, load_theme
from eligo.reporting.themes import PLAIN, Logo, Theme, look
from eligo.reporting.view import view
from eligo.text.diagnostics import Code
from eligo.text.locale import clean, typeset
from eligo.text.shipped import shipped

from .conftest import CORPUS, ROOT, Golden, Run

LANGUAGES = ("cs", "en")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink" '


def _chunk(kind: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))


def _png(width: int = 2, height: int = 2, rows: bytes | None = None) -> bytes:
    pixels = b"\x00" + b"\x00\x00\x00" * width if rows is None else rows
    picture = zlib.compress(pixels * height if rows is None else rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", picture) + _chunk(b"IEND", b"")


def _theme(folder: Path, text: str, **files: bytes | str) -> Path:
    path = folder / "theme.toml"
    path.write_text(text, encoding="utf-8")
    for name, content in files.items():
        content = content.encode() if isinstance(content, str) else content
        (folder / name.replace("_", ".")).write_bytes(content)
    return path


def _wrong(path: Path) -> list[tuple[str, int, int]]:
    with pytest.raises(ThemeError) as raised:
        load_theme(path)
    return [(d.code, d.span.line, d.span.column) for d in raised.value.diagnostics]


# ── what a theme may say ──────────────────────────────────────────────────────────────────


def test_the_shipped_example_is_whole() -> None:
    theme, warnings, _ = load_theme(example(), LANGUAGES)
    assert warnings == ()
    assert theme.logo is not None
    assert theme.logo.kind == "svg"
    assert set(theme.redress) == {"completion", "rejection", "positive"}
    for texts in (theme.office, theme.contact, theme.data_protection, theme.logo.alt, *theme.redress.values()):
        assert set(texts) == set(LANGUAGES)
    for lines in (theme.letterhead, theme.signature):
        assert all(lines[language] for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_beginning_is_sound_and_so_is_all_that_it_offers(tmp_path: Path, language: str) -> None:
    text = (shipped("reports") / "scaffolds" / language / "theme.toml").read_text("utf-8")
    assert load_theme(_theme(tmp_path, text))[:2] == (PLAIN, ()), "a placeholder would go out as the office's own name"
    whole = re.sub(r"^#(?! |$)", "", text, flags=re.MULTILINE)
    theme, warnings, _ = load_theme(_theme(tmp_path, whole, logo_svg=SVG.format("")), LANGUAGES)
    assert warnings == ()
    assert theme.logo is not None
    assert set(theme.redress) == {"completion", "rejection", "positive"}
    assert theme.letterhead.keys() == theme.signature.keys() == theme.contact.keys() == theme.data_protection.keys()


def test_an_empty_theme_is_the_plain_one(tmp_path: Path) -> None:
    theme, warnings, _ = load_theme(_theme(tmp_path, ""))
    assert (theme, warnings) == (PLAIN, ())
    assert look(theme, "cs").is_plain


# ── what is wrong with it ─────────────────────────────────────────────────────────────────

MISTAKES: dict[str, tuple[str, Code, int, int]] = {
    "broken": ('[office]\ncs = "a\n', codes.THEME_BROKEN, 2, 8),
    "unknown-key": ('\n[ofice]\ncs = "a"\n', codes.THEME_KEY, 2, 2),
    "unknown-language": ('[office]\ncs = "a"\nxx = "a"\n', codes.THEME_KEY, 3, 1),
    "unknown-letter": ('[redress.refusal]\ncs = "a"\n', codes.THEME_KEY, 1, 2),
    "text-without-language": ('office = "Úřad"\n', codes.THEME_VALUE, 1, 1),
    "number-for-text": ("[office]\ncs = 1\n", codes.THEME_VALUE, 2, 1),
    "empty-text": ('[office]\ncs = " "\n', codes.THEME_VALUE, 2, 1),
    "table-for-lines": ("[letterhead]\ncs = { a = 1 }\n", codes.THEME_VALUE, 2, 1),
    "numbers-for-lines": ("[letterhead]\ncs = [1]\n", codes.THEME_VALUE, 2, 1),
    "list-for-redress": ("redress = []\n", codes.THEME_VALUE, 1, 1),
    "number-for-colour": ("accent = 7\n", codes.THEME_VALUE, 1, 1),
    "named-colour": ('accent = "navy"\n', codes.THEME_COLOUR, 1, 11),
    "colour-with-style": ('accent = "#1f3a5f;}*{x:y"\n', codes.THEME_COLOUR, 1, 11),
    "pale-colour": ('accent = "#3399ff"\n', codes.THEME_CONTRAST, 1, 11),
    "long-text": (f'[office]\ncs = "{"a" * (LONGEST + 1)}"\n', codes.THEME_LONG, 2, 1),
    "many-lines": (f"[signature]\nen = {['a'] * 13}\n", codes.THEME_LONG, 2, 1),
    "logo-without-file": ('[logo]\ncs = "a"\n', codes.THEME_VALUE, 1, 2),
    "no-such-logo": ('[logo]\nfile = "no.svg"\ncs = "a"\n', codes.LOGO_NOT_FOUND, 2, 9),
    "logo-above": ('[logo]\nfile = "../logo.svg"\ncs = "a"\n', codes.LOGO_OUTSIDE, 2, 9),
    "logo-by-root": ('[logo]\nfile = "/etc/logo.svg"\ncs = "a"\n', codes.LOGO_OUTSIDE, 2, 9),
    "logo-by-drive": ("[logo]\nfile = 'C:\\logo.svg'\ncs = \"a\"\n", codes.LOGO_OUTSIDE, 2, 9),
    "logo-above-by-backslash": ("[logo]\nfile = '..\\logo.svg'\ncs = \"a\"\n", codes.LOGO_OUTSIDE, 2, 9),
    "logo-with-nul": ('[logo]\nfile = "a\\u0000.svg"\ncs = "a"\n', codes.LOGO_OUTSIDE, 2, 1),
    "logo-of-another-kind": ('[logo]\nfile = "logo.gif"\ncs = "a"\n', codes.LOGO_KIND, 2, 9),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    text, code, line, column = MISTAKES[name]
    assert _wrong(_theme(tmp_path, text)) == [(code.id, line, column)]


def test_a_theme_that_is_not_there(tmp_path: Path) -> None:
    assert _wrong(tmp_path / "no.toml") == [(codes.THEME_NOT_FOUND.id, 1, 1)]
    assert _wrong(tmp_path) == [(codes.THEME_NOT_FOUND.id, 1, 1)]
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")
    assert _wrong(tmp_path / "odd.toml")[0][0] == codes.WRONG_ENCODING.id
    (tmp_path / "vast.toml").write_bytes(b"#" * 300_000)
    assert _wrong(tmp_path / "vast.toml")[0][0] == codes.THEME_LONG.id
    (tmp_path / "deep.toml").write_text("a = " + "[" * 20_000, encoding="utf-8")
    assert _wrong(tmp_path / "deep.toml")[0][0] == codes.THEME_BROKEN.id


def test_a_logo_needs_words_for_those_who_do_not_see_it(tmp_path: Path) -> None:
    path = _theme(tmp_path, '[logo]\nfile = "logo.svg"\n', logo_svg=SVG.format(""))
    assert _wrong(path) == [(codes.LOGO_ALT.id, 1, 2)]


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.svg").write_text(SVG.format(""), encoding="utf-8")
    (inside / "logo.svg").symlink_to(tmp_path / "secret.svg")
    path = _theme(inside, '[logo]\nfile = "logo.svg"\ncs = "a"\n')
    assert _wrong(path) == [(codes.LOGO_OUTSIDE.id, 2, 9)]


def test_a_missing_language_is_a_warning(tmp_path: Path) -> None:
    path = _theme(tmp_path, '[office]\ncs = "a"\nen = "a"\n[contact]\ncs = "b"\n')
    _, warnings, _ = load_theme(path)
    assert [(d.code, d.span.line, dict(d.facts)) for d in warnings] == [
        (codes.THEME_LANGUAGE.id, 4, {"key": "contact", "language": "en"})
    ]
    only = _theme(tmp_path, '[office]\ncs = "a"\n')
    assert load_theme(only, ("cs",))[1] == ()
    assert [d.code for d in load_theme(only, LANGUAGES)[1]] == [codes.THEME_LANGUAGE.id]


# ── colours ───────────────────────────────────────────────────────────────────────────────


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0)) == pytest.approx(21)
    assert contrast((255, 255, 255)) == pytest.approx(1)
    assert contrast((0x76, 0x76, 0x76)) == pytest.approx(4.54, abs=0.01)
    assert contrast((0x77, 0x77, 0x77)) < ENOUGH
    assert readable((0x77, 0x77, 0x77)) == (0x76, 0x76, 0x76)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_the_colour_offered_can_be_read_and_is_the_nearest(colour: tuple[int, int, int]) -> None:
    offered = readable(colour)
    assert contrast(offered) >= ENOUGH
    assert colour_of(written(offered)) == offered
    assert all(new <= old for new, old in zip(offered, colour, strict=True))
    if contrast(colour) >= ENOUGH:
        assert offered == colour
    else:
        lighter = tuple(min(old, new + 2) for new, old in zip(offered, colour, strict=True))
        assert contrast((lighter[0], lighter[1], lighter[2])) < ENOUGH + 0.15


# ── logos ─────────────────────────────────────────────────────────────────────────────────

HARMLESS = (
    '<g><path d="M0 0h9" style="fill:#000"/></g>',
    '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)" width="9" height="9"/>',
    "<style>.a { fill: url('#a'); }</style>",
    '<defs><g id="a"/></defs><use href="#a"/>',
    '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
    "<!-- <script>alert(1)</script> --><title>a: b</title>",
)
HARMFUL = (
    "<script>alert(1)</script>",
    '<rect onload="alert(1)"/>',
    '<rect ONCLICK="alert(1)"/>',
    '<a href="https://example.org"><rect/></a>',
    '<image href="https://example.org/x.png"/>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<use href="other.svg#a"/>',
    f'<use {XLINK}xlink:href="https://example.org/x.svg#a"/>',
    f'<use {XLINK}xlink:href="javascript:alert(1)"/>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
    '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    "<animate attributeName='href' values='javascript:alert(1)'/>",
    '<set attributeName="onclick" to="alert(1)"/>',
    "<style>@import 'https://example.org/x.css';</style>",
    "<style>@im<!-- -->port 'x.css';</style>",
    "<style>.a { fill: url(https://example.org/x.svg#a); }</style>",
    "<style>.a { fill: u\\72l(x.svg#a); }</style>",
    "<style><![CDATA[.a { background: url( 'x.png' ); }]]></style>",
    '<rect style="fill:url(//example.org/x)"/>',
    '<rect fill="url(x.svg#a)"/>',
    '<g xml:base="https://example.org/"><use href="#a"/></g>',
    '<filter><feImage href="https://example.org/x.png"/></filter>',
    '<unknown xmlns="urn:other"/>',
    "<?xml-stylesheet href='x.css'?>",
    "<g>" * 70 + "</g>" * 70,
    '<g id="a"><use href="#a"/></g>',
    "".join(f'<g id="a{n}">' + f'<use href="#a{n + 1}"/>' * 10 + "</g>" for n in range(9)) + '<g id="a9"/>',
)


@pytest.mark.parametrize("drawing", HARMLESS)
def test_a_drawing_is_taken_as_it_is(tmp_path: Path, drawing: str) -> None:
    content = SVG.format(drawing).encode()
    path = _theme(tmp_path, '[logo]\nfile = "logo.svg"\ncs = "a"\nen = "a"\n', logo_svg=content)
    theme, warnings, _ = load_theme(path)
    assert warnings == ()
    assert theme.logo == Logo(content, "svg", {"cs": "a", "en": "a"})


@pytest.mark.parametrize("drawing", HARMFUL)
def test_a_picture_that_could_do_more_is_refused(tmp_path: Path, drawing: str) -> None:
    path = _theme(tmp_path, '[logo]\nfile = "logo.svg"\ncs = "a"\n', logo_svg=SVG.format(drawing))
    with pytest.raises(ThemeError) as raised:
        load_theme(path)
    assert {d.code for d in raised.value.diagnostics} == {codes.LOGO_ACTIVE.id}
    assert all(d.span.file.endswith("logo.svg") for d in raised.value.diagnostics)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", codes.LOGO_BROKEN),
        (b"<svg", codes.LOGO_BROKEN),
        (b"<html/>", codes.LOGO_BROKEN),
        (b'<svg viewBox="0 0 1 1"/>', codes.LOGO_BROKEN),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', codes.LOGO_BROKEN),
        (b"\x89PNG\r\n\x1a\n", codes.LOGO_BROKEN),
        (SVG.format("<g>").encode(), codes.LOGO_BROKEN),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("&a;").encode(), codes.LOGO_ACTIVE),
        (b'<!DOCTYPE svg SYSTEM "http://example.org/x.dtd">' + SVG.format("").encode(), codes.LOGO_ACTIVE),
    ],
)
def test_what_is_no_drawing_is_refused(content: bytes, code: Code) -> None:
    found, _ = wrong_with_svg(content, "logo.svg")
    assert [d.code for d in found] == [code.id]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200), st.text(alphabet="<>/=\"' svgxmln:#&;!?-[]aé\x00\n", max_size=120).map(str.encode)
    )
)
def test_no_bytes_break_the_readers_of_pictures(content: bytes) -> None:
    assert wrong_with_svg(content, "logo.svg")[0]
    assert wrong_with_png(content, "logo.png") is not None


def test_png_pictures(tmp_path: Path) -> None:
    def found(content: bytes) -> str | None:
        wrong = wrong_with_png(content, "logo.png")
        return None if wrong is None else wrong.code

    assert found(_png()) is None
    path = _theme(tmp_path, '[logo]\nfile = "logo.png"\ncs = "a"\n', logo_png=_png())
    assert load_theme(path)[0].logo == Logo(_png(), "png", {"cs": "a"})
    assert found(_png()[:-1]) == codes.LOGO_BROKEN.id
    assert found(_png().replace(b"IDAT", b"IDAX")) == codes.LOGO_BROKEN.id
    assert found(_png(rows=b"\x00" * 3)) == codes.LOGO_BROKEN.id
    assert found(_png(rows=b"\x00" * 30_000_000)) == codes.LOGO_BROKEN.id
    assert found(_png(width=40_000)) == codes.LOGO_PIXELS.id
    assert found(_png(width=0, rows=b"\x00\x00")) == codes.LOGO_PIXELS.id
    mislabelled = _theme(tmp_path, '[logo]\nfile = "logo.png"\ncs = "a"\n', logo_png=SVG.format("").encode())
    assert _wrong(mislabelled) == [(codes.LOGO_BROKEN.id, 2, 9)]
    vast = _theme(tmp_path, '[logo]\nfile = "logo.svg"\ncs = "a"\n', logo_svg=SVG.format(" " * LARGEST))
    assert _wrong(vast) == [(codes.LOGO_TOO_LARGE.id, 2, 9)]


# ── pages ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    policy = load(CORPUS / "audiences" / "people.pol").value
    assert policy is not None
    proposal = read([str(CORPUS / "audiences" / "proposals.json")], policy.schema).proposals[0]
    return evaluate(policy, proposal.id, proposal.values, reasons="all")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_show_the_office(verdict: Verdict, language: str, golden: Golden) -> None:
    theme = load_theme(example())[0]
    plain = html.proposal_page(view(verdict, language)).splitlines()
    themed = html.proposal_page(view(verdict, language), theme=theme).splitlines()
    added = [line for line in themed if line not in set(plain) and "eligo-report" not in line]
    golden(CORPUS / "themes" / f"page.{language}.html", "\n".join(added) + "\n")
    gone = [line for line in plain if line not in set(themed)]
    assert all("Content-Security-Policy" in line or "eligo-report" in line or "<footer>" in line for line in gone)
    page = re.sub(r"<!-- eligo-report .*-->\n", "", markdown.proposal_page(view(verdict, language), theme=theme))
    office, foot = page[: page.index("# ")], page[page.rindex("\n**") :]
    golden(CORPUS / "themes" / f"page.{language}.md", f"{office}…\n{foot}")


def test_a_page_without_a_theme_has_nothing_of_one(verdict: Verdict) -> None:
    page = html.proposal_page(view(verdict, "cs"))
    assert "office" not in page
    assert "img-src" not in page
    assert "--accent" not in page


HOSTILE = (
    "<script>alert(1)</script>",
    "</style><style>*{display:none}",
    "{{7*7}}",
    "{% raw %}",
    '" onerror="alert(1)',
    "# A heading",
    "[x](javascript:alert(1))",
    "A\u202egnp.exe",
)


def _attributes(page: str) -> dict[str, set[str]]:
    """The names of all attributes, by element."""
    found: dict[str, set[str]] = {}

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.setdefault(tag, set()).update(name for name, _ in attrs)

    Reader().feed(page)
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_a_theme_are_shown_and_never_obeyed(verdict: Verdict, text: str) -> None:
    texts = {"cs": text}
    theme = Theme(
        office=texts,
        logo=Logo(SVG.format("").encode(), "svg", {"cs": f"{text} x"}),
        contact=texts,
        data_protection=texts,
    )
    page = html.proposal_page(view(verdict, "cs"), theme=theme)
    assert "<script" not in page
    assert unescape(page).replace("\xa0", " ").count(typeset("cs", clean(text)).replace("\xa0", " ")) >= 3
    assert page.count("<style") == 1
    attributes = _attributes(page)
    assert attributes["img"] == {"src", "alt"}
    assert not [name for names in attributes.values() for name in names if name.startswith("on")]
    assert "\u202e" not in page
    told = markdown.proposal_page(view(verdict, "cs"), theme=theme)
    assert "\n# A heading" not in told
    assert "](javascript" not in told.replace("\\]", "")


def test_a_colour_that_was_not_checked_reaches_no_style_sheet(verdict: Verdict) -> None:
    for accent in ("red", "#1f3a5f;}*{display:none", "url(x)", "</style>"):
        page = html.proposal_page(view(verdict, "cs"), theme=Theme(accent=accent, office={"cs": "Úřad"}))
        assert re.findall(r"--accent: ([^;]*);", page) == [PLAIN.accent]
        assert page.count("</style>") == 1


def test_a_text_in_another_language_is_marked(verdict: Verdict) -> None:
    theme = Theme(office={"en": "Office"}, contact={"en": "Ask us"})
    page = html.proposal_page(view(verdict, "cs"), theme=theme)
    assert '<p lang="en">Office</p>' in page
    assert '<p lang="en">Ask us</p>' in page


# ── the command line, and the documents ───────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
def test_mistakes_on_the_command_line(
    language: str, tmp_path: Path, eligo: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence of every mistake, in both languages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", {"cs": "cs_CZ.UTF-8", "en": "en_GB.UTF-8"}[language])
    shown = ""
    for name, (text, *_) in MISTAKES.items():
        if len(text) < 400:
            _theme(tmp_path, text)
            ended = eligo("theme check theme.toml")
            shown += f"── {name} [{ended.code}]\n{ended.err}\n"
    for content in (SVG.format("<script>x</script>"), "<svg", SVG.format("").replace("viewBox", "box")):
        _theme(tmp_path, '[logo]\nfile = "logo.svg"\ncs = "a"\nen = "a"\n', logo_svg=content)
        ended = eligo("theme check theme.toml")
        shown += f"── {content} [{ended.code}]\n{ended.err}\n"
    _theme(tmp_path, '[office]\ncs = "a"\n[contact]\nen = "a"\n[logo]\nfile = "logo.png"\n', logo_png=_png(9_999))
    ended = eligo("theme check theme.toml")
    shown += f"── {ended.code}\n{ended.err}\n"
    ended = eligo(
        f"report {CORPUS / 'audiences/people.pol'} {CORPUS / 'audiences/proposals.json'} -o out --theme theme.toml"
    )
    assert ended.code == 2
    assert not (tmp_path / "out").exists()
    golden(CORPUS / "themes" / f"mistakes.{language}.txt", shown)


YEARS = shipped("policies") / "erasmus_plus" / "alliances"
OF_POLICIES = {
    "handbook": f"handbook {YEARS}/2024/lot1.pol",
    "diff": f"diff {YEARS}/2023/lot1.pol {YEARS}/2024/lot1.pol",
    "effects": f"diff {YEARS}/2023/lot1.pol {YEARS}/2024/lot1.pol --data {shipped('examples')}/alliances.jsonl",
}
"""Commands whose documents are about policies, with and without proposals."""


def _shown(file: Path) -> str:
    """What a document says, in one line."""
    content = file.read_bytes()
    if file.suffix == ".pdf":
        text = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    else:
        text = unescape(content.decode("utf-8")).replace("\\", "")
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", ["html", "md", "pdf"])
@pytest.mark.parametrize("command", OF_POLICIES)
def test_documents_about_policies_show_the_office(
    command: str, format: str, language: str, tmp_path: Path, eligo: Run
) -> None:
    """Its name, its colour, its logo and whom to ask; how data are treated only where there are any."""
    theme, file, plain = load_theme(example())[0], tmp_path / f"themed.{format}", tmp_path / f"plain.{format}"
    for output, option in ((file, f"--theme {example()}"), (plain, "")):
        eligo(f"{OF_POLICIES[command]} --format {format} -o {output} -l {language} {option}")
    shown = look(theme, language)
    text, before = _shown(file), _shown(plain)
    assert shown.office.text in text and shown.office.text not in before
    between = {"html": "</p><p>", "md": ", ", "pdf": " "}[format]
    assert " ".join(between.join(line.text for line in shown.contact).split()) in text
    assert (" ".join(shown.data_protection[0].text.split())[:40] in text) is (command == "effects")
    if format == "html":
        assert f"--accent: {theme.accent}" in text and shown.logo in text and "img-src data:" in text
    elif format == "pdf":
        with pikepdf.open(file) as document:
            figures = [e for e in document.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == "/Figure"]
            assert [str(e.Alt) for e in figures] == [shown.alt.text]


def test_a_handbook_of_two_languages_is_as_wide_as_its_office(tmp_path: Path, eligo: Run) -> None:
    eligo(f"{OF_POLICIES['handbook']} -o {tmp_path / 'book.html'} -l cs,en --theme {example()}")
    page = (tmp_path / "book.html").read_text("utf-8")
    assert page.index(".several header, .several main") < page.index(".several header { max-width: none; }")


@pytest.mark.parametrize("command", OF_POLICIES)
def test_a_theme_with_a_mistake_is_refused_for_them_too(command: str, tmp_path: Path, eligo: Run) -> None:
    broken, output = _theme(tmp_path, '[ofice]\ncs = "Úřad"\n'), tmp_path / "out.html"
    report = f"report {YEARS}/2024/lot1.pol {shipped('examples')}/alliances.jsonl -o {tmp_path / 'out'} -l en"
    told = [
        eligo(f"{line} --theme {broken}")
        for line in (report, f"{OF_POLICIES[command]} --format html -o {output} -l en")
    ]
    assert told[0] == told[1] and told[0].code == 2 and "D0222" in told[0].err
    assert not output.exists()
    assert eligo(f"{OF_POLICIES[command]} -l en --theme {tmp_path / 'none.toml'}").code == 2


def test_a_beginning_is_not_written_over_a_theme(tmp_path: Path, eligo: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert eligo("theme new -o theme.toml").code == 0
    before = (tmp_path / "theme.toml").read_bytes()
    assert eligo("theme new -o theme.toml").code == 2
    assert (tmp_path / "theme.toml").read_bytes() == before
    assert eligo("theme check theme.toml").code == 0


@pytest.mark.parametrize("name", ["themes.md", "themes.cs.md"])
def test_themes_in_the_documents_are_sound(name: str, tmp_path: Path) -> None:
    found = re.findall(r"^```toml\n(.*?)^```", (ROOT / "docs" / name).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    for text in found:
        assert load_theme(_theme(tmp_path, text, logo_svg=SVG.format("")), LANGUAGES)[1] == ()
