"""Room `reporting`: an office's template of letters checked before it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from ..data import codes
from ..text.diagnostics import Diagnostic, Result, Severity, in_order
from ..text.messages import languages, say
from ..text.span import Source, Span, span_of_file
from ..text.traits import tag
from .docx import letter, values
from .letters import (
    BLOCKS,
    KINDS,
    PAIRS,
    SECTIONS,
    LetterPair,
    LetterRow,
    LetterSection,
    LetterTask,
    LetterView,
)
from .pages import Status, Words
from .template_archive import Archive, TemplateRefused, W, archive, place_in
from .template_language import mistakes_in, used_names

_NEEDED = (("heading",), ("tasks",), ("sections", "contact"), ("sections", "redress"))
"""What no letter can do without, each with the names under which a template may show it."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SAMPLE = "Žižka & Řehoř <s.r.o.>"


def checked(content: bytes, name: str) -> Result[Source]:
    """What is wrong with a template; its text is the value, a line for each paragraph, where it is a Word document."""
    try:
        opened = archive(content, name)
    except TemplateRefused as wrong:
        return Result(None, wrong.diagnostics)
    known = {word: value or [_SAMPLE] for word, value in values(sample("completion", "cs")).items()}
    found = mistakes_in(opened.source, known) or list(_unrendered(content, name)) or _oddities(opened)
    return Result(opened.source, in_order(found))


def refuse_mistaken(content: bytes, name: str) -> None:
    """Raises `TemplateRefused` where a template has a mistake; what is merely odd passes."""
    result = checked(content, name)
    mistakes = tuple(d for d in result.diagnostics if d.severity is Severity.ERROR)
    if mistakes:
        raise TemplateRefused(mistakes, result.value)


def sample(kind: str, language: str) -> LetterView:
    """A letter of that kind in which everything occurs that letters of its kind may have."""
    words, tasked = Words(_SAMPLE), kind != "positive"
    task = LetterTask(words, words, words, (_SAMPLE,) * 2, (_SAMPLE,) * 2, _SAMPLE, _SAMPLE)
    bare = LetterTask(words, Words(""), words, (), (), "", "")
    heading = say(language, f"letter-title-{kind}", None, name=_SAMPLE)
    return LetterView(
        language=language,
        kind=kind,
        id=_SAMPLE,
        title=heading,
        policy=words,
        sender=(_SAMPLE,) * 2,
        pairs=tuple(LetterPair(key, say(language, f"letter-label-{key}", None), words) for key in PAIRS),
        addressee=(_SAMPLE,) * 2,
        heading=heading,
        salutation=say(language, "letter-salutation", None),
        opening=(words,),
        tasks_heading=say(language, f"letter-tasks-{kind}", None) if tasked else "",
        partners_label=say(language, "letter-partners", None),
        tasks=(task, bare) if tasked else (),
        sections=tuple(LetterSection(key, _SAMPLE, (words, words)) for key in SECTIONS),
        closing=say(language, "letter-closing", None),
        signature=(_SAMPLE,),
        blocks=tuple(LetterSection(key, _SAMPLE, (words, words)) for key in BLOCKS),
        enclosure_heading=say(language, "letter-enclosure", None),
        enclosure_note=say(language, "letter-enclosure-note", None),
        enclosure_headings=(_SAMPLE,) * 4,
        enclosure=(LetterRow(words, _SAMPLE, Status("pass", _SAMPLE), _SAMPLE),) * 3,
        marks=_SAMPLE,
        evaluation="0" * 64,
        open=(),
    )


def _unrendered(content: bytes, name: str) -> Iterator[Diagnostic]:
    """What goes wrong when sample letters are written."""
    for kind in KINDS:
        try:
            archive(letter(sample(kind, "cs"), template=content, name=name), name)
        except TemplateRefused as wrong:
            yield from wrong.diagnostics
            return


# ── what people who do not see the page would miss ────────────────────────────────────────


def _oddities(opened: Archive) -> list[Diagnostic]:
    used = used_names(opened.source)
    whole = span_of_file(opened.name)
    found = [codes.TEMPLATE_LACKS.at(whole, name=names[0]) for names in _NEEDED if not used & set(names)]
    return [*found, *_language(opened), *_headings(opened), *_tables(opened), *_pictures(opened)]


def _language(opened: Archive) -> Iterator[Diagnostic]:
    """One language for the whole document, and one that letters are written in."""
    styles = opened.parts.get("word/styles.xml")
    spoken = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") if styles is not None else None
    named = spoken.get(f"{W}val", "") if spoken is not None else ""
    tags = tuple(tag(language) for language in languages())
    if named not in tags:
        yield codes.TEMPLATE_LANGUAGE.at(span_of_file(opened.name), found=named or "–", known=", ".join(tags))
        return
    for line, (_, paragraph) in enumerate(opened.places, start=1):
        other = next((n.get(f"{W}val", "") for n in paragraph.iter(f"{W}lang") if n.get(f"{W}val", named) != named), "")
        if other:
            yield codes.TEMPLATE_LANGUAGE.at(place_in(opened.source, line, ""), found=other, known=named)


def _headings(opened: Archive) -> Iterator[Diagnostic]:
    """Headings in styles of headings, the first of the first level, and none skipped."""
    levels, last = _levels(opened.parts.get("word/styles.xml")), 0
    for line, (part, paragraph) in enumerate(opened.places, start=1):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = levels.get(style.get(f"{W}val", ""), 0) if style is not None else 0
        if part == "word/document.xml" and level:
            if level > last + 1:
                yield codes.TEMPLATE_HEADINGS.at(place_in(opened.source, line, ""), level=level, last=last)
            last = level
    if not last:
        yield codes.TEMPLATE_HEADINGS.at(span_of_file(opened.name), level=0, last=0)


def _levels(styles: ElementTree.Element | None) -> Mapping[str, int]:
    """The level of each style of headings, by the id of the style."""
    levels: dict[str, int] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None and outline.get(f"{W}val", "").isdigit() and int(outline.get(f"{W}val", "")) < 9:
            levels[style.get(f"{W}styleId", "")] = int(outline.get(f"{W}val", "")) + 1
    return levels


def _tables(opened: Archive) -> Iterator[Diagnostic]:
    """A heading row that repeats on each page and by which a screen reader names the columns."""
    for root in opened.parts.values():
        for table in root.iter(f"{W}tbl"):
            row = table.find(f"{W}tr")
            if row is not None and row.find(f"{W}trPr/{W}tblHeader") is None:
                yield codes.TEMPLATE_TABLE.at(_at(opened, row))


def _pictures(opened: Archive) -> Iterator[Diagnostic]:
    """What a picture shows, in words."""
    for line, (_, paragraph) in enumerate(opened.places, start=1):
        if any(not picture.get("descr", "").strip() for picture in paragraph.iter(_DRAWING)):
            yield codes.TEMPLATE_PICTURE.at(place_in(opened.source, line, ""))


def _at(opened: Archive, node: ElementTree.Element) -> Span:
    """The line of the first paragraph in a part of the document."""
    first = next(node.iter(f"{W}p"), None)
    line = next((line for line, (_, paragraph) in enumerate(opened.places, start=1) if paragraph is first), 0)
    return place_in(opened.source, line, "") if line else span_of_file(opened.name)
