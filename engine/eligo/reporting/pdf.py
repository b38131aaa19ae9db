"""Room `reporting`: pages as PDF; the only door to typst and to the check of what it wrote."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from ..text.messages import languages, say
from ..text.shipped import shipped
from ..text.traits import tag
from .book import Chapter, Part
from .carrying import pdf_with
from .charts import chart
from .parallel import NotMade
from .themes import PLAIN, Theme, look
from .typst_glyphs import drawable

if TYPE_CHECKING:
    from page import ValidationProfile
    from typst import Compiler

    from .book import Edition
    from .changes_page import ChangesView
    from .letters import LetterView
    from .overview import OverviewView
    from .pages import ProposalView

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""What a document says of its time where no time of evaluation is given: PDF/A wants one, and a clock would differ."""

_LABEL = re.compile(r'\bt\("([^"]+)"\)')
_NAMES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}
_UNCLEAR = b"\r\nendstream"


def proposal_page(page: ProposalView, theme: Theme = PLAIN, at: datetime | None = None) -> bytes:
    """The decision sheet of a proposal; `at` is the time of the evaluation, and the time that the file gives."""
    return document("proposal", page.language, {"page": page}, theme, at, page.statement)


def index_page(page: OverviewView, theme: Theme = PLAIN, at: datetime | None = None) -> bytes:
    """The page of a batch."""
    drawn = {figure.id: chart(figure, page.language) for figure in page.figures}
    return document("index", page.language, {"page": page, "drawn": drawn}, theme, at)


def letter_page(letter: LetterView, theme: Theme = PLAIN, at: datetime | None = None, statement: str = "") -> bytes:
    """A letter to an applicant; `statement` is what it states to machines."""
    return document("letter", letter.language, {"page": letter}, theme, at, statement)


def changes_page(
    pages: Sequence[ChangesView], alone: Sequence[str] = (), theme: Theme = PLAIN, at: datetime | None = None
) -> bytes:
    """What changed between two policies, or several pairs of them; `alone` tells of those without a counterpart."""
    return document("changes", pages[0].language, {"pages": pages, "alone": alone}, theme, at)


def handbook_page(sides: Sequence[Edition], theme: Theme = PLAIN, at: datetime | None = None) -> bytes:
    """The handbook of policies; editions in several languages stand side by side."""
    seen = Counter(anchor for chapter in sides[0].chapters for anchor in _anchors(chapter))
    anchors = [anchor for anchor, times in seen.items() if times == 1]
    return document("handbook", sides[0].language, {"sides": sides, "anchors": anchors}, theme, at)


def document(
    template: str,
    language: str,
    facts: Mapping[str, object],
    theme: Theme,
    at: datetime | None,
    statement: str = "",
) -> bytes:
    """A document made from a shipped template, and checked; the template gets the facts as data, never as text."""
    source, labels = _template(template)
    told = {
        **facts,
        "labels": {label: say(language, label) for label in labels},
        "theme": _themed(theme, language),
        "language": language,
        "regions": {spoken: tag(spoken).partition("-")[2] or None for spoken in languages()},
        "page-number": say(language, "pdf-page", page="{page}", pages="{pages}"),
    }
    text, replaced = drawable(json.dumps(told, ensure_ascii=False, default=_plain))
    content = _compiled(source, text, replaced, at or UNDATED)
    return checked(pdf_with(content, statement) if statement else content)


def checked(content: bytes) -> bytes:
    """The document, if it is what both standards ask for."""
    from page import PageError, is_pdf_compliant_bytes, validate_pdf_bytes

    for profile in _profiles():
        try:
            if is_pdf_compliant_bytes(content, profile=profile):
                continue
            failures = validate_pdf_bytes(content, profile=profile).failures
            broken = ", ".join(sorted({failure.rule_id for failure in failures}))
        except PageError:
            broken = "–"
        raise NotMade("not-made-valid", {"standard": _NAMES[profile.value], "rules": broken})
    return content


def _compiled(source: bytes, text: str, replaced: bool, at: datetime) -> bytes:
    from typst import TypstError

    try:
        content = _compiler().compile(
            input=source,
            format="pdf",
            sys_inputs={"data": text, "replaced": "yes" if replaced else ""},
            pdf_standards=["ua-1", "a-2a"],  # for people who do not see it, and for archives
            timestamp=int(at.timestamp()),
        )
    except TypstError as wrong:
        raise NotMade("not-made-typeset", {"reason": wrong.message}) from None
    assert isinstance(content, bytes)
    return with_clear_ends(content)


def with_clear_ends(content: bytes) -> bytes:
    """The document, no stream of which ends with what could as well be half of the end of a line.

    Before `endstream` stands a line feed. Where compressed data happen to end with a carriage return, a reader, and
    the check of PDF/A, would count it to the end of the line. So the line ends with both; the byte that this takes
    is the end of the line before `stream`, which need not be there, so that all places in the file stay.
    """
    at = content.find(_UNCLEAR)
    while at >= 0:
        head = content.rfind(b">>\nstream\n", 0, at) + 2
        content = content[:head] + content[head + 1 : at + 1] + content[at:]
        at = content.find(_UNCLEAR, at + len(_UNCLEAR))
    return content


@cache
def _compiler() -> Compiler:
    """One compiler a process, which sees the vendored fonts and no file."""
    import tempfile
    from pathlib import Path

    from typst import Compiler, Fonts

    own = Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(shipped("reports") / "fonts")]
    )
    empty = Path(tempfile.mkdtemp(prefix="eligo-"))
    return Compiler(
        root=str(empty),
        font_paths=own,
        ignore_system_fonts=True,
        package_path=str(empty),
        package_cache_path=str(empty),
    )


@cache
def _profiles() -> tuple[ValidationProfile, ...]:
    from page import ValidationProfile

    return ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A


@cache
def _template(name: str) -> tuple[bytes, tuple[str, ...]]:
    """A template with what all of them share before it, because there is no file to import from; the labels it names."""
    folder = shipped("reports") / "typst"
    source = "\n".join((folder / f"{part}.typ").read_text(encoding="utf-8") for part in ("base", name))
    return source.encode("utf-8"), tuple(sorted(set(_LABEL.findall(source))))


def _themed(theme: Theme, language: str) -> dict[str, object]:
    """What documents show of an office's theme."""
    seen, logo = look(theme, language), theme.logo
    return {
        "accent": seen.accent or PLAIN.accent,
        "office": seen.office,
        "logo": logo and {"content": list(logo.content), "kind": logo.kind, "alt": seen.alt.text or seen.office.text},
        "contact": seen.contact,
        "data_protection": seen.data_protection,
    }


def _anchors(of: Chapter | Part) -> Iterator[str]:
    """The places of a handbook that something may lead to."""
    yield of.anchor
    for below in of.parts:
        yield from _anchors(below)
    if isinstance(of, Part):
        yield from (entry.anchor for entry in of.entries)


def _plain(value: object) -> object:
    """A view as JSON has it."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(type(value).__name__)
