"""Where the bytes lie: one file per hash, on disk for certain before the row that names it commits."""

from __future__ import annotations

import os
from pathlib import Path

from jujiao.kernel.digests import hash_hex

ALGORITHM = "sha256"


class FileVault:
    """A folder of files named by their hash. Django's own storage never syncs; this one does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, content_hash: str) -> Path:
        """Where the bytes of this hash lie."""
        return self.folder / content_hash[:2] / content_hash

    def keep(self, content: bytes) -> str:
        """Stores the bytes, synced with their folders, and returns their hash."""
        content_hash = hash_hex(ALGORITHM, content)
        path = self.path_of(content_hash)
        if not path.exists():
            self._write(path, content)
        return content_hash

    def read(self, content_hash: str) -> bytes:
        """The bytes. Raises FileNotFoundError where they are gone, ValueError where they differ."""
        content = self.path_of(content_hash).read_bytes()
        if hash_hex(ALGORITHM, content) != content_hash:
            raise ValueError(f"stored bytes differ from their hash: {content_hash}")
        return content

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        for folder in (path.parent, self.folder):
            _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
