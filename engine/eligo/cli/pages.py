"""Room `cli`: `eligo rule`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..data import codes as data_codes
from ..text import codes as policy_codes
from ..text.diagnostics import Code, Severity
from ..text.messages import has, pattern, say
from ..text.nearest import nearest
from ..text.shipped import shipped
from .terminal import USAGE, Speaker, Stop, language_chosen

_SEPARATOR = re.compile(r"^# ---[ \t]*$", re.MULTILINE)


def known_codes() -> dict[str, Code]:
    """Every diagnostic code by its id."""
    found = [v for module in (policy_codes, data_codes) for v in vars(module).values() if isinstance(v, Code)]
    return {code.id: code for code in found}


def run(wanted: str, language: str | None) -> int:
    """Prints the page of a code: what it says, why, what to do, a bad example and a good one."""
    speaker = Speaker(language_chosen(language))
    known = known_codes()
    code = known.get(wanted.strip().upper())
    if code is None:
        raise Stop(USAGE, "cli-unknown-code", code=wanted[:40], nearest=", ".join(_near(wanted, known)))
    spoken = speaker.language
    severity = "error" if code.severity is Severity.ERROR else "warning"
    lines = [f"{code.id} · {say(spoken, f'severity-{severity}', None)}", "", pattern(spoken, code.id), ""]
    if has(spoken, code.id, "why"):
        lines += [say(spoken, code.id, "why"), ""]
    if has(spoken, code.id, "help"):
        lines += [f"= {pattern(spoken, code.id, 'help')}", ""]
    example = shipped("reports") / "codes" / f"{code.id}.pol"
    if example.is_file():
        bad, *good = _SEPARATOR.split(example.read_text("utf-8"))
        lines += [say(spoken, "cli-page-bad", None), "", _indented(bad), ""]
        if good:
            lines += [say(spoken, "cli-page-good", None), "", _indented(good[0]), ""]
    speaker.result("\n".join(lines).rstrip() + "\n")
    return 0


def _near(wanted: str, known: Iterable[str]) -> tuple[str, ...]:
    """The codes that begin as what was asked for, else those most like it, else one of each kind."""
    asked = wanted.strip().upper()
    begun = [code for code in sorted(known) if asked and code.startswith(asked)]
    if begun:
        return tuple(begun)
    alike = [code for code in sorted(known) if asked and code.startswith(asked[:3])]
    near = nearest(asked, alike or known)
    return (
        (near,) if near is not None else tuple({code[:3]: code for code in sorted(known, reverse=True)}.values())[::-1]
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.strip("\n").splitlines())
