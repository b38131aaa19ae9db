"""Room `reporting`: the letter as a Word document, from the shipped template or the office's own; the only door to
docxtpl and python-docx."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..data import codes
from ..text.diagnostics import Code, Fact
from ..text.shipped import shipped
from ..text.span import span_of_file
from ..text.traits import tag
from .carrying import OPEN, WORD_PART, seal_of, word_part
from .letters import BLOCKS, PAIRS, SECTIONS, LetterView
from .pages import Words, words_in
from .template_archive import Archive, TemplateRefused, archive
from .themes import PLAIN, Theme

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LOGO_HEIGHT = 540_000
_LOGO_WIDTH = 2_520_000
"""The height of a logo and the most it may be wide, in English Metric Units: 15 mm and 70 mm."""
# Where a text in another language begins, which language, and where it ends; no text of ours holds these characters.
_FOREIGN = re.compile("\ue000(\\w+)\ue001(.*?)\ue002", re.DOTALL)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def default_template(language: str) -> bytes:
    """The shipped template of a letter; the English one where there is none in that language."""
    folder = shipped("reports") / "docx"
    file = folder / f"letter.{language}.docx"
    return (file if file.is_file() else folder / "letter.en.docx").read_bytes()


def letter(
    view: LetterView,
    theme: Theme = PLAIN,
    template: bytes | None = None,
    name: str = "letter.docx",
    statement: str = "",
) -> bytes:
    """The letter as a Word document; the same letter and template give the same bytes.

    `statement` is what it states to machines.

    Raises `TemplateRefused` where the template cannot be used.
    """
    content = template if template is not None else default_template(view.language)
    opened = _opened(content, name)
    document = _filled(content, opened, view, theme)
    _finish(document, view, theme, dated="docProps/core.xml" in opened.parts)
    if statement:
        _state(document, statement)
    written = BytesIO()
    document.save(written)
    return _repacked(written.getvalue())


def values(view: LetterView, theme: Theme = PLAIN) -> dict[str, object]:
    """What a template may use, by name: texts, lists of texts, and mappings of them."""
    told: dict[str, object] = {name: _plain(value) for name, value in asdict(view).items()}
    told |= dict.fromkeys(PAIRS, "") | {pair.key: _words(pair.value) for pair in view.pairs}
    told |= {part: [] for part in (*SECTIONS, *BLOCKS)}
    told |= {part.key: [_words(p) for p in part.paragraphs] for part in (*view.sections, *view.blocks)}
    return told | {"logo": "", "office": _words(_office(theme, view.language))}


@lru_cache(maxsize=4)
def _opened(content: bytes, name: str) -> Archive:
    from .template_language import mistakes_in

    opened = archive(content, name)
    # The library that fills templates takes very long over some mistakes; none of them gets that far.
    if mistakes := mistakes_in(opened.source):
        raise TemplateRefused(tuple(mistakes), opened.source)
    return opened


def _office(theme: Theme, language: str) -> Words:
    return words_in(theme.office, language)


def _words(words: Words) -> str:
    text = _UNFIT.sub("", words.text)
    return f"\ue000{words.language}\ue001{text}\ue002" if words.language and text else text


def _plain(value: object) -> object:
    """A part of the view for templates: texts as they are, those in another language marked as such."""
    match value:
        case {"text": str(text), "language": None | str() as language, **rest} if not rest:
            return _words(Words(text, language))
        case {"key": str(), "word": str(word), **rest} if not rest:
            return word
        case dict():
            return {name: _plain(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case str():
            return _UNFIT.sub("", value)
        case _:
            return value


# ── filling ───────────────────────────────────────────────────────────────────────────────


def _filled(content: bytes, opened: Archive, view: LetterView, theme: Theme) -> DocxTemplate:
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
    from lxml.etree import LxmlError

    from .template_language import NotAllowed, sandbox

    def refused(code: Code, **facts: Fact) -> TemplateRefused:
        return TemplateRefused((code.at(span_of_file(opened.name), **facts),))

    document = DocxTemplate(BytesIO(content))
    told = values(view, theme)
    try:
        document.init_docx()
        if theme.logo is not None and theme.logo.kind == "png":
            told["logo"] = _logo(document, theme.logo.content)
        document.render(told, sandbox().begin())
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError):
        raise refused(codes.TEMPLATE_BROKEN) from None
    except NotAllowed as wrong:
        if wrong.kind == "endless":
            raise refused(codes.TEMPLATE_ENDLESS) from None
        raise refused(codes.TEMPLATE_CONSTRUCT, what=wrong.what[:80]) from None
    except UndefinedError as wrong:
        found = re.search(r"'([^']*)'(?: is undefined)?$", str(wrong))
        raise refused(codes.TEMPLATE_VARIABLE, name=found[1][:80] if found else "–", known="–") from None
    except TemplateSyntaxError:
        raise refused(codes.TEMPLATE_SYNTAX) from None
    except (TemplateError, LxmlError, LookupError, ValueError, TypeError, AttributeError, RecursionError):
        raise refused(codes.TEMPLATE_BROKEN) from None
    return document


def _logo(document: DocxTemplate, content: bytes) -> object:
    """The picture at its height, or at the greatest width where it would be wider."""
    from docx.image.image import Image
    from docxtpl import InlineImage

    picture = Image.from_blob(content)
    wide = picture.px_width * _LOGO_HEIGHT > picture.px_height * _LOGO_WIDTH
    size = {"width": _LOGO_WIDTH} if wide else {"height": _LOGO_HEIGHT}
    return InlineImage(document, BytesIO(content), **size)


# ── finishing ─────────────────────────────────────────────────────────────────────────────


def _finish(document: DocxTemplate, view: LetterView, theme: Theme, *, dated: bool) -> None:
    """The language of the letter and of its foreign texts, names of pictures, properties that lead back to the run."""
    roots = [document.docx.element, *(part.element for part in _headers_and_footers(document))]
    for root in roots:
        for text in list(root.iter(f"{_W}t")):
            _mark_foreign(text)
        for picture in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
            if not picture.get("descr"):
                picture.set("descr", _logo_words(theme, view.language))
    for defaults in document.docx.styles.element.iterfind(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"):
        _speak(defaults, view.language)
    if theme.accent != PLAIN.accent:
        # The shipped template is in the plain colour; an office's own has its own colours.
        for colour in document.docx.styles.element.iter(f"{_W}color"):
            if colour.get(f"{_W}val", "").lower() == PLAIN.accent[1:]:
                colour.set(f"{_W}val", theme.accent[1:].upper())
    properties = document.docx.core_properties
    properties.title, properties.language = view.title[:255], tag(view.language)
    properties.identifier = f"sha256:{view.evaluation}"
    properties.keywords, properties.comments = f"sha256:{view.evaluation}", view.marks[:255]
    properties.author = properties.author or _office(theme, view.language).text[:255] or "eligo"
    if not dated:
        properties.created = properties.modified = datetime(*_EARLIEST, tzinfo=UTC)


def _state(document: DocxTemplate, statement: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    main = document.docx.part
    part = Part(PackURI(f"/{WORD_PART}"), "application/xml", word_part(statement), main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _headers_and_footers(document: DocxTemplate) -> Iterator[Any]:
    for relation in document.docx.part.rels.values():
        if relation.reltype in (document.HEADER_URI, document.FOOTER_URI):
            yield relation.target_part


def _logo_words(theme: Theme, language: str) -> str:
    alt = words_in(theme.logo.alt, language).text if theme.logo is not None else ""
    return alt or _office(theme, language).text


def _mark_foreign(text: Any) -> None:
    """Cuts a run where a text in another language begins or ends, and says its language; the look stays."""
    pieces = _FOREIGN.split(text.text or "")
    run = text.getparent()
    if len(pieces) == 1 or run.tag != f"{_W}r":
        return
    place = run.getparent().index(run)
    following = list(text.itersiblings())
    made = []
    for position in range(0, len(pieces), 3):
        made.append(_run_like(run, pieces[position], None))
        if position + 1 < len(pieces):
            made.append(_run_like(run, pieces[position + 2], pieces[position + 1]))
    text.text = None
    rest = [one for one in made if one is not None]
    for offset, piece in enumerate(rest, start=1):
        run.getparent().insert(place + offset, piece)
    if following and rest:
        rest[-1].extend(following)


def _run_like(run: Any, words: str, language: str | None) -> Any:
    """A run with the look of another one and these words; None for no words."""
    if not words:
        return None
    from docx.oxml import OxmlElement

    made, look = OxmlElement("w:r"), run.find(f"{_W}rPr")
    look = deepcopy(look) if look is not None else OxmlElement("w:rPr")
    if language is not None:
        _speak(look, language)
    written = OxmlElement("w:t")
    written.text = words
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(look)
    made.append(written)
    return made


def _speak(look: Any, language: str) -> None:
    """Sets the language of a run, or of all of them."""
    from docx.oxml import OxmlElement

    spoken = look.find(f"{_W}lang")
    if spoken is None:
        spoken = OxmlElement("w:lang")
        look.append(spoken)
    spoken.set(f"{_W}val", tag(language))


def _repacked(content: bytes) -> bytes:
    """The archive with one date for all its parts, so that the same letter is the same file, and sealed."""
    with ZipFile(BytesIO(content)) as old:
        parts = [(entry.filename, old.read(entry)) for entry in old.infolist()]
    seal, written = seal_of(parts).encode(), BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name, data in parts:
            part = ZipInfo(name, _EARLIEST)
            part.compress_type, part.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(part, data.replace(OPEN.encode(), seal, 1) if name == WORD_PART else data)
    return written.getvalue()
