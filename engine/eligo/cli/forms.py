"""Room `cli`: `eligo schema`."""

from __future__ import annotations

import json
from pathlib import Path

from ..data import forms
from .files import save
from .sources import policy_at
from .terminal import USAGE, Stop, chosen

FORMATS = ("json-schema", "xlsx", "csv")


def run(policy_path: Path, format: str, output: Path | None, language: str | None) -> int:
    """Writes the form; a workbook and CSV files need a place to be written to."""
    chosen(format, FORMATS, "--format")
    policy, speaker = policy_at(policy_path, language)
    if format == "json-schema":
        text = json.dumps(forms.json_schema(policy.schema), ensure_ascii=False, indent=2) + "\n"
        if output is None:
            speaker.result(text)
            return 0
        save(output, text)
    elif output is None:
        raise Stop(USAGE, "cli-output-needed", format=format)
    elif format == "xlsx":
        from ..data.form_workbook import workbook_form

        save(output, workbook_form(policy.schema))
    else:
        try:
            output.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise Stop(USAGE, "cli-cannot-write", file=str(output)) from None
        for name, text in forms.csv_forms(policy.schema).items():
            save(output / name, text)
    speaker.tell("cli-written", file=str(output))
    return 0
