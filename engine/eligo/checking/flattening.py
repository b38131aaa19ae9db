"""Room `checking`: a policy with everything that it takes over, as one sequence of declarations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..syntax import tree
from .layering import Layers, Stated

Renamed = Mapping[str, Mapping[str, str]]
"""For each layer: the names that its documents have in the whole."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A policy on its own: its head, what it uses, and its declarations with their origins."""

    policy: tree.Policy
    uses: tuple[tree.Use, ...]
    stated: tuple[Stated, ...]


def whole(layers: Layers, uses: tuple[tree.Use, ...]) -> Whole:
    """The policy as if it had been written in one piece; documents of one name in two layers are told apart."""
    renamed, documents = _documents(layers)
    own = layers.policies[-1]
    kept: list[tree.PolicyPart] = [p for p in own.parts if not isinstance(p, tree.Document)]
    for kind in (tree.Applies, tree.Stage):
        if not any(isinstance(p, kind) for p in kept):
            below = [p for policy in reversed(layers.policies) for p in policy.parts if isinstance(p, kind)]
            kept += below[:1]
    titles = [p for p in kept if isinstance(p, tree.Title)]
    rest = [p for p in kept if not isinstance(p, tree.Title)]
    head = replace(own, extends=None, parts=(*titles, *documents, *rest))
    names = {policy.name.text for policy in layers.policies}
    stated = tuple(
        replace(s, declaration=_cited(s.declaration, renamed[s.origin], renamed[s.cited_by or s.origin]))
        for s in layers.stated
        if s.origin in names
    )
    return Whole(head, uses, stated)


def _documents(layers: Layers) -> tuple[Renamed, list[tree.Document]]:
    taken: dict[str, str] = {}
    visible: dict[str, str] = {}
    renamed: dict[str, Mapping[str, str]] = {}
    documents: list[tree.Document] = []
    for policy in layers.policies:
        for part in policy.parts:
            if isinstance(part, tree.Document):
                name, number = part.name.text, 2
                while name in taken:
                    name, number = f"{part.name.text}_{number}", number + 1
                taken[name] = policy.name.text
                visible = visible | {part.name.text: name}
                documents.append(replace(part, name=replace(part.name, text=name)))
        renamed[policy.name.text] = visible
    return renamed, documents


def _cited(node: tree.Declaration, names: Mapping[str, str], restated: Mapping[str, str]) -> tree.Declaration:
    """A declaration with its citations in the names of the whole; a rule's own source may have been restated later."""

    def named(name: tree.Name, known: Mapping[str, str] = names) -> tree.Name:
        return replace(name, text=known.get(name.text, name.text))

    match node:
        case tree.Rule(parts=parts, exceptions=exceptions):
            read = tuple(
                replace(p, document=named(p.document, restated)) if isinstance(p, tree.Citation) else p for p in parts
            )
            return replace(node, parts=read, exceptions=tuple(_cited_exception(e, names) for e in exceptions))
        case tree.Parameter(parts=inner):
            return replace(
                node,
                parts=tuple(
                    replace(p, document=named(p.document)) if isinstance(p, tree.Citation) else p for p in inner
                ),
            )
        case tree.Clause(document=document):
            return replace(node, document=named(document))
        case _:
            return node


def _cited_exception(node: tree.RuleException, names: Mapping[str, str]) -> tree.RuleException:
    parts = tuple(
        replace(p, document=replace(p.document, text=names.get(p.document.text, p.document.text)))
        if isinstance(p, tree.Citation)
        else p
        for p in node.parts
    )
    return replace(node, parts=parts)
