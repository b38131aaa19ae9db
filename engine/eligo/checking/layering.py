"""Room `checking`: a policy and those that it extends → one list of declarations, each with where it comes from.

Layers never contradict silently: what an earlier layer declares can only be replaced or dropped by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import suggested
from ..text.span import Span
from .evidence import restated
from .modules import Gathered, Module

Key: TypeAlias = tuple[str, str]
Named: TypeAlias = tree.Rule | tree.Definition | tree.Table | tree.Clause | tree.Parameter


@dataclass(frozen=True, slots=True)
class Stated:
    """A declaration with the policy or module that states it, and whose declaration it replaces, if any."""

    declaration: tree.Declaration
    origin: str
    instead_of: str | None = None
    cited_by: str | None = None
    """The policy whose documents the rule's own source is one of, where a later one restates it."""


@dataclass(frozen=True, slots=True)
class DroppedRule:
    """A rule of an earlier layer that no longer holds."""

    rule: tree.Rule
    because: tree.Text
    origin: str


@dataclass(slots=True)
class Layers:
    """Everything that holds for a policy: its declarations, its layers from the oldest on, what was dropped."""

    stated: list[Stated] = field(default_factory=list)
    policies: list[tree.Policy] = field(default_factory=list)
    dropped: list[DroppedRule] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    dropped_clauses: list[tree.DroppedClause] = field(default_factory=list)

    @property
    def declarations(self) -> list[tree.Declaration]:
        """The declarations alone."""
        return [stated.declaration for stated in self.stated]

    def _place(self, key: Key) -> int | None:
        return next((i for i, stated in enumerate(self.stated) if _key(stated.declaration) == key), None)

    def add(self, node: tree.Declaration, origin: str) -> None:
        """Takes a declaration of the next layer in."""
        match node:
            case tree.Policy():
                self.policies.append(node)
            case tree.Use() | tree.Test() | tree.Example():
                pass
            case tree.Replacement(by):
                self._replace(by, origin)
            case tree.ReplacedSource(rules, parts):
                for name in rules:
                    self._restate(name, parts, origin)
            case tree.DroppedRule(name, because):
                place = self._place(("rule", name.text))
                if place is None:
                    self._nothing(name, "rule")
                    return
                rule = self.stated.pop(place).declaration
                if isinstance(rule, tree.Rule):
                    self.dropped.append(DroppedRule(rule, because, origin))
            case tree.DroppedClause(document, None):
                self._drop_document(node, document)
            case tree.DroppedClause(document, str() as spot):
                place = self._place(("clause", f"{document.text} {spot}"))
                if place is None:
                    self._nothing(tree.Name(f"{document.text} {spot}", _cited(document, spot)), "clause", document)
                    return
                del self.stated[place]
                self.dropped_clauses.append(node)
            case _:
                key = _key(node)
                place = self._place(key) if key else None
                if place is not None and self.stated[place].origin != origin and not _from_module(self, place):
                    self.found.append(
                        codes.DECLARED_BELOW.at(
                            _spot(node), name=key[1] if key else "", policy=self.stated[place].origin
                        )
                    )
                    return
                self.stated.append(Stated(node, origin))

    def _drop_document(self, node: tree.DroppedClause, document: tree.Name) -> None:
        """All clauses of one document go, each as if it had been named."""
        gone = [s.declaration for s in self.stated if _of_document(s.declaration, document.text)]
        if not gone:
            self._nothing(document, "clause", document)
        self.dropped_clauses.extend(replace(node, place=c.place) for c in gone if isinstance(c, tree.Clause))
        self.stated = [s for s in self.stated if s.declaration not in gone]

    def _replace(self, by: Named, origin: str) -> None:
        key = _key(by)
        place = self._place(key) if key else None
        if place is None:
            name = by.name if isinstance(by, tree.Rule) else tree.Name(key[1] if key else "", _spot(by))
            self._nothing(name, key[0] if key else "", by.document if isinstance(by, tree.Clause) else None)
            return
        before = self.stated[place]
        if isinstance(by, tree.Parameter) and isinstance(before.declaration, tree.Parameter):
            apart = _of_another_kind(before.declaration, by)
            if apart is not None:
                # The value before it stays, so that no use of the parameter is told as a mistake too.
                self.found.append(apart)
                return
            by = _set(before.declaration, by)
        if isinstance(by, tree.Definition) and isinstance(before.declaration, tree.Definition):
            by = replace(by, called=by.called or before.declaration.called)
        if by == before.declaration:
            self.found.append(codes.CHANGES_NOTHING.at(_spot(by), name=key[1] if key else ""))
        self.stated[place] = Stated(by, origin, before.origin)

    def _restate(self, name: tree.Name, parts: tuple[tree.SourcePart, ...], origin: str) -> None:
        place = self._place(("rule", name.text))
        before = self.stated[place] if place is not None else None
        if before is None or place is None or before.origin == origin or not isinstance(before.declaration, tree.Rule):
            self._nothing(name, "rule")
            return
        rule = restated(before.declaration, parts)
        if rule == before.declaration:
            self.found.append(codes.CHANGES_NOTHING.at(name.span, name=name.text))
        cited_by = origin if any(isinstance(part, tree.Citation) for part in parts) else before.cited_by
        self.stated[place] = replace(before, declaration=rule, cited_by=cited_by)

    def _nothing(self, name: tree.Name, kind: str, document: tree.Name | None = None) -> None:
        if not self.policies or self.policies[-1].extends is None:
            if not any(d.code == codes.NOTHING_EXTENDED.id for d in self.found):
                self.found.append(codes.NOTHING_EXTENDED.at(name.span, name=name.text))
            return
        documents = [p.name.text for one in self.policies for p in one.parts if isinstance(p, tree.Document)]
        if document is not None and document.text not in documents:
            near = suggested(document.text, documents)
            self.found.append(codes.UNKNOWN_DOCUMENT.at(document.span, name=document.text, **near))
            return
        known = [k[1] for s in self.stated if (k := _key(s.declaration)) and k[0] == kind]
        near = suggested(name.text, known)
        self.found.append(codes.NOTHING_TO_REPLACE.at(name.span, name=name.text, kind=f"kind-of-{kind}", **near))


def layered(gathered: Gathered) -> Layers:
    """The layers of a gathered policy; modules that it uses come first, then each policy from the oldest on."""
    layers = Layers()
    own = gathered.modules[-1]
    for module in gathered.modules:
        if not module.base and module is not own:
            for node in module.file.declarations:
                if not isinstance(node, tree.Policy):
                    layers.stated.append(Stated(node, module.name or ""))
    for module in gathered.modules:
        if module.base or module is own:
            origin = _origin(module)
            for node in module.file.declarations:
                layers.add(node, origin)
    without_rules = [*_extended_modules(gathered)]
    if without_rules:
        follow = (codes.NOTHING_TO_REPLACE.id, codes.UNKNOWN_DOCUMENT.id)
        layers.found = [d for d in layers.found if d.code not in follow]
    layers.found.extend(codes.NOT_A_POLICY.at(name.span, name=name.text) for name in without_rules)
    return layers


def _origin(module: Module) -> str:
    policy = next((d for d in module.file.declarations if isinstance(d, tree.Policy)), None)
    return policy.name.text if policy else module.name or ""


def _extended_modules(gathered: Gathered) -> Iterator[tree.Name]:
    """The names after `extends` under which a file without a policy lies."""
    without = {m.name for m in gathered.modules if not any(isinstance(d, tree.Policy) for d in m.file.declarations)}
    for module in gathered.modules:
        for node in module.file.declarations:
            if isinstance(node, tree.Policy) and node.extends is not None and node.extends.text in without:
                yield node.extends


def changes(
    file: tree.File,
) -> Iterator[tree.Replacement | tree.ReplacedSource | tree.DroppedRule | tree.DroppedClause]:
    """The declarations of a file that change what it extends."""
    for node in file.declarations:
        if isinstance(node, tree.Replacement | tree.ReplacedSource | tree.DroppedRule | tree.DroppedClause):
            yield node


def own_rules(file: tree.File) -> Iterator[tree.Rule]:
    """The rules that a file states, new ones and those that replace others."""
    for node in file.declarations:
        rule = node.by if isinstance(node, tree.Replacement) else node
        if isinstance(rule, tree.Rule):
            yield rule


def _from_module(layers: Layers, place: int) -> bool:
    return layers.stated[place].origin not in {p.name.text for p in layers.policies}


def _of_document(node: tree.Declaration, document: str) -> bool:
    return isinstance(node, tree.Clause) and node.document.text == document


def _key(node: tree.Declaration) -> Key | None:
    match node:
        case tree.Rule(name):
            return "rule", name.text
        case tree.Definition(names) | tree.Register(names):
            return "definition", names.name.text
        case tree.Parameter(names):
            return "parameter", names.name.text
        case tree.Table(names):
            return "table", names.name.text
        case tree.Clause(document, place):
            return "clause", f"{document.text} {place}"
        case _:
            return None


def _spot(node: tree.Declaration) -> Span:
    match node:
        case tree.Rule(name):
            return name.span
        case tree.Definition(names) | tree.Register(names) | tree.Parameter(names) | tree.Table(names):
            return names.name.span
        case tree.Clause(document, place):
            return _cited(document, place)
        case _:
            return node.span


def _cited(document: tree.Name, place: str) -> Span:
    """Where a clause is named: its document and its place."""
    span = document.span
    more = len(f' "{place}"')
    return replace(span, end=span.end + more, end_column=span.end_column + more)


def _set(before: tree.Parameter, by: tree.Parameter) -> tree.Parameter:
    """A parameter with a new value; what it is called and counts stays, its source and date do not."""
    kinds = {type(part) for part in by.parts}
    kept = tuple(p for p in before.parts if isinstance(p, tree.Title | tree.Unit | tree.Note) and type(p) not in kinds)
    names = tree.Names(by.names.name, before.names.alias, by.names.span)
    return tree.Parameter(names, by.value, (*kept, *by.parts), by.span)


def _of_another_kind(before: tree.Parameter, by: tree.Parameter) -> Diagnostic | None:
    """A new value that cannot take the place of the one before it: another kind, or another currency."""
    old, new = next(_values(before), None), next(_values(by), None)
    if old is None or new is None:
        return None
    wanted, found = _kind_of(old), _kind_of(new)
    if wanted != found:
        return codes.MIXED_VALUES.at(new.span, found=found, wanted=wanted)
    if isinstance(old, tree.Number) and isinstance(new, tree.Number) and old.currency != new.currency:
        return codes.CURRENCIES_DIFFER.at(new.span, left=new.currency, right=old.currency)
    return None


def _values(node: tree.Parameter) -> Iterator[tree.Literal]:
    if node.value is not None:
        yield node.value
    yield from (part.value for part in node.parts if isinstance(part, tree.DatedValue))


def _kind_of(value: tree.Literal) -> str:
    match value:
        case tree.Number(currency=currency):
            return "kind-money" if currency else "kind-number"
        case tree.TextValue():
            return "kind-text"
        case tree.DayValue():
            return "kind-day"
        case tree.MomentValue():
            return "kind-moment"
        case tree.YesNo():
            return "kind-yes-no"
        case tree.Name():
            return "kind-code"
