"""Room `cli`: what `--help` says, in the reader's language; asked for nothing else, its sentences are never read."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

Run = TypeVar("Run", bound=Callable[..., Any])

WIDEST = 100
_COMMON = "help-common"
_KINDS = {"str": "text", "int": "integer", "int range": "integer"}
"""The kinds of values as the library of commands calls them, in its several versions, and as the catalogue does."""
_OPTIONS, _SUBCOMMANDS = "[OPTIONS]", "COMMAND [ARGS]..."


class _Command(TyperCommand):
    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(page(self, ctx))


class _Group(TyperGroup):
    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(page(self, ctx))


class Commands(typer.Typer):
    """Commands whose names, arguments and options are explained by the catalogue, in `help.ftl`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(cls=_Group, add_completion=False, no_args_is_help=True, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Run], Run]:
        """Registers a command that explains itself so."""
        return super().command(name, cls=_Command, **settings)

    def asked_for(self, arguments: Sequence[str]) -> Commands:
        """These commands or, where the arguments begin with one of them, that one alone: the others need no parser."""
        asked = [c for c in self.registered_commands if arguments and _called(c) == arguments[0]]
        if not asked:
            return self
        alone = Commands(name=self.info.name)
        alone.registered_callback, alone.registered_commands = self.registered_callback, asked
        return alone


def _called(command: Any) -> str:
    return str(command.name or command.callback.__name__)


def spoken_below(command: Any, language: str) -> dict[str, Any]:
    """The default values that make every command below this one speak a language."""
    return {name: {"language": language, **spoken_below(c, language)} for name, c in _below(command).items()}


def page(command: Any, context: Any) -> str:
    """The help of a command: how it is called, what it does, what it takes, an example."""
    from ..text.messages import say
    from .terminal import language_asked

    language = language_asked(sys.argv[1:])
    path = tuple(context.command_path.split()[1:])
    shown = {_OPTIONS: say(language, "help-usage-options"), _SUBCOMMANDS: say(language, "help-usage-commands")}
    pieces = [shown.get(piece, piece) for piece in command.collect_usage_pieces(context)]
    parameters = [p for p in command.get_params(context) if not getattr(p, "hidden", False)]
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option"]
    blocks = [
        _wrapped(f"{say(language, 'help-usage')} {' '.join([context.command_path, *pieces])}", "  "),
        _wrapped(text_of(language, path)),
        _table(
            say(language, "help-arguments"),
            [(_label(p), _explained(p, path, language)) for p in arguments],
        ),
        _table(
            say(language, "help-commands"),
            [(name, text_of(language, (*path, name))) for name, c in _below(command).items() if not c.hidden],
        ),
        _table(
            say(language, "help-options"),
            [(f"{_names(p)} {_value(p, language)}".rstrip(), _explained(p, path, language)) for p in options],
        ),
        f"{say(language, 'help-example')} {text_of(language, path, 'example')}",
    ]
    return "\n".join(block + "\n" for block in blocks if block)


def message_of(path: Sequence[str]) -> str:
    """The message of the catalogue that explains a command."""
    return "-".join(("help", *(path or ("eligo",))))


def text_of(language: str, path: Sequence[str], part: str | None = None) -> str:
    """What the catalogue says of a command, or of one of its parameters; nothing where it says nothing."""
    from ..text.messages import has, say

    own = message_of(path)
    for message in (own, _COMMON) if part else (own,):
        if has(language, message, part):
            return say(language, message, part)
    return ""


def explained_in(command: Any, language: str, path: tuple[str, ...] = ()) -> Any:
    """The same commands with the texts of a language, for shells that show them beside what they complete."""
    command.help = command.short_help = text_of(language, path)
    made = command.get_help_option

    def get_help_option(context: Any) -> Any:
        """The option that the library adds by itself."""
        option = made(context)
        option.help = text_of(language, path, "help")
        return option

    command.get_help_option = get_help_option
    for parameter in command.params:
        parameter.help = text_of(language, path, parameter.name)
    for name, below in _below(command).items():
        explained_in(below, language, (*path, name))
    return command


def _below(command: Any) -> dict[str, Any]:
    return dict(getattr(command, "commands", {}))


def _explained(parameter: Any, path: Sequence[str], language: str) -> str:
    from ..text.messages import say

    text = text_of(language, path, parameter.name)
    default = parameter.default
    if parameter.required:
        return f"{text} {say(language, 'help-required')}"
    if default in (None, "", False, ()) or getattr(parameter, "is_flag", False) or callable(default):
        return text
    return f"{text} {say(language, 'help-default', None, value=str(default))}"


def _label(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _names(option: Any) -> str:
    """The short name first: `-l, --language`."""
    names = ", ".join(sorted(option.opts, key=len))
    return f"{names} / {', '.join(option.secondary_opts)}" if option.secondary_opts else names


def _value(option: Any, language: str) -> str:
    """What stands after the option; nothing for one that is given or not."""
    from ..text.messages import has, say

    if option.is_flag or getattr(option, "count", False):
        return ""
    kind = f"help-value-{_KINDS.get(option.type.name, option.type.name)}"
    return str(option.metavar or (say(language, kind) if has(language, kind) else option.type.name.upper()))


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, _width(), break_on_hyphens=False, break_long_words=False, subsequent_indent=indent)


def _width() -> int:
    return max(40, min(WIDEST, shutil.get_terminal_size().columns))


def _table(heading: str, rows: Sequence[tuple[str, str]]) -> str:
    """A heading and a row for each name; a long name stands on a line of its own."""
    if not rows:
        return ""
    column = min(28, max(len(name) for name, _ in rows) + 4)
    return "\n".join([heading, *(line for name, text in rows for line in _row(name, text, column))])


def _row(name: str, text: str, column: int) -> Iterator[str]:
    room = _width() - column
    lines = textwrap.wrap(text, room, break_on_hyphens=False, break_long_words=False) or [""]
    if len(name) + 3 > column:
        yield f"  {name}"
    else:
        yield f"  {name:<{column - 2}}{lines.pop(0)}".rstrip()
    yield from (" " * column + line for line in lines)
