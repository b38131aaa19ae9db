"""Room `reporting`: the shipped templates; the only door to jinja2."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

from ..text.messages import say
from ..text.shipped import shipped

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from jinja2.runtime import Context
    from markupsafe import Markup

_PURE = ("fact", "mark", "place", "source", "status", "words")
"""The macros of `parts.html.jinja` that make of equal small views equal text, again and again."""
_MOST_KEPT = 2048
_Kept = type(lru_cache(len))
_VIEWS = __name__.removesuffix("templates")
_MEANT = re.compile(r"([\\`*_\[\]#|~$@]|(?<=[a-z]):(?=//))")
_SPACES = re.compile(r"[^\S\xa0]+")
_AT_START = re.compile(r"^(\d*)([-+=](?=\s|[-=]|$)|(?<=\d)[.)](?=\s|$))")


def rendered(name: str, language: str, **facts: object) -> str:
    """A shipped template filled in; text is escaped for the format that the template's name says."""
    return _template(name).render(t=partial(say, language), name_of=_name_of, **facts)


def finished(markup: str) -> Markup:
    """Markup of ours, such as a picture, that a page takes as it is."""
    from markupsafe import Markup

    return Markup(markup)


def markdown_text(text: object) -> str:
    """Text that Markdown shows as it is: every character with a meaning is escaped, and it stays on one line."""
    line = _SPACES.sub(" ", str(text)).strip(" ")
    escaped = _MEANT.sub(r"\\\1", line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return _AT_START.sub(r"\1\\\2", escaped)


def _name_of(language: str) -> str:
    """What a language calls itself."""
    return say(language, "language-name")


@cache
def _template(name: str) -> Template:
    return _environment(name.startswith("html/")).get_template(name)


@cache
def _environment(html: bool) -> Environment:
    from dataclasses import is_dataclass

    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.environment import TemplateModule
    from jinja2.runtime import LoopContext
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    known: dict[type, bool] = dict.fromkeys((LoopContext, SimpleNamespace, TemplateModule), True)

    class Sandbox(ImmutableSandboxedEnvironment):
        """The sandbox; of a view, which holds nothing but strings and views, it looks at the name of the field only.

        What it asks of any other object took most of the time of a page, which has a thousand fields.
        """

        def getattr(self, obj: object, attribute: str) -> object:
            kind = type(obj)
            plain = known.get(kind)
            if plain is None:
                plain = known[kind] = is_dataclass(kind) and kind.__module__.startswith(_VIEWS)
            return getattr(obj, attribute) if plain and attribute[:1] != "_" else super().getattr(obj, attribute)

        def call(self, context: Context, obj: Callable[..., object], *given: object, **named: object) -> object:
            if type(obj) is not partial and type(obj) is not _Kept:
                return super().call(context, obj, *given, **named)
            # What a template hands to every call, and only macros with a context want.
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
            return obj(*given, **named)

    environment = Sandbox(
        loader=FunctionLoader(source),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=None if html else markdown_text,
    )
    environment.globals["zip"] = zip
    if html:
        parts = vars(environment.get_template("html/parts.html.jinja").module)
        kept = {name: lru_cache(_MOST_KEPT)(parts[name]) for name in _PURE}
        environment.globals["part"] = SimpleNamespace(**{k: v for k, v in parts.items() if k[:1] != "_"} | kept)
    return environment


def source(name: str) -> str:
    """The text of a shipped template, style sheet or script."""
    return (shipped("reports") / name).read_text(encoding="utf-8")
