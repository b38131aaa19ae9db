"""Room `reporting`: what processes tell each other about verdicts, without sending the policy along each time."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Sequence

from ..checking.policy import CheckedPolicy, Rule
from ..checking.schema import Schema


def packed(value: object, policies: Sequence[CheckedPolicy]) -> bytes:
    """The value, with the number of each policy, schema and rule in its place."""
    numbers = {id(part): number for number, part in enumerate(_parts(policies))}

    class Packer(pickle.Pickler):
        def persistent_id(self, part: object) -> int | None:
            return numbers.get(id(part)) if isinstance(part, CheckedPolicy | Rule | Schema) else None

    stream = io.BytesIO()
    Packer(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


def unpacked(content: bytes, policies: Sequence[CheckedPolicy]) -> object:
    """The value again, with this process's own policies, schemas and rules; only for what our own processes packed."""
    parts = list(_parts(policies))

    class Unpacker(pickle.Unpickler):
        def persistent_load(self, number: int) -> object:
            return parts[number]

    return Unpacker(io.BytesIO(content)).load()


def _parts(policies: Sequence[CheckedPolicy]) -> Iterator[CheckedPolicy | Schema | Rule]:
    for policy in policies:
        for version in (policy, *(later for _, later in policy.later)):
            yield version
            yield version.schema
            yield from version.rules
