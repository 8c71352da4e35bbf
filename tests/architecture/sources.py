"""The project's own files as the architecture tests read them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "src" / "jujiao"


@dataclass(frozen=True, slots=True)
class Module:
    """A Python file: where it stands, what it says, and its syntax tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """How a failing test names it."""
        return self.path.relative_to(PROJECT).as_posix()

    @property
    def package(self) -> str:
        """The app it belongs to; '' for a module at the top."""
        inner = self.path.relative_to(PACKAGE).parts
        return inner[0] if len(inner) > 1 else ""

    def nodes(self) -> Iterator[ast.AST]:
        """Every node of its tree."""
        return ast.walk(self.tree)


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (PROJECT / name for name in listed.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def python_files(*folders: str) -> list[Path]:
    """The Python files under folders of the project, without migrations."""
    roots = [PROJECT / folder for folder in folders]
    return [
        path
        for path in tracked_files()
        if path.suffix == ".py"
        and "migrations" not in path.parts
        and any(path.is_relative_to(root) for root in roots)
    ]


@cache
def modules(folder: str = "src") -> tuple[Module, ...]:
    """The modules under a folder of the project."""
    return tuple(
        Module(path, text, ast.parse(text))
        for path in python_files(folder)
        for text in (path.read_text(encoding="utf-8"),)
    )


def templates() -> list[Path]:
    """Every template of the web."""
    return [path for path in tracked_files() if path.suffix == ".html" and "src" in path.parts]


def dotted(node: ast.expr) -> str:
    """The dotted name an expression is written with; '' where it is none."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""
