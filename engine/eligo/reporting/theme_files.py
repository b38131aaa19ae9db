"""Room `reporting`: theme files → themes; whatever is wrong is told with its line and column."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath
from pathlib import PurePosixPath, PureWindowsPath
from typing import TypeAlias

from ..data import codes
from ..data.encodings import decoded
from ..data.records import DataError
from ..data.toml_places import Path, Places, broken_at, shown
from ..text.diagnostics import Code, Diagnostic, Fact, Severity, in_order
from ..text.messages import languages
from ..text.nearest import nearest
from ..text.shipped import shipped
from ..text.span import Source, Span, span_of_file
from .colours import ENOUGH, colour_of, contrast, readable, written
from .logos import LARGEST as LARGEST_LOGO
from .logos import wrong_with_png, wrong_with_svg
from .themes import PLAIN, REDRESS, Logo, Texts, Theme

Tree: TypeAlias = dict[str, object]
Lines: TypeAlias = Mapping[str, tuple[str, ...]]

LARGEST = 200_000
LONGEST = 6_000
"""Characters of one text."""
MOST_LINES = 12
"""Lines of a letterhead or a signature."""
_TOP = ("office", "logo", "accent", "letterhead", "signature", "contact", "redress", "data_protection")
_KINDS = {".svg": "svg", ".png": "png"}


class ThemeError(Exception):
    """A theme that cannot be used; carries the diagnostics, and the sources in which they stand."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], sources: tuple[Source, ...] = ()) -> None:
        super().__init__("; ".join(f"{d.code} {d.span.file}:{d.span.line}:{d.span.column}" for d in diagnostics))
        self.diagnostics = diagnostics
        self.sources = sources


def example() -> FilePath:
    """The theme that comes with Eligo, to look at and to copy."""
    return shipped("reports") / "themes" / "example" / "theme.toml"


def load_theme(file: FilePath, wanted: Sequence[str] = ()) -> tuple[Theme, tuple[Diagnostic, ...], tuple[Source, ...]]:
    """The theme in a file, with warnings and the sources that they speak of; raises `ThemeError` where it is unusable.

    Texts are asked for in the languages `wanted`, and in those that the theme has any text in.
    """
    return _Reading(file, str(file)).whole(wanted)


class _Reading:
    """Reads one theme."""

    def __init__(self, file: FilePath, name: str) -> None:
        self.file = file
        self.found: list[Diagnostic] = []
        self.source = Source(name, "")
        self.sources: list[Source] = []
        self.places = Places(self.source)
        self.spoken: dict[Path, frozenset[str]] = {}

    def whole(self, wanted: Sequence[str]) -> tuple[Theme, tuple[Diagnostic, ...], tuple[Source, ...]]:
        tree = self._tree()
        self._known(tree, (), _TOP)
        theme = Theme(
            office=self._texts(tree, ("office",)),
            logo=self._logo(self._table(tree, ("logo",))),
            accent=self._accent(tree),
            letterhead=self._lines(tree, ("letterhead",)),
            signature=self._lines(tree, ("signature",)),
            contact=self._texts(tree, ("contact",)),
            redress=self._redress(self._table(tree, ("redress",))),
            data_protection=self._texts(tree, ("data_protection",)),
        )
        self._all_languages(wanted)
        found, sources = in_order(self.found), (self.source, *self.sources)
        if any(d.severity is Severity.ERROR for d in found):
            raise ThemeError(found, sources)
        return theme, found, sources

    def _tree(self) -> Tree:
        name = self.source.name
        try:
            content = self.file.read_bytes() if self.file.stat().st_size <= LARGEST else None
        except (OSError, ValueError):
            raise ThemeError((codes.THEME_NOT_FOUND.at(span_of_file(name), file=name),)) from None
        if content is None:
            limit = f"{LARGEST // 1000} kB"
            raise ThemeError((codes.THEME_LONG.at(span_of_file(name), key=name, limit=limit),))
        try:
            self.source = Source(name, decoded(content, name).replace("\r\n", "\n"))
        except DataError as wrong:
            raise ThemeError((wrong.diagnostic,)) from None
        try:
            tree: Tree = tomllib.loads(self.source.text)
        except tomllib.TOMLDecodeError as wrong:
            place = broken_at(self.source, wrong)
            raise ThemeError((codes.THEME_BROKEN.at(place),), (self.source,)) from None
        except RecursionError:
            raise ThemeError((codes.THEME_BROKEN.at(span_of_file(name)),), (self.source,)) from None
        self.places = Places(self.source)
        return tree

    # ── the parts ──

    def _accent(self, tree: Tree) -> str:
        given = tree.get("accent")
        if given is None:
            return PLAIN.accent
        if not isinstance(given, str):
            self._wrong(("accent",), "colour")
            return PLAIN.accent
        colour = colour_of(given.strip())
        if colour is None:
            self._say(codes.THEME_COLOUR, ("accent",), given, value=given[:40])
            return PLAIN.accent
        if contrast(colour) < ENOUGH:
            # Cut, not rounded: 4.496 is not enough, and must not be told as 4.5.
            whole, part = divmod(int(contrast(colour) * 100), 100)
            near = written(readable(colour))
            self._say(
                codes.THEME_CONTRAST, ("accent",), given, value=given, whole=whole, part=f"{part:02}", nearest=near
            )
        return written(colour)

    def _redress(self, table: Tree) -> Mapping[str, Texts]:
        self._known(table, ("redress",), REDRESS)
        return {kind: self._texts(table, ("redress", kind)) for kind in REDRESS if kind in table}

    def _logo(self, table: Tree) -> Logo | None:
        if not table:
            return None
        self._known(table, ("logo",), ("file", *languages()))
        name = table.get("file")
        alt = self._texts({"logo": {key: text for key, text in table.items() if key in languages()}}, ("logo",))
        if not isinstance(name, str) or not name.strip():
            self._wrong(("logo", "file") if "file" in table else ("logo",), "file")
            return None
        if not alt:
            self._say(codes.LOGO_ALT, ("logo",))
        content = self._picture(name)
        return None if content is None else Logo(content, _KINDS[FilePath(name).suffix.lower()], alt)

    def _picture(self, name: str) -> bytes | None:
        key: Path = ("logo", "file")
        kind = _KINDS.get(PurePosixPath(name).suffix.lower())
        written_as = (PurePosixPath(name), PureWindowsPath(name))
        if "\0" in name or any(path.is_absolute() or path.drive or ".." in path.parts for path in written_as):
            self._say(codes.LOGO_OUTSIDE, key, name, file=name[:80])
            return None
        if kind is None:
            self._say(codes.LOGO_KIND, key, name, file=name[:80])
            return None
        file = self.file.parent / name
        try:
            # A link may lead out of the folder, too.
            if not file.resolve().is_relative_to(self.file.parent.resolve()):
                self._say(codes.LOGO_OUTSIDE, key, name, file=name[:80])
                return None
            with file.open("rb") as opened:
                content = opened.read(LARGEST_LOGO + 1)
        except (OSError, RuntimeError, ValueError):
            self._say(codes.LOGO_NOT_FOUND, key, name, file=name[:80])
            return None
        if len(content) > LARGEST_LOGO:
            self._say(codes.LOGO_TOO_LARGE, key, name, file=name[:80], limit=str(LARGEST_LOGO // 1000))
            return None
        if kind == "png":
            wrong = wrong_with_png(content, name)
            self.found += (
                [] if wrong is None else [Diagnostic(wrong.code, wrong.severity, self._span(key, name), wrong.facts)]
            )
        else:
            found, source = wrong_with_svg(content, str(self.file.parent / name))
            self.found += found
            self.sources.append(source)
        return content

    # ── texts ──

    def _texts(self, tree: Tree, path: Path) -> Texts:
        table = self._table(tree, path)
        if path != ("logo",):
            self._known(table, path, languages())
        texts = {}
        for language in languages():
            given = table.get(language)
            if given is None:
                continue
            if not isinstance(given, str) or not given.strip():
                self._wrong((*path, language), "text")
            elif len(given) > LONGEST:
                self._say(codes.THEME_LONG, (*path, language), key=shown((*path, language)), limit=str(LONGEST))
            else:
                texts[language] = given.strip()
        self._spoken(path, table, texts)
        return texts

    def _lines(self, tree: Tree, path: Path) -> Lines:
        table = self._table(tree, path)
        self._known(table, path, languages())
        lines = {}
        for language in languages():
            given = table.get(language)
            if given is None:
                continue
            listed = given.strip().splitlines() if isinstance(given, str) else given
            if not isinstance(listed, list) or not listed or not all(isinstance(line, str) for line in listed):
                self._wrong((*path, language), "lines")
                continue
            told = tuple(line.strip() for line in listed if isinstance(line, str))
            if len(told) > MOST_LINES or sum(map(len, told)) > LONGEST:
                self._say(
                    codes.THEME_LONG,
                    (*path, language),
                    key=shown((*path, language)),
                    limit=f"{MOST_LINES} × {LONGEST // MOST_LINES}",
                )
            elif not any(told):
                self._wrong((*path, language), "lines")
            else:
                lines[language] = told
        self._spoken(path, table, lines)
        return lines

    def _spoken(self, path: Path, table: Tree, texts: Mapping[str, object]) -> None:
        if table:
            self.spoken[path] = frozenset(texts) | (table.keys() & set(languages()))

    def _all_languages(self, wanted: Sequence[str]) -> None:
        """Warns where a text is there in one language and lacks in another."""
        asked = {*wanted, *(language for spoken in self.spoken.values() for language in spoken)}
        for path, spoken in self.spoken.items():
            for language in sorted(asked - spoken):
                self._say(codes.THEME_LANGUAGE, path, key=shown(path), language=language)

    # ── values of keys ──

    def _table(self, tree: Tree, path: Path) -> Tree:
        given = tree.get(str(path[-1]))
        if given is not None and not isinstance(given, dict):
            self._wrong(path, "texts" if path != ("redress",) else "table")
        return given if isinstance(given, dict) else {}

    # ── what is wrong ──

    def _known(self, table: Tree, path: Path, known: Sequence[str]) -> None:
        for key in table:
            if key not in known:
                near = nearest(key, known)
                self._say(codes.THEME_KEY, (*path, key), key=key[:60], nearest=near, known=", ".join(known))

    def _wrong(self, path: Path, kind: str) -> None:
        self._say(codes.THEME_VALUE, path, key=shown(path), kind=kind)

    def _say(self, code: Code, path: Path, within: str | None = None, **facts: Fact | None) -> None:
        self.found.append(code.at(self._span(path, within), **facts))

    def _span(self, path: Path, within: str | None = None) -> Span:
        return self.places.of(path, within)
