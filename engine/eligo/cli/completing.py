"""Room `cli`: what a shell completes, and `eligo completion`; nothing here is read unless a shell asks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from typer._completion_classes import completion_init
from typer._completion_shared import get_completion_script

from ..syntax.keywords import LANGUAGES
from ..text.messages import languages
from .helping import explained_in
from .terminal import Speaker, chosen, language_asked, language_chosen

Offer: TypeAlias = Callable[[str], Iterable[str]]
"""What may stand where somebody has typed the beginning of a word."""

VARIABLE = "_ELIGO_COMPLETE"
SHELLS = ("bash", "zsh", "fish", "powershell")
DATA = (".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".xlsx", ".xlsm", ".csv")
_MOST_ENTRIES = 500


def run(shell: str, language: str | None) -> int:
    """Prints the script that makes a shell ask us what may stand where somebody types."""
    chosen(shell, SHELLS, "SHELL")
    script = get_completion_script(prog_name="eligo", complete_var=VARIABLE, shell=shell)
    Speaker(language_chosen(language)).result(script.strip() + "\n")
    return 0


def ready(command: Any) -> Any:
    """The commands, ready to answer a shell: they know their values, and explain themselves in the locale's language."""
    completion_init()
    _offer(command, ())
    return explained_in(command, language_asked(sys.argv[1:]))


def _offer(command: Any, path: tuple[str, ...]) -> None:
    for parameter in command.params:
        offer = _OFFERS.get(" ".join((*path, parameter.name))) or _OFFERS.get(parameter.name)
        if offer is not None:
            parameter._custom_shell_complete = partial(_answer, offer)
    for name, below in getattr(command, "commands", {}).items():
        _offer(below, (*path, name))


def _answer(offer: Offer, _context: object, _parameter: object, incomplete: str) -> list[str]:
    return [word for word in offer(incomplete) if word.startswith(incomplete)]


def _of(words: Iterable[str]) -> Offer:
    kept = tuple(words)
    return lambda _: kept


def _constant(module: str, name: str) -> Offer:
    """The values that a command knows itself, so that they stand in one place."""
    return lambda _: getattr(import_module(f".{module}", __package__), name)


def _several(offer: Offer) -> Offer:
    """Values that may follow one another after a comma."""

    def offered(incomplete: str) -> Iterator[str]:
        before = incomplete[: incomplete.rfind(",") + 1]
        given = before.split(",")
        yield from (before + word for word in offer(incomplete) if word not in given)

    return offered


def _codes(incomplete: str) -> Iterable[str]:
    """Diagnostic codes; they may be typed in small letters, which the shell keeps."""
    from .pages import known_codes

    return [code.lower() if incomplete[:1].islower() else code for code in sorted(known_codes())]


def _files(endings: tuple[str, ...]) -> Offer:
    """Files with these endings, and folders; a single folder is offered with what is in it, to go on from."""

    def offered(incomplete: str) -> list[str]:
        found = list(_entries(incomplete, endings))
        while len(found) == 1 and found[0].endswith("/") and (inside := list(_entries(found[0], endings))):
            if len(inside) > 1 or not inside[0].endswith("/"):
                return [*found, *inside] if len(inside) > 1 else inside
            found = inside
        return found

    return offered


def _entries(incomplete: str, endings: tuple[str, ...]) -> Iterator[str]:
    folder, mark, beginning = incomplete.rpartition("/")
    try:
        entries = sorted(Path(folder + mark or ".").expanduser().iterdir(), key=lambda p: p.name)[:_MOST_ENTRIES]
        for entry in entries:
            hidden = entry.name.startswith(".") and not beginning.startswith(".")
            if entry.name.startswith(beginning) and not hidden:
                if entry.is_dir():
                    yield f"{folder}{mark}{entry.name}/"
                elif entry.name.lower().endswith(endings):
                    yield f"{folder}{mark}{entry.name}"
    except OSError:
        return


def _mappings(incomplete: str) -> Iterable[str]:
    """Mapping files, and the names of the shipped ones."""
    from ..data.mapping_toml import shipped_mappings

    return [*shipped_mappings(), *_files((".toml",))(incomplete)]


_POLICIES = _files((".pol",))
_OFFERS: dict[str, Offer] = {
    "language": _of(languages()),
    "report language": _several(_of(languages())),
    "handbook language": _several(_of(languages())),
    "policy": _POLICIES,
    "paths": _POLICIES,
    "diff old": _POLICIES,
    "diff new": _POLICIES,
    "new rule file": _POLICIES,
    "new test file": _POLICIES,
    "data": _files(DATA),
    "code": _codes,
    "theme": _files((".toml",)),
    "theme check file": _files((".toml",)),
    "audience": _constant("reports", "AUDIENCES"),
    "shell": _of(SHELLS),
    "keywords": _of(sorted(LANGUAGES)),
    "mapping": _mappings,
    "mapping format": _constant("mappings", "FORMATS"),
    "check format": _constant("checks", "FORMATS"),
    "clauses format": _constant("clauses", "FORMATS"),
    "diff format": _constant("comparing", "FORMATS"),
    "show format": _constant("showing", "FORMATS"),
    "test format": _constant("testing", "FORMATS"),
    "evaluate format": _constant("evaluating", "FORMATS"),
    "report format": _several(_constant("reports", "FORMATS")),
    "handbook format": _constant("handbooks", "FORMATS"),
    "schema format": _constant("forms", "FORMATS"),
    "engine": _constant("evaluating", "ENGINES"),
    "fail_on": _constant("evaluating", "FAIL_ON"),
    "template": _constant("scaffolding", "TEMPLATES"),
    "letter_template": _files((".docx",)),
    "template check files": _files((".docx",)),
    "template check format": _constant("findings", "FORMATS"),
}
