"""Room `syntax`: declarations of the syntax tree → the pieces of canonical text, each with its place in the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from . import tree
from .layout_examples import ExampleLayout
from .layout_terms import WIDTH, Phrases, filled, hung, names_text, number_text, quoted
from .pieces import INNER, PART, Piece, columns, opening, piece

_LISTED = 120
_COLUMN = {"en": 8, "cs": 11}
_CALLED = 8

Lines: TypeAlias = Callable[[int], list[str]]
"""A value of a part: its lines, for the room that there is."""

Part: TypeAlias = (
    tree.PolicyPart | tree.RulePart | tree.ExceptionPart | tree.ParameterPart | tree.Says | tree.Bound | tree.Excused
)

_CHANGES = {
    "RULE": "REPLACE_RULE",
    "DEFINE": "REPLACE_DEFINITION",
    "TABLE": "REPLACE_TABLE",
    "CLAUSE": "REPLACE_CLAUSE",
    "PARAMETER": "SET_PARAMETER",
}
"""How a declaration begins that takes the place of another one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How declarations are arranged, in the phrases of one language."""

    phrases: Phrases

    @property
    def _examples(self) -> ExampleLayout:
        return ExampleLayout(self.phrases)

    def file(self, declarations: Sequence[tree.Declaration]) -> Iterator[Piece]:
        """The pieces of declarations in the order of the source; only among `use` lines no blank line is a must."""
        among_uses = False
        for node in declarations:
            first, *rest = self._pieces(node)
            using = isinstance(node, tree.Use)
            yield replace(first, declares=True, apart=not (using and among_uses))
            yield from rest
            among_uses = using

    def _pieces(self, node: tree.Declaration, changing: bool = False) -> Iterator[Piece]:
        def word(terminal: str) -> str:
            return self.phrases.word(_CHANGES[terminal] if changing else terminal)

        match node:
            case tree.Replacement(by):
                yield from self._pieces(by, changing=True)
            case tree.ReplacedSource(rules, parts):
                lines = filled([rule.text for rule in rules], WIDTH - len(word("REPLACE_SOURCE")) - 1)
                first = replace(
                    opening("", "", node.span, rules[-1].span), lines=tuple(hung(word("REPLACE_SOURCE") + " ", lines))
                )
                yield first
                yield from self._aligned(parts)
            case tree.DroppedRule(name, because):
                yield opening(f"{word('DROP_RULE')} {name.text}", "", node.span, name.span)
                yield self._because(because)
            case tree.DroppedClause(document, place, because):
                which = document.text if place is None else f"{document.text} {quoted(place)}"
                line = f"{word('DROP_CLAUSE')} {which}"
                yield opening(line, "", node.span, document.span)
                yield self._because(because)
            case tree.Policy(name, extends, parts):
                base = f" {self.phrases.fitting('EXTENDS', extends.text)} {extends.text}" if extends else ""
                yield opening(f"{word('POLICY')} {name.text}{base}", "", node.span, (extends or name).span)
                yield from self._aligned(parts)
            case tree.Use(name):
                yield piece([f"{word('USE')} {name.text}"], "", node.span)
            case tree.Parameter(names, value, parts):
                equals = f" = {self.phrases.literal(value)}" if value else ""
                line = f"{word('PARAMETER')} {names_text(names)}{equals}"
                yield opening(line, "", node.span, (value or names).span)
                yield from self._aligned(parts)
            case tree.Definition(names, body, called):
                lines = self._defined(f"{word('DEFINE')} {names_text(names)} =", body)
                yield replace(opening("", "", node.span, body.span), lines=tuple(lines))
                yield from self._called(called, PART)
            case tree.Rule(name, parts, exceptions):
                yield opening(f"{word('RULE')} {name.text}", "", node.span, name.span)
                yield from self._aligned(parts)
                for exception in exceptions:
                    yield from self._exception(exception)
            case tree.Table(names, rows):
                yield opening(f"{word('TABLE')} {names_text(names)}", "", node.span, names.span)
                yield from self._examples.rows(rows, PART)
            case tree.Vocabulary(names, called, entries):
                yield opening(f"{word('VOCABULARY')} {names_text(names)}", "", node.span, names.span)
                yield from self._called(called, PART)
                yield from self._entries(entries)
            case tree.Record(names, called, fields):
                yield opening(f"{word('RECORD')} {names_text(names)}", "", node.span, names.span)
                yield from self._called(called, PART)
                yield from self._fields(fields)
            case tree.Register(names, called, fields):
                yield opening(f"{word('REGISTER')} {names_text(names)}", "", node.span, names.span)
                yield from self._called(called, PART)
                yield from self._fields(fields)
            case tree.Clause(document, place, named, parts):
                before = f"{word('CLAUSE')} {document.text} "
                lines = self._texts(before, named, WIDTH) if named else [before + quoted(place)]
                yield replace(opening("", "", node.span, (named or document).span), lines=tuple(lines))
                yield from self._aligned(parts)
            case tree.Test(title, parts):
                yield opening(f"{word('TEST')} {quoted(title)}", "", node.span, None)
                yield from self._examples.parts(parts)
            case tree.Example(name, parts):
                yield opening(f"{word('EXAMPLE')} {name.text}", "", node.span, name.span)
                yield from self._examples.parts(parts)
            case _:
                assert_never(node)

    # ── parts whose values stand in one column ────────────────────────────────────────────

    def _aligned(self, parts: Sequence[Part], indent: str = PART) -> Iterator[Piece]:
        worded = [(self.phrases.word(terminal), value) for terminal, value in map(self._part, parts)]
        column = max([_COLUMN[self.phrases.language], *(len(word) + 1 for word, _ in worded)])
        for part, (word, value) in zip(parts, worded, strict=True):
            lines = hung(word.ljust(column), value(WIDTH - len(indent) - column))
            yield piece([line.rstrip() for line in lines], indent, part.span)

    def _exception(self, node: tree.RuleException) -> Iterator[Piece]:
        to = f" {self.phrases.fitting('EXCEPTION_TO', node.to.text)} {node.to.text}" if node.to else ""
        line = f"{self.phrases.word('EXCEPTION')} {node.name.text}{to}"
        yield opening(line, PART, node.span, (node.to or node.name).span)
        yield from self._aligned(node.parts, INNER)

    def _because(self, reason: tree.Text) -> Piece:
        return piece(hung(f"{self.phrases.word('BECAUSE')} ", self.phrases.text(reason)), PART, reason.span)

    def _part(self, part: Part) -> tuple[str, Lines]:
        """The keyword of a part, and its value."""
        match part:
            case tree.Title(text):
                return "TITLE", self._each_text(text)
            case tree.Document(name, text, url):
                link = f"{self.phrases.word('URL')} {quoted(url)}" if url is not None else ""
                return "SOURCE", self._each_text(text, f"{name.text} ", link)
            case tree.Citation(document, place):
                return "SOURCE", self._cited(document, place)
            case tree.Evidence(mark):
                return "EVIDENCE", self._phrase(mark.text)
            case tree.Unconfirmed(text):
                return "UNCONFIRMED", self._each_text(text) if text else self._phrase("")
            case tree.Applies(condition):
                return "APPLIES", self._condition(condition)
            case tree.Valid():
                return "VALID", self._phrase(self._period(part))
            case tree.DatedValue(period, value):
                return "VALID", self._phrase(f"{self._period(period)} = {self.phrases.literal(value)}")
            case tree.Unit(called):
                return "UNIT", lambda room: self._forms(called, room)
            case tree.ConfirmBy(day):
                return "CONFIRM_BY", self._phrase(day.isoformat())
            case tree.Stage(name):
                return "STAGE", self._phrase(name.text)
            case tree.Note(text):
                return "NOTE", self._each_text(text)
            case tree.When(condition):
                return "WHEN", self._condition(condition)
            case tree.Unless(condition):
                return "UNLESS", self._condition(condition)
            case tree.Require(force, condition):
                return "REQUIRE" if force == "must" else "RECOMMEND", self._condition(condition)
            case tree.Judge(force, question):
                return "JUDGE", self._each_text(question, "" if force == "must" else f"{self.phrases.word('SHOULD')} ")
            case tree.Otherwise(text):
                return "OTHERWISE", self._each_text(text)
            case tree.Advice(text):
                return "ADVICE", self._each_text(text)
            case tree.Consequence(kind, points, text):
                by = f" {number_text(points)}" if points is not None else ""
                what = self.phrases.word(kind.upper()) + by
                return "CONSEQUENCE", self._each_text(text, f"{what} ") if text else self._phrase(what)
            case tree.Says(text):
                return "SAYS", self._each_text(text)
            case tree.Bound(rules):
                return "RULES", lambda room: filled([rule.text for rule in rules], room)
            case tree.Excused(text):
                return "EXCUSED", self._each_text(text)
            case _:
                assert_never(part)

    def _period(self, period: tree.Valid) -> str:
        until = f" {self.phrases.word('TO')} {period.last.isoformat()}" if period.last else ""
        return f"{self.phrases.word('FROM')} {period.first.isoformat()}{until}"

    @staticmethod
    def _phrase(phrase: str) -> Lines:
        return lambda room: [phrase]

    def _condition(self, condition: tree.Condition) -> Lines:
        return lambda room: self.phrases.lines(condition, room)

    def _each_text(self, text: tree.Text, before: str = "", behind: str = "") -> Lines:
        """Each language on a line of its own; what goes behind joins the last where there is room."""

        def lines(room: int) -> list[str]:
            texts = hung(before, self.phrases.text(text))
            if not behind:
                return texts
            if len(texts[-1]) + len(behind) + 1 <= room:
                return [*texts[:-1], f"{texts[-1]} {behind}"]
            return [*texts, " " * len(before) + behind]

        return lines

    def _cited(self, document: tree.Name, place: tree.Text | None) -> Lines:
        if place is None:
            return self._phrase(document.text)
        return lambda room: self._texts(f"{document.text}, ", place, room)

    def _texts(self, before: str, text: tree.Text, room: int) -> list[str]:
        """The languages side by side where there is room, else one below the other."""
        texts = self.phrases.text(text)
        beside = before + "  ".join(texts)
        return [beside] if len(beside) <= room else hung(before, texts)

    # ── definitions and nouns ─────────────────────────────────────────────────────────────

    def _defined(self, head: str, body: tree.Condition | tree.Filtered | tree.Single) -> list[str]:
        if isinstance(body, tree.Filtered | tree.Single):
            before = self.phrases.the_one(body) if isinstance(body, tree.Single) else ""
            members = body.members if isinstance(body, tree.Single) else body
            source, *where = self.phrases.member_lines(members, WIDTH - len(head) - 1, before=before)
            if where:
                source, *where = self.phrases.member_lines(members, WIDTH - len(INNER), before=before)
            if len(source) + len(head) < WIDTH:
                return [f"{head} {source}", *(INNER + line for line in where)]
            return [head, *(INNER + line for line in (source, *where))]
        whole = f"{head} {self.phrases.flat(body)}"
        if len(whole) <= WIDTH:
            return [whole]
        return [head, *(INNER + line for line in self.phrases.lines(body, WIDTH - len(INNER)))]

    def _called(self, called: tree.Called | None, indent: str) -> Iterator[Piece]:
        if called is None:
            return
        head = self.phrases.word("CALLED").ljust(_CALLED)
        yield piece(hung(head, self._forms(called, WIDTH - len(indent) - len(head))), indent, called.span)

    @staticmethod
    def _forms(called: tree.Called, room: int) -> list[str]:
        """The forms of a noun, each language on a line of its own."""
        lines = list[str]()
        for language, forms in called.forms:
            label = f"{language} "
            lines += hung(label, filled([quoted(form) for form in forms], room - len(label)))
        return lines

    # ── vocabularies and records ──────────────────────────────────────────────────────────

    def _entries(self, parts: Sequence[tree.Entry | tree.Group]) -> Iterator[Piece]:
        entries = [part for part in parts if isinstance(part, tree.Entry)]
        laid = iter(self._beside([(part, self._coded(part)) for part in entries], self._aliased(entries)))
        for part in parts:
            if isinstance(part, tree.Entry):
                yield next(laid)
            else:
                yield from self._group(part)

    def _coded(self, entry: tree.Entry) -> str:
        return f" {self.phrases.word('ALSO')} {', '.join(name.text for name in entry.also)}" if entry.also else ""

    def _group(self, group: tree.Group) -> Iterator[Piece]:
        period = f" {self.phrases.word('VALID')} {self._period(group.period)}" if group.period else ""
        head = f"{self.phrases.word('GROUP')} {names_text(group.names)}{period}"
        members = [member.text for member in group.members]
        lines = [f"{head} = {', '.join(members)}"]
        if len(lines[0]) > WIDTH - len(PART):
            lines = [head, *hung("  = ", filled(members, WIDTH - len(INNER) - 2))]
        if group.text:
            lines += hung("  ", self._texts("", group.text, WIDTH - len(INNER)))
        end = group.text or (group.members[-1] if group.members else group.names)
        yield replace(opening("", PART, group.span, end.span), lines=tuple(lines))
        yield from self._called(group.called, INNER)

    def _fields(self, parts: Sequence[tree.Field | tree.Label | tree.ValidFields]) -> Iterator[Piece]:
        fields = [part for part in parts if isinstance(part, tree.Field)]
        laid = iter(self._beside([(part, f" : {self._typed(part)}") for part in fields], self._aliased(fields)))
        for part in parts:
            match part:
                case tree.Field():
                    yield next(laid)
                case tree.Label(words):
                    yield piece([f"{self.phrases.word('LABEL')} {self.phrases.words(words)}"], PART, part.span)
                case tree.ValidFields(first, last):
                    to = f" {self.phrases.word('TO')} {last.text}" if last else ""
                    yield piece([f"{self.phrases.word('HOLDS')} {first.text}{to}"], PART, part.span)
                case _:
                    assert_never(part)

    def _typed(self, field: tree.Field) -> str:
        word, kind = self.phrases.word, field.type
        name = f"{word('LIST_OF')} {kind.name.text}" if kind.is_list else kind.name.text
        required = f" {word('REQUIRED')}" if field.required else ""
        personal = f" {word('PERSONAL')}" if field.personal else ""
        minimum = f" {word('AT_LEAST')} {number_text(field.minimum)}" if field.minimum is not None else ""
        return f"{name} {kind.currency or ''}".rstrip() + required + personal + minimum

    @staticmethod
    def _aliased(nodes: Sequence[tree.Entry | tree.Field]) -> list[str]:
        """The names of entries or fields, the slashes before their aliases in one column."""
        names = [(node.names.name.text, node.names.alias) for node in nodes]
        longest = max((len(name) for name, alias in names if alias), default=0)
        return [f"{name.ljust(longest)} / {alias.text}" if alias else name for name, alias in names]

    def _beside(self, nodes: Sequence[tuple[tree.Entry | tree.Field, str]], names: Sequence[str]) -> Iterator[Piece]:
        """Entries or fields in columns: names, what is said of them, and each language."""
        named = max(map(len, names), default=0)
        heads = [name.ljust(named) + said for name, (_, said) in zip(names, nodes, strict=True)]
        column = max(map(len, heads), default=0) + 2
        texts = [self.phrases.text(node.text) if node.text else [] for node, _ in nodes]
        room = _LISTED - len(PART)
        fitting = [row for row in texts if column + len("  ".join(row)) <= room]
        widths = columns([row[:-1] for row in fitting])
        for (node, _), head, row in zip(nodes, heads, texts, strict=True):
            tight = "  ".join(row)
            padded = "  ".join([*(text.ljust(width) for text, width in zip(row[:-1], widths, strict=False)), *row[-1:]])
            beside = padded if len(row) <= len(widths) + 1 and column + len(padded) <= room else tight
            if not row:
                lines = [head.rstrip()]
            elif column + len(beside) <= room:
                lines = [head.ljust(column) + beside]
            else:
                lines = hung(head.ljust(column), row)
            yield piece(lines, PART, node.span)
