"""The secrets of an installation: made once, readable by its owner only, never in the repository."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_key_path(folder: Path) -> Path:
    """Where the key of the web sessions lies."""
    return folder / "secret.key"


def ensure_secret_key(folder: Path) -> None:
    """Makes the key where there is none."""
    path = secret_key_path(folder)
    if path.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(64))


def secret_key(folder: Path) -> str:
    """The key; before ``migrate`` has made one, a passing one that signs nothing lasting."""
    path = secret_key_path(folder)
    return path.read_text() if path.exists() else secrets.token_urlsafe(64)
