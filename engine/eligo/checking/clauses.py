"""Room `checking`: the clauses of the texts that a policy rests on, as a list; also where the policy has mistakes."""

from __future__ import annotations

from dataclasses import dataclass

from ..syntax import tree
from .layering import Layers
from .policy import CheckedPolicy
from .schema import Texts


@dataclass(frozen=True, slots=True)
class ListedRule:
    """A rule that carries a clause."""

    id: str
    title: Texts


@dataclass(frozen=True, slots=True)
class ListedClause:
    """One clause with the rules that carry it, or the reason why none does; with neither it is unbound."""

    place: str
    named: Texts
    says: Texts
    rules: tuple[ListedRule, ...]
    excused: Texts
    origin: str

    @property
    def unbound(self) -> bool:
        """Whether nothing carries the clause and nothing excuses it."""
        return not self.rules and not self.excused


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A text with its clauses, in the order in which the policy lists them."""

    title: Texts
    url: str | None
    clauses: tuple[ListedClause, ...]


@dataclass(frozen=True, slots=True)
class ClauseList:
    """All clauses of a policy by document, and the rules that no clause speaks of."""

    documents: tuple[ListedDocument, ...]
    rules_without: tuple[ListedRule, ...]


def clause_list(layers: Layers, policy: CheckedPolicy | None) -> ClauseList:
    """The clauses of a policy with all that it extends; `policy` is what the layers come to, if they are sound."""
    titles = {rule.id: rule.title for rule in policy.rules} if policy is not None else {}
    nodes = [s.declaration for s in layers.stated if isinstance(s.declaration, tree.Rule)]
    rules = {n.name.text: ListedRule(n.name.text, titles.get(n.name.text) or _title(n)) for n in nodes}
    gone = {dropped.rule.name.text: dropped.because.plain() for dropped in layers.dropped}
    visible = _visible(layers)
    found: dict[tree.Document, list[ListedClause]] = {}
    bound: set[str] = set()
    for stated in layers.stated:
        node = stated.declaration
        if not isinstance(node, tree.Clause):
            continue
        document = visible.get(stated.origin, {}).get(node.document.text)
        if document is None:
            continue
        names = [name.text for part in node.parts if isinstance(part, tree.Bound) for name in part.rules]
        excused = next((part.text.plain() for part in node.parts if isinstance(part, tree.Excused)), {})
        dropped = next((gone[name] for name in names if name in gone and name not in rules), {})
        carried = tuple(rules[name] for name in names if name in rules)
        bound |= {rule.id for rule in carried}
        says = next((part.text.plain() for part in node.parts if isinstance(part, tree.Says)), {})
        reason: Texts = excused or ({} if carried else dropped)
        found.setdefault(document, []).append(
            ListedClause(node.place, node.named.plain() if node.named else {}, says, carried, reason, stated.origin)
        )
    return ClauseList(
        tuple(ListedDocument(document.text.plain(), document.url, tuple(each)) for document, each in found.items()),
        tuple(rule for name, rule in rules.items() if name not in bound),
    )


def _title(node: tree.Rule) -> Texts:
    return next((part.text.plain() for part in node.parts if isinstance(part, tree.Title)), {})


def _visible(layers: Layers) -> dict[str, dict[str, tree.Document]]:
    """The documents that each policy can cite by name: its own, and behind them those of what it extends."""
    known: dict[str, tree.Document] = {}
    by_policy = {}
    for policy in layers.policies:
        known = known | {part.name.text: part for part in policy.parts if isinstance(part, tree.Document)}
        by_policy[policy.name.text] = known
    return by_policy
