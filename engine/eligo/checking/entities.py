"""Room `checking`: entities, such as the coordinator: the one element of a list, whose fields can be read (semantics 15)."""

from __future__ import annotations

from ..syntax import tree
from .names import Names
from .places import Place


def entity_named(names: Names, node: tree.Path, place: Place) -> tree.Definition | None:
    """The definition of the entity whose field a path reads, unless a record at hand is called the same."""
    name = node.names[0].text
    found = names.definitions.get(name)
    records = [names.schema.proposal, *(frame.record for frame in place.frames)]
    shadowed = any(name in (record.name, record.alias) for record in records)
    return found if found is not None and isinstance(found.body, tree.Single) and not shadowed else None
