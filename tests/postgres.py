"""A PostgreSQL server of the tests' own: on a free port of this machine, in a folder that is deleted afterwards."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
import sqlalchemy
from sqlalchemy.pool import NullPool

OWNER = "eligo"
PATIENCE = 30.0
_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
_USERS = ("postgres", "nobody")
"""Who runs the server where the tests run as root, which it refuses."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server."""

    port: int
    password: str

    def url(self, database: str = "postgres", user: str = OWNER, password: str | None = None) -> str:
        """The address of one of its databases."""
        secret = self.password if password is None else password
        return f"postgresql+psycopg://{user}:{secret}@127.0.0.1:{self.port}/{database}"

    def run(self, *statements: str, database: str = "postgres") -> None:
        """Runs statements, each in a transaction of its own."""
        engine = sqlalchemy.create_engine(
            self.url(database),
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"client_encoding": "utf8"},
        )
        with engine.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement.replace("%", "%%"))


def programs() -> Path | None:
    """The folder with the programs of the newest server that is installed."""
    found = [place for pattern in _PLACES for place in Path("/").glob(pattern[1:]) if (place / "initdb").exists()]
    on_path = shutil.which("initdb")
    return max(found, key=_version) if found else Path(on_path).resolve().parent if on_path else None


def _is_missing() -> NoReturn:
    missing = "PostgreSQL is not installed: apt-get install postgresql"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)


def _version(place: Path) -> int:
    return int("".join(c for c in str(place) if c.isdigit()) or 0)


@contextmanager
def running() -> Iterator[Postgres]:
    """A server that runs as long as the context; in the continuous build, it has to be there."""
    bin_folder = programs()
    if bin_folder is None:
        _is_missing()
    user = _unprivileged()
    with tempfile.TemporaryDirectory(prefix="eligo-postgres-") as name:
        folder = Path(name)
        password = folder / "password"
        password.write_text(secrets.token_hex(8), "utf-8")
        if user:
            for path in (folder, password):
                shutil.chown(path, user)
        options = [
            "-U",
            OWNER,
            "-A",
            "scram-sha-256",
            "--pwfile",
            str(password),
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ]
        _run([str(bin_folder / "initdb"), "-D", str(folder / "data"), *options], user, folder)
        port = _free_port()
        settings = {
            "port": port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "off",
            "shared_buffers": "16MB",
            "max_connections": 20,
        }
        arguments = [argument for setting, value in settings.items() for argument in ("-c", f"{setting}={value}")]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [str(bin_folder / "postgres"), "-D", str(folder / "data"), *arguments],
                stdout=log,
                stderr=log,
                cwd=folder,
                env=_environment(),
                user=user,
                group=_group(user),
                extra_groups=[] if user else None,
            )
            try:
                _wait(server, port, folder / "log")
                yield Postgres(port, password.read_text("utf-8"))
            finally:
                server.send_signal(signal.SIGINT)
                server.wait(PATIENCE)


def _unprivileged() -> str | None:
    if os.name == "nt" or os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(user for user in _USERS if user in known)


def _group(user: str | None) -> int | None:
    if user is None:
        return None
    import pwd

    return pwd.getpwnam(user).pw_gid


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C", "TZ": "America/New_York"}


def _run(command: Sequence[str], user: str | None, folder: Path) -> None:
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=_environment(),
        user=user,
        group=_group(user),
        extra_groups=[] if user else None,
    )
    assert done.returncode == 0, done.stderr


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text("utf-8", "replace")
        if "ready to accept connections" in log.read_text("utf-8", "replace"):
            return
        time.sleep(0.05)
    raise AssertionError(log.read_text("utf-8", "replace"))
