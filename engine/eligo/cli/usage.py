"""Room `cli`: what is wrong with a command line, in the reader's language; the command parser itself speaks English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import typer

from ..text.locale import clean
from ..text.nearest import nearest
from .terminal import Speaker

_MISTAKE = typer.BadParameter.__mro__[1]
"""The class of all mistakes in a command line, wherever the installed version of the parser keeps it."""


def is_usage(wrong: BaseException) -> bool:
    """Whether an exception is a mistake in the command line, rather than one of ours."""
    return isinstance(wrong, _MISTAKE)


def tell_usage(wrong: BaseException, arguments: Sequence[str], command: Any, speaker: Speaker) -> None:
    """Says what is wrong with the command line, and which help to read."""
    message, facts = _sentence(wrong, arguments)
    if message is None:
        speaker.result(f"{getattr(wrong, 'message', wrong)}\n")
        return
    speaker.tell(message, **facts)
    speaker.tell("cli-usage-help", command=" ".join(("eligo", *_path(arguments, command))))


def _path(arguments: Sequence[str], command: Any) -> Iterator[str]:
    """The names of the command that the arguments begin with; not every mistake says in which command it was made."""
    for argument in arguments:
        below = getattr(command, "commands", {})
        if argument in below:
            yield argument
            command = below[argument]


def _sentence(wrong: Any, arguments: Sequence[str]) -> tuple[str | None, dict[str, str | int]]:
    """The message and its facts; None where the help is to be shown instead."""
    context = getattr(wrong, "ctx", None)
    match type(wrong).__name__:
        case "NoArgsIsHelpError":
            return None, {}
        case "MissingParameter" if wrong.param is not None:
            kind = "option" if wrong.param.param_type_name == "option" else "argument"
            return f"cli-usage-missing-{kind}", {"name": _name(wrong.param)}
        case "NoSuchOption":
            options = [o for p in getattr(context and context.command, "params", ()) for o in p.opts]
            # Every command has `--help`, also one that has nothing else.
            known = dict.fromkeys([*(o for o in options if o.startswith("--")), "--help"])
            return _unknown("option", wrong.option_name, list(known))
        case "BadOptionUsage":
            given = any(a.startswith(f"{wrong.option_name}=") for a in arguments)
            return f"cli-usage-{'no-value' if given else 'needs-value'}", {"name": clean(wrong.option_name)}
        case "BadParameter" if wrong.param is not None:
            return "cli-usage-invalid", {"name": _name(wrong.param)}
    text = str(getattr(wrong, "message", wrong))
    commands = sorted(getattr(context and context.command, "commands", ()))
    if commands:
        named = re.search(r"'(.*?)'", text)
        return _unknown("command", named[1] if named else text, commands)
    named = re.search(r"\((?!s\))(.*)\)", text, re.DOTALL)
    return "cli-usage-extra", {"name": clean(named[1] if named else text)}


def _unknown(kind: str, name: str, known: Sequence[str]) -> tuple[str, dict[str, str | int]]:
    near = nearest(name, known)
    if near is None:
        return f"cli-usage-unknown-{kind}-known", {"name": clean(name), "known": ", ".join(known)}
    return f"cli-usage-unknown-{kind}", {"name": clean(name), "nearest": near}


def _name(parameter: Any) -> str:
    """An option or argument as help shows it."""
    if parameter.param_type_name == "option":
        return str(next((o for o in parameter.opts if o.startswith("--")), parameter.opts[0]))
    return str(parameter.metavar or parameter.name.upper()).removesuffix("...")
