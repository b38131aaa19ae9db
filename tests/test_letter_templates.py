"""An office's own Word template: what it may say, what it may never do, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eligo.reporting.docx import default_template, letter
from eligo.reporting.letters import KINDS
from eligo.reporting.template_archive import TemplateRefused, archive
from eligo.reporting.template_check import checked, sample

from .conftest import CORPUS, Golden, Run

LANGUAGES = ("cs", "en")
Lines = Callable[..., bytes]


def _written(*lines: str, heading: str = "{{ heading }}") -> bytes:
    """A template of these paragraphs, after a heading."""
    document = Document(BytesIO(default_template("cs")))
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    document.sections[0].footer.paragraphs[0].text = "{{ marks }}"
    document.add_paragraph(heading, "Heading 1")
    for line in lines:
        document.add_paragraph(line)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _changed(content: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The archive with each part passed through `change`, and more parts."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(entry.filename, old.read(entry)))
        for name, part in more.items():
            new.writestr(name, part)
    return written.getvalue()


def _replaced(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    def change(name: str, data: bytes) -> bytes:
        assert name != part or old in data
        return data.replace(old, new) if name == part else data

    return _changed(content, change)


def _codes(content: bytes) -> list[str]:
    return [found.code for found in checked(content, "letter.docx").diagnostics]


def _errors(content: bytes) -> list[str]:
    return [code for code in _codes(content) if code != "D0285"]


# ── what is shipped ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_templates_are_without_fault(language: str) -> None:
    assert checked(default_template(language), "letter.docx").diagnostics == ()
    for kind in KINDS:
        text = "\n".join(p.text for p in Document(BytesIO(letter(sample(kind, language)))).paragraphs)
        assert "Žižka & Řehoř <s.r.o.>" in text and "{" not in text


def test_a_language_without_a_template_takes_the_english_one_and_says_its_own() -> None:
    with ZipFile(BytesIO(letter(sample("positive", "en"), template=default_template("cs")))) as packed:
        assert b'w:lang w:val="en-GB"' in packed.read("word/styles.xml")
    assert default_template("sk") == default_template("en")


# ── what an office may write ──────────────────────────────────────────────────────────────


def test_an_office_writes_its_own_letter() -> None:
    content = _written(
        "V Praze dne {{ date }}, č. j. {{ reference }}",
        "{% if kind == 'rejection' and tasks %}Důvody: {{ tasks | length }}{% else %}Vše v pořádku{% endif %}",
        "{%p for task in tasks if task.finding %}",
        "{{ loop.index }}. {{ task.title | upper }}: {{ task.facts | join(', ') }}",
        "{%p endfor %}",
        "{{ redress[0] | default('–') }}",
        "{{ contact | first }}",
    )
    assert _errors(content) == []
    text = "\n".join(p.text for p in Document(BytesIO(letter(sample("rejection", "cs"), template=content))).paragraphs)
    assert "Důvody: 2" in text and "1. ŽIŽKA & ŘEHOŘ <S.R.O.>: " in text


def test_tags_that_word_has_cut_into_pieces_are_understood() -> None:
    content = _written("{{ salutation }}")
    cut = b"{{ salu</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tation }}"
    assert _errors(_replaced(content, "word/document.xml", b"{{ salutation }}", cut)) == []


# ── what it may never do ──────────────────────────────────────────────────────────────────

FORBIDDEN = {
    "{{ ''.__class__ }}": "D0276",
    "{{ ''['__class__'] }}": "D0276",
    "{{ heading.__init__.__globals__ }}": "D0276",
    "{{ cycler.__init__.__globals__.os.popen('touch pwned').read() }}": "D0276",
    "{{ self._TemplateReference__context }}": "D0276",
    "{{ lipsum() }}": "D0276",
    "{{ range(999999999) }}": "D0276",
    "{{ 10 ** 10 ** 10 }}": "D0276",
    "{{ 'x' * 1000000000 }}": "D0276",
    "{{ heading ~ heading }}": "D0276",
    "{{ '%0999999999d' % 1 }}": "D0276",
    "{{ heading.format(1) }}": "D0276",
    "{{ heading[::-1] }}": "D0276",
    "{{ tasks[loop] }}": "D0276",
    "{% set a = heading %}": "D0276",
    "{% macro m(n) %}{{ m(n) }}{% endmacro %}": "D0276",
    "{% include 'secret.txt' %}": "D0276",
    "{% import 'secret.txt' as s %}": "D0276",
    "{% for a in tasks recursive %}{{ loop(tasks) }}{% endfor %}": "D0276",
    "{% with a = 1 %}{% endwith %}": "D0276",
    "{% filter upper %}x{% endfilter %}": "D0276",
    "{% block a %}{% endblock %}": "D0276",
    "{{ heading | safe }}": "D0278",
    "{{ heading | center(999999999) }}": "D0278",
    "{{ tasks | map(attribute='__class__') | list }}": "D0278",
    "{{ heading | attr('__class__') }}": "D0278",
    "{{ heading is mapping }}": "D0278",
    "{{ heading": "D0275",
    "{% for task in tasks %}": "D0275",
    "{% endfor %}": "D0275",
    "{% debug %}": "D0275",
    "{{ }}": "D0275",
}


@pytest.mark.parametrize("line", FORBIDDEN)
def test_what_a_template_may_not_do_is_told_and_never_done(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    content = _written(line)
    found = [d for d in checked(content, "letter.docx").diagnostics if d.code != "D0285"]
    assert {d.code for d in found} == {FORBIDDEN[line]}
    assert found[0].span.line >= 2, "the place is the paragraph"
    with pytest.raises(TemplateRefused) as refused:
        letter(sample("completion", "cs"), template=content)
    assert "secret" not in str(refused.value)
    assert sorted(tmp_path.iterdir()) == [tmp_path / "secret.txt"]


def test_what_the_check_does_not_see_the_sandbox_still_refuses() -> None:
    """Tags outside of what people read, such as the title of the document, are filled in the same sandbox."""
    content = _replaced(_written("x"), "docProps/core.xml", "Dopis žadateli".encode(), b"{{ ''.__class__.__mro__ }}")
    with pytest.raises(TemplateRefused) as refused:
        letter(sample("completion", "cs"), template=content)
    assert [d.code for d in refused.value.diagnostics] == ["D0276"]
    assert "D0276" in _codes(content)


def test_loops_are_counted() -> None:
    """Work is bounded by steps and by what is written, not by a clock."""
    nested = "".join(f"{{% for a{n} in sections %}}{{% for b{n} in sections %}}" for n in range(5))
    content = _written(nested + "x" + "{% endfor %}{% endfor %}" * 5)
    assert "D0279" in _codes(content)
    wide = "{% for a in sections %}{% for b in sections %}{% for c in sections %}" + "x" * 60_000 + "{% endfor %}" * 3
    assert "D0279" in _codes(_written(wide))


@pytest.mark.parametrize(
    ("line", "name", "near"),
    [
        ("{{ headnig }}", "headnig", "heading"),
        ("{% for task in taks %}{% endfor %}", "taks", "tasks"),
        ("{% for task in tasks %}{{ task.titel }}{% endfor %}", "task.titel", "title"),
        ("{% if deadlin %}x{% endif %}", "deadlin", "deadline"),
        ("{{ tasks[0].fidning }}", "….fidning", "finding"),
        ("{{ heading.reference }}", "heading.reference", None),
        ("{{ task }}", "task", "tasks"),
    ],
)
def test_a_misspelt_value_is_found_with_what_was_meant(line: str, name: str, near: str | None) -> None:
    found = [d for d in checked(_written(line), "letter.docx").diagnostics if d.code == "D0277"]
    assert [(dict(d.facts)["name"], dict(d.facts).get("nearest")) for d in found] == [(name, near)]


# ── what is no template ───────────────────────────────────────────────────────────────────


def _spoilt() -> Iterator[tuple[str, bytes]]:
    good = _written("x")
    yield "D0271", b""
    yield "D0271", b"PK\x03\x04 not really"
    yield "D0271", good[: len(good) // 2]
    yield "D0271", _changed(good, lambda name, data: b"<broken" if name == "word/document.xml" else data)
    yield "D0271", _replaced(good, "word/document.xml", b"<w:document", b"<!DOCTYPE a [<!ENTITY b 'c'>]><w:document")
    empty = BytesIO()
    with ZipFile(empty, "w") as packed:
        packed.writestr("hello.txt", "hello")
    yield "D0271", empty.getvalue()
    yield "D0272", _changed(good, lambda name, data: data, **{"word/media/a.bin": bytes(60_000_000)})
    yield "D0272", _changed(good, lambda name, data: data, **{"word/header9.xml": b" " * 5_000_000})
    yield "D0272", bytes(11_000_000)
    yield "D0279", _replaced(good, "word/document.xml", b"<w:t>x</w:t>", b"<w:t>" + b"{{ " * 100_000 + b"</w:t>")
    yield "D0273", _changed(good, lambda name, data: data, **{"word/vbaProject.bin": b"macro"})
    yield "D0273", _changed(good, lambda name, data: data, **{"word/embeddings/oleObject1.bin": b"program"})
    kind = (b"wordprocessingml.document.main", b"document.macroEnabled.main")
    yield "D0273", _replaced(good, "[Content_Types].xml", *kind)
    for relation in (
        b'Type="http://x/image" Target="https://example.org/pixel.png"',
        b'Type="http://x/attachedTemplate" Target="file:///server/evil.dotm"',
        b'Type="http://x/hyperlink" Target="file:///etc/passwd"',
        b'Type="http://x/frame" Target="\\\\server\\share"',
    ):
        node = b'<Relationship Id="rId99" ' + relation + b' TargetMode="External"/></Relationships>'
        yield "D0274", _replaced(good, "word/_rels/document.xml.rels", b"</Relationships>", node)
    field = b'<w:fldSimple w:instr=" INCLUDEPICTURE https://example.org/p.png "/></w:p>'
    yield "D0274", _replaced(good, "word/document.xml", b"</w:p>", field)
    split = b"<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r></w:p>"
    yield "D0274", _replaced(good, "word/document.xml", b"</w:p>", split)


SPOILT = list(_spoilt())


@pytest.mark.parametrize("place", range(len(SPOILT)))
def test_what_is_no_harmless_word_document_is_refused(place: int) -> None:
    code, content = SPOILT[place]
    assert set(_codes(content)) == {code}
    with pytest.raises(TemplateRefused):
        letter(sample("positive", "cs"), template=content)


def test_links_that_people_follow_may_stay() -> None:
    node = b'<Relationship Id="rId99" Type="http://x/hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>'
    assert _errors(_replaced(_written("x"), "word/_rels/document.xml.rels", b"</Relationships>", node)) == []


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 12_000), st.binary(min_size=1, max_size=4))
def test_a_damaged_template_is_refused_or_gives_a_letter(start: int, bytes_: bytes) -> None:
    """Whatever bytes are damaged, there is a letter or a refusal, never anything else."""
    good = default_template("cs")
    content = good[: start % len(good)] + bytes_ + good[start % len(good) + len(bytes_) :]
    try:
        written = letter(sample("positive", "cs"), template=content)
    except TemplateRefused as refused:
        assert refused.diagnostics
    else:
        archive(written, "letter.docx")


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text("{}%# \"'.()[]|_abcdeftasksheadingforinif", max_size=40))
def test_whatever_stands_in_a_template_is_refused_or_gives_a_letter(line: str) -> None:
    content = _written(line)
    result = checked(content, "letter.docx")
    try:
        written = letter(sample("completion", "cs"), template=content)
    except TemplateRefused:
        assert [d for d in result.diagnostics if d.code not in ("D0285",)], "the check says it before"
    else:
        assert len(Document(BytesIO(written)).paragraphs) >= 1


# ── what people who do not see the page would miss ────────────────────────────────────────


def _odd() -> Iterator[tuple[str, bytes]]:
    good = default_template("cs")
    yield "D0281", _replaced(good, "word/styles.xml", b'w:lang w:val="cs-CZ"', b'w:lang w:val="de-DE"')
    foreign = b'<w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>{{ salutation }}'
    yield "D0281", _replaced(good, "word/document.xml", b"<w:r><w:t>{{ salutation }}", foreign)
    yield "D0282", _replaced(good, "word/document.xml", b'w:val="Heading1"', b'w:val="Normal"')
    yield "D0282", _replaced(good, "word/document.xml", b'"Heading', b'"Kein')
    yield "D0283", _replaced(good, "word/document.xml", b"<w:tblHeader/>", b"")
    picture = b'<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:inline><wp:docPr id="1" name="x"/></wp:inline></w:drawing></w:r></w:p><w:sectPr'
    yield "D0284", _replaced(good, "word/document.xml", b"<w:sectPr", picture)
    yield "D0285", _replaced(good, "word/document.xml", b"{{ heading }}", b"Dopis")


ODD = list(_odd())


@pytest.mark.parametrize("place", range(len(ODD)))
def test_what_readers_would_miss_is_a_warning(place: int) -> None:
    code, content = ODD[place]
    assert set(_codes(content)) == {code}
    assert letter(sample("positive", "cs"), template=content)


# ── the commands ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_told_at_their_paragraph(
    language: str, eligo: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("office.docx").write_bytes(
        _written(
            "Vážení, {{ salutaton }}",
            "{%p for task in tasks %}",
            "{{ task.titel }} a {{ task.finding }}",
            "{%p endfor %}",
            heading="Dopis",
        )
    )
    Path("evil.docx").write_bytes(_written("{{ ''.__class__ }}", "{{ heading | safe }}"))
    Path("open.docx").write_bytes(_written("{% for task in tasks %}"))
    Path("no.docx").write_bytes(b"no")
    ended = eligo(f"template check office.docx evil.docx open.docx no.docx -l {language}")
    assert ended.code == 1
    golden(CORPUS / "letters" / f"template-check.{language}.txt", ended.out + ended.err)


def test_a_template_that_cannot_be_used_stops_the_report_before_anything_is_written(
    eligo: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from .test_letters import DATA, LOT1

    monkeypatch.chdir(tmp_path)
    Path("office.docx").write_bytes(_written("{{ salutaton }}"))
    ended = eligo(f"report {LOT1} {DATA} -o out --format docx --template office.docx -l en")
    assert ended.code == 2 and "D0277" in ended.err and not Path("out").exists()
    ended = eligo(f"report {LOT1} {DATA} -o out --format docx --template nothing.docx -l en")
    assert ended.code == 2 and "D0101" in ended.err
    Path("office.docx").write_bytes(_written("{{ salutation }}"))
    ended = eligo(f"report {LOT1} {DATA} -o out --format docx --template office.docx -l en")
    assert len(list(Path("out").rglob("*.docx"))) == 15


def test_a_new_template_passes_its_check_and_is_never_written_over(
    eligo: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for language in LANGUAGES:
        assert eligo(f"template new -o {language}.docx -l {language}").code == 0
        assert eligo(f"template check {language}.docx -l {language}").code == 0
        assert eligo(f"template new -o {language}.docx -l {language}").code == 2


def test_without_its_library_the_command_says_how_to_get_it(
    eligo: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eligo.reporting.formats.find_spec", lambda name: None)
    ended = eligo("template check office.docx -l en")
    assert ended.code == 2 and "eligo[docx]" in ended.err
