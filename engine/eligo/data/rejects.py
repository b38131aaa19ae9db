"""Room `data`: why proposals were rejected, in the language of the reader."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..text.messages import has, say
from .records import Batch, Reason


def sentence(reason: Reason, language: str) -> str:
    """What is wrong, one clause."""
    return say(language, reason.code, None, **_facts(reason))


def advice(reason: Reason, language: str) -> str:
    """What to do about it; empty where there is nothing to say."""
    near = any(name == "nearest" for name, _ in reason.facts) and has(language, reason.code, "near")
    attribute = "near" if near else "help"
    return say(language, reason.code, attribute, **_facts(reason)) if has(language, reason.code, attribute) else ""


def rejects_lines(batch: Batch, language: str) -> Iterator[str]:
    """The rejected proposals as JSON Lines."""
    for rejected in batch.rejected:
        yield json.dumps(
            {
                "id": rejected.id,
                "file": rejected.file,
                "row": rejected.row,
                "reasons": [
                    {
                        "file": r.file,
                        "row": r.row,
                        "field": r.field,
                        "value": r.value,
                        "code": r.code,
                        "message": sentence(r, language),
                        "help": advice(r, language),
                    }
                    for r in rejected.reasons
                ],
            },
            ensure_ascii=False,
        )


def _facts(reason: Reason) -> dict[str, str | int]:
    return {
        "file": reason.file,
        "row": str(reason.row or ""),
        "field": reason.field or "",
        "value": reason.value,
    } | dict(reason.facts)
