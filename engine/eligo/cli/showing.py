"""Room `cli`: `eligo show`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..checking.flattening import Whole, whole
from ..checking.layering import DroppedRule, Layers, Stated, layered
from ..checking.loader import load_file
from ..checking.modules import Gathered
from ..syntax import tree
from ..syntax.formatter import layout
from ..text.messages import say
from .files import save
from .sources import no_file, unusable
from .terminal import Speaker, chosen, language_chosen

FORMATS = ("text", "json")


def run(policy: Path, format: str, output: Path | None, keywords: str | None, language: str | None) -> int:
    """Prints a policy with everything that it takes over, and where each part comes from; a module as it is."""
    chosen(format, FORMATS, "--format")
    if keywords is not None:
        chosen(keywords, ("cs", "en"), "--keywords")
    if not policy.is_file():
        raise no_file(policy)
    checked, gathered = load_file(policy)
    speaker = Speaker(language_chosen(language, gathered.modules[-1].file.language if gathered.modules else None))
    module = checked.value.policy is None if checked.value is not None else _declares(gathered)
    if checked.has_errors or (checked.value is None and not module):
        speaker.diagnostics(checked.diagnostics, gathered.sources)
        raise unusable(policy, len(checked.diagnostics))
    layers = layered(gathered)
    file = gathered.modules[-1].file
    if module:
        stated: Sequence[Stated] = [s for s in layers.stated if s.declaration in file.declarations]
        text = layout(file, keywords or file.language)
    else:
        found = whole(layers, _uses(gathered))
        stated = found.stated
        text = "\n".join(_blocks(found, layers, keywords or file.language, speaker.language))
    if format == "json":
        text = json.dumps(list(_parts(stated, layers)), ensure_ascii=False, indent=1) + "\n"
    if output is None:
        speaker.result(text)
        return 0
    save(output, text)
    return 0


def _declares(gathered: Gathered) -> bool:
    """Whether a file that has no records to be checked with declares anything else that policies use."""
    declarations = gathered.modules[-1].file.declarations if gathered.modules else ()
    return any(isinstance(node, tree.Vocabulary | tree.Definition | tree.Table) for node in declarations) and not any(
        isinstance(node, tree.Policy) for node in declarations
    )


def _uses(gathered: Gathered) -> tuple[tree.Use, ...]:
    uses = {
        node.name.text: node
        for module in gathered.modules
        if module.base or module is gathered.modules[-1]
        for node in module.file.declarations
        if isinstance(node, tree.Use)
    }
    return tuple(uses.values())


def _laid(node: tree.Declaration, keywords: str) -> str:
    text = layout(tree.File((node,), (), keywords, node.span), keywords)
    # Parts that come from several files have no blank lines of their own.
    return "".join(f"{line}\n" for line in text.split("\n") if line.strip())


def _blocks(found: Whole, layers: Layers, keywords: str, language: str) -> Iterator[str]:
    """The policy as text, a remark before each part that another policy states."""
    own = found.policy.name.text
    below = [policy.name.text for policy in layers.policies[:-1]]
    if below:
        yield f"# {say(language, 'show-head', policies=', '.join(reversed(below)))}\n\n{_laid(found.policy, keywords)}"
    else:
        yield _laid(found.policy, keywords)
    if found.uses:
        yield "".join(_laid(use, keywords) for use in found.uses)
    for stated in found.stated:
        remark = ""
        if stated.instead_of is not None:
            remark = say(language, "show-replaced", policy=stated.origin, before=stated.instead_of)
        elif stated.origin != own:
            remark = say(language, "show-from", policy=stated.origin)
        yield (f"# {remark}\n" if remark else "") + _laid(stated.declaration, keywords)
    if layers.dropped:
        yield "".join(_gone(dropped, language) for dropped in layers.dropped)


def _gone(dropped: DroppedRule, language: str) -> str:
    texts = dropped.because.plain()
    because = texts.get(language) or next(iter(texts.values()), "")
    return f"# {say(language, 'show-dropped', rule=dropped.rule.name.text, policy=dropped.origin, because=because)}\n"


def _parts(stated: Sequence[Stated], layers: Layers) -> Iterator[dict[str, object]]:
    for one in stated:
        kind = type(one.declaration).__name__.lower()
        yield {"kind": kind, "name": _name(one.declaration), "origin": one.origin, "replaces": one.instead_of}
    for dropped in layers.dropped:
        yield {
            "kind": "dropped",
            "name": dropped.rule.name.text,
            "origin": dropped.origin,
            "because": dropped.because.plain(),
        }


def _name(node: tree.Declaration) -> str:
    match node:
        case tree.Rule(name):
            return name.text
        case tree.Clause(document, place):
            return f"{document.text} {place}"
        case tree.Definition(names) | tree.Table(names) | tree.Parameter(names) | tree.Register(names):
            return names.name.text
        case tree.Vocabulary(names) | tree.Record(names):
            return names.name.text
        case _:
            return ""
