"""Writes `reports/docx/letter.cs.docx` and `letter.en.docx`, the Word templates of letters that Eligo ships.

Run `python bench/make_letter_template.py [FOLDER]`. The same program gives the same bytes. Everything that is said comes
from the letter; the templates differ only in their language.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Written
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

TITLES = {"cs": "Dopis žadateli", "en": "Letter to the applicant"}
TAGS = {"cs": "cs-CZ", "en": "en-GB"}
EARLIEST = (1980, 1, 1, 0, 0, 0)
INK = RGBColor(0x1F, 0x3A, 0x5F)


def main(folder: Path) -> None:
    """Writes both templates."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in TITLES:
        (folder / f"letter.{language}.docx").write_bytes(template(language))


def template(language: str) -> bytes:
    """The template in that language."""
    document = Document()
    set_up(document, language)
    head(document)
    body(document)
    enclosure(document)
    tidy(document)
    written = BytesIO()
    document.save(written)
    packed = BytesIO()
    with ZipFile(written) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = ZipInfo(entry.filename, EARLIEST)
            part.compress_type, part.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(part, old.read(entry))
    return packed.getvalue()


def tidy(document: Written) -> None:
    """Leaves out what the library's own page brings along: its picture, a second copy of the styles, unused styles."""
    for rels in (document.part.rels, document.part.package.rels):
        for key in [k for k, r in rels.items() if r.reltype.rsplit("/", 1)[-1] in ("stylesWithEffects", "thumbnail")]:
            del rels[key]
    used = {node.get(qn("w:val")) for kind in ("pStyle", "tblStyle") for node in document.element.iter(qn(f"w:{kind}"))}
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
    used |= {"Footer", "FooterChar", *(name for name, style in styles.items() if style.get(qn("w:default")))}
    for _ in styles:
        more = {node.get(qn("w:val")) for name in used if name in styles for node in styles[name]}
        used |= {name for name in more if name in styles}
    for name, style in styles.items():
        if name not in used:
            document.styles.element.remove(style)


def set_up(document: Written, language: str) -> None:
    """Page, properties, language and styles."""
    properties = document.core_properties
    properties.title, properties.language, properties.author = TITLES[language], TAGS[language], "Eligo"
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = datetime(*EARLIEST, tzinfo=UTC)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    styles = document.styles
    defaults = styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), TAGS[language])
    defaults.append(spoken)
    look(styles["Normal"], 10.5, after=6)
    look(styles["Heading 1"], 15, before=14, after=8, bold=True)
    look(styles["Heading 2"], 11.5, before=12, after=3, bold=True)
    look(styles["List Number"], 10.5, before=6, after=2, bold=True)
    look(styles["List Bullet"], 10.5, after=2)
    styles["List Bullet"].paragraph_format.left_indent = Cm(1.4)
    for name, size, after in (
        ("Letter Head", 9.5, 0),
        ("Letter Item", 10.5, 3),
        ("Letter Cell", 8.5, 0),
        ("Letter Fixed", 9.5, 3),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        look(style, size, after=after)
    styles["Letter Item"].paragraph_format.left_indent = Cm(0.63)
    look(styles["Footer"], 8, after=0)


def look(style: Any, size: float, *, before: float = 0, after: float = 0, bold: bool = False) -> None:
    """One typeface everywhere; headings in the ink of the office."""
    style.font.name, style.font.size, style.font.bold = "Arial", Pt(size), bold or None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [k for k in fonts.attrib if k.endswith("Theme")]:
        del fonts.attrib[key]
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), "Arial")
    if style.name.startswith("Heading"):
        style.font.color.rgb = INK
        style.paragraph_format.keep_with_next = True
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.1
    style.paragraph_format.widow_control = True


def say(place: Any, text: str, style: str = "Normal", *, keep: bool = False) -> Any:
    """A paragraph."""
    paragraph = place.add_paragraph(text, style)
    paragraph.paragraph_format.keep_with_next = keep or None
    return paragraph


def each(place: Any, items: str, text: str, style: str, *, keep: bool = False) -> None:
    """A paragraph for each of some values."""
    say(place, f"{{%p for line in {items} %}}", style)
    say(place, text, style, keep=keep)
    say(place, "{%p endfor %}", style)


def head(document: Written) -> None:
    """Logo, sender, facts, addressee; the foot that leads back to the run."""
    say(document, "{%p if logo %}", "Letter Head")
    say(document, "{{ logo }}", "Letter Head")
    say(document, "{%p endif %}", "Letter Head")
    each(document, "sender", "{{ line }}", "Letter Head")
    say(document, "", "Letter Head")
    each(document, "pairs", "{{ line.label }}: {{ line.value }}", "Letter Head")
    say(document, "", "Letter Head")
    each(document, "addressee", "{{ line }}", "Letter Head")
    foot = document.sections[0].footer.paragraphs[0]
    foot.text, foot.alignment = "{{ marks }} · ", WD_ALIGN_PARAGRAPH.LEFT
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = foot.add_run()
        node = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            node.set(qn("w:fldCharType"), kind)
        else:
            node.text = text
        run._r.append(node)


def body(document: Written) -> None:
    """What was found, what to do, and the fixed texts."""
    say(document, "{{ heading }}", "Heading 1")
    say(document, "{{ salutation }}")
    each(document, "opening", "{{ line }}", "Normal")
    say(document, "{%p if tasks %}")
    say(document, "{{ tasks_heading }}", "Heading 2")
    say(document, "{%p for task in tasks %}")
    say(document, "{{ task.title }}", "List Number", keep=True)
    for name in ("finding", "action"):
        say(document, f"{{%p if task.{name} %}}")
        say(document, f"{{{{ task.{name} }}}}", "Letter Item")
        say(document, "{%p endif %}")
    each(document, "task.facts", "{{ line }}", "List Bullet")
    say(document, "{%p if task.partners %}")
    say(document, "{{ partners_label }}", "Letter Item", keep=True)
    each(document, "task.partners", "{{ line }}", "List Bullet")
    say(document, "{%p endif %}")
    for name in ("concerns", "source"):
        say(document, f"{{%p if task.{name} %}}")
        say(document, f"{{{{ task.{name} }}}}", "Letter Item")
        say(document, "{%p endif %}")
    say(document, "{%p endfor %}")
    say(document, "{%p endif %}")
    parts(document, "sections", "Normal")
    say(document, "{{ closing }}", keep=True).paragraph_format.space_before = Pt(14)
    say(document, "", keep=True)
    each(document, "signature", "{{ line }}", "Letter Head", keep=True)
    parts(document, "blocks", "Letter Fixed")


def parts(document: Written, name: str, style: str) -> None:
    """Headings with their paragraphs."""
    say(document, f"{{%p for part in {name} %}}")
    say(document, "{{ part.heading }}", "Heading 2")
    each(document, "part.paragraphs", "{{ line }}", style)
    say(document, "{%p endfor %}")


def enclosure(document: Written) -> None:
    """The extract of the rules, on a page of its own; its heading row repeats."""
    say(document, "{%p if enclosure %}")
    say(document, "{{ enclosure_heading }}", "Heading 1").paragraph_format.page_break_before = True
    say(document, "{{ enclosure_note }}", keep=True)
    table = document.add_table(rows=4, cols=4)
    table.style, table.autofit = "Table Grid", False
    names = ("rule", "required", "status", "source")
    widths = (Cm(4.8), Cm(4.6), Cm(2.4), Cm(4.2))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "45")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)
    for row in table.rows:
        cannot = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(cannot)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for place, name in enumerate(names):
        headed = table.rows[0].cells[place].paragraphs[0]
        headed.style, headed.paragraph_format.keep_with_next = "Letter Cell", True
        headed.add_run(f"{{{{ enclosure_headings[{place}] }}}}").bold = True
        told = table.rows[2].cells[place].paragraphs[0]
        told.style, told.text = "Letter Cell", f"{{{{ row.{name} }}}}"
    table.rows[1].cells[0].paragraphs[0].text = "{%tr for row in enclosure %}"
    table.rows[3].cells[0].paragraphs[0].text = "{%tr endfor %}"
    say(document, "{%p endif %}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "reports" / "docx")
