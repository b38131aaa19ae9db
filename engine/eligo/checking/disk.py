"""Room `checking`: what a policy asks of the disk while its files are found, and whether the answers are still the same."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

MAX_BYTES = 8_000_000

Question: TypeAlias = tuple[str, str]
"""What was asked (``file``, ``folder``, ``leads``, ``holds``), and of which path."""
Answer: TypeAlias = bool | str | None
"""Whether it is one; where it leads; the hash of its content, or None where it cannot be read."""


class Disk:
    """The disk as one run sees it: what several policies ask is looked at once."""

    def __init__(self) -> None:
        self._contents: dict[str, bytes | None] = {}
        self._answers: dict[Question, Answer] = {}

    def content(self, path: str) -> bytes | None:
        """What a file holds, up to one byte more than a policy may have; None where it cannot be read."""
        if path not in self._contents:
            try:
                with open(path, "rb") as stream:
                    self._contents[path] = stream.read(MAX_BYTES + 1)
            except OSError:
                self._contents[path] = None
        return self._contents[path]

    def answer(self, question: Question) -> Answer:
        """The answer to a question."""
        if question not in self._answers:
            self._answers[question] = self._looked(*question)
        return self._answers[question]

    def _looked(self, kind: str, path: str) -> Answer:
        match kind:
            case "file":
                return os.path.isfile(path)
            case "folder":
                return os.path.isdir(path)
            case "leads":
                return os.path.realpath(path)
            case "holds":
                content = self.content(path)
                return None if content is None else hashlib.sha256(content).hexdigest()
            case _:
                raise ValueError(kind)

    def still(self, asked: Iterable[tuple[str, str, Answer]]) -> bool:
        """Whether each question still has the answer that it had."""
        return all(self.answer((kind, path)) == answer for kind, path, answer in asked)


class Inquiry:
    """What one policy asked of the disk, and the answers."""

    def __init__(self, disk: Disk | None = None) -> None:
        self.asked: dict[Question, Answer] = {}
        self._disk = disk or Disk()

    def is_file(self, path: Path) -> bool:
        """Whether a file lies there."""
        return self._ask("file", path) is True

    def is_folder(self, path: Path) -> bool:
        """Whether a folder lies there."""
        return self._ask("folder", path) is True

    def resolved(self, path: Path) -> Path:
        """Where a path leads in the end."""
        return Path(str(self._ask("leads", path)))

    def content(self, path: Path) -> bytes | None:
        """What a file holds; None where it cannot be read."""
        self._ask("holds", path)
        return self._disk.content(str(path))

    def _ask(self, kind: str, path: Path) -> Answer:
        question = (kind, str(path))
        answer = self.asked[question] = self._disk.answer(question)
        return answer
