"""Who may import whom."""

from __future__ import annotations

import ast
from pathlib import Path

from importlinter.cli import lint_imports

from architecture.sources import modules


def test_every_layer_imports_only_what_lies_below(project: Path) -> None:
    assert lint_imports(config_filename=str(project / "pyproject.toml"), no_cache=True) == 0


def test_no_import_hides_inside_a_function() -> None:
    hidden = [
        f"{module.name}:{inner.lineno}"
        for module in modules()
        for node in module.nodes()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_nothing_is_told_by_signals() -> None:
    told = [
        module.name
        for module in modules()
        for node in module.nodes()
        if isinstance(node, ast.ImportFrom) and "signals" in (node.module or "")
    ]
    assert told == []


def test_only_the_settings_read_the_environment() -> None:
    """``conf/env.py`` reads it; the ways in (command line, web server) may set Django's own variable."""
    reading = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in module.nodes()
        if isinstance(node, ast.Attribute)
        and node.attr in ("environ", "getenv")
        and not module.name.endswith(("conf/env.py", "conf/wsgi.py", "cli/main.py"))
    ]
    assert reading == []
