"""受限内容: ten thousand marked words go into confidential fields, and nothing that is kept holds one.

Searched are the database, its WAL, journals and logs, exports, the backup, as UTF-8, GBK, UTF-16,
base64, gzip and zip. The same search finds them when the cipher is taken out.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

MARKER = re.compile(rb"mk[0-9a-f]{24}")
BASE64_RUN = re.compile(rb"[A-Za-z0-9+/]{24,}")
TESTS = Path(__file__).parents[1]
PROGRAM = (
    "import django, pathlib; django.setup(); import marked_talks;"
    "marked_talks.keep_talks(pathlib.Path({out!r}), in_the_open={in_the_open})"
)


def _left_behind(
    folder: Path, *, in_the_open: bool = False
) -> tuple[set[bytes], set[bytes], list[str]]:
    """The markers that were written, those found afterwards, and the names of what was searched."""
    data, out = folder / "data", folder / "out"
    out.mkdir()
    environment = os.environ | {
        "JUJIAO_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "jujiao.conf.settings",
        "DATABASE_URL": "",
        "PYTHONPATH": str(TESTS),
    }
    program = PROGRAM.format(out=str(out), in_the_open=in_the_open)
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    (folder / "log.txt").write_bytes(done.stdout + done.stderr)
    written = set((out / "markers.txt").read_bytes().split())
    (out / "markers.txt").unlink()
    files = [path for path in folder.rglob("*") if path.is_file()]
    found = {word for path in files for word in _markers_in(path.read_bytes())}
    return written, found & written, [path.name for path in files]


def _markers_in(content: bytes) -> Iterator[bytes]:
    for layer in _layers(content):
        yield from MARKER.findall(layer)
        yield from MARKER.findall(layer.replace(b"\0", b""))
        for run in BASE64_RUN.findall(layer):
            for shift in range(4):
                yield from MARKER.findall(_decoded(run[shift:]))


def _decoded(run: bytes) -> bytes:
    """A run of base64 whose end may have been cut or lost its padding."""
    whole = run[:-1] if len(run) % 4 == 1 else run
    return b64decode(whole + b"=" * (-len(whole) % 4))


def _layers(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes, and what they hold when they are an archive or compressed."""
    yield content
    if depth > 3:
        return
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from _layers(archive.read(name), depth + 1)
    elif content.startswith(b"\x1f\x8b"):
        yield from _layers(gzip.decompress(content), depth + 1)
    elif content[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            for member in archive:
                inner = archive.extractfile(member)
                if inner is not None:
                    yield from _layers(inner.read(), depth + 1)


@pytest.mark.parametrize(
    "kept",
    [
        b"mk" + b"0a" * 12,
        ("mk" + "0b" * 12).encode("utf-16-le"),
        gzip.compress(b"mk" + b"0c" * 12),
        b"x" + b64encode(b"yy" + b"mk" + b"0d" * 12 + b"zz"),
    ],
)
def test_the_search_finds_a_marker_however_it_is_written(kept: bytes) -> None:
    assert any(MARKER.fullmatch(word) for word in _markers_in(kept))


def test_nothing_that_is_kept_or_leaves_the_machine_holds_a_word_of_it(tmp_path: Path) -> None:
    written, found, searched = _left_behind(tmp_path)
    assert len(written) == 10_000
    assert {"jujiao.sqlite3", "live-jujiao.sqlite3-wal", "export.xlsx", "backup.tar"} <= set(
        searched
    )
    assert found == set()


def test_the_same_search_finds_every_word_when_the_cipher_is_taken_out(tmp_path: Path) -> None:
    written, found, _ = _left_behind(tmp_path, in_the_open=True)
    assert found == written
