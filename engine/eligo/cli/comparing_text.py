"""Room `cli`: what changed between two policies, as text on a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..reporting.changes_page import ChangesView, EffectsView, Item, Section
from ..text.locale import number
from ..text.messages import say
from .tables import wrapped

_WIDEST = 100
MOST = 20
_MOST_CLAUSES = 12


def as_text(pages: Sequence[ChangesView], alone: Sequence[str], terminal: bool) -> str:
    """The policies without a counterpart, then the pages one after the other."""
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 50)).columns) if terminal else _WIDEST
    width = max(width, 40)
    blocks = [[line for sentence in alone for line in wrapped(sentence, width)]] if alone else []
    blocks += [list(_page(page, width)) for page in pages]
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _page(page: ChangesView, width: int) -> Iterator[str]:
    labels = max(len(side.label) for side in page.sides) + 2
    for side in page.sides:
        yield from _hung(f"{side.label}:".ljust(labels), side.value.text, width)
    yield ""
    yield from wrapped(page.lead, width)
    if page.caution:
        yield from ("", *wrapped(page.caution, width))
    for section in page.sections:
        yield from ("", section.heading, "")
        yield from _section(section, page.language, width)
    if page.effects is not None:
        yield from ("", say(page.language, "changes-heading-proposals"), "")
        yield from _effects(page.effects, width)


def _section(section: Section, language: str, width: int) -> Iterator[str]:
    """What changed; of the clauses, of which there may be a hundred, the first ones."""
    left = _MOST_CLAUSES if section.key == "clauses" else sum(len(item.sentences) for item in section.items)
    rest = 0
    for item in section.items:
        shown = item.sentences[:left]
        if shown:
            yield from _item(replace(item, sentences=shown), width)
        left -= len(shown)
        rest += len(item.sentences) - len(shown)
    if rest:
        yield from _hung("  ", say(language, "changes-more-lines", n=number(language, rest)), width)


def _item(item: Item, width: int) -> Iterator[str]:
    name = item.title.text or item.id
    if name:
        yield from _hung("  ", f"{name} ({item.id})" if item.id and item.id != name else name, width)
    for sentence in item.sentences:
        yield from _hung("    – " if name else "  – ", sentence, width)


def _effects(effects: EffectsView, width: int) -> Iterator[str]:
    yield from _hung("  ", effects.lead, width)
    if effects.note:
        yield from _hung("  ", effects.note, width)
    for line in effects.outcomes:
        yield from _hung("  – ", line, width)
    for one in effects.proposals:
        yield ""
        name = f"{one.proposal} {one.title}".strip()
        yield from _hung("  ", f"{name}: {one.old.word} → {one.new.word}", width)
        for rule in one.rules:
            text = f"{rule.title.text}: {rule.old} → {rule.new}. {rule.reason}".rstrip()
            yield from _hung("    – ", text, width)
    if effects.more:
        yield ""
        yield from _hung("  ", effects.more, width)


def _hung(lead: str, text: str, width: int) -> Iterator[str]:
    """The text after its lead, further lines below its beginning."""
    for line in wrapped(text, width - len(lead)):
        yield lead + line
        lead = " " * len(lead)
