"""A PostgreSQL of our own for the length of a run: data in a temporary folder, a socket, no port.

``python tests/postgresql.py COMMAND…`` runs the command with DATABASE_URL set to such a server.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

UNSAFE_BUT_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def binaries() -> Path | None:
    """Where the server's programs lie, or None where PostgreSQL is not installed."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3])
    )
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


@contextmanager
def temporary_server() -> Iterator[str]:
    """Starts a server, yields its DATABASE_URL, and takes everything away again."""
    folder = binaries()
    if folder is None:
        raise FileNotFoundError("initdb")
    with tempfile.TemporaryDirectory(prefix="jujiao-pg-", dir="/tmp") as home:
        data = Path(home) / "data"
        _hand_over(Path(home))
        _as_postgres(folder / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8")
        options = f"-k {home} -c listen_addresses='' {UNSAFE_BUT_FAST}"
        log = Path(home) / "log"
        _as_postgres(folder / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start")
        try:
            yield f"postgresql://postgres@/postgres?host={home}"
        finally:
            _as_postgres(folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _hand_over(folder: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")


def _as_postgres(*arguments: object) -> None:
    """Runs a program of the server, which refuses to be root, as the user that Debian made for it."""
    words = [str(one) for one in arguments]
    if os.geteuid() == 0:
        words = [
            *("setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"),
            *words,
        ]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")


def main(command: Sequence[str]) -> int:
    """Runs the command beside a server; the exit code is the command's."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with temporary_server() as url:
        running = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
        try:
            return running.wait()
        finally:
            running.terminate()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
