"""Room `reporting`: the small language of an office's templates: values, lists and choices; nothing is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from functools import cache
from typing import TypeAlias

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..data import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import nearest
from ..text.span import Source
from .template_archive import place_in, tags_in

Shape: TypeAlias = object
"""A value as templates see it: a text, a list of values, or a mapping of them by their names."""

FILTERS = (
    "capitalize",
    "count",
    "d",
    "default",
    "e",
    "escape",
    "first",
    "join",
    "last",
    "length",
    "lower",
    "trim",
    "upper",
)
TESTS = ("defined", "divisibleby", "eq", "equalto", "even", "in", "ne", "none", "odd", "undefined")
MOST_STEPS = 50_000
MOST_WRITTEN = 4_000_000
_MOST_KEPT = 64
_LOOP = dict.fromkeys(("index", "index0", "first", "last", "length", "revindex", "revindex0"), "")
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.For,
    nodes.If,
    nodes.Filter,
    nodes.Test,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
)
# What Word's own tags are for jinja: a loop over paragraphs or rows is a loop, a joined cell is nothing.
_PLACES = re.compile(r"(?<=\{[{%#])(?:p|tr|tc|r)(?=\s)")
_CELLS = re.compile(r"\{%\s*(?:vm|hm)\s*%\}")
_VALUES = re.compile(r"\{%(\s*)(?:colspan|cellbg)(\s[^%]*)%\}")


class NotAllowed(TemplateError):
    """A construct, filter or test that templates may not use, or more work than a letter can need."""

    def __init__(self, what: str, line: int, kind: str = "construct") -> None:
        super().__init__(what)
        self.what, self.line, self.kind = what, line, kind


class BoundedTemplate(Template):
    """A template that stops where it writes more than any letter has."""

    def render(self, *args: object, **facts: object) -> str:
        """The text, up to the bound."""
        written, pieces = 0, []
        for piece in self.generate(*args, **facts):
            written += len(piece)
            if written > MOST_WRITTEN:
                raise NotAllowed("", 0, "endless")
            pieces.append(piece)
        return "".join(pieces)


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which a template sees its values and nothing else, and its loops are counted.

    What is parsed here is what runs, however the tags came to stand in the document.
    """

    template_class = BoundedTemplate

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS} | {"_counted": self._counted}
        self.tests = {name: self.tests[name] for name in TESTS}
        self._steps = 0
        self._kept: dict[str, Template] = {}

    def begin(self) -> Sandbox:
        """The same environment for another letter: what was compiled is kept, steps are counted anew."""
        self._steps = 0
        return self

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, object] | None = None,
        template_class: type[Template] | None = None,
    ) -> Template:
        """The template of that text; letters by the thousand come from the same few."""
        if not isinstance(source, str):
            return super().from_string(source, globals, template_class)
        if source not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[source] = super().from_string(source, globals, template_class)
        return self._kept[source]

    def _counted(self, items: object) -> Iterator[object]:
        for item in items if isinstance(items, list | tuple) else ():
            self._steps += 1
            if self._steps > MOST_STEPS:
                raise NotAllowed("", 0, "endless")
            yield item

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for mistake in forbidden(tree):
            raise mistake
        for loop in list(tree.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, "_counted", [], [], None, None, lineno=loop.lineno)
        return tree

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Only what a mapping of ours holds, and what a loop says of itself."""
        return attr in _LOOP and not callable(value)


@cache
def sandbox() -> Sandbox:
    """The environment of this process."""
    return Sandbox()


def forbidden(tree: nodes.Template) -> Iterator[NotAllowed]:
    """What stands in a template and may not."""
    for node in [tree, *tree.find_all(nodes.Node)]:
        match node:
            case nodes.For() if node.recursive:
                yield NotAllowed("recursive", node.lineno)
            case nodes.Filter() if node.name not in FILTERS:
                yield NotAllowed(node.name, node.lineno, "filter")
            case nodes.Test() if node.name not in TESTS:
                yield NotAllowed(node.name, node.lineno, "filter")
            case nodes.Getattr() if node.attr.startswith("_"):
                yield NotAllowed(node.attr, node.lineno)
            case nodes.Getitem() if not isinstance(node.arg, nodes.Const):
                yield NotAllowed("[…]", node.lineno)
            case nodes.Getitem(arg=nodes.Const(value=str(key))) if key.startswith("_"):
                yield NotAllowed(key, node.lineno)
            case nodes.Expr() | nodes.Stmt() | nodes.Template() if not isinstance(node, _ALLOWED):
                yield NotAllowed(type(node).__name__.lower(), node.lineno)


def mistakes_in(source: Source, known: Mapping[str, Shape] | None = None) -> list[Diagnostic]:
    """What is wrong with the tags of a template, whose lines are its paragraphs; `known` are the values it may use, None
    where only what it does counts."""
    text = _CELLS.sub(lambda tag: " " * len(tag.group()), _PLACES.sub(lambda tag: " " * len(tag.group()), source.text))
    text = _VALUES.sub(r"{{\1\2}}", text)
    try:
        tree = ImmutableSandboxedEnvironment().parse(text)
    except TemplateSyntaxError as wrong:
        return [codes.TEMPLATE_SYNTAX.at(place_in(source, _unpaired(text) or wrong.lineno, ""))]
    except RecursionError:
        return [codes.TEMPLATE_SYNTAX.at(place_in(source, 1, ""))]
    found = [_told(wrong, source) for wrong in forbidden(tree)]
    return found or (list(_unknown(tree, known, source)) if known is not None else [])


def _unpaired(text: str) -> int | None:
    """The line of the first loop or choice that is not closed, or that nothing opened; None where all have their ends."""
    waiting: list[tuple[str, int]] = []
    for tag in re.finditer(r"\{%[-+]?\s*(end)?(for|if)\b", text):
        line = text.count("\n", 0, tag.start()) + 1
        if tag[1] is None:
            waiting.append((tag[2], line))
        elif not waiting or waiting.pop()[0] != tag[2]:
            return line
    return waiting[-1][1] if waiting else None


def _told(wrong: NotAllowed, source: Source) -> Diagnostic:
    place = place_in(source, wrong.line, wrong.what)
    if wrong.kind == "filter":
        return codes.TEMPLATE_FILTER.at(place, name=wrong.what[:80], known=", ".join((*FILTERS, *TESTS)))
    return codes.TEMPLATE_CONSTRUCT.at(place, what=wrong.what[:80])


# ── names ─────────────────────────────────────────────────────────────────────────────────


def used_names(source: Source) -> frozenset[str]:
    """The words that stand in the tags of a template."""
    tags = [line[start:end] for line in source.text.split("\n") for start, end in tags_in(line)]
    return frozenset(word for tag in tags for word in re.findall(r"(?<![\w.])[^\W\d]\w*", tag))


def _unknown(node: nodes.Node, known: Mapping[str, Shape], source: Source) -> Iterator[Diagnostic]:
    """The names in a part of a template that are not among what is known there."""
    match node:
        case nodes.For():
            yield from _unknown(node.iter, known, source)
            inner = dict(known) | {"loop": _LOOP} | _bound(node.target, _elements(_shape(node.iter, known)))
            for part in (*node.body, *([node.test] if node.test else [])):
                yield from _unknown(part, inner, source)
            for part in node.else_:
                yield from _unknown(part, known, source)
        case nodes.Name(ctx="load"):
            if node.name not in known:
                yield _named(node.name, node.name, known, node.lineno, source)
        case nodes.Getattr() | nodes.Getitem():
            yield from _unknown(node.node, known, source)
            owner, name = _shape(node.node, known), _member(node)
            if owner is not None and name is not None and not (isinstance(owner, Mapping) and name in owner):
                near = owner if isinstance(owner, Mapping) else ()
                yield _named(name, f"{_written(node.node)}.{name}", near, node.lineno, source)
        case nodes.Test(name="defined" | "undefined"):
            return
        case _:
            for child in node.iter_child_nodes():
                yield from _unknown(child, known, source)


def _named(name: str, whole: str, known: Iterable[str], line: int, source: Source) -> Diagnostic:
    near = nearest(name, known)
    return codes.TEMPLATE_VARIABLE.at(
        place_in(source, line, name), name=whole[:80], nearest=near, known=", ".join(sorted(known)) or "–"
    )


def _member(node: nodes.Getattr | nodes.Getitem) -> str | None:
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str) else None


def _shape(node: nodes.Node, known: Mapping[str, Shape]) -> Shape | None:
    """What is known of the value of an expression; None where nothing is."""
    match node:
        case nodes.Name():
            return known.get(node.name)
        case nodes.Getattr() | nodes.Getitem():
            owner, name = _shape(node.node, known), _member(node)
            if name is None:
                return _elements(owner)
            return owner.get(name) if isinstance(owner, Mapping) else None
        case _:
            return None


def _elements(shape: Shape | None) -> Shape | None:
    return shape[0] if isinstance(shape, list | tuple) and shape else None


def _bound(target: nodes.Node, shape: Shape | None) -> dict[str, Shape]:
    names = [node.name for node in [target, *target.find_all(nodes.Name)] if isinstance(node, nodes.Name)]
    return dict.fromkeys(names, shape)


def _written(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_written(node.node)}.{node.attr}"
        case _:
            return "…"
