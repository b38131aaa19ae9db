"""Room `cli`: findings in the format that was asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..text.diagnostics import Diagnostic
from ..text.formats import as_github, as_junit, as_sarif
from ..text.rendering import as_json
from ..text.span import Source
from .terminal import Speaker

FORMATS = ("text", "json", "sarif", "github", "junit")


def show(
    found: Sequence[Diagnostic], sources: Mapping[str, Source], format: str, speaker: Speaker, files: Sequence[Path]
) -> None:
    """Prints the findings as the result of a command; `files` are all that were looked at."""
    wording, language, here = speaker.wording(sources), speaker.language, Path.cwd()
    if format == "text":
        speaker.diagnostics(found, sources, result=True)
        return
    shown = {
        "json": lambda: json.dumps(as_json(found, language, wording, sources), ensure_ascii=False, indent=1) + "\n",
        "sarif": lambda: as_sarif(found, sources, language, here, wording),
        "github": lambda: as_github(found, language, here, wording),
        "junit": lambda: as_junit(found, sources, language, [str(file) for file in files], wording),
    }
    speaker.result(shown[format]())
