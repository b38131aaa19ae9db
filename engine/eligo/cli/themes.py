"""Room `cli`: `eligo theme`, and the theme that `eligo report --theme` names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..text.shipped import shipped
from .files import give
from .terminal import FINDINGS, USAGE, Speaker, language_chosen

if TYPE_CHECKING:
    from ..reporting.themes import Theme


def theme_at(file: Path, languages: Sequence[str]) -> Theme:
    """The theme for documents in those languages; says what is odd about it, and stops where it cannot be used."""
    from ..reporting.theme_files import ThemeError, load_theme

    speaker = Speaker(language_chosen(languages[0] if len(languages) == 1 else None))
    try:
        theme, warnings, sources = load_theme(file, languages)
    except ThemeError as wrong:
        speaker.diagnostics(wrong.diagnostics, {source.name: source for source in wrong.sources})
        raise speaker.stop(USAGE, "cli-unusable-theme", file=str(file)) from None
    speaker.diagnostics(warnings, {source.name: source for source in sources})
    return theme


def run_check(file: Path, language: str | None) -> int:
    """Says what is wrong with a theme; 1 where it cannot be used."""
    from ..reporting.theme_files import ThemeError, load_theme

    speaker = Speaker(language_chosen(language))
    try:
        _, found, sources = load_theme(file)
        code, told = 0, "cli-theme-sound"
    except ThemeError as wrong:
        found, sources, code, told = wrong.diagnostics, wrong.sources, FINDINGS, "cli-unusable-theme"
    speaker.diagnostics(found, {source.name: source for source in sources})
    speaker.tell(told, file=str(file))
    return code


def run_new(output: Path | None, language: str | None) -> int:
    """Writes a beginning of a theme, with comments in the language of the reader."""
    speaker = Speaker(language_chosen(language))
    if output is not None and output.exists():
        raise speaker.stop(USAGE, "cli-new-exists", file=str(output))
    give((shipped("reports") / "scaffolds" / speaker.language / "theme.toml").read_text("utf-8"), output, speaker)
    return 0
