"""Room `reporting`: the shipped templates; the only door to jinja2."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from ..text.messages import say
from ..text.shipped import shipped

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

_VIEWS = __name__.removesuffix("templates")
_MEANT = re.compile(r"([\\`*_\[\]#|~$@]|(?<=[a-z]):(?=//))")
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
    line = " ".join(str(text).replace("\xa0", "&nbsp;").split()).replace("&nbsp;", "\xa0")
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

    known: dict[type, bool] = dict.fromkeys((LoopContext, TemplateModule), True)

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

    environment = Sandbox(
        loader=FunctionLoader(_source),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=None if html else markdown_text,
    )
    environment.globals["zip"] = zip
    return environment


def _source(name: str) -> str:
    return (shipped("reports") / name).read_text(encoding="utf-8")
