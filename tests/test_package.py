"""The wheel, made from the source archive and used where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from .conftest import ROOT

pytestmark = pytest.mark.slow

SHIPPED = ("grammar", "policies", "reports", "examples")


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment that holds the wheel and its locked dependencies, and a folder far from the checkout."""

    archive: Path
    wheel: Path
    python: Path
    away: Path

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """The outcome of a program of the environment, run away from the checkout."""
        program, *rest = arguments
        return subprocess.run(
            [self.python.parent / program, *rest],
            check=False,
            cwd=self.away,
            env=_environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
        )


def _environment() -> dict[str, str]:
    """The environment without what would lead Python back to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "COV"))}
    return kept | {"PYTHONUTF8": "1", "NO_COLOR": "1"}


def _run(*command: str | Path, cwd: Path) -> None:
    done = subprocess.run(
        command, check=False, cwd=cwd, env=_environment(), capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The checkout as sdist, the sdist as wheel, the wheel in an environment of its own."""
    place = tmp_path_factory.mktemp("package")
    away = place / "away"
    away.mkdir()
    # Without --wheel or --sdist, `build` makes the wheel from the sdist.
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", place / "dist", ROOT, cwd=away)
    (archive,) = (place / "dist").glob("*.tar.gz")
    (wheel,) = (place / "dist").glob("*.whl")
    _run(sys.executable, "-m", "venv", place / "venv", cwd=away)
    python = place / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    _run(*pip, "--require-hashes", "-r", ROOT / "requirements" / "run.lock", cwd=away)
    _run(*pip, "--no-deps", "--no-index", wheel, cwd=away)
    return Installed(archive, wheel, python, away)


def test_the_wheel_holds_one_package_and_every_shipped_file(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        names = set(wheel.namelist())
    assert {name.split("/")[0].split("-")[0] for name in names} == {"eligo"}
    shipped = {
        f"eligo/_shipped/{path.relative_to(ROOT).as_posix()}"
        for folder in SHIPPED
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert shipped <= names
    assert "eligo/py.typed" in names
    assert any(name.endswith("licenses/LICENCE") for name in names)


def test_the_source_archive_holds_the_tests_and_nothing_made(installed: Installed) -> None:
    with tarfile.open(installed.archive) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert {"Makefile", "LICENCE", "README.md", "requirements/run.lock", "tests/conftest.py"} <= inside
    assert not {name for name in inside if name.split("/")[0] in {".venv", "out", "dist", "build", ".git"}}


def test_it_runs_from_the_wheel_not_from_the_checkout(installed: Installed) -> None:
    where = installed.run("python", "-c", "import eligo; print(eligo.__file__)")
    assert "site-packages" in where.stdout, where.stderr


@pytest.mark.parametrize("folder", SHIPPED)
def test_shipped_folders_are_found(installed: Installed, folder: str) -> None:
    program = f"from eligo.text.shipped import shipped; print(sum(p.is_file() for p in shipped({folder!r}).rglob('*')))"
    found = installed.run("python", "-c", program)
    assert int(found.stdout) == sum(p.is_file() for p in (ROOT / folder).rglob("*")), found.stderr


def test_it_tells_its_version(installed: Installed) -> None:
    done = installed.run("eligo", "--version")
    assert done.returncode == 0, done.stderr
    assert "0.1.0" in done.stdout


def test_the_shipped_policies_check_without_findings(installed: Installed) -> None:
    program = "from eligo.text.shipped import shipped; print(shipped('policies'))"
    policies = installed.run("python", "-c", program).stdout.strip()
    done = installed.run("eligo", "check", policies)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("arguments", [(), ("-o", "elsewhere")])
def test_the_demo_writes_reports_in_both_languages(installed: Installed, arguments: tuple[str, ...]) -> None:
    done = installed.run("eligo", "demo", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    out = installed.away / (arguments[-1] if arguments else "out")
    pages = {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in out.rglob("*.html")}
    for language in ("cs", "en"):
        assert any(f'lang="{language}"' in page for page in pages.values()), sorted(pages)
