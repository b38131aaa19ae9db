"""Who takes part: every side's command, the data that it reads, and how many proposals it is worth measuring on."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from task import POLICIES, ROOT, WORK

HERE = Path(__file__).resolve().parent
K, M = 1_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Side:
    """One way of doing the task; `{tables}`, `{lines}`, `{sheets}`, `{out}`, `{limit}` and `{policies}` stand in its command."""

    name: str
    command: tuple[str, ...]
    missing: bool = False
    """Whether it is given the data in which facts are missing."""
    listed_once: bool = True
    least: int = 0
    most: int = 50 * M
    """The smallest and the largest data that it is measured on."""
    first: int | None = None
    """It reads only so many proposals of a larger set."""
    suffix: str = ".parquet"
    wants: str | None = None
    """The module that its interpreter must have."""
    tuned: bool = False
    """The other sides on the same data are compared with this one."""
    ours: bool = False

    @property
    def kind(self) -> tuple[bool, bool]:
        """On which data, and which rules: what must be the same for two sides to be compared."""
        return self.missing, self.listed_once


def _duckdb(plan: str, *options: str, source: str = "{tables}") -> tuple[str, ...]:
    return ("python", "hand_duckdb.py", plan, source, "-o", "{out}", *options)


def _eligo(source: str, *options: str) -> tuple[str, ...]:
    return ("python", "-m", "eligo", "evaluate", "{policies}", source, "-o", "{out}", *options)


_DUCK = ("--engine", "duckdb", "--format", "parquet")
_LAW = ("--engine", "interpreter", "--format", "csv")
_LESS = "--without-listed-once"


def _peer(file: str, name: str, wants: str, first: int) -> Side:
    command = ("python", file, "{lines}", "-o", "{out}", "--limit", "{limit}")
    return Side(name, command, first=first, most=M, suffix=".csv", wants=wants)


SIDES = (
    Side("by hand, DuckDB, tuned look-ups", _duckdb("lookup", "--measured"), tuned=True),
    Side("by hand, DuckDB, fused", _duckdb("fused", "--measured")),
    Side("by hand, DuckDB, naive", _duckdb("naive", "--measured"), most=M),
    Side("by hand, DuckDB, tuned look-ups, JSON Lines", _duckdb("lookup", source="{lines}"), most=M),
    Side("by hand, DuckDB, tuned look-ups, CSV", _duckdb("lookup", source="{sheets}"), most=M),
    Side("eligo duckdb --measured", _eligo("{tables}", *_DUCK, "--measured"), ours=True),
    Side("eligo duckdb", _eligo("{tables}", *_DUCK), ours=True),
    Side("eligo duckdb, JSON Lines", _eligo("{lines}", *_DUCK), ours=True, most=M),
    Side("eligo duckdb, CSV", _eligo("{sheets}", *_DUCK), ours=True, most=M),
    Side("eligo interpreter, JSON Lines", _eligo("{lines}", *_LAW), most=10 * K, suffix=".csv", ours=True),
    Side("by hand, Polars", ("python", "hand_polars.py", "{tables}", "-o", "{out}"), most=10 * M, wants="polars"),
    Side(
        "by hand, Spark",
        ("python", "hand_spark.py", "{tables}", "-o", "{out}"),
        least=100 * K,
        most=10 * M,
        wants="pyspark",
    ),
    Side(
        "by hand, plain Python, JSON Lines",
        ("python", "hand_python.py", "{lines}", "-o", "{out}"),
        most=M,
        suffix=".csv",
    ),
    _peer("peers_openfisca.py", "OpenFisca-Core", "openfisca_core", 100 * K),
    _peer("peers_cedar.py", "cedarpy (counts in Python)", "cedarpy", 10 * K),
    _peer("peers_zen.py", "zen-engine", "zen", 10 * K),
    _peer("peers_json_logic.py", "json-logic", "json_logic", 1 * K),
    _peer("peers_rego.py", "regopy", "regopy", 1 * K),
    _peer("peers_rule_engine.py", "rule-engine", "rule_engine", 200),
    Side("by hand, DuckDB, tuned look-ups", _duckdb("lookup", "--measured", _LESS), listed_once=False, tuned=True),
    Side("by hand, DuckDB, fused", _duckdb("fused", "--measured", _LESS), listed_once=False),
    Side("by hand, DuckDB, naive", _duckdb("naive", "--measured", _LESS), listed_once=False, most=10 * M),
    Side("eligo duckdb --measured", _eligo("{tables}", *_DUCK, "--measured"), listed_once=False, ours=True),
    Side("by hand, DuckDB, tuned for unknowns", _duckdb("unknowns", "--measured"), missing=True, tuned=True),
    Side("eligo duckdb --measured", _eligo("{tables}", *_DUCK, "--measured"), missing=True, ours=True),
    Side(
        "eligo interpreter, JSON Lines", _eligo("{lines}", *_LAW), missing=True, most=10 * K, suffix=".csv", ours=True
    ),
    Side(
        "by hand, DuckDB, tuned for unknowns",
        _duckdb("unknowns", "--measured", _LESS),
        missing=True,
        listed_once=False,
        tuned=True,
    ),
    Side(
        "eligo duckdb --measured", _eligo("{tables}", *_DUCK, "--measured"), missing=True, listed_once=False, ours=True
    ),
)


def environment_of_peers() -> Path:
    """The interpreter of the environment that `--peers` makes."""
    return WORK / "peers-env" / "bin" / "python"


def install_peers() -> str | None:
    """Make that environment; says why not, if it is not possible."""
    python = environment_of_peers()
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True, capture_output=True)
        install = [
            str(python),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "-q",
            "-r",
            str(HERE / "requirements.txt"),
        ]
        subprocess.run(install, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as failure:
        said = getattr(failure, "stderr", "") or str(failure)
        return str(said).strip().splitlines()[-1]
    return None


@cache
def _has(python: str, module: str) -> bool:
    return subprocess.run([python, "-c", f"import {module}"], check=False, capture_output=True).returncode == 0


def interpreter_for(side: Side) -> str | None:
    """The Python that can run the side, or nothing."""
    if side.wants is None:
        return sys.executable
    able = (str(python) for python in (environment_of_peers(), Path(sys.executable)) if python.exists())
    return next((python for python in able if _has(python, side.wants or "")), None)


def policies_without_listed_once() -> Path:
    """A copy of the two policies in which the rule `listed_once` does not stand."""
    root = WORK / "without-listed-once"
    folder = root / POLICIES.relative_to(ROOT / "policies")
    folder.mkdir(parents=True, exist_ok=True)
    for source in (ROOT / "policies" / "erasmus_plus" / name for name in ("model.pol", "countries.pol")):
        (root / "erasmus_plus" / source.name).write_bytes(source.read_bytes())
    for lot in ("lot1.pol", "lot2.pol"):
        text = (POLICIES / lot).read_text("utf-8")
        text = re.sub(r"^rule listed_once\n(?:[ \t].*\n)+", "", text, flags=re.MULTILINE).replace(", listed_once", "")
        (folder / lot).write_text(text, "utf-8")
    return folder
