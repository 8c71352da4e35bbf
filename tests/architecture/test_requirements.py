"""Each dependency earns its place: what is imported is required, what is required is used."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from architecture.sources import modules

USED_WITHOUT_IMPORT = {
    "gunicorn": "serves the pages (jujiao serve)",
    "psycopg": "Django's driver of PostgreSQL",
    "argon2-cffi": "Django's hasher of passwords",
    "tzdata": "the time zone, where the system has none",
    "hatchling": "builds the console script",
    "editables": "builds the console script",
}
PROGRAMS = {"ruff", "mypy", "django-stubs", "types-openpyxl", "pytest-xdist", "import-linter"}


def _named(text: str) -> set[str]:
    return {
        _normal(found)
        for line in text.splitlines()
        for found in re.findall(r"^[a-zA-Z][\w.-]*", line)
    }


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(*folders: str) -> set[str]:
    """The distributions whose modules are imported under these folders."""
    tops = {
        name.partition(".")[0]
        for folder in folders
        for module in modules(folder)
        for node in module.nodes()
        for name in _names(node)
    }
    known = packages_distributions()
    foreign = tops - set(sys.stdlib_module_names) - {"jujiao"}
    return {_normal(dist) for top in foreign for dist in known.get(top, [])}


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
        return [node.module]
    return []


@pytest.fixture
def required(project: Path) -> dict[str, set[str]]:
    folder = project / "requirements"
    return {name: _named((folder / f"{name}.in").read_text()) for name in ("run", "dev")}


def test_what_the_program_imports_is_required(required: dict[str, set[str]]) -> None:
    assert _imported("src") - required["run"] == set()


def test_what_the_tests_import_is_required(required: dict[str, set[str]]) -> None:
    imported = _imported("tests", "bench", "tools")
    assert imported - required["run"] - required["dev"] == set()


def test_what_is_required_is_used(required: dict[str, set[str]], project: Path) -> None:
    settings = (project / "src/jujiao/conf/settings.py").read_text()
    configured = {name for name in required["run"] if _module_of(name) in settings}
    used = _imported("src") | configured | set(USED_WITHOUT_IMPORT)
    assert required["run"] - used == set()
    assert required["dev"] - _imported("tests", "bench", "tools") - PROGRAMS == set()


def _module_of(name: str) -> str:
    tops = [top for top, dists in packages_distributions().items() if name in map(_normal, dists)]
    return f'"{tops[0]}' if tops else "\0"
