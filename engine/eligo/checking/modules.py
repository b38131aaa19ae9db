"""Room `checking`: which files a policy consists of: reads them, parses them, follows `use`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from ..syntax import tree
from ..syntax.parser import salvage
from ..text import codes
from ..text.diagnostics import Diagnostic, Result
from ..text.nearest import suggested
from ..text.shipped import shipped
from ..text.span import Source, Span, span_of_file
from .disk import MAX_BYTES, Inquiry

MAX_FILES = 200

Unsaved: TypeAlias = Mapping[Path, bytes]
"""What files contain that were changed but not written, by their resolved paths."""


@dataclass(frozen=True, slots=True)
class Module:
    """One parsed file, the dotted name under which it was used (none for the first) and its text.

    A `base` is a policy that is extended.
    """

    path: Path
    name: str | None
    source: Source = field(repr=False)
    file: tree.File = field(repr=False)
    base: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """A policy file with every module that it uses, those used first; `sources` for showing diagnostics.

    `complete` says whether every file was found and read, if only but for some mistaken declarations.
    """

    modules: tuple[Module, ...]
    sources: dict[str, Source]
    diagnostics: tuple[Diagnostic, ...]
    complete: bool = True

    @property
    def broken(self) -> frozenset[str]:
        """The names that mistaken declarations may have declared."""
        return frozenset(name for module in self.modules for name in module.file.broken)

    @property
    def damaged(self) -> tuple[Span, ...]:
        """The places of declarations that lack a part in which there is a mistake."""
        return tuple(span for module in self.modules for span in module.file.damaged)

    @property
    def sha256(self) -> str:
        """The hash over the names and texts of all files (semantics 29), independent of where they lie."""
        digest = hashlib.sha256()
        for module in sorted(self.modules, key=lambda m: m.name or ""):
            for part in (module.name or "", module.source.text):
                digest.update(f"{len(part.encode())}:".encode() + part.encode())
        return digest.hexdigest()


def read_source(path: Path, unsaved: Unsaved | None = None, inquiry: Inquiry | None = None) -> Result[Source]:
    """The text of a file, or why it cannot be read; the content in `unsaved` stands for what lies on the disk."""
    name = str(path)
    content = unsaved.get(path.resolve()) if unsaved else None
    if content is None:
        content = (inquiry or Inquiry()).content(path)
    if content is None:
        return Result(None, (codes.UNREADABLE_FILE.at(span_of_file(name), file=name),))
    if len(content) > MAX_BYTES:
        return Result(None, (codes.FILE_TOO_LARGE.at(span_of_file(name), size=len(content), limit=MAX_BYTES),))
    text, wrong = "", content.find(b"\0")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        wrong = failure.start if wrong < 0 else min(wrong, failure.start)
    if wrong >= 0:
        line = content.count(b"\n", 0, wrong) + 1
        return Result(None, (codes.NOT_TEXT.at(Span(name, 0, 0, line, 1, line, 1)),))
    return Result(Source(name, text.replace("\r\n", "\n").replace("\r", "\n")))


@lru_cache(maxsize=16)
def _parsed(source: Source) -> Result[tree.File]:
    """The tree of a text; the policies of a folder share their modules, and each is read more than once."""
    return salvage(source)


def gather(path: Path, unsaved: Unsaved | None = None, inquiry: Inquiry | None = None) -> Gathered:
    """The policy or module at `path` with all that it uses, as far as they can be read; `unsaved` as there.

    What is asked of the disk on the way stands in `inquiry` afterwards.
    """
    asking = inquiry or Inquiry()
    sources: dict[str, Source] = {}
    found: list[Diagnostic] = []
    modules: dict[Path, Module] = {}
    roots: list[Path] = []
    missing: list[Path | str] = []

    def visit(file: Path, name: str | None, open_files: tuple[Path, ...], base: bool = False) -> None:
        read = read_source(file, unsaved, asking)
        found.extend(read.diagnostics)
        if read.value is None:
            missing.append(file)
            return
        sources[read.value.name] = read.value
        parsed = _parsed(read.value)
        found.extend(parsed.diagnostics)
        if parsed.value is None:
            missing.append(file)
            return
        if name is None:
            roots.extend(_roots(file, parsed.value))
        for used, extended in _wanted(parsed.value):
            target = _find(used.text, roots, asking)
            if target is None:
                missing.append(used.text)
                looked = ", ".join(str(r) for r in roots[:2]) or "."
                known = _known_modules(roots)
                near = {"about": "hidden"} if used.text in known else suggested(used.text, known)
                found.append(codes.UNKNOWN_MODULE.at(used.span, name=used.text, looked=looked, **near))
            elif (lying := asking.resolved(target)) in open_files:
                missing.append(target)
                found.append(codes.CIRCULAR_USE.at(used.span, name=used.text))
            elif lying not in modules and len(modules) < MAX_FILES:
                visit(target, used.text, (*open_files, lying), extended)
        modules[asking.resolved(file)] = Module(file, name, read.value, parsed.value, base)

    visit(path, None, (asking.resolved(path),))
    return Gathered(tuple(modules.values()), sources, tuple(found), not missing)


def _wanted(file: tree.File) -> Iterator[tuple[tree.Name, bool]]:
    """The files that a file needs, by dotted name, each with whether it is a policy that is extended."""
    for node in file.declarations:
        if isinstance(node, tree.Use):
            yield node.name, False
        elif isinstance(node, tree.Policy) and node.extends is not None:
            yield node.extends, True


def _roots(path: Path, file: tree.File) -> Iterator[Path]:
    """The folders from which dotted names start, for a policy file (semantics 19) or a module."""
    policy = next((d for d in file.declarations if isinstance(d, tree.Policy)), None)
    folder = path.absolute().parent
    if policy is None:
        yield from folder.parents
        yield folder
        return
    written, lying = policy.name.text.split("."), path.absolute().with_suffix("").parts
    same = 0
    while same < min(len(written), len(lying) - 1) and written[-1 - same] == lying[-1 - same]:
        same += 1
    yield path.absolute().parents[max(same, 1) - 1]


def _find(name: str, roots: list[Path], asking: Inquiry) -> Path | None:
    """The file of a module: from the policy's own root if that has the programme's folder, else as shipped."""
    parts = name.split(".")
    for root in [*roots, shipped("policies")]:
        if asking.is_folder(root / parts[0]) or (len(parts) == 1 and asking.is_file(root / f"{parts[0]}.pol")):
            file = root.joinpath(*parts[:-1], f"{parts[-1]}.pol")
            return file if asking.is_file(file) else None
    return None


def _known_modules(roots: list[Path]) -> list[str]:
    known = []
    for root in [*roots[:1], shipped("policies")]:
        for file in sorted(root.glob("*/**/*.pol"))[:500] if root.parent != root else ():
            if not file.name.endswith(".test.pol"):
                known.append(".".join(file.relative_to(root).with_suffix("").parts))
    return known


def has_policy(gathered: Gathered) -> bool:
    """Whether a file is a policy, or so broken that it may be one, rather than a module for others to use."""
    if not gathered.modules or any(d.code.startswith("E01") for d in gathered.diagnostics):
        return True
    return any(isinstance(d, tree.Policy) for d in gathered.modules[-1].file.declarations)
