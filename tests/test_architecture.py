"""The rules of the house: rooms, doors, sizes, words. A rule that can be tested is not a paragraph."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import ROOT, Golden

PACKAGE = ROOT / "engine" / "eligo"
ROOMS = ("text", "syntax", "checking", "data", "evaluation", "columnar", "analysis", "reporting", "cli")
DOORS = {
    "babel": {"text"},
    "duckdb": {"data"},
    "pyarrow": {"data"},
    "py4j": {"columnar"},
    "pyspark": {"columnar"},
    "sqlalchemy": {"data"},
    "fluent": {"text"},
    "lark": {"syntax"},
    "openpyxl": {"data"},
    "page": {"reporting"},
    "xlsxwriter": {"data", "reporting"},
    "yaml": {"data"},
    "docx": {"reporting"},
    "docxtpl": {"reporting"},
    "jinja2": {"reporting"},
    "lxml": {"reporting"},
    "markupsafe": {"reporting"},
    "typer": {"cli"},
    "typst": {"reporting"},
    "click": {"cli"},
    "rich": {"cli"},
}
HEAVY = (
    "babel",
    "docxtpl",
    "duckdb",
    "fluent.runtime",
    "jinja2",
    "lark",
    "multiprocessing",
    "openpyxl",
    "pyarrow",
    "pyspark",
    "sqlalchemy",
    "xlsxwriter",
    "yaml",
)
LONGEST = 400
"""The modules that hold one thing for each phrase of the grammar, and grow only with it."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def _room(path: Path) -> str | None:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else None


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def _outside(tree: ast.Module) -> Iterator[str]:
    """The top-level names of what is imported from outside the package."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.split(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.split(".")[0]


def _docstrings(tree: ast.Module) -> set[int]:
    """The identities of the string nodes that stand alone as statements."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


modules = pytest.mark.parametrize("path", MODULES, ids=_name)


def test_the_rooms_are_the_ones_that_import_linter_knows() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = tuple(reversed(contracts[0]["layers"]))
    assert layers == (*ROOMS[:-1], "library", ROOMS[-1]), "the library is the door through which the last room looks"
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} == set(ROOMS)


@modules
def test_a_library_is_imported_only_behind_its_door(path: Path) -> None:
    for library in set(_outside(_tree(path))) - sys.stdlib_module_names:
        assert library != "eligo", "inside the package imports are relative"
        assert library in DOORS, f"{library}: no room is the door to it"
        assert _room(path) in DOORS[library], f"{library} belongs to {DOORS[library]}"


@modules
def test_a_module_says_its_room_and_stays_short(path: Path) -> None:
    room = _room(path)
    words = ast.get_docstring(_tree(path)) or ""
    if path.stem == "__init__" and not path.read_text("utf-8").strip():
        return
    assert words.startswith(f"Room `{room}`" if room else ""), "the docstring names the room"
    assert words and words.split("\n\n")[0].endswith("."), "the docstring opens with one sentence"
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST
    assert path.stem not in {"utils", "helpers", "common", "misc"}


@modules
def test_only_the_command_line_prints_and_nothing_is_evaluated(path: Path) -> None:
    tree = _tree(path)
    called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    assert not called & {"eval", "exec", "compile", "breakpoint"}
    assert "print" not in called or _room(path) == "cli"


@modules
def test_any_and_casts_stay_at_the_doors(path: Path) -> None:
    tree = _tree(path)
    names = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
    assert "Any" not in names or set(_outside(tree)) & set(DOORS)


@modules
def test_no_sentence_for_people_stands_in_the_code(path: Path) -> None:
    tree = _tree(path)
    spared = _docstrings(tree)
    keywords = tomllib.loads((ROOT / "grammar" / "keywords.toml").read_text("utf-8")).values()
    spelled = {word for keyword in keywords for word in keyword["cs"]}
    texts = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    sentence = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
    words = {str(n.value) for n in texts if id(n) not in spared} - spelled
    czech = {text for text in words if set(text.lower()) & set("ěščřžýůťďň") and sentence.search(text)}
    assert not czech, "sentences live in the Fluent files"


def test_tests_stay_short_too() -> None:
    long = {
        path.name: lines
        for path in (ROOT / "tests").rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 1.5 * LONGEST
    }
    assert not long


def test_starting_the_command_line_imports_nothing_heavy() -> None:
    program = f"import sys, eligo.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    seen = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == "[]"


def test_the_architecture_page_lists_the_real_modules(golden: Golden) -> None:
    """The page's list is made from the modules' docstrings; `pytest --accept` rewrites it."""
    page = ROOT / "docs" / "architecture.md"
    written = page.read_text("utf-8")
    head, mark, _ = written.partition("<!-- modules -->\n")
    assert mark, "the page has lost its mark"
    for room in ROOMS:
        assert f"| `{room}` |" in head, f"the page says nothing of the room `{room}`"
    golden(page, head + mark + "".join(_listing()))


def _listing() -> Iterator[str]:
    for room in ROOMS:
        yield f"\n### `{room}`\n\n"
        for path in sorted((PACKAGE / room).rglob("*.py")):
            sentence = " ".join((ast.get_docstring(_tree(path)) or "").split("\n\n")[0].split())
            if path.stem != "__init__":
                yield f"- `{path.relative_to(PACKAGE / room).with_suffix('').as_posix()}`: "
                yield sentence.removeprefix(f"Room `{room}`").lstrip(":, ").rstrip(".") + "\n"
