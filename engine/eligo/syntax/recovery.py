"""Room `syntax`: reading on after a mistake, part by part and declaration by declaration, so that each is told once."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import likeness
from ..text.span import Source, Span
from . import tree
from .failures import explain
from .keywords import LANGUAGES, declaration_starts, keywords
from .stretches import Built, Readable, Stopped, build, follows, read, stop_of

MAX_MISTAKES = 20
_LOOK_AHEAD = 1_500
_LOOK_BACK = 2_000
_MOST_GUESSED = 500
"""In a declaration of more lines than this, only words that are spelled right begin a part."""
_HEADS = (' x "x"', ' "x"', " x")
_LINE = re.compile(r"^([ \t\u00a0]*)(?![ \t\u00a0#\n])([^\n]+)", re.MULTILINE)
_WORD = re.compile(r"[^\W\d]\w*")
_NAMED = re.compile(r"[^\W\d]\w*[ \t]+\w")
_UNREAD = re.compile(r'"[^"\n]*"|#[^\n]*')
_COMMENT = re.compile(r'("(?:\\.|[^"\\\n])*"?)|#[^\n]*')
_AT_MARGIN = re.compile(r"^[^\W\d]\w*[ \t]+[^\n]*\n[ \t]+[^ \t\n]", re.MULTILINE)
_CONTINUES = re.compile(r'[a-z]{2}[ \t]*["„“”«»]')
_UNNAMED = ("TEST", "CLAUSE")
_IN_PARTS = ("RULE", "REPLACE_RULE")
"""Declarations of many parts, each of which is checked on its own."""
_BASES = ("POLICY", "USE", "RECORD", "VOCABULARY")
"""Declarations on which the others are built: what is lost in them, nobody can do without."""


@lru_cache(maxsize=64)
def _head(terminal: str, language: str) -> str:
    """A shortest beginning of a declaration, after which its parts can follow."""
    word = keywords()[terminal].spelled[language][0]
    return next((f"{word}{rest}\n" for rest in _HEADS if follows(f"{word}{rest}", language)), "")


@lru_cache(maxsize=64)
def _parts(head: str, language: str) -> frozenset[str]:
    """The terminals with which a part begins after the head of a declaration."""
    known = keywords()
    found = {t for t in follows(head, language) if t in ("NAME", "PIPE") or (t in known and not known[t].declares)}
    return frozenset(found - {"EQ"})


@lru_cache(maxsize=64)
def _part_words(parts: frozenset[str], language: str | None) -> re.Pattern[str]:
    """A pattern for the beginning of a part, in one language or in any."""
    spoken = LANGUAGES if language is None else (language,)
    words = {w for t in parts & keywords().keys() for one in spoken for w in keywords()[t].accepted(one)}
    either = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{either})(?!\w)" if words else r"(?!)")


@lru_cache(maxsize=4)
def _openings(language: str) -> re.Pattern[str]:
    """A pattern for the beginning of a declaration or of any of their parts."""
    declaring = {t for t, k in keywords().items() if k.declares}
    return _part_words(frozenset(declaring.union(*(_parts(_head(t, language), language) for t in declaring))), language)


@lru_cache(maxsize=4)
def _foreign_starts(language: str) -> re.Pattern[str]:
    """A pattern for lines on which a declaration begins in another language."""
    own = {w for k in keywords().values() for w in k.accepted(language)}
    others = [one for one in LANGUAGES if one != language]
    words = {w for k in keywords().values() if k.declares for one in others for w in k.accepted(one)} - own
    return re.compile(rf"^(?:{'|'.join(re.escape(w) for w in words)})(?=[ \t]+\w)", re.MULTILINE)


def declared_in(text: str, language: str) -> frozenset[str]:
    """Every name that a declaration may declare: the words of its first line, joined too; of a model, all words.

    A clause goes by its document and its place.
    """
    first, _, rest = text.strip().partition("\n")
    named = _UNREAD.sub(" ", first)
    words = _WORD.findall(named.partition("=")[0] if re.match(r"[^\W\d]\w*(?:[ \t]+[^\W\d]\w*)+", named) else named)
    places = re.findall(r'(\w+)[ \t]+"([^"\n]*)"', first)
    joined = ("_".join(words[i:j]) for i in range(len(words)) for j in range(i + 2, min(i + 5, len(words)) + 1))
    terminal = _terminal_of(words[0], language) if words else None
    if terminal is None or terminal in _BASES:
        words += _WORD.findall(_UNREAD.sub(" ", rest))
    return frozenset((*words, *joined, *(f"{document} {place}" for document, place in places)))


def _terminal_of(word: str, language: str) -> str | None:
    """The declaration that a word begins."""
    known = keywords()
    return next((t for t in known if known[t].declares and word in known[t].accepted(language)), None)


class Recovery:
    """Reads a text with mistakes: what is wrong, what is sound, and which names the mistaken parts would declare.

    `bounded` says whether it is known for which names the lost declarations stand.
    """

    def __init__(self, source: Source, language: str) -> None:
        self.source, self.language = source, language
        self.broken: frozenset[str] = frozenset()
        self.bounded = True
        self.damaged: list[Span] = []
        self._found: list[Diagnostic] = []
        self._declarations: list[tree.Declaration] = []
        self._comments: list[tree.Comment] = []
        text = source.text
        patterns = (declaration_starts(language), _foreign_starts(language))
        starts = sorted({m.start() for pattern in patterns for m in pattern.finditer(text)} | {0})
        chunks = [*zip(starts, [*starts[1:], len(text)], strict=True)][::-1]
        while chunks:
            begin, end = chunks.pop()
            if self._full:
                self.bounded = False
                break
            rest = self._chunk(begin, end)
            if rest is not None:
                chunks.append((rest, end))

    @property
    def _full(self) -> bool:
        return len(self._found) >= MAX_MISTAKES

    def built(self) -> Built:
        """What could be read, and what is wrong."""
        return Built(tuple(self._declarations), tuple(self._comments), tuple(self._found))

    # ── one declaration ───────────────────────────────────────────────────────────────────

    def _chunk(self, start: int, end: int) -> int | None:
        """Reads one declaration; gives where another one begins inside it, whose keyword is mistaken."""
        text, language = self.source.text, self.language
        outcome = read(text[start:end], language)
        if isinstance(outcome, Readable):
            self._take(build(outcome, self.source.name, language, start, text.count("\n", 0, start)))
            return None
        within = self._another(start, start + outcome.offset)
        if within is not None:
            self._chunk(start, within)
            return within
        word = _WORD.match(text, start)
        terminal = _terminal_of(word.group(), language) if word else None
        first = self._told(start, "", end, outcome)
        if first.span.column == 1 and start < first.span.start < end and _terminal_meant(first, language):
            # A misspelled keyword that passed for a name until later.
            self._found.pop()
            self._chunk(start, first.span.start)
            return first.span.start
        if terminal is None:
            terminal = _terminal_meant(first, language)
            if terminal is None or first.code == codes.OTHER_LANGUAGE.id:
                self.broken |= declared_in(text[start:end], language) | _declared_by(first)
                self.bounded &= terminal is not None and terminal not in _BASES
                return None
        if terminal not in _UNNAMED and not _NAMED.match(text, start):
            self.bounded = False
        head = _head(terminal, language)
        begins = self._part_starts(start, end, _parts(head, language))
        lost, rest = self._resume(start, end, first, outcome, head, begins)
        self.broken |= declared_in(text[start:end], language) | _declared_by(first)
        self._salvage(start, rest or end, terminal, lost)
        return rest

    def _resume(
        self, start: int, end: int, first: Diagnostic, stopped: Stopped, head: str, begins: list[int]
    ) -> tuple[list[tuple[int, int]], int | None]:
        """Reads on with each next part after a mistake: the stretches that are lost, and where this has to end."""
        text, language = self.source.text, self.language
        lost: list[tuple[int, int]] = []
        begin, diagnostic, offset = start, first, start + stopped.offset
        while True:
            mistaken = min(diagnostic.span.start, offset)
            indented = _LINE.match(text, text.rfind("\n", 0, offset) + 1)
            parts = _parts(head, language)
            alien = not parts or "NAME" in parts or _openings(language).match(text, diagnostic.span.start)
            stray = diagnostic.code == codes.UNEXPECTED.id and bool(alien)
            if stray or (indented and not re.match(r'[\w|"]', indented[2])):
                # A declared name is missing, or the line that would declare it, and nobody knows which.
                self.bounded = False
            after = max(text.find("\n", diagnostic.span.start) + 1 or end, begin + 1)
            following = next((b for b in begins if b >= after), None)
            edge = _AT_MARGIN.search(text, after, end)
            if edge and not (begins and edge.start() in begins) and (following is None or following > edge.start()):
                lost.append((max((b for b in begins if b <= mistaken), default=start), edge.start()))
                return lost, edge.start()
            lost.append((max((b for b in begins if b <= mistaken), default=start), following or end))
            if following is None or stray or self._full:
                return lost, None
            given = head if "PIPE" in parts else head + self._above_row(start, following)
            outcome = read(given + text[following:end], language)
            if isinstance(outcome, Readable):
                above = text.count("\n", 0, following) - given.count("\n")
                built = build(outcome, self.source.name, language, following - len(given), above)
                self._found += built.diagnostics
                return lost, None
            begin, offset = following, following + outcome.offset - len(given)
            if offset < following:
                return lost, None
            within = self._another(begin, offset, given)
            if within is not None:
                return lost, within
            moved = Stopped(offset - begin, outcome.at_end, outcome.accepted)
            diagnostic = self._told(begin, given, end, moved)

    def _another(self, begin: int, offset: int, head: str = "") -> int | None:
        """Where the line of a mistake stands at the margin although the text before it is complete."""
        text = self.source.text
        line = text.rfind("\n", 0, offset) + 1
        if line <= begin or not _WORD.match(text, line) or not re.search(r"\n[ \t]+\S", text[begin:line]):
            return None
        return line if isinstance(read(head + text[begin:line], self.language), Readable) else None

    def _above_row(self, start: int, begin: int) -> str:
        """What stands above a row of a test, in short, so that reading can go on with the row; of other lines nothing."""
        line = _LINE.match(self.source.text, begin)
        if line is None or line[2][0] != "|":
            return ""
        known = keywords()
        lines = [m[2] for m in _LINE.finditer(self.source.text, start, begin)]
        above = [text for text in lines if text[0] != "|"]
        word = _WORD.match(above[-1]) if above else None
        if word and any(likeness(word.group(), form) > 0.66 for form in known["CASES"].accepted(self.language)):
            headed = "| x |\n" if lines[-1][0] == "|" else ""
            return f"{known['CASES'].spelled[self.language][0]}\n{headed}"
        return f"{known['GIVEN'].spelled[self.language][0]} x\n"

    def _part_starts(self, start: int, end: int, parts: frozenset[str]) -> list[int]:
        """Where, after its first line, the parts of a declaration begin."""
        text, language = self.source.text, self.language
        body = text.find("\n", start, end)
        lines = [*_LINE.finditer(text, body + 1, end)] if body >= 0 and parts else []
        if not lines:
            return []
        known, own = _part_words(parts, None), _part_words(parts, language)
        margin = min((len(m[1]) for m in lines if own.match(m[2])), default=min(len(m[1]) for m in lines))
        if "NAME" in parts:
            margin = min(len(m[1]) for m in lines)
        spellings = [w for t in parts & keywords().keys() for w in keywords()[t].spelled[language]]
        all_words = {w for k in keywords().values() for w in k.accepted(language)}
        begins = []
        for m in lines:
            word = _WORD.match(m[2])
            if (
                known.match(m[2])
                or (m[2][0] == "|" and parts & {"PIPE", "GIVEN"})
                or ("NAME" in parts and len(m[1]) <= margin and word and not _CONTINUES.match(m[2]))
                or (
                    len(lines) <= _MOST_GUESSED
                    and len(m[1]) == margin
                    and word
                    and word.group() not in all_words
                    and any(likeness(word.group(), s.split(" ")[0]) > 0.66 for s in spellings)
                )
            ):
                begins.append(m.start())
        return begins

    def _salvage(self, start: int, end: int, terminal: str, lost: list[tuple[int, int]]) -> None:
        """Takes the rest of a declaration that can do without a part of it; tells what else is wrong in any."""
        text = self.source.text
        pieces, place = [], start
        for begin, stop in lost:
            pieces += [text[place:begin], re.sub(r"[^\n]", " ", text[begin:stop])]
            place = stop
        outcome = read("".join((*pieces, text[place:end])), self.language)
        if isinstance(outcome, Readable):
            built = build(outcome, self.source.name, self.language, start, text.count("\n", 0, start))
            kept = terminal in (*_BASES, *_IN_PARTS) and bool(built.declarations)
            if terminal in _IN_PARTS:
                self.damaged += [d.span for d in built.declarations]
            told = [d for d in built.diagnostics if d not in self._found]
            self._take(Built(built.declarations if kept else (), built.comments, tuple(told)))
            self.bounded &= kept or terminal not in _BASES
        elif terminal in _BASES:
            self.bounded = False

    def _take(self, built: Built) -> None:
        self._declarations += built.declarations
        self._comments += built.comments
        self._found += built.diagnostics

    # ── one mistake ───────────────────────────────────────────────────────────────────────

    def _told(self, begin: int, head: str, end: int, stopped: Stopped) -> Diagnostic:
        text = self.source.text
        start = begin + stopped.offset
        if stopped.at_end:
            start = end if end < len(text) else len(text.rstrip())
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        place = Span(self.source.name, start, start + 1, line, column, line, column + 1)
        seen = re.sub(r"[^\n]", " ", text[:begin]) + _COMMENT.sub(_blank, text[begin:end]) + text[end:]
        reach = self._reach(begin, head, start, end)
        diagnostic = explain(seen, place, stopped.accepted, self.language, reach, _openings(self.language))
        self._found.append(diagnostic)
        return diagnostic

    def _reach(self, begin: int, head: str, place: int, end: int) -> Callable[[int, int, str], int]:
        """A function that says how far a text can be read with a stretch near the place replaced."""
        text, language = self.source.text, self.language
        if end - place > _LOOK_AHEAD:
            end = (text.find("\n", place + _LOOK_AHEAD) + 1) or len(text)
        if place - begin > _LOOK_BACK:
            cut = text.find("\n", place - _LOOK_BACK) + 1
            short = head or text[begin : text.find("\n", begin) + 1]
            if stop_of(short + text[cut:end], language) == len(short) + place - cut:
                begin, head = cut, short

        def reach(start: int, stop: int, write: str) -> int:
            if start < begin or (stop > end and stop < len(text)):
                return 0
            stopped = stop_of(head + text[begin:start] + write + text[stop:end], language)
            if stopped is None:
                return len(text) + 1
            return stopped - len(head) + begin - len(write) + stop - start

        return reach


def _blank(found: re.Match[str]) -> str:
    """A text as it is, a comment as so much space."""
    return found[1] or " " * len(found[0])


def _terminal_meant(diagnostic: Diagnostic, language: str) -> str | None:
    """The declaration that was meant where its keyword is mistaken."""
    meant = [str(fact) for name, fact in diagnostic.facts if name in ("nearest", "sign")]
    return next((t for words in meant if (t := _terminal_of(words.split(" ")[0], language))), None)


def _declared_by(diagnostic: Diagnostic) -> frozenset[str]:
    """The names in what would have been right."""
    meant = (str(fact) for name, fact in diagnostic.facts if name == "nearest")
    return frozenset(word for words in meant for word in _WORD.findall(words))
