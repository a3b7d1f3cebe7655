"""A PostgreSQL server of the tests' own, on loopback: `with Postgres() as server`, then server.url is its address."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

_EMPTY = "SET client_min_messages = error; DROP SCHEMA public CASCADE; CREATE SCHEMA public"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where the machine has none. Debian keeps them off the PATH."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


class Postgres:
    """Started and stopped with its data in a folder that goes afterwards; it refuses to run as root, so it does not."""

    def __init__(self) -> None:
        folder = programs()
        if folder is None:
            raise FileNotFoundError("PostgreSQL's initdb")
        self._programs = folder
        self.port = free_port()
        self.url = f"postgresql://facts@127.0.0.1:{self.port}/postgres"

    def __enter__(self) -> Postgres:
        self._home = Path(tempfile.mkdtemp(prefix="facts-postgres-"))
        if os.getuid() == 0:
            shutil.chown(self._home, "postgres", "postgres")
        self._run(
            "initdb", "-D", str(self._data), "-U", "facts", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        self.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.stop("immediate")
        shutil.rmtree(self._home, ignore_errors=True)

    @property
    def _data(self) -> Path:
        return self._home / "data"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=60"
        self._run(
            "pg_ctl", "-D", str(self._data), "-w", "-t", "60", "-l", str(self._home / "log"), "-o", options, "start"
        )

    def stop(self, how: str = "fast") -> None:
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", how, "stop")

    def empty(self) -> None:
        """Drops every table."""
        self._run("psql", "-q", "-h", "127.0.0.1", "-p", str(self.port), "-U", "facts", "-d", "postgres", "-c", _EMPTY)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, cwd="/", check=True, stdout=subprocess.DEVNULL, timeout=120)
