"""The version: the first heading of the changelog, so that it is written down once."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parents[3] / "CHANGELOG.md"


def version_of(changelog: str) -> str:
    """The latest version that a changelog names. Raises ValueError where it names none."""
    found = re.search(r"^## \[?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    if found is None:
        raise ValueError("the changelog names no version")
    return found[1]


def current_version() -> str:
    """The version of this installation."""
    if CHANGELOG.exists():
        return version_of(CHANGELOG.read_text(encoding="utf-8"))
    try:
        return version("jujiao")
    except PackageNotFoundError:
        return "0"


VERSION = current_version()
