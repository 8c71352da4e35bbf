"""The memory of a worker that has shown every sort of page and written a paper."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.measuring import children_of, resident_megabytes

HOST = "127.0.0.1"
PATIENCE = 30.0


def worker_megabytes(cookie: str, addresses: Sequence[str]) -> float:
    """What the one worker of a real server holds after it has answered all addresses."""
    with _server() as (process_id, port):
        for address in addresses:
            _get(port, address, cookie)
        [worker] = children_of(process_id)
        return resident_megabytes(worker)


@contextmanager
def _server() -> Iterator[tuple[int, int]]:
    port = _free_port()
    program = Path(sys.executable).with_name("jujiao")
    server = subprocess.Popen(
        [program, "serve", "--port", str(port), "--workers", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield server.pid, port
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def _wait(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with socket.socket() as trial:
            if trial.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server did not start")


def _get(port: int, address: str, cookie: str) -> None:
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    connection.request("GET", address, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != http.client.OK:
        raise RuntimeError(f"{address}: {answer.status}")
